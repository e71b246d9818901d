"""A document as a question names it: by kind, number, day, issuer or subject, or by pointing at the one before."""

import functools
import re
from dataclasses import dataclass

from rag.question.asked_time import IN, AskedTime, take_time
from rag.question.document_words import ASKS, NEWEST, POINTERS, PRONOUNS, SHORT, STRONG, SYMBOL, WEAK, WITHIN
from rag.question.explicit_reference import read_reference
from rag.question.reference import Reference

_TIES = {
    "vi": frozenset(
        [
            "cua",
            "ve",
            "viec",
            "do",
            "tai",
            "o",
            "ban",
            "hanh",
            "ngay",
            "duoc",
            "da",
            "cac",
            "nhung",
            "cai",
            "ky",
            "la",
            "ma",
            "mang",
        ]
    ),
    "en": frozenset(
        [
            "of",
            "on",
            "by",
            "from",
            "the",
            "a",
            "an",
            "issued",
            "about",
            "for",
            "in",
            "no",
            "number",
            "and",
            "to",
            "signed",
            "dated",
            "with",
            "that",
        ]
    ),
}


@dataclass(frozen=True)
class Mention:
    """A document that a question names.

    kind: folded, in Vietnamese, empty for any; weak: whether the kind's word is one of clauses too; words: what else is
    said of it, folded; number: the reference that its number is read as, None without one; time: of its date; points:
    whether it is the one before ("văn bản này", "it"); newest: whether it says that of several the last is meant.
    """

    kind: str
    weak: bool
    words: tuple[str, ...]
    number: Reference | None
    time: AskedTime | None
    points: bool
    newest: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether nothing tells which document it is."""
        return not (self.words or self.number or self.time or self.points)


@functools.lru_cache(maxsize=2)
def kind_words(language: str) -> str:
    """Returns the alternatives of a regular expression that names a kind of document, the longest first."""
    return "|".join(sorted((*STRONG[language], *WEAK[language]), key=len, reverse=True))


@functools.lru_cache(maxsize=2)
def mention_pattern(language: str) -> str:
    """Returns a regular expression for the beginning of a document's name, without anchors."""
    article = "(?:cac |nhung |cai |ban )?" if language == "vi" else "(?:the |this |that |these |an? )?"
    named = rf"{article}(?:{kind_words(language)})|(?:{SHORT}) (?:so )?\d\S*|(?:{SHORT})\d\S*|(?:so )?{SYMBOL}"
    return rf"(?:{named}|{PRONOUNS[language]})(?!\S)"


@functools.lru_cache(maxsize=2)
def _begins(language: str) -> re.Pattern[str]:
    return re.compile(mention_pattern(language))


@functools.lru_cache(maxsize=2)
def _kind_named(language: str) -> re.Pattern[str]:
    """Returns the pattern of a kind's name with its article; in English words that describe it may stand before it."""
    if language == "vi":
        return re.compile(rf"(?:(?:cac|nhung|cai|ban) )?(?P<before>)(?P<kind>{kind_words('vi')})(?!\S)")
    before = r"(?P<before>(?:(?!(?:of|to|with|for|in|on|by|under|and|a|the)(?!\S))\S+ ){0,5}?)"
    return re.compile(rf"(?:(?:the|this|that|these|an?) )?{before}(?P<kind>{kind_words('en')})(?!\S)")


def read_mention(text: str, language: str) -> Mention | None:
    """Returns the document that words without marks name, None where they name none, or ask something themselves."""
    if re.search(rf"(?<!\S)(?:{ASKS[language]})(?!\S)|bao nhieu", text):
        return None
    if re.search(rf"\S (?:{WITHIN[language]}) (?:the )?(?:{kind_words(language)}|{SHORT})(?!\S)", text):
        return None
    found = _kind_named(language).match(text)
    if not found and not _begins(language).match(text):
        return None
    name = found["kind"] if found else ""
    kind = STRONG[language].get(name, WEAK[language].get(name, ""))
    reference = read_reference(text, language)
    number = reference if reference.number else None
    said = f"{found['before'] or ''} {text[found.end() :]}".strip() if found else text
    latest = re.search(rf"(?<!\S)(?:{NEWEST[language]})(?!\S)", said)
    said = f"{said[: latest.start()]}{said[latest.end() :]}" if latest else said
    rest = _without_number(said, number)
    time, rest = take_time(rest, language)
    pointer = rf"(?<!\S)(?:{POINTERS[language]})(?!\S)"
    said_of_it = (w.removesuffix("'s") for w in rest.split())
    words = tuple(w for w in said_of_it if w not in _TIES[language] and not re.fullmatch(pointer, w))
    words = () if re.fullmatch(PRONOUNS[language], text) else words
    points = not words and bool(re.search(pointer, text) or re.fullmatch(PRONOUNS[language], text))
    points = points or (language == "en" and text.startswith("the ") and not words and not number and not time)
    weak = bool(name) and name in WEAK[language]
    if name in ("quy che", "quy dinh", "regulation", "regulations"):
        words = (*name.split(), *words) if words and language == "vi" else words
    if time is not None and time.how != IN:
        return None
    return Mention(kind, weak, () if points else words, number, time, points, bool(latest))


def _without_number(text: str, number: Reference | None) -> str:
    """Returns what is said besides a document's number; the number may be the first word, or have a symbol."""
    if number is None:
        return text
    head = re.escape(number.number.split()[0])
    return re.sub(rf"(?<!\S)(?:so:? |no\.? |number )?(?:{SHORT})?(?:so )?{head}(?!\d)\S*", " ", text, count=1)
