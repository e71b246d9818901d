"""Follow-up: what a question that leans on those before it says itself, and what it leaves to them.

Words are compared folded, so that one table serves Vietnamese with and without accents; where a folded word would be
another one too ("con" is "còn" and "con", "do" is "đó" and "do"), the accents count if the question has any.
"""

import itertools
import re
from dataclasses import dataclass

from corpus.answer_types import AnswerType
from corpus.lexicon.agency_names import names_an_agency
from corpus.lexicon.glossary import agency
from corpus.lexicon.phrases import english_phrases
from corpus.text.accents import fold
from corpus.text.english import ENGLISH_STOP, singular
from index.words.restoration import restore_accents
from rag.question.answer_type import read_answer_type
from rag.question.explicit_reference import read_reference
from rag.question.place_words import level_in, place_in
from rag.question.question_words import asking_keys, asks
from rag.question.typed import Typed, Words

_OPENERS = {
    "vi": re.compile(r"(?:va |the |vay )?(?:con|rieng)(?: ve| voi| doi voi)? |(?:the|vay|va)(?: thi)? |thi "),
    "en": re.compile(r"(?:and |so |but |then )?(?:what|how) about |(?:and|so|but|then|also)(?: for)? "),
}
_CLOSERS = {
    "vi": re.compile(
        r" (?:thi sao|thi the nao|sao|nua(?: khong| ko)?|khong|ko|vay|the|the nhi|a|ha|nhi|nhe|v|z|zay|za)$"
    ),
    "en": re.compile(r" (?:then|too|as well|exactly|please)$"),
}
MOST_BEFORE_SAO = 8  # words of a question that "sao" alone makes one for the same of something else
# At the end they ask for the same of something else.
_SAME_ASKED = re.compile(r" (?:thi sao|thi the nao|sao)(?: (?:a|ha|nhi|v|z))?$")
_ACCENTED_OPENERS = frozenset(["còn", "thế", "vậy", "và", "riêng", "thì"])
_PRONOUNS = {
    "vi": re.compile(
        r"\b(?:trong |ve |cho |voi |o )?(?:viec|cai|co quan|don vi|nguoi|van ban|ke hoach|nhiem vu|muc|khoan|cho)"
        r" (?:do|nay|ay|tren)\b|\b(?:voi )ho$"
    ),
    "en": re.compile(
        r"\b(?:(?:with|for|by|to|of|in) )?(?:it|they|them|that|this|those|these|there|he|she|its|their|so)\b"
    ),
}
_BARE_PRONOUNS = frozenset(["đó", "này", "ấy", "họ", "nó"])

# What asks, names a role or a side of a task: it says nothing of which task is meant.
_BARE_VI_WORDS = """
ai gì nào đâu sao bao nhiêu bn mấy khi là làm thì mà có được đc dc phải ở và của đến tới từ về trong theo như bị sẽ đã
đang cũng hay hoặc nếu không ko k cho hỏi xin với vs vào trước trc sau lúc giờ ngày tháng năm quý tuần hằng hàng hôm hạn
chót thời cuối cùng mỗi lần những các nữa thêm khác ra bắt đầu kết thúc chủ trì phối hợp mối phụ trách chịu trách nhiệm
tham gia cơ quan đơn vị sở số phòng ban bộ bên cấp người lo thực hiện báo cáo gửi nộp trình kinh phí tiền chi mức tổng
vốn xong hoàn thành lấy kết quả văn bản quy định nói khoản điều mục ghi deadline trễ nhất chậm sớm vậy thế còn ạ v z do
"""
_BARE_VI = frozenset(_BARE_VI_WORDS.split())
_BARE_VI_FOLDED = frozenset(map(fold, _BARE_VI))
_BARE_EN_WORDS = """
    who whom whose which what when where how lead leading coordinate coordinating coordination responsible charge report
    reported send sent submit submitted involve involved else deadline date time due finish finished complete completed
    done cost pay paid money budget amount much many long agency department unit office body document clause article
    directive plan say said state stated by until before after must should need help work day month year last latest
    start begin does did anyone other also more have has do end name part take
"""
_BARE_EN = frozenset(_BARE_EN_WORDS.split())


