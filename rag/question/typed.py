"""What was typed: cleaned, its language told, its accents given back, its words folded, once for all that read it."""

import functools
import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.lexicon.fillers import without_fillers
from corpus.lexicon.glossary import agency
from corpus.lexicon.spoken import as_offices_write, asked_in_vietnamese, counts_nothing, english_in_full, typed_in_full
from corpus.message import Message
from corpus.text.accents import strip_accents
from corpus.text.keystrokes import as_written
from corpus.text.terms import has_accents
from index.words.restoration import restore_accents
from rag.errors import EmptyQuestion, QuestionError
from rag.question.language import detect_language, seems_english
from rag.question.small_talk_words import FOLDED, WRITTEN, Said, SmallTalk, said_by

EMPTY = Message("the question is empty: ask in Vietnamese or English, in words")
LONGEST_QUESTION = 2000  # code points
FULLY_ACCENTED = 0.6  # of a question's words; nineteen in twenty that are typed with accents have more
_SYLLABLE = re.compile(r"\w+")
_WORD = re.compile(r"[^\s,;:?!…“”\"()]+")


@dataclass(frozen=True)
class Words:
    """Words as they are written, and each folded into one key, as it is compared."""

    written: tuple[str, ...]
    keys: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.written)

    def __getitem__(self, span: slice) -> "Words":
        return Words(self.written[span], self.keys[span])

    def __add__(self, other: "Words") -> "Words":
        return Words(self.written + other.written, self.keys + other.keys)

    @property
    def text(self) -> str:
        """The words as one text."""
        return " ".join(self.written)

    @functools.cached_property
    def joined(self) -> str:
        """The keys as one text."""
        return " ".join(self.keys)

    @functools.cached_property
    def is_plain(self) -> bool:
        """Whether no word carries a mark."""
        return "".join(self.written).isascii()

    def pick(self, kept: Sequence[bool]) -> "Words":
        """Returns the words for which a flag is set, one a word."""
        pairs = [(w, k) for w, k, keep in zip(self.written, self.keys, kept, strict=True) if keep]
        return Words(tuple(w for w, _ in pairs), tuple(k for _, k in pairs))


@dataclass(frozen=True)
class Typed:
    """A text as it was typed, read for its letters and its language, not yet for what it asks.

    text: NFC, blanks folded, raw Telex and VNI read, greetings, scolding and words that carry nothing left out; plain:
    without marks, in small letters; folded: plain words with single blanks between them, as texts are compared;
    language: `vi` (also without accents) or `en`; accented: whether it is Vietnamese that carries its marks; restored:
    the text as it would be written with care: accents given back where they were left out, in the words of offices
    ("heo" is "lợn"); words: its words, punctuation dropped.
    """

    text: str
    plain: str
    folded: str
    language: str
    accented: bool
    restored: str
    words: Words

    @property
    def form(self) -> str:
        """The query form: `vi`, `vi-plain` (accents left out) or `en`; weights are learnt for each."""
        if self.language == "en":
            return "en"
        return "vi" if self.accented else "vi-plain"


def read_typed(raw: str, language: str = "") -> Typed:
    """Returns a text as it was typed; language: given where it is known, told from the text where not.

    Raises:
        QuestionError: nothing typed, or more than 2,000 characters.
    """
    clean = cleaned(raw)
    asked = _without_filler(clean if seems_english(clean) else as_written(clean))
    spoken = language or detect_language(asked)
    text = _without_empty_words(
        english_in_full(asked) if spoken == "en" else counts_nothing(asked_in_vietnamese(asked)), spoken
    )
    plain = strip_accents(text).lower()
    accented = spoken == "vi" and accented_share(text) >= FULLY_ACCENTED
    restored = text if spoken == "en" else _with_care(text, accented)
    return Typed(text, plain, " ".join(_SYLLABLE.findall(plain)), spoken, accented, restored, words_of(text, plain))


def _with_care(text: str, accented: bool) -> str:
    """Returns a Vietnamese text as it would be written with care."""
    full = typed_in_full(text)
    return as_offices_write(full if accented else restore_accents(_with_names(full)))


# "so khcn": the head of an agency and letters without a vowel.
_HEADED_LETTERS = re.compile(r"(?<!\w)(?:so|bo|phong|cuc|ban|vu) [bcdghklmnpqrstvx&]{2,8}(?!\w)", re.IGNORECASE)


