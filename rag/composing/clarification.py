"""Questions too short to be answered: a name or a word alone; what is said is what could be asked."""

import unicodedata

from corpus.lexicon.glossary import agency
from corpus.text.accents import fold
from rag.answer import NamedHit
from rag.question.explicit_reference import Pointed
from rag.question.kinds import Kind
from rag.question.read import Question
from rag.retrieval.query import content_words

CHOICES = 3
FEWEST_SYLLABLES = 3  # a question of fewer, and without a question word, may mean anything
FEWEST_WORDS = 2  # the same in English


# Words that are of every directive: "ai chủ trì?", "hạn nộp báo cáo" may mean any of a hundred tasks.
_GENERIC_WORDS = """
chu tri phoi hop thuc hien trach nhiem nhiem vu viec bao cao nop gui han chot thoi hoan thanh giao lam noi dung quy dinh
van ban co quan don vi so bo phong ban nay kia do gi nao ngay nam thang
who what when which lead leads leading responsible deadline report reports submit agency agencies department task tasks
this that it they directive document
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())


def is_vague(question: Question, pointed: Pointed) -> bool:
    """Returns whether a question cannot be answered as it stands.

    It is the name of an agency, or a word or two, and asks nothing of it; or it is in another script.
    """
    if is_foreign(question.text):
        return True
    if pointed.steps or pointed.number:
        return False
    words = content_words(question)
    if all(fold(w) in _GENERIC for w in words):
        return True
    if question.kind is not Kind.OTHER:
        return False
    fewest = FEWEST_WORDS if question.language == "en" else FEWEST_SYLLABLES
    return len(words) < fewest or (
        agency(question.written) is not None and len(words) == len(fold(question.text).split())
    )


def is_foreign(text: str) -> bool:
    """Returns whether most letters of a text are of another script than Vietnamese and English are written in."""
    letters = [c for c in text if c.isalpha()]
    return 2 * sum("LATIN" not in unicodedata.name(c, "") for c in letters) > len(letters)


def clarification_text(question: Question, hits: tuple[NamedHit, ...]) -> str:
    """Returns a question back, with what the nearest clauses are; of another script, that it be put in these two."""
    if is_foreign(question.text):
        return "Xin hỏi bằng tiếng Việt hoặc tiếng Anh. Please ask in Vietnamese or English."
    said = question.text.rstrip("?!. ")
    nearest = "; ".join(f"({n}) {h.label}, {h.document}" for n, h in enumerate(hits[:CHOICES], start=1))
    if question.language == "vi":
        asked = f"Anh/chị muốn hỏi gì về “{said}”: ai chủ trì, ai phối hợp, thời hạn hay nội dung một việc cụ thể?"
        return f"{asked} Các khoản gần nhất: {nearest}." if nearest else asked
    asked = f"What about “{said}” do you want to know: who leads, who coordinates, by when, or what a clause says?"
    return f"{asked} Nearest clauses: {nearest}." if nearest else asked
