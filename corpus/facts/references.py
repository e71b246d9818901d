"""References in text, to clauses of the same document and of others: found, resolved, printed back.

"khoản 2 Điều 5", "điểm a khoản này", "mục II.3 Chỉ thị số 16/CT-TTg ngày 20/9/2022", "Quy chế này".
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.clause import Clause, Level
from corpus.facts.reference_chains import THIS
from corpus.facts.reference_runs import TEXT, read_runs
from corpus.markers import Style
from corpus.text.document_kinds import KINDS

_IN_BRACKETS = (Style.PAREN, Style.PAREN_LETTER, Style.PAREN_ROMAN)
# What a step of a reference may be called, innermost first, and the styles of units that it may name.
STEPS: dict[str, tuple[Style, ...]] = {
    "gạch đầu dòng thứ": (Style.DASH,),
    "tiết": (*_IN_BRACKETS, Style.ROMAN_LOWER),
    "điểm": (Style.LETTER, *_IN_BRACKETS, Style.DECIMAL, Style.ROMAN_LOWER, Style.NUMBER),
    "khoản": (Style.NUMBER, Style.DECIMAL),
    "mục": (Style.ROMAN, Style.NUMBER, Style.DECIMAL),
    "phần": (Style.LETTER_UPPER, Style.ROMAN),
    "điều": (Style.ARTICLE,),
    "chương": (Style.CHAPTER,),
}
CAPITALISED = ("điều", "chương")
_NUMBER = r"\d+[a-z]?(?:/\d{4})?(?:[-/][A-ZĐa-zđ&]+\d*)+(?:-[A-ZĐa-zđ&\d]+)*"
_DATE = r"(?:\s+ngày\s+(?P<date>\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))?"
_DOCUMENT = re.compile(rf"(?P<kind>{KINDS})\s+(?:s[ốô]\s*:?\s*)?(?P<number>{_NUMBER}){_DATE}")
_THIS = re.compile(rf"(?:{KINDS})\s+này\b")
# A list names the kind once: "Thông tư 40/2021/TT-BTC và 100/2021/TT-BTC".
_ALSO = re.compile(
    rf"(?:,|,?\s+và|,?\s+hoặc)\s+(?:số\s+)?(?P<number>\d+[a-z]?/(?:\d{{4}}/)?[A-ZĐ][A-ZĐa-zđ&\d-]*){_DATE}"
)
_BETWEEN = re.compile(r",?\s+(?:của\s+|tại\s+|trong\s+)?(?:bản\s+)?")


@dataclass(frozen=True)
class Reference:
    """A place that a text points to.

    start, end: its span in Document.text, of a list the whole of it; steps: the units it names, innermost first, as
    (word, value); kind, number, date: the other document, None where it is this one.
    """

    start: int
    end: int
    steps: tuple[tuple[str, str], ...]
    kind: str | None = None
    number: str | None = None
    date: datetime.date | None = None

    @property
    def label(self) -> str:
        """The reference in the Vietnamese form: `điểm a khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP`."""
        said = [f"{word.capitalize() if word in CAPITALISED else word} {value}" for word, value in self.steps]
        if self.number:
            said.append(f"{self.kind} số {self.number}")
        return " ".join(said)


def find_references(text: str, start: int = 0, end: int | None = None) -> list[Reference]:
    """Returns the references in text[start:end], in order; those that name neither a unit nor a document are none."""
    end = len(text) if end is None else end
    found = list(_sequences(text, start, end))
    alone = [_of_document(m, m.start(), ()) for m in _outside(_DOCUMENT.finditer(text, start, end), found)]
    also = [more for r in (*found, *alone) if r.number for more in _also_named(text, r, end)]
    return sorted([*found, *alone, *dict.fromkeys(also)], key=lambda r: r.start)


def _also_named(text: str, reference: Reference, end: int) -> Iterator[Reference]:
    """Yields the documents that follow one by their numbers alone, of its kind."""
    at = reference.end
    while match := _ALSO.match(text, at, end):
        at = match.end()
        start = match.start("number")
        yield Reference(start, at, (), reference.kind, match["number"], read_date(match["date"]))


def _outside(matches: Iterable[re.Match[str]], found: Sequence[Reference]) -> Iterator[re.Match[str]]:
    """Yields the matches, in order, that begin in none of the references, which come in order too."""
    i, over = 0, 0
    for match in matches:
        while i < len(found) and found[i].start <= match.start():
            over = max(over, found[i].end)
            i += 1
        if match.start() >= over:
            yield match


class Units:
    """The clauses of a document by what a reference names them by: found without looking at every one."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self._named: dict[tuple[tuple[str, str] | None, tuple[str, ...]], list[Clause]] = {}
        self._in_articles: set[tuple[str, str] | None] = set()  # the attachments that have a Điều
        for clause in (c for c in clauses if c.levels):
            values = tuple(_value(level.text) for level in clause.levels)
            self._named.setdefault((clause.attachment, values), []).append(clause)
            if clause.levels[0].style is Style.ARTICLE:
                self._in_articles.add(clause.attachment)

    def resolve(self, reference: Reference, here: Clause) -> Clause | None:
        """Returns the clause that a reference names; None for another document or where none is.

        here: the clause in which it stands: "khoản này" is its own khoản, "khoản 2" without more that of its Điều.
        """
        if reference.number is not None or not reference.steps:
            return None
        wanted = addressed(reference.steps)
        if not wanted:
            return None
        if wanted[0][0] == "mục" and wanted[0][1].isdigit() and here.attachment in self._in_articles:
            return None  # a container above its Điều
        above = here.levels[: _base(wanted, here)]
        named = [(word, value) for word, value in wanted if value != THIS]
        values = (*(_value(level.text) for level in above), *(_value(value) for _, value in named))
        candidates = [c for c in self._named.get((here.attachment, values), ()) if _matches(c, above, named)]
        return min(candidates, key=lambda c: (len(c.levels), c.start), default=None)


