import pytest

from corpus.layout.unwrap import Layout, fold_lines, join_lines, measure_layout

FULL = "Các xã ven sông đo lại toàn bộ chân đê đã giao khoán cho các hộ dân từ năm"  # 74 characters: a full line
FULLER = "hai nghìn không trăm mười chín, báo cáo kết quả lên Hạt Quản lý đê huyện và"


@pytest.mark.parametrize(
    ("lines", "layout"),
    [
        ([], Layout(wrapped=False, width=0, gap=0)),
        (["x" * 70, "y" * 72, "z" * 75, "w" * 20], Layout(wrapped=True, width=75, gap=0)),
        (["x" * 70, "", "y" * 72, "", "z" * 75, "", "w" * 20], Layout(wrapped=True, width=75, gap=1)),
        (["x" * 200, "y" * 210, "z" * 220], Layout(wrapped=False, width=220, gap=0)),
        (["x" * 30, "y" * 39], Layout(wrapped=False, width=39, gap=0)),
        # Rows of a table, long or short, say nothing of the width; the blank lines round them do of the gap.
        (["x" * 70, "y" * 72, "z" * 75, *["1 | " + "w" * 200] * 9], Layout(wrapped=True, width=75, gap=0)),
        (["x" * 70, "", "y" * 72, "", "1 | Đê", "", "2 | Kè", "", "z" * 75], Layout(wrapped=True, width=75, gap=1)),
        (["1 | " + "w" * 80] * 9, Layout(wrapped=False, width=0, gap=0)),
    ],
)
def test_measure_layout_tells_wrapped_lines(lines, layout):
    assert measure_layout(lines) == layout


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        # A full line goes on, whatever case the next begins with; a short one that is over does not.
        ([FULL, FULLER, FULL, "Phòng Nông nghiệp.", "Hết."], [f"{FULL} {FULLER} {FULL} Phòng Nông nghiệp.", "Hết."]),
        # A nearly full line that is over ends its paragraph: the next word, of two letters, would still have fitted.
        ([FULL, FULLER, FULL, f"{FULL[:67]}.", "Kè cao."], [f"{FULL} {FULLER} {FULL} {FULL[:67]}.", "Kè cao."]),
        # Who has to do what begins a paragraph behind a sentence that ends at the margin.
        (
            [FULL, FULLER, f"{FULL[:73]}.", "Bộ Tài chính: Cấp tiền.", "Hết."],
            [f"{FULL} {FULLER} {FULL[:73]}.", "Bộ Tài chính: Cấp tiền.", "Hết."],
        ),
        (
            [FULL, FULLER, f"{FULL[:73]}.", "Bộ Tài chính cấp tiền."],
            [f"{FULL} {FULLER} {FULL[:73]}. Bộ Tài chính cấp tiền."],
        ),
        # Lines that all end sentences were not broken at a margin.
        ([f"{FULL}.", f"{FULL};", f"{FULL}.", "Hết."], [f"{FULL}.", f"{FULL};", f"{FULL}.", "Hết."]),
        # The first line of a text is none of its title, however full the title's line is.
        (
            ["THÔNG BÁO", FULL, "Phó Chủ tịch huyện kết luận:", FULL, FULLER],
            ["THÔNG BÁO", FULL, "Phó Chủ tịch huyện kết luận:", f"{FULL} {FULLER}"],
        ),
        (
            ["THÔNG BÁO", FULL, "Đồng chí Lò Văn Mây đã kết luận về việc này tại cuộc họp ngày", "05/3.", FULL, FULLER],
            [
                "THÔNG BÁO", FULL, "Đồng chí Lò Văn Mây đã kết luận về việc này tại cuộc họp ngày 05/3.",
                f"{FULL} {FULLER}",
            ],
        ),
        (["KẾ HOẠCH", FULL, "Kè Đá", FULL, FULLER], ["KẾ HOẠCH", f"{FULL} Kè Đá", f"{FULL} {FULLER}"]),
        # The number of what is cited, on a line of its own that has no small letter.
        (
            [FULL, FULLER, f"{FULL[:58]} Nghị định số", "204/2004/NĐ-CP.", "Hết."],
            [f"{FULL} {FULLER} {FULL[:58]} Nghị định số 204/2004/NĐ-CP.", "Hết."],
        ),
        # A word broken at its hyphen, a symbol broken at its stroke.
        ([FULL, FULLER, f"{FULL[:67]} COVID-", "19."], [f"{FULL} {FULLER} {FULL[:67]} COVID-19."]),
        ([FULL, FULLER, f"{FULL[:70]} 12/", "NQ-CP của huyện."], [f"{FULL} {FULLER} {FULL[:70]} 12/NQ-CP của huyện."]),
        # A marker that is due begins a paragraph even after a full line.
        ([FULL, FULLER, FULL, "1. Đắp đê."], [f"{FULL} {FULLER} {FULL}", "1. Đắp đê."]),
        # One that is not due is the rest of a sentence.
        ([FULL, FULLER, FULL, "15. Đắp đê."], [f"{FULL} {FULLER} {FULL} 15. Đắp đê."]),
        # A dash between words is none of a list.
        ([FULL, FULLER, FULL, "- xã hội."], [f"{FULL} {FULLER} {FULL} - xã hội."]),
        ([FULL, FULLER, FULL, "- Xã hội."], [f"{FULL} {FULLER} {FULL}", "- Xã hội."]),
        # A marker alone on its line belongs to the line below.
        (["1.", "Đắp đê", "a)", "Đất"], ["1. Đắp đê", "a) Đất"]),
        (["Điều 1", "Đắp đê"], ["Điều 1", "Đắp đê"]),
        # Capitals and text are never one paragraph.
        (["PHÒNG CHỐNG", "lụt bão"], ["PHÒNG CHỐNG", "lụt bão"]),
        # Unwrapped lines: only a small letter goes on.
        (["V/v đắp", "đê", "Kính gửi:", "các xã"], ["V/v đắp đê", "Kính gửi:", "các xã"]),
        (["Đê", "-----", "cao"], ["Đê", "-----", "cao"]),
        (["  Đê    cao ", "", "", "Tre"], ["Đê cao", "Tre"]),
        # A row of a table is a paragraph of its own, whatever stands above or below it.
        ([FULL, FULLER, FULL, "xã | 15 km"], [f"{FULL} {FULLER} {FULL}", "xã | 15 km"]),
        ([FULL, FULLER, f"Xã | {FULL[:70]}", "ven sông."], [f"{FULL} {FULLER}", f"Xã | {FULL[:70]}", "ven sông."]),
        ([FULL, FULLER, FULL, "| ven sông"], [f"{FULL} {FULLER} {FULL}", "| ven sông"]),
        ([FULL, FULLER, FULL, "ven sông |"], [f"{FULL} {FULLER} {FULL}", "ven sông |"]),
        (["1.", "Đê | 15 km"], ["1.", "Đê | 15 km"]),
        # A bar inside a word is none between cells.
        (["V/v đắp", "đê a|b"], ["V/v đắp đê a|b"]),
    ],
)  # fmt: skip
def test_join_lines_makes_paragraphs(lines, paragraphs):
    assert join_lines(lines) == paragraphs


