import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.build import build_documents
from corpus.clause import lies_in
from corpus.raw import Raw
from corpus.structure.remainder import all_zones
from corpus.structure.zones import Zone

HEAD = [
    "ỦY BAN NHÂN DÂN",
    "TỈNH AN LỘC",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 5/CT-UBND",
    "An Lộc, ngày 3 tháng 4 năm 2021",
    "CHỈ THỊ",
    "Về việc giữ đê",
]
SIGNED = ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Sông"]
BODY = ["1. Các xã đắp đê.", "2. Các hộ trồng tre."]
ENCLOSED = "(Kèm theo Chỉ thị số 5/CT-UBND ngày 03/4/2021 của Ủy ban nhân dân tỉnh)"


def read(*paragraphs):
    return build_documents(Raw("\n".join(paragraphs), lines_are_paragraphs=True), "x")


def addresses(*paragraphs):
    (document,) = read(*paragraphs)
    return [c.path for c in document.clauses]


# --- annexes, however they are headed


@pytest.mark.parametrize(
    ("heading", "prefix"),
    [
        ("PHỤ LỤC", "PL"),
        ("PHỤ LỤC I", "PL1"),
        ("PHỤ LỤC SỐ 01", "PL01"),
        ("PHỤ LỤC I - DANH MỤC BẾN BÃI", "PL1"),
        ("PHỤ LỤC II – DANH MỤC BẾN BÃI", "PL2"),
        ("PHỤ LỤC 02. DANH MỤC BẾN BÃI", "PL02"),
        ("PHỤ LỤC III DANH MỤC BẾN BÃI", "PL3"),
        ("PHỤ LỤC: DANH MỤC BẾN BÃI", "PL"),
        ("PHỤ LỤC DANH MỤC BẾN BÃI", "PL"),
        ("Phụ lục: Danh mục bến bãi", "PL"),
        ("Phụ lục số 2: Danh mục bến bãi", "PL2"),
        ("PHỤ LỤC - 1", "PL1"),
        ("PHỤ LỤC: 2 - DANH MỤC BẾN BÃI", "PL2"),
        ("PHỤ LỤC 1A", "PL1A"),
        ("PHỤ LỤC 01b", "PL1b"),
        ("Phụ lục I-A", "PL1-A"),
        ("PHỤ LỤC II.1", "PL2-1"),
        ("PHỤ LỤC B", "PLB"),
        ("PHỤ LỤC SỐ: 02", "PL02"),
        ("PL 02", "PL02"),
        ("PL2: DANH SÁCH BẾN", "PL2"),
        ("Phụ lục số: 01", "PL01"),
        ("PHỤ LỤC THỨ NHẤT", "PL1"),
        ("Phụ lục thứ hai", "PL2"),
        ("PHỤ LỤC THỨ BA: DANH MỤC BẾN BÃI", "PL3"),
        ("PHỤ LỤC (SỐ 1)", "PL1"),
        ("PHỤ LỤC (II)", "PL2"),
        ("ANNEX 1", "PL1"),
        ("APPENDIX II - LIST OF PIERS", "PL2"),
        ("BIỂU 02-TH", "BS2-TH"),
        ("PHỤ LỤC KÈM THEO", "PL"),
        ("PHỤ LỤC I (Kèm theo Chỉ thị số 5/CT-UBND)", "PL1"),
        ("MẪU SỐ 01", "MS1"),
        ("Mẫu số 01: Báo cáo bến bãi", "MS1"),
        ("MẪU SỐ 02/BC-BB", "MS2-BC-BB"),
        ("Mẫu 3", "MS3"),
        ("BIỂU MẪU SỐ 01", "MS1"),
        ("BIỂU SỐ 01", "BS1"),
        ("BIỂU 02 - BẾN BÃI HIỆN CÓ", "BS2"),
        ("PHỤ BIỂU 03", "BS3"),
        ("ĐỀ CƯƠNG", "ĐC"),
        ("ĐỀ CƯƠNG BÁO CÁO BẾN BÃI", "ĐC"),
        ("DANH SÁCH", "DS"),
        ("DANH SÁCH BẾN BÃI", "DS"),
        ("DANH MỤC BẾN BÃI KÈM THEO CHỈ THỊ", "DM"),
        ("KẾ HOẠCH", "KH"),
        ("KẾ HOẠCH GIỮ ĐÊ", "KH"),
    ],
)
@pytest.mark.parametrize("below", [[ENCLOSED], []])
def test_an_annex_is_told_by_its_heading(heading, prefix, below):
    annex = [heading, *below, "1. Bến Đò Trâu.", "2. Bến Cầu Gỗ."]
    assert addresses(*HEAD, *BODY, *SIGNED, *annex) == ["1", "2", f"{prefix}.1", f"{prefix}.2"]


