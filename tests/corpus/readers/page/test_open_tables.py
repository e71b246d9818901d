from dataclasses import replace

from corpus.build import build_document
from corpus.duties.read import read_duties
from corpus.readers.page.text import pages_text
from corpus.readers.page.word import Word, set_lines

EM = 12.0
COLUMNS = (60.0, 100.0, 260.0, 380.0, 480.0)  # STT, task, lead, coordinate, deadline


def words(text, left, base, run):
    """The words of a text, each character half an em wide."""
    at = left
    for word in text.split():
        yield Word(word, at, at + len(word) * EM / 2, base, EM, run)
        at += (len(word) + 1) * EM / 2


def page(*lines, columns=COLUMNS, number=0):
    """The lines of a page: a text is set from the left margin, a tuple cell by cell in columns."""
    set_words = []
    for i, line in enumerate(lines):
        cells = zip(columns, line, strict=False) if isinstance(line, tuple) else [(60.0, line)]
        for column, (left, text) in enumerate(cells):
            set_words += words(text, left, 100 + 18 * i, 10 * i + column)
    return set_lines(set_words, number)


def rows(*pages):
    return [" ".join(line.split()) for line in pages_text(pages).replace("\f", "\n").split("\n") if "|" in line]


HEADING = ("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn")
FIRST = ("1", "Rà soát bến bãi", "Sở Xây dựng", "Sở Tài chính", "30/6/2025")
SECOND = ("2", "Xử lý xe quá tải", "Công an tỉnh", "", "31/7/2025")


def test_rows_are_told_by_the_places_of_words():
    assert rows(page("1. Nhiệm vụ của các sở:", HEADING, FIRST, SECOND, "2. Sở Y tế theo dõi, báo cáo mỗi quý.")) == [
        "STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn",
        "1 | Rà soát bến bãi | Sở Xây dựng | Sở Tài chính | 30/6/2025",
        "2 | Xử lý xe quá tải | Công an tỉnh | | 31/7/2025",
    ]


def test_rows_give_duties_as_those_of_ruled_tables_do():
    text = pages_text([page("1. Nhiệm vụ của các sở:", HEADING, FIRST, SECOND, "2. Sở Y tế theo dõi mỗi quý.")])
    assert [(d.role, d.agency, d.task, d.deadline) for d in read_duties(build_document(text, "x"))] == [
        ("lead", "Sở Xây dựng", "Rà soát bến bãi", "30/6/2025"),
        ("coordinate", "Sở Tài chính", "Rà soát bến bãi", "30/6/2025"),
        ("lead", "Công an tỉnh", "Xử lý xe quá tải", "31/7/2025"),
        ("lead", "Sở Y tế", "theo dõi mỗi quý", "mỗi quý"),
    ]


def test_rows_hold_cells_of_several_lines_and_a_heading_of_two():
    heading = ("", "", "Cơ quan", "Cơ quan", "Thời gian"), ("TT", "Nội dung", "chủ trì", "phối hợp", "hoàn thành")
    assert rows(page(*heading, FIRST, ("", "ven sông Cái", "", "và Công an", ""), SECOND)) == [
        "TT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành",
        "1 | Rà soát bến bãi ven sông Cái | Sở Xây dựng | Sở Tài chính và Công an | 30/6/2025",
        "2 | Xử lý xe quá tải | Công an tỉnh | | 31/7/2025",
    ]


def test_rows_stand_below_a_heading_whose_second_line_only_ends_its_words():
    heading = (
        ("TT", "Nội dung", "Cơ quan", "Đơn vị", "Thời hạn"),
        ("", "công việc", "chủ trì", "phối hợp", "hoàn thành"),
    )
    assert rows(page(*heading, FIRST))[0] == (
        "TT | Nội dung công việc | Cơ quan chủ trì | Đơn vị phối hợp | Thời hạn hoàn thành"
    )


def test_figures_set_to_the_right_of_their_column_begin_rows():
    # As spreadsheets set them: the number ends where the task begins, the words of its heading begin at the left.
    figures = (88.0, 100.0, 260.0, 380.0, 480.0)
    parts = [page(HEADING), page(FIRST, columns=figures), page(SECOND, columns=figures)]
    shifted = [replace(line, base=line.base + 18 * i) for i, lines in enumerate(parts) for line in lines]
    assert rows(shifted) == [
        "STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn",
        "1 | Rà soát bến bãi | Sở Xây dựng | Sở Tài chính | 30/6/2025",
        "2 | Xử lý xe quá tải | Công an tỉnh | | 31/7/2025",
    ]


def test_a_section_is_a_row_of_its_own():
    sections = ("I", "Nguồn nước", "", "", ""), ("II", "Kinh phí", "", "", "")
    assert rows(page(HEADING, sections[0], FIRST, sections[1], SECOND))[1:] == [
        "I | Nguồn nước | | |",
        "1 | Rà soát bến bãi | Sở Xây dựng | Sở Tài chính | 30/6/2025",
        "II | Kinh phí | | |",
        "2 | Xử lý xe quá tải | Công an tỉnh | | 31/7/2025",
    ]


