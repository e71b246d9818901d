"""A table of figures: what its heading says of each column, in what unit, and the rows below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.table import Words, tables_in
from corpus.text.accents import fold
from corpus.values import NUMBER, Kind, values_in

MOST_ROWS = 400  # of a table that are read
LONGEST_UNIT = 40  # code points
NEARLY_ALL = 0.7  # of a cell, the value that is all it says
_FIGURE = re.compile(
    rf"(?:(?:từ|trên|dưới|đến|không quá|ít nhất|tối đa|tối thiểu|khoảng|≥|≤|>|<)\s*)?{NUMBER}"
    rf"(?:\s*(?:-|–|đến)\s*{NUMBER})?\s*(?:%|[^\W\d_]+(?:[/ ][^\W\d_]+\d?){{0,3}})?",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?<!\w)(?:(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)*(?:đồng|đ)|triệu|tỷ|tỉ)(?!\w)(?!\s+lệ)", re.IGNORECASE
)
_SHARE = re.compile(r"%|tỷ lệ|tỉ lệ|phần trăm", re.IGNORECASE)
_UNIT = re.compile(rf"\(\s*(?:tính (?:bằng|theo)\s+|(?:đơn vị(?: tính)?|ĐVT)\s*:?\s*)?([^()]{{1,{LONGEST_UNIT}}})\)")
_UNIT_ABOVE = re.compile(rf"(?:đơn vị(?: tính)?|ĐVT)\s*:\s*([^\n()|]{{1,{LONGEST_UNIT}}})", re.IGNORECASE)
# What brackets of a heading hold that is a unit: a share, or a few words, by each of which it is counted perhaps.
_NOUN = r"[^\W\d_]+[²³23]?(?: [^\W\d_]+[²³23]?){0,2}"
_IS_UNIT = re.compile(rf"(?:%|{_NOUN}(?:\s?/\s?{_NOUN}){{0,3}})")
# "(nếu có)", "(bao gồm thuế)", "(các loại)" are none.
_NO_UNIT = frozenset(("bao", "gom", "chua", "da", "neu", "co", "theo", "khong", "tinh", "va", "cac", "kem", "ghi"))
_NUMBERED = re.compile(r"stt|tt|so(?: thu tu| tt)?")

Row = list[Words]


@dataclass(frozen=True)
class TableOfFigures:
    """A table with a heading and at least one column of figures.

    heading: its first line; labels: what stands above each column, of a heading in two lines both; rows: those that
    have a figure; named: the columns that say what a row is of; figures: those behind whose cells are mostly figures;
    above: what is written between the beginning of its clause and it.
    """

    heading: Row
    labels: tuple[str, ...]
    rows: tuple[Row, ...]
    named: tuple[int, ...]
    figures: tuple[int, ...]
    above: str

    def name(self, row: Row) -> str:
        """Returns what a row is of, a figure with its unit."""
        return " ".join(f"{row[i].text} {self.unit(row, i)}".strip() for i in self.named)

    def label(self, column: int) -> str:
        """Returns what stands above a column, its unit left out."""
        unit = self._unit(self.labels[column])
        return _UNIT.sub(" ", self.labels[column]).strip() if unit else self.labels[column]

    def kind(self, row: Row, column: int) -> Kind:
        """Returns what the figure of a cell is: by its own words, else by the unit of its column or of the table."""
        own, label = kind_of(row[column].text), self.labels[column]
        if own is not None:
            return own
        said = f"{label} {self._unit(label)}"
        return Kind.MONEY if _MONEY.search(said) else Kind.PERCENT if _SHARE.search(said) else Kind.COUNT

    def unit(self, row: Row, column: int) -> str:
        """Returns what a cell's figure is in where only the heading says that, or a line above; "" for nothing more."""
        bare = kind_of(row[column].text) is None and _FIGURE.fullmatch(row[column].text)
        return self._unit(self.labels[column]) if bare else ""

    def _unit(self, label: str) -> str:
        found = _UNIT.search(label) or _UNIT_ABOVE.search(self.above)
        unit = found[1].strip(" .;,") if found else ""
        return unit if _IS_UNIT.fullmatch(unit) and _NO_UNIT.isdisjoint(fold(unit).split()) else ""


def tables_of_figures(text: str, start: int, end: int) -> Iterator[TableOfFigures]:
    """Yields the tables in text[start:end] that have a heading and a column of figures."""
    for rows in tables_in(text, start, end):
        table = _read(rows[:MOST_ROWS], text[start : rows[0][0].start])
        if table is not None:
            yield table


def is_headed(rows: Sequence[Row]) -> bool:
    """Returns whether the first of several rows is a heading: each of its cells says something, and none a figure."""
    return len(rows) > 1 and all(c.text for c in rows[0]) and not any(_FIGURE.fullmatch(c.text) for c in rows[0])


def kind_of(cell: str) -> Kind | None:
    """Returns what a cell is that is one value and little else, None for words and for a bare number."""
    values = values_in(cell, 0, len(cell))
    return values[0].kind if len(values) == 1 and values[0].end - values[0].start >= NEARLY_ALL * len(cell) else None


def _read(rows: Sequence[Row], above: str) -> TableOfFigures | None:
    if not is_headed(rows):
        return None
    deep = 2 if len(rows) > 2 and _goes_on(rows[0], rows[1]) else 1
    said = [[row[i].text for row in rows[:deep] if i < len(row)] for i in range(len(rows[0]))]
    labels = tuple(" ".join(dict.fromkeys(texts)) for texts in said)
    body = tuple(row for row in rows[deep:] if len(row) == len(labels))
    own = [i for i, label in enumerate(labels) if not _NUMBERED.fullmatch(fold(label))]
    # The first column says what a row is of, though it be a figure: "Từ 5% đến dưới 10%".
    figures = tuple(i for i in own[1:] if _is_of_figures(body, i))
    named = tuple(i for i in own if i < min(figures, default=0))
    # A row without a figure heads those below it.
    told = tuple(row for row in body if any(_is_figure(row[i].text) for i in figures))
    return TableOfFigures(rows[0], labels, told, named, figures, above) if figures else None


def _goes_on(heading: Row, row: Row) -> bool:
    """Returns whether a row belongs to the heading above it: it has a cell of that again, and no figure."""
    again = any(c.text and c.text == h.text for c, h in zip(row, heading, strict=False))
    return again and not any(_FIGURE.fullmatch(c.text) for c in row)


def _is_of_figures(rows: Sequence[Row], column: int) -> bool:
    cells = [row[column].text for row in rows if row[column].text]
    return 2 * sum(_is_figure(c) for c in cells) > len(cells) > 0


def _is_figure(cell: str) -> bool:
    return bool(_FIGURE.fullmatch(cell)) or kind_of(cell) is not None
