"""What a line may begin with: the markers of numbered units, whatever document they stand in.

A marker is only a possibility here. Whether it opens a clause is decided by `structure`, from the
sequence it continues and the units it stands in.
"""

from collections.abc import Iterator
from functools import lru_cache

from corpus import marker_patterns as patterns
from corpus.marker import BULLETS, LARGEST_ROMAN, Marker, Style
from corpus.marker_forms import FORMS, LISTED

__all__ = [
    "BULLETS", "LARGEST_ROMAN", "Marker", "Style", "is_marked", "markers", "without_marker",
]  # fmt: skip

# Paragraphs whose markers are kept for the next step that asks: so many, each of at most so many code points.
MOST_CACHED = 4096
LONGEST_CACHED = 2000


def markers(paragraph: str) -> list[Marker]:
    """Returns every marker that the paragraph may begin with, the likeliest first.

    `I.` may be a Roman one or the letter I; `i)` may be a letter or a small Roman one: both are
    returned and the sequence decides. A paragraph that begins with a reference has none.
    """
    # Each step that makes clauses of paragraphs asks for those of the same ones.
    return list(_cached(paragraph) if len(paragraph) <= LONGEST_CACHED else _markers(paragraph))


def _markers(paragraph: str) -> tuple[Marker, ...]:
    found = tuple(m for read in FORMS if (m := read(paragraph)) is not None)
    return () if any(_refers(paragraph, m) for m in found) else found


_cached = lru_cache(maxsize=MOST_CACHED)(_markers)


def _refers(paragraph: str, marker: Marker) -> bool:
    """Returns whether a marker is the first word of a sentence, which points to the unit of that number."""
    if marker.style in BULLETS or marker.style is Style.CHAPTER:
        return False
    rest = paragraph[marker.length :]
    if patterns.POINTING.match(rest):
        return True
    joint = patterns.JOINT.match(rest)
    if joint and any(r.style is marker.style and r.value > marker.value for r in _listed(rest[joint.end() :])):
        return True
    if marker.style is Style.ARTICLE:
        return marker.weak and bool(patterns.NAMES_DOCUMENT.match(rest))
    return marker.weak and marker.style is Style.DECIMAL and bool(patterns.GOES_ON.match(rest))


def _listed(text: str) -> Iterator[Marker]:
    """Yields the markers that a text begins with, of the styles that a sentence may begin with a list of."""
    for read in LISTED:
        found = read(text)
        if found:
            yield found


def is_marked(paragraph: str) -> bool:
    """Returns whether the paragraph may begin with a marker."""
    return bool(markers(paragraph))


def without_marker(paragraph: str) -> str:
    """Returns a paragraph without the marker that it begins with, itself where it begins with none."""
    found = [m for m in markers(paragraph.partition("\n")[0]) if not m.weak]
    return paragraph[found[0].length :] if found else paragraph
