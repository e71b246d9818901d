"""Whether the first line of an answer says what was asked, and nothing else of its kind."""

import itertools
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
# The name of a document by its number, its day and its issuer: "Công điện số 02/CĐ-BLNNN ngày 22/01/2026 của Bộ …".
_SYMBOL = re.compile(
    r"(?P<symbol>\d+(?:/\d{4})?[/-][^\W\d_][\w&/-]*)"
    r"(?:,? (?:ngày|of|dated) \d{1,2}(?:[/.-]\d{1,2}[/.-]| tháng \d{1,2} năm| [A-Z][a-z]+) ?\d{4}"
    r"(?: của [A-ZĐỦ][^.,;()]{1,60}?(?= quy định| hướng dẫn| về| sửa đổi| ban hành|[.,;]|$))?)?"
)
_PERSON = re.compile(r"[^\W\d_a-z][^\W\d_]*(?: [^\W\d_a-z][^\W\d_]*){1,4}")
_MONTH_NAMES = "|".join(m.title() for m in _MONTHS)
_DAY_ALONE = re.compile(rf"(?i:ngày|tháng) \d|\d{{1,2}}[/.-]\d{{1,2}}(?!\d)|\b(?:{_MONTH_NAMES})\b")
# "Social insurance agency of the city (Bảo hiểm xã hội thành phố)".
_TRANSLATED = re.compile(r"[^;:,()“”]+ \((?P<name>[^()]+)\)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATED = re.compile(
    rf"(?:(?i:tháng) \d{{1,2}}(?: năm |/)|\d{{1,2}}[/.-]\d{{1,2}}[/.-]|\b(?:{_MONTH_NAMES}) )"
    r"(?P<year>(?:19|20)\d\d)(?!\d)"
)
# "Cơ" of "cơ quan" is no "có": without its mark it is a verdict only where it stands alone.
_VERDICTS = {"có": "yes", "yes": "yes", "không": "no", "no": "no"}
_BARE = {"co": "yes", "khong": "no"}
# What an amount is counted by: "8.500.000 đồng/01 người/01 năm" has one figure.
_PER_ONE = re.compile(r"(?<=/)0*1(?= \w)")
_LEVEL = re.compile(r"(?:cap )?(?:tinh|thanh pho|tinh, thanh pho|huyen|xa|phuong|xa, phuong|co so|khu vuc)")
# The hour of a day: "17 giờ 30 ngày 21/4", "17:00 on 21 April".
_HOUR_OF_A_DAY = re.compile(
    rf"\d{{1,2}}(?: giờ(?: \d\d)?|[:h]\d\d)(?=,? (?:ngày|on)? ?\d{{1,2}}(?:[/.-]| tháng | (?:{_MONTH_NAMES})))"
)
_HOUR = re.compile(r"\d (?:giờ|a\.?m|p\.?m)|\d[:h]\d\d")
# To what an agency belongs.
_PARENT = re.compile(r"(?<!\w)thuộc (?P<parent>[^,;.:()\n]{3,80})")
PARTLY_SAID = 0.5  # of an alternative's words


class FirstLine(StrEnum):
    """What a first line is: it says all of an alternative; some of it; what none of them has; or there is none."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    MISSING = "missing"


def first_lines(answer: str, quotes: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Returns the first line of an answer without its marks, and that with the list which it heads, where it does.

    () where it is a quote.

    quotes: of each citation, what its place is called and the words that are quoted: "khoản 4", "Sở Y tế chủ trì".
    """
    first, _, rest = answer.partition("\n")
    if any(f"“{quote}”" in first and first.casefold().startswith(label.casefold()) for label, quote in quotes):
        return ()
    said = _MARK.sub("", first).strip()
    listed = [*itertools.takewhile(lambda line: line.startswith("- "), rest.split("\n"))]
    whole = _MARK.sub("", "\n".join((first, *listed))).strip()
    return tuple(filter(None, (said, whole) if listed and said.endswith(":") else (said,)))


def judge_first_line(
    lines: Sequence[str],
    alternatives: Sequence[str],
    question: str,
    agencies: Callable[[str], frozenset[str]],
    cited: str = "",
) -> FirstLine:
    """Returns what a first line is beside what it may say: of several forms of it, what the best one is.

    lines: as `first_lines` gives them; agencies: of a text, the agencies that it names; cited: what is quoted of
    clauses that answer, and the names of their documents. An agency, a figure, a document or a verdict that neither an
    alternative nor the question has makes it wrong, whatever else it says; but what a yes or a no is given for may be
    all that is cited, and so may agencies where no alternative names one, and figures where none has one. What is cited
    may also say to which agency one belongs ("Phòng Nghiệp vụ thuộc Sở Y tế"), and until which hour of a day.
    """
    found = [_judge(line, alternatives, question, agencies, cited) for line in lines]
    return min(found, key=list(FirstLine).index, default=FirstLine.MISSING)


