import pytest

from corpus.lexicon.task_columns import Column
from corpus.lexicon.task_records import Record, find_records

TASK, LEAD, HELP, DUE = Column.TASK, Column.LEAD, Column.COORDINATE, Column.DEADLINE


def said(*lines):
    """What is read of each task: (what a cell says, the cell)."""
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [[(c, rows[r][i]) for c, (r, i) in zip(x.columns, x.places, strict=True)] for x in find_records(rows)]


FIRST = [(TASK, "Rà soát"), (LEAD, "Sở A"), (HELP, "Sở B"), (DUE, "30/6")]
SECOND = [(TASK, "Vẽ bản đồ"), (LEAD, "Sở C"), (HELP, "Sở D"), (DUE, "Quý III")]


def test_a_column_for_each_task():
    rows = ["Nhiệm vụ | Rà soát | Vẽ bản đồ", "Chủ trì | Sở A | Sở C", "Phối hợp | Sở B | Sở D", "Hạn | 30/6 | Quý III"]
    assert said(*rows) == [FIRST, SECOND]
    # A number before each label, an empty column behind.
    assert said(*(f"{n} | {row} | " for n, row in enumerate(rows, 1))) == [FIRST, SECOND]


def test_a_table_for_each_task():
    first = ["Nhiệm vụ 1 | Rà soát", "ĐVCT: | Sở A", "ĐVPH: | Sở B", "Thời hạn: | 30/6"]
    second = ["Nhiệm vụ 2 | Vẽ bản đồ", "ĐVCT: | Sở C", "ĐVPH: | Sở D", "Thời hạn: | Quý III"]
    assert said(*first, *second) == [FIRST, SECOND]


def test_a_task_over_or_beside_its_labels():
    rows = [
        "1. Rà soát | ",
        "Chủ trì | Sở A",
        "Phối hợp | Sở B",
        "Vẽ bản đồ | Vẽ bản đồ",
        "Chủ trì | Sở C",
        "Hạn | 1/7",
    ]
    assert said(*rows) == [
        [(LEAD, "Sở A"), (HELP, "Sở B"), (TASK, "1. Rà soát")],
        [(LEAD, "Sở C"), (DUE, "1/7"), (TASK, "Vẽ bản đồ")],
    ]
    beside = ["Rà soát | Chủ trì | Sở A", "Rà soát | Hạn | 30/6", "Vẽ bản đồ | Chủ trì | Sở C", " | Phối hợp | Sở D"]
    assert said(*beside) == [
        [(LEAD, "Sở A"), (DUE, "30/6"), (TASK, "Rà soát")],
        [(LEAD, "Sở C"), (HELP, "Sở D"), (TASK, "Vẽ bản đồ")],
    ]


def test_two_labels_in_a_line():
    rows = [
        "Nhiệm vụ | Rà soát | Rà soát | Rà soát",
        "Chủ trì | Sở A | Phối hợp | Sở B",
        "Thời hạn | 30/6 | Mã số | 12",
    ]
    assert said(*rows)[0][:4] == FIRST
    assert len(said(*rows)) == 1


def test_places_are_rows_and_columns():
    rows = [["Nhiệm vụ", "Rà soát"], ["Chủ trì", "Sở A"]]
    assert find_records(rows) == [Record((TASK, LEAD), ((0, 1), (1, 1)))]


@pytest.mark.parametrize(
    "rows",
    [
        ["Nhiệm vụ | Chủ trì | Hạn", "Phối hợp tuần tra | Sở A | 30/6", "Hoàn thành đề án | Sở B | 1/7"],
        ["Cơ quan | Rà soát | Vẽ bản đồ", "Sở A | Chủ trì | Phối hợp", "Sở B | Phối hợp | Chủ trì"],
        ["Vai trò | Cơ quan | Nhiệm vụ", "Chủ trì | Sở A | Rà soát", "Phối hợp | Sở B | Rà soát"],
        ["Số hiệu | 12/CT-UBND", "Ngày ban hành | 05/3/2025", "Người ký | Lò Văn Mây"],
        ["Chủ trì | Sở A | Sở B", "Phối hợp | Sở C | Sở D"],  # two tasks, and no word of which
        ["Nhiệm vụ | Rà soát"],
        ["", ""],
    ],
)
def test_other_tables_have_none(rows):
    assert said(*rows) == []
