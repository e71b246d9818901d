"""The tree of units under construction: where a new unit stands, and the address it gets.

Which lines open a unit is decided elsewhere, in `sequence`; here a unit that was decided on finds its place.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.clause import PREFACE, Level
from corpus.markers import BULLETS, Marker, Style

DEEPEST = 24  # units that a bullet may stand in


@dataclass(eq=False)
class Unit:
    """A unit under construction.

    level: its step in the address, None for the root; value: its place in its list; paragraph: the number of the one
    it begins with; path: its address; containers: Chương and Mục above it; marker_length: code points of its marker;
    inserted: its place among those put in after the one of its number (1 for `1a`); sign: as of its marker;
    depth: how many units it stands in.
    """

    level: Level | None
    style: Style | None
    value: int
    paragraph: int
    parent: "Unit | None"
    path: str = ""
    containers: tuple[str, ...] = ()
    children: list["Unit"] = field(default_factory=list)
    marker_length: int = 0
    inserted: int = 0
    sign: str = ""
    depth: int = 0
    _styles: dict[Style, tuple[int, "Unit"]] = field(default_factory=dict)

    def chain(self) -> Iterator["Unit"]:
        """Yields this unit and those it stands in, innermost first; the root is the last."""
        unit: Unit | None = self
        while unit is not None:
            yield unit
            unit = unit.parent

    def levels(self) -> tuple[Level, ...]:
        """Returns the steps of its address, outermost first."""
        return tuple(u.level for u in self.chain() if u.level is not None)[::-1]

    def hold(self, child: "Unit") -> None:
        """Takes a unit as the last of those right below it."""
        self.children.append(child)
        if child.style is not None:
            self._styles[child.style] = self.counted(child.style) + 1, child

    def counted(self, style: Style) -> int:
        """Returns how many units of a style stand right below it."""
        return self._styles[style][0] if style in self._styles else 0

    def last(self, style: Style) -> "Unit | None":
        """Returns the last unit of a style right below it, None where there is none."""
        return self._styles[style][1] if style in self._styles else None


class Tree:
    """The units of one zone, in order, and which of them are open.

    top: the innermost unit that is open, the root where none is; units: all but the root; breaks: the paragraphs of
    container headings and their titles, which end every unit and belong to none; opening: the address of the text
    before the first numbered unit.
    """

    def __init__(self, prefix: str, paragraph: int, seen: dict[str, int]) -> None:
        """Begins an empty tree.

        prefix: what addresses of the zone begin with; paragraph: where its body begins; seen: how often each address
        of the document was given in the zones before, counted on here.
        """
        self.prefix = prefix
        self.root = Unit(None, None, 0, paragraph, None, path=prefix)
        self.top = self.root
        self.units: list[Unit] = []
        self.breaks: list[int] = []
        self._containers: dict[int, str] = {}
        self._headed: list[tuple[int, tuple[str, ...]]] = []
        self._seen = seen
        self._any_numbered = False
        self.opening = self._counted(join(prefix, PREFACE))

    def open_in(self, style: Style) -> Unit | None:
        """Returns the innermost open unit of a style, None where none is open."""
        return next((u for u in self.top.chain() if u.style is style), None)

    def open_like(self, marker: Marker) -> Unit | None:
        """Returns the innermost open unit that stands in a list as a marker does: of its style, and of its sign."""
        return next((u for u in self.top.chain() if u.style is marker.style and u.sign == marker.sign), None)

    def decimal_parent(self, marker: Marker) -> Unit | None:
        """Returns the open unit that a decimal marker's first numbers name: `1` for `1.2`."""
        wanted = ".".join(map(str, marker.prefix))
        for unit in self.top.chain():
            if unit.level and unit.style in (Style.NUMBER, Style.DECIMAL) and unit.level.text == wanted:
                return unit
        return None

    def decimal_sibling(self, marker: Marker) -> Unit | None:
        """Returns the open unit with the same first numbers, where none stands above them: `1.1` for `1.2`."""
        head = ".".join(map(str, marker.prefix))
        for unit in self.top.chain():
            if unit.level and unit.style is Style.DECIMAL and unit.level.text.rpartition(".")[0] == head:
                return unit
        return None

    def bare_decimal(self) -> Unit | None:
        """Returns the open unit `2.1` where no `2.` stands above it, None where none is open."""
        found = self.open_in(Style.DECIMAL)
        while found is not None and found.parent is not None and found.parent.style is Style.DECIMAL:
            found = found.parent
        above = found.parent.style if found is not None and found.parent is not None else None
        return None if above is Style.NUMBER else found

    def counted_before(self, style: Style) -> int:
        """Returns the value of the last unit of a style in the section before the one that is open, 0 for none."""
        here = self._innermost_numbered()
        beside = here.parent.children if here.parent else []
        before = next((u for u in reversed(beside) if u is not here and u.style is here.style), None)
        last = before.last(style) if before else None
        return last.value if last else 0

    def decimals_follow_sections(self, marker: Marker) -> bool:
        """Returns whether `2.1` is due in section II: the section before has parts that begin with its own number."""
        here = self._innermost_numbered()
        beside = here.parent.children if here.parent else []
        before = next((u for u in reversed(beside) if u is not here and u.style is here.style), None)
        last = before.last(Style.DECIMAL) if before else None
        if before is None or last is None or last.level is None or here.last(Style.DECIMAL) is not None:
            return False
        return marker.prefix == (here.value,) and last.level.text.split(".")[0] == str(before.value)

    def break_at(self, paragraph: int) -> None:
        """Notes a paragraph that belongs to no unit and ends the units before it."""
        self.breaks.append(paragraph)

    def add_container(self, paragraph: int, marker: Marker) -> None:
        """Notes a Phần, Chương or Mục, which closes all units and those containers that lie below one of its kind."""
        self._containers = {k: v for k, v in self._containers.items() if k < marker.level}
        self._containers[marker.level] = marker.text
        self.top = self.root
        self._headed.append((paragraph, self._open_containers()))
        self.break_at(paragraph)

    def containers_at(self, paragraph: int) -> tuple[str, ...]:
        """Returns the Chương and Mục that a paragraph stands in."""
        at = bisect_right(self._headed, paragraph, key=lambda headed: headed[0])
        return self._headed[at - 1][1] if at else ()

    def take(self, name: str) -> str:
        """Returns an address for text without a marker, `0` or `end`, that no other of the document has."""
        path = join(self.prefix, name)
        address = self._counted(path)
        self._seen[path] = self._seen.get(path, 0) + 1
        return address

    def add(self, paragraph: int, marker: Marker) -> Unit | None:
        """Returns the unit that a marker opens, added where it belongs; None where none may stand here."""
        parent = self._parent_for(marker)
        if parent is None:
            return None
        text, value = marker.text, marker.value
        if marker.style in BULLETS or marker.style is Style.AGENCY:
            value = parent.counted(marker.style) + 1
            text = f"{marker.text}{value}"
        unit = Unit(
            Level(_counted_as(marker.style, parent), _said(marker, value, text)),
            marker.style,
            value,
            paragraph,
            parent,
            self._address(parent, marker, text),
            self._open_containers(),
            marker_length=marker.length,
            inserted=marker.inserted,
            sign=marker.sign,
            depth=parent.depth + 1,
        )
        parent.hold(unit)
        self.units.append(unit)
        self._any_numbered = self._any_numbered or marker.style not in BULLETS
        self.top = unit
        return unit

    def _parent_for(self, marker: Marker) -> Unit | None:
        """Returns the unit that a new one stands in, None where it may not stand here."""
        if marker.style is Style.AGENCY:
            return self._parent_for_agency()
        if marker.style is Style.DECIMAL:
            parent, beside = self.decimal_parent(marker), self.decimal_sibling(marker)
            if parent is not None or beside is not None:
                return parent or (beside.parent if beside else None)
            number = self.open_in(Style.NUMBER)
            if number is not None and number.value + 1 == marker.prefix[0]:
                return number.parent  # `2.1` behind `1.2`: its `2.` is missing
        # B1 stands beside A2, where no B heads it.
        sibling = self.open_in(marker.style) if marker.style is Style.LETTER_NUMBER else self.open_like(marker)
        if sibling is not None:
            return sibling.parent
        bare = self.bare_decimal() if marker.style is Style.NUMBER else None
        if marker.style is Style.ARTICLE or bare is not None:
            return bare.parent if bare is not None else self.root
        if marker.style in BULLETS:
            # A sign for each level, and no more levels than anyone reads.
            return self.top if self.top.depth < DEEPEST or self.top.parent is None else self.top.parent
        return self._innermost_numbered()

    def _parent_for_agency(self) -> Unit | None:
        """Returns what an agency's tasks stand in: the agency before, or a part or section; None below a number."""
        sibling = self.open_in(Style.AGENCY)
        if sibling is not None:
            return sibling.parent
        above = self._innermost_numbered()
        return above if above.style in (None, Style.ROMAN, Style.LETTER_UPPER) else None

    def _innermost_numbered(self) -> Unit:
        """Returns the innermost open unit that is no bullet, the root where there is none."""
        return next(u for u in self.top.chain() if u.style not in BULLETS)

    def _address(self, parent: Unit, marker: Marker, text: str) -> str:
        """Returns the address of a new unit, marked with how often it was given where it was given before."""
        if marker.style is Style.DECIMAL and parent.style in (Style.NUMBER, Style.DECIMAL):
            # A decimal marker contains its parent's: only its last number is new.
            text = marker.text.rpartition(".")[2]
        path = join(parent.path, text)
        if parent is self.root and marker.style in (Style.DASH, Style.PLUS) and not self._any_numbered:
            path = f"{self.opening}.{text}"
        address = self._counted(path)
        self._seen[path] = self._seen.get(path, 0) + 1
        return address

    def _counted(self, path: str) -> str:
        """Returns an address, marked with how often it will have been given where it was given before."""
        seen = self._seen.get(path, 0) + 1
        return path if seen == 1 else f"{path}~{seen}"

    def _open_containers(self) -> tuple[str, ...]:
        return tuple(self._containers[k] for k in sorted(self._containers))


def join(prefix: str, rest: str) -> str:
    """Returns an address below another: the rest alone where there is nothing above it."""
    return f"{prefix}.{rest}" if prefix else rest


def _counted_as(style: Style, parent: Unit) -> Style:
    """Returns the style that a unit's name goes by: ② is khoản 2, or điểm 2 of the khoản that it stands in."""
    if style is not Style.CIRCLED:
        return style
    return Style.PAREN if any(u.style in (Style.NUMBER, Style.DECIMAL) for u in parent.chain()) else Style.NUMBER


def _said(marker: Marker, value: int, text: str) -> str:
    """Returns what is said of a unit in its name: its place among bullets, `5` of `D5`, else the marker."""
    if text != marker.text:
        return str(value)
    if marker.style is Style.STEP:
        return f"{marker.sign.lower()} {value}"
    return text.removeprefix("D") if marker.style is Style.ARTICLE else text
