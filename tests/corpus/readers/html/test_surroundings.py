import pytest

from corpus.readers.html.lines import Line, LineKind
from corpus.readers.html.surroundings import strip_surroundings

ROWS = [
    Line("Thuộc tính | Nội dung", LineKind.ROW),
    Line("Số hiệu | 5/2025/TT-BYT", LineKind.ROW),
    Line("Ngày ban hành | 05/3/2025", LineKind.ROW),
]
BODY = [Line("Điều 1. Tủ thuốc"), Line("1. Mua thuốc."), Line("Điều 2. Hiệu lực")]


def stripped(lines):
    kept, notes = strip_surroundings(lines)
    return [line.text for line in kept], notes


def test_strip_surroundings_keeps_the_data_sheet_and_the_title_line_of_a_site():
    front = [Line("Trang chủ"), Line("Thông tư 5/2025/TT-BYT quy định về tủ thuốc"), *ROWS, Line("Nội dung")]
    assert stripped([*front, *BODY]) == (
        [
            "Thông tư 5/2025/TT-BYT quy định về tủ thuốc",
            "Thuộc tính | Nội dung",
            "Số hiệu | 5/2025/TT-BYT",
            "Ngày ban hành | 05/3/2025",
            *(line.text for line in BODY),
        ],
        [],
    )


def test_strip_surroundings_puts_a_number_that_no_sheet_says_into_the_header():
    kept, notes = strip_surroundings([Line("Trang chủ"), *BODY], "5/2025/TT-BYT")
    assert [line.text for line in kept] == ["Số: 5/2025/TT-BYT", *(line.text for line in BODY)]
    assert notes == [
        "The number 5/2025/TT-BYT stands only in the data that the site gives; it was put into the header."
    ]


def test_strip_surroundings_takes_off_the_foot_of_a_page_but_no_clause():
    foot = [Line("Bản quyền © 2025 TraCuu. Giấy phép số 1/GP-BTTTT"), Line("Hotline: 0912 345 678")]
    assert stripped([*BODY, *foot]) == ([line.text for line in BODY], [])
    kept = [*BODY, Line("Bản quyền thuộc tác giả."), Line("3. Báo cáo.")]
    assert stripped(kept) == ([line.text for line in kept], [])


END = [Line("TM. ỦY BAN NHÂN DÂN"), Line("CHỦ TỊCH"), Line("Nguyễn Văn An")]


@pytest.mark.parametrize(
    "behind",
    [
        [Line("Văn bản liên quan"), Line("Chỉ thị 9/CT-UBND", LineKind.LINK)],
        [Line("Lưu trữ"), Line("12-CT.docx", LineKind.LINK)],
        [Line("Xem thêm:"), Line("Chỉ thị 13/CT-UBND", LineKind.LINK)],
        [Line("Văn bản được hướng dẫn"), Line("Văn bản hết hiệu lực"), Line("Luật Tổ chức", LineKind.LINK)],
        [Line("Chia sẻ: Facebook Zalo"), Line("Bình luận (2)"), Line("Anh Ba: Sở Y tế chủ trì thì hay.")],
        [Line("In từ https://vanban.example ngày 06/3/2025")],
    ],
)
def test_what_a_site_sets_below_a_signature_is_taken_off(behind):
    assert stripped([*BODY, *END, *behind]) == ([line.text for line in [*BODY, *END]], [])


def test_an_annex_below_a_signature_stays_whole_among_links_and_words_of_sites():
    annex = [Line("PHỤ LỤC"), Line("Văn bản mới gửi kèm báo cáo."), Line("1. Bến A."), Line("2. Bến B.")]
    kept, _ = stripped([*BODY, *END, *annex, Line("Chia sẻ: Facebook")])
    assert kept == [line.text for line in [*BODY, *END, *annex]]


def test_what_leads_to_other_pages_amid_a_text_is_left_out_and_told():
    lines = [BODY[0], BODY[1], Line("Xem thêm: Chỉ thị 13/CT-UBND về cát"), Line("Lưu trữ"), BODY[2]]
    assert stripped(lines) == (
        [line.text for line in BODY],
        ["What only leads to other pages of the site was left out, 1 in all: “Xem thêm: Chỉ thị 13/CT-UBND về cát”."],
    )
