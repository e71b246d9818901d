"""The clause tree of a document, read from its structure.

One pass over the paragraphs with a stack of open units. What a paragraph may begin with is `markers`' business;
whether it opens a unit is decided here, by sequence (does it go on where its list stands, or start one?), by nesting
(which units are open?) and by looking ahead (does the list go on after it?). Nothing here knows a document.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.clause import CLOSING, PREFACE, Clause, Level
from corpus.layout.unwrap import is_row
from corpus.markers import BULLETS, Marker, Style, markers
from corpus.structure.zones import Zone

# A list whose members are letters may skip some: đ, f, j, w and z are left out by many offices.
LETTER_STYLES = (Style.LETTER, Style.LETTER_UPPER, Style.PAREN_LETTER)
LARGEST_LETTER_SKIP = 4
HEADING_END = re.compile(r"[.;:,!?…]$|\./\.$")
LONGEST_HEADING = 250
LONGEST_QUOTE = 60  # paragraphs
AGENCY_TASK = re.compile(
    r"^(?:Đề nghị |Giao |Yêu cầu |Các )?(?:Bộ|Sở|Ủy ban|Uỷ ban|UBND|Ban|Công an|Văn phòng|Cục|Chi cục|Thanh tra|Tòa án"
    r"|Viện|Kho bạc|Ngân hàng|Bảo hiểm|Hội|Đoàn|Liên đoàn|Đài|Báo|Trung tâm|Phòng|sở|Mặt trận|Điện lực)\b[^.:]{0,160}:"
)


@dataclass(frozen=True)
class Decision:
    """What was made of one line that may begin a unit: taken or not, where, and why."""

    paragraph: int
    marker: str
    taken: bool
    address: str | None
    reason: str


@dataclass
class _Unit:
    """A unit under construction."""

    level: Level | None
    style: Style | None
    value: int
    paragraph: int
    parent: "_Unit | None"
    path: str = ""
    containers: tuple[str, ...] = ()
    children: list["_Unit"] = field(default_factory=list)
    heading_in: int = 0  # code points of marker before the heading

    def chain(self) -> list["_Unit"]:
        """Returns this unit and those it stands in, innermost first."""
        chain: list[_Unit] = [self]
        while chain[-1].parent is not None:
            chain.append(chain[-1].parent)
        return chain

    def counted(self, style: Style) -> int:
        return sum(child.style is style for child in self.children)


def read_clauses(
    paragraphs: Sequence[str], offsets: Sequence[int], zones: Sequence[Zone]
) -> tuple[list[Clause], list[Decision]]:
    """Returns the clauses of a document in order, and what was decided of every marker-like line.

    paragraphs: the document's paragraphs; offsets: where each starts in Document.text.
    """
    clauses: list[Clause] = []
    decisions: list[Decision] = []
    paths: dict[str, int] = {}
    for zone in zones:
        reader = _Reader(paragraphs, zone, paths)
        reader.read()
        clauses += _spans(reader, paragraphs, offsets, zone)
        decisions += reader.decisions
    return clauses, decisions


class _Reader:
    """Reads the body of one zone into units."""

    def __init__(self, paragraphs: Sequence[str], zone: Zone, paths: dict[str, int]) -> None:
        self.paragraphs = paragraphs
        self.zone = zone
        self.root = _Unit(None, None, 0, zone.body, None, path=zone.prefix)
        self.top = self.root
        self.containers: dict[int, str] = {}
        self.units: list[_Unit] = []
        self.breaks: list[int] = []  # paragraphs of container headings
        self.decisions: list[Decision] = []
        self.found = {i: _candidates(paragraphs[i]) for i in range(zone.body, zone.trailer)}
        self.quoted = _quoted(paragraphs, zone)
        self.agency_tasks = self._agency_tasks()
        self.paths = paths  # how often each address was given, in all zones

    def read(self) -> None:
        after_container = False
        for i in range(self.zone.body, self.zone.trailer):
            if after_container and self._is_container_title(i):
                self.breaks.append(i)
                continue
            after_container = False
            candidates = self.found[i]
            if is_row(self.paragraphs[i]):
                self._refuse_row(i)
                continue
            if i in self.agency_tasks:
                self._open(i, Marker(Style.AGENCY, 0, "@", 0), "an agency heads its tasks")
            if not candidates:
                continue
            if i in self.quoted:
                self._refuse(i, candidates[0], "inside quotation marks")
                continue
            chosen = self._choose(i, candidates)
            if chosen is None:
                continue
            marker, reason = chosen
            if marker.style is Style.CHAPTER:
                self._container(i, marker)
                after_container = True
            else:
                self._open(i, marker, reason)

    # --- choosing

    def _choose(self, i: int, candidates: list[Marker]) -> tuple[Marker, str] | None:
        refusals: list[tuple[Marker, str]] = []
        for test in (self._continues, self._starts):
            for marker in candidates:
                reason, taken = test(i, marker)
                if taken:
                    return marker, reason
                refusals.append((marker, reason))
        self._refuse(i, refusals[0][0], refusals[0][1])
        return None

    def _continues(self, i: int, marker: Marker) -> tuple[str, bool]:
        """Returns whether the marker goes on with a list that is open, and the reason."""
        if marker.style in BULLETS:
            return "an item of a list", True
        if marker.style is Style.CHAPTER:
            return "a container", True
        if marker.style is Style.DECIMAL:
            return self._continues_decimal(marker)
        last = self._open_in(marker.style)
        if last is None:
            return "no list of its kind is open", False
        step = marker.value - last.value
        if step == 1:
            if marker.weak and not self._ends_sentence(i):
                return "a bare number in the middle of a sentence", False
            return f"goes on after {last.level.text if last.level else ''}", True
        if marker.weak:
            return f"a bare number that is not due after {last.value}", False
        if step > 1:
            return self._skips(i, marker, last, step)
        if step == 0 and (self._follows(i, marker, marker.value + 1, last) or self._ends_sentence(i)):
            return "repeats a number", True
        return f"does not go on after {last.value}", False

    def _skips(self, i: int, marker: Marker, last: _Unit, step: int) -> tuple[str, bool]:
        """Returns whether a list may jump ahead to this marker."""
        if self._follows(i, marker, last.value + 1, last):
            return f"{last.value + 1} of the same list comes later", False
        if marker.style in LETTER_STYLES and step <= LARGEST_LETTER_SKIP:
            return "goes on; letters may be left out", True
        if step <= 3 and self._follows(i, marker, marker.value + 1, last):
            return "goes on after a missing number", True
        if step == 2 and self._ends_sentence(i) and marker.style in (Style.ARTICLE, Style.ROMAN):
            return "goes on after a missing number", True
        return f"does not continue the sequence after {last.value}", False

    def _continues_decimal(self, marker: Marker) -> tuple[str, bool]:
        parent = self._decimal_parent(marker)
        if parent is not None:
            before = [c for c in parent.children if c.style is Style.DECIMAL]
            due = before[-1].value + 1 if before else 1
            if marker.value == due or (marker.value == due + 1 and before):
                return f"the next part of {'.'.join(map(str, marker.prefix))}", True
            return f"{due} is due in {'.'.join(map(str, marker.prefix))}", False
        return "no unit of its first numbers is open", False

    def _starts(self, i: int, marker: Marker) -> tuple[str, bool]:
        """Returns whether the marker starts a list of its own, and the reason."""
        if marker.style in BULLETS or marker.style is Style.CHAPTER or marker.weak:
            return "a bare number starts no list", False
        if marker.style is Style.DECIMAL:
            return self._starts_decimal(i, marker)
        last = self._open_in(marker.style)
        if marker.style is Style.ARTICLE:
            if last is None or marker.value == 1:
                return "the first Điều", True
            return f"Điều {last.value + 1} is due", False
        goes_on = self._follows(i, marker, marker.value + 1, last)
        if marker.value == 1 and goes_on:
            if last is not None:
                return "starts the list again", True
            return "starts a list that goes on", True
        if marker.value == 1 and marker.style is Style.ROMAN and self.paragraphs[i].isupper():
            return "a heading in capitals", True
        if marker.value == 1 and marker.style is Style.NUMBER and self._has_decimals(i):
            return "starts a list; parts of it follow", True
        if last is None and marker.value > 1 and goes_on and self._ends_sentence(i):
            return "a list whose beginning is missing", marker.style not in (Style.ROMAN_LOWER,)
        if marker.value == 1:
            return "a list of one: nothing goes on after it", False
        return "does not continue a sequence", False

    def _starts_decimal(self, i: int, marker: Marker) -> tuple[str, bool]:
        later = [m for j in range(i + 1, min(i + 60, self.zone.trailer)) for m in self.found[j]]
        due = any(m.style is Style.DECIMAL and m.prefix == marker.prefix and m.value == 2 for m in later)
        alone = self._open_in(Style.NUMBER) is None and self._open_in(Style.DECIMAL) is None
        if marker.value == 1 and due and (alone or (len(marker.prefix) == 1 and marker.prefix[0] == 1)):
            return "starts a list that goes on", True
        if alone is False and marker.value == 1 and due and self._decimal_sibling(marker):
            return "starts the next list", True
        return "no unit of its first numbers is open", False

    # --- looking round

    def _open_in(self, style: Style) -> _Unit | None:
        """Returns the innermost open unit of a style."""
        return next((u for u in self.top.chain() if u.style is style), None)

    def _decimal_parent(self, marker: Marker) -> _Unit | None:
        """Returns the open unit that a decimal marker's first numbers name."""
        wanted = ".".join(map(str, marker.prefix))
        for unit in self.top.chain():
            if unit.level and unit.style in (Style.NUMBER, Style.DECIMAL) and unit.level.text == wanted:
                return unit
        return None

    def _decimal_sibling(self, marker: Marker) -> bool:
        """Returns whether the list before ended one number below: 2.1 after 1.4, where no `2.` stands."""
        open_one = self._open_in(Style.DECIMAL)
        if open_one is None or open_one.level is None or self._open_in(Style.NUMBER) is not None:
            return False
        head = [int(n) for n in open_one.level.text.split(".")]
        return len(head) == len(marker.prefix) + 1 and head[0] + 1 == marker.prefix[0]

    def _follows(self, i: int, marker: Marker, value: int, sibling: _Unit | None) -> bool:
        """Returns whether a marker of that style and value comes later, before the list must have ended."""
        above = (sibling.parent if sibling and sibling.parent else self.top).chain()
        if sibling is None:
            above = self.top.chain()
        for j in range(i + 1, self.zone.trailer):
            if j in self.quoted:
                continue
            for m in self.found[j]:
                if m.style is marker.style and m.value == value:
                    return True
                if m.style is Style.CHAPTER and marker.style is not Style.ARTICLE:
                    return False
                if self._ends_list(m, marker, above):
                    return False
        return False

    @staticmethod
    def _ends_list(m: Marker, marker: Marker, above: list[_Unit]) -> bool:
        """Returns whether a later marker belongs to a unit above the list, and so ends it."""
        if m.style is marker.style or m.weak or m.style in BULLETS or m.style is Style.DECIMAL:
            return False
        return any(u.style is m.style and m.value == u.value + 1 for u in above)

    def _has_decimals(self, i: int) -> bool:
        following = [m for j in range(i + 1, min(i + 30, self.zone.trailer)) for m in self.found[j]]
        return any(m.style is Style.DECIMAL and m.prefix == (1,) and m.value == 1 for m in following)

    def _ends_sentence(self, i: int) -> bool:
        return i == self.zone.body or bool(HEADING_END.search(self.paragraphs[i - 1]))

    def _is_container_title(self, i: int) -> bool:
        p = self.paragraphs[i]
        if any(not m.weak for m in self.found[i]):
            return False
        return p.isupper() or (len(p) < 120 and not HEADING_END.search(p) and p[0].isupper())

    def _agency_tasks(self) -> set[int]:
        """Returns the paragraphs where an agency heads its tasks and no numbered unit does."""
        heads = [
            i
            for i in range(self.zone.body, self.zone.trailer)
            if AGENCY_TASK.match(self.paragraphs[i])
            and not self.found[i]
            and i not in self.quoted
            and self._heads_tasks(i)
        ]
        return set(heads) if len(heads) >= 2 else set()

    def _heads_tasks(self, i: int) -> bool:
        p = self.paragraphs[i]
        if not p.endswith(":"):
            return False
        following = self.found.get(i + 1, [])
        return bool(following and following[0].style in BULLETS)

    # --- building

    def _container(self, i: int, marker: Marker) -> None:
        self.containers = {k: v for k, v in self.containers.items() if k < marker.level}
        self.containers[marker.level] = marker.text
        self.top = self.root
        self.breaks.append(i)
        self.decisions.append(Decision(i, marker.text, True, None, "a container: not in the address"))

    def _open(self, i: int, marker: Marker, reason: str) -> None:
        parent = self._parent_for(marker)
        if parent is None:
            self._refuse(i, marker, "a numbered unit stands above it")
            return
        text = marker.text
        value = marker.value
        if marker.style in BULLETS or marker.style is Style.AGENCY:
            value = parent.counted(marker.style) + 1
            text = f"{marker.text}{value}"
        unit = _Unit(
            Level(marker.style, _said(marker, value, text)),
            marker.style,
            value,
            i,
            parent,
            self._address(parent, marker, text),
            tuple(self.containers[k] for k in sorted(self.containers)),
            heading_in=marker.length,
        )
        parent.children.append(unit)
        self.units.append(unit)
        self.top = unit
        self.decisions.append(Decision(i, self.paragraphs[i][: marker.length].strip() or "@", True, unit.path, reason))

    def _parent_for(self, marker: Marker) -> _Unit | None:
        """Returns the unit that a new one stands in, None where it may not stand here."""
        if marker.style is Style.AGENCY:
            sibling = self._open_in(Style.AGENCY)
            if sibling is not None:
                return sibling.parent
            above = [u for u in self.top.chain() if u.style not in BULLETS]
            return above[0] if above[0].style in (None, Style.ROMAN, Style.LETTER_UPPER) else None
        if marker.style is Style.DECIMAL:
            parent = self._decimal_parent(marker)
            if parent is not None:
                return parent
            open_one = self._open_in(Style.DECIMAL)
            if open_one is not None and open_one.parent is not None:
                return open_one.parent
        sibling = self._open_in(marker.style)
        if sibling is not None:
            return sibling.parent
        if marker.style is Style.ARTICLE:
            return self.root
        if marker.style in BULLETS:
            return self.top
        return next(u for u in self.top.chain() if u.style not in BULLETS)

    def _address(self, parent: _Unit, marker: Marker, text: str) -> str:
        if marker.style is Style.DECIMAL and parent.style in (Style.NUMBER, Style.DECIMAL):
            # A decimal marker contains its parent's: only its last number is new.
            text = str(marker.value)
        path = f"{parent.path}.{text}" if parent.path else text
        if parent is self.root and marker.style in (Style.DASH, Style.PLUS) and not self._numbered():
            path = ".".join(p for p in (self.zone.prefix, PREFACE, text) if p)
        seen = self.paths.get(path, 0) + 1
        self.paths[path] = seen
        return path if seen == 1 else f"{path}~{seen}"

    def _numbered(self) -> bool:
        return any(u.style not in BULLETS for u in self.units)

    def _refuse_row(self, i: int) -> None:
        for marker in markers(self.paragraphs[i])[:1]:
            self._refuse(i, marker, "a row of a table")

    def _refuse(self, i: int, marker: Marker, reason: str) -> None:
        text = self.paragraphs[i][: marker.length].strip()
        self.decisions.append(Decision(i, text, False, None, reason))