def test_annexes_in_a_row_with_titles_beside_their_numbers():
    first = ["PHỤ LỤC I - BẾN ĐÒ", "1. Đò Trâu.", "2. Đò Gỗ."]
    second = ["PHỤ LỤC II - BẾN CÁT", "1. Cát Vàng.", "2. Cát Đen."]
    assert addresses(*HEAD, *BODY, *SIGNED, *first, *second) == ["1", "2", "PL1.1", "PL1.2", "PL2.1", "PL2.2"]


def test_a_table_of_contents_of_annexes_begins_none():
    listed = ["PHỤ LỤC I - BẾN ĐÒ", "PHỤ LỤC II - BẾN CÁT", "PHỤ LỤC III - BẾN ĐÁ"]
    lines = [*HEAD, *BODY, *SIGNED, "PHỤ LỤC", "CÁC BẾN", *listed, "1. Đò Trâu.", "2. Đò Gỗ."]
    assert {p.partition(".")[0] for p in addresses(*lines)} == {"1", "2", "PL", "PL3"}


@pytest.mark.parametrize(
    ("heading", "prefix"),
    [
        ("PHỤ LỤC SỐ: 02", "PL02"), ("PHỤ LỤC THỨ HAI", "PL2"), ("PHỤ LỤC (SỐ 2)", "PL2"), ("Phụ lục số: 02", "PL02"),
        ("ANNEX 2", "PL2"), ("PHỤ LỤC 02-TH", "PL2-TH"),
    ],
)  # fmt: skip
def test_the_next_annex_begins_however_its_number_is_written(heading, prefix):
    annexes = ["PHỤ LỤC I", "1. Đò Trâu.", "2. Đò Gỗ.", heading, "1. Cát Vàng.", "2. Cát Đen."]
    expected = ["1", "2", "PL1.1", "PL1.2", f"{prefix}.1", f"{prefix}.2"]
    assert addresses(*HEAD, *BODY, *SIGNED, *annexes) == expected


def test_a_sentence_that_begins_with_an_annex_heads_none():
    annex = ["PHỤ LỤC I", "1. Đò Trâu.", "2. Xem phụ lục.", "Phụ lục thứ hai của Chỉ thị này nói về bến cát."]
    assert addresses(*HEAD, *BODY, *SIGNED, *annex) == ["1", "2", "PL1.1", "PL1.2"]


@pytest.mark.parametrize(
    "heading",
    [["ĐỀ CƯƠNG", "BÁO CÁO BẾN BÃI"], ["ĐỀ CƯƠNG BÁO CÁO BẾN BÃI"], ["ĐỀ CƯƠNG", "BÁO CÁO", "BẾN BÃI CỦA XÃ"]],
)
def test_an_outline_behind_an_annex_is_a_document_of_its_own(heading):
    annex = ["PHỤ LỤC II", "CÁC BẾN", "1. Bến đò.", "2. Bến cát.", *heading, "1. Tên bến.", "2. Nơi bến đứng."]
    assert addresses(*HEAD, *BODY, *SIGNED, *annex) == ["1", "2", "PL2.1", "PL2.2", "ĐC.1", "ĐC.2"]


@pytest.mark.parametrize("title", [["ĐỀ CƯƠNG", "BÁO CÁO BẾN BÃI"], ["KẾ HOẠCH", "GIỮ ĐÊ"], ["DANH MỤC", "CÁC BẾN"]])
def test_the_title_of_an_annex_is_its_own_whatever_kind_it_names(title):
    annex = ["PHỤ LỤC II", *title, "1. Bến đò.", "2. Bến cát."]
    assert {p.partition(".")[0] for p in addresses(*HEAD, *BODY, *SIGNED, *annex)} == {"1", "2", "PL2"}


def test_forms_in_an_annex_are_parts_of_it():
    annex = ["PHỤ LỤC I", "CÁC MẪU", "1. Bến đò.", "2. Bến cát.", "Mẫu số 01", "1. Tên bến.", "2. Nơi bến đứng."]
    assert addresses(*HEAD, *BODY, *SIGNED, *annex) == ["1", "2", "PL1.1", "PL1.2", "PL1.1~2", "PL1.2~2"]


