"""Where a document is from: what a question about a place must be answered from."""

from corpus.document import Document
from corpus.lexicon.places import place_in
from corpus.text.accents import fold

FEWEST_WORDS = 2  # of a name; one of one syllable, `Vinh`, would match too much


def document_places(document: Document) -> frozenset[str]:
    """Returns the places a document is from, folded: where it was signed, and the tail of its issuer's name."""
    meta = document.metadata
    signed = fold(meta.place) if meta.place else None
    found = (signed, place_in(meta.issuer or ""), place_in(meta.parent or ""))
    return frozenset(place for place in found if place and len(place.split()) >= FEWEST_WORDS)
