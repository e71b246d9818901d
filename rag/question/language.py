"""Whether a question is asked in Vietnamese, with or without accents, in English, or in another script."""

import functools
import re
import unicodedata

from corpus.lexicon.glossary import Lexicon, lexicon
from corpus.text.accents import strip_accents
from corpus.text.terms import has_accents

_ENGLISH_WORDS = """
who what when where which why how whose whom is are was were does did will would should must shall may the of
for and with by from at on this that these those there their its be been have has had not we you they he she my
our your department ministry clause deadline report agency
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
# Also Vietnamese syllables typed without accents: they say nothing of the language.
_BOTH_WORDS = """
the on at be is an to do in so me can my he she we has not may that this
"""
_BOTH = frozenset(_BOTH_WORDS.split())
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    r"(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oao|oay|oe|oeo|oi|oo|ou|ua|uai|uay|ue|ui|uo|uoi|uou|uu|uy|uya"
    r"|uye|uyu|ye|yeu)(?:ch|nh|ng|[cmnpt])?"
)


def detect_language(text: str) -> str:
    """Returns `vi` or `en`; knows Vietnamese typed without accents by the shape of its syllables."""
    marked = [w for w in re.findall(r"\w+", text.lower()) if has_accents(w)]
    spoken = sum(bool(_SYLLABLE.fullmatch(strip_accents(w))) for w in marked)
    words = re.findall(r"[a-z]+", text.lower())
    asking = sum(w in _ENGLISH and w not in _BOTH for w in words)
    abbreviations = _abbreviations(lexicon())
    plain = [w for w in words if w not in abbreviations]
    foreign = sum(not _SYLLABLE.fullmatch(w) for w in plain)
    if spoken:
        # "What must Sở Y tế do by March?" is English that names an agency.
        return "en" if asking >= 2 and asking + foreign > spoken / 2 else "vi"
    vietnamese = sum(bool(_SYLLABLE.fullmatch(w)) and w not in _ENGLISH for w in plain)
    return "vi" if vietnamese > 2 * (asking + foreign) or not asking + foreign else "en"


def is_foreign(text: str) -> bool:
    """Returns whether most letters of a text are of another script than Vietnamese and English are written in."""
    letters = [c for c in text if c.isalpha()]
    return 2 * sum("LATIN" not in unicodedata.name(c, "") for c in letters) > len(letters)


@functools.lru_cache(maxsize=1)
def _abbreviations(words: Lexicon) -> frozenset[str]:
    """Returns the glossary's abbreviations, accents dropped: `UBND` is no English word."""
    return frozenset(
        strip_accents(part).lower()
        for entry in words.entries
        for abbreviation in entry.abbreviations
        for part in re.findall(r"\w+", abbreviation)
        if part.isupper()
    )
