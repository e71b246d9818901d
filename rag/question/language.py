"""Whether a question is asked in Vietnamese, with or without accents, in English, or in a language that is neither."""

import functools
import re
import unicodedata

from corpus.lexicon.glossary import Lexicon, lexicon
from corpus.once import once
from corpus.text.accents import strip_accents
from corpus.text.english import ENGLISH_STOP, singular
from corpus.text.terms import has_accents
from index.words.restoration import syllable_model
from index.words.translation import translations

_ENGLISH_WORDS = """
who what when where which why how whose whom is are was were does did will would should must shall may the of
for and with by from at on this that these those there their its be been have has had not we you they he she my
our your
"""
_ASKING = frozenset(_ENGLISH_WORDS.split())
# Beside Vietnamese words they are loans ("deadline nộp report"); among plain ones they are English.
_ENGLISH = _ASKING | {"department", "ministry", "clause", "deadline", "report", "agency"}
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

_NUMERAL = re.compile(r"(?=[ivx]{2})x{0,2}(?:ix|iv|v?i{0,3})")
_QUOTED = re.compile(r'"[^"\n]{1,60}"|“[^”\n]{1,60}”')
FEWEST_AROUND = 4  # words beside a quotation that tell the language
# Horn, hook above and dot below; the other tones are others' accents, unless a syllable has two marks ("ồ").
_OWN_MARKS = "\N{COMBINING HORN}\N{COMBINING HOOK ABOVE}\N{COMBINING DOT BELOW}"
LEAST_SEEN = 100  # times among the syllables of the bundled table
FEWEST_UNKNOWN = 2  # words; one alone may be a name
MOSTLY_ENGLISH = 0.7  # of a text's words
MOSTLY_NAMED = 0.6  # of a text's words without marks


def detect_language(text: str) -> str:
    """Returns `vi` or `en`; knows Vietnamese typed without accents by the shape of its syllables.

    What stands between quotation marks is the documents' language, and not the asker's.
    """
    if sum(c.isalpha() for c in text) <= 1:
        return "vi"  # one letter is of no language
    around = _QUOTED.sub(" ", text)
    if len(around.split()) >= FEWEST_AROUND:
        text = around
    marked = [w for w in re.findall(r"\w+", text.lower()) if has_accents(w)]
    spoken = sum(bool(_SYLLABLE.fullmatch(strip_accents(w))) for w in marked)
    words = re.findall(r"[a-z]+", text.lower())
    asking = sum(w in (_ASKING if spoken else _ENGLISH) and w not in _BOTH for w in words)
    abbreviations = _abbreviations(lexicon())
    # "muc II": a numeral is of no language.
    plain = [w for w in words if w not in abbreviations and not _NUMERAL.fullmatch(w)]
    foreign = sum(not _SYLLABLE.fullmatch(w) for w in plain)
    if spoken:
        if _names_alone_are_marked(text):
            return "en"
        # "What must Sở Y tế do by March?" is English that names an agency.
        return "en" if asking >= 2 and asking + foreign > spoken / 2 else "vi"
    vietnamese = sum(bool(_SYLLABLE.fullmatch(w)) and w not in _ENGLISH for w in plain)
    return "vi" if vietnamese > 2 * (asking + foreign) or not asking + foreign else "en"


def _names_alone_are_marked(text: str) -> bool:
    """Returns whether words with marks are names in a text that is English else: "Who pays in Hải Xuyên?"."""
    words = re.findall(r"[^\W\d_]+", text)
    marked = [w for w in words if has_accents(w)]
    others = [w.lower() for w in words if not has_accents(w)]
    english = [w for w in others if w in _ASKING or not _SYLLABLE.fullmatch(w)]
    told = any(w in _ASKING and w not in _BOTH for w in english)
    return told and all(w[0].isupper() for w in marked) and 1 < len(english) > MOSTLY_NAMED * len(others)


def is_foreign(text: str) -> bool:
    """Returns whether a text is in a language that is neither Vietnamese nor English.

    Most of its letters are of another script, or half of its words and more, two at least, are known as words of
    neither language; each that is surely Vietnamese makes up for one of them. Of 820 questions of `eval/gold` none has
    more than .33 of such words; of 40 in twenty languages that are written in Latin letters two have fewer than half.
    """
    letters = [c for c in text if c.isalpha()]
    if 2 * sum("LATIN" not in unicodedata.name(c, "") for c in letters) > len(letters):
        return True
    words = _telling_words(text)
    unknown = sum(not _is_known(w) for w in words)
    # "Ai trồng quạ đenxyz ở Zênôphôn?" asks in Vietnamese for names that are of no language.
    sure = sum(_is_surely_vietnamese(w) for w in re.findall(r"[^\W\d_]+", text if not text.isupper() else text.lower()))
    return unknown >= FEWEST_UNKNOWN and 2 * unknown >= len(words) + 2 * sure


def seems_english(text: str) -> bool:
    """Returns whether most words of a text are English ones: keys pressed for Vietnamese letters are not."""
    words = re.findall(r"[a-z]+", text.lower())
    table = translations()
    known = sum(w in ENGLISH_STOP or w in _ENGLISH or w in table or singular(w) in table for w in words)
    return known > MOSTLY_ENGLISH * len(words)


def _telling_words(text: str) -> list[str]:
    """Returns the words, in small letters, that say something of a language: no single letter and no abbreviation."""
    abbreviations = _abbreviations(lexicon())
    shouted = text.isupper()
    return [
        w.lower()
        for w in re.findall(r"[^\W\d_]+", text)
        if len(w) > 1 and (shouted or not w.isupper()) and strip_accents(w).lower() not in abbreviations
    ]


def _is_known(word: str) -> bool:
    """Returns whether a word is a Vietnamese syllable in use, with or without accents, or an English word."""
    table = translations()
    return (
        strip_accents(word) in _syllables_in_use()
        or word in ENGLISH_STOP
        or word in _ENGLISH
        or word in table
        or singular(word) in table
    )


def _is_surely_vietnamese(word: str) -> bool:
    """Returns whether a word that is no name is a Vietnamese syllable in use, with a mark that hardly others write.

    No name: it begins with a small letter. "là" and "thé" are written elsewhere, "ở", "quạ" and "trồng" are not.
    """
    marks = [c for c in unicodedata.normalize("NFD", word) if unicodedata.combining(c)]
    own = "đ" in word or len(marks) > 1 or any(c in _OWN_MARKS for c in marks)
    return own and word[0].islower() and syllable_model().counts.get(word, 0) >= LEAST_SEEN


def is_loan(word: str) -> bool:
    """Returns whether a word, in small letters, is English and no Vietnamese syllable: "report" in "nộp report"."""
    return len(word) > 2 and word in translations() and not _SYLLABLE.fullmatch(word)


@once
def _syllables_in_use() -> frozenset[str]:
    """Returns the folded Vietnamese syllables that are met often enough to be no foreign word in a newspaper."""
    model = syllable_model()
    return frozenset(
        folded
        for folded, forms in model.forms.items()
        if _SYLLABLE.fullmatch(folded) and sum(model.counts[f] for f in forms) >= LEAST_SEEN
    )


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
