"""Questions that cannot be answered as they stand: a name or a word alone, or nothing that says which matter."""

from collections.abc import Sequence

from corpus.answer_types import AnswerType
from corpus.lexicon.glossary import agency
from corpus.text.accents import fold
from rag.question.follow_up import read_follow_up, without_opener
from rag.question.reference import Reference
from rag.question.typed import Typed

FEWEST_SYLLABLES = 3  # a question of fewer, and without a question word, may mean anything
FEWEST_WORDS = 2  # the same in English
# Words that are of every directive: "ai chủ trì?", "hạn nộp báo cáo" may mean any of a hundred tasks.
_GENERIC_WORDS = """
chu tri phoi hop thuc hien trach nhiem nhiem vu viec bao cao nop gui han chot thoi hoan thanh giao lam noi dung quy dinh
van ban co quan don vi so bo phong ban nay kia do gi nao ngay nam thang
who what when which lead leads leading responsible deadline report reports submit agency agencies department task tasks
this that it they directive document coordinate coordinates coordinating coordination
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())
# The same of words that are other ones without their accents: "vụ kia", "bao giờ", "chuyện đó sao rồi".
_POINTING_WORDS = """
vụ chuyện cái kia ấy nọ nãy này đó đấy thế vậy rồi xong giờ lúc nói lại hết hiểu biết hả ê ơ à ờ thì còn nữa khác nhất
cuối chót lo luôn cứ chỉ vẫn đâu ra làm hồi nhé nha nhỉ ý gửi mới thing things stuff matter happens happened
tell say says about up me s
"""
_POINTING = frozenset(_POINTING_WORDS.split())


def is_vague(
    typed: Typed, content: Sequence[str], answer_type: AnswerType, reference: Reference, without_matter: bool
) -> bool:
    """Returns whether a question cannot be answered as it stands.

    It is the name of an agency, or a word or two, and asks nothing of it; or a follow-up of nothing. content: its words
    that do not only ask; without_matter: whether these say nothing.
    """
    if reference.names_anything:
        return False
    if without_matter:
        return True
    if answer_type is not AnswerType.OTHER:
        return False
    fewest = FEWEST_WORDS if typed.language == "en" else FEWEST_SYLLABLES
    return len(content) < fewest or (agency(typed.restored) is not None and len(content) == len(typed.folded.split()))


def has_no_matter(typed: Typed, content: Sequence[str], names_agency: bool) -> bool:
    """Returns whether nothing in a question says which matter is meant: "cái vụ kia", "thế ai phối hợp".

    One that goes on from another one and names but a level of government or an agency is of the matter of that.
    names_agency: whether it names any: "Sở Nội vụ" is nothing that only points.
    """
    if not names_agency and all(word.lower() in _POINTING or fold(word) in _GENERIC for word in content):
        return True
    return len(without_opener(typed.words, typed.language)) < len(typed.words) and _only_goes_on(typed)


def _only_goes_on(typed: Typed) -> bool:
    """Returns whether a question only asks the same of somebody else: "what about the districts", "còn Sở Y tế?"."""
    follow = read_follow_up(typed)
    if not follow.opens or follow.asks or not follow.words:
        return False
    other = {*follow.level.keys, "the", "cac", "nhung", "cap"}
    return follow.agency or (bool(follow.level) and other.issuperset(follow.words.keys))
