"""What a cell of a table says as the answer: its figure with the unit that its heading gives."""

from corpus.text.accents import fold
from corpus.values import values_in
from rag.composing.english.values import value_in_english
from rag.composing.first_line.line import Line, capital, ended
from rag.evidence import Evidence
from rag.reading.tabled import Cell, Cells


def cells_line(language: str, item: Evidence, asked: Cells) -> Line | None:
    """Returns what cells say with their units, of several each beside the name of its column; None if not all is known.

    In English the names of columns are not known.
    """
    said = [_said(language, item.document.text, cell) for cell in asked.cells]
    if None in said or (language == "en" and len(said) > 1):
        return None
    one = len(said) == 1
    parts = [f"{text}" if one else f"{cell.label}: {text}" for cell, text in zip(asked.cells, said, strict=True)]
    return Line(capital(ended("; ".join(parts))), tuple((c.start, c.end) for c in asked.cells))


def _said(language: str, text: str, cell: Cell) -> str | None:
    figure = text[cell.start : cell.end]
    said = f"{figure}{cell.unit if cell.unit == '%' else f' {cell.unit}'}".strip()
    if language == "vi":
        return said
    values = values_in(said, 0, len(said))
    if len(values) == 1 and (values[0].start, values[0].end) == (0, len(said)):
        return value_in_english(values[0], said)
    return None if cell.unit or fold(figure).replace(" ", "").isalpha() else figure
