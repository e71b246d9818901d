import csv

import pytest
from openpyxl import load_workbook

from corpus.build import build_document
from corpus.duties.read import read_duties
from rag.duty_table import FIELDS, duty_as_json, write_csv, write_xlsx

ROW = {
    "document": "Văn bản (a)",
    "document_id": "a",
    "clause": "4.-1",
    "role": "lead",
    "agency": "Sở Y tế",
    "task": "mua thuốc",
    "deadline": None,
    "due": None,
    "report_to": None,
    "manner": "order",
    "start": 3,
    "end": 10,
}


def test_duty_as_json_has_the_fields_of_the_contract():
    document = build_document("1. Sở Y tế mua thuốc trước ngày 05/6/2024.\n2. Các xã đắp đập.\n", "a")
    first = duty_as_json(next(iter(read_duties(document))), "Văn bản (a)")
    start = document.text.index("Sở Y tế")
    assert first == {
        "document": "Văn bản (a)",
        "role": "lead",
        "agency": "Sở Y tế",
        "task": "mua thuốc trước ngày 05/6/2024",
        "deadline": "trước ngày 05/6/2024",
        "due": "2024-06-05",
        "report_to": None,
        "manner": "order",
        "document_id": "a",
        "clause": "1",
        "start": start,
        "end": start + 7,
    }
    assert set(first) == set(FIELDS)


def read_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def read_xlsx(path):
    (sheet,) = load_workbook(path).worksheets
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize(("write", "read"), [(write_csv, read_csv), (write_xlsx, read_xlsx)])
def test_a_table_has_a_line_a_duty_and_no_cell_that_is_a_formula(write, read, tmp_path):
    path = tmp_path / "table.xlsx"  # openpyxl reads no other name
    write(
        path,
        [
            ROW,
            {**ROW, "agency": "=HYPERLINK(1)", "task": "- dọn", "clause": "+1", "due": "2024-06-05", "report_to": "@a"},
        ],
    )
    assert read(path) == [
        list(FIELDS),
        ["Văn bản (a)", "a", "4.-1", "lead", "Sở Y tế", "mua thuốc", "", "", "", "order", "3", "10"],
        ["Văn bản (a)", "a", "'+1", "lead", "'=HYPERLINK(1)", "'- dọn", "", "2024-06-05", "'@a", "order", "3", "10"],
    ]


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_a_table_that_cannot_be_written_is_the_systems_error(write, tmp_path):
    with pytest.raises(FileNotFoundError):
        write(tmp_path / "nowhere" / "x", [ROW])


@pytest.mark.parametrize("cell", ["=1+1", "＝1+1", "＠a", "＋84", "－5", " =1", "\t=1", "\u00a0=1"])
def test_a_cell_that_a_spreadsheet_might_reckon_is_text(tmp_path, cell):
    write_csv(tmp_path / "x.csv", [{**ROW, "task": cell}])
    assert read_csv(tmp_path / "x.csv")[1][FIELDS.index("task")] == f"'{cell}"
