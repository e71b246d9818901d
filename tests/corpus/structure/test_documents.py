import pytest

from corpus.build import build_document, build_documents
from corpus.raw import PAGE_BREAK, Raw
from corpus.structure.documents import document_starts


def letterhead(number, motto=True, dated=True):
    return [
        "ỦY BAN NHÂN DÂN",
        "TỈNH AN LỘC",
        *(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"] if motto else []),
        f"Số: {number}",
        "An Lộc, ngày 3 tháng 4 năm 2021" if dated else "An Lộc, ngày … tháng … năm 2021",
    ]


def directive(number, *lines, **signs):
    return [*letterhead(number, **signs), "CHỈ THỊ", "Về việc giữ đê", *lines]


BODY = ["1. Các xã đắp đê.", "2. Các hộ trồng tre."]
SIGNED = ["Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Sông"]
FIRST = directive("5/CT-UBND", *BODY, *SIGNED)
LETTER = [*letterhead("9/UBND-NN"), "V/v giữ đê", "Kính gửi: Các xã.", *BODY]
PLAN = ["KẾ HOẠCH", "Giữ đê", *BODY]


@pytest.mark.parametrize(
    "second",
    [
        directive("9/CT-UBND", *BODY),
        directive("9/CT-UBND", *BODY, motto=False),
        directive("9/CT-UBND", *BODY, dated=False),
        directive("/CT-UBND", *BODY, dated=False),
        LETTER,
        [*letterhead("9/KH-UBND"), *PLAN],
        ["-----", *directive("9/CT-UBND", *BODY)],
    ],
)
def test_document_starts_at_letterhead_behind_a_signature(second):
    assert document_starts([*FIRST, *second]) == [0, len(FIRST)]
    assert document_starts([*FIRST, *second, *SIGNED, *FIRST]) == [0, len(FIRST), len(FIRST) + len(second) + 5]


def test_document_starts_behind_an_annex_of_the_first_and_behind_a_draft():
    annex = ["PHỤ LỤC I", *BODY]
    assert document_starts([*FIRST, *annex, *directive("9/CT-UBND", *BODY)]) == [0, len(FIRST) + 4 - 1]
    draft = directive("5/CT-UBND", *BODY)
    assert document_starts([*draft, *directive("9/CT-UBND", *BODY)]) == [0, len(draft)]


@pytest.mark.parametrize(
    "behind",
    [
        # What it issues, by its own words.
        [*letterhead("5/QĐ-UBND"), "QUY CHẾ", "GIỮ ĐÊ", "(Ban hành kèm theo Quyết định số 5/QĐ-UBND)", *BODY],
        # Letterhead above an annex.
        ["ỦY BAN NHÂN DÂN", "TỈNH AN LỘC", "PHỤ LỤC I", *BODY],
        # A form.
        ["MẪU SỐ 01", *letterhead("…/BC-UBND", dated=False), "BÁO CÁO", *BODY],
        ["MẪU SỐ 01", *letterhead("01/BC-UBND", dated=False), "BÁO CÁO", *BODY],
        # Who copied it.
        ["ỦY BAN NHÂN DÂN", "XÃ AN HẠ", "Số: 7/SY-UBND", "SAO Y", "An Hạ, ngày 9 tháng 4 năm 2021", *SIGNED],
    ],
)
def test_document_starts_at_no_other_letterhead(behind):
    assert document_starts([*FIRST, *behind]) == [0]


def test_document_starts_with_what_stands_above_the_first_letterhead():
    assert document_starts(["Thông tin văn bản", "Số hiệu: 5/2021/CT", "Hiệu lực: còn", *FIRST]) == [0]
    assert document_starts([]) == [0]
    # The letterhead again on the next page of an unsigned one.
    assert document_starts([*directive("5/CT-UBND", *BODY), *letterhead("5/CT-UBND"), "3. Hết."]) == [0]


def test_build_documents_reads_each_document_of_a_text():
    second = directive("9/CT-UBND", "1. Xã tuần rừng.", "2. Hộ dọn rừng.", *SIGNED)
    raw = Raw("\n".join(FIRST) + PAGE_BREAK + "\n".join(second), True, ("Odd.",))

    first, other = build_documents(raw, "x", "x.txt", "ab")

    assert (first.document_id, first.name) == ("x", "Chỉ thị số 5/CT-UBND")
    assert (other.document_id, other.name) == ("x~2", "Chỉ thị số 9/CT-UBND")
    assert (first.text, other.text) == ("\n".join(FIRST), "\n".join(second))
    assert [(c.path, other.text[c.start : c.end]) for c in other.clauses] == [
        ("1", "1. Xã tuần rừng."),
        ("2", "2. Hộ dọn rừng."),
    ]
    assert first.warnings == ("Odd.", "The file holds 2 documents; Chỉ thị số 9/CT-UBND is read as x~2.")
    assert (other.warnings, other.source_name, other.source_sha256) == (("Odd.",), "x.txt", "ab")
    # Pages keep the numbers that they have in the file.
    assert (first.pages_of(first.clauses[0]), other.pages_of(other.clauses[0])) == ((1, 1), (2, 2))
    assert build_document(raw, "x", "x.txt", "ab") == first


@pytest.mark.parametrize("mark", ["DỰ THẢO", "(Dự thảo)", "Dự thảo lần 2", "DỰ THẢO NGÀY 01/3/2025"])
def test_the_mark_of_a_draft_is_above_the_letterhead_of_the_draft(mark):
    own = ["SỞ XÂY DỰNG", "Số: 45/TTr-SXD", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Sơn Hạ, ngày 01 tháng 3 năm 2025"]
    body = ["TỜ TRÌNH", "Về giữ đê", "1. Đê yếu.", "2. Đê thấp.", "GIÁM ĐỐC", "Trần Văn Sông"]
    draft = ["ỦY BAN NHÂN DÂN", "TỈNH SƠN HẠ", "Số:      /2025/QĐ-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    rules = ["Sơn Hạ, ngày    tháng    năm 2025", "QUYẾT ĐỊNH", "Giữ đê", "Điều 1. Đắp đê.", "Điều 2. Trồng tre."]
    found = build_documents("\n\n".join([*own, *body, mark, *draft, *rules]), "x")
    assert [([c.path for c in d.clauses], d.metadata.number) for d in found] == [
        (["1", "2"], "45/TTr-SXD"),
        (["D1", "D2"], None),
    ]
