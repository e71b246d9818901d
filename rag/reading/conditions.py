"""Clauses that list conditions, cases or exceptions: "Điều kiện hưởng hỗ trợ: a) …", "trong các trường hợp sau: …"."""

import re

from corpus.text.negation import denies
from rag.evidence import Evidence
from rag.question.question import Question
from rag.question.sought import Sought
from rag.reading.coverage import share_held, without_words

_NOUN = r"(?:điều kiện|tiêu chuẩn|tiêu chí|yêu cầu)"
_HEADS = re.compile(rf"{_NOUN}(?!\w)", re.IGNORECASE)
# The line that ends a clause's own text and heads what follows: "khi đáp ứng đủ các điều kiện sau:".
_LEADS = re.compile(rf"(?<!\w){_NOUN}(?: [^\W\d_]+){{0,8}}:$", re.IGNORECASE)
# "Bị thu hồi trong các trường hợp sau:", "khi có một trong các căn cứ sau:".
_LEADS_CASES = re.compile(
    r"(?<!\w)(?:trường hợp|căn cứ|hành vi|dấu hiệu|lý do|lỗi|tình huống)(?: [^\W\d_]+){0,8}:$|(?<!\w)(?:khi|nếu):$",
    re.IGNORECASE,
)
_HEADS_CASES = re.compile(r"(?:các )?trường hợp(?!\w)", re.IGNORECASE)
# What ends or is denied somebody: what asks for its grounds is answered by no case in which something is given.
_ENDS = re.compile(
    r"(?<!\w)(?:thu hồi|tước|hủy|huỷ|đình chỉ|chấm dứt|từ chối|tạm dừng|dừng|ngừng|cắt|loại|xóa|không cấp"
    r"|không được)(?!\w)",
    re.IGNORECASE,
)
# "Miễn lệ phí đối với:", "Hoãn tiêm cho:".
_FREES = re.compile(r"(?<!\w)(?:miễn(?! dịch)|hoãn|loại trừ|ngoại trừ|trừ)(?!\w)", re.IGNORECASE)
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
    return _heads_conditions(head) and _is_of_the_matter(question, head)


def lists_cases(question: Question, head: Evidence) -> bool:
    """Returns whether a clause heads a list of cases for the matter of a question."""
    return _heads_cases(question, head) and _is_of_the_matter(question, head)


def asks_for_cases(question: Question) -> bool:
    """Returns whether a question asks in which cases something is so, or on which grounds."""
    return not question.wants_yes_or_no and not question.wanted.sought.isdisjoint((Sought.CASE, Sought.GROUNDS))


def heads_such(question: Question, head: Evidence) -> bool:
    """Returns whether a clause heads a list of the kind that is asked for: of conditions, cases or exceptions.

    Whatever it is of: that one of the list was read to answer tells.
    """
    if question.wants_yes_or_no:
        return False
    if question.wanted.conditions and _heads_conditions(head):
        return True
    if Sought.EXCEPTION in question.wanted.sought:
        lead = _lead(head)
        return lead.endswith(":") and (denies(lead) or _FREES.search(lead) is not None)
    return asks_for_cases(question) and (_heads_cases(question, head) or _heads_conditions(head))


def _lead(head: Evidence) -> str:
    """Returns the line that ends a clause's own text."""
    return head.document.text[head.clause.start : head.clause.own_end].rstrip().rpartition("\n")[2]


def _heads_conditions(head: Evidence) -> bool:
    return bool(_HEADS.match((head.clause.heading or "").strip()) or _LEADS.search(_lead(head)))


def _heads_cases(question: Question, head: Evidence) -> bool:
    heading, lead = (head.clause.heading or "").strip(), _lead(head)
    if not _HEADS_CASES.match(heading) and not _LEADS_CASES.search(lead):
        return False
    return Sought.GROUNDS not in question.wanted.sought or _ENDS.search(f"{heading} {lead}") is not None


def _is_of_the_matter(question: Question, head: Evidence) -> bool:
    matter = without_words(question, _ASKS)
    return share_held(matter, head.with_context()) >= OF_THE_MATTER[question.language]
