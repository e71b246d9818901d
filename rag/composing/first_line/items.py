"""The items of a list in one line: whole where they fit, else each cut, and no more than a few."""

from collections.abc import Sequence

from corpus.text.accents import fold
from rag.composing.first_line.line import Line, capital, ended
from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.papers import list_inside

SHOWN = 6  # that are named
LONGEST_ITEM, SHORTEST_ITEM = 70, 30  # code points of each
LONGEST_LIST = 330  # of all of them


def papers_line(question: Question, item: Evidence) -> Line | None:
    """Returns the papers that a clause lists in one sentence of its own, where a question asks which they are."""
    found = list_inside(item) if question.wanted.papers else None
    return span_line(question.language, item.document.text, found) if found else None


def span_line(language: str, text: str, span: tuple[int, int]) -> Line:
    """Returns what a span lists: as it stands where it fits a line, in English between quotation marks; else items."""
    said = text[slice(*span)].strip(" .;,:")
    if len(said) <= LONGEST_LIST:
        return Line(f"“{said}”." if language == "en" else capital(ended(said)), (span,))
    mark = ";" if ";" in said else ", "
    return Line(list_line(language, [part for part in said.split(mark) if part.strip(" .")]), (span,))


def list_line(language: str, items: Sequence[str]) -> str:
    """Returns the items one after another: whole where they fit a line, else each cut, and no more than are SHOWN."""
    whole = [_said(language, " ".join(i.split()).rstrip(" ;,.:/")) for i in items]
    if sum(map(len, whole)) <= LONGEST_LIST:
        return capital(ended("; ".join(whole)))
    longest = max(SHORTEST_ITEM, min(LONGEST_ITEM, LONGEST_LIST // min(len(items), SHOWN)))
    shown = "; ".join(_cut(language, i, longest) for i in whole[:SHOWN])
    rest = len(items) - SHOWN
    more = {"vi": f"; và {rest} nội dung nữa", "en": f"; and {rest} more"}[language] if rest > 0 else ""
    return capital(ended(f"{shown}{more}"))


def _said(language: str, item: str) -> str:
    """Returns an item as it stands in a line: in English between quotation marks, as the clause has it."""
    return f"“{item}”" if language == "en" else _small(item)


def _cut(language: str, line: str, longest: int) -> str:
    """Returns the beginning of an item, cut at a word."""
    if len(line) <= longest:
        return line
    short = f"{line[:longest].rsplit(' ', 1)[0].rstrip(' ,;:.–-(')}…"
    return f"{short}”" if language == "en" else short


def _small(line: str) -> str:
    """Returns an item with a small first letter, unless a name begins with it."""
    first = line.partition(" ")[2][:1]
    return line if first.isupper() or not fold(line) else f"{line[:1].lower()}{line[1:]}"
