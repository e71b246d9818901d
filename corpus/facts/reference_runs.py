"""Units named one after another in running text: "các điểm a, b và c khoản 1 Điều 2", "từ Điều 2 đến Điều 4".

A run is read into groups, one for each word of a unit with its values; groups into chains, from the innermost unit
outwards; chains into single units. What is said once holds for all: "điểm a và b khoản 1" are two points of one khoản.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from corpus.facts.reference_chains import THIS, Group, units_of
from corpus.patience import go_on
from corpus.text.accents import UPPER
from corpus.text.document_kinds import KINDS
from corpus.text.roman import roman, roman_value

# Units, innermost first; a Mục that stands in a Chương lies above Điều and holds no address.
RANKS = {
    "gạch đầu dòng thứ": 0, "tiết": 1, "điểm": 2, "khoản": 3, "mục": 4, "điều": 5, "phần": 6, "chương": 8,
}  # fmt: skip
LETTERS = "abcdđeghiklmnopqrstuvxy"  # as Vietnamese lists count: no f, j, w, z
LONGEST_RANGE = 60  # units; a longer one is read as its two ends
_B = r"[^\S\n]"  # a blank within a paragraph
_NUMBER = r"\d{1,3}[a-zđ]?(?:\.\d{1,2}[a-zđ]?)*"
_LETTER = r"[a-zđ]\d{0,2}"
VALUE = (
    rf"(?:{_NUMBER}|[IVXLC]{{1,6}}[a-zđ]?(?:\.\d{{1,2}})*|[ivx]{{1,5}}|{_LETTER}"
    rf"|\((?:[ivx]{{1,5}}|{_LETTER}|\d{{1,2}}[a-zđ]?)\)|{THIS})(?![\w/%])(?!\.\d)"
)
# What may come after the last number of a list that says its unit but once: "khoản 1, 2 huyện" names one khoản.
_AFTER = (
    "và|hoặc|đến|tới|của|tại|nêu|này|trên|dưới|trong|được|phải|không|thì|có|mà|là|đã|bị|theo|quy định|ở|áp dụng|nói|kể"
    "|do|gồm|bao gồm|sau|để|thuộc|như|với|về|cho|khi|nếu|cũng|còn|đều|chỉ|sẽ|cần|ban hành|kèm|thực hiện|giao|yêu cầu"
)


@dataclass(frozen=True)
class Vocabulary:
    """How a language joins and names units.

    units: alternatives of a regular expression, by the unit that they name; values: what may stand after them; allowed:
    for single units, where it is less than that; joins: "and", "or"; ranges: "to"; of: what leads outwards; leads: what
    may stand before a unit; after: see `_AFTER`; since, many: "from", and what stands before the word of a unit that it
    may stand behind: "các Điều từ 1 đến 3"; verbs: units whose word is a verb too: "điều 850 chiến sĩ" sends them.
    """

    units: Mapping[str, str]
    values: str = VALUE
    allowed: Mapping[str, str] = field(default_factory=dict)
    joins: str = "và|hoặc|cùng với|cũng như|lẫn"
    ranges: str = "đến hết|đến|tới"
    of: str = "của|tại|thuộc|trong|ở"
    leads: str = "các|những|cả|từ|tại|theo"
    after: str = f"{_AFTER}|{KINDS}"
    since: str = "từ"
    many: str = "các|những"
    verbs: frozenset[str] = frozenset()
    head: re.Pattern[str] = field(init=False)
    bare: re.Pattern[str] = field(init=False)
    ranged: re.Pattern[str] = field(init=False)
    joint: re.Pattern[str] = field(init=False)
    bracket: re.Pattern[str] = field(init=False)
    follows: re.Pattern[str] = field(init=False)
    plural: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        """Compiles its patterns."""
        words = "|".join(self.units.values())
        head = rf"(?<!\w)(?P<word>{words})(?P<since>{_B}+(?:{self.since}))?{_B}+(?P<value>{self.values})"
        patterns = {
            "head": head,
            "bare": rf"(?:{_B}*[,;]{_B}*(?:(?:{self.joins}){_B}+)?|{_B}+(?:{self.joins}){_B}+)(?P<value>{self.values})",
            "ranged": rf"(?:{_B}+(?:{self.ranges}){_B}+(?:(?P<word>{words}){_B}+)?|{_B}*[-–]{_B}*)"
            rf"(?P<value>{self.values})",
            "joint": rf"(?:(?P<stop>{_B}*;)|(?P<comma>{_B}*,))?(?:{_B}+(?P<and>{self.joins})|{_B}+(?P<of>{self.of}))?"
            rf"(?:{_B}+(?:{self.leads}))?{_B}+(?={head})",
            "bracket": rf"(?P<close>{_B}*[)\]])|{_B}*[(\[]{_B}*(?:(?:{self.leads}){_B}+)?(?={head})",
            "follows": rf"{_B}*(?:[.;:,)\]”\"?!…]|$)|\n|{_B}*[(\[](?:(?:{self.leads}){_B}+)?(?:{words}){_B}"
            rf"|{_B}+(?:(?:(?:{self.leads}){_B}+)?(?:{words})|{self.after})(?!\w)",
            "plural": rf"(?<!\w)(?:{self.many}){_B}+$",
        }
        for name, pattern in patterns.items():
            object.__setattr__(self, name, re.compile(pattern))

    def unit(self, word: str) -> str:
        """Returns the unit that a word names."""
        return next(unit for unit, pattern in self.units.items() if re.fullmatch(pattern, word))

    def allows(self, unit: str, value: str) -> bool:
        """Returns whether a unit may have a value."""
        return unit not in self.allowed or bool(re.fullmatch(self.allowed[unit], value))


TEXT = Vocabulary(
    {
        "gạch đầu dòng thứ": "gạch đầu dòng thứ", "tiết": "[Tt]iết", "điểm": "[Đđ]iểm", "khoản": "[Kk]hoản",
        "mục": "[Mm]ục", "điều": "[Đđ]iều", "phần": "[Pp]hần", "chương": "[Cc]hương",
    },
    verbs=frozenset({"điều"}),
)  # fmt: skip
# "khoản 1,5 tỷ đồng", "khoản 500 triệu đồng" are amounts.
_AMOUNT = re.compile(rf",\d|{_B}*(?:(?:nghìn|ngàn|triệu|tỷ|tỉ) |đồng(?!\w))")
# What a sentence begins behind: there a verb has a capital too.
_BEGINS = re.compile(r"(?:^|[\n.;:!?…“\"(]|(?:^|\n)\s*[-–+*•])\s*$")
_NAMED = re.compile(rf"{_B}+(?:[{UPPER}]|(?i:{KINDS})(?!\w))")
LONGEST_LEAD = 12  # code points before a unit that are looked at


@dataclass(frozen=True)
class Run:
    """Units named one after another. start, end: its span; units: each of them, innermost step first."""

    start: int
    end: int
    units: tuple[tuple[tuple[str, str], ...], ...]


def read_runs(text: str, vocabulary: Vocabulary, start: int, end: int, typed: str = "") -> Iterator[Run]:
    """Yields the runs in text[start:end], in order.

    typed: the text as it was typed, code point for code point, where `text` is without accents: it has the values, and
    tells words apart that only accents do ("mức 3" is no mục).
    """
    at = start
    while found := vocabulary.head.search(text, at, end):
        go_on()
        groups = list(_groups(text, found, vocabulary, end, typed or text))
        units = units_of(groups) if groups else ()
        if units:
            yield Run(groups[0].start, groups[-1].end, units)
        at = groups[-1].end if groups else found.end("word")


def _groups(text: str, found: re.Match[str] | None, words: Vocabulary, end: int, typed: str) -> Iterator[Group]:
    """Yields the groups of the run that begins with a match of `words.head`; none where it is no unit."""
    joint, closed, brackets = "", False, 0
    while found:
        said = typed[found.start("word") : found.end("word")]
        word = words.unit(found["word"])
        values, at = _values(text, found, words, end, typed)
        typed_so = said.isascii() or said.lower() == word
        if _AMOUNT.match(text, at, end) or not typed_so or not words.allows(word, values[0]):
            return
        if found["since"] and not (len(values) > 1 and _is_span(text, found, words, at, end)):
            return
        if word in words.verbs and _is_verb(text, found, words, at, end):
            return
        yield Group(word, values, found.start(), at, joint, RANKS[word], closed)
        bracket = words.bracket.match(text, at, end)
        closed = bool(bracket and bracket["close"] and brackets)
        if bracket and not bracket["close"]:
            joint, brackets, after = "(", brackets + 1, bracket.end()
        else:
            brackets -= closed
            joined = words.joint.match(text, bracket.end() if bracket and closed else at, end)
            joint, after = (_joint(joined), joined.end()) if joined else ("", -1)
        found = words.head.match(text, after, end) if after >= 0 else None


def _joint(joined: re.Match[str]) -> str:
    """Returns what leads from one group to the next, as `Group.joint` has it."""
    return "and" if joined["and"] or joined["stop"] else "of" if joined["of"] else "," if joined["comma"] else ""


def _is_span(text: str, found: re.Match[str], words: Vocabulary, at: int, end: int) -> bool:
    """Returns whether "từ 1 đến 3" behind the word of a unit counts units, not what comes after it; at: its end."""
    lead = max(0, found.start() - LONGEST_LEAD)
    return bool(words.plural.search(text, lead, found.start()) and words.follows.match(text, at, end))


def _is_verb(text: str, found: re.Match[str], words: Vocabulary, at: int, end: int) -> bool:
    """Returns whether the word of a unit is a verb: its number, which ends at `at`, counts what comes after it."""
    lead = text[max(0, found.start() - LONGEST_LEAD) : found.start()]
    if not found["word"].islower() and not _BEGINS.search(lead):
        return False
    return not (words.follows.match(text, at, end) or _NAMED.match(text, at, end))


def _values(text: str, found: re.Match[str], words: Vocabulary, end: int, typed: str) -> tuple[tuple[str, ...], int]:
    """Returns the values of a group and where the last of them ends."""
    values = [typed[found.start("value") : found.end("value")]]
    at = found.end()
    while True:
        ranged = words.ranged.match(text, at, end)
        last = typed[ranged.start("value") : ranged.end("value")] if ranged else ""
        if ranged and ranged["word"] in (None, found["word"]) and (between := span_of_values(values[-1], last)):
            values, at = [*values[:-1], *between], ranged.end()
            continue
        bare = words.bare.match(text, at, end)
        value = typed[bare.start("value") : bare.end("value")] if bare else ""
        allowed = words.allows(words.unit(found["word"]), value)
        if bare is None or not allowed or not _is_listed(text, bare, words, end):
            return tuple(dict.fromkeys(values)), at
        values.append(value)
        at = bare.end()


def _is_listed(text: str, bare: re.Match[str], words: Vocabulary, end: int) -> bool:
    """Returns whether a value without a word of its own goes on with a list, and does not count what comes after it."""
    if not bare["value"][0].isdigit():
        return bare["value"] != THIS
    return bool(words.follows.match(text, bare.end(), end))


def span_of_values(first: str, last: str) -> list[str]:
    """Returns the values from one to another, both included; the two ends of a long range; none where they are none."""
    if first.isdigit() and last.isdigit():
        return _between(int(first), int(last), str)
    a, b = (LETTERS.find(v) if len(v) == 1 else -1 for v in (first, last))
    if 0 <= a < b and not (first in "ivx" and last in "ivx"):
        return list(LETTERS[a : b + 1])
    one, other = roman_value(first), roman_value(last)
    if one and other:
        return _between(one, other, (lambda n: roman(n).lower()) if first.islower() else roman)
    return _between_inserted(first, last)


def _between_inserted(first: str, last: str) -> list[str]:
    """Returns the values from one to another of which units put in later are: 4, 4a, 4b; the two ends of others."""
    head, tail = re.match(r"(\d+)([a-zđ]?)$", first), re.match(r"(\d+)([a-zđ]?)$", last)
    if not head or not tail or int(head[1]) > int(tail[1]):
        return []
    if head[1] != tail[1]:
        return [first, last]
    begin, end = (LETTERS.find(m[2]) + 1 if m[2] else 0 for m in (head, tail))
    return [first, *(f"{head[1]}{c}" for c in LETTERS[begin:end])] if begin < end else []


def _between(first: int, last: int, written: Callable[[int], str]) -> list[str]:
    if last <= first:
        return []
    numbers = range(first, last + 1) if last - first < LONGEST_RANGE else (first, last)
    return [written(n) for n in numbers]
