"""The first line of an answer: what was asked for and nothing else, or no line."""

import re
from collections.abc import Sequence

from corpus.answer_types import AnswerType
from corpus.duty import Duty
from corpus.table import CELL
from corpus.text.accents import fold
from corpus.text.negation import denies
from rag.composing.english.documents import document_name
from rag.composing.first_line.cause import cause_line
from rag.composing.first_line.deciding import another_decides, who_decides
from rag.composing.first_line.handed import recipient_line
from rag.composing.first_line.holding import holder_line
from rag.composing.first_line.line import Line, capital, ended
from rag.composing.first_line.listing import listed_line
from rag.composing.first_line.named import is_answered_to, who_is_named, who_of_the_case
from rag.composing.first_line.sides import side_line
from rag.composing.first_line.value import value_line
from rag.composing.first_line.verdict import read_verdict, role_choice, role_verdict
from rag.composing.first_line.who import of_another_case, of_one_task, who_acts
from rag.evidence import Evidence
from rag.question.question import Question
from rag.question.sought import Sought
from rag.reading.coverage import share_held
from rag.reading.denied import is_headed_by_denial
from rag.reading.reader import Reading

LONGEST_LINE = 200  # code points
LONGEST_MEANING = 120
# Of what a clause holds of a question, what the sentence of a first line must hold; of English fewer words are known.
OF_THE_CLAUSE = {"vi": 0.6, "en": 0.4}
SURELY_READ = 0.8  # how probably a clause must answer for its sentence to need no more of the question
OF_A_ROW = 0.6  # what the row of a table must hold: the next one is like it
_WHO = (AnswerType.LEAD, AnswerType.COORDINATE)
_BRACKET = re.compile(r"\s\((?P<what>[^()]{8,120})\)")
_MEANS = re.compile(r"\s+(?:được hiểu )?là\s+")


def first_line(
    question: Question,
    evidence: Sequence[Evidence],
    reading: Reading,
    named: Sequence[Duty],
    quote: tuple[int, int],
) -> Line | None:
    """Returns the answer as short as it can be, None where nothing short and sure can be said.

    evidence: the best first, `reading` being of that; named: the duties of the sentence that is quoted, at `quote`.
    """
    item = evidence[0]
    if (listed := listed_line(question, item, reading, quote)) is not None:
        return listed
    if _is_told_by_no_line(question, item, quote):
        return None
    if question.wanted.choice and len(question.agencies) == 1 and _asks_role(question):
        found = role_choice(question, of_one_task(item, named, reading, quote))
    elif question.wants_yes_or_no and not question.wanted.choice:
        line = role_verdict(question, evidence, named, reading, quote) if question.supposed else None
        found = line if question.supposed else read_verdict(question, item, reading, quote)
    elif question.wanted.defined:
        found = _meaning(question, item, quote)
    elif Sought.DOCUMENT in question.wanted.sought:
        found = Line(capital(ended(document_name(item.document, question.language))), (quote,))
    elif question.answer_type is AnswerType.WHERE_SAID:
        where = f"{item.clause.label(question.language)}, {document_name(item.document, question.language)}"
        found = Line(capital(ended(where)), (quote,))
    elif question.answer_type is AnswerType.REPORT_TO and not question.wanted.decides:
        found = recipient_line(question, item, named, reading, quote)
    else:
        found = _named_or_read(question, item, reading, named, quote)
    if found is None or len(found.text) > LONGEST_LINE or found.text.endswith(":"):
        return None
    if found.weighed:
        return found
    # Whose task it is stands above for all that comes under it.
    headed = bool(found.duties) and not any(quote[0] <= start < quote[1] for start, _ in found.sources)
    marked = reading.spans[0] if reading.spans else None
    read = marked is not None and any(d.start <= marked.start and marked.end <= d.end for d in found.duties)
    surely = reading.answers >= SURELY_READ and CELL not in item.document.text[slice(*quote)]
    return found if item.named or headed or read or surely or _is_of_the_sentence(question, item, quote) else None


def _is_told_by_no_line(question: Question, item: Evidence, quote: tuple[int, int]) -> bool:
    """Returns whether nothing short tells what is asked: all of several, what a clause says, or grounds by a day."""
    if Sought.GROUNDS in question.wanted.sought and question.answer_type is AnswerType.WHEN:
        return True
    if question.wanted.several and _is_one_of_several(item, quote):
        return True
    return item.named and question.answer_type is AnswerType.OTHER and not question.wants_yes_or_no


