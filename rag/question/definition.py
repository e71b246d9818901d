"""Questions for what a term means."""

import re
from dataclasses import dataclass

from corpus.lexicon.phrases import english_phrases
from corpus.text.accents import fold
from rag.question.terms import vietnamese_of
from rag.question.typed import Typed

LONGEST_TERM = 6  # words
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


@dataclass(frozen=True)
class Term:
    """A term whose meaning is asked for: folded, as the question has it, and its Vietnamese names, folded."""

    text: str
    names: tuple[str, ...]


def read_term(typed: Typed) -> Term | None:
    """Returns the term whose meaning is asked for; None where anything else is."""
    # With accents, given back where they were left out: "tai" is in "thiên tai" and no "tại".
    text = " ".join(re.findall(r"\w+", typed.restored.lower()))
    english = typed.language == "en"
    found = (_ASKED_EN if english else _ASKED_VI).match(text)
    asked = str((found["term"] or found["other"]) if found else "")
    if not asked or len(asked.split()) > LONGEST_TERM or _PART.search(asked):
        return None
    term = fold(asked)
    return Term(term, tuple(fold(p) for p in vietnamese_of(english_phrases(term))) if english else (term,))
