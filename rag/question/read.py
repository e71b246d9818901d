"""Question: what was asked, in which language, and what kind of answer it wants."""

import functools
import re
import unicodedata
from dataclasses import dataclass

from corpus.lexicon.glossary import glossary
from corpus.text.accents import fold, strip_accents
from index.words.restoration import restore_accents
from index.words.terms import has_accents
from rag.errors import QuestionError
from rag.question.kinds import Kind, question_kind

LONGEST_QUESTION = 2000  # code points
FULLY_ACCENTED = 0.6  # of a question's words; nineteen in twenty that are typed with accents have more


@dataclass(frozen=True)
class Question:
    """A question as it was asked.

    text: NFC, blanks folded; language: `vi` (also without accents) or `en`; accented: whether it is Vietnamese that
    carries its marks; kind: what it asks for; written: the text as it would be written with care, accents given back
    where they were left out.
    """

    text: str
    language: str
    accented: bool
    kind: Kind
    written: str

    @property
    def way(self) -> str:
        """How it is asked: `vi`, `vi-plain` (accents left out) or `en`; weights are learnt for each."""
        if self.language == "en":
            return "en"
        return "vi" if self.accented else "vi-plain"


def read_question(raw: str) -> Question:
    """Returns the question in a text.

    Raises:
        QuestionError: nothing asked, or more than 2,000 characters.
    """
    seen = "".join(c for c in raw if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    text = " ".join(unicodedata.normalize("NFC", seen).split())
    if not any(c.isalnum() for c in text):
        raise QuestionError("the question is empty: ask in Vietnamese or English, in words")
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(
            f"the question has {len(text):,} characters, at most {LONGEST_QUESTION:,} expected;"
            " ask one thing, in a sentence or two"
        )
    text = _without_filler(text)
    language = detect_language(text)
    accented = language == "vi" and accented_share(text) >= FULLY_ACCENTED
    written = text if accented or language == "en" else restore_accents(text)
    return Question(text, language, accented, question_kind(text, language), written)


# Greetings, thanks and scolding between commas and full stops: they ask nothing.
_FILLER = re.compile(
    r"(?:xin )?chao\b.{0,25}|(?:cho|giup) (?:minh|toi|em|tui|anh|chi) hoi(?: (?:chut|ti|xiu|voi))?"
    r"|(?:ad|bot|ban|em|anh|chi) oi|(?:xin )?cam on.{0,20}|thanks?(?: you)?|please|hi|hello(?: there)?|hey"
    r"|lam on|troi oi"
    r"|(?:may|ban|bot|ad|he thong|app|tra loi|noi)\b.{0,20}\b(?:ngu|dot|te|kem|chan|dien)(?: (?:qua|the|vay|lam|that))?"
    r"|do (?:ngu|dien|hoi)|(?:you )?(?:stupid|useless|idiot|dumb)\b.{0,15}"
)


def _without_filler(text: str) -> str:
    """Returns a question without the parts that only greet, thank or scold; the whole where nothing else is in it."""
    parts = re.split(r"(?<=[,.!?;])\s+", text)
    kept = [p for p in parts if not _FILLER.fullmatch(fold(p))]
    return " ".join(kept) if kept and len(kept) < len(parts) else text


def readable(raw: str) -> str:
    """Returns a text with halves of characters (lone surrogates) replaced: it can be written out."""
    return raw.encode("utf-8", "replace").decode()


def accented_share(text: str) -> float:
    """Returns the share of words that carry a Vietnamese mark: about three quarters in text written with care."""
    words = re.findall(r"[^\W\d_]+", text)
    return sum(map(has_accents, words)) / len(words) if words else 0.0


# --- language

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
    plain = [w for w in words if w not in _abbreviations()]
    foreign = sum(not _SYLLABLE.fullmatch(w) for w in plain)
    if spoken:
        # "What must Sở Y tế do by March?" is English that names an agency.
        return "en" if asking >= 2 and asking + foreign > spoken / 2 else "vi"
    vietnamese = sum(bool(_SYLLABLE.fullmatch(w)) and w not in _ENGLISH for w in plain)
    return "vi" if vietnamese > 2 * (asking + foreign) or not asking + foreign else "en"


@functools.cache
def _abbreviations() -> frozenset[str]:
    """Returns the glossary's abbreviations, accents dropped: `UBND` is no English word."""
    return frozenset(
        strip_accents(part).lower()
        for entry in glossary()
        for abbreviation in entry.abbreviations
        for part in re.findall(r"\w+", abbreviation)
        if part.isupper()
    )
