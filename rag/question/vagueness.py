"""Questions that cannot be answered as they stand: a name or a word alone."""

from collections.abc import Sequence

from corpus.answer_types import AnswerType
from corpus.lexicon.glossary import agency
from corpus.text.accents import fold
from rag.question.reference import Reference
from rag.question.typed import Typed

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


def is_vague(typed: Typed, content: Sequence[str], answer_type: AnswerType, reference: Reference) -> bool:
    """Returns whether a question cannot be answered as it stands.

    It is the name of an agency, or a word or two, and asks nothing of it. content: its words that do not only ask.
    """
    if reference.names_anything:
        return False
    if all(key in _GENERIC for key in fold(" ".join(content)).split()):
        return True
    if answer_type is not AnswerType.OTHER:
        return False
    fewest = FEWEST_WORDS if typed.language == "en" else FEWEST_SYLLABLES
    return len(content) < fewest or (agency(typed.restored) is not None and len(content) == len(typed.folded.split()))