def _said(marker: Marker, value: int, text: str) -> str:
    """Returns what is said of a unit in its name: its place among bullets, `5` of `D5`, else the marker."""
    if text != marker.text:
        return str(value)
    return text.removeprefix("D") if marker.style is Style.ARTICLE else text


def _candidates(paragraph: str) -> list[Marker]:
    """Returns what a paragraph may begin with: nothing where it is a row, which continues no list."""
    return [] if is_row(paragraph) else markers(paragraph)


def _quoted(paragraphs: Sequence[str], zone: Zone) -> set[int]:
    """Returns the paragraphs that begin inside quotation marks opened by a paragraph of their own.

    Only a quotation that closes within a few pages counts: a mark left open quotes nothing.
    """
    quoted: set[int] = set()
    i = zone.body
    while i < zone.trailer:
        p = paragraphs[i]
        own = p.startswith(("“", '"')) and i > zone.body
        if own or p.count("“") > p.count("”") or p.count('"') % 2:
            end = _quote_end(paragraphs, i, zone.trailer)
            if end is not None:
                quoted.update(range(i if own else i + 1, end + 1))
                i = end
        i += 1
    return quoted


def _quote_end(paragraphs: Sequence[str], start: int, stop: int) -> int | None:
    """Returns the paragraph that closes the quotation opened at `start`, None where none does."""
    straight = paragraphs[start].count('"') % 2 == 1
    depth = 0
    for j in range(start, min(stop, start + LONGEST_QUOTE)):
        p = paragraphs[j]
        depth += p.count('"') if straight else p.count("“") - p.count("”")
        if (depth % 2 == 0 and depth > 0) if straight else depth <= 0:
            return j
    return None


