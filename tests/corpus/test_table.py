import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.table import ABOVE, CELL, LEFT, LONGEST_HELD, Place, Table, Words, marked_lines, read_row, rows_of


def cells(*rows):
    return Table(tuple(tuple(row) for row in rows)).cells()


def test_cells_say_what_covers_them():
    heading = [Place("STT"), Place("Thực hiện"), Place("Thực hiện", LEFT)]
    below = [Place("STT", ABOVE), Place("Chủ trì"), Place("Phối hợp")]
    assert cells(heading, below) == [["STT", "Thực hiện", "Thực hiện"], ["STT", "Chủ trì", "Phối hợp"]]


def test_cells_of_a_heading_across_a_table_stand_once():
    assert cells([Place("I"), Place("Lĩnh vực"), Place("Lĩnh vực", LEFT)]) == [["I", "Lĩnh vực", ""]]


def test_cells_of_a_row_in_which_none_begins_are_empty():
    assert cells([Place("a"), Place("b")], [Place("a", ABOVE), Place("")]) == [["a", "b"], ["", ""]]


def test_cells_with_a_bar_in_them_stay_one():
    assert cells([Place("a | b"), Place("c|d")]) == [["a ; b", "c|d"]]


def test_cells_longer_than_people_repeat_are_written_once():
    long = "x" * (LONGEST_HELD + 1)
    assert cells([Place(long), Place("a")], [Place(long, ABOVE), Place("b")]) == [[long, "a"], ["", "b"]]


def test_cells_written_again_are_few_beside_those_of_a_table_itself():
    rows = [[Place("y" * 300), Place("a")], *[[Place("y" * 300, ABOVE), Place("b")]] * 50_000]
    assert sum(len(text) for row in cells(*rows) for text in row) < 5 * (300 + 50_001) + 1000


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1 | a b | c", ["1", "a b", "c"]),
        ("| a |", ["", "a", ""]),
        ("a | | b", ["a", "", "b"]),
        ("a|b | c", ["a|b", "c"]),
    ],
)
def test_read_row_gives_the_cells_of_a_line(line, expected):
    assert [w.text for w in read_row(f"x\n{line}\ny", 2, 2 + len(line))] == expected


@given(st.lists(st.text("ab |x", max_size=6), min_size=2, max_size=5))
def test_a_row_that_is_written_is_read_again(texts):
    written = cells([Place(text) for text in texts])[0]
    line = " ".join(CELL.join(written).split(" "))
    assert [w.text for w in read_row(line, 0, len(line))] == written


def test_read_row_gives_offsets_into_the_text():
    assert read_row("bảng:\n1 | Sở Y tế", 6, 17) == [Words("1", 6, 7), Words("Sở Y tế", 10, 17)]


def test_rows_of_are_the_lines_with_bars():
    assert list(rows_of("Bảng:\na | b\n| c\nHết", 0, 19)) == [(6, 11), (12, 15)]


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([["1.", "Rà bến:"], ["a)", "Đò;"], ["", "cả phà."], [], ["2.", "Họp."]],
         ["1. Rà bến:", "a) Đò;", "cả phà.", "", "2. Họp."]),
        ([["Điều 1.", "Rà bến."], ["Điều 2", "Họp."]], ["Điều 1. Rà bến.", "Điều 2 Họp."]),
        ([["-", "", "Rà bến."], ["-", "", "Họp."]], ["- Rà bến.", "- Họp."]),
        # A bare number counts rows; a heading, another cell and one mark alone are of a table.
        ([["1", "Rà bến."], ["2", "Họp."]], None),
        ([["STT", "Việc"], ["1.", "Rà bến."], ["2.", "Họp."]], None),
        ([["1.", "Rà bến.", "Sở Y tế"], ["2.", "Họp.", ""]], None),
        ([["1.", "Rà bến."]], None),
    ],
)  # fmt: skip
def test_marked_lines_are_those_of_a_list_set_in_a_table(rows, lines):
    assert marked_lines(rows) == lines
