import json
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corpus.build import build_document, explain
from corpus.clause import parent_path
from corpus.document import Document
from corpus.layout.normalise import normalise
from corpus.raw import Raw
from corpus.read import read_path

# --- real documents, outside the repository

DIRECTIVES = {
    "000": (
        "1 1.(1) 1.(2) 1.(3) 1.(4) 1.(5) 1.(6) 2 3 4 5 6 7 8 9 10 11",
        "2.-1 2.-2 4.-1 4.-2 6.-1 6.-2 6.-3 8.-1 8.-2 8.-3 10.-1 10.-2",
    ),
    "002": ("1 2 3 4 5 6 7 8 9", ""),
    "003": ("1 2 3 4 5 6 7 8 9", ""),
    "004": (
        "I I.1 I.2 II II.1 II.2 II.3 II.4 II.5 III III.1 III.2",
        "I.1.-1 I.1.-2 II.1.-1 II.1.-2 II.1.-3 II.2.-1 II.2.-2 II.2.-3 II.2.-4 II.3.-1 II.3.-2"
        " II.4.-1 II.4.-2 II.4.-3 II.5.-1 II.5.-2 II.5.-3 II.5.-4",
    ),
}


@pytest.mark.parametrize("start", DIRECTIVES)
def test_build_document_finds_the_clauses_of_a_directive(shared, start):
    found = sorted((shared / "directives").glob(f"{start}_*.txt"))
    if not found:
        pytest.skip(f"no directive {start} in {shared}")
    numbered, dashes = DIRECTIVES[start]

    clauses = [c for c in read_path(found[0]).clauses if c.levels]

    assert [c.path for c in clauses if not c.is_bullet] == numbered.split()
    assert [c.path for c in clauses if c.is_bullet] == dashes.split()


@pytest.fixture(scope="session")
def outlines(shared):
    file = shared / "documents" / "outline.jsonl"
    if not file.is_file():
        pytest.skip(f"no outlines in {shared}")
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return {row["doc"]: row["clauses"] for row in rows if (shared / "documents/text" / f"{row['doc']}.txt").is_file()}


def test_build_document_finds_the_clauses_of_every_outlined_text(shared, outlines):
    assert len(outlines) == 17
    wrong = {}
    for name, clauses in outlines.items():
        document = read_path(shared / "documents" / "text" / f"{name}.txt")
        numbered = [c for c in document.clauses if c.levels and not c.is_bullet]
        if [c.path for c in numbered] != [path for path, _ in clauses]:
            wrong[name] = [c.path for c in numbered]
        for clause, (path, words) in zip(numbered, clauses, strict=False):
            # The words stand right after the marker; "Điều 123. " is the longest.
            opening = " ".join(document.text[clause.start : clause.start + 200].split())
            if not 0 <= opening.find(words) <= len("Điều 123. "):
                wrong[name, path] = opening
    assert wrong == {}


# --- shipped documents: addresses written down by reading them

