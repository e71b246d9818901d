"""What is said when nothing supports an answer."""

from rag.answer import NamedHit, Status
from rag.question.question import Question

NEAREST = 3


def refused_status(question: Question) -> Status:
    """Returns why a question is refused: not a matter of directives, or nothing found for it."""
    return Status.OUT_OF_SCOPE if question.out_of_scope else Status.NO_EVIDENCE


def refusal_text(question: Question, status: Status, hits: tuple[NamedHit, ...]) -> str:
    """Returns a refusal that says what to do next, the nearest clauses named."""
    vi = question.language == "vi"
    if status is Status.OUT_OF_SCOPE:
        return (
            "Câu hỏi này nằm ngoài phạm vi các văn bản chỉ đạo đã nạp. Hãy hỏi về nhiệm vụ, cơ quan chủ trì, phối hợp,"
            " thời hạn hoặc nội dung của một văn bản."
            if vi
            else "This is outside what the stored directives treat. Ask about a task, the agency that leads or"
            " coordinates it, a deadline, or what a document says."
        )
    nearest = "; ".join(f"{h.label}, {h.document}" for h in hits[:NEAREST])
    if vi:
        said = "Không tìm thấy quy định nào trong các văn bản đã nạp trả lời được câu hỏi này."
        return (
            f"{said} Gần nhất: {nearest}. Hãy xem các khoản đó, hoặc hỏi cơ quan ban hành văn bản."
            if nearest
            else f"{said} Chưa có văn bản nào được nạp."
        )
    said = "Nothing in the stored documents answers this question."
    return (
        f"{said} Nearest: {nearest}. Look at those clauses, or ask the agency that issued the document."
        if nearest
        else f"{said} No document is stored yet."
    )
