"""From units to clauses: where each begins and ends in the text, and what its heading is."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from corpus.clause import CLOSING, PREFACE, Clause
from corpus.markers import BULLETS, Style
from corpus.structure.closing import closing_start
from corpus.structure.headings import is_heading
from corpus.structure.tree import Tree, Unit
from corpus.structure.zones import Zone


@dataclass(frozen=True)
class Offsets:
    """At which offsets in the text every paragraph of a document begins and ends."""

    starts: list[int]
    ends: list[int]


def offsets_of(paragraphs: Sequence[str]) -> Offsets:
    """Returns where the paragraphs of a document begin and end."""
    starts = list(accumulate((len(p) + 1 for p in paragraphs), initial=0))
    return Offsets(starts, [start + len(p) for start, p in zip(starts, paragraphs, strict=False)])


@dataclass(frozen=True)
class _Edges:
    """Where units of a zone may end.

    starts, ends: the offsets in the text at which every paragraph of the document begins and ends; breaks: the
    paragraphs that no unit goes on beyond, in order; stop: the paragraph at which the closing formula, or the trailer,
    starts.
    """

    starts: list[int]
    ends: list[int]
    breaks: list[int]
    stop: int

    def end_of(self, first: int, after: int) -> int:
        """Returns the end of the last paragraph from `first` on that stands before `after` and before any break."""
        at = bisect_right(self.breaks, first)
        limit = min([after, *self.breaks[at : at + 1]])
        return self.ends[limit - 1]


def clauses_of(tree: Tree, paragraphs: Sequence[str], zone: Zone, offsets: Offsets) -> Iterator[Clause]:
    """Yields the clauses of a zone in document order: its opening, its units, its closing formula.

    Text below the title of a Chương and before its first unit is an opening too, that of the Chương.
    """
    edges = _edges(tree, paragraphs, zone, offsets)
    found = [*_opening_and_units(tree, paragraphs, zone, edges)]
    found += [_opening_of(tree, zone, edges, first, stop) for first, stop in _left_over(tree, zone, edges, found)]
    yield from sorted(found, key=lambda c: c.start)
    if edges.stop < zone.trailer:
        end = edges.ends[zone.trailer - 1]
        yield _plain(zone, tree.take(CLOSING), edges.starts[edges.stop], end, end)


def _opening_and_units(tree: Tree, paragraphs: Sequence[str], zone: Zone, edges: _Edges) -> Iterator[Clause]:
    outside = {u for u in tree.units if u.path.startswith(f"{tree.opening}.")}
    numbered = min((u.paragraph for u in tree.units if u not in outside), default=edges.stop)
    yield from _opening(tree, zone, edges, outside, numbered)
    for unit, following in zip(tree.units, _following(tree.units), strict=True):
        after = edges.stop if following is None else following.paragraph
        after = min(after, numbered) if unit in outside else after
        yield _clause(unit, paragraphs, zone, edges, edges.end_of(unit.paragraph, after))


def _following(units: Sequence[Unit]) -> list[Unit | None]:
    """Returns for each unit the first after it that does not stand in it, None for the last ones.

    units: in the order of the text, so that those in a unit come right after it.
    """
    found: list[Unit | None] = [None] * len(units)
    waiting: list[int] = []
    for k, unit in enumerate(units):
        while waiting and units[waiting[-1]].depth >= unit.depth:
            found[waiting.pop()] = unit
        waiting.append(k)
    return found


def _left_over(tree: Tree, zone: Zone, edges: _Edges, found: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """Yields the runs of paragraphs before the closing formula that are in no clause's own text and no heading."""
    own = iter(sorted((c.start, c.own_end) for c in found))
    breaks = set(tree.breaks)
    end, following = 0, next(own, None)
    run: list[int] = []
    for i in range(zone.body, edges.stop):
        while following is not None and following[0] <= edges.starts[i]:
            end, following = max(end, following[1]), next(own, None)
        if i not in breaks and edges.starts[i] >= end and edges.ends[i] > edges.starts[i]:
            run.append(i)
        elif run:
            yield run[0], run[-1] + 1
            run = []
    if run:
        yield run[0], run[-1] + 1


def _edges(tree: Tree, paragraphs: Sequence[str], zone: Zone, offsets: Offsets) -> _Edges:
    stop = closing_start(tree, paragraphs, zone.trailer)
    return _Edges(offsets.starts, offsets.ends, sorted({*tree.breaks, stop}), stop)


def _opening(tree: Tree, zone: Zone, edges: _Edges, outside: set[Unit], numbered: int) -> Iterator[Clause]:
    """Yields the text before the first numbered unit and the first container, where there is any.

    outside: the bullets that stand in it; numbered: the paragraph of the first unit that does not.
    """
    first = min([numbered, *tree.breaks[:1]])
    if any(u.paragraph >= first for u in outside):
        first = numbered  # dashes below a Chương, before any number, are of the opening too
    if zone.body >= first or edges.starts[zone.body] >= edges.ends[first - 1]:
        return
    end = edges.ends[first - 1]
    own_end = min((edges.starts[u.paragraph] for u in outside), default=end)
    yield _plain(zone, tree.take(PREFACE), edges.starts[zone.body], end, own_end)


def _opening_of(tree: Tree, zone: Zone, edges: _Edges, first: int, stop: int) -> Clause:
    """Returns the opening of the Chương or Mục that stands above paragraphs[first:stop]."""
    end = edges.ends[stop - 1]
    plain = _plain(zone, tree.take(PREFACE), edges.starts[first], end, end)
    return replace(plain, containers=tree.containers_at(first))


def _plain(zone: Zone, path: str, start: int, end: int, own_end: int) -> Clause:
    """Returns the clause of an opening or a closing, which has no marker."""
    return Clause(path, (), "", start, end, own_end, zone.attachment)


def _clause(unit: Unit, paragraphs: Sequence[str], zone: Zone, edges: _Edges, end: int) -> Clause:
    return Clause(
        path=unit.path,
        levels=unit.levels(),
        heading=_heading(unit, paragraphs, edges.stop),
        start=edges.starts[unit.paragraph],
        end=end,
        own_end=edges.starts[unit.children[0].paragraph] if unit.children else end,
        attachment=zone.attachment,
        containers=unit.containers,
    )


def _heading(unit: Unit, paragraphs: Sequence[str], stop: int) -> str:
    """Returns the heading of a unit: its first paragraph if that is one, or an agency before a colon."""
    text = paragraphs[unit.paragraph][unit.marker_length :]
    if unit.style in BULLETS or not (unit.style is Style.AGENCY or is_heading(text)):
        return ""
    has_body = unit.paragraph + 1 < stop
    return text.rstrip(":. ") if has_body or text.isupper() else ""
