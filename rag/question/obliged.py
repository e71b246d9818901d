"""Whether a question is about who has to do something, who decides it, or whether somebody has to."""

import re

from rag.question.answer_type import AGENCIES_EN, AGENCIES_VI
from rag.question.typed import Typed

# Who must do something does it: not who helps.
_MUST = {
    "vi": re.compile(
        rf"\b(?:ai|{AGENCIES_VI}(?: noi)? nao) (?:se |thi )?(?:phai|can phai|co trach nhiem|co nhiem vu)\b"
        rf"|\b(?:viec|trach nhiem|nhiem vu) (?:nay )?(?:la )?cua (?:ai|{AGENCIES_VI} nao)\b"
    ),
    "en": re.compile(
        rf"\b(?:who|(?:which|what) (?:\w+ ){{0,2}}?{AGENCIES_EN})"
        r" (?:has to|have to|is to|are to|must|should|needs? to|shall)\b"
        r"|\bwhose (?:\w+ )?(?:job|task|duty|responsibility|business) (?:is|was)\b"
    ),
}
# Whether somebody has to: with accents, given back where they were left out.
_BINDING = {
    "vi": re.compile(r"(?<!\w)(?:bắt buộc|buộc phải|(?<!^có )phải(?! là| không| chăng))(?!\w)", re.IGNORECASE),
    "en": re.compile(
        r"\b(?:must|have to|has to|required|compulsory|mandatory|obliged|obligatory|need to)\b", re.IGNORECASE
    ),
}
# Who says whether something is done, beside whoever does it.
_DECIDES = {
    "vi": re.compile(
        rf"\b(?:ai|{AGENCIES_VI}(?: noi)? nao) (?:se |duoc |co quyen |co tham quyen |la nguoi )*(?:xem xet )?"
        r"(?:quyet dinh|quyet|phe duyet|duyet|cho phep|chap thuan|cap phep)\b"
    ),
    "en": re.compile(
        rf"\b(?:who|(?:which|what) (?:\w+ ){{0,2}}?{AGENCIES_EN}) (?:can |may |must |has to |will |is to )?"
        r"(?:decides?|approves?|permits?|authori[sz]es?|allows?|grants?)\b"
    ),
}


def says_must(typed: Typed) -> bool:
    """Returns whether who has to do something is asked for, and not who helps."""
    return bool(_MUST[typed.language].search(typed.folded))


def says_who_decides(typed: Typed) -> bool:
    """Returns whether who decides, approves or permits something is asked for."""
    return bool(_DECIDES[typed.language].search(typed.folded))


def says_bound(typed: Typed) -> bool:
    """Returns whether a question says that somebody has to do something."""
    return bool(_BINDING[typed.language].search(typed.restored))
