import datetime
import io
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from corpus.duties.read import read_duties
from corpus.errors import ReadError
from corpus.read import read_bytes
from corpus.readers.xlsx.read import read_xlsx

HEADING = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn"]


def book(*rows, merged=(), more=None, change=None):
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    for area in merged:
        workbook.active.merge_cells(area)
    for title, others in (more or {}).items():
        sheet = workbook.create_sheet(title)
        for row in others:
            sheet.append(row)
    if change:
        change(workbook)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def lines(data):
    return read_xlsx(data, "a.xlsx").text.split("\n")


def refusal(data):
    with pytest.raises(ReadError) as error:
        read_xlsx(data, "a.xlsx")
    return str(error.value)


def test_a_table_of_tasks_is_read_row_by_row_below_its_title():
    rows = [
        ["PHỤ LỤC I"],
        ["DANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 12)"],
        [],
        HEADING,
        [1, "Mua màn", "Sở Y tế", None, "Quý I"],
    ]
    assert lines(book(*rows, merged=["A1:E1"])) == [
        "PHỤ LỤC I",
        "DANH MỤC NHIỆM VỤ",
        "(Kèm theo Kế hoạch số 12)",
        "STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn",
        "1 | Mua màn | Sở Y tế |  | Quý I",
    ]


def test_merged_cells_hold_for_each_row_and_column():
    heading = ["STT", "Nhiệm vụ", "Thực hiện", None, "Thời hạn"], [None, None, "Chủ trì", "Phối hợp", None]
    rows = [[1, "Mua màn", "Sở Y tế", "Sở Nội vụ", "Quý I"], [2, "Phát màn", None, "Công an tỉnh", "Quý II"]]
    data = book(*heading, *rows, merged=["A1:A2", "B1:B2", "C1:D1", "E1:E2", "C3:C4"])
    assert lines(data)[1:] == [
        "STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn",
        "1 | Mua màn | Sở Y tế | Sở Nội vụ | Quý I",
        "2 | Phát màn | Sở Y tế | Công an tỉnh | Quý II",
    ]
    found = read_duties(read_bytes(data, "a.xlsx", "a"))
    assert [(d.role, d.agency, d.task, d.deadline, d.clause) for d in found] == [
        ("lead", "Sở Y tế", "Mua màn", "Quý I", "0"),
        ("coordinate", "Sở Nội vụ", "Mua màn", "Quý I", "0"),
        ("lead", "Sở Y tế", "Phát màn", "Quý II", "0"),
        ("coordinate", "Công an tỉnh", "Phát màn", "Quý II", "0"),
    ]


def test_columns_are_hidden_by_entries_that_stand_for_several():
    def hide(workbook):
        for letter, first, last in (("A", 1, 1), ("C", 3, 5), ("D", 4, 4)):
            entry = workbook.active.column_dimensions[letter]
            entry.min, entry.max, entry.hidden = first, last, True

    assert lines(book(["1.", "Đê", "x", "y", "z", "rừng"], change=hide)) == ["- Đê; rừng"]


def test_rows_of_another_list_are_clauses():
    numbered = [["DANH SÁCH BẾN"], ["STT", "Tên bến", "Xã"], [1, "Bến A", "An Hà"], [2, "Bến B", "An Sơn"]]
    assert lines(book(*numbered)) == ["DANH SÁCH BẾN", "1. Tên bến: Bến A; Xã: An Hà", "2. Tên bến: Bến B; Xã: An Sơn"]
    assert [c.path for c in read_bytes(book(*numbered), "a.xlsx", "a").clauses] == ["1", "2"]
    assert lines(book(["Bến", "Xã"], ["A", "An Hà"])) == ["- Bến: A; Xã: An Hà"]
    assert lines(book(["Nhiệm vụ", "Mua màn"], ["Cơ quan chủ trì", "Sở Y tế"])) == [
        "- Nhiệm vụ: Mua màn",
        "- Cơ quan chủ trì: Sở Y tế",
    ]


def test_cells_say_what_people_see():
    def shown(workbook):
        workbook.active["B2"].number_format = "0%"
        workbook.active["C2"].number_format = "d/m/yyyy"

    row = [datetime.datetime(2025, 6, 30), 0.25, datetime.datetime(2025, 6, 5), 12.5, True]
    assert lines(book(["Ngày", "Tỷ lệ", "Họp", "Số", "Đạt"], row, change=shown)) == [
        "- Ngày: 30/06/2025; Tỷ lệ: 25%; Họp: 5/6/2025; Số: 12,5; Đạt: Có"
    ]