def _with_names(text: str) -> str:
    """Returns a text with the names that abbreviations behind the head of an agency stand for: they have no accents."""
    return _HEADED_LETTERS.sub(_name, text)


def _name(found: re.Match[str]) -> str:
    known = agency(found[0])
    return known.vi if known else found[0]


def cleaned(raw: str) -> str:
    """Returns a text in NFC with blanks folded and what nobody sees left out.

    Raises:
        QuestionError: nothing typed, or more than 2,000 characters.
    """
    seen = "".join(c for c in raw if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    text = " ".join(unicodedata.normalize("NFC", seen).split())
    if not text:
        raise EmptyQuestion(EMPTY)
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(
            Message(
                "the question has {count:,} characters, at most {longest_question:,} expected; ask one "
                "thing, in a sentence or two",
                count=len(text),
                longest_question=LONGEST_QUESTION,
            )
        )
    return text


def must_have_words(typed: Typed) -> None:
    """Raises QuestionError where what was typed has nothing but signs: there is nothing to search for."""
    if not typed.folded:
        raise EmptyQuestion(EMPTY)


def words_of(text: str, plain: str = "") -> Words:
    """Returns the words of a text, punctuation around them dropped.

    plain: the text without marks and in small letters, where it has been made.
    """
    plain = plain or strip_accents(text).lower()
    same = len(plain) == len(text)  # a letter for a letter, but for a few signs of other scripts
    written, keys = [], []
    for match in _WORD.finditer(text):
        word = match[0].strip(".'’-–")
        if any(c.isalnum() or c == "%" for c in word):
            key = plain[match.start() : match.end()] if same else strip_accents(word).lower()
            written.append(word)
            keys.append("".join(_SYLLABLE.findall(key)) or word)
    return Words(tuple(written), tuple(keys))


def readable(raw: str) -> str:
    """Returns a text with halves of characters (lone surrogates) replaced: it can be written out."""
    return raw.encode("utf-8", "replace").decode()


def accented_share(text: str) -> float:
    """Returns the share of words that carry a Vietnamese mark: about three quarters in text written with care."""
    words = re.findall(r"[^\W\d_]+", text)
    return sum(map(has_accents, words)) / len(words) if words else 0.0


# Greetings, thanks and scolding between commas and full stops: they ask nothing.
_FILLER = re.compile(
    r"(?:xin )?chao\b.{0,25}|(?:cho|giup) (?:minh|toi|em|tui|anh|chi) hoi(?: (?:chut|ti|xiu|voi))?"
    r"|(?:ad|bot|ban|em|anh|chi) oi|(?:xin )?cam on.{0,20}|thanks?(?: you)?|please|hi|hello(?: there)?|hey"
    r"|lam on|troi oi"
    r"|(?:may|ban|bot|ad|he thong|app|tra loi|noi)\b.{0,20}\b(?:ngu|dot|te|kem|chan|dien)(?: (?:qua|the|vay|lam|that))?"
    r"|do (?:ngu|dien|hoi)|(?:you )?(?:stupid|useless|idiot|dumb)\b.{0,15}"
)


# What is said before a question and asks nothing: "vớ vẩn, ai ký văn bản này".
_OPENERS = frozenset(
    (SmallTalk.GREETING, SmallTalk.THANKS, SmallTalk.SCOLDING, SmallTalk.COMPLAINT, SmallTalk.ASSENT, SmallTalk.HELP)
)


def _without_filler(text: str) -> str:
    """Returns a question without the parts that only greet, thank or scold; the whole where nothing else is in it."""
    parts = re.split(r"(?<=[,.!?;])\s+", text)
    if len(parts) == 1:
        return text
    asking = list(itertools.dropwhile(_only_opens, parts)) or parts
    kept = [p for p in asking if not _FILLER.fullmatch(" ".join(_SYLLABLE.findall(strip_accents(p).lower())))]
    return " ".join(kept) if kept and len(kept) < len(parts) else text


def _without_empty_words(text: str, language: str) -> str:
    """Returns a question without words that carry nothing; what is small talk by all of its words stays as it is."""
    left = without_fillers(text, language)
    return text if left == text or _said(text) else left


def _only_opens(part: str) -> bool:
    """Returns whether a part of a text is small talk by all of its words."""
    said = _said(part)
    return said is not None and said.kind in _OPENERS


def _said(text: str) -> Said | None:
    return said_by(re.findall(r"[^\W_]+", text.lower()), FOLDED if text.isascii() else WRITTEN)