# --- spans


def _spans(reader: _Reader, paragraphs: Sequence[str], offsets: Sequence[int], zone: Zone) -> list[Clause]:
    """Returns the clauses of a zone with their spans in the text, in document order."""
    stop = _closing_start(reader, paragraphs, zone)
    ends = [offsets[i] + len(paragraphs[i]) for i in range(len(paragraphs))]
    breaks = sorted({*reader.breaks, stop})

    def end_of(first: int, after: int) -> int:
        """The end of the last paragraph from `first` that stands before `after` and before any break."""
        limit = min([after, *(b for b in breaks if b > first)])
        return ends[limit - 1]

    clauses: list[Clause] = []
    numbered = [u for u in reader.units if not u.path.startswith(_join(zone.prefix, f"{PREFACE}."))]
    first_unit = min((u.paragraph for u in numbered), default=stop)
    first = min([first_unit, *reader.breaks[:1]])
    if any(u.paragraph >= first for u in reader.units if u not in numbered):
        first = first_unit  # dashes below a Chương, before any number, are of the opening too
    if zone.body < first and offsets[zone.body] < ends[first - 1]:
        inner = [u for u in reader.units if u not in numbered]
        own = offsets[inner[0].paragraph] if inner else ends[first - 1]
        clauses.append(_plain(zone, _join(zone.prefix, PREFACE), offsets[zone.body], ends[first - 1], own))
    for k, unit in enumerate(reader.units):
        following = reader.units[k + 1 :]
        after = next((u.paragraph for u in following if unit not in u.chain()), stop)
        if unit not in numbered:
            after = min(after, first_unit)
        end = end_of(unit.paragraph, after)
        own_end = offsets[unit.children[0].paragraph] if unit.children else end
        levels = tuple(u.level for u in reversed(unit.chain()) if u.level is not None)
        clauses.append(
            Clause(
                path=unit.path,
                levels=levels,
                heading=_heading(unit, paragraphs, stop),
                start=offsets[unit.paragraph],
                end=end,
                own_end=own_end,
                attachment=zone.attachment,
                containers=unit.containers,
            )
        )
    if stop < zone.trailer:
        clauses.append(
            _plain(
                zone,
                _join(zone.prefix, CLOSING),
                offsets[stop],
                ends[zone.trailer - 1],
                ends[zone.trailer - 1],
            )
        )
    return clauses


