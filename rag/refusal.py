"""What is said when nothing supports an answer."""

import re

from corpus.accents import fold
from rag.answer import NamedHit, Status
from rag.question import Question

NEAREST = 3
# What offices' documents do not answer, whatever is in them.
_OUT_OF_SCOPE_VI = re.compile(
    r"\b(thoi tiet|troi (?:co )?mua|bong da|da bong|ti so|ty so|world cup|nau an|cach nau|cong thuc nau|mon an|tinh yeu|nguoi yeu"
    r"|ke chuyen|truyen cuoi|lam tho|bai hat|phim|gia vang|chung khoan|xo so|tu vi|boi toan|du lich dau|mua nha dau|giam can|lieu (?:luong )?(?:bao nhieu|may)"
    r"|uong thuoc gi|paracetamol|ban la ai|viet code|lap trinh)\b"
)
_OUT_OF_SCOPE_EN = re.compile(
    r"\b(weather|forecast for tomorrow|football|soccer|world cup|recipe|how to cook|love|girlfriend|boyfriend|joke|poem|song|movie|gold price"
    r"|stock|lottery|horoscope|lose weight|dosage|paracetamol|who are you|write code|programming)\b"
)


def refused_status(question: Question, hits: tuple[NamedHit, ...]) -> Status:
    """Returns why a question is refused: not a matter of directives, or nothing found for it."""
    pattern = _OUT_OF_SCOPE_VI if question.language == "vi" else _OUT_OF_SCOPE_EN
    if pattern.search(fold(question.text)):
        return Status.OUT_OF_SCOPE
    return Status.NO_EVIDENCE


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
        return f"{said} Gần nhất: {nearest}. Hãy xem các khoản đó, hoặc hỏi cơ quan ban hành văn bản." if nearest \
            else f"{said} Chưa có văn bản nào được nạp."
    said = "Nothing in the stored documents answers this question."
    return f"{said} Nearest: {nearest}. Look at those clauses, or ask the agency that issued the document." if nearest \
        else f"{said} No document is stored yet."
