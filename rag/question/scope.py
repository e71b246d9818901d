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
    r"|stock (?:market|price|exchange)|lottery|horoscope|lose weight|dosage|paracetamol|write code"
    r"|programming)\b"
)

_WHICH_OFFICE = re.compile(
    r"\b(?:so|bo|ban|nganh|cuc|phong|co quan|don vi|cap) nao\b"
    r"|\b(?:which|what) (?:agency|agencies|department|office|ministry|body|authority)\b"
)


def asks_which_office(typed: Typed) -> bool:
    """Returns whether a question says that it asks for an office: "sở nào", "which agency"."""
    return _WHICH_OFFICE.search(typed.folded) is not None


def subject_out_of_scope(typed: Typed) -> tuple[str, ...]:
    """Returns what a question is of that offices' documents seldom treat, folded, () for any other question.

    In English the words that it may be in Vietnamese: what holds one of them does treat it, a decree on securities say.
    """
    found = (_OUT_OF_SCOPE_VI if typed.language == "vi" else _OUT_OF_SCOPE_EN).search(typed.folded)
    if found is None:
        return ()
    terms = translated_words(found[0].split()) if typed.language == "en" else {}
    return tuple(dict.fromkeys((found[0], *(term.replace("_", " ") for term in terms))))