def test_two_annexes_of_one_number_share_no_address():
    annex = ["PHỤ LỤC I", ENCLOSED, "Các bến sau:", "- Đò Trâu;", "1. Xã giữ.", "2. Hộ giữ.", "Yêu cầu làm ngay./."]
    paths = addresses(*HEAD, *BODY, *SIGNED, *annex, *annex)
    once = ["PL1.0", "PL1.0.-1", "PL1.1", "PL1.2", "PL1.end"]
    again = ["PL1.0~2", "PL1.0~2.-1", "PL1.1~2", "PL1.2~2", "PL1.end~2"]
    assert paths == ["1", "2", *once, *again]
    assert lies_in("PL1.0~2.-1", "PL1.0~2")


def test_a_lone_title_is_the_text_of_an_annex_without_more():
    (document,) = read(*HEAD, *BODY, *SIGNED, "PHỤ LỤC II", "SƠ ĐỒ CÁC BẾN ĐÒ")
    assert [(c.path, document.text[c.start : c.end]) for c in document.clauses][2:] == [("PL2.0", "SƠ ĐỒ CÁC BẾN ĐÒ")]


def test_the_letterhead_of_what_is_attached_is_its_own_head():
    plan = ["ỦY BAN NHÂN DÂN", "TỈNH AN LỘC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH", "Giữ đê", ENCLOSED]
    lines = [*HEAD, *BODY, *SIGNED, *plan, "1. Đắp đê.", "2. Trồng tre."]
    assert all_zones(lines) == [Zone(0, 8, 10, 16), Zone(16, 22, 24, 24, ("Kế hoạch", ""))]


# --- what stands behind the signature


@pytest.mark.parametrize("signed", [SIGNED, [*SIGNED[3:], *SIGNED[:3]], SIGNED[:3], SIGNED[4:]])
def test_text_behind_a_signature_is_an_enclosure_and_said(signed):
    (document,) = read(*HEAD, *BODY, *signed, "BẾN BÃI", "1. Bến Đò Trâu.", "2. Bến Cầu Gỗ.")
    assert [c.path for c in document.clauses] == ["1", "2", "KT.0", "KT.1", "KT.2"]
    assert [c.label() for c in document.clauses][3:] == ["khoản 1 Phần kèm theo", "khoản 2 Phần kèm theo"]
    assert document.warnings == (
        "“BẾN BÃI” and what follows stands behind the signature without a heading (PHỤ LỤC, say): it is read as an"
        " enclosure, KT.",
    )


def test_text_behind_the_signature_of_an_annex_is_of_the_annex():
    annex = ["PHỤ LỤC I", ENCLOSED, "1. Đò Trâu.", "2. Đò Gỗ.", *SIGNED, "Ghi chú: đò là thuyền nhỏ."]
    (document,) = read(*HEAD, *BODY, *SIGNED, *annex)
    assert [c.path for c in document.clauses] == ["1", "2", "PL1.1", "PL1.2", "PL1.0"]
    assert document.warnings == ()


def test_a_place_where_papers_are_handed_in_is_no_list_of_recipients():
    assert addresses("1. Nộp đơn.", "Nơi nhận hồ sơ: xã.", "2. Nhận giấy.", "3. Trả lời.") == ["1", "2", "3"]


def test_a_word_that_begins_like_a_capacity_is_none():
    assert addresses("1. Lập bảng.", "KTBĐS ban hành.", "2. Gửi bảng.", *SIGNED) == ["1", "2"]


# --- text below the title of a Chương


def test_text_before_the_first_unit_of_a_container_is_an_opening_of_its_own():
    chapters = [
        "Chương I",
        "ĐÊ",
        "Đê là của chung.",
        "Điều 1. Giữ đê.",
        "Chương II",
        "TRE",
        "Tre giữ đê.",
        "Điều 2. Tre.",
    ]
    (document,) = read(*HEAD, "Các xã làm như sau.", *chapters)
    found = [(c.path, document.text[c.start : c.end], c.label(), c.label("en")) for c in document.clauses]
    assert found == [
        ("0", "Các xã làm như sau.", "phần mở đầu", "opening"),
        ("0~2", "Đê là của chung.", "phần mở đầu (Chương I)", "opening (Chapter I)"),
        ("D1", "Điều 1. Giữ đê.", "Điều 1 (Chương I)", "Article 1 (Chapter I)"),
        ("0~3", "Tre giữ đê.", "phần mở đầu (Chương II)", "opening (Chapter II)"),
        ("D2", "Điều 2. Tre.", "Điều 2 (Chương II)", "Article 2 (Chapter II)"),
    ]


