import pytest

from corpus.duties.columns import MOST_TRIED, Columns, headed
from corpus.lexicon.task_columns import Column
from corpus.table import Words


class Rows(list):
    """Rows that count those that are cut out of them: what looks at all that is below takes no line of code."""

    cut = 0

    def __getitem__(self, key):
        found = super().__getitem__(key)
        self.cut += len(found) if isinstance(key, slice) else 0
        return found


def rows_of(*lines):
    """Rows of cells between bars, one behind another."""
    rows, at = Rows(), 0
    for line in lines:
        rows.append([])
        for cell in line.split("|"):
            rows[-1].append(Words(cell.strip(), at, at + len(cell.strip())))
            at += len(cell) + 1
    return rows


ROWS = 600
HEADING, TASK = "STT | Nhiệm vụ | Chủ trì", "1 | Mua thuốc | Sở Y tế"


@pytest.mark.parametrize(
    ("line", "most"),
    [
        ("a | b | c", 5 * ROWS),  # no heading whatever stands below it
        ("Sở Y tế | Sở Nội vụ | c", 2 * MOST_TRIED * ROWS),
    ],
)
def test_headed_looks_below_no_more_rows_than_may_be_headings(line, most):
    rows = rows_of(*[f"{line}{i}" for i in range(ROWS)])
    assert headed(rows, Columns(), {}) == (rows, Columns())
    assert rows.cut <= most


def test_headed_finds_a_heading_far_below_what_can_be_none():
    rows = rows_of(*[f"a | b | c{i}" for i in range(2 * MOST_TRIED)], HEADING, TASK)
    body, columns = headed(rows, Columns(), {})
    assert (body, columns.of) == (rows[-1:], (Column.NUMBER, Column.TASK, Column.LEAD))
