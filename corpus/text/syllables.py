"""How Vietnamese a text is: which of its words are well-formed Vietnamese syllables.

A syllable is an onset, a rhyme and a tone, and nearly every combination of letters is none of them: a text read in
the wrong encoding gives itself away by its words. Only words with a letter beyond ASCII say anything, since the
others look the same in every encoding. Of 3.6 million such words in the codified law, 99.9 % are syllables by this
table; the rest are loan words and words run together. Where the tone mark stands (hòa, hoà) is not looked at.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from corpus.text.accents import strip_accents

TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
VOWELS = "aăâeêioôơuưy"
# Every letter with a tone mark, to its letter without; and to its mark.
PLAIN: dict[str, str] = {}
TONE: dict[str, str] = {}
for _vowel in VOWELS + VOWELS.upper():
    for _tone in TONES:
        _letter = unicodedata.normalize("NFC", _vowel + _tone)
        PLAIN[_letter], TONE[_letter] = _vowel, _tone
_UNTONED = str.maketrans(PLAIN)

_ONSETS = "ngh(?=[eêi])|gh(?=[eêi])|ng(?![eêiy])|g(?![eêy])|c(?![eêiy])|gi|qu|q(?=u)|[kptc]h|nh|tr|[bdđhklmnprstvx]"
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ă(?:[ckmnpt]|ng) âc âm ân âng âp ât âu ây"
    " e ec em en eng eo ep et ê êch êm ên ênh êp êt êu"
    " i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu ych ynh yt"
    " o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt"
    " oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt"
    " u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt"
    " uy uya uych uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu"
)
_SYLLABLE = re.compile(f"(?:{_ONSETS})?(?:{'|'.join(_RHYMES.split())})")
# As it is typed without accents: "luu" is none with them, and "lưu" is one.
_PLAIN_SYLLABLE = re.compile(strip_accents(_SYLLABLE.pattern))
# A syllable that ends in a stop has one of two tones.
_STOPPED = re.compile(r".*(?:[ckpt]|ch)")

_COMMON = (
    "và của các được có cho không trong với những này đã theo tại để từ người về đối thực hiện việc quy định tổ "
    "chức quản lý cơ quan nhà nước tỉnh thành phố xã hội công văn số năm tháng ngày điều khoản điểm báo cáo kế "
    "hoạch chỉ đạo bộ sở đơn vị ủy uỷ chính phủ thủ tướng chủ tịch nghị quyết kiểm tra phòng ban đảm bảo trách "
    "nhiệm vụ giải pháp triển phát hướng dẫn cấp tiếp tục phối hợp kết quả trên đến là một hai đề yêu cầu huyện "
    "thông tư trường sử dụng cần phải khi đó tế giáo dục động cộng hòa hoà nghĩa việt độc lập tự hạnh phúc kính "
    "gửi nơi nhận như lưu"
)
COMMON = frozenset(_COMMON.split())

# A word is a run without blanks and without signs of ASCII; typographic signs at its ends are no part of it.
WORD = re.compile(r"[^\x00-\x40\x5b-\x60\x7b-\x7f\s]+")
_SIGNS = "“”‘’„‚‹›«»–—…•·°§¹²³¼½¾€₫™®©†‡×÷\u200b\ufeff"


class Verdict(Enum):
    """What a word says of the encoding that it was read in."""

    SILENT = "nothing: ASCII only, one letter, signs, or an abbreviation"
    WRONG = "no Vietnamese syllable"
    FORMED = "a well-formed syllable"
    USUAL = "one of the commonest"


@dataclass(frozen=True)
class Fit:
    """How well a text reads as Vietnamese: counts of words by verdict, and of different well-formed ones."""

    words: int = 0
    wrong: int = 0
    formed: int = 0
    usual: int = 0
    different: int = 0

    @property
    def telling(self) -> int:
        """The number of words that say anything."""
        return self.wrong + self.formed + self.usual

    @property
    def right(self) -> int:
        """The number of words that are syllables."""
        return self.formed + self.usual

    @property
    def share(self) -> float:
        """The share of telling words that are syllables; 1 where none is telling."""
        return self.right / self.telling if self.telling else 1.0

    @property
    def value(self) -> float:
        """What two readings of one text are compared by: common words count half as much again."""
        return (self.formed + 1.5 * self.usual) / self.telling if self.telling else 0.0

    @property
    def density(self) -> float:
        """The share of all words that are syllables with a letter beyond ASCII; about .7 in Vietnamese."""
        return self.right / self.words if self.words else 0.0


def measure(text: str) -> Fit:
    """Returns how well a text reads as Vietnamese."""
    words = WORD.findall(text)
    verdicts = [judge(word) for word in words]
    formed = {w for w, v in zip(words, verdicts, strict=True) if v in (Verdict.FORMED, Verdict.USUAL)}
    wrong, right, usual = map(verdicts.count, (Verdict.WRONG, Verdict.FORMED, Verdict.USUAL))
    return Fit(len(words), wrong, right, usual, len(formed))


@lru_cache(maxsize=1 << 16)
def judge(word: str) -> Verdict:
    """Returns what one word says of the encoding that it was read in."""
    word = unicodedata.normalize("NFC", word.strip(_SIGNS))
    if word.isascii() or len(word) == 1 or not any(map(str.isalpha, word)):
        return Verdict.SILENT
    if not (word.isalpha() and (word.islower() or word.isupper() or (word[0].isupper() and word[1:].islower()))):
        return Verdict.WRONG
    if word.lower() in COMMON:
        return Verdict.USUAL
    if is_syllable(word):
        return Verdict.FORMED
    # NĐ, LĐTBXH, TƯMTTQ: capitals that no tone stands on.
    return Verdict.SILENT if word.isupper() and not any(c in TONE for c in word) else Verdict.WRONG


def is_plain_syllable(word: str) -> bool:
    """Returns whether a word (NFC, any case) is a syllable once its accents are left out."""
    return _PLAIN_SYLLABLE.fullmatch(strip_accents(word).lower()) is not None


def is_syllable(word: str) -> bool:
    """Returns whether a word (NFC, any case) is an onset, a rhyme and at most one tone that goes with it."""
    lower = word.lower()
    plain = lower.translate(_UNTONED)
    tones = [TONE[c] for c in lower if c in TONE]
    if len(tones) > 1 or not _SYLLABLE.fullmatch(plain):
        return False
    return not (tones and _STOPPED.fullmatch(plain) and tones[0] not in "\u0301\u0323")