SAMPLES = {
    "cd-ung-pho-bao-quang-ha": """
        0 1 1.-1 1.-2 1.-3 2 2.-1 2.-2 2.-3 2.-4 3 4 4.-1 4.-2 4.-3 5 5.-1 5.-2 6 6.-1 6.-2 6.-3 7 7.-1 7.-2 7.-3
        8 8.-1 8.-2 8.-3 9 9.-1 9.-2 9.-3 9.-4 end""",
    "ct-cai-cach-hanh-chinh-minh-chau": """
        0 1 1.1 1.2 1.3 2 2.-1 2.-2 2.-3 2.-4 3 3.1 3.2 3.3 3.4 3.5 4 4.1 4.2 4.3 5 5.-1 5.-2 5.-3 5.-4
        6 6.1 6.2 6.3 6.4 7 7.-1 7.-2 7.-3 7.-4 8 8.1 8.2 8.3 end""",
    "ct-phong-chay-chua-chay-lam-trach": """
        0 1 1.a 1.b 1.c 1.c.-1 1.c.-2 1.c.-3 1.d 2 2.a 2.b 2.c 3 3.a 3.a.-1 3.a.-2 3.a.-3 3.b 3.c 4 4.a 4.b 4.c
        5 5.a 5.b 5.c 5.d 5.đ 6 6.a 6.b 6.b.-1 6.b.-2 6.b.-3 6.c 6.d 7 7.a 7.b 7.c end""",
    "cv-cham-soc-suc-khoe-hai-binh": """
        0 1 1.(1) 1.(2) 1.(3) 1.(4) 1.(5) 1.(6) 2 2.-1 2.-2 3 4 4.-1 4.-2 5 6 6.-1 6.-2 6.-3 7 8 8.-1 8.-2 8.-3
        9 10 10.-1 10.-2 11 end""",
    "cv-tiet-kiem-dien-phu-khe": """
        0 1 1.-1 1.-2 1.-3 2 2.-1 2.-1.+1 2.-1.+2 2.-2 2.-2.+1 2.-2.+2 2.-3 2.-4 2.-5
        3 3.-1 3.-1.+1 3.-1.+2 3.-1.+3 3.-2 3.-3 3.-4 4 4.-1 4.-1.+1 4.-1.+2 4.-2 4.-3 4.-4
        5 5.-1 5.-2 5.-3 5.-4 5.-5 6 6.-1 6.-2 6.-3 6.-4 end""",
    "cv-y-te-tinh-lam-trach": "0 1 2 3 4 5 6 7 8 9 end",
    "kh-chuyen-doi-so-hai-binh": """
        0 I I.1 I.1.-1 I.1.-2 I.2 I.2.-1 I.2.-2 I.2.-3
        II II.1 II.1.1 II.1.1.-1 II.1.1.-2 II.1.1.-3 II.1.2 II.1.3 II.2 II.2.1 II.2.2 II.3 II.3.1 II.3.2
        III III.1 III.1.a III.1.a.-1 III.1.a.-1.+1 III.1.a.-1.+2 III.1.a.-2 III.1.b
        III.2 III.2.a III.2.b III.2.b.-1 III.2.b.-2 III.2.b.-2.+1 III.2.b.-2.+2 III.2.c
        III.3 III.3.1 III.3.2 III.3.3 III.4 III.4.a III.4.b III.4.c
        III.5 III.5.a III.5.a.-1 III.5.a.-1.+1 III.5.a.-1.+2 III.5.a.-2 III.5.a.-3 III.5.b
        IV IV.1 IV.1.a IV.1.b IV.2 IV.3 IV.4 IV.5 IV.5.a IV.5.b IV.5.c IV.6 IV.7 end""",
    "kh-tuyen-sinh-lop-10-lam-trach": """
        0 I I.1 I.1.a I.1.b I.2 I.2.-1 I.2.-2 II II.1 II.1.-1 II.1.-2 II.2 II.2.a II.2.b II.2.c II.3 II.3.a II.3.b
        II.3.c
        III III.1 III.1.a III.1.b III.1.c III.1.d III.2 III.2.-1 III.2.-2 III.2.-3 III.2.-4 III.3 III.3.a III.3.b
        III.3.c
        III.4 III.4.a III.4.b III.4.c III.4.d IV IV.1 IV.1.a IV.1.b IV.1.c IV.2
        V V.1 V.1.a V.1.b V.1.c V.2 V.3 V.3.-1 V.3.-2 V.4 V.5 V.6 V.6.a V.6.b V.6.c V.7 end""",
    "kh-y-te-co-so-can-binh": """
        0 I I.1 I.1.-1 I.1.-2 I.2 II II.1 II.1.-1 II.1.-2 II.1.-3 II.2 II.2.-1 II.2.-2 II.2.-3 II.2.-4 II.3 II.3.-1
        II.3.-2
        II.4 II.4.-1 II.4.-2 II.4.-3 II.5 II.5.-1 II.5.-2 II.5.-3 II.5.-4 III III.1 III.2""",
    "qd-ho-tro-hoc-phi-can-binh": """
        0 D1 D1.1 D1.2 D1.2.a D1.2.b D1.2.c D1.3 D1.3.a D1.3.b D2 D2.1 D2.2 D2.3 D2.4
        D3 D3.1 D3.1.a D3.1.b D3.1.c D3.1.d D3.1.đ D3.2 D3.3 D3.4
        D4 D4.1 D4.1.a D4.1.b D4.1.c D4.2 D4.2.a D4.2.b D4.2.c D4.2.d D4.2.đ D4.3 D5 D5.1 D5.2 D5.3
        D6 D6.1 D6.1.a D6.1.b D6.1.c D6.1.d D6.2 D6.2.a D6.2.b D6.3 D6.4 D6.4.a D6.4.b D6.4.c D6.5
        D7 D7.1 D7.2 D7.3 D7.4""",
    "qd-quan-ly-tai-san-cong-hai-binh": """
        0 D1 D2 D2.1 D2.2 D3 QyĐ.D1 QyĐ.D1.1 QyĐ.D1.2 QyĐ.D1.3 QyĐ.D2 QyĐ.D2.1 QyĐ.D2.2
        QyĐ.D3 QyĐ.D3.1 QyĐ.D3.2 QyĐ.D3.3
        QyĐ.D4 QyĐ.D4.1 QyĐ.D4.1.a QyĐ.D4.1.b QyĐ.D4.2 QyĐ.D4.2.a QyĐ.D4.2.b QyĐ.D4.3 QyĐ.D4.4
        QyĐ.D5 QyĐ.D5.1 QyĐ.D5.2 QyĐ.D5.3 QyĐ.D5.4 QyĐ.D6 QyĐ.D6.1 QyĐ.D6.2 QyĐ.D6.3
        QyĐ.D7 QyĐ.D7.1 QyĐ.D7.2 QyĐ.D7.3 QyĐ.D7.4 QyĐ.D7.4.a QyĐ.D7.4.b QyĐ.D7.4.c
        QyĐ.D8 QyĐ.D8.1 QyĐ.D8.2 QyĐ.D8.3 QyĐ.D9 QyĐ.D9.1 QyĐ.D9.1.a QyĐ.D9.1.b QyĐ.D9.2 QyĐ.D9.3 QyĐ.D9.4
        QyĐ.D10 QyĐ.D10.1 QyĐ.D10.2""",
    "qd-quy-che-tiep-cong-dan-phu-khe": """
        0 D1 D2 D3 QC.D1 QC.D1.1 QC.D1.2 QC.D1.2.a QC.D1.2.b QC.D1.2.c QC.D1.2.d QC.D1.3
        QC.D2 QC.D2.1 QC.D2.2 QC.D2.3 QC.D2.4 QC.D3 QC.D3.1 QC.D3.2 QC.D3.3 QC.D4 QC.D4.1 QC.D4.2 QC.D4.3
        QC.D5 QC.D5.1 QC.D5.2 QC.D5.3 QC.D5.3.a QC.D5.3.b QC.D5.3.c QC.D5.3.d QC.D5.3.đ
        QC.D6 QC.D6.1 QC.D6.1.a QC.D6.1.b QC.D6.1.c QC.D6.2 QC.D6.2.a QC.D6.2.b QC.D6.2.c
        QC.D7 QC.D7.1 QC.D7.1.a QC.D7.1.b QC.D7.1.c QC.D7.1.d QC.D7.1.đ QC.D7.2
        QC.D8 QC.D8.1 QC.D8.1.a QC.D8.1.b QC.D8.1.c QC.D8.2 QC.D9 QC.D9.1 QC.D9.2 QC.D9.3
        QC.D10 QC.D10.1 QC.D10.2 QC.D10.3 QC.D11 QC.D11.1 QC.D11.2 QC.D11.3
        QC.D12 QC.D12.1 QC.D12.2 QC.D12.3 QC.D12.4""",
    "tb-ket-luan-giai-ngan-quang-ha": """
        0 1 1.-1 1.-2 2 3 3.-1 3.-2 3.-3 3.-4 3.-5 4 4.-1 4.-2 4.-3 4.-4 5 5.-1 5.-2 5.-3 5.-4 6 6.-1 6.-2 6.-3
        7 7.-1 7.-2 7.-3 7.-4 8 8.-1 8.-2 8.-3 8.-4 end""",
    "tb-so-ket-y-te-quang-ha": "0 1 2 3 4 5 6 7 8 9 end",
}
# Their clauses are in test_sample_formats.
IN_OTHER_FORMATS = (
    "ct-phan-loai-rac-son-linh",
    "kh-phan-loai-rac-son-linh",
    "qd-quy-che-quan-ly-cho-vinh-sa",
    "tb-tiem-phong-gia-suc-nam-tan",
)


