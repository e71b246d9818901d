"""Whether evidence is about what is asked: the agency of which a yes or a no is wanted, the task that somebody leads.

The trained reader finds somebody who leads in any clause that names one, and a yes in what it orders others
to do.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.answer_types import AnswerType
from corpus.lexicon.glossary import english_name, same_agency, spellings
from corpus.text.accents import fold
from corpus.text.document_kinds import KINDS
from corpus.text.terms import syllables
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.question.sought import Sought
from rag.reading.coverage import matter_words, share_of_words
from rag.reading.reader import Reading
from rag.retrieval.wording import syllable_weight

# Goes by one name, so that a clause that lacks it speaks of others.
_ONE_OF_A_KIND = ("Bộ ", "Sở ")
_ALL_OF_A_KIND = re.compile(
    r"(?<!\w)(?:các (?:sở|bộ|ban,? ngành|cơ quan|đơn vị)|sở,? (?:ban,? )?ngành|bộ,? (?:ban,? )?ngành"
    r"|cơ quan chuyên môn|thủ trưởng các|những cơ quan|mọi cơ quan)(?!\w)",
    re.IGNORECASE,
)
# What only says that somebody acts: it is of no task.
_ACTING_WORDS = """
chu tri phoi hop trach nhiem dau moi phu trach giao lo viec chiu nhiem vu lam cong tac thuc hien to chuc tham gia
chinh cho nao phai duoc dung ra
lead leads leading responsible charge required task tasks duty duties job role part coordinate coordinates assigned
supposed organise organize agency department body office handle handles
"""
_ACTING = frozenset(_ACTING_WORDS.split())
# What each document says of itself.
_OF_ITSELF = {
    Sought.EFFECT: re.compile(
        rf"\W*(?:{KINDS}) này (?:(?:chính thức|bắt đầu|được) )*(?:có hiệu lực|áp dụng|thi hành)(?!\w)", re.IGNORECASE
    ),
    Sought.ADOPTION: re.compile(rf"\W*(?:{KINDS}) này (?:đã )?được [^.;]{{0,120}}thông qua(?!\w)", re.IGNORECASE),
}
LEAST_OF_TASK = {"vi": 0.45, "en": 0.3}  # of what the words of a supposed task weigh, what a clause must have
MOST_WORDS = 4  # of a task's name: of more, some tell a case
# Of what the words of a task weigh that somebody is asked to lead.
LEAST_OF_LED = {"vi": 0.5, "en": 0.25}
_VOWEL = re.compile(r"[aeiouy]")


def is_beside_the_point(question: Question, item: Evidence) -> bool:
    """Returns whether a clause that reads as an answer is about another agency, or another task, than is asked."""
    if question.wanted.choice:
        return False
    context = item.with_context()
    if question.supposed is not None:
        words = _task(question)
        least = LEAST_OF_TASK[question.language]
        return bool(words) and share_of_words(words, f" {fold(context)} ", question.language) < least
    if question.wants_yes_or_no or question.tasks is not None:
        acts = any(same_agency(d.agency, e.vi) for d in item.own_duties for named in question.agencies for e in named)
        return not acts and names_none_asked(question, item, context)
    # With whom an agency works is told where that one is named.
    return bool(question.wanted.roles) and not question.agencies and _is_of_another_task(question, context)


def tells_only_its_effect(question: Question, item: Evidence, reading: Reading) -> bool:
    """Returns whether what was read says since when a document holds, or when it was passed, and that was not asked.

    "Cầu thông xe ngày nào?" of "Nghị quyết này có hiệu lực từ ngày 01/01/2026": every document has such a day.
    """
    if question.answer_type not in (AnswerType.WHEN, AnswerType.HOUR) and not question.wants_yes_or_no:
        return False
    others = [told for sought, told in _OF_ITSELF.items() if sought not in question.wanted.sought]
    if not reading.spans:
        return False
    start, end = reading.spans[0][:2]
    read = [s for s in clause_sentences(item.document, item.clause) if s[0] < end and start < s[1]]
    return any(told.match(item.document.text, *s) for told in others for s in read)


def names_none_asked(question: Question, item: Evidence, context: str) -> bool:
    """Returns whether a text of a clause has none of the agencies that a question names, by name or with their kind.

    Of one that goes by many names, or issued the document, that is never said.
    """
    entries = [e for named in question.agencies for e in named]
    if not entries or not all(e.vi.startswith(_ONE_OF_A_KIND) for e in entries) or _ALL_OF_A_KIND.search(context):
        return False
    folded, issuer = f" {fold(context)} ", item.document.metadata.issuer or ""
    named = any(f" {fold(name)} " in folded for e in entries for name in spellings(e.vi))
    return not (named or any(same_agency(issuer, e.vi) for e in entries))


def _is_of_another_task(question: Question, context: str) -> bool:
    """Returns whether a clause has no two words that stand together of the few that name a task.

    With accents where the question has them: "vệ tinh" is not "về tỉnh".
    """
    # "vs", "ttyt": letters that stand for words which the clause writes out.
    words = [w for w in _task(question) if question.language == "en" or _VOWEL.search(w)]
    if not 1 < len(words) <= MOST_WORDS:
        return False
    if question.language == "en":
        return share_of_words(words, f" {fold(context)} ", "en") < LEAST_OF_LED["en"]
    text = f" {fold(context)} "
    if question.accented:
        kept = set(words)
        words = [w for said in question.terms.content for w in syllables(said) if fold(w) in kept]
        text = f" {' '.join(syllables(context))} "
    weights = {w: syllable_weight(fold(w)) for w in words}
    held = sum(weights[w] for w in weights if f" {w} " in text) / (sum(weights.values()) or 1.0)
    return held < LEAST_OF_LED["vi"] and not any(f" {a} {b} " in text for a, b in pairwise(words))


def _task(question: Question) -> Sequence[str]:
    """Returns the folded words that name the task of a question: neither who acts nor that somebody does."""
    entries = [e for named in question.agencies for e in named]
    names = {w for e in entries for name in (*spellings(e.vi), english_name(e.vi) or "") for w in fold(name).split()}
    return [w for w in matter_words(question) if w not in names and w not in _ACTING]
