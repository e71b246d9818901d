"""What a question asks of a meeting that was held: who chaired it, on what day, where, who was there."""

import re
from enum import StrEnum

from corpus.text.accents import fold
from rag.question.typed import Typed


class Meeting(StrEnum):
    """What is asked of a meeting."""

    CHAIR = "chair"
    DAY = "day"
    PLACE = "place"
    PRESENT = "present"


_WHO = r"(?:ai|(?:ong|ba|dong chi|nguoi|lanh dao|vi) nao)"
# "Phòng họp", "giấy mời họp" are none; nor is "hợp", as accents tell, else the word before it or behind.
_HELD = (
    r"(?:(?:cuoc|buoi|phien) (?:hop|lam viec|giao ban)|hoi nghi|giao ban"
    r"|(?<!phong )(?<!moi )(?<!lieu )(?<!lich )(?<!bien ban )(?<!phoi )(?<!truong )(?<!phu )(?<!to )(?<!tong )(?<!ket )"
    r"(?<!thich )(?<!lien )(?<!hon )hop(?! (?:dong|tac|le|phap|ly|nhat|nhom|thanh|phan)\b))"
)
_FITS = re.compile(r"(?<!\w)hợp(?!\w)", re.IGNORECASE)
_CHAIRED = r"(?:chu tri|chu toa|dieu hanh)"
_ASKED: dict[str, dict[Meeting, re.Pattern[str]]] = {
    "vi": {
        Meeting.CHAIR: re.compile(
            rf"\b{_WHO} (?:da |la nguoi |dung ra )*{_CHAIRED} {_HELD}\b"
            rf"|\b{_HELD}\b.{{0,120}}\b(?:do )?{_WHO} {_CHAIRED}\b"
            rf"|\b(?:nguoi )?{_CHAIRED} {_HELD}\b.{{0,120}}\bla (?:ai|nguoi nao)\b"
        ),
        Meeting.DAY: re.compile(
            rf"\b{_HELD}\b.{{0,120}}\b(?:ngay nao|ngay may|khi nao|hom nao|luc nao|bao gio|ngay bao nhieu)\b"
        ),
        Meeting.PLACE: re.compile(
            rf"\b{_HELD}\b.{{0,120}}\b(?:o dau|tai dau|cho nao|(?:o|tai) (?:noi|dia diem) nao)\b"
        ),
        Meeting.PRESENT: re.compile(
            rf"\b(?:nhung )?(?:{_WHO}|ai) (?:da |deu )?(?:du|tham du|co mat) {_HELD}\b"
            rf"|\b{_HELD}\b.{{0,120}}\b(?:co )?(?:nhung )?ai (?:da |deu )?(?:du|tham du|co mat)\b"
            rf"|\b(?:thanh phan )?(?:du|tham du) {_HELD}\b.{{0,120}}\b(?:gom|co|la) (?:nhung )?(?:ai|gi)\b"
        ),
    },
    "en": {
        Meeting.CHAIR: re.compile(
            r"\bwho (?:chaired|presided|ran|led) .{0,60}\b(?:meeting|conference|session)\b"
            r"|\b(?:meeting|conference|session)\b.{0,120}\bwho (?:chaired|presided)\b"
            r"|\bby whom was the (?:meeting|conference)\b.{0,80}\bchaired\b|\bwho was in the chair\b"
        ),
        Meeting.DAY: re.compile(
            r"\b(?:when|(?:what|which) (?:day|date))\b.{0,40}\b(?:was|did|is)\b.{0,60}\b(?:meeting|conference)\b"
        ),
        Meeting.PLACE: re.compile(r"\bwhere (?:was|did|is)\b.{0,60}\b(?:meeting|conference)\b"),
        Meeting.PRESENT: re.compile(
            r"\bwho (?:all )?(?:attended|was at|were at|took part in|was present at) .{0,60}\b(?:meeting|conference)\b"
        ),
    },
}
# What is held again and again, or is to be, is a task and no meeting that was.
_AGAIN = re.compile(
    r"\b(?:(?:hang|moi) (?:ngay|tuan|thang|quy|nam|lan|dot)|dinh ky|thuong ky|bao lau|may lan|se|phai|can(?! bo\b)"
    r"|(?<!du )lich|every|each|weekly|monthly|quarterly|must|will"
    r"|should|regular\w*|next|how often)\b"
)


def read_meeting(typed: Typed) -> Meeting | None:
    """Returns what is asked of a meeting that was held, None where none is spoken of."""
    if _AGAIN.search(typed.folded):
        return None
    folded = fold(_FITS.sub("hợp_", typed.text)) if _FITS.search(typed.text) else typed.folded
    return next((m for m, pattern in _ASKED[typed.language].items() if pattern.search(folded)), None)
