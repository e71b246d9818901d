"""Sentences of two documents that say the like of the same: what changed from one to the other."""

import re
from collections.abc import Sequence

from corpus.clause import is_frame
from corpus.document import Document
from corpus.text.accents import fold
from rag.catalogue.places import Span
from rag.evidence import clause_sentences

ALIKE = 0.55  # of the words of both, what two sentences must share to be about the same
FEWEST_WORDS = 8  # of a sentence that is compared
MOST_COMPARED = 250  # sentences of each document
_FIGURE = re.compile(r"\d")


def differing_sentences(first: Document, second: Document) -> list[tuple[Span, Span]]:
    """Returns the sentences of two documents that are each other's nearest and not the same; those of figures first.

    Each as its span in the text of its document, in the order of the first.
    """
    ones, others = _sentences(first), _sentences(second)
    same = {words for _, words in ones} & {words for _, words in others}
    left = [[s for s in said if s[1] not in same] for said in (ones, others)]
    nearest, back = _nearest(left[0], left[1]), _nearest(left[1], left[0])
    pairs = [(left[0][i][0], left[1][j][0]) for i, j in nearest.items() if back.get(j) == i]
    alike = {pair: _numbers(first, pair[0]) == _numbers(second, pair[1]) for pair in pairs}
    return sorted(pairs, key=lambda pair: (alike[pair], pair[0]))


def _sentences(document: Document) -> list[tuple[Span, tuple[str, ...]]]:
    """Returns the sentences of a document's units with their folded words."""
    own = (c for c in document.clauses if not is_frame(c.path))
    spans = (s for c in own for s in clause_sentences(document, c) if document.text[slice(*s)].strip() != c.heading)
    said = ((span, tuple(fold(document.text[slice(*span)]).split())) for span in spans)
    return [s for s in said if len(s[1]) >= FEWEST_WORDS][:MOST_COMPARED]


def _nearest(
    ones: Sequence[tuple[Span, tuple[str, ...]]], others: Sequence[tuple[Span, tuple[str, ...]]]
) -> dict[int, int]:
    """Returns for each sentence the place of the one that shares most of its words, where that is enough."""
    sets = [set(words) for _, words in others]
    found: dict[int, int] = {}
    for i, (_, words) in enumerate(ones):
        own = set(words)
        shares = [len(own & other) / len(own | other) for other in sets]
        best = max(range(len(shares)), key=lambda j: (shares[j], -j), default=None)
        if best is not None and shares[best] >= ALIKE:
            found[i] = best
    return found


def _numbers(document: Document, span: Span) -> list[str]:
    return [w for w in document.text[slice(*span)].split() if _FIGURE.search(w)]