def test_build_document_knows_every_shipped_document(samples):
    assert sorted(samples) == sorted([*SAMPLES, *IN_OTHER_FORMATS])


@pytest.mark.parametrize("name", SAMPLES)
def test_build_document_finds_the_clauses_of_a_shipped_document(samples, name):
    assert [c.path for c in samples[name].clauses] == SAMPLES[name].split()


def test_build_document_joins_a_clause_across_a_page_break(samples):
    document = samples["tb-ket-luan-giai-ngan-quang-ha"]

    clause = document.clause("4.-2")

    assert document.text[clause.start : clause.end] == (
        "- Dự án đường tỉnh 318, đoạn Tân Lộc - Bình Thới (kế hoạch năm 415 tỷ đồng): xong nền đường trước ngày"
        " 31/10/2025, thảm mặt 12 km đầu tuyến trước ngày 25/12/2025."
    )


# --- one document, whole


def test_build_document_reads_a_letter_whole(sau_keo):
    text = (
        "ỦY BAN NHÂN DÂN\nHUYỆN THẠCH GIANG\nSố: 45/UBND-NN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nThạch Giang, ngày 03 tháng 4 năm 2021\nV/v phòng trừ sâu keo trên cây ngô\n"
        "Kính gửi:\n- Các phòng, ban;\n- Hội Nông dân huyện.\n"
        "Sâu keo đã lan ra ba xã. Ủy ban nhân dân huyện yêu cầu:\n"
        "1. Trạm Khuyến nông\n- Phun thuốc;\n- Đặt bẫy.\n2. Các xã báo cáo hằng tuần.\n"
        "Yêu cầu các đơn vị thực hiện./.\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Văn Mây"
    )
    assert sau_keo.text == text
    assert [(c.path, c.heading, text[c.start : c.end], text[c.start : c.own_end]) for c in sau_keo.clauses] == [
        (
            "0",
            "",
            "Sâu keo đã lan ra ba xã. Ủy ban nhân dân huyện yêu cầu:",
            "Sâu keo đã lan ra ba xã. Ủy ban nhân dân huyện yêu cầu:",
        ),
        (
            "1",
            "Trạm Khuyến nông",
            "1. Trạm Khuyến nông\n- Phun thuốc;\n- Đặt bẫy.",
            "1. Trạm Khuyến nông\n",
        ),
        ("1.-1", "", "- Phun thuốc;", "- Phun thuốc;"),
        ("1.-2", "", "- Đặt bẫy.", "- Đặt bẫy."),
        ("2", "", "2. Các xã báo cáo hằng tuần.", "2. Các xã báo cáo hằng tuần."),
        ("end", "", "Yêu cầu các đơn vị thực hiện./.", "Yêu cầu các đơn vị thực hiện./."),
    ]
    assert (sau_keo.document_id, sau_keo.source_name, sau_keo.source_sha256) == ("sau-keo", "sau-keo.txt", "5e" * 32)


