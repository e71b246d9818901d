import csv
import datetime
import io

import pytest
from openpyxl import load_workbook

from corpus.build import build_document
from corpus.duties.read import read_duties
from rag.duty_sheet import as_csv, as_xlsx
from rag.duty_table import duty_as_json

TEXT = """\
Số: 7/UBND-NN
An Lạc, ngày 05 tháng 3 năm 2024
1. Sở Y tế chủ trì, phối hợp với Sở Tài chính mua thuốc trước ngày 05/6/2024.
2. Sở Xây dựng báo cáo Ủy ban nhân dân tỉnh trước ngày 25 hằng tháng.
"""
VI = ["Cơ quan", "Vai trò", "Nhiệm vụ", "Thời hạn ghi trong văn bản", "Đến hạn", "Ghi chú thời hạn", "Báo cáo cho",
      "Hình thức", "Văn bản", "Điều khoản", "Mã văn bản", "Địa chỉ khoản"]  # fmt: skip
BUYS = "chủ trì, phối hợp với Sở Tài chính mua thuốc trước ngày 05/6/2024"
NAME = "Văn bản số 7/UBND-NN (05/03/2024)"


@pytest.fixture(scope="module")
def rows():
    document = build_document(TEXT, "cv")
    return [duty_as_json(d, document) for d in read_duties(document)]


def opened(data):
    return load_workbook(io.BytesIO(data)).active


def test_a_sheet_has_vietnamese_headings_and_days_that_are_days(rows):
    sheet = opened(as_xlsx(rows))
    cells = [[c.value for c in row] for row in sheet.iter_rows()]
    assert cells[0] == VI
    due = datetime.datetime(2024, 6, 5)
    rest = [due, None, None, "Giao", NAME, "khoản 1", "cv", "1"]
    assert cells[1] == ["Sở Y tế", "Chủ trì", BUYS, "trước ngày 05/6/2024", *rest]
    assert cells[2] == ["Sở Tài chính", "Phối hợp", BUYS, "trước ngày 05/6/2024", *rest]
    assert (cells[3][0], cells[3][3], cells[3][4]) == ("Sở Xây dựng", "trước ngày 25 hằng tháng", None)
    assert sheet["E2"].number_format == "dd/mm/yyyy"


def test_a_sheet_is_ready_to_be_read(rows):
    sheet = opened(as_xlsx(rows, "en"))
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("Duties", "A2", f"A1:L{len(rows) + 1}")
    assert [sheet[f"{c}1"].value for c in "ABE"] == ["Agency", "Role", "Due"]
    assert sheet["A1"].font.bold
    assert not sheet["A2"].font.bold
    assert sheet["C2"].alignment.wrap_text
    assert (sheet.column_dimensions["A"].width, sheet.column_dimensions["C"].width) == (30, 70)


def test_csv_has_the_same_table(rows):
    data = as_csv(rows)
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert table[0] == VI
    rest = ["2024-06-05", "", "", "Giao", NAME, "khoản 1", "cv", "1"]
    assert table[1] == ["Sở Y tế", "Chủ trì", BUYS, "trước ngày 05/6/2024", *rest]
    assert len(table) == len(rows) + 1


@pytest.mark.parametrize("task", ["=1+1", "＝1+1", "＠a", "-5", "\t=1"])
def test_no_cell_is_a_formula_or_breaks_the_file(rows, task):
    odd = [{**rows[0], "task": task, "agency": "Sở\x07 Y tế", "inferred": True}]
    row = [c.value for c in opened(as_xlsx(odd))[2]]
    assert (row[0], row[2], row[5]) == ("Sở Y tế", f"'{task}", "Ngày suy từ ngày của văn bản")
    assert list(csv.reader(io.StringIO(as_csv(odd).decode("utf-8-sig"))))[1][2] == f"'{task}"
