import csv

import pytest

from corpus.build import build_document
from corpus.duties.read import read_duties
from rag.duty_table import FIELDS, duty_as_json, write_csv

ROW = {
    "document": "Văn bản (a)",
    "document_id": "a",
    "clause": "4.-1",
    "label": "gạch đầu dòng thứ 1 khoản 4",
    "role": "lead",
    "agency": "Sở Y tế",
    "task": "mua thuốc",
    "deadline": None,
    "due": None,
    "day": None,
    "inferred": False,
    "report_to": None,
    "manner": "order",
    "start": 3,
    "end": 10,
}


def test_duty_as_json_has_the_fields_of_the_contract():
    document = build_document("1. Sở Y tế mua thuốc trước ngày 05/6/2024.\n2. Các xã đắp đập.\n", "a")
    first = duty_as_json(next(iter(read_duties(document))), document)
    start = document.text.index("Sở Y tế")
    assert first == {
        "document": "Văn bản (a)",
        "role": "lead",
        "agency": "Sở Y tế",
        "task": "mua thuốc trước ngày 05/6/2024",
        "deadline": "trước ngày 05/6/2024",
        "due": "2024-06-05",
        "day": "2024-06-05",
        "inferred": False,
        "report_to": None,
        "manner": "order",
        "document_id": "a",
        "clause": "1",
        "label": "khoản 1",
        "start": start,
        "end": start + 7,
    }
    assert set(first) == set(FIELDS)


def read_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_table_has_a_line_a_duty_and_no_cell_that_is_a_formula(tmp_path):
    path = tmp_path / "table.csv"
    odd = {**ROW, "agency": "=HYPERLINK(1)", "task": "- dọn", "clause": "+1", "due": "2024-06-05", "report_to": "@a"}
    write_csv(path, [ROW, odd])
    label = "gạch đầu dòng thứ 1 khoản 4"
    end = ["order", "3", "10"]
    assert read_csv(path) == [
        list(FIELDS),
        ["Văn bản (a)", "a", "4.-1", label, "lead", "Sở Y tế", "mua thuốc", "", "", "", "False", "", *end],
        [
            "Văn bản (a)",
            "a",
            "'+1",
            label,
            "lead",
            "'=HYPERLINK(1)",
            "'- dọn",
            "",
            "2024-06-05",
            "",
            "False",
            "'@a",
            *end,
        ],
    ]


def test_a_table_that_cannot_be_written_is_the_systems_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_csv(tmp_path / "nowhere" / "x", [ROW])


@pytest.mark.parametrize("cell", ["=1+1", "＝1+1", "＠a", "＋84", "－5", " =1", "\t=1", "\u00a0=1"])
def test_a_cell_that_a_spreadsheet_might_reckon_is_text(tmp_path, cell):
    write_csv(tmp_path / "x.csv", [{**ROW, "task": cell}])
    assert read_csv(tmp_path / "x.csv")[1][FIELDS.index("task")] == f"'{cell}"
