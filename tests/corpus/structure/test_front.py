import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.build import build_document
from corpus.structure.front import SITE_TITLE, find_front

SHEET = [
    "Thông tin văn bản",
    "Thuộc tính | Nội dung",
    "Số hiệu | 5/2025/TT-BYT",
    "Loại văn bản | Thông tư",
    "Nhóm | Y tế",
]
PAPER = [
    "BỘ Y TẾ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: 5/2025/TT-BYT",
    "Hà Nội, ngày 05 tháng 3 năm 2025",
    "THÔNG TƯ",
    "Quy định về tủ thuốc",
]
BODY = ["Điều 1. Tủ thuốc", "1. Mua thuốc.", "2. Giữ thuốc.", "Điều 2. Hiệu lực"]
SUMMARY = ["Căn cứ pháp lý", "1. Luật Dược", "2. Luật Giá", "Điểm mới", "- Thuốc rẻ hơn."]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SHEET, BODY),
        (SHEET, PAPER + BODY),
        (SHEET, ["1. Mua thuốc.", "2. Giữ thuốc."]),
        (["Thông tư 5/2025/TT-BYT quy định về tủ thuốc", *SHEET], BODY),
        (SHEET + SUMMARY, BODY),
        ([*SHEET, *SUMMARY, "Nội dung (2/2 Điều)"], BODY),
        (SHEET + SUMMARY, PAPER + BODY),
        ([*SHEET, "Nguồn: soyte.example, lưu ngày 12/7/2026"], PAPER + BODY),
        (["Người lưu: Lò Văn Mây", "Thông tư 5/2025/TT-BYT"], PAPER + BODY),
        (["Trang chủ » Văn bản » Thông tư", "Tải về", "Thông tư 5/2025/TT-BYT năm 2025 về tủ thuốc"], BODY),
        (["Trang chủ > Y tế > Thông tư", "Thông tư số 5/2025/TT-BYT của Bộ Y tế về tủ thuốc"], PAPER + BODY),
        (["Văn bản này được lưu từ trang soyte.example ngày 12/7/2026"], PAPER + BODY),
        (["THÔNG TƯ", "QUY ĐỊNH VỀ TỦ THUỐC", "Nội dung được số hóa từ bản ký."], PAPER + BODY),
        ([], PAPER + BODY),
        ([], BODY),
    ],
)
def test_find_front_gives_what_a_site_set_before_a_text(before, after):
    assert find_front([*before, *after]) == frozenset(range(len(before)))


@pytest.mark.parametrize(
    "lines",
    [
        ["KẾ HOẠCH", "Diệt muỗi", "Cơ quan ban hành: Sở Y tế", "1. Một.", "2. Hai."],
        ["Thực hiện Thông tư 5/2025/TT-BYT, Sở yêu cầu:", "1. Số hiệu: 5", "2. Loại văn bản: Thông tư"],
        ["Thông tư 5/2025/TT-BYT quy định về tủ thuốc, nay Sở yêu cầu:", "1. Một.", "2. Hai."],
        ["1. Một.", "2. Hai.", "Số hiệu | 5/CT-SYT", "Loại văn bản | Chỉ thị"],
    ],
)
def test_find_front_leaves_a_text_that_has_none_alone(lines):
    assert find_front(lines) == frozenset()


def test_a_front_is_in_no_clause_and_stays_in_the_text():
    lines = [*SHEET, *SUMMARY, *PAPER, *BODY]
    document = build_document("\n\n".join(lines), "x")
    assert document.text.split("\n") == lines
    assert [c.path for c in document.clauses] == ["D1", "D1.1", "D1.2", "D2"]


def test_site_titles_say_kind_number_day_issuer_and_subject():
    match = SITE_TITLE.match("Chỉ thị số 5/CT-UBND ngày 05/3/2025 của UBND tỉnh Sơn Hạ về giữ đê")
    assert match is not None
    assert match.groupdict() == {
        "kind": "Chỉ thị",
        "number": "5/CT-UBND",
        "day": "05/3/2025",
        "issuer": "UBND tỉnh Sơn Hạ",
        "about": " về giữ đê",
    }


@given(st.lists(st.sampled_from([*SHEET, *SUMMARY, *PAPER, *BODY, "", "ĐẾN", "Người ký:", "|", ":", "*"]), max_size=25))
def test_find_front_gives_paragraphs_before_the_text_whatever_the_lines(lines):
    assert find_front(lines) <= set(range(len(lines)))
    document = build_document("\n".join(lines), "x")
    assert all(document.text[c.start : c.end].strip() for c in document.clauses)


LETTERHEAD = ["ỦY BAN NHÂN DÂN", "TỈNH AN SƠN", *PAPER[1:]]


