"""Whether the first line of an answer says what was asked, and nothing else of its kind."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from enum import StrEnum

_MARK = re.compile(r"\s*\[\d+\]")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_JOINING = frozenset({"va", "and", "the", "cac", "of", "la"})
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_VERDICTS = {"co": "yes", "yes": "yes", "khong": "no", "no": "no"}
PARTLY_SAID = 0.5  # of an alternative's words


class FirstLine(StrEnum):
    """What a first line is: it says all of an alternative; some of it; what none of them has; or there is none."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    MISSING = "missing"


def first_line(answer: str, quotes: Sequence[str]) -> str:
    """Returns the first line of an answer without its marks; "" where that is a quote already."""
    line = answer.partition("\n")[0]
    return "" if any(quote in line for quote in quotes if quote) else _MARK.sub("", line).strip()


def judge_first_line(
    line: str, alternatives: Sequence[str], question: str, agencies: Callable[[str], frozenset[str]]
) -> FirstLine:
    """Returns what a first line is beside what it may say.

    agencies: of a text, the agencies that it names. An agency, a figure or a verdict that neither an alternative nor
    the question has makes it wrong, whatever else it says.
    """
    if not line:
        return FirstLine.MISSING
    verdicts = {v for a in alternatives if (v := _verdict(a))}
    if verdicts and _verdict(line) not in verdicts:
        return FirstLine.WRONG if _verdict(line) else FirstLine.MISSING
    allowed = " . ".join([*alternatives, question])
    if agencies(line) - agencies(allowed) or figures(line) - figures(allowed):
        return FirstLine.WRONG
    said = _words(line)
    share = max(len(said & wanted) / len(wanted) for a in alternatives if (wanted := _words(a)))
    return FirstLine.RIGHT if share == 1.0 else FirstLine.PARTLY if share >= PARTLY_SAID else FirstLine.WRONG


def figures(text: str) -> frozenset[str]:
    """Returns the figures of a text, of dates day, month and year apart: "05/3/2025" has 5, 3 and 2025."""
    return frozenset(w for w in _words(text) if w[0].isdigit())


def _verdict(text: str) -> str | None:
    words = _WORD.findall(_folded(text))
    return _VERDICTS.get(words[0]) if words else None


def _words(text: str) -> frozenset[str]:
    return frozenset(_plain(w) for w in _WORD.findall(_folded(text))) - _JOINING


def _plain(word: str) -> str:
    """Returns a figure as it is counted with, the name of a month as its number, another word as it is."""
    if word in _MONTHS:
        return str(_MONTHS.index(word) + 1)
    if not word[0].isdigit():
        return word
    figure = re.sub(r"[.,]", "", word) if _THOUSANDS.fullmatch(word) else word.replace(",", ".")
    return re.sub(r"^0+(?=\d)", "", figure)


def _folded(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))
