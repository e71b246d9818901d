"""What comes after a paragraph: where the next marker of a kind stands, looked up and not searched for.

A list looks ahead at each of its markers. Were it to read all paragraphs behind it each time, a text of n lines that
all begin alike would take n² steps.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from corpus.markers import BULLETS, Marker, Style

Place = tuple[int, int]  # a paragraph, and the rank of a marker among those that it may begin with
Key = tuple[Style, str, int]  # a style, what its list keeps to beside it, and a value
_MANY = 1 << 30  # ranks; behind every marker of a paragraph


class Ahead:
    """The markers of a body that stand in no quotation, by what may be asked of them."""

    def __init__(self, found: Mapping[int, Sequence[Marker]], quoted: Collection[int]) -> None:
        """found: what each paragraph may begin with, in order; quoted: those whose markers are another document's."""
        self._found = found
        self._quoted = quoted

    def counted(self, i: int, style: Style, sign: str, value: int) -> Place | None:
        """Returns where the first marker after paragraph `i` stands that counts as the `value`th of its list."""
        return _after(self._counted.get((style, sign, value), ()), i)

    def plain(self, i: int, style: Style, sign: str, value: int) -> Place | None:
        """Returns where the first one after paragraph `i` stands that has its sign, and is no bullet and no decimal."""
        return _after(self._plain.get((style, sign, value), ()), i)

    def container(self, i: int) -> Place | None:
        """Returns where the first Chương, Mục or Phần after paragraph `i` stands."""
        return _after(self._containers, i)

    @cached_property
    def _containers(self) -> list[Place]:
        return [place for place, marker in self._places if marker.style is Style.CHAPTER]

    @cached_property
    def _counted(self) -> Mapping[Key, list[Place]]:
        found: dict[Key, list[Place]] = defaultdict(list)
        for place, marker in self._places:
            value = _counts_as(marker)
            if value is not None:
                found[marker.style, marker.sign, value].append(place)
        return found

    @cached_property
    def _plain(self) -> Mapping[Key, list[Place]]:
        found: dict[Key, list[Place]] = defaultdict(list)
        for place, marker in self._places:
            if not (marker.weak or marker.style in BULLETS or marker.style is Style.DECIMAL):
                found[marker.style, marker.sign, marker.value].append(place)
        return found

    @cached_property
    def _places(self) -> list[tuple[Place, Marker]]:
        own = ((i, markers) for i, markers in self._found.items() if i not in self._quoted)
        return [((i, rank), marker) for i, markers in own for rank, marker in enumerate(markers)]


def _after(places: Sequence[Place], i: int) -> Place | None:
    """Returns the first of places in order that stands after paragraph `i`."""
    at = bisect_right(places, (i, _MANY))
    return places[at] if at < len(places) else None


def _counts_as(marker: Marker) -> int | None:
    """Returns which of its list a marker is: of those put in later only the first, in place of the next: 1a as 2."""
    if marker.style is Style.ARTICLE or not marker.inserted:
        return marker.value
    return marker.value + 1 if marker.inserted == 1 else None
