"""Tables of tasks whose headings stand at the left (`corpus.lexicon.task_records`): each task as a row of its own.

A table that tells of one task and does not name it stands below the line that does.
"""

import re
from collections.abc import Iterator
from itertools import dropwhile

from corpus.duties.columns import Columns, Row
from corpus.duties.counted import uncounted
from corpus.lexicon.task_columns import Column
from corpus.lexicon.task_records import find_records
from corpus.table import Words
from corpus.text.accents import fold

# A line that only leads in to a table: "Phân công như sau:".
_LEADS_IN = re.compile(
    r"\b(?:phan cong|nhu sau|sau day|duoi day|nhu bang|theo bang|to chuc thuc hien)\b|^(?:bang|bieu)\b"
)


def records_of(text: str, run: list[Row], start: int) -> Iterator[tuple[Columns, Row]]:
    """Yields each task of a table with labels at the left: what its cells are, and the cells; none for any other table.

    start: where the clause of the table begins, whose line above it may name the task.
    """
    for record in find_records([[cell.text for cell in row] for row in run]):
        columns, row = list(record.columns), [run[r][c] for r, c in record.places]
        if Column.TASK not in columns:
            above = _line_above(text, start, run[0][0].start)
            if above is None:
                return
            columns, row = [*columns, Column.TASK], [*row, above]
        named = [uncounted(w) if c is Column.TASK else w for c, w in zip(columns, row, strict=True)]
        yield Columns(tuple(columns)), named


def _line_above(text: str, start: int, end: int) -> Words | None:
    """Returns the last line of text[start:end] as a task, None where it only leads in to a table, or there is none."""
    lines = [Words(m.group(), m.start(), m.end()) for m in re.compile(r"[^\n|]*\S[^\n|]*").finditer(text, start, end)]
    last = next(dropwhile(lambda w: not w.text.strip(), reversed(lines)), None)
    return None if last is None or _LEADS_IN.search(fold(last.text)) else last