def test_the_end_of_a_document_below_a_table_is_no_row():
    rows = [
        HEADING,
        [1, "Mua màn", "Sở Y tế"],
        ["Nơi nhận:", None, "TM. ỦY BAN NHÂN DÂN"],
        ["- Lưu: VT.", None, "CHỦ TỊCH"],
    ]
    assert lines(book(*rows))[1:] == [
        "1 | Mua màn | Sở Y tế",
        "Nơi nhận:",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
    ]


def test_sheets_stand_below_their_names_and_what_is_hidden_is_named():
    def hide(workbook):
        workbook["Nháp"].sheet_state = "hidden"
        workbook.active.row_dimensions[2].hidden = True

    data = book(["Bến", "Xã"], ["A", "Hà"], ["B", "Hà"], more={"Kho": [["Kho số 1"]], "Nháp": [["x"]]}, change=hide)
    raw = read_xlsx(data, "a.xlsx")
    assert raw.text.split("\n") == ["- Bến: B; Xã: Hà", "Kho", "Kho số 1"]
    assert raw.warnings == ("Hidden sheets left out: Nháp.", "Hidden rows or columns left out in: Sheet.")


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("PL2", "PHỤ LỤC 2"),
        ("PL 01", "PHỤ LỤC 01"),
        ("Pl.II", "PHỤ LỤC II"),
        ("pl_1a", "PHỤ LỤC 1A"),
        ("PL2 - Nhiệm vụ", "PHỤ LỤC 2 - Nhiệm vụ"),
        ("Phụ lục 3", "Phụ lục 3"),
    ],
)
def test_a_sheet_named_as_an_annex_heads_one_above_its_title(name, heading):
    data = book(["Bến", "Xã"], ["A", "Hà"], more={name: [["DANH MỤC BẾN"], ["Bến", "Xã"], ["B", "Hà"]]})
    assert lines(data) == ["- Bến: A; Xã: Hà", heading, "DANH MỤC BẾN", "- Bến: B; Xã: Hà"]


def test_a_sheet_whose_annex_heads_itself_and_other_names_with_these_letters_are_as_they_were():
    data = book(["1. Giữ đê"], more={"PL2": [["PHỤ LỤC II"], ["1. Trồng tre"]], "PLAN 2": [["1. Đắp đê"]]})
    assert lines(data) == ["1. Giữ đê", "PHỤ LỤC II", "1. Trồng tre", "PLAN 2", "1. Đắp đê"]


def test_formulas_without_a_value_are_counted():
    raw = read_xlsx(book(["Tổng", "=1+1"], ["a", "b"]), "a.xlsx")
    assert raw.warnings == ("1 formulas have no saved value and were left out: open the file in Excel and save.",)


def test_a_sheet_that_claims_a_million_rows_is_read():
    def far(workbook):
        workbook.active["A1048576"] = "Hết"

    assert lines(book(["Bến A"], change=far)) == ["Bến A", "Hết"]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "an old Excel file (.xls) or one with a password found"),
        (b"abc", "no Excel workbook found"),
        (book(), "no text in the visible sheets found"),
        (book(["a"])[:-40], "no Excel workbook found"),
    ],
)
def test_other_files_are_refused_in_one_line(data, found):
    said = refusal(data)
    assert found in said
    assert "\n" not in said


def test_damage_inside_is_refused():
    whole, out = zipfile.ZipFile(io.BytesIO(book(["a"]))), io.BytesIO()
    with zipfile.ZipFile(out, "w") as broken:
        for name in whole.namelist():
            broken.writestr(name, b"<broken" if name.endswith("sheet1.xml") else whole.read(name))
    assert refusal(out.getvalue()).startswith("a.xlsx: a damaged Excel workbook found (")


def test_cells_are_read_by_their_fonts():
    def old(workbook):
        for place in ("B2", "C2"):
            workbook.active[place].font = Font(name=".VnTime")

    data = book(HEADING, [1, "Rµ so¸t bÕn", "Së X©y dùng", "Sở Tài chính", "30/6/2025"], change=old)
    assert lines(data)[1] == "1 | Rà soát bến | Sở Xây dựng | Sở Tài chính | 30/6/2025"
    assert read_xlsx(data, "a.xlsx").warnings == (
        "Text in fonts of TCVN3 (ABC) was read as TCVN3 (ABC); it is not Unicode.",
    )


def test_a_whole_workbook_is_read_by_its_words_where_no_font_says():
    rows = [
        ["STT", "NhiÖm vô", "C¬ quan chñ tr×", "Thêi h¹n"],
        [1, "Rµ so¸t bÕn\nven s«ng", "Së X©y dùng", "30/6/2025"],
    ]
    assert lines(book(*rows)) == [
        "STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn",
        "1 | Rà soát bến ven sông | Sở Xây dựng | 30/6/2025",
    ]


