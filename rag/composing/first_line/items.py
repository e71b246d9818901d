"""The items of a list in one line: whole where they fit, else each cut, and no more than a few."""

from collections.abc import Sequence

from corpus.text.accents import fold
from rag.composing.first_line.line import Line, capital, ended
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.reading.papers import list_inside

SHOWN = 6  # that are named
LONGEST_ITEM, SHORTEST_ITEM = 70, 30  # code points of each
LONGEST_LIST = 330  # of all of them


def papers_line(question: Question, item: Evidence) -> Line | None:
    """Returns the papers that a clause lists in one sentence of its own, where a question asks which they are."""
    found = list_inside(item) if question.wanted.papers else None
    if found is None:
        return None
    text = item.document.text
    sentence = next((s for s in clause_sentences(item.document, item.clause) if s[0] <= found < s[1]), None)
    if sentence is None:
        return None
    if question.language == "en":
        said = text[found : sentence[1]].rstrip(" .;")
        return Line(f"“{said}”.", ((found, sentence[1]),)) if len(said) <= LONGEST_LIST else None
    items = [part for part in text[found : sentence[1]].split(";") if part.strip(" .")]
    return Line(list_line(question.language, items), ((found, sentence[1]),))


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
