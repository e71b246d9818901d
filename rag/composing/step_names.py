"""What is being done while a question is answered, as people are told."""

from collections.abc import Mapping

# The steps of a journey, as the clock has them: Vietnamese, English.
STEP_NAMES: Mapping[str, tuple[str, str]] = {
    "read": ("Đang đọc câu hỏi", "Reading the question"),
    "rewrite": ("Đang xem ý câu hỏi", "Working out what is asked"),
    "read_documents": ("Đang xem các văn bản", "Looking through the documents"),
    "retrieve": ("Đang tìm điều khoản", "Searching for clauses"),
    "read_duties": ("Đang xem bảng nhiệm vụ", "Looking through the duties"),
    "read_evidence": ("Đang đọc các điều khoản tìm được", "Reading the clauses that were found"),
    "decide": ("Đang xét điều khoản nào trả lời", "Deciding which of them answers"),
    "read_parts": ("Đang xem từng ý của câu hỏi", "Taking up each thing that is asked"),
    "compose": ("Đang soạn câu trả lời", "Writing the answer"),
    "verify": ("Đang đối chiếu từng câu trích với văn bản", "Checking every quote against its document"),
}


def step_name(step: str, language: str) -> str:
    """Returns what is being done in a step, in a language; the step's own name where none is known."""
    names = STEP_NAMES.get(step)
    return step if names is None else names[language == "en"]