def test_cells_struck_through_are_left_out_with_a_warning():
    def strike(workbook):
        for cell in workbook.active[3]:
            cell.font = Font(strike=True)

    rows = [[1, "Mua màn", "Sở Y tế", None, "Quý I"], [2, "Phát màn", "Sở Nội vụ", None, "Quý II"]]
    raw = read_xlsx(book(HEADING, *rows, change=strike), "a.xlsx")
    assert raw.text.split("\n")[1:] == ["1 | Mua màn | Sở Y tế |  | Quý I"]
    assert raw.warnings == ("Passages struck through that were left out: 4.",)


BOXES = "Text boxes and shapes on the sheets were left out: copy what they say into cells."
FILES = "The file holds other files inside it, which were not read."


@pytest.mark.parametrize(
    ("part", "content", "warnings"),
    [
        ("xl/drawings/drawing1.xml", '<xdr xmlns:a="a"><a:t>Dự thảo</a:t></xdr>', (BOXES,)),
        ("xl/embeddings/oleObject1.bin", "x", (FILES,)),
        ("xl/media/image1.png", "x", ()),
    ],
)
def test_text_boxes_and_files_inside_are_named(part, content, warnings):
    out = io.BytesIO(book(HEADING, [1, "Mua màn", "Sở Y tế", None, "Quý I"]))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(part, content)
    assert read_xlsx(out.getvalue(), "a.xlsx").warnings == warnings


def test_notes_on_cells_are_named_by_their_sheets():
    def noted(workbook):
        workbook.active["B2"].comment = Comment("Lùi đến 15/7", "An")

    data = book(HEADING, [1, "Mua màn", "Sở Y tế", None, "Quý I"], more={"PL2": [["Bến"]]}, change=noted)
    assert read_xlsx(data, "a.xlsx").warnings == ("Notes on cells that were not read, in: Sheet.",)


def test_annexes_on_sheets_of_their_own_have_their_own_addresses():
    document = read_bytes(
        book(
            ["PHỤ LỤC I"], ["DANH MỤC NHIỆM VỤ"], HEADING, [1, "Mua màn", "Sở Y tế", None, "Quý I"],
            more={"PL2": [HEADING, [1, "Phát màn", "Sở Nội vụ", None, "Quý II"]]},
        ),
        "a.xlsx", "a",
    )  # fmt: skip
    assert [(d.agency, d.clause) for d in read_duties(document)] == [("Sở Y tế", "PL1.0"), ("Sở Nội vụ", "PL2.0")]


def test_pieces_of_a_cell_are_read_by_their_own_fonts_and_struck_ones_left_out():
    struck, old = InlineFont(strike=True), InlineFont(rFont=".VnTime")
    lead = CellRichText(TextBlock(struck, "Sở Giao thông vận tải"), "Sở Xây dựng")
    task = CellRichText("Rà soát ", TextBlock(old, "bÕn b·i"))
    due = CellRichText(TextBlock(struck, "30/6 "), "31/7/2025")
    raw = read_xlsx(book(HEADING, [1, task, lead, None, due]), "a.xlsx")
    assert raw.text.split("\n")[1] == "1 | Rà soát bến bãi | Sở Xây dựng |  | 31/7/2025"
    assert "Passages struck through that were left out: 2." in raw.warnings
    assert any("TCVN3" in warning for warning in raw.warnings)


def test_agencies_over_marks_are_a_table_and_a_sheet_named_for_one_has_its_tasks():
    matrix = [["TT", "Sở Y tế", "Sở Nội vụ"], ["Nhiệm vụ 1: Mua màn", "CT", "PH"]]
    assert lines(book(*matrix)) == ["TT | Sở Y tế | Sở Nội vụ", "Nhiệm vụ 1: Mua màn | CT | PH"]
    sheets = {
        "Sở Y tế": [["STT", "Nhiệm vụ", "Thời hạn"], [1, "Mua màn", "Quý I"]],
        "Sở Nội vụ": [["STT", "Nhiệm vụ", "Thời hạn"], [1, "Mở lớp", "Quý II"]],
    }
    found = read_duties(read_bytes(book(more=sheets), "a.xlsx", "a"))
    assert [(d.agency, d.task, d.deadline) for d in found] == [
        ("Sở Y tế", "Mua màn", "Quý I"),
        ("Sở Nội vụ", "Mở lớp", "Quý II"),
    ]