# What a question asks with: without it, its matter is left.
_ASKED = {
    "vi": re.compile(
        r"\b(?:(?:do |cho |ve )?(?:nhung )?(?:(?:co quan|don vi|so|bo|phong|ban|ben|cap|nguoi|to chuc) nao|ai)"
        r"|chu tri(?: la ai)?|phoi hop(?: voi| vs)?|lam dau moi|dau moi|phu trach|chiu trach nhiem|dung ra lo"
        r"|(?:(?:la|vao|truoc|tu|den|trc|(?<!hieu )luc) )*"
        r"(?:(?:khi|luc|ngay|gio|nam|thang) nao|bao gio|may gio|ngay may)"
        r"|(?:voi )?(?:han chot|han cuoi|thoi han|deadline)(?: cua)?(?: la)?"
        r"|(?:la )?(?:moi (?:tuan|thang|nam|ngay|quy|buoi|lan|nguoi|ho) )?(?:bao nhieu|bn|may)"
        r"(?: (?:tien|phan tram|%|lan|buoi|ngay|thang|nam|tuan|gio|nguoi|tuoi|dot))?"
        r"|phai lam gi|lam gi|la gi|o dau|van ban nao(?: quy dinh| noi)?|khoan nao|(?:nhu )?the nao|(?:vi|tai) sao)\b"
    ),
    "en": re.compile(
        r"\b(?:(?:to |with |by |on |at |in |until )?"
        r"(?:whom?|whose|which (?:agency|department|body|unit|document|clause|office)"
        r"|(?:what|which) (?:days?|dates?|time|hours?|share|percentage)|what|when|where|how (?:much|many|long|often))"
        r"|leads?|coordinat\w+(?: with)?|is|are|was|does|do|did|must|should|will|have to|has to"
        r"|responsible for|in charge of|says?)\b"
    ),
}
_OTHERS = re.compile(
    r"^(?:ai|co quan nao|don vi nao)? ?(?:nua|khac)?$|\b(?:who|anyone|what agencies) else\b|\bwith whom\b"
)
_ELSE = re.compile(r"\belse\b|\bai nua$")
_SAYS_SO = re.compile(
    r"\b(?:van ban|cong van|chi thi|ke hoach|quyet dinh|khoan|dieu) nao\b|\bwhich (?:document|clause|article)\b"
)
# What a task's leader is asked for with: such a question with a matter of its own is a whole one.
_ROLE = re.compile(r"\b(?:chu tri|phu trach|chiu trach nhiem|phoi hop|lo|lead|leads|coordinates?|responsible)\b")


@dataclass(frozen=True)
class FollowUp:
    """A question read for what it leaves out.

    words: its words without the ones that only tie it to what was said before; own: of those, the folded words that
    name a matter of its own; place, level: those that name a place or nothing but a level of government; opens:
    whether it begins or ends as a continuation does; points: whether it has a pronoun for what was said; asks: whether
    it has a question word; says_so: whether it asks which document or clause says it; refers: whether it names a
    document or a clause by number; has_matter: whether it names an agency or asks for a role; answer_type: what it
    asks for, by its own words; agency: whether it is the name of an agency and nothing else.
    """

    language: str
    words: Words
    own: tuple[str, ...]
    place: Words
    level: Words
    opens: bool
    points: bool
    asks: bool
    says_so: bool
    refers: bool
    has_matter: bool
    answer_type: AnswerType
    agency: bool = False


def read_follow_up(typed: Typed, places: frozenset[str] = frozenset()) -> FollowUp:
    """Returns what was typed read for what it leaves out; places: folded names of those that are known."""
    language = typed.language
    words = typed.words
    opened = without_opener(words, language)
    closed, same = _without_closers(opened, language)
    left, points = _without_pronouns(closed, language)
    own = tuple(k for k, bare in zip(left.keys, _bare(left, language, typed.text.isascii()), strict=True) if not bare)
    answer_type = read_answer_type(left.text, left.joined, language).answer_type
    # "còn hạn?" asks when, with no asking word.
    asking = has_question_word(left, language) or (not own and answer_type is AnswerType.WHEN)
    # Without accents "con" and "the" are nouns too ("the bao hiem"): they open a short question, or one without an
    # asking word.
    plain = typed.text.isascii() and language == "vi"
    sure = not plain or len(own) <= 3 or (not asking and words.keys[0] == "con")
    opens = same or (len(opened) < len(words) and (sure or len(words) - len(opened) > 1))
    said = f" {left.joined} "
    reference = read_reference(left.text, language)
    return FollowUp(
        language=language,
        words=left,
        own=own,
        place=place_in(left, language, places),
        level=level_in(left),
        opens=opens,
        points=points,
        asks=asking,
        says_so=bool(_SAYS_SO.search(left.joined)),
        refers=reference.names_anything,
        has_matter=bool(_ROLE.search(said)) or names_an_agency(said),
        answer_type=answer_type,
        agency=_is_agency(left, language),
    )


