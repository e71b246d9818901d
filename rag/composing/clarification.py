"""What is said to a question that cannot be answered as it stands: what could be asked."""

from rag.answer import NamedHit
from rag.question.question import Question

CHOICES = 3
LONGEST_SAID = 80  # code points of a question that are said back
_OF_WHAT = {
    "vi": "“{}”: anh/chị hỏi về việc nào, hay văn bản nào? Xin nêu việc, cơ quan hoặc số văn bản.",
    "en": "“{}”: about which task or document? Please name the task, the agency or the document's number.",
}


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_SAID else f"{text[: LONGEST_SAID - 1].rstrip()}…"


def clarification_text(question: Question, hits: tuple[NamedHit, ...]) -> str:
    """Returns a question back, with what the nearest clauses are; of another script, that it be put in these two.

    To one that says nothing of a matter no clause is near: it is asked what it is about.
    """
    if question.foreign:
        return "Xin hỏi bằng tiếng Việt hoặc tiếng Anh. Please ask in Vietnamese or English."
    said = _cut(question.text.rstrip("?!. "))
    if question.without_matter:
        return _OF_WHAT[question.language].format(said)
    nearest = "; ".join(f"({n}) {h.label}, {h.document}" for n, h in enumerate(hits[:CHOICES], start=1))
    if question.language == "vi":
        asked = f"Anh/chị muốn hỏi gì về “{said}”: ai chủ trì, ai phối hợp, thời hạn hay nội dung một việc cụ thể?"
        return f"{asked} Các khoản gần nhất: {nearest}." if nearest else asked
    asked = f"What about “{said}” do you want to know: who leads, who coordinates, by when, or what a clause says?"
    return f"{asked} Nearest clauses: {nearest}." if nearest else asked
