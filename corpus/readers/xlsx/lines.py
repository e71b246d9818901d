"""A sheet's grid to lines: its title, then a table of tasks row by row, or any other list a clause each."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from corpus.lexicon.agency_names import agency_names
from corpus.lexicon.task_columns import PARTS, column_of, is_heading, label_of
from corpus.lexicon.task_records import find_records
from corpus.readers.xlsx.cells import Grid
from corpus.structure.head_lines import MOTTO, PLACE_DATE
from corpus.structure.trailer_lines import CAPACITY, RECIPIENTS, TITLE_LINE
from corpus.table import CELL, HERE, Place, Table

LONGEST_LABEL = 60  # code points of a heading that is written before each value
_ENDS = (RECIPIENTS, CAPACITY, TITLE_LINE)
_COUNT = re.compile(r"\d{1,4}")


def sheet_lines(grid: Grid) -> list[str]:
    """Returns the lines of a sheet, none empty."""
    first = next((i for i, row in enumerate(grid) if _heads_tasks(row)), _first_of_records(grid))
    end = next((i for i, row in enumerate(grid) if i > (first or 0) and _ends(row)), len(grid))
    if first is None:
        return [*_list(grid[:end]), *_by_columns(grid[end:])]
    return [*_by_columns(grid[:first]), *_rows(grid[first:end]), *_by_columns(grid[end:])]


def _own(row: Sequence[Place]) -> list[str]:
    """Returns what the cells that begin in a row say."""
    return [p.text for p in row if p.begun == HERE and p.text]


def _heads_tasks(row: Sequence[Place]) -> bool:
    cells = [p.text for p in row]
    if is_heading(cells, [column_of(text) if text else None for text in cells]):
        return True
    # Agencies over columns of marks or of their tasks.
    named = [bool(text) and len(text) <= LONGEST_LABEL and _is_agency(text) for text in cells]
    others = [column_of(text) for text, n in zip(cells, named, strict=True) if text and not n]
    return sum(named) > 1 and not any(c is None or c in PARTS for c in others)


def _is_agency(text: str) -> bool:
    found = next(agency_names(text), None)
    return found is not None and not text[: found.start].strip() and not text[found.end :].strip()


def _first_of_records(grid: Grid) -> int | None:
    """Returns the first row of a table with labels at its left, None where two columns say all: a line each."""
    wide = [i for i, row in enumerate(grid) if len(_own(row)) > 1]
    if not wide or max(len(_own(grid[i])) for i in wide) == 2:
        return None
    return wide[0] if find_records([[p.text for p in row] for row in grid[wide[0] :]]) else None


def _ends(row: Sequence[Place]) -> bool:
    """Returns whether a row begins the end of a document: recipients and signature."""
    return any(pattern.match(line) for text in _own(row) for line in _split(text) for pattern in _ENDS)


def _split(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _rows(grid: Grid) -> Iterator[str]:
    """Yields the rows of a table, cells parted by bars."""
    for cells in Table(tuple(grid)).cells():
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield CELL.join([*cells, ""] if len(cells) == 1 else cells).strip()


def _by_columns(grid: Grid) -> list[str]:
    """Returns the lines of a head or an end: what stands side by side in two columns is read left, then right."""
    lines: list[str] = []
    run: list[list[str]] = []
    for row in grid:
        own = _own(row)
        if len(own) > 1:
            run.append(own)
            continue
        lines += [*_read_down(run), *(line for text in own for line in _split(text))]
        run = []
    return lines + _read_down(run)


def _read_down(run: list[list[str]]) -> list[str]:
    return [line for column in zip_longest(*run, fillvalue="") for text in column for line in _split(text)]


# --- lists that are no tables of tasks


def _list(grid: Grid) -> list[str]:
    """Returns the head of a list, then each of its rows as a clause: numbered where it is, else behind a dash."""
    first = next((i for i, row in enumerate(grid) if len(_own(row)) > 1 and not _is_head(row)), len(grid))
    head, body = _by_columns(grid[:first]), grid[first:]
    labels = _labels(body)
    rows = body[1:] if labels else body
    return [*head, *(line for row in rows if (line := _clause(row, labels)))]


def _is_head(row: Sequence[Place]) -> bool:
    lines = [line for text in _own(row) for line in _split(text)]
    return any(MOTTO.match(line) or PLACE_DATE.match(line) for line in lines)


def _labels(body: Grid) -> list[str]:
    """Returns the headings of a list's columns, [] where its first row is no heading."""
    if len(body) < 2:
        return []
    texts = [p.text for p in body[0]]
    said = [t for t in texts if t]
    heading = all(len(t) <= LONGEST_LABEL and not t[0].isdigit() and not label_of(t) for t in said)
    return texts if heading and len(set(said)) == len(said) else []


def _clause(row: Sequence[Place], labels: Sequence[str]) -> str:
    """Returns a row as a clause; with two cells and no headings the first is the label of the second."""
    cells = Table((tuple(row),)).cells()[0]
    count = cells[0] if cells and _COUNT.fullmatch(cells[0]) else ""
    values = [(label, text) for label, text in zip_longest(labels[: len(cells)], cells, fillvalue="") if text]
    if count:
        values = values[1:]
    if len(values) == 1:
        return f"{count}. {values[0][1]}" if count else values[0][1]
    if not labels and len(values) == 2 and label_of(values[0][1]):
        said = f"{values[0][1]}: {values[1][1]}"
    else:
        said = "; ".join(f"{label}: {text}" if label else text for label, text in values)
    return f"{count}. {said}" if count and said else f"- {said}" if said else ""