def resolve(reference: Reference, here: Clause, clauses: Iterable[Clause]) -> Clause | None:
    """Returns the clause of the same document that a reference names, as `Units.resolve` does."""
    return Units(clauses).resolve(reference, here)


def _sequences(text: str, start: int, end: int) -> Iterator[Reference]:
    for run in read_runs(text, TEXT, start, end):
        joint = _BETWEEN.match(text, run.end, end)
        other = _DOCUMENT.match(text, joint.end(), end) if joint else None
        this = _THIS.match(text, joint.end(), end) if joint else None
        for steps in run.units:
            if other and not any(value == THIS for _, value in steps):
                yield _of_document(other, run.start, steps)
            else:
                yield Reference(run.start, this.end() if this else run.end, steps)


def _of_document(match: re.Match[str], start: int, steps: tuple[tuple[str, str], ...]) -> Reference:
    return Reference(start, match.end(), steps, match["kind"], match["number"], read_date(match["date"]))


def read_date(text: str | None) -> datetime.date | None:
    """Returns the day that "20/9/2022" or "20 tháng 9 năm 2022" names, None for none of the calendar."""
    numbers = [int(n) for n in re.findall(r"\d+", text or "")]
    try:
        return datetime.date(numbers[2], numbers[1], numbers[0]) if len(numbers) == 3 else None
    except ValueError:
        return None


def addressed(steps: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Returns the units that a reference names by address, outermost first; none where it names a container.

    "Điều 5 Chương II" is Điều 5, "mục II.3" khoản 3 of mục II; a Mục of a Chương has no address.
    """
    words = [word for word, _ in steps]
    if "điều" in words:
        steps = steps[: words.index("điều") + 1]
    elif "chương" in words:
        return []
    wanted: list[tuple[str, str]] = []
    for word, value in reversed(steps):
        section, _, clause = value.partition(".")
        inside = word == "mục" and clause and not section.isdigit()
        wanted += [(word, section), ("khoản", clause)] if inside else [(word, value)]
    return wanted


def _base(wanted: list[tuple[str, str]], here: Clause) -> int:
    """Returns how many of the levels of `here` a reference takes for granted: those above the outermost it names."""
    word, value = wanted[0]
    styles = STEPS[word]
    depth = next((i for i, level in enumerate(here.levels) if level.style in styles), None)
    if depth is not None:
        return depth + (1 if value == "này" else 0)
    if word == "điều" or not here.levels:
        return 0
    # "khoản 2" inside Điều 5: of that Điều.
    return 1 if here.levels[0].style is Style.ARTICLE else 0


def _matches(clause: Clause, above: Sequence[Level], named: Sequence[tuple[str, str]]) -> bool:
    """Returns whether a clause of the right values is of the kinds that are named, below the units above them."""
    rest = clause.levels[len(above) :]
    return clause.levels[: len(above)] == tuple(above) and all(
        level.style in STEPS[word] for level, (word, _) in zip(rest, named, strict=True)
    )


def _value(text: str) -> str:
    return text.strip("()").lower()
