"""Askings: the several things that one question asks ("ai chủ trì, hạn khi nào, mấy tiền?"), each made whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.answer_types import AnswerType
from corpus.lexicon.agency_names import agency_names
from corpus.lexicon.spoken import typed_in_full
from index.words.restoration import restore_accents
from rag.question.answer_type import read_answer_type
from rag.question.follow_up import matter_of, read_follow_up
from rag.question.relatives import without_relatives
from rag.question.supposition import bare_matter
from rag.question.typed import Typed, read_typed, words_of

MOST = 4  # things that one question asks; more is a form to be filled in
# What may divide two of them: a mark, or a word that adds. A colon heads them all.
_DIVIDES = {
    "vi": re.compile(r"[,;?]\s+(?:và\s+|va\s+|còn\s+|con\s+|rồi\s+|roi\s+)?|\s(?:và|va|rồi|roi)\s", re.IGNORECASE),
    "en": re.compile(r"[,;?]\s+(?:(?:and|but|also)\s+)?|\sand\s", re.IGNORECASE),
}
# With accents, given back where they were left out: "đầu tư" has no "đâu".
_ASKS_VI = re.compile(
    r"\b(?:ai|gì|nào|đâu|ra sao|vì sao|tại sao|bao nhiêu|bao lâu|bao giờ|mấy|hạn chót|hạn cuối)\b"
    r"|^(?:thời )?hạn\W*$"
    r"|(?:^|\s)(?:có|được|phải|đã|còn)\b.*\s(?:không|chưa)\W*$",
    re.IGNORECASE,
)
_AUX = r"(?:is|are|was|were|do|does|did|must|can|may|should|will|has|have)"
_WH = r"(?:whom?|whose|which|what|when|where|how|why)\b"
# "When a group arrives, …" tells a case, "when must it", "by when" ask.
_ASKS_EN = re.compile(
    rf"\b(?:whom?|whose|which|what|how|why)\b|\b(?:when|where)(?: {_AUX}\b|\W*$)|^{_AUX}\b", re.IGNORECASE
)
# What goes on with another begins by asking: "by when", "must they"; "an office, which …" says more of the office.
_GOES_ON_EN = re.compile(
    r"^(?:(?:in|at|by|to|with|from|for|on|until|within|of|under) )?"
    rf"(?:{_WH}|{_AUX} (?:it|they|he|she|i|we|you|there)\b)",
    re.IGNORECASE,
)
# Alone they ask for nothing that a table of asking phrases has; with accents where a text has any: "đấu" is not "đâu".
_BARE = frozenset(("ai", "gì", "nào", "đâu", "who", "whom", "what", "which", "where", "when", "how"))
_BARE_PLAIN = frozenset(("ai", "gi", "nao"))


# Sides of one task that are told together.
_WHO = frozenset((AnswerType.LEAD, AnswerType.COORDINATE))
_DAY_AND_HOUR = frozenset((AnswerType.HOUR, AnswerType.WHEN))


@dataclass(frozen=True)
class Asking:
    """One of the things that a question asks: as it was said, and made whole by what the question is about."""

    said: str
    typed: Typed


def read_askings(typed: Typed) -> tuple[Asking, ...]:
    """Returns the several things that a question asks, in their order; () for one that asks a single thing.

    Who leads and who helps are one, as are a day and its hour: a line says them together.
    """
    parts = _merged(parts_asked(typed), typed.language)
    if not 1 < len(parts) <= MOST:
        return ()
    topic = _topic(parts[0], typed.language)
    if not topic:
        return ()
    said = [part.strip(" ,;:?.") for part in parts]
    whole = [said[0], *(f"{topic} {part}" if typed.language == "vi" else f"{part} {topic}" for part in said[1:])]
    return tuple(Asking(part, read_typed(text, typed.language)) for part, text in zip(said, whole, strict=True))


def parts_asked(typed: Typed) -> list[str]:
    """Returns the parts of a question that each ask; what asks nothing goes with what it stands before or behind."""
    language, parts, begins = typed.language, [], 0
    names = [(n.start, n.end) for n in agency_names(typed.text)]
    for divides in _DIVIDES[language].finditer(typed.text):
        if any(start < divides.start() < end for start, end in names):
            continue
        before, behind = typed.text[begins : divides.start()], typed.text[divides.end() :]
        following = _DIVIDES[language].split(behind, maxsplit=1)[0]
        if _asks(before, language) and _goes_on(following, language):
            parts.append(before)
            begins = divides.end()
    return [*parts, typed.text[begins:]]


def _asks(text: str, language: str) -> bool:
    if language == "en":
        return bool(_ASKS_EN.search(without_relatives(text.lower())))
    return bool(_ASKS_VI.search(_restored(text)))


def _goes_on(text: str, language: str) -> bool:
    return bool(_GOES_ON_EN.search(text)) if language == "en" else _asks(text, language)


def _restored(text: str) -> str:
    said = typed_in_full(text)
    return restore_accents(said) if text.isascii() else said


def _merged(parts: Sequence[str], language: str) -> list[str]:
    """Returns parts with those joined that ask for two sides of one task."""
    joined: list[str] = []
    for part in parts:
        if joined and _is_other_side(joined[-1], part, language):
            joined[-1] = f"{joined[-1]}, {part}"
        else:
            joined.append(part)
    return joined


def _is_other_side(part: str, following: str, language: str) -> bool:
    """Returns whether a part asks who helps in what the one before asks who leads, or the day of its hour."""
    sides = {_type_of(part, language), _type_of(following, language)}
    if sides == _DAY_AND_HOUR:
        return True
    return sides <= _WHO and not read_follow_up(read_typed(following, language)).own


def _type_of(part: str, language: str) -> AnswerType:
    return read_answer_type(part, " ".join(words_of(part).keys), language).answer_type


def _topic(part: str, language: str) -> str:
    """Returns what a part is about: its words without those that ask."""
    words = matter_of(words_of(bare_matter(part, language)), language)
    asking = _BARE_PLAIN if words.is_plain and language == "vi" else _BARE
    return words.pick([w.lower() not in asking for w in words.written]).text
