"""What heads a clause and denies all that stands in it: "không áp dụng đối với: a) …"."""

import re

from corpus.text.negation import denies
from rag.evidence import Evidence
from rag.question.question import Question

HEADED = 60  # code points before a colon that say what holds of each that follows
_DENIED = re.compile(
    r"(?<!\w)(?:không|chưa) (?:có |chịu |phải |thuộc |nằm trong )?(?:trách nhiệm|áp dụng|bồi thường|hỗ trợ|giải quyết"
    r"|xem xét|tính|bao gồm|diện|đối tượng|phạm vi)(?!\w)"
)


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
