"""The people whom a question names: a surname with the names after it."""

import re

from corpus.lexicon.surnames import SURNAMES
from corpus.text.accents import UPPER, fold, strip_accents

# Surnames that are words too need a title.
_WORDS_TOO = "Hồ|Mai|Lương|Tô"
_TITLE = r"(?:ông|bà|anh|chị|cô|chú|đồng chí|bác sĩ|mr\.?|mrs\.?|ms\.?|dr\.?)"
_GIVEN = rf"[{UPPER}]\w*"
_NAMED = re.compile(
    rf"\b(?:(?i:{_TITLE}) (?P<a>(?:{SURNAMES}|{_WORDS_TOO})(?: {_GIVEN}){{1,3}})"
    rf"|(?P<b>(?:{SURNAMES})(?: {_GIVEN}){{2,3}}))(?!\w)"
)
_PLAIN = re.compile(rf"\b(?:ong|dong chi|mr|mrs) (?P<name>(?:{strip_accents(SURNAMES).lower()})(?: \w+){{2}})\b")


def named_persons(text: str, folded: str, places: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Returns the names of people in a text, as written, left to right; those of places are none: Hồ Chí Minh.

    folded: the text folded, where names in small letters after "ông" are looked for; places: folded.
    """
    found = [m["a"] or m["b"] for m in _NAMED.finditer(text)]
    found = found or [m["name"].title() for m in _PLAIN.finditer(folded) if folded.isascii() and text.islower()]
    return tuple(dict.fromkeys(name for name in found if fold(name) not in places))