def test_explain_says_what_was_made_of_every_line_with_a_marker():
    text = "Các xã làm như sau:\n1. Đắp đê.\n7. Trồng tre.\n2. Ghi sổ:\n- Tên;\n“3. Trích.”"

    decided = [(line, d.marker, d.taken, d.address, d.reason) for line, d in explain(text)]

    assert decided == [
        ("1. Đắp đê.", "1.", True, "1", "starts a list that goes on"),
        ("7. Trồng tre.", "7.", False, None, "2 of the same list comes later"),
        ("2. Ghi sổ:", "2.", True, "2", "goes on after 1"),
        ("- Tên;", "-", True, "2.-1", "an item of a list"),
    ]


# --- whatever the text


@pytest.mark.parametrize("raw", ["", " \n\t", "\u200b\ufeff", "\x00", "1\n2\n3"])
def test_build_document_makes_an_empty_document_of_nothing(raw):
    assert build_document(raw, "x") == Document("x", "", ())


MARKERS = (
    "1. ", "2. ", "3. ", "4 ", "1.1. ", "1.2 ", "2.1 ", "I. ", "II- ", "III/ ", "A. ", "B- ", "a) ", "b) ", "c/ ",
    "đ) ", "i) ", "ii) ", "(1) ", "(2) ", "(a) ", "Một là, ", "Hai là ", "- ", "+ ", "* ", "• ", "Điều 1. ", "Điều 2: ",
    "Điều 3", "Sở Y tế:", "Bộ Y tế: ", "“", "”", '"', "Nơi nhận:", "TM. ỦY BAN", "Trần Văn Sông", "QUY CHẾ",
    "PHỤ LỤC II", "Phụ lục", "(Kèm theo Quyết định số 5)", "Kính gửi:", "V/v tre", "Số: 5/UBND", "QUYẾT ĐỊNH", "-----",
    "Chương I\n\nĐiều 1. ", "Mục 2. KÈ\n\nĐiều 2. ", "",
)  # fmt: skip
BODIES = (
    "",
    "Đắp đê.",
    "đắp đê",
    "ĐẮP ĐÊ",
    "Đắp đê:",
    "Yêu cầu các sở thực hiện./.",
    "\x07\u200b",
    "\x85",
    "²①٣",
    "ǅ\u0303",
)
LINES = st.builds("{}{}{}".format, st.sampled_from(MARKERS), st.sampled_from(BODIES), st.sampled_from(["\n", "\n\n"]))
# Two attached documents of one kind: see structure/test_clauses.
DOCUMENTS = (
    st.lists(LINES, max_size=14)
    .map("".join)
    .filter(lambda raw: all(raw.count(kind) < 2 for kind in ("QUY CHẾ", "PHỤ LỤC II", "Phụ lục")))
)