def _judge(
    line: str, alternatives: Sequence[str], question: str, agencies: Callable[[str], frozenset[str]], cited: str
) -> FirstLine:
    verdicts = {v for a in alternatives if (v := verdict_said(a))}
    if verdicts and verdict_said(line) not in verdicts:
        return FirstLine.WRONG if verdict_said(line) else FirstLine.MISSING
    allowed = " . ".join([*alternatives, question, *([cited] if verdicts else [])])
    line = _without_hours(line, alternatives, cited)
    bare = _without_translations(_without_posts(_without_documents(line), alternatives), allowed)
    allowed_folded = _folded(allowed)  # an agency that is typed without accents is named too
    # Of another kind than what is asked for, what is cited may be said beside it: "sữa đậu nành 200 ml".
    by_name, by_figure = (any(kind(a) for a in alternatives) for kind in (agencies, figures))
    foreign = {a for a in agencies(bare) - agencies(_without_documents(allowed)) if _folded(a) not in allowed_folded}
    foreign = {a for a in foreign if not any(_is_of_a_level(a, b) for b in alternatives)}
    foreign -= agencies(" . ".join(_PARENT.findall(cited))) if by_name else agencies(cited)
    known = figures(allowed) | (frozenset() if by_figure else figures(cited))
    if foreign or figures(_without_years(bare, alternatives)) - known:
        return FirstLine.WRONG
    said_wanted = frozenset().union(*(_documents(a) for a in alternatives))
    if said_wanted and _documents(line) - said_wanted - _documents(f"{question} . {cited}"):
        return FirstLine.WRONG
    said = _words(line)
    share = max(len(said & wanted) / len(wanted) for a in alternatives if (wanted := _words(a)))
    return FirstLine.RIGHT if share == 1.0 else FirstLine.PARTLY if share >= PARTLY_SAID else FirstLine.WRONG


def _is_of_a_level(agency: str, named: str) -> bool:
    """Returns whether an agency is what an alternative names, with its level: "Trung tâm …", "Trung tâm … cấp xã"."""
    name, head = _folded(agency), _folded(named)
    return name.startswith(f"{head} ") and _LEVEL.fullmatch(name[len(head) + 1 :]) is not None


def _documents(text: str) -> frozenset[str]:
    """Returns the numbers of documents in a text, folded."""
    return frozenset(_folded(m["symbol"]) for m in _SYMBOL.finditer(text))


def _without_documents(text: str) -> str:
    """Returns a text without the documents that it names by number: which ones is judged apart from other figures."""
    return _SYMBOL.sub(" ", text)


def _without_posts(line: str, alternatives: Sequence[str]) -> str:
    """Returns a line without the posts of persons that alternatives name: "Lê Thị Hoa, |Giám đốc Sở Y tế|"."""
    for name in filter(_PERSON.fullmatch, alternatives):
        line = re.sub(rf"({re.escape(name)}), [^.;]+", r"\1", line)
    return line


def _without_translations(line: str, allowed: str) -> str:
    """Returns a line without the English of agencies that it names in Vietnamese as well, where that is allowed."""
    folded = _folded(allowed)
    return _TRANSLATED.sub(lambda m: m["name"] if _folded(m["name"]) in folded else m[0], line)


def _without_years(line: str, alternatives: Sequence[str]) -> str:
    """Returns a line without the years of its days and months, where an alternative says those without a year."""
    dated = any(_DAY_ALONE.search(a) and not _YEAR.search(a) for a in alternatives)
    return _DATED.sub(lambda m: m[0][: m.start("year") - m.start()], line) if dated else line


def _without_hours(line: str, alternatives: Sequence[str], cited: str) -> str:
    """Returns a line without the hours of its days, where no alternative says an hour and what is cited has them."""
    if any(_HOUR.search(a) for a in alternatives):
        return line
    known = figures(cited) | {"0"}
    return _HOUR_OF_A_DAY.sub(lambda m: "" if figures(m[0].replace(":", " ")) <= known else m[0], line)


def figures(text: str) -> frozenset[str]:
    """Returns the figures of a text, of dates day, month and year apart: "05/3/2025" has 5, 3 and 2025."""
    return frozenset(w for w in _words(text) if w[0].isdigit())


def verdict_said(text: str) -> str | None:
    """Returns the verdict that a text begins with, "yes" or "no" in either language; None where it has none."""
    said = unicodedata.normalize("NFC", text.casefold())
    words = _WORD.findall(said)
    first = words[0] if words else ""
    alone = len(words) == 1 or bool(re.match(r"\W*\w+\s*[.,:;]", said))
    return _VERDICTS.get(first) or (_BARE.get(first) if alone else None)


def _words(text: str) -> frozenset[str]:
    return frozenset(_plain(w) for w in _WORD.findall(_PER_ONE.sub(" ", _folded(text)))) - _JOINING


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
