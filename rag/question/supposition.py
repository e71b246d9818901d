"""What a question supposes that wants a yes or a no: that this agency is the one that leads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.duty import COORDINATE, LEAD
from corpus.lexicon.glossary import Entry
from corpus.text.accents import fold
from corpus.text.modality import Modality, modality_of
from corpus.text.negation import denies
from rag.question.typed import Typed

_POLITE = r"(?: (?:vay|a|nhi|the|ta|ha|em|anh|chi|ad|ban|b|moi nguoi|duoc nua|nua|luon))?"
_NOT = r"(?:khong|ko|hong|hem|chua)"
_ASKED_VI = re.compile(
    rf"^(?:co phai|phai chang|lieu|co dung(?: la)?)\b|\bco phai\b(?! \w+ nao\b)|\b{_NOT}{_POLITE}$"
    # "dùng cho điện gió |được không|, hay chỉ điện áp mái"
    rf"|\b(?:duoc|phai|dung|co|can|hay) {_NOT}(?= (?:neu|khi|hay|de|voi)\b)"
)
# Particles at the end, with accents, given back where they were left out: "hả" is not "hạ".
_PARTICLE_VI = re.compile(r"\b(?:chứ|hả|à|nhỉ|chăng|hở)(?: (?:vậy|ạ|em|anh|chị|ad|bạn))?\W*$", re.IGNORECASE)
_AUXILIARY = (
    r"(?:is|are|am|was|were|does|do|did|has|have|had|must|should|will|would|may(?! \d)|might|can|could|shall|isn ?t"
    r"|aren ?t|don ?t|doesn ?t|won ?t|can ?t|cannot)"
)
_ASKED_EN = re.compile(
    rf"^(?:(?:so|and|but|then|please) )?{_AUXILIARY}\b|\b(?:right|correct|yes|no|\w+n t (?:it|they|he|she|you|we|i))$"
)
# What stands before what is asked: "If I lose my token, do I still pay?", "I am hired for good. Do I get rent?".
_LED_EN = re.compile(rf"^(?:[^,:]*[,:]|.*[.!?;])\s+(?:then |so )?{_AUXILIARY}\b", re.IGNORECASE)
# The "không" that asks and does not deny.
_FINAL = re.compile(
    r"(?:\s(?:có|phải|đúng|hay|được|dc|đc))*\s(?:không|khong|ko|hông|hong|hem|chưa)(?=\W*$|\s(?:nếu|khi|hay|vậy|ạ|nhỉ|thế)(?!\w)|[,;?])"
    r"|(?<!\w)(?:có phải|phải chăng)(?!\w)",
    re.IGNORECASE,
)
_TAG_EN = re.compile(r",?\s*(?:right|correct|yes|no|\w+n['’]?t (?:it|they|he|she|you|we|i))\W*$", re.IGNORECASE)
_COORDINATES = re.compile(r"\b(?:phoi hop|tham gia|ho tro|coordinat\w*|cooperat\w*|assist\w*|support\w*|take part)\b")
_LEADS = re.compile(
    r"\b(?:chu tri|phu trach|trach nhiem|dau moi|dung dau|lo|giao|(?:co|la|thuoc) nhiem vu|nhiem vu cua|viec cua"
    r"|lead\w*|responsib\w*|in charge|job|duty|task|assigned|required|organi[sz]e\w*|head\w*)\b"
)


# With accents, given back where they were left out: "đầu" is not "đâu".
_ASKS_FOR = {
    "vi": re.compile(
        r"\b(?:ai|gì|nào|đâu|sao|bao nhiêu|bao lâu|bao giờ|bao xa|mấy|ra sao|vì sao|tại sao)\b", re.IGNORECASE
    ),
    "en": re.compile(r"\b(?:who|whom|whose|which|what|when|where|why|how)\b", re.IGNORECASE),
}


# "… không (tỉnh Thanh Lâm)".
_ASIDE = re.compile(r"\s*\([^()]*\)\s*\W*$")
_AUX = re.compile(rf"\b{_AUXILIARY}\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")
# "a singer who charges no ticket has to …", "… if no decision came".
_CASE_EN = re.compile(
    r"\b(?:who|which|whose|with|without)\b.{1,60}?(?=\b(?:(?:have|has|had|need|needs) to|must|should|be|get|still)\b)"
    r"|\b(?:if|when|where|unless|although|though)\b.*$",
    re.IGNORECASE,
)
_OUTRIGHT = re.compile(r"(?<!\w)có phải (?=\w)", re.IGNORECASE)
# Where what is asked begins: at the last "có" that goes with it, or behind the case before it.
_MAIN_VI = re.compile(
    r"(?<!\w)(?<!không )(?<!chưa )(?<!chỉ )có(?= (?!không |\d))|(?<!\w)(?:thì|mà|vẫn)(?!\w)|,", re.IGNORECASE
)
# The document may come behind what is asked: "đặt tên vậy được không, theo Nghị định 95?".
_INSIDE_VI = re.compile(
    r"(?<!\w)(?:được|phải|đúng|có|dc|đc|duoc|phai|dung|co) (?:không|khong|ko|k)(?=\s*[,;])", re.IGNORECASE
)


_ASKS_WHY_VI = re.compile(r"(?:vi|tai) sao\b")
# "Trong mấy ngày phải xem có đủ tiêu chuẩn không?": the "không" is of what is seen to, and something else is asked.
_SEES_TO = re.compile(r"(?<!\w)(?:xem|coi|để biết)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Supposed:
    """What a question supposes: that an agency, by its registered name, has a role."""

    agency: str
    role: str


def wants_yes_or_no(typed: Typed) -> bool:
    """Returns whether a question wants a yes or a no."""
    if typed.language == "en":
        led = _LED_EN.match(typed.text) and not _ASKS_FOR["en"].search(typed.text.partition(",")[0])
        return bool(led or _ASKED_EN.search(typed.folded))
    if _ASKS_WHY_VI.match(typed.folded):
        return False  # "Vì sao trạm bỏ không?"
    seen = _SEES_TO.search(typed.restored)
    if seen and _ASKS_FOR["vi"].search(typed.restored, 0, seen.start()):
        return False
    asked = fold(_ASIDE.sub("", typed.text)) if typed.text.rstrip(" ?.!").endswith(")") else typed.folded
    return bool(_ASKED_VI.search(asked) or _PARTICLE_VI.search(typed.restored) or _INSIDE_VI.search(typed.text))


def supposes(typed: Typed) -> bool:
    """Returns whether a question says something and asks whether it is so, in any words: it asks for nothing else."""
    return wants_yes_or_no(typed) or not _ASKS_FOR[typed.language].search(typed.restored)


def bare_matter(text: str, language: str) -> str:
    """Returns a text without the words that want a yes or a no: "có được … không" is "được …"."""
    return (_TAG_EN if language == "en" else _FINAL).sub(" ", text).strip(" ,;?!.")


def supposes_not(typed: Typed) -> bool:
    """Returns whether what is supposed denies something itself: "tháng 6 có được miễn lệ phí không?".

    Not what the case is that is told before it: "Không bán vé thì có phải đăng ký không?".
    """
    if not wants_yes_or_no(typed):
        return denies((_TAG_EN if typed.language == "en" else _FINAL).sub(" ", typed.restored), typed.language)
    return denies(_supposed(typed), typed.language)


def supposed_modality(typed: Typed) -> Modality:
    """Returns what is supposed of an act that a yes or a no is asked of: that it may be, must be, need not be."""
    return modality_of(_supposed(typed), typed.language)


def _supposed(typed: Typed) -> str:
    """Returns what a question supposes, without what asks and without the case that is told."""
    text = _ASIDE.sub("", typed.restored)
    return _supposed_en(text) if typed.language == "en" else _supposed_vi(text)


def _supposed_vi(text: str) -> str:
    """Returns what is supposed, without the word that asks and the case that is told before it."""
    said = _FINAL.sub(" ", _OUTRIGHT.sub("có ", text)).rstrip(" ,;?!.")
    begins = [m.start() for m in _MAIN_VI.finditer(said)]
    return said[begins[-1] :] if begins else said


def _supposed_en(text: str) -> str:
    """Returns what is supposed, without the tag that asks and the cases that are told before it and beside it."""
    told = _TAG_EN.sub(" ", text)
    said = next((s for s in reversed(_SENTENCE_END.split(told)) if _AUX.search(s)), told)
    led = _LED_EN.match(said)
    return _CASE_EN.sub(" ", said[led.end() - len(led[0].split()[-1]) :] if led else said)


def read_supposed(typed: Typed, agencies: Sequence[Sequence[Entry]]) -> Supposed | None:
    """Returns what a yes-or-no question supposes of the one agency it names, None for any other question.

    agencies: those that it names.
    """
    if not wants_yes_or_no(typed):
        return None
    role = COORDINATE if _COORDINATES.search(typed.folded) else LEAD if _LEADS.search(typed.folded) else None
    return Supposed(agencies[0][0].vi, role) if role and len(agencies) == 1 else None
