"""Which words of a question tell the parallel parts of a sentence from each other."""

import re
from collections.abc import Collection

from corpus.text.negation import denies
from rag.question.terms import Terms
from rag.question.typed import Typed

# What a place is of, in English, and the syllable of that in Vietnamese.
_LEVELS = {"province": "tinh", "provincial": "tinh", "commune": "xa", "communes": "xa", "ward": "phuong"}
_LEVELS_EN = "|".join(_LEVELS)
_LEVELS_VI = "tinh|xa|phuong|dac khu|thanh pho|tp|huyen|quan|thon|ap|thi tran"


def read_apart(typed: Typed, terms: Terms, places: Collection[str]) -> frozenset[str]:
    """Returns the folded syllables of what is asked about, and places by their whole names; none if it denies anything.

    What a place is called by its level is of its name: "tỉnh Sơn Giang" asks for no share of a province.
    """
    if denies(typed.text, typed.language):
        return frozenset()
    rest = typed.folded
    for place in places:
        name = re.escape(place)
        rest = re.sub(rf"\b(?:(?:{_LEVELS_VI})|(?:{_LEVELS_EN}) of)? ?{name}(?: (?:{_LEVELS_EN}))?\b", " ", rest)
    named = frozenset(typed.folded.split()) - frozenset(rest.split())
    levels = {_LEVELS[w] for w in named if w in _LEVELS} if typed.language == "en" else set()
    return (terms.meant - named - levels).union(places)
