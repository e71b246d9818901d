"""Labels in the cells of a table: a task and who has it in one cell, or in two of a row without a heading for them.

"Mua màn. Chủ trì: Sở Y tế; Phối hợp: Sở Tài chính" below "Nội dung". Tables whose columns say who has which part are
read by their headings (`tables`).
"""

from collections.abc import Iterator

from corpus.clause import Clause
from corpus.duties.columns import MOST_HEADING_ROWS, NUMBER, Row
from corpus.duties.label_lines import Label, read_line
from corpus.duties.records import records_of
from corpus.lexicon.task_columns import PARTS, Column, column_of
from corpus.table import Words, tables_in

_EDGES = " ,.;:/([–-"


def labelled_cells(text: str, clause: Clause) -> Iterator[tuple[Words, list[Label]]]:
    """Yields the tasks in the tables of a clause's own text that labels beside them tell more of, with those labels."""
    for rows in tables_in(text, clause.start, clause.own_end):
        if not _names_parts(rows) and not any(True for _ in records_of(text, rows, clause.start)):
            for row in rows:
                yield from _of_row(text, row)


def _names_parts(rows: list[Row]) -> bool:
    """Returns whether a column of a table is headed by who has a part, so that its cells say that by themselves."""
    return any(
        ":" not in cell.text and column_of(cell.text) in PARTS for row in rows[:MOST_HEADING_ROWS] for cell in row
    )


def _of_row(text: str, row: Row) -> Iterator[tuple[Words, list[Label]]]:
    """Yields the tasks of a row with their labels: what stands before them in their cell, or in the cell before."""
    task: Words | None = None
    found: list[Label] = []
    for cell in row:
        labels = read_line(text, cell.start, cell.end) if cell.text else []
        own = _before(text, cell, labels)
        if own is not None:
            if task is not None and _tells(found):
                yield task, found
            task, found = own, []
        found += labels
    if task is not None and _tells(found):
        yield task, found


def _before(text: str, cell: Words, labels: list[Label]) -> Words | None:
    """Returns the task that a cell says before its labels, None where it says none but a number."""
    named = next((label.words for label in labels if label.column is Column.TASK), None)
    end = cell.start + len(text[cell.start : labels[0].start].rstrip()) if labels else cell.end
    said = text[cell.start : end]
    if named is not None or not said.strip(_EDGES) or NUMBER.fullmatch(said):
        return named
    return Words(said, cell.start, end)


def _tells(labels: list[Label]) -> bool:
    return any(label.agencies for label in labels)
