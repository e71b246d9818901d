"""Clauses that list what somebody or something must be or have: "Điều kiện hưởng hỗ trợ: a) …"."""

import re

from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.coverage import share_held, without_words

_NOUN = r"(?:điều kiện|tiêu chuẩn|tiêu chí|yêu cầu)"
_HEADS = re.compile(rf"{_NOUN}(?!\w)", re.IGNORECASE)
# The line that ends a clause's own text and heads what follows: "khi đáp ứng đủ các điều kiện sau:".
_LEADS = re.compile(rf"(?<!\w){_NOUN}(?: [^\W\d_]+){{0,8}}:$", re.IGNORECASE)
# What asks for conditions says nothing of what they are for.
_ASKS = frozenset(
    [
        *(
            "dieu",
            "kien",
            "dk",
            "tieu",
            "chuan",
            "chi",
            "yeu",
            "cau",
            "dap",
            "ung",
            "thoa",
            "man",
            "can",
            "phai",
            "muon",
        ),
        *("nhung", "cac", "thi", "de", "duoc", "condition", "conditions", "requirement", "requirements", "criteria"),
        *("satisfy", "meet", "fulfil", "qualify", "eligible", "must", "need", "want", "get"),
    ]
)
OF_THE_MATTER = {"vi": 0.6, "en": 0.5}  # of what is left of a question, what such a list with all above it must have


def lists_conditions(question: Question, head: Evidence) -> bool:
    """Returns whether a clause heads a list of conditions for the matter of a question."""
    heading = (head.clause.heading or "").strip()
    own = head.document.text[head.clause.start : head.clause.own_end].rstrip()
    if not _HEADS.match(heading) and not _LEADS.search(own.rpartition("\n")[2]):
        return False
    matter = without_words(question, _ASKS)
    return share_held(matter, head.with_context()) >= OF_THE_MATTER[question.language]
