"""The times and figures that a text states, each whole: with what bounds it, its unit, and what it is counted by."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import zip_longest

from corpus.duties.dates import CALENDAR, CLOCK
from corpus.duties.deadlines import deadline_words
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

    bound: what stands before it and bounds it ("ít nhất"); number; upto: the end of a range; unit: "tỷ đồng", "%",
    "ngày làm việc", what is counted; per: what it is counted by ("/tháng", "một con"); more: "trở lên".
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


NUMBER = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
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
_FIGURE = re.compile(
    rf"(?<![\w/.,:-])(?:(?P<bound>(?i:{BOUND}))\s+(?:bằng\s+)?)?(?P<number>{NUMBER})"
    r"(?:\s*\([^\W\d]{2,6}(?: [^\W\d]{2,6}){0,3}\))?"
    rf"(?:\s*(?:đến|[-–])\s*(?P<upto>{NUMBER}))?"
    rf"(?:\s*(?P<percent>%|phần trăm(?!\w))"
    rf"|\s+(?P<money>(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)*(?:đồng|đông|đẳng|đổng|dồng)|(?:triệu|tỷ|tỉ)(?!\s+{_WORD}))(?!\w)"
    rf"|\s+(?P<span>{_SPAN_UNIT})|\s+(?P<noun>{_WORD}(?: {_WORD}){{0,3}}))(?P<per>{_PER})?"
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
_NOUN_ENDS = re.compile(
    r"\s(?:trở|và|hoặc|với|cho|của|tại|ở|trong|trên|dưới|được|bị|phải|vào|để|có|là|đã|theo|trước|sau|từ|đến|thì|mà|gửi|làm"
    r"|đạt|chưa|không|nếu|khi|cùng|thuộc|về|mức)(?=\s|$)"
)
_NO_NOUN = ("và", "của", "với", "đến", "tại", "trở", "là", "thì", "theo")
_MISREAD = re.compile(r"(?:đông|đẳng|đổng|dồng)$")  # of scans
_TO = re.compile(r"\s*(?:đến|tới|[-–])\s*")
_RANGE = re.compile(
    rf"(?<![\w/.,:-])(?:(?P<bound>[Tt]ừ)\s+)?(?P<number>{NUMBER})\s+(?P<unit>{_SPAN_UNIT})(?:\s*\([^()]{{1,30}}\))?"
    rf"\s*(?:đến|tới|[-–])\s*(?P<upto>{NUMBER})\s+(?P=unit)(?!\s+(?:19|20)\d\d)(?:\s*\([^()]{{1,30}}\))?"
)
_MORE = re.compile(r"\s+trở (?:lên|xuống)")
# How often: "ít nhất 3 tháng một lần".
OFTEN = re.compile(
    r"(?<![\w/.,])(?:định kỳ\s+)?(?P<bound>ít nhất\s+|tối thiểu\s+)?(?P<n>\d{1,2})\s+(?P<unit>ngày|tuần|tháng|quý|năm)"
    r"\s+(?:một|0?1)\s+lần(?!\w)",
    re.IGNORECASE,
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
        yield Value(Kind.SPAN, m.start(), m.end(), bound, m["number"], m["upto"], m["unit"])


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


def _figures(text: str, start: int, end: int) -> Iterator[Value]:
    for part in _STROKES.finditer(text, start, end):
        yield Value(Kind.PERCENT, *part.span(), part["bound"] or "", part["number"], more=part["more"] or "")
    at = start
    while m := _FIGURE.search(text, at, end):
        at = m.end()
        if _NO_FIGURE.search(text, max(start, m.start() - 12), m.start("number")):
            continue
        kind = next(k for k in ("percent", "money", "span", "noun") if m[k])
        unit, stop = m[kind], m.end()
        per, more = m["per"] or "", (m["more"] or "").strip()
        if kind == "noun" and (cut := _NOUN_ENDS.search(unit)):
            unit, stop = unit[: cut.start()], m.start(kind) + cut.start()
            bounded = _MORE.match(text, stop, end)
            per, more = "", bounded[0].strip() if bounded else ""
            stop = bounded.end() if bounded else stop
            at = stop  # what was cut off may bound the next: "75 tuổi đến |dưới 80 tuổi|"
        if kind == "noun" and unit.split()[0] in _NO_NOUN:
            continue
        yield Value(
            {"percent": Kind.PERCENT, "money": Kind.MONEY, "span": Kind.SPAN, "noun": Kind.COUNT}[kind],
            m.start(), stop, m["bound"] or "", m["number"], m["upto"] or "", unit, per.strip(), more,
        )  # fmt: skip
