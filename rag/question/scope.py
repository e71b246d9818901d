"""Questions that are no matter of directives, whatever is stored: the weather, football, recipes, personal advice."""

import re

from rag.question.terms import translated_words
from rag.question.typed import Typed

_OUT_OF_SCOPE_VI = re.compile(
    r"\b(thoi tiet|troi (?:co )?mua|bong da|da bong|ti so|ty so|world cup|nau an|cach nau|cong thuc nau|mon an"
    r"|tinh yeu|nguoi yeu"
    r"|ke chuyen|truyen cuoi|lam tho|bai hat|phim|gia vang|chung khoan|xo so|tu vi|boi toan|du lich dau"
    r"|mua nha dau|giam can|lieu (?:luong )?(?:bao nhieu|may)"
    r"|uong thuoc gi|paracetamol|viet code|lap trinh)\b"
)
_OUT_OF_SCOPE_EN = re.compile(
    r"\b(weather|forecast for tomorrow|football|soccer|world cup|recipe|how to cook|love|girlfriend|boyfriend"
    r"|joke|poem|song|movie|gold price"
    r"|stock (?:market|price|exchange)|lottery|horoscope|lose weight|dosage|paracetamol|who are you|write code"
    r"|programming)\b"
)


# With accents: "máy phát điện" is no scolding.
_ONLY_SCOLDS = re.compile(
    r"(?:mày|máy|bạn|bot|ad|hệ thống|app|(?:bot |máy )?trả lời|nói)\b.{0,12}\b(?:ngu|dốt|vô dụng|tệ)"
    r"(?: (?:quá|thế|vậy|lắm|thật))?|đồ (?:ngu|điên|hâm)"
    r"|(?:may|ban|bot|app) (?:ngu|dot)(?: (?:qua|the|vay|lam|that))?|do ngu"
    r"|(?:you(?:'re| are)? )?(?:a )?(?:stupid|useless|dumb|idiot)(?: (?:bot|machine|thing|app|program))?"
    r"|(?:xin )?cảm ơn.{0,20}|thanks?(?: you)?(?: very much| so much| a lot)?"
)
_WHO_ARE_YOU = re.compile(r"^(?:bạn|mày|em|cậu) là (?:ai|gì)\b", re.IGNORECASE)


def is_small_talk(typed: Typed) -> bool:
    """Returns whether a text only scolds, thanks or asks who answers."""
    if any(_ONLY_SCOLDS.fullmatch(t.lower().rstrip(" .!?")) for t in (typed.text, typed.restored)):
        return True
    return bool(_WHO_ARE_YOU.match(typed.restored))


def subject_out_of_scope(typed: Typed) -> tuple[str, ...]:
    """Returns what a question is of that offices' documents seldom treat, folded, () for any other question.

    In English the words that it may be in Vietnamese: what holds one of them does treat it, a decree on securities say.
    """
    found = (_OUT_OF_SCOPE_VI if typed.language == "vi" else _OUT_OF_SCOPE_EN).search(typed.folded)
    if found is None:
        return ()
    terms = translated_words(found[0].split()) if typed.language == "en" else {}
    return tuple(dict.fromkeys((found[0], *(term.replace("_", " ") for term in terms))))