@settings(max_examples=150)
@given(st.text(max_size=200) | st.lists(st.text(max_size=5) | LINES, max_size=20).map("".join))
def test_build_document_reads_any_text(raw):
    document = build_document(raw, "x")

    assert document.text == normalise(raw)


@settings(max_examples=250)
@given(DOCUMENTS)
def test_build_document_gives_clauses_that_are_spans_of_their_own(raw):
    document = build_document(raw, "x")

    paths = [c.path for c in document.clauses]
    assert len(set(paths)) == len(paths)
    for clause in document.clauses:
        assert 0 <= clause.start < clause.end <= len(document.text)
        assert clause.start <= clause.own_end <= clause.end
        text = document.text[clause.start : clause.end]
        assert text == text.strip()
        assert clause.start == 0 or document.text[clause.start - 1] == "\n"
    assert [c.start for c in document.clauses] == sorted(c.start for c in document.clauses)


@settings(max_examples=250)
@given(DOCUMENTS)
def test_build_document_gives_children_that_lie_in_their_parents(raw):
    document = build_document(raw, "x")

    by_path = {c.path: c for c in document.clauses}
    # Decimals below a number that the document repeats: see structure/test_clauses.
    assume(not any("~" in path for path in by_path))
    for clause in document.clauses:
        above = parent_path(clause.path, by_path)
        if above is None:
            continue
        parent = by_path[above]
        assert parent.own_end <= clause.start
        assert clause.end <= parent.end
    top = [c for c in document.clauses if parent_path(c.path, by_path) is None]
    for one, following in pairwise(top):
        assert one.end < following.start


MARKDOWN = """*Nguồn: https://vi.example/1*

# V/v đắp đê

| SỞ Y TẾ ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc |
|---|---|
| Số: 5/SYT V/v đắp đê | Phú Khê, ngày 3 tháng 4 năm 2021 |

Kính gửi: Các trạm.

**1.** Đắp đê.

**2.** Trồng tre.
"""


def test_build_document_reads_markdown_by_another_name():
    document = build_document(Raw(MARKDOWN, warnings=("Đọc từ VISCII.",)), "x", "x.txt")

    assert document.text == (
        "SỞ Y TẾ\nSố: 5/SYT\nV/v đắp đê\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Phú Khê, ngày 3 tháng 4 năm 2021\nKính gửi: Các trạm.\n1. Đắp đê.\n2. Trồng tre."
    )
    assert document.warnings == ("Đọc từ VISCII.",)


@pytest.mark.parametrize(
    "raw",
    [
        Raw("Đê | Kè\n*cao* | _dày_", True),
        Raw("# Đê"),
        Raw("Đê | Kè\n--------"),
        Raw("Đê\n|---|---|"),
        Raw("# Đê\n# Kè\n\fTre"),
        Raw("# Đê\n# Kè", True),
    ],
)
def test_build_document_leaves_other_lines_as_they_are(raw):
    assert build_document(raw, "x").text == raw.text.replace("\n\f", "\n")


def test_build_document_reads_markdown_too_large_for_its_reader_as_lines():
    raw = "# Đê\n# Kè\n" + "*" * 500_000
    assert build_document(raw, "x").text == raw