def _is_of_the_sentence(question: Question, item: Evidence, quote: tuple[int, int]) -> bool:
    """Returns whether the quoted sentence has most of what the clause has of the question: else another one answers.

    What stands above a clause, its headings and what its document is about, is its sentences' alike. OF_THE_CLAUSE is
    the figure that left fewest false lines for what it costs, on questions of `eval/gold`.
    """
    whole, sentence = item.with_context(), item.document.text[slice(*quote)]
    own = share_held(question, whole.removesuffix(item.text) + sentence)
    least = OF_A_ROW if CELL in sentence else OF_THE_CLAUSE[question.language]
    return own >= least * share_held(question, whole)


def _is_one_of_several(item: Evidence, quote: tuple[int, int]) -> bool:
    """Returns whether a sentence is one of the parts that semicolons divide: no list by itself."""
    text = item.document.text
    before = text[item.clause.start : quote[0]].rstrip()
    own = text[slice(*quote)].rstrip()
    return before.endswith(";") or (own.endswith(";") and ";" not in own[:-1])


def _asks_role(question: Question) -> bool:
    """Returns whether a question is about who leads or coordinates."""
    return bool(question.wanted.roles) or question.answer_type in _WHO or question.supposed is not None


def _named_or_read(
    question: Question, item: Evidence, reading: Reading, named: Sequence[Duty], quote: tuple[int, int]
) -> Line | None:
    """Returns who acts, what else is asked for, or both: "sở nào làm, và khi nào"."""
    if question.wanted.post and (holder := holder_line(question, item, quote)) is not None:
        return holder
    if question.wanted.roles and of_another_case(question, item, quote):
        return None
    asks_who = question.wanted.roles or question.wanted.decides
    if asks_who and (acts := who_of_the_case(question, item, quote)) is not None:
        return acts
    if (decides := who_decides(question, item, reading, quote)) is not None:
        return decides
    # "Công trình … do ai duyệt?" asks to whom nothing goes: whoever is read there decides nothing.
    if another_decides(question, item, quote) or (
        question.wanted.decides and question.answer_type is AnswerType.REPORT_TO
    ):
        return None
    who = who_acts(question, item, named, reading, quote)
    if question.wanted.roles and who is None and is_answered_to(item, reading, quote):
        return None
    if question.wanted.roles and who is None:
        if (read := who_is_named(question, item, reading, quote)) is not None:
            return read
        # Who may do something, or gets something, is no agency with a duty: the words that were read say it.
        return None if question.wanted.leader or named else value_line(question, item, reading, quote)
    if who is not None and question.answer_type in (*_WHO, AnswerType.OTHER):
        return who
    if Sought.EXCEPTION in question.wanted.sought and not _excepts(item, quote):
        return None
    side = side_line(question, item, named, reading, quote)
    value = side or cause_line(question, item, reading, quote) or value_line(question, item, reading, quote)
    if who is None or value is None:
        return value or who
    text = f"{who.text.rstrip('.')}; {value.text[:1].lower()}{value.text[1:]}"
    return Line(text, (*who.sources, *value.sources), who.duties)


def _excepts(item: Evidence, quote: tuple[int, int]) -> bool:
    """Returns whether a sentence denies something, or what heads it does: what is excepted stands there."""
    return denies(item.document.text[slice(*quote)]) or is_headed_by_denial(item)


def _bracketed(question: Question, text: str, quote: tuple[int, int]) -> Line | None:
    """Returns what stands in brackets behind a term, which is what it means: "“3 cứng” (nền cứng, mái cứng)"."""
    term = question.wanted.defined.split()
    for found in _BRACKET.finditer(text, *quote):
        before = fold(text[quote[0] : found.start()]).split()
        # "Nhà 3 cứng" may be "3 cứng" there.
        if any(words and before[-len(words) :] == words for words in (term, term[1:])):
            return Line(capital(ended(found["what"])), (found.span("what"),))
    return None


def _meaning(question: Question, item: Evidence, quote: tuple[int, int]) -> Line | None:
    """Returns what the quoted sentence says that a term is, where it begins with that term."""
    text = item.document.text
    if question.language != "vi":
        return None
    if (bracket := _bracketed(question, text, quote)) is not None:
        return bracket
    found = _MEANS.search(text, *quote)
    if found is None:
        return None
    term, meaning = fold(text[quote[0] : found.start()]), text[found.end() : quote[1]]
    if term != question.wanted.defined or len(meaning) > LONGEST_MEANING:
        return None
    return Line(capital(ended(meaning)), ((found.end(), quote[1]),))
