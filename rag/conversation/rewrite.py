"""Conversation: a follow-up made a whole question by those before it ("còn ai phối hợp?", "and by when?")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.lexicon.glossary import agencies
from corpus.lexicon.places import named_places
from corpus.text.accents import fold
from rag.conversation.follow_up import FollowUp, keys_of, read_follow_up, without_matches, without_opener, words_of
from rag.conversation.substitution import level_in, place_in, place_span, substituted, with_level, with_place
from rag.question.explicit_reference import read_pointed
from rag.question.kinds import Kind
from rag.question.read import LONGEST_QUESTION, detect_language

MOST_TURNS = 20
LONGEST_FOLLOW_UP = 200  # code points; what leans on what was said before is short
# Words of its own that a question without "còn", "thế" or a pronoun may have and still lean on what was said before.
FEW = {"vi": 2, "en": 1}
# The same of one that has them: more than these, and only the place and the document are taken over.
SOME = {"vi": 3, "en": 2}
# As many make a sentence, not the name of something to ask the same of.
MANY = 8


@dataclass(frozen=True)
class Turn:
    """An earlier question, made whole, and what became of it.

    status: of its answer; document, clause: names for people of the first citation's, empty where there is none.
    """

    question: str
    status: str = ""
    document: str = ""
    clause: str = ""


# What a question asks with: without it, its matter is left.
_ASKED = {
    "vi": re.compile(
        r"\b(?:(?:do |cho |ve )?(?:nhung )?(?:(?:co quan|don vi|so|bo|phong|ban|ben|cap|nguoi|to chuc) nao|ai)"
        r"|chu tri(?: la ai)?|phoi hop(?: voi| vs)?|lam dau moi|dau moi|phu trach|chiu trach nhiem|dung ra lo"
        r"|(?:(?:la|vao|truoc|tu|den|trc|luc) )*(?:(?:khi|luc|ngay|gio|nam|thang) nao|bao gio|may gio|ngay may)"
        r"|(?:voi )?(?:han chot|han cuoi|thoi han|deadline)(?: cua)?(?: la)?"
        r"|(?:la )?(?:bao nhieu|bn|may)(?: tien| phan tram| %)?"
        r"|phai lam gi|lam gi|la gi|o dau|van ban nao(?: quy dinh| noi)?|khoan nao|(?:nhu )?the nao|(?:vi|tai) sao)\b"
    ),
    "en": re.compile(
        r"\b(?:(?:to |with |by |on |at |in |until )?"
        r"(?:whom?|whose|which (?:agency|department|body|unit|document|clause|office)"
        r"|(?:what|which) (?:days?|dates?|time|hours?|share|percentage)|what|when|where|how (?:much|many|long|often))"
        r"|leads?|coordinat\w+(?: with)?|is|are|was|does|do|did|must|should|will|have to|has to"
        r"|responsible for|in charge of|says?)\b"
    ),
}
# How each kind is asked in the language of the question before, where a follow-up is in the other one.
_SAID = {
    Kind.LEAD: {"vi": "ai chủ trì", "en": "who leads"},
    Kind.COORDINATE: {"vi": "ai phối hợp", "en": "who coordinates"},
    Kind.REPORT_TO: {"vi": "báo cáo cho ai", "en": "report to whom"},
    Kind.WHEN: {"vi": "khi nào", "en": "by when"},
    Kind.MONEY: {"vi": "bao nhiêu tiền", "en": "how much money"},
    Kind.HOW_MUCH: {"vi": "bao nhiêu", "en": "how many"},
    Kind.WHERE_SAID: {"vi": "văn bản nào quy định", "en": "which document says"},
}
_OTHERS = re.compile(
    r"^(?:ai|co quan nao|don vi nao)? ?(?:nua|khac)?$|\b(?:who|anyone|what agencies) else\b|\bwith whom\b"
)
_SAYS_SO = re.compile(
    r"\b(?:van ban|cong van|chi thi|ke hoach|quyet dinh|khoan|dieu) nao\b|\bwhich (?:document|clause|article)\b"
)
# What a task's leader is asked for with: such a question with a matter of its own is a whole one.
_ROLE = re.compile(r"\b(?:chu tri|phu trach|chiu trach nhiem|phoi hop|lo|lead|leads|coordinates?|responsible)\b")


def in_context(question: str, before: Sequence[Turn], places: frozenset[str] = frozenset()) -> str:
    """Returns a question made whole by those before it; unchanged where it stands alone.

    places: folded names of the places that documents are from. What a follow-up changes is changed in the question
    before (the place, the group of people, the date); where it asks for something else of the same task (who
    coordinates, by when, how much), it is asked of that task.
    """
    if not before or len(question) > LONGEST_FOLLOW_UP:
        return question
    last = before[-1]
    follow = read_follow_up(question)
    if not follow.words and not follow.points:
        return question
    whole = _made_whole(follow, last, places)
    return question if whole is None or len(whole) > LONGEST_QUESTION else whole


def whole_turns(before: Sequence[Turn], places: frozenset[str] = frozenset()) -> tuple[Turn, ...]:
    """Returns the last turns of a conversation, each question made whole by those before it."""
    turns: tuple[Turn, ...] = ()
    for turn in before[-MOST_TURNS:]:
        if any(map(str.isalnum, turn.question)) and len(turn.question) <= LONGEST_QUESTION:
            turns = (*turns, replace(turn, question=in_context(turn.question, turns, places)))
    return turns


def asks_where_said(question: str) -> bool:
    """Returns whether a follow-up asks which document says what was answered: "văn bản nào nói vậy"."""
    follow = read_follow_up(question)
    return not follow.own and bool(_SAYS_SO.search(" ".join(keys_of(follow.words))))


def asks_of_the_same(question: str) -> bool:
    """Returns whether a follow-up asks for something else of the very task before: "còn ai phối hợp", "by when"."""
    follow = read_follow_up(question)
    return not follow.own and (follow.asks or follow.points) and not _SAYS_SO.search(" ".join(keys_of(follow.words)))


def _made_whole(follow: FollowUp, last: Turn, places: frozenset[str]) -> str | None:
    """Returns the whole question, None for one that stands alone."""
    before = words_of(last.question)
    places |= frozenset(named_places(" ".join((last.question, follow.text)), places))
    place = place_in(list(follow.words), follow.language, places)
    pointed = read_pointed(follow.text, follow.language)
    if pointed.steps or pointed.number:
        return None
    if place and len(place) == len(follow.words):
        return " ".join(with_place(before, list(follow.words), places))
    level = level_in(list(follow.words))
    if level and (follow.opens or follow.points):
        return " ".join(with_level(before, level))
    own = [w for w in follow.own if w not in keys_of(place)]
    if place:
        return _asked_of(follow, last, with_place(before, place, places), place) if not own else None
    if not own:
        if follow.opens and not follow.asks and follow.words:
            return " ".join(substituted(before, list(follow.words), places))
        return _asked_of(follow, last, before, []) if follow.asks or follow.points else None
    return _with_own_words(follow, last, before, places)


def _with_own_words(follow: FollowUp, last: Turn, before: list[str], places: frozenset[str]) -> str | None:
    """Returns the whole question of a follow-up that brings words of its own, None where they are enough."""
    count = len(follow.own)
    if follow.opens and not follow.asks:
        return " ".join(substituted(before, list(follow.words), places)) if count <= MANY else None
    if follow.points:
        return _asked_of(follow, last, before, []) if count <= SOME[follow.language] else None
    if follow.opens and count <= FEW[follow.language]:
        return _asked_of(follow, last, before, [])
    if not follow.asks or not (follow.opens or (count <= FEW[follow.language] and not _is_whole(follow, last))):
        return None
    if count > SOME[follow.language] and (where := _scope(before, last, places)):
        return f"{follow.text} {where}"
    return _asked_of(follow, last, before, [])


def _asked_of(follow: FollowUp, last: Turn, before: list[str], place: list[str]) -> str:
    """Returns what a follow-up asks, asked of the matter of the question before."""
    language = detect_language(last.question)
    topic = " ".join(without_matches(before, _ASKED[language]))
    asked = without_opener([w for w in follow.words if w not in place], follow.language)
    folded = " ".join(keys_of(asked))
    if _SAYS_SO.search(folded) and not follow.own:
        source = f" ({last.clause}, {last.document})" if last.document else ""
        return f"{_SAID[Kind.WHERE_SAID][language]} {topic}{source}"
    if not asked:
        return last.question
    text = " ".join(asked)
    if (follow.opens and _OTHERS.search(folded)) or re.search(r"\belse\b|\bai nua$", folded):
        text = _SAID[Kind.COORDINATE][language]
    elif follow.language != language:
        text = _SAID.get(follow.kind, {}).get(language, text)
    return f"{text} {topic}".strip()


def _scope(before: list[str], last: Turn, places: frozenset[str]) -> str:
    """Returns the place that a question names, as it is said; empty where it names none."""
    language = detect_language(last.question)
    span = place_span(before, places)
    return f"{'in' if language == 'en' else 'ở'} {' '.join(before[span[0] : span[1]])}" if span else ""


def _is_whole(follow: FollowUp, last: Turn) -> bool:
    """Returns whether a short question names an agency or asks for a role: it has a matter of its own.

    One in another language than the question before begins anew too.
    """
    if follow.language != detect_language(last.question):
        return True
    text = f" {' '.join(keys_of(follow.words))} "
    return bool(_ROLE.search(text)) or any(f" {fold(e.vi)} " in text for e in agencies())
