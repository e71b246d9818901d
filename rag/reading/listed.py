"""The clause whose children are what a question asks for: "gồm những gì" is answered by all, not by the best of them.

A child alone answers half; the reader, who reads one clause at a time, says so. Which clause heads the list is told by
the question's words in its own lead-in and in the headings above.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from corpus.answer_types import AnswerType
from corpus.clause import Clause, parent_path
from corpus.document import Document
from corpus.text.accents import fold
from index.hit import Hit
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.reading.conditions import asks_for_cases, heads_such, lists_cases, lists_conditions
from rag.reading.coverage import share_held, without_words
from rag.reading.denied import heads_denial, is_of_those_denied
from rag.reading.papers import is_of_other_papers, lists_inside, lists_papers
from rag.reading.reader import Reading

FEWEST, MOST = 2, 12  # children of a clause that are a list
HEADS = 0.8  # of the weight of a question's words: a clause that holds so much with what stands above it heads the list
_OF_LISTS = frozenset(["nhung", "cac", "gom", "bao", "liet", "ke", "ten"])
OF_ITS_OWN = 0.35  # of them, what its own lead-in must hold
LONGEST_TITLE = 6  # words of a line that heads a list by its noun alone
# A clause that says of whom or in which case it is.
_OF_A_CASE = re.compile(r"(?:[\w.]{1,6}[.)]\s+|[-+]\s+)?(?:Đối với|Riêng|(?:Trong )?[Tt]rường hợp|Khi|Nếu) ")
OF_ONE_OF = 0.5  # what the head of a list must hold of which one was read to answer


def list_asked(
    question: Question, items: Sequence[Evidence], evidence_of: Callable[[Hit], Evidence]
) -> Evidence | None:
    """Returns the clause that heads what a question asks for, None where it asks for no list or none is headed so.

    items: what was found, the best first: they or what stands right above them.
    """
    if question.wanted.papers and items and lists_inside(items[0]):
        return None  # in its own words, and not in what stands beside or below it
    if question.wanted.papers and (papers := _list_of(question, items, _lists_its_papers)) is not None:
        return evidence_of(papers)
    if question.wanted.conditions and (conditions := _list_of(question, items, lists_conditions)) is not None:
        return evidence_of(conditions)
    if asks_for_cases(question) and (cases := _list_of(question, items, lists_cases)) is not None:
        return evidence_of(cases)
    if not question.wanted.lists or question.wants_yes_or_no:
        return None
    question = _of_its_matter(question)
    found: dict[tuple[str, str], float] = {}
    heads: dict[tuple[str, str], Hit] = {}
    for item in items:
        for clause in _heads(item):
            if heads_denial(_lead(item.document, clause)) is not question.wanted.denied:
                continue
            key = (item.document.document_id, clause.path)
            if key not in found:
                found[key] = _held(question, item, clause)
                heads[key] = replace(item.hit, path=clause.path, start=clause.start, end=clause.end)
    best = max(found, key=lambda key: found[key], default=None)
    return evidence_of(heads[best]) if best is not None and found[best] >= HEADS else None


def _list_of(question: Question, items: Sequence[Evidence], lists: Callable[[Question, Evidence], bool]) -> Hit | None:
    """Returns the clause of the best one's document that heads a list of what is asked for, None for none."""
    for item in items:
        if item.document.document_id != items[0].document.document_id:
            continue
        for clause in _heads(item):
            if lists(question, replace(item, clause=clause)) and not _says_more(question, item, clause):
                return replace(item.hit, path=clause.path, start=clause.start, end=clause.end)
    return None


def _lists_its_papers(question: Question, head: Evidence) -> bool:
    """Returns whether a clause heads a list of papers for the matter of a question."""
    return lists_papers(head) and not is_of_other_papers(question, head)


def heads_what_was_read(question: Question, item: Evidence, reading: Reading) -> bool:
    """Returns whether what was read in a clause is the line that heads its children: "đáp ứng các điều kiện sau:".

    Words are asked for, or what its children are.
    """
    clause = item.clause
    words = question.answer_type is AnswerType.OTHER and not question.wanted.roles and not question.wants_yes_or_no
    is_asked = _heads_the_kind(question, item)
    if not words and not is_asked:
        return False
    own = item.document.text[clause.start : clause.own_end].rstrip()
    if not own.endswith(":") or not heads_list(item.document, clause):
        return False
    last = clause_sentences(item.document, clause)[-1]
    return is_asked or not reading.spans or last[0] <= reading.spans[0].start < last[1]


