"""Follow-up: what a question that leans on those before it says itself, and what it leaves to them.

Words are compared folded, so that one table serves Vietnamese with and without accents; where a folded word would be
another one too ("con" is "còn" and "con", "do" is "đó" and "do"), the accents count if the question has any.
"""

import itertools
import re
from dataclasses import dataclass

from corpus.text.accents import fold
from index.words.translation import ENGLISH_STOP, singular
from rag.question.kinds import Kind, question_kind
from rag.question.read import detect_language

_WORD = re.compile(r"[^\s,;:?!…“”\"()]+")
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
_ASKS = {
    "vi": re.compile(r"\b(?:ai|gi|nao|dau|bao nhieu|bn|may|bao gio|bao lau|han chot|thoi han|deadline)\b"),
    "en": re.compile(r"\b(?:who|whom|whose|which|what|when|where|how|why|deadline)\b"),
}


@dataclass(frozen=True)
class FollowUp:
    """A question read for what it leaves out.

    words: its words without the ones that only tie it to what was said before; own: of those, the folded words that
    name a matter of its own; opens: whether it begins or ends as a continuation does; points: whether it has a
    pronoun for what was said; asks: whether it has a question word; kind: what it asks for, by its own words.
    """

    language: str
    words: tuple[str, ...]
    own: tuple[str, ...]
    opens: bool
    points: bool
    asks: bool
    kind: Kind

    @property
    def text(self) -> str:
        """Its words, as one text."""
        return " ".join(self.words)


def read_follow_up(question: str) -> FollowUp:
    """Returns a question read for what it leaves out."""
    language = detect_language(question)
    words = words_of(question)
    opened = without_opener(words, language)
    closed, same = _without_closers(opened, language)
    left, points = _without_pronouns(closed, language)
    text = " ".join(left)
    accented = not question.isascii()
    own = tuple(k for w, k in zip(left, keys_of(left), strict=True) if not _is_bare(w, k, language, accented))
    asks = bool(_ASKS[language].search(" ".join(keys_of(left))))
    # Without accents "con" and "the" are nouns too ("the bao hiem"): they open a short question, or one without an
    # asking word.
    plain = question.isascii() and language == "vi"
    sure = not plain or len(own) <= 3 or (not asks and keys_of(words)[0] == "con")
    opens = same or (len(opened) < len(words) and (sure or len(words) - len(opened) > 1))
    return FollowUp(language, tuple(left), own, opens, points, asks, question_kind(text, language))


def words_of(text: str) -> list[str]:
    """Returns the words of a text as they are written, punctuation around them dropped."""
    words = (w.strip(".'’-–") for w in _WORD.findall(text))
    return [w for w in words if any(c.isalnum() or c == "%" for c in w)]


def keys_of(words: list[str] | tuple[str, ...]) -> list[str]:
    """Returns each word folded into one, as patterns are matched against."""
    return [fold(w).replace(" ", "") or w for w in words]


def without_opener(words: list[str], language: str) -> list[str]:
    """Returns words without the first ones where these only continue: "thế còn", "what about"."""
    found = _OPENERS[language].match(f"{' '.join(keys_of(words))} ")
    if not found:
        return words
    typed = words[0].lower()
    if language == "vi" and not "".join(words).isascii() and typed not in _ACCENTED_OPENERS:
        return words
    return words[len(found[0].split()) :]


def _without_closers(words: list[str], language: str) -> tuple[list[str], bool]:
    """Returns words without the last ones that ask nothing, and whether these ask the same of something else."""
    joined = f" {' '.join(keys_of(words))}"
    same = language == "vi" and bool(_SAME_ASKED.search(joined))
    while found := _CLOSERS[language].search(joined):
        joined = joined[: found.start()]
    return words[: len(joined.split())], same


def _without_pronouns(words: list[str], language: str) -> tuple[list[str], bool]:
    """Returns words without the pronouns for what was said before, and whether there are any."""
    left = without_matches(words, _PRONOUNS[language])
    if language == "vi" and not "".join(words).isascii():
        left = [w for b, w in zip(("", *left), left, strict=False) if not _is_pronoun(w, b)]
    return left, len(left) < len(words)


def _is_pronoun(word: str, before: str) -> bool:
    """Returns whether a word stands for what was said; "tuần này" and "đợt này" name a time."""
    return word.lower() in _BARE_PRONOUNS and fold(before) not in ("tuan", "thang", "nam", "ngay", "quy", "dot", "hom")


def without_matches(words: list[str], pattern: re.Pattern[str]) -> list[str]:
    """Returns the words that no match of a pattern over their folded forms covers."""
    keys = keys_of(words)
    starts = [0, *itertools.accumulate(len(k) + 1 for k in keys)][: len(keys)]
    spans = [m.span() for m in pattern.finditer(" ".join(keys))]
    return [w for w, at in zip(words, starts, strict=True) if not any(a <= at < b for a, b in spans)]


def _is_bare(word: str, key: str, language: str, accented: bool) -> bool:
    """Returns whether a word says nothing of which matter is meant."""
    if key.isdigit() and len(key) <= 2:
        return True
    if language == "en":
        return key in ENGLISH_STOP or singular(key) in _BARE_EN or key in _BARE_EN
    return word.lower() in _BARE_VI if accented else key in _BARE_VI_FOLDED