def test_join_lines_joins_a_last_word_in_capitals():
    assert join_lines([FULL, FULLER, f"{FULL[:60]} chống dịch", "COVID-19.", "Hết."]) == [
        f"{FULL} {FULLER} {FULL[:60]} chống dịch COVID-19.",
        "Hết.",
    ]


def test_join_lines_ends_a_paragraph_at_a_blank_line():
    assert join_lines([FULL, FULLER, FULL, "", "Phòng Nông nghiệp làm."]) == [
        f"{FULL} {FULLER} {FULL}",
        "Phòng Nông nghiệp làm.",
    ]


def test_join_lines_joins_across_the_blank_lines_of_double_spacing():
    assert join_lines([FULL, "", FULLER, "", FULL, "", "Phòng Nông nghiệp.", "", "Hết."]) == [
        f"{FULL} {FULLER} {FULL} Phòng Nông nghiệp.",
        "Hết.",
    ]


def test_join_lines_unwraps_a_text_with_a_wide_table():
    row = f"1 | {FULL} {FULLER} | 15 km"
    assert join_lines([FULL, FULLER, FULL, "Hết.", *[row] * 9]) == [f"{FULL} {FULLER} {FULL} Hết.", *[row] * 9]


def test_fold_lines_leaves_a_row_below_a_marker_alone():
    assert fold_lines(["1.", "Đê | 15 km", "2.", "Kè"]) == ["1.", "Đê | 15 km", "2. Kè"]


def test_join_lines_takes_the_number_that_a_line_wants_from_the_next():
    assert join_lines(["1. Sở Y tế báo cáo trước ngày", "30/6/2025.", "2. Sở Nội vụ dạy nghề."]) == [
        "1. Sở Y tế báo cáo trước ngày 30/6/2025.",
        "2. Sở Nội vụ dạy nghề.",
    ]
    assert join_lines(["Kế hoạch năm", "1. Mua màn."]) == ["Kế hoạch năm", "1. Mua màn."]


@pytest.mark.parametrize("joined", [fold_lines, join_lines])
@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["Điều", "2. Đắp đê."], ["Điều 2. Đắp đê."]),
        (["Chương", "II", "VIỆC LÀM"], ["Chương II", "VIỆC LÀM"]),
        (["ĐIỀU", "3a: Tuần đê."], ["ĐIỀU 3a: Tuần đê."]),
        (["Điều", "Xã đắp đê."], ["Điều", "Xã đắp đê."]),
        (["Mục", "2. Đắp đê."], ["Mục", "2. Đắp đê."]),
        (["Bước 1", "Nộp đơn."], ["Bước 1", "Nộp đơn."]),
    ],
)
def test_a_unit_whose_number_stands_on_the_next_line_is_one(joined, lines, paragraphs):
    assert joined(lines) == paragraphs