def _plain(zone: Zone, path: str, start: int, end: int, own_end: int) -> Clause:
    return Clause(path, (), "", start, end, own_end, zone.attachment)


def _join(prefix: str, rest: str) -> str:
    return f"{prefix}.{rest}" if prefix else rest


CLOSING_WORDS = re.compile(
    r"^(Trên đây|Yêu cầu|Đề nghị|Giao |Nhận được|Trong quá trình|Căn cứ|Thừa lệnh|Thực hiện văn bản"
    r"|Chỉ thị này|Kế hoạch này"
    r"|Quyết định này|Công điện này|Thông báo này|Văn bản này|Quy chế này|Các |Thủ trưởng|Thủ tướng Chính phủ"
    r"|(Ủy|Uỷ) ban nhân dân"
    r"|UBND|Chủ tịch|Văn phòng|Ban Thường vụ|Bộ |Sở |Công văn này|Nghị quyết này|Chính phủ|Nhận được|Rất mong)"
)


def _closing_start(reader: _Reader, paragraphs: Sequence[str], zone: Zone) -> int:
    """Returns the paragraph where the closing formula starts, the trailer where there is none.

    It is the unmarked text at the very end, after a unit that already has its text: a heading's
    only paragraph is its body.
    """
    if not reader.units:
        return zone.trailer
    last = reader.units[-1]
    first = last.paragraph + 1
    if any(b > last.paragraph for b in reader.breaks):
        return zone.trailer
    if _is_heading(paragraphs[last.paragraph], last):
        first += 1
    tail = range(first, zone.trailer)
    if last.style is Style.ARTICLE or any(u.style is Style.ARTICLE for u in last.chain()):
        return zone.trailer
    for j in tail:
        over = paragraphs[j].endswith("./.")
        if over or (j == zone.trailer - 1 and CLOSING_WORDS.match(paragraphs[j])):
            return _closing_back(paragraphs, first, j)
    return zone.trailer


def _closing_back(paragraphs: Sequence[str], first: int, j: int) -> int:
    """Returns the earliest paragraph from which all to the end reads like a closing formula."""
    while j > first and CLOSING_WORDS.match(paragraphs[j - 1]):
        j -= 1
    return j


def _heading(unit: _Unit, paragraphs: Sequence[str], stop: int) -> str:
    """Returns the heading of a unit: its first paragraph if that is one, or an agency before a colon."""
    p = paragraphs[unit.paragraph]
    text = p[unit.heading_in :]
    if unit.style in BULLETS:
        return ""
    if unit.style is Style.AGENCY or _is_heading(p, unit):
        more = unit.paragraph + 1 < stop
        return text.rstrip(":. ") if more or text.isupper() else ""
    return ""


def _is_heading(p: str, unit: _Unit) -> bool:
    text = p[unit.heading_in :]
    if not text or len(text) > LONGEST_HEADING:
        return False
    if text.endswith(":"):
        return len(text) < 160
    return not HEADING_END.search(text) or text.isupper()
