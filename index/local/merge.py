"""When segments are made one, and how: what was removed is left out, nothing is encoded again.

Segments of a like size are merged when there are FANOUT of them, so that a document is written again as often as the
number of passages has digits to the base of FANOUT. Source: O'Neil, Cheng, Gawlick and O'Neil, "The Log-Structured
Merge-Tree" (1996), in the tiered form of Lucene.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.local.late import token_arrays
from index.local.postings import merge_postings
from index.local.searcher import LocalSearcher
from index.local.segment import DOCUMENTS, HEADS, PASSAGES, About, Segment
from index.local.write import ends, write_segment
from index.words.terms import FIELDS

FANOUT = 8
LARGEST = 16_384  # passages of one segment, some 200 MB: merging takes no more memory than a few of these


@dataclass(frozen=True)
class Size:
    """What decides whether a segment is merged; kind: only those of one kind are merged (its encoder, its cut)."""

    live: int
    removed: int
    kind: object = None


def due(sizes: Sequence[Size]) -> list[int]:
    """Returns which segments are to be made one, by place; a single one to be rewritten; none where all is well."""
    for place, size in enumerate(sizes):
        if size.removed > size.live:
            return [place]
    tiers: dict[tuple[object, int], list[int]] = {}
    for place, size in enumerate(sizes):
        tiers.setdefault((size.kind, tier(size.live)), []).append(place)
    for _, places in sorted(tiers.items(), key=lambda item: item[0][1]):
        chosen = places[:FANOUT]
        if len(chosen) == FANOUT and sum(sizes[p].live for p in chosen) <= LARGEST:
            return chosen
    return []


def tier(passages: int) -> int:
    """Returns how many digits a number of passages has to the base of FANOUT."""
    digits = 0
    while passages:
        passages //= FANOUT
        digits += 1
    return digits


def size_of(searcher: LocalSearcher, place: int) -> Size:
    """Returns the size of a segment of a searcher, by its place there."""
    segment = searcher.segments[place]
    removed = sum(len(segment.rows_of(d)) for d in searcher.removed[place])
    # A document without passages takes room too.
    gone = len(searcher.removed[place]) if removed == 0 else removed
    about = segment.about
    return Size(len(segment) - removed, gone, (about.encoder_revision, about.splitter))


def write_merged(root: Path, searcher: LocalSearcher, places: Sequence[int]) -> Path | None:
    """Writes what is live in some segments of a searcher as one, and returns its folder; None where nothing is."""
    kept = [_Kept(searcher.segments[p], searcher.removed[p]) for p in places]
    documents = [(k.segment, d) for k in kept for d in k.documents]
    if not documents:
        return None
    about: About = kept[-1].segment.about
    arrays: dict[str, NDArray[Any]] = {
        "digests": np.concatenate([k.segment.digests[k.rows] for k in kept]),
        "first_rows": ends([len(s.rows_of(d)) for s, d in documents], first=True),
        **token_arrays([k.segment.tokens.of(int(row)) for k in kept for row in k.rows], kept[-1].segment.tokens.width),
    }
    first = 0
    numbers = []
    for k in kept:
        numbers.append(k.numbers(first))
        first += len(k.rows)
    for field in FIELDS:
        arrays.update(merge_postings(field, [k.segment.postings[field] for k in kept], numbers))
    lines = {
        DOCUMENTS: [s.document_line(d) for s, d in documents],
        HEADS: [s.heads[d].as_line().encode() for s, d in documents],
        PASSAGES: [k.segment.passage_line(int(row)) for k in kept for row in k.rows],
    }
    vectors = np.concatenate([k.segment.vectors.rows[k.rows] for k in kept])
    return write_segment(root, replace(about, documents=len(documents), passages=first), lines, arrays, vectors)


class _Kept:
    """What goes on of a segment: documents, by place, and rows."""

    def __init__(self, segment: Segment, removed: frozenset[int]) -> None:
        self.segment = segment
        self.documents = [d for d in range(len(segment.heads)) if d not in removed]
        rows = [np.arange(r.start, r.stop) for r in map(segment.rows_of, self.documents)]
        self.rows: NDArray[np.int64] = np.concatenate([np.zeros(0, np.int64), *rows])

    def numbers(self, first: int) -> NDArray[np.int64]:
        """Returns the new number of each row, from `first`; -1 for one that is left out."""
        found = np.full(len(self.segment), -1, dtype=np.int64)
        found[self.rows] = np.arange(first, first + len(self.rows))
        return found
