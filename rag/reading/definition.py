"""Questions for what a term means: only a text that says so answers them."""

import re

from corpus.text.accents import fold
from rag.question.read import Question
from rag.retrieval.query import translated

LONGEST_TERM = 6  # words
_MEANS = ("la", "duoc hieu la", "nghia la", "co nghia la", "gom", "bao gom")
_ASKED_VI = re.compile(
    r"^(?:thế nào là |khái niệm |định nghĩa )?(?P<term>.+?)"
    r" (?:(?:có )?nghĩa là gì|là gì|là cái gì|được hiểu (?:là gì|thế nào|ra sao))(?: vậy| ạ| thế| nhỉ)?$"
    r"|^(?:thế nào là|định nghĩa|khái niệm) (?P<other>.+)$"
)
_ASKED_EN = re.compile(
    r"^(?:what (?:is|are) an?|what is meant by|define|the definition of) (?P<term>.+)$|^what does (?P<other>.+) mean$"
)
# "Mục tiêu của kế hoạch là gì" asks for a part of a text, not for what a term means.
_PART = re.compile(
    r"^(?:tên|số|ngày|hạn|mức|chủ đề|phương châm|thông điệp|nhiệm vụ|mục tiêu|mục đích|nội dung|việc|công việc|yêu cầu"
    r"|trách nhiệm|điều kiện|đối tượng|hình thức|lý do|nguyên nhân|căn cứ|kết quả|giải pháp|quyền|nghĩa vụ|mẫu"
    r"|giờ|nguồn|các|những|đây|đó|nó)\b"
    r"|\b(?:của|theo|trong|cho|tại|ở|về|khi|nếu|phải|ai|gì|of|for|in|to|on|at|by|when|s|\w*\d\w*)\b"
)


def asked_term(question: Question) -> str | None:
    """Returns the term, folded, whose meaning is asked for; None where anything else is."""
    # With accents, given back where they were left out: "tai" is in "thiên tai" and no "tại".
    text = " ".join(re.findall(r"\w+", question.written.lower()))
    found = (_ASKED_EN if question.language == "en" else _ASKED_VI).match(text)
    term = str((found["term"] or found["other"]) if found else "")
    return fold(term) if term and len(term.split()) <= LONGEST_TERM and not _PART.search(term) else None


def says_what_it_means(question: Question, term: str, text: str) -> bool:
    """Returns whether a text says what a term means: "chuyển đổi số là …", "… được hiểu là …", "… gồm …"."""
    folded = f" {fold(text)} "
    names = [term] if question.language == "vi" else [fold(p) for p in translated(term)]
    return any(f" {name} {verb} " in folded for name in names for verb in _MEANS)
