"""Whether a question is about who has to do something, who decides it, who holds a post, or whether one has to."""

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
# Who says whether something is done, beside whoever does it. "Ký Quyết định 12" signs a document.
_DEED_VI = r"(?:cong nhan|cap|thanh lap|bo nhiem|ho tro|phe duyet|cho|giao|mien|giam|thu hoi|xu phat|khen|dieu dong)"
_DECIDES = {
    "vi": re.compile(
        rf"\b(?:ai|{AGENCIES_VI}(?: noi)? nao) (?:se |duoc |dc |co (?:tham )?quyen |co quyen |la nguoi )*(?:quyen )?"
        r"(?:xem xet )?(?:(?:ky |xet )?(?:phe )?duyet|cho phep|chap thuan|cap phep|(?:ky )?cong nhan"
        r"|(?:ra |co )?(?:quyet dinh|quyet)|ban hanh quyet dinh|ky (?:giay phep|cap|cho))\b"
        rf"|\b(?:ai|{AGENCIES_VI} nao) ky quyet dinh {_DEED_VI}\b"
        rf"|\b(?:thuoc )?(?:tham )?quyen(?: (?!cua)\w+){{0,4}} cua (?:ai|{AGENCIES_VI} nao)\b"
    ),
    "en": re.compile(
        rf"\b(?:who|(?:which|what) (?:\w+ ){{0,2}}?{AGENCIES_EN}) (?:can |may |must |has to |will |is to |needs to )?"
        r"(?:decides?|approves?|permits?|authori[sz]es?|allows?|grants?|recogni[sz]es?|signs? off|signs? the licen[cs]e"
        r"|signs? the (?:permit|recognition|approval)|clears"
        r"|(?:takes?|makes?|has|have) the (?:final )?(?:decision|say|power|authority))\b"
    ),
}

# The posts of boards and teams, whose holders a text names by their own posts.
_POST_VI = (
    r"(?P<post>(?:pho )?(?:chu tich|truong ban|truong doan|to truong|truong tieu ban|doi truong|chu nhiem)|thu ky)"
)
_HOLDS = {
    "vi": (
        re.compile(
            rf"\b(?:ai|nguoi nao) (?:se |duoc |dang |phai )?(?:(?:cu |phan cong )?lam|giu(?: chuc)?|la) {_POST_VI}\b"
        ),
        re.compile(rf"(?<!pho )\b{_POST_VI}(?: (?!ai\b|nao\b)\w+){{1,9}} (?:la|do) ai\b"),
    ),
    "en": (re.compile(r"\bwho (?:must |should |will |is to |has to )?(?P<post>chairs?|presides? over)\b"),),
}


def post_asked(typed: Typed) -> str:
    """Returns the folded post, in Vietnamese, whose holder is asked for; "" for none."""
    found = next(filter(None, (p.search(typed.folded) for p in _HOLDS[typed.language])), None)
    return "" if found is None else found["post"] if typed.language == "vi" else "chu tich"


def says_must(typed: Typed) -> bool:
    """Returns whether who has to do something is asked for, and not who helps."""
    return bool(_MUST[typed.language].search(typed.folded))


def says_who_decides(typed: Typed) -> bool:
    """Returns whether who decides, approves or permits something is asked for."""
    return bool(_DECIDES[typed.language].search(typed.folded))


def says_bound(typed: Typed) -> bool:
    """Returns whether a question says that somebody has to do something."""
    return bool(_BINDING[typed.language].search(typed.restored))
