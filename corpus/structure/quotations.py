"""Which paragraphs stand inside a quotation: the numbers they begin with are those of another document."""

from collections.abc import Sequence

LONGEST_QUOTE = 60  # paragraphs


def quoted_paragraphs(paragraphs: Sequence[str], start: int, stop: int) -> frozenset[int]:
    """Returns which of paragraphs[start:stop] begin inside quotation marks, or with those that open a quotation.

    Only a quotation that closes within `LONGEST_QUOTE` paragraphs counts: a mark left open quotes nothing.
    """
    quoted: set[int] = set()
    i = start
    while i < stop:
        p = paragraphs[i]
        own = p.startswith(("“", '"')) and i > start
        if own or p.count("“") > p.count("”") or p.count('"') % 2:
            end = _closing(paragraphs, i, stop)
            if end is not None:
                quoted.update(range(i if own else i + 1, end + 1))
                i = end
        i += 1
    return frozenset(quoted)


def _closing(paragraphs: Sequence[str], start: int, stop: int) -> int | None:
    """Returns the paragraph that closes the quotation opened at `start`, None where none does."""
    straight = paragraphs[start].count('"') % 2 == 1
    depth = 0
    for j in range(start, min(stop, start + LONGEST_QUOTE)):
        p = paragraphs[j]
        depth += p.count('"') if straight else p.count("“") - p.count("”")
        if (depth % 2 == 0 and depth > 0) if straight else depth <= 0:
            return j
    return None