def test_a_task_that_goes_on_with_a_figure_begins_no_row():
    rest = ("", "30 Xã", "", "", "")
    assert rows(page(HEADING, FIRST, rest, SECOND))[1].startswith("1 | Rà soát bến bãi 30 Xã |")


def test_rows_without_numbers_begin_with_a_capital():
    three = (60.0, 260.0, 420.0)
    table = (("Công việc", "Đơn vị chủ trì", "Hoàn thành"), ("Rà soát bến", "Sở Xây dựng", "Quý II"), ("ven sông",))
    assert rows(page(*table, ("Xử lý xe", "Công an tỉnh", "Quý III"), columns=three)) == [
        "Công việc | Đơn vị chủ trì | Hoàn thành",
        "Rà soát bến ven sông | Sở Xây dựng | Quý II",
        "Xử lý xe | Công an tỉnh | Quý III",
    ]


def test_a_table_goes_on_over_a_page_with_its_heading_printed_again_or_not():
    whole = [" | ".join(HEADING), " | ".join(FIRST), "2 | Xử lý xe quá tải | Công an tỉnh | | 31/7/2025"]
    assert rows(page("1. Việc:", HEADING, FIRST), page(SECOND, "2. Sở Y tế theo dõi mỗi quý.", number=1)) == whole
    assert rows(page("1. Việc:", HEADING, FIRST), page(HEADING, SECOND, number=1)) == whole


def test_a_row_goes_on_over_a_page():
    rest = ("", "ven sông Cái", "", "", "")
    assert rows(page("1. Việc:", HEADING, FIRST), page(rest, SECOND, number=1))[1:] == [
        "1 | Rà soát bến bãi ven sông Cái | Sở Xây dựng | Sở Tài chính | 30/6/2025",
        "2 | Xử lý xe quá tải | Công an tỉnh | | 31/7/2025",
    ]


def test_no_other_lines_in_columns_are_a_table():
    head = (("ỦY BAN NHÂN DÂN", "", "CỘNG HÒA XÃ HỘI"), ("Số: 1/CT-UBND", "", "An Sơn, ngày 5 tháng 3 năm 2025"))
    list_of_names = (("STT", "Họ và tên", "Đơn vị"), ("1", "Lê An", "Sở Y tế"))
    assert rows(page(*head), page(*list_of_names, number=1)) == []


def placed(*cells, columns=COLUMNS):
    """The lines of a page whose words are given by column, height and text."""
    set_words = []
    for run, (column, base, text) in enumerate(cells):
        set_words += words(text, columns[column], base, run)
    return set_lines(set_words)


CENTRED = [
    *((c, 100, text) for c, text in enumerate(("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"))),
    (1, 120, "Rà soát bến bãi"), (0, 128, "1"), (2, 128, "Sở Xây dựng"), (4, 128, "30/6/20"), (1, 136, "ven sông"),
    (4, 142, "25"),
]  # fmt: skip


def test_cells_set_to_the_middle_have_their_number_amid_their_lines():
    second = [(1, 156, "Mua thuốc chữa bệnh"), (0, 164, "2"), (2, 164, "Sở Y tế"), (1, 172, "cho trạm y tế")]
    third = [(0, 190, "3"), (1, 190, "Báo giá"), (2, 190, "Sở Tài chính")]
    after = [(0, 210, "2. Các sở gửi báo cáo.")]
    first = [cell for cell in CENTRED if cell[2] not in ("25", "30/6/20")]
    assert rows(placed(*first, *second, *third, *after)) == [
        "STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn",
        "1 | Rà soát bến bãi ven sông | Sở Xây dựng | |",
        "2 | Mua thuốc chữa bệnh cho trạm y tế | Sở Y tế | |",
        "3 | Báo giá | Sở Tài chính | |",
    ]


def test_a_clause_below_a_table_without_numbers_is_no_row_of_it():
    columns = (60.0, 220.0, 340.0)
    lines = [("Nhiệm vụ", "Chủ trì", "Thời hạn"), ("Rà soát bến bãi", "Sở Xây dựng", "30/6/2025"),
             ("Lập bản đồ", "Sở Y tế", "Quý III")]  # fmt: skip
    found = page("1. Nhiệm vụ:", *lines, "2. Xã báo cáo.", columns=columns)
    assert rows(found) == [
        "Nhiệm vụ | Chủ trì | Thời hạn", "Rà soát bến bãi | Sở Xây dựng | 30/6/2025", "Lập bản đồ | Sở Y tế | Quý III",
    ]  # fmt: skip
    assert "2. Xã báo cáo." in pages_text([found]).split("\n")


def test_full_cells_that_stand_near_each_other_are_told_by_where_columns_begin():
    columns = (60.0, 100.0, 204.0, 312.0)  # a gap of a blank behind the fullest cells
    lines = [("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"), ("1", "Rà soát bến bãi", "Sở Xây dựng Hà", "30/6/2025"),
             ("2", "Lập bản đồ", "Sở Y tế", "Quý III")]  # fmt: skip
    assert rows(page("1. Nhiệm vụ:", *lines, columns=columns)) == [
        "STT | Nhiệm vụ | Chủ trì | Thời hạn", "1 | Rà soát bến bãi | Sở Xây dựng Hà | 30/6/2025",
        "2 | Lập bản đồ | Sở Y tế | Quý III",
    ]  # fmt: skip
