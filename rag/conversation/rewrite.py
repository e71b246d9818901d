"""Rewriting: a follow-up made a whole question by those before it ("còn ai phối hợp?", "and by when?")."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.answer_types import AnswerType
from corpus.lexicon.agency_names import names_an_agency
from corpus.text.accents import strip_accents
from rag.conversation.substitution import has_level, substituted, with_level, with_place
from rag.conversation.turn import Turn
from rag.errors import QuestionError
from rag.question.answer_type import read_answer_type
from rag.question.document_question import read_document_question
from rag.question.explicit_reference import read_reference
from rag.question.follow_up import (
    FollowUp,
    asks_for_others,
    asks_which_document,
    matter_of,
    read_follow_up,
    without_opener,
)
from rag.question.place_words import place_span, places_named
from rag.question.small_talk import read_small_talk
from rag.question.typed import LONGEST_QUESTION, Typed, Words, read_typed

MOST_TURNS = 20
LONGEST_FOLLOW_UP = 200  # code points; what leans on what was said before is short
# Words of its own that a question without "còn", "thế" or a pronoun may have and still lean on what was said before.
FEW = {"vi": 2, "en": 1}
# The same of one that has them: more than these, and only the place and the document are taken over.
SOME = {"vi": 3, "en": 2}
# As many make a sentence, not the name of something to ask the same of.
MANY = 8
_MANY_OF = ("cac", "nhung")


@dataclass(frozen=True)
class Whole:
    """An earlier question, rewritten so that it stands alone, and the turn that it was."""

    typed: Typed
    turn: Turn


@dataclass(frozen=True)
class Leaning:
    """A question read against the one before it.

    follow: read for what it leaves out; same: whether it asks for something else of the very task before; where_said:
    whether it asks which document says what was answered.
    """

    follow: FollowUp
    last: Whole
    same: bool
    where_said: bool
    places: frozenset[str]

    @property
    def level(self) -> str:
        """The level of government that is asked about instead, folded; "" for none."""
        return self.follow.level.joined if self.follow.opens or self.follow.points else ""


# How each type of answer is asked in the language of the question before, where a follow-up is in the other one.
_SAID = {
    AnswerType.LEAD: {"vi": "ai chủ trì", "en": "who leads"},
    AnswerType.COORDINATE: {"vi": "ai phối hợp", "en": "who coordinates"},
    AnswerType.REPORT_TO: {"vi": "báo cáo cho ai", "en": "report to whom"},
    AnswerType.WHEN: {"vi": "khi nào", "en": "by when"},
    AnswerType.MONEY: {"vi": "bao nhiêu tiền", "en": "how much money"},
    AnswerType.HOW_MUCH: {"vi": "bao nhiêu", "en": "how many"},
    AnswerType.WHERE_SAID: {"vi": "văn bản nào quy định", "en": "which document says"},
}


_ROLES = {
    AnswerType.LEAD: {"vi": "Có phải {} chủ trì {} không", "en": "Does the {} lead {}"},
    AnswerType.COORDINATE: {"vi": "Có phải {} phối hợp {} không", "en": "Does the {} coordinate {}"},
}


def read_turns(before: Sequence[Turn], places: frozenset[str] = frozenset()) -> tuple[Whole, ...]:
    """Returns the last turns of a conversation, each rewritten from those before it; small talk is left out."""
    wholes: tuple[Whole, ...] = ()
    for turn in before[-MOST_TURNS:]:
        try:
            typed = read_typed(turn.question)
        except QuestionError:
            continue
        if read_small_talk(typed):
            continue
        wholes = (*wholes, Whole(rewritten(typed, lean(typed, wholes, places)), turn))
    return wholes


def lean(typed: Typed, before: Sequence[Whole], places: frozenset[str] = frozenset()) -> Leaning | None:
    """Returns a question read against the one before it, None where it cannot lean on any.

    places: folded names of the places that documents are from.
    """
    if not before or len(typed.text) > LONGEST_FOLLOW_UP:
        return None
    last = before[-1]
    known = places.union(*(places_named(t, places) for t in (last.typed, typed)))
    follow = read_follow_up(typed, known)
    if (not follow.words and not follow.points) or _lists_documents(typed):
        return None
    bare = not follow.own
    same = (bare and (follow.asks or follow.points) and not follow.says_so) or _asks_whether_it_acts(follow, last)
    return Leaning(follow, last, same, bare and follow.says_so, known)


def _lists_documents(typed: Typed) -> bool:
    """Returns whether a question asks which documents there are of somebody or about something: it lacks nothing."""
    asked = read_document_question(typed)
    return asked is not None and asked.listing is not None and asked.listing.is_filtered


def rewritten(typed: Typed, leaning: Leaning | None, source: str = "") -> Typed:
    """Returns a question that stands alone: as it was typed, or made whole by the one before it.

    What a follow-up changes is changed in the question before (the place, the group of people, the date); where it asks
    for something else of the same task (who coordinates, by when, how much), it is asked of that task. source: what
    answered the question before, as people name it.
    """
    text = _made_whole(leaning, source) if leaning else None
    if text is None or leaning is None or len(text) > LONGEST_QUESTION:
        return typed
    return read_typed(text, leaning.last.typed.language)


def _made_whole(leaning: Leaning, source: str) -> str | None:
    """Returns the whole question, None for one that stands alone."""
    follow, before, places = leaning.follow, leaning.last.typed.words, leaning.places
    if follow.refers:
        return _with_reference(leaning)
    if follow.place and len(follow.place) == len(follow.words):
        return with_place(before, follow.words, places).text
    if follow.level and follow.opens and follow.words.keys[0] in _MANY_OF and not has_level(before):
        return substituted(before, follow.words, places, leaning.last.typed.language).text
    if follow.level and (follow.opens or follow.points):
        return with_level(before, follow.level, leaning.last.typed.language).text
    if _asks_whether_it_acts(follow, leaning.last):
        return _whether_it_acts(leaning)
    own = [w for w in follow.own if w not in follow.place.keys]
    if follow.place:
        return _asked_of(leaning, with_place(before, follow.place, places), source) if not own else None
    if not own:
        if follow.opens and not follow.asks and follow.words:
            return substituted(before, follow.words, places, leaning.last.typed.language).text
        return _asked_of(leaning, before, source) if follow.asks or follow.points else None
    return _with_own_words(leaning, source)


def _with_reference(leaning: Leaning) -> str | None:
    """Returns the question before with the unit that it names replaced: "thế còn Phụ lục số 02?"; None for another."""
    follow, last = leaning.follow, leaning.last.typed
    asked, named = (read_reference(t, last.language) for t in (last.text, follow.words.text))
    alike = [word for word, _ in asked.steps] == [word for word, _ in named.steps]
    if not (follow.opens and not follow.asks and alike and named.steps) or named.names_document:
        return None
    shared, count = follow.words.keys[:-1], len(follow.words)
    at = next((i for i in range(len(last.words)) if last.words.keys[i : i + count - 1] == shared), None)
    if at is None:
        return None
    return (last.words[:at] + follow.words + last.words[at + count :]).text


def _with_own_words(leaning: Leaning, source: str) -> str | None:
    """Returns the whole question of a follow-up that brings words of its own, None where they are enough."""
    follow, before, places = leaning.follow, leaning.last.typed.words, leaning.places
    count = len(follow.own)
    if follow.opens and not follow.asks:
        return substituted(before, follow.words, places, leaning.last.typed.language).text if count <= MANY else None
    if follow.points:
        return _asked_of(leaning, before, source) if count <= SOME[follow.language] else None
    if follow.opens and count <= FEW[follow.language]:
        return _asked_of(leaning, before, source)
    if not follow.asks or not (follow.opens or (count <= FEW[follow.language] and not _is_whole(leaning))):
        return None
    if count > MANY:
        return None  # "Riêng năm 2028, xã bố trí bao nhiêu tiền để …?" says itself what it is of
    if count > SOME[follow.language] and (where := _scope(leaning)):
        return f"{follow.words.text} {where}"
    return _asked_of(leaning, before, source)


def _asked_of(leaning: Leaning, before: Words, source: str) -> str:
    """Returns what a follow-up asks, asked of the matter of the question before."""
    follow, last = leaning.follow, leaning.last.typed
    topic = matter_of(before, last.language).text
    left = follow.words.pick([w not in follow.place.written for w in follow.words.written])
    asked = without_opener(left, follow.language)
    if asks_which_document(asked) and not follow.own:
        return f"{_SAID[AnswerType.WHERE_SAID][last.language]} {topic}{f' ({source})' if source else ''}"
    if not asked:
        return last.text
    text = ("han chot" if last.text.isascii() else "hạn chót") if asked.joined == "han" else asked.text
    if asks_for_others(asked, follow.opens):
        text = _SAID[AnswerType.COORDINATE][last.language]
    elif follow.language != last.language:
        text = _SAID.get(follow.answer_type, {}).get(last.language, text)
    return f"{text} {topic}".strip()


def _asks_whether_it_acts(follow: FollowUp, last: Whole) -> bool:
    """Returns whether a follow-up only names an agency and the question before asks who acts, naming none."""
    return follow.agency and _type_of(last.typed) in _ROLES and not names_an_agency(f" {last.typed.folded} ")


def _type_of(typed: Typed) -> AnswerType:
    return read_answer_type(typed.text, typed.folded, typed.language).answer_type


def _whether_it_acts(leaning: Leaning) -> str:
    """Returns whether the agency that a follow-up names does what the question before asks of whom."""
    last = leaning.last.typed
    name = leaning.follow.words.pick([k != "the" for k in leaning.follow.words.keys]).text
    whole = _ROLES[_type_of(last)][last.language].format(name, matter_of(last.words, last.language).text)
    return strip_accents(whole) if last.text.isascii() else whole


def _scope(leaning: Leaning) -> str:
    """Returns the place that the question before names, as it is said; empty where it names none."""
    last = leaning.last.typed
    span = place_span(last.words, leaning.places)
    return f"{'in' if last.language == 'en' else 'ở'} {last.words[span[0] : span[1]].text}" if span else ""


def _is_whole(leaning: Leaning) -> bool:
    """Returns whether a short question names an agency or asks for a role: it has a matter of its own.

    One in another language than the question before begins anew too.
    """
    return leaning.follow.language != leaning.last.typed.language or leaning.follow.has_matter
