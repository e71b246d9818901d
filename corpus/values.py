"""The times and figures that a text states, each whole: with what bounds it, its unit, and what it is counted by."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import zip_longest

from corpus.duties.dates import CALENDAR, CLOCK
from corpus.duties.deadlines import deadline_words
from corpus.lexicon.compounds import inside_a_word
from corpus.lexicon.counted import longest_counted
from corpus.once import once
from corpus.text.accents import UPPER


class Kind(StrEnum):
    """What a value is."""

    TIME = "time"
    MONEY = "money"
    PERCENT = "percent"
    SPAN = "span"
    COUNT = "count"


@dataclass(frozen=True)
class Value:
    """A time or a figure: its span in the text, and the parts of a figure as they are written.

    bound: what stands before it and bounds it ("ít nhất"); number: with points between its groups; upto: the end of a
    range; unit: "tỷ đồng", "%", "ngày làm việc", what is counted; per: what it is counted by ("/tháng", "một con");
    more: "trở lên".
    """

    kind: Kind
    start: int
    end: int
    bound: str = ""
    number: str = ""
    upto: str = ""
    unit: str = ""
    per: str = ""
    more: str = ""

    @property
    def is_limit(self) -> bool:
        """Whether it bounds what it is of: "ít nhất 3", "từ 3 đến 5", "3 trở lên"."""
        return bool(self.bound or self.upto or self.more)


# With blanks between the groups too, where they can be nothing else: "1 500 000", "1 000.000" as scans have it.
NUMBER = (
    r"(?:\d{1,3}(?:[ \u00a0]\d{3}){2,}(?!\d)(?:,\d+)?|\d{1,3}[ \u00a0]000(?:[. ]\d{3})*(?!\d)"
    r"|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
)
_BLANKS = re.compile(r"[ \u00a0]")
BOUND = (
    r"(?:ít nhất|tối thiểu|tối đa|nhiều nhất|cao nhất|không (?:quá|vượt quá|dưới|thấp hơn|ít hơn|nhiều hơn|cao hơn)"
    r"|khoảng|gần|(?:(?:thấp|ít|nhỏ|cao|nhiều|lớn) )?hơn|trên|dưới|từ đủ|đủ từ|từ)"
)
_SPAN_UNIT = r"(?:ngày làm việc|ngày|giờ|tháng|tuần|phút|năm)(?![\w/])"
_PER = (
    r"(?:(?:\s?/\s?(?:\d+ )?(?:[cdk]?m[23²³]|[^\W\d_]+)(?: (?:thi|học|dân|lao động|làm việc|vị|gia đình))?)+"
    r"|\s(?:một|mỗi|cho mỗi)\s[^\W\d_]+(?: gia đình)?)"
)
_WORD = rf"(?:[^\W\d_{UPPER}]+)"
# Units that no noun stands behind: of "180 ml sữa tươi tiệt trùng" how much is 180 ml.
_MEASURE = (
    r"(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)?"
    r"(?:[kdcm]?m[23²³]|[kdcm]m|kg|mg|ml|m|g|l|ha|kWh|MWh|kW|MW|kVA|kV|kcal|°C|độ C)(?!\w)"
)
_FIGURE = re.compile(
    rf"(?<![\w/.,:-])(?:(?P<bound>(?i:{BOUND}))\s+(?:bằng\s+)?)?(?P<number>{NUMBER})"
    r"(?:\s*\([^\W\d]{2,6}(?: [^\W\d]{2,6}){0,3}\))?"
    rf"(?:\s*(?:đến|[-–])\s*(?P<upto>{NUMBER}))?"
    rf"(?:\s*(?P<percent>%|phần trăm(?!\w))"
    rf"|\s+(?P<money>(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)*(?:đồng|đông|đẳng|đổng|dồng)|(?:triệu|tỷ|tỉ)(?!\s+(?!lên|xuống|đến|tới|và|hoặc|thì|cho|để){_WORD}))(?!\w)"
    rf"|\s+(?P<span>{_SPAN_UNIT})|\s*(?P<measure>{_MEASURE})|\s+(?P<noun>{_WORD}(?: {_WORD}){{0,3}}))(?P<per>{_PER})?"
    r"(?P<more>\s+trở (?:lên|xuống))?"
)
# A share in strokes: "từ 2/3 tổng số thành viên trở lên".
_STROKES = re.compile(
    rf"(?<![\w/.,:-])(?:(?P<bound>(?i:{BOUND}))\s+)?(?P<number>[1-9]/(?:[2-9]|10))"
    r"(?=\s+(?:tổng|số|thành viên|diện tích|dân số)(?!\w))"
    rf"(?:(?: [^\W\d_]+){{1,8}}?\s+(?P<more>trở (?:lên|xuống))|(?:\s+tổng)?(?:\s+số)?(?:\s+lượng)?(?: {_WORD}){{1,2}})"
)
_NO_FIGURE = re.compile(
    r"(?:khoản|điểm|Điều|mục|Mục|số|Số|phần|chương|Chương|lớp|quý|tháng|năm|ngày|Chỉ tiêu|cấp độ|COVID)\s+$"
)
# Where a noun phrase that is counted ends: at a verb, a joint, a place.
_ENDS = (
    *("trở", "và", "hoặc", "với", "cho", "của", "tại", "ở", "trong", "trên", "dưới", "được", "bị", "phải", "vào", "để"),
    *("có", "là", "đã", "theo", "trước", "sau", "từ", "đến", "thì", "mà", "gửi", "làm", "đạt", "chưa", "không", "nếu"),
    *(
        "khi",
        "cùng",
        "thuộc",
        "về",
        "mức",
        "so",
        "đối",
        "đang",
        "còn",
        "gồm",
        "chịu",
        "chỉ",
        "do",
        "tính",
        "như",
        "mỗi",
    ),
    *("kèm", "bằng", "nhằm", "lên", "xuống", "nằm", "nhưng", "đề", "tham", "hỗ", "phục"),
)
_NOUN_ENDS = re.compile(rf"\s(?:{'|'.join(_ENDS)})(?=\s|$)")
_NO_NOUN = frozenset((*_ENDS, "các", "những"))
_NEXT = re.compile(rf" {_WORD}(?![\w/])")
_SLASH = re.compile(r"\s?/\s?(?:\d+ )?(?:[cdk]?m[23²³]|[^\W\d_]+)")
MOST_ADDED = 2  # syllables that belong to a word of which a figure's unit has the first
_MISREAD = re.compile(r"(?:đông|đẳng|đổng|dồng)$")  # of scans
_TO = re.compile(r"\s*(?:đến|tới|[-–])\s*")
_RANGE = re.compile(
    rf"(?<![\w/.,:-])(?:(?P<bound>[Tt]ừ)\s+)?(?P<number>{NUMBER})\s+(?P<unit>{_SPAN_UNIT})(?:\s*\([^()]{{1,30}}\))?"
    rf"\s*(?:đến|tới|[-–])\s*(?P<upto>{NUMBER})\s+(?P=unit)(?!\s+(?:19|20)\d\d)(?:\s*\([^()]{{1,30}}\))?"
)
_MORE = re.compile(r"\s+trở (?:lên|xuống)")
# How often: "ít nhất 3 tháng một lần".
OFTEN = re.compile(
    r"(?<![\w/.,])(?:định kỳ\s+)?(?P<bound>(?:ít nhất|tối thiểu|không quá)\s+)?"
    r"(?P<n>\d{1,2})\s+(?P<unit>phút|giờ|ngày|tuần|tháng|quý|năm)\s+(?:một|0?1)\s+lần(?!\w)",
    re.IGNORECASE,
)
# How many times in a while, in words: "ít nhất một lần mỗi năm".
_IN_WORDS = {"một": "1", "hai": "2", "ba": "3", "bốn": "4", "năm": "5", "sáu": "6"}
_WHILE = r"(?:giờ|ngày|tuần|tháng|quý|năm học|năm|học kỳ|vụ)(?!\w)"
_TIMES_IN_WORDS = re.compile(
    rf"(?<!\w)(?:(?P<bound>(?i:{BOUND}))\s+)?(?P<number>{'|'.join(_IN_WORDS)})\s+(?P<unit>lần)"
    rf"(?P<per>\s?/\s?{_WHILE}|\s+(?:một|mỗi|trong một|trong mỗi|hằng|hàng)\s{_WHILE})"
)
_DATED = re.compile(r"\d|thứ \w|tuần|tháng|quý")
_GOES_ON_AS_SYMBOL = re.compile(rf"\d/[{UPPER}]")  # "12/2018" of "Quyết định số 12/2018/QĐ-UBND" is no month


@once
def _bare_times() -> re.Pattern[str]:
    """Returns the pattern of times that set no deadline; compiled when it is first needed: that takes 0.2 s."""
    return re.compile(rf"(?<!\w){CLOCK}?{CALENDAR}(?!\w)")


def values_in(text: str, start: int, end: int) -> list[Value]:
    """Returns the times and figures in text[start:end], in their order; none within another."""
    spans = list(_ranges_of_spans(text, start, end))
    times = [t for t in _times(text, start, end) if not _overlaps(t, spans)]
    figures = [v for v in _figures(text, start, end) if not _overlaps(v, [*spans, *times])]
    return sorted([*spans, *times, *_with_ranges(text, sorted(figures, key=lambda v: v.start))], key=lambda v: v.start)


def _overlaps(value: Value, others: Sequence[Value]) -> bool:
    return any(o.start < value.end and value.start < o.end for o in others)


def _ranges_of_spans(text: str, start: int, end: int) -> Iterator[Value]:
    """Yields spans of time from a least to a most: "từ 03 năm (36 tháng) đến 04 năm", no deadlines."""
    for m in _RANGE.finditer(text, start, end):
        bound = m["bound"] or ""
        yield Value(Kind.SPAN, m.start(), m.end(), bound, _joined(m["number"]), _joined(m["upto"]), m["unit"])


def _with_ranges(text: str, figures: Sequence[Value]) -> Iterator[Value]:
    """Yields figures, two that are the ends of a range as one: "từ 5.000.000 đồng đến 10.000.000 đồng"."""
    taken: Value | None = None
    for value, after in zip_longest(figures, figures[1:]):
        if value is taken:
            continue
        if after and _is_range(text, value, after):
            taken = after
            yield replace(value, end=after.end, upto=after.number, unit=after.unit, per=after.per, more=after.more)
        else:
            yield value


def _is_range(text: str, first: Value, last: Value) -> bool:
    units = [_MISREAD.sub("đồng", v.unit) for v in (first, last)]
    alike = first.kind is last.kind and units[0] == units[1] and not (first.upto or last.upto or last.bound)
    return alike and first.bound.lower() in ("từ", "từ đủ") and bool(_TO.fullmatch(text, first.end, last.start))


def _times(text: str, start: int, end: int) -> Iterator[Value]:
    """Yields the deadlines and dates, the longest of those that overlap."""
    found = [(m.start(), m.start() + len(m[0].rstrip())) for m in deadline_words().finditer(text, start, end)]
    found += [m.span() for m in OFTEN.finditer(text, start, end)]
    found += [m.span() for m in _bare_times().finditer(text, start, end) if _DATED.search(m[0])]
    kept: list[tuple[int, int]] = []
    found = [s for s in found if not _GOES_ON_AS_SYMBOL.match(text, s[1] - 1)]
    for span in sorted(found, key=lambda s: (s[0] - s[1], s[0])):
        if not any(span[0] < b and a < span[1] for a, b in kept):
            kept.append(span)
    yield from (Value(Kind.TIME, a, b) for a, b in kept)


def _joined(number: str) -> str:
    """Returns a figure whose groups stand apart as it is written elsewhere: "1 000.000" is "1.000.000"."""
    return _BLANKS.sub(".", number)


def _figures(text: str, start: int, end: int) -> Iterator[Value]:
    for part in _STROKES.finditer(text, start, end):
        yield Value(Kind.PERCENT, *part.span(), part["bound"] or "", part["number"], more=part["more"] or "")
    for said in _TIMES_IN_WORDS.finditer(text, start, end):
        number, per = _IN_WORDS[said["number"]], said["per"].strip().removeprefix("trong ")
        yield Value(Kind.COUNT, *said.span(), said["bound"] or "", number, unit=said["unit"], per=per)
    at = start
    while m := _FIGURE.search(text, at, end):
        at = m.end()
        if _NO_FIGURE.search(text, max(start, m.start() - 12), m.start("number")):
            continue
        kind = next(k for k in _KINDS if m[k])
        unit, stop = m[kind], m.end()
        per, more = m["per"] or "", (m["more"] or "").strip()
        if kind == "noun" and unit.split()[0] in _NO_NOUN:
            continue
        cut = _noun_end(text, m, end) if kind == "noun" else m.end(kind)
        if cut != m.end(kind):
            counted = _PER_FROM_HERE.match(text, cut, end)  # "02 lần| mỗi tháng"
            unit, stop, per, more = (
                text[m.start(kind) : cut],
                counted.end() if counted else cut,
                counted[0] if counted else "",
                "",
            )
        elif per and not more:
            stop = _per_end(text, stop, end)
            per = text[m.start("per") : stop]
        if not more and (bounded := _MORE.match(text, stop, end)):
            more, stop = bounded[0].strip(), bounded.end()
        at = stop  # what was cut off may bound the next: "75 tuổi đến |dưới 80 tuổi|"
        yield Value(
            _KINDS[kind], m.start(), stop, m["bound"] or "", _joined(m["number"]), _joined(m["upto"] or ""), unit,
            per.strip(), more,
        )  # fmt: skip


_PER_FROM_HERE = re.compile(
    r"\s(?:một|mỗi|cho mỗi|hằng|hàng)\s(?:giờ|ngày|tuần|tháng|quý|năm|học kỳ|vụ|người|hộ)(?!\w)"
)
_KINDS = {
    "percent": Kind.PERCENT,
    "money": Kind.MONEY,
    "span": Kind.SPAN,
    "measure": Kind.COUNT,
    "noun": Kind.COUNT,
}


def _noun_end(text: str, found: re.Match[str], end: int) -> int:
    """Returns where what is counted ends: before a verb, a joint or a place, and never within a word."""
    start, stop = found.span("noun")
    ends = (start + m.start() for m in _NOUN_ENDS.finditer(found["noun"]))
    cut = next((at for at in ends if not inside_a_word(text, at)), None)
    return cut if cut is not None else _word_end(text, stop, end)


def _word_end(text: str, stop: int, end: int) -> int:
    """Returns where the word ends that a syllable is of: "tàu chở hàng tổng| hợp|"."""
    for _ in range(MOST_ADDED):
        following = _NEXT.match(text, stop, end) if inside_a_word(text, stop) else None
        if following is None:
            break
        stop = following.end()
    return stop


def _per_end(text: str, stop: int, end: int) -> int:
    """Returns where what an amount is counted by ends, its words whole: "đồng/tài| liệu/ngày|", "đồng/mét| giá|"."""
    while True:
        begins = max(text.rfind(mark, 0, stop) for mark in "/ ") + 1
        added = _ADDED.match(text, stop, end)
        known = longest_counted(text[begins:stop] + (added[0] if added else ""))
        stop = _after_words(text, begins, known) if known > 1 else _word_end(text, stop, end)
        more = _SLASH.match(text, stop, end)
        if more is None:
            return stop
        stop = more.end()


_ADDED = re.compile(rf"(?: {_WORD}){{1,{MOST_ADDED}}}")


def _after_words(text: str, start: int, n: int) -> int:
    """Returns where the nth word from a place on ends, the words being set apart by one blank each."""
    for _ in range(n - 1):
        start = text.index(" ", start) + 1
    return next((at for at in range(start, len(text)) if not text[at].isalpha()), len(text))