@pytest.mark.parametrize(
    "above",
    [
        ["[Đã chuyển tiếp]", "Văn thư vừa gửi các đồng chí"],
        ["Trang 1/3"],
        ["Quét mã QR để xem văn bản gốc"],
        ["https://congbao.example/van-ban/12"],
        ["From: Văn thư <vanthu@example.vn>", "To: Sở Y tế", "Date: Thu, 6 Mar 2025", "Subject: Chỉ thị 12"],
        ["-----Original Message-----", "From: van thu", "Sent: Thursday", "To: sxd", "Subject: FW: Chi thi 12"],
        ["Từ: Văn thư", "Đến: Sở Y tế", "Chủ đề: Chuyển thông tư về tủ thuốc"],
    ],
)
@pytest.mark.parametrize("head", [PAPER, LETTERHEAD])
def test_what_stands_above_letterhead_is_not_of_the_document(above, head):
    assert find_front([*above, *head, *BODY]) == frozenset(range(len(above)))
    metadata = build_document("\n\n".join([*above, *head, *BODY]), "a").metadata
    assert (metadata.kind, metadata.number) == ("Thông tư", "5/2025/TT-BYT")


LETTER = [
    "UBND TỈNH AN SƠN",
    "SỞ Y TẾ",
    "Số: 12/SYT-TT",
    "V/v tủ thuốc của các xã,",
    "phường trên địa bàn tỉnh",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "An Sơn, ngày 05 tháng 3 năm 2025",
    "Kính gửi: Các xã",
]
MOTTO_FIRST = [*LETTER[5:7], *LETTER[:3], "Về việc tủ thuốc", *LETTER[7:]]


@pytest.mark.parametrize(
    "above",
    [
        ["Dự thảo lần 2"],
        ["(Bản sao)"],
        ["Mẫu 1.1"],
        ["Chữ ký hợp lệ"],
        ["Tài liệu họp ngày 10/3/2025"],
        ["Bản in từ hệ thống eOffice ngày 08/03/2025 09:10", "Người in: Lò Văn Mây"],
        ["Trạm Y tế xã", "CÔNG VĂN ĐẾN", "Số: 899", "Ngày: 08/3/2025"],
    ],
)
@pytest.mark.parametrize("head", [LETTER, [*LETTER[:3], "V/v tủ thuốc", *LETTER[5:]], MOTTO_FIRST])
def test_what_stands_above_a_letter_is_not_of_it_whatever_its_left_cell_ends_with(above, head):
    document = build_document("\n\n".join([*above, *head, "1. Mua thuốc.", "2. Giữ thuốc."]), "a")
    metadata = document.metadata
    assert (metadata.kind, metadata.number, metadata.issuer, str(metadata.date)) == (
        "Công văn", "12/SYT-TT", "Sở Y tế", "2025-03-05",
    )  # fmt: skip
    assert [c.path for c in document.clauses] == ["1", "2"]


def test_the_name_of_a_form_above_a_blank_number_is_the_forms():
    form = ["Mẫu số 01", "ỦY BAN NHÂN DÂN XÃ", "Số: /BC-UBND", *PAPER[1:2], "BÁO CÁO", "Tủ thuốc", *BODY]
    assert find_front(form) == frozenset()


@pytest.mark.parametrize(
    "lines",
    [
        ["Kính gửi: Các sở", *LETTERHEAD, *BODY],
        ["V/v tủ thuốc", *LETTERHEAD, *BODY],
        ["1. Mua thuốc.", "2. Giữ thuốc.", *LETTERHEAD, *BODY],
        ["Thuốc mua trong tháng phải có sổ.", *LETTERHEAD[:1], *LETTERHEAD[3:], *BODY],
        ["Từ: ngữ", *BODY],
        ["Ngày: 5/3", "Gửi: kho", *BODY],
    ],
)
def test_words_above_letterhead_that_may_be_its_own_or_a_text_stay(lines):
    assert find_front(lines) == frozenset()


def test_sentences_above_a_whole_letterhead_are_told_and_hide_nothing_of_it():
    greeting = ["Kính chào các đồng chí,", "Văn thư gửi các đồng chí Thông tư 5 để thực hiện.", "Trân trọng!"]
    document = build_document("\n\n".join([*greeting, *LETTERHEAD, *BODY]), "a")
    assert (document.metadata.number, document.metadata.kind) == ("5/2025/TT-BYT", "Thông tư")
    assert [c.path for c in document.clauses] == ["D1", "D1.1", "D1.2", "D2"]
    assert [str(w) for w in document.warnings] == [
        "“Văn thư gửi các đồng chí Thông tư 5 để thực hiện.” stands above the letterhead with 2 sentences in all: it "
        "is read as a note of whoever sent the document, and is no clause."
    ]


@pytest.mark.parametrize("sheet", [["Số hiệu: 5/2025/TT-BYT", "Ngày ban hành: 05/03/2025", "Người ký: Lê An"],
                                   ["Trích yếu: Quy định về tủ thuốc", "Số: 5/2025/TT-BYT"]])  # fmt: skip
def test_a_rule_below_who_issues_does_not_make_it_part_of_a_sheet(sheet):
    head = [*LETTERHEAD[:2], "-------", *LETTERHEAD[2:]]
    document = build_document("\n\n".join([*sheet, *head, *BODY]), "a")
    assert document.metadata.issuer == "Ủy ban nhân dân tỉnh An Sơn"