def list_of_the_best(question: Question, best: Evidence) -> Clause | None:
    """Returns the clause above the best one that heads a list of which it is one, None where it alone answers.

    It is one of several where several are asked for, and its own words have nothing of the question that what heads
    them lacks; or of a list of the kind that is asked for. Who acts is told by the duties of the one that was read.
    """
    path = parent_path(best.clause.path, best.document.by_path)
    above = best.document.clause(path) if path else None
    if above is None or not heads_list(best.document, above) or is_of_those_denied(question, best):
        return None
    if not best.document.text[above.start : above.own_end].rstrip().endswith(":"):
        return None  # what stands under a title alone may be whole sentences
    if _heads_the_kind(question, replace(best, clause=above)) and not _says_more(question, best, above):
        return above
    if not question.wanted.several or question.wanted.roles:
        return None
    if _names_what_is_asked(question, best.document.text[above.start : above.own_end]):
        return above
    question = _of_its_matter(question)
    held = _held(question, best, above)
    return above if held >= OF_ONE_OF and share_held(question, best.with_context()) <= held else None


def _heads_the_kind(question: Question, head: Evidence) -> bool:
    """Returns whether a clause heads a list of the papers, conditions, cases or exceptions that are asked for."""
    return (question.wanted.papers and _lists_its_papers(question, head)) or heads_such(question, head)


def _says_more(question: Question, item: Evidence, head: Clause) -> bool:
    """Returns whether a clause below the head of a list is a case by itself that has more of the question.

    "Đối với cá nhân cho thuê bất động sản là Tờ khai theo Mẫu 01" is no paper among those of "Điều 4. Hồ sơ khai thuế".
    """
    if item.clause.path == head.path or not _OF_A_CASE.match(item.text):
        return False
    lead = f"{head.heading or ''} {item.document.text[head.start : head.own_end]}"
    return share_held(question, item.text) > share_held(question, lead)


def _names_what_is_asked(question: Question, lead: str) -> bool:
    """Returns whether a short line that heads a list begins with the noun that is asked for: "Nguồn lực:"."""
    words = fold(lead.lstrip("0123456789.) ")).split()
    noun = question.wanted.things
    return bool(noun) and len(words) <= LONGEST_TITLE and words[:1] == [noun]


def _of_its_matter(question: Question) -> Question:
    """Returns a question without the words that only ask for a list: "những", "gồm"."""
    return without_words(question, _OF_LISTS)


def _lead(document: Document, clause: Clause) -> str:
    """Returns the line that ends a clause's own text and heads what follows."""
    return document.text[clause.start : clause.own_end].rstrip().rpartition("\n")[2]


def children_of(document: Document, clause: Clause) -> list[Clause]:
    """Returns the clauses right below one."""
    inside = [c for c in document.clauses if c.path.startswith(f"{clause.path}.")]
    paths = {clause.path, *(c.path for c in inside)}
    return [c for c in inside if parent_path(c.path, paths) == clause.path]


def heads_list(document: Document, clause: Clause) -> bool:
    """Returns whether a clause has so many children as make a list, and says that they come."""
    own = document.text[clause.start : clause.own_end].rstrip()
    short = len(own) <= len(clause.heading or "") + 12
    return FEWEST <= len(children_of(document, clause)) <= MOST and (own.endswith(":") or short)


def _heads(item: Evidence) -> Iterator[Clause]:
    """Yields a clause and the one above it, as far as they head a list."""
    path = parent_path(item.clause.path, item.document.by_path)
    above = item.document.clause(path) if path else None
    for clause in (item.clause, above):
        if clause is not None and heads_list(item.document, clause):
            yield clause


def _held(question: Question, item: Evidence, clause: Clause) -> float:
    """Returns which share of a question a lead-in has with what stands above; 0 where its own has too little."""
    text = item.document.text
    own = f"{clause.heading or ''} {text[clause.start : clause.own_end]}"
    if share_held(question, own) < OF_ITS_OWN:
        return 0.0
    head = replace(item, clause=clause)
    above = head.with_context().removesuffix(head.text)
    return share_held(question, f"{above} {own}")
