"""Yes or no, where the clause bears it out; "no" with what it says instead."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.answer_types import AnswerType, answer_types_in
from corpus.duty import COORDINATE, LEAD, Duty
from corpus.lexicon.glossary import same_agency
from rag.composing.english.values import value_in_english
from rag.composing.first_line.denial import NO, YES, above, by_denial, denies_it, denies_outright, no_of
from rag.composing.first_line.line import Line, capital, ended
from rag.composing.first_line.value import figure_line
from rag.composing.first_line.verdict_model import verdict_model
from rag.composing.first_line.verdict_signs import verdict_signs
from rag.composing.first_line.who import of_one_task
from rag.composing.names import agencies_named
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.question.sought import Sought
from rag.reading.about import names_none_asked
from rag.reading.coverage import share_held, share_of, share_of_pairs
from rag.reading.denied import is_excepted, turns
from rag.reading.limits import as_supposed, within_limit, within_time
from rag.reading.opposites import is_of_the_opposite
from rag.reading.reader import Reading, Verdict
from rag.reading.verdict import Finding, bears_out, find_out

_ACT = {
    ("vi", LEAD): "{} chủ trì",
    ("vi", COORDINATE): "{} phối hợp",
    ("en", LEAD): "the {} {}",
    ("en", COORDINATE): "the {} {}",
}
_VERBS = {LEAD: ("leads", "lead"), COORDINATE: ("coordinates", "coordinate")}
# How surely a clause is about what is asked, for a yes or a no of it: how likely it answers, with these weights beside
# that for the shares of the question's words and of their pairs that the sentence, with what stands above it, has. Of
# the likeliest wrong ones of five hits (`asked/`, the ids to tune with) .025 get a verdict, .053 in English, for .12 to
# .15 without this, and of the right ones .39, .36 and .32 (Vietnamese, accentless, English), for .45, .43 and .38.
OF_WORDS, OF_PAIRS = {"vi": 0.8, "en": 1.5}, {"vi": 1.2, "en": 0.0}
ABOUT = {"vi": 1.3, "en": 1.3}
MATTER_HELD = {"vi": 0.6, "en": 0.45}  # where a figure alone tells
SURELY_NO = 0.9  # of a no that no word of the sentence says
MOST_SAID_AGAIN = 0.45  # of what a question's words weigh, or those that are said instead, what both may have
SURELY_MEANT = 0.15  # of a question's words, what another sentence must have beside the quoted one
LONGEST_INSTEAD = 110  # code points of what is said instead
_INVITES = re.compile(r"(?<!\w)(?:khuyến khích|tự nguyện|có thể|tùy|không bắt buộc|được quyền)(?!\w)", re.IGNORECASE)
_BINDS = re.compile(r"(?<!\w)(?:phải|(?<!không )bắt buộc|có trách nhiệm)(?!\w)", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def role_verdict(
    question: Question, evidence: Sequence[Evidence], named: Sequence[Duty], reading: Reading, quote: tuple[int, int]
) -> Line | None:
    """Returns whether the agency that a question names has the role that it supposes, by the duties of the task.

    None where duties say no and a clause shown beside it yes, or where the clause gives nobody that role. Where it does
    not name the agency, who has the role is said, and "no" only where the reader is sure of it too.
    """
    supposed = question.supposed
    if supposed is None:
        return None
    item = evidence[0]
    task = of_one_task(item, named, reading, quote)
    beside = [d for other in evidence[1:] for d in other.own_duties]
    if bears_out(supposed, beside) and not bears_out(supposed, task):
        return None
    finding = find_out(supposed, task, item.text)
    if finding is Finding.BORNE_OUT:
        sources = tuple((d.start, d.end) for d in task if d.role == supposed.role and bears_out(supposed, [d]))
        return Line(YES[question.language], sources, tuple(task))
    role = LEAD if finding in (Finding.LEADS, Finding.ONLY_COORDINATES) else supposed.role
    others = [d for d in task if d.role == role]
    if not others or reading.verdict is Verdict.YES:
        return None
    said = acts(others, role, question.language)
    denied = finding in (Finding.LEADS, Finding.ONLY_COORDINATES) or reading.verdict is Verdict.NO
    text = f"{NO[question.language]}: {said}" if denied else capital(said)
    return Line(ended(text), tuple((d.start, d.end) for d in others), tuple(others))


def role_choice(question: Question, task: Sequence[Duty]) -> Line | None:
    """Returns which of two roles the one agency has that a question names; None where it has both or none."""
    named = [d for d in task if any(same_agency(d.agency, e.vi) for entries in question.agencies for e in entries)]
    roles = {d.role for d in named}
    if len(roles) != 1:
        return None
    role = roles.pop()
    said = capital(ended(acts(named, role, question.language)))
    return Line(said, tuple((d.start, d.end) for d in named), tuple(named))


def acts(duties: Sequence[Duty], role: str, language: str) -> str:
    """Returns who leads or coordinates as a sentence: "Sở Y tế chủ trì", "the Department of Health leads"."""
    names = agencies_named([d.agency for d in duties], language)
    verb = _VERBS[role][len({d.agency for d in duties}) > 1]
    article = names.startswith("“")
    return (
        (names + f" {verb}" if article else _ACT[language, role].format(names, verb))
        if language == "en"
        else _ACT[language, role].format(names)
    )


def _part_read(text: str, reading: Reading, quote: tuple[int, int]) -> str:
    """Returns the part of a sentence between semicolons in which what was read stands, behind its "thì".

    "Đơn không ghi tên … thì vẫn được xem xét; đơn trùng nội dung thì không" denies nothing of the first.
    """
    cuts = [quote[0], *(m.end() for m in re.finditer(";", text[: quote[1]]) if m.start() > quote[0]), quote[1]]
    at = reading.spans[0].start if reading.spans else quote[0]
    start, end = next(((a, b) for a, b in pairwise(cuts) if a <= at < b), quote)
    return text[start:end].rpartition(" thì ")[2]


def _is_about(question: Question, said: str, reading: Reading) -> bool:
    """Returns whether a sentence, with what stands above it, is surely about what is asked."""
    words, pairs = share_held(question, said), share_of_pairs(question, said)
    language = question.language
    return reading.answers + OF_WORDS[language] * words + OF_PAIRS[language] * pairs >= ABOUT[language]


def _another_is_surely_meant(question: Question, item: Evidence, quote: tuple[int, int]) -> bool:
    """Returns whether another sentence of the clause has surely more of what is asked than the one that is quoted."""
    text, said_above = item.document.text, above(item)
    own = share_held(question, said_above + text[slice(*quote)])
    others = (s for s in clause_sentences(item.document, item.clause) if s[0] >= quote[1] or s[1] <= quote[0])
    return any(share_held(question, said_above + text[slice(*s)]) >= own + SURELY_MEANT for s in others)


def _another_figure(question: Question, item: Evidence, quote: tuple[int, int]) -> Line | None:
    """Returns the verdict that figures alone tell: "no" with the one of the sentence, "yes" for the same limit."""
    text, language = item.document.text, question.language
    sentence = text[slice(*quote)]
    supposed = as_supposed(question, text, quote)
    held = share_held(question, above(item) + sentence)
    if supposed is None or held < MATTER_HELD[language] or question.wanted.denied or denies_it(item, sentence):
        return None
    same, value = supposed
    if same:
        return Line(YES[language], ((value.start, value.end),))
    said = value_in_english(value, text) if language == "en" else text[value.start : value.end]
    return Line(ended(f"{NO[language]}: {_within(said)}"), ((value.start, value.end),)) if said else None


def _within(said: str) -> str:
    """Returns words as they stand within a line."""
    return said[:1].lower() + said[1:] if said[:2].istitle() else said


def read_verdict(question: Question, item: Evidence, reading: Reading, quote: tuple[int, int]) -> Line | None:
    """Returns the likelier of yes and no, None where neither is probable enough by all that tells.

    The line that rules bear out where they tell the same; else the bare verdict, a no with what it excepts.
    """
    told = told_verdict(question, item, reading, quote)
    model = verdict_model()
    verdict, probability = model.tell(signs_of_verdict(question, item, reading, quote, told))
    if probability < model.least:
        return None
    answer = YES if verdict is Verdict.YES else NO
    if told is not None and told.text.startswith(answer[question.language]):
        return replace(told, weighed=True)
    if verdict is Verdict.YES:
        return Line(YES[question.language], (quote,), weighed=True) if _may_be_so(question, item, quote) else None
    no = no_of(question, item.document.text, quote)
    return replace(no, weighed=True) if no and no.text.startswith(NO[question.language]) else None


def signs_of_verdict(
    question: Question, item: Evidence, reading: Reading, quote: tuple[int, int], told: Line | None
) -> dict[str, float]:
    """Returns what tells a yes from a no and from neither; told: the line that rules bear out."""
    part = _part_read(item.document.text, reading, quote)
    return verdict_signs(question, item, reading, quote, part, told)


def _may_be_so(question: Question, item: Evidence, quote: tuple[int, int]) -> bool:
    """Returns whether a sentence has all figures that a yes is asked of, and is not of the opposite."""
    known = set(map(int, _DIGITS.findall(above(item) + item.document.text[slice(*quote)])))
    return set(question.wanted.figures) <= known and not is_of_the_opposite(question, item)


def told_verdict(question: Question, item: Evidence, reading: Reading, quote: tuple[int, int]) -> Line | None:
    """Returns the yes or no that rules bear out; None where it is not sure, or has no figure that a yes needs.

    Sure is what the words of the sentence bear out too: it is about what is asked, and denies nothing where the answer
    is yes; a no that it does not say goes with what it says instead. A figure within the limit that the sentence sets,
    or outside it, needs no reader; nor does a sentence that has nearly all that is asked and denies it outright, or in
    the words that were marked, unless the reader surely says yes.
    """
    text, language = item.document.text, question.language
    sentence = text[slice(*quote)]
    said = above(item) + sentence
    opposed = denies_it(item, _part_read(text, reading, quote)) is not question.wanted.denied
    # A clause orders many: of another sentence of it nothing is so for the one that is asked about.
    if not _is_about(question, said, reading) or names_none_asked(question, item, said):
        return None
    if not question.wanted.denied and is_excepted(question, item, quote):
        return Line(f"{NO[language]}.", (quote,))
    if _another_is_surely_meant(question, item, quote):
        return None
    limited = within_limit(question, text, quote) or within_time(question, text, quote)
    if limited:
        inside, limit = limited
        # "Không được đưa vào sử dụng quá 12 tháng" tells the case itself.
        if denies_it(item, sentence) and not denies_outright(item, sentence):
            return None
        is_so = (inside is not denies_it(item, sentence)) is not question.wanted.denied
        return Line(YES[language] if is_so else f"{NO[language]}.", ((limit.start, limit.end),))
    if (other := _another_figure(question, item, quote)) is not None:
        return other
    # Whether a rule has an exception is not told by the rule.
    if Sought.EXCEPTION in question.wanted.sought and denies_it(item, sentence):
        return None
    if reading.verdict is not Verdict.YES and turns(question, text, reading, quote):
        return None
    if (told := by_denial(question, item, reading, quote)) is not None:
        return told
    if reading.verdict is None:
        return None
    if reading.verdict is Verdict.YES:
        borne_out = not opposed and _may_be_so(question, item, quote)
        if borne_out and question.wanted.binding and _only_invites(_part_read(text, reading, quote)):
            return Line(f"{NO[language]}.", (quote,))
        return Line(YES[language], (quote,)) if borne_out else None
    return no_of(question, text, quote) if opposed else _instead(question, item, reading, quote)


def _only_invites(part: str) -> bool:
    """Returns whether words bind nobody: "khuyến khích", "tự nguyện", and no "phải" beside."""
    return bool(_INVITES.search(part)) and not _BINDS.search(part)


def _instead(question: Question, item: Evidence, reading: Reading, quote: tuple[int, int]) -> Line | None:
    """Returns a no with what the sentence says instead; None where that is not short, or the reader not sure of it."""
    text, language = item.document.text, question.language
    figures = set(question.wanted.figures)
    known = set(map(int, _DIGITS.findall(above(item) + text[slice(*quote)])))
    found = figure_line(question, item, reading, quote)
    # A day or an amount may be of something else; a count or a share that was not supposed is what it is instead.
    if found and not figures <= known and not answer_types_in(found.text) <= {AnswerType.WHEN, AnswerType.HOW_MUCH}:
        return Line(f"{NO[language]}: {_within(found.text)}", found.sources)
    if reading.surely < SURELY_NO or not reading.spans:
        return None
    start, end = reading.spans[0][:2]
    said = text[start:end].strip(" ,;:.")
    if not quote[0] <= start < end <= quote[1] or len(said) > LONGEST_INSTEAD or "\n" in said:
        return None
    if max(share_held(question, said), share_of(question, said)) > MOST_SAID_AGAIN:
        return None  # what is asked is not what it says instead
    told = f"“{said}”" if language == "en" else _within(said)
    return Line(ended(f"{NO[language]}: {told}"), ((start, end),))