@pytest.mark.parametrize(
    ("behind", "last"),
    [
        # In a text of two columns the signature stands amid the recipients, whose list the file ends.
        (["- Các sở, ban, ngành;", "- Lưu: VT."], "1"),
        (["- Cổng thông tin; Lưu: VT, TH."], "1"),
        # Behind a whole list, or without a file, it is text.
        (["- Giữ đê;", "- Trồng tre."], "KT.0.-2"),
    ],
)
def test_recipients_go_on_behind_a_signature_that_stands_beside_them(behind, last):
    lines = [*HEAD, "1. Giữ đê.", "Nơi nhận:", "- Như trên;", "- Bộ Xây dựng;", "CHỦ TỊCH", "Trần Văn Sông", *behind]
    [document] = read(*lines)
    assert document.clauses[-1].path == last


# --- nothing is lost: every sentence is in one clause's own text, all else in a head, a heading or a trailer

SENTENCE = re.compile(r"\bxã thứ \d+ giữ đê cho chắc\.")
ABOVE = ["", "1. ", "2. ", "3. ", "1.1. ", "a) ", "b) ", "- ", "+ ", "I. ", "II. ", "Điều 1. ", "Điều 2. ", "Một là, ",
         "“", "(1) "]  # fmt: skip
CONTAINERS = [["Chương I", "ĐÊ"], ["Chương II", "TRE"], ["Mục 1. KÈ"], ["Phần thứ hai"]]
SIGNATURES = [
    SIGNED,
    [*SIGNED[3:], *SIGNED[:3]],
    SIGNED[:3],
    SIGNED[4:],
    ["Nơi nhận: - Như trên; - Lưu: VT.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "(Đã ký)", "TS. Lò Thị Mây"],
    ["Nơi nhận:", "- Như trên;", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
]
HEADINGS = [["PHỤ LỤC I - ĐÊ"], ["PHỤ LỤC II"], ["PHỤ LỤC 1A"], ["MẪU SỐ 01", ENCLOSED], ["ĐỀ CƯƠNG", "KỂ VIỆC"],
            ["PHỤ LỤC"], ["DANH SÁCH BẾN"], ["QUY CHẾ", "GIỮ ĐÊ", ENCLOSED], ["BẾN BÃI"]]  # fmt: skip
SECOND = [line.replace("5/CT", "9/CT") for line in HEAD]
BLOCKS = (
    st.sampled_from(ABOVE).map(lambda mark: [f"{mark}Xã, xã thứ {{}} giữ đê cho chắc."])
    | st.sampled_from(ABOVE).map(lambda mark: [f"{mark}Xã, xã thứ {{}} giữ đê cho chắc."])
    | st.sampled_from(CONTAINERS)
    | st.sampled_from(SIGNATURES)
    | st.sampled_from(HEADINGS)
    | st.just(SECOND)
)


def numbered(blocks):
    """Returns the lines of blocks, each sentence with a number of its own."""
    lines = [line for block in blocks for line in block]
    return [line.format(n) for n, line in enumerate(lines)]


@settings(max_examples=200)
@given(st.booleans(), st.lists(BLOCKS, min_size=1, max_size=22))
def test_every_character_is_in_one_own_text_or_in_a_named_zone(headed, blocks):
    lines = numbered([HEAD, *blocks] if headed else blocks)
    documents = read(*lines)
    assert "\n".join(d.text for d in documents) == "\n".join(lines)
    for document in documents:
        paragraphs = document.text.split("\n")
        assert len({c.path for c in document.clauses}) == len(document.clauses)
        named = [z for z in zones_of(paragraphs) for _ in range(z[1] - z[0])]
        assert len(named) == len(paragraphs)  # the zones follow one another from the first paragraph to the last
        at = 0
        for i, (paragraph, (_, _, name)) in enumerate(zip(paragraphs, named, strict=True)):
            holding = [c for c in document.clauses if c.start <= at and at + len(paragraph) <= c.own_end]
            touching = [c for c in document.clauses if c.start < at + len(paragraph) and at < c.own_end]
            assert holding == touching
            if name == "body":
                assert len(holding) == 1 or is_container(paragraphs, i)
            else:
                assert not holding
                # A dash below recipients is one of them.
                told = any("stands above the letterhead" in warning for warning in document.warnings)
                assert not SENTENCE.search(paragraph) or paragraph[0] in "-+" or (told and name == "head"), name
            at += len(paragraph) + 1


def zones_of(paragraphs):
    """Returns where heads, bodies and trailers begin and end, in order; each begins where the one before ends."""
    found, at = [], 0
    for zone in all_zones(paragraphs):
        assert zone.start == at
        found += [
            (zone.start, zone.body, "head"),
            (zone.body, zone.trailer, "body"),
            (zone.trailer, zone.end, "trailer"),
        ]
        at = zone.end
    return found


def is_container(paragraphs, i):
    """Returns whether a paragraph names a Chương, or is the title below its name."""
    names = {block[0] for block in CONTAINERS}
    if paragraphs[i] in names:
        return True
    return i > 0 and paragraphs[i].isupper() and is_container(paragraphs, i - 1)


# --- files of annexes alone


@pytest.mark.parametrize(
    ("first", "second", "prefixes"),
    [
        (["PHỤ LỤC I", "DANH MỤC BẾN"], ["PHỤ LỤC II", "DANH MỤC BÃI"], ("PL1", "PL2")),
        (["PHỤ LỤC I: DANH MỤC BẾN"], ["PHỤ LỤC II: DANH MỤC BÃI"], ("PL1", "PL2")),
        (["Phụ lục 1", "DANH MỤC BẾN", ENCLOSED], ["Phụ lục 2", "DANH MỤC BÃI", ENCLOSED], ("PL1", "PL2")),
        (["ỦY BAN NHÂN DÂN TỈNH AN LỘC", "PHỤ LỤC I", "BẾN"], ["PHỤ LỤC II", "BÃI"], ("PL1", "PL2")),
        (["MẪU SỐ 01", "BÁO CÁO BẾN"], ["MẪU SỐ 02", "BÁO CÁO BÃI"], ("MS1", "MS2")),
        (["Biểu số 01", "TỔNG HỢP BẾN"], ["Biểu số 02", "TỔNG HỢP BÃI"], ("BS1", "BS2")),
    ],
)
def test_annexes_in_a_file_of_their_own_have_their_own_addresses(first, second, prefixes):
    found = addresses(*first, "1. Bến A.", "2. Bến B.", *second, "1. Bãi A.", "2. Bãi B.")
    assert found == [f"{prefix}.{n}" for prefix in prefixes for n in (1, 2)]


def test_an_annex_alone_names_no_issuer():
    (document,) = read("PHỤ LỤC I: DANH MỤC BẾN", "1. Bến A.", "2. Bến B.")
    assert (document.metadata.kind, document.metadata.issuer) == ("Phụ lục", None)


@pytest.mark.parametrize("title", ["DANH MỤC NHIỆM VỤ", "BẢNG PHÂN CÔNG", "BAN HÀNH QUY CHẾ", "PHÒNG CHỐNG DỊCH"])
def test_a_title_in_capitals_names_no_issuer(title):
    (document,) = read(title, "1. Bến A.", "2. Bến B.")
    assert document.metadata.issuer is None
    (document,) = read("SỞ XÂY DỰNG", title, "1. Bến A.", "2. Bến B.")
    assert document.metadata.issuer == "Sở Xây dựng"


@pytest.mark.parametrize("heading", ["(Phụ lục 1)", "[PHỤ LỤC I]", "( Phụ lục số 1 )", "(Phụ lục 1):"])
def test_an_annex_may_be_headed_in_brackets(heading):
    below = ["DANH SÁCH", "1. Xã Bắc.", "2. Xã Nam."]
    assert addresses(*HEAD, *BODY, *SIGNED, heading, *below) == ["1", "2", "PL1.1", "PL1.2"]
    assert addresses(*HEAD, "1. Các xã được cấp đất", heading, "gửi danh sách.", BODY[1], *SIGNED) == ["1", "2"]


@pytest.mark.parametrize(
    ("notes", "paths"),
    [
        (["1 Quyết định số 12/QĐ-UBND của tỉnh."], ["CT.0"]),
        (["(1) Quyết định số 12/QĐ-UBND.", "(2) Công văn số 7/SNN."], ["CT.(1)", "CT.(2)"]),
        (["[3] Quyết định số 12/QĐ-UBND.", "[4] Công văn số 7/SNN."], ["CT.0"]),
        (["¹ Quyết định số 12/QĐ-UBND."], ["CT.0"]),
        (["(1) Quyết định số 12/QĐ-UBND.", "(3) Công văn số 7/SNN."], ["KT.0"]),
        (["1. Quyết định số 12/QĐ-UBND.", "2. Công văn số 7/SNN."], ["KT.1", "KT.2"]),
    ],
)
def test_notes_below_a_signature_are_no_enclosure(notes, paths):
    (document,) = read(*HEAD, *BODY, *SIGNED, *notes)
    assert [c.path for c in document.clauses] == ["1", "2", *paths]
    assert document.metadata.signer == "Trần Văn Sông"
    assert bool(document.warnings) is paths[0].startswith("KT")
