"""What heads a clause and denies all that stands in it: "không áp dụng đối với: a) …"."""

import re

from corpus.text.negation import denies
from corpus.text.terms import folded_terms
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question

HEADED = 60  # code points before a colon that say what holds of each that follows
_DENIED = re.compile(
    r"(?<!\w)(?:không|chưa) (?:có |chịu |phải |thuộc |nằm trong )?(?:trách nhiệm|áp dụng|bồi thường|hỗ trợ|giải quyết"
    r"|xem xét|tính|bao gồm|diện|đối tượng|phạm vi)(?!\w)"
)

# Behind it stands what a rule does not hold for.
_EXCEPTS = re.compile(
    r"(?<!\w)(?:không áp dụng(?: quy định này)? (?:đối với|cho|với)|không bao gồm|trừ(?: trường hợp| đối với)?"
    r"|ngoại trừ|không (?:phải )?thực hiện (?:đối với|với))(?!\w)",
    re.IGNORECASE,
)
# Before it or behind it.
_FREES = re.compile(r"(?<!\w)(?:không (?:áp dụng|phải|cần|thuộc|bắt buộc)|miễn(?! dịch))(?!\w)", re.IGNORECASE)


def heads_denial(lead: str) -> bool:
    """Returns whether a line denies what follows its colon: near the colon, or by its own verb wherever it stands."""
    return denies(lead[-HEADED:]) or _DENIED.search(lead) is not None


def is_headed_by_denial(item: Evidence) -> bool:
    """Returns whether what stands above a clause denies all that is said in it."""
    path, text = item.clause.path, item.document.text
    heads = [c for c in item.document.clauses if path.startswith(f"{c.path}.")]
    leads = (text[c.start : c.own_end].rstrip() for c in heads)
    return any(heads_denial(lead.rpartition("\n")[2]) for lead in leads if lead.endswith(":"))


def is_of_those_denied(question: Question, item: Evidence) -> bool:
    """Returns whether a clause is one of those to whom its lead-in denies what a question asks for: "ai được …?"."""
    asks_which = question.wanted.several or bool(question.wanted.roles)
    return asks_which and not question.wants_yes_or_no and not question.wanted.denied and is_headed_by_denial(item)


def says_an_exception(item: Evidence) -> bool:
    """Returns whether a clause says for whom or what a rule does not hold, or stands in such a list."""
    own = item.document.text[item.clause.start : item.clause.own_end]
    return bool(_EXCEPTS.search(own) or _FREES.search(own)) or is_headed_by_denial(item)


def is_excepted(
    question: Question, item: Evidence, sentence: tuple[int, int], rule: tuple[int, int] | None = None
) -> bool:
    """Returns whether a sentence excepts what a question is about: that is named behind its "không áp dụng đối với".

    By two syllables together that the sentence which says the rule, and what stands above, do not have.

    rule: where that sentence stands, the first of the clause where it is not given.
    """
    text = item.document.text
    found = _EXCEPTS.search(text, *sentence)
    if found is None:
        return False
    spans = clause_sentences(item.document, item.clause)
    rule = rule or next((s for s in spans if s != sentence), None)
    if rule is None:
        return False
    pairs = {term for term in question.terms.asked if "_" in term}
    said = pairs.intersection(folded_terms(item.with_context().removesuffix(item.text) + text[slice(*rule)]))
    return not (pairs - said).isdisjoint(folded_terms(text[found.end() : sentence[1]]))