def _is_agency(words: Words, language: str) -> bool:
    """Returns whether words are the registered name of an agency, an article aside."""
    name = words.pick([k != "the" for k in words.keys]).text
    if language == "vi":
        return bool(name) and agency(restore_accents(name) if name.isascii() else name) is not None
    found = english_phrases(name)
    return (
        len(found) == 1
        and len(found[0].words) == len(name.split())
        and any(e.kind == "agency" for e in found[0].entries)
    )


def has_question_word(words: Words, language: str) -> bool:
    """Returns whether words have one that asks."""
    return asks(words, language)


def asks_for_others(words: Words, opens: bool) -> bool:
    """Returns whether words ask who else; opens: whether they continue what was said."""
    return (opens and bool(_OTHERS.search(words.joined))) or bool(_ELSE.search(words.joined))


def asks_which_document(words: Words) -> bool:
    """Returns whether words ask which document or clause says it."""
    return bool(_SAYS_SO.search(words.joined))


def matter_of(words: Words, language: str) -> Words:
    """Returns the words of a question without those that it asks with: its matter."""
    return without_matches(words, _ASKED[language], asking_keys(words))


def without_opener(words: Words, language: str) -> Words:
    """Returns words without the first ones where these only continue: "thế còn", "what about"."""
    found = _OPENERS[language].match(f"{words.joined} ")
    if not found:
        return words
    if language == "vi" and not words.is_plain and words.written[0].lower() not in _ACCENTED_OPENERS:
        return words
    return words[len(found[0].split()) :]


def _without_closers(words: Words, language: str) -> tuple[Words, bool]:
    """Returns words without the last ones that ask nothing, and whether these ask the same of something else."""
    joined = f" {words.joined}"
    found_same = _SAME_ASKED.search(joined) if language == "vi" else None
    # "… thì bị xử lý sao?" is whole: alone it ends a short question only.
    same = found_same is not None and (found_same[0].startswith(" thi ") or len(words) <= MOST_BEFORE_SAO)
    while found := _CLOSERS[language].search(joined):
        joined = joined[: found.start()]
    return words[: len(joined.split())], same


def _without_pronouns(words: Words, language: str) -> tuple[Words, bool]:
    """Returns words without the pronouns for what was said before, and whether there are any."""
    left = without_matches(words, _PRONOUNS[language])
    if language == "vi" and not words.is_plain:
        before = ("", *left.keys)
        left = left.pick([not _is_pronoun(w, b) for b, w in zip(before, left.written, strict=False)])
    return left, len(left) < len(words)


def _is_pronoun(word: str, before: str) -> bool:
    """Returns whether a word stands for what was said; "tuần này" and "đợt này" name a time."""
    return word.lower() in _BARE_PRONOUNS and before not in ("tuan", "thang", "nam", "ngay", "quy", "dot", "hom")


def without_matches(words: Words, pattern: re.Pattern[str], keys: tuple[str, ...] = ()) -> Words:
    """Returns the words that no match of a pattern over their keys covers; keys: others to look in, one a word."""
    keys = keys or words.keys
    starts = [0, *itertools.accumulate(len(k) + 1 for k in keys)][: len(words)]
    spans = [m.span() for m in pattern.finditer(" ".join(keys))]
    return words.pick([not any(a <= at < b for a, b in spans) for at in starts])


def _bare(words: Words, language: str, plain: bool) -> list[bool]:
    """Returns of each word whether it says nothing of which matter is meant; plain: whether none carries a mark."""
    return [_is_bare(w, k, language, not plain) for w, k in zip(words.written, words.keys, strict=True)]


def _is_bare(word: str, key: str, language: str, accented: bool) -> bool:
    if key.isdigit() and len(key) <= 2:
        return True
    if language == "en":
        return key in ENGLISH_STOP or singular(key) in _BARE_EN or key in _BARE_EN
    return word.lower() in _BARE_VI if accented else key in _BARE_VI_FOLDED
