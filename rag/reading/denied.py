"""What heads a clause and denies all that stands in it: "không áp dụng đối với: a) …"."""

import re
from itertools import pairwise

from corpus.text.negation import denies
from corpus.text.terms import folded_terms
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.reading.coverage import share_held
from rag.reading.reader import Reading

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


# Where a sentence turns: what it denies before, it may allow behind, and the other way round.
_TURNS = re.compile(r";|(?<!\w)(?:nhưng|song|tuy nhiên|mà(?= vẫn)|còn)(?!\w)", re.IGNORECASE)
_OTHERS_STILL = re.compile(r"(?<!\w)khác(?!\w)[^;]*(?<!\w)vẫn(?!\w)", re.IGNORECASE)
SHORTEST_PART = 3  # words of a part that says something by itself
SURELY_MEANT = 0.15  # of a question's words, what the part that is meant must have beside the others


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


def turns(question: Question, text: str, reading: Reading, sentence: tuple[int, int]) -> bool:
    """Returns whether a sentence denies in one part and not in another, and the first is not surely the one meant.

    "Không phải kê khai nhưng được khấu trừ" denies one of two things; where "các khoản khác vẫn được" follows, not all
    is denied. Meant is the part with more of what is asked; of parts that only stand side by side the one that was
    read.
    """
    found = list(_TURNS.finditer(text, *sentence))
    cuts = [sentence[0], *(m.end() for m in found), sentence[1]]
    parts = [(a, b) for a, b in pairwise(cuts) if len(text[a:b].split()) >= SHORTEST_PART]
    denied = [p for p in parts if denies(text[slice(*p)])]
    others = [p for p in parts if p not in denied]
    if not denied or not others:
        return False
    if any(_OTHERS_STILL.search(text, *p) for p in others):
        return True
    start = reading.spans[0].start if reading.spans else -1
    read = next((p for p in parts if p[0] <= start < p[1]), None)
    if read is not None and all(m[0] == ";" for m in found):
        return read not in denied
    of_denied, of_others = (max(share_held(question, text[slice(*p)]) for p in ps) for ps in (denied, others))
    return of_denied < of_others + SURELY_MEANT
