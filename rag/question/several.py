"""Whether a question asks for one of several that it names ("A hay B"), or for several things ("gồm những gì")."""

import re

from rag.question.typed import Typed

_CHOICE = {
    "vi": re.compile(
        r"(?<!\w)hay (?!không|ko|chưa|được|k |là không|là chưa|gặp|bị|xảy|dùng|đã|còn)(?:là |chỉ |chỉ là |do )?\w",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:lead|leads|leading|coordinate|coordinates|department|ministry|committee|police)\b.*"
        r" or (?:the |just |only |does )?\w"
    ),
}
_THINGS = (
    r"(?:hinh thuc|noi dung|nguyen tac|truong hop|dieu kien|buoc|nhom|loai|nhiem vu|quyen|tieu chuan|giai phap|muc tieu"
    r"|chi tieu|viec|nguon|yeu cau|ho so|giay to|trach nhiem|doi tuong|thanh phan)"
)
_FEW_VI = r"(?:hai|ba|bon|nam|sau|bay|tam|[2-9])"
_SEVERAL = {
    "vi": re.compile(
        rf"\b(?:gom (?:nhung |co |cac )?(?:gi|ai|{_THINGS})|bao gom|nhung gi|liet ke|ke ten|lay tu dau"
        rf"|tu (?:nhung |cac )?nguon nao|(?:nhung|cac) {_THINGS}(?: \w+){{0,3}} (?:nao|gi)|{_THINGS} (?:gi|nao)"
        rf"|(?:co |quy dinh )?(?:may|bao nhieu) {_THINGS}"
        rf"|{_FEW_VI} {_THINGS}(?: \w+){{0,12}} (?:la gi|nao|gi)"
        rf"|gom (?:{_FEW_VI} )?(?:\w+ ){{1,2}}(?:nao|gi)"
        r"|^(?:cac |nhung )?(?:quyen han|nhiem vu|trach nhiem|nguyen tac|tieu chuan|dieu kien|doi tuong|muc tieu))\b"
    ),
    "en": re.compile(
        r"\b(?:what are|list (?:the|all)|(?:which|what|how many) (?:forms|principles|conditions|duties|powers|sources"
        r"|ways|criteria|tasks)|(?:which|what) (?:two|three|four|five|six|seven|[2-9]) \w+)\b"
    ),
}


_PAPERS = {
    "vi": re.compile(
        r"\b(?:giay to|giay|ho so)(?: \w+){0,2}? (?:gi|j|nao|nhung gi)\b"
        r"|\bho so\b.{0,160}\b(?:gom|can|phai co|co) (?:nhung |cac )?(?:gi|giay to|giay)\b"
        r"|\b(?:can|nop|chuan bi|kem|mang)(?: theo)? (?:nhung |cac )?(?:gi|giay to)\b.{0,60}\bho so\b"
        r"|\b(?:nop|xuat trinh|mang theo|kem theo|dem theo) (?:nhung|cac) gi\b"
        r"|\b(?:hs|hso)\b.{0,80}\bgom (?:nhung )?gi\b"
    ),
    "en": re.compile(
        r"\b(?:what|which) (?:papers?|paperwork|documents?|forms)\b.{0,80}\b(?:need|needed|submit|submitted|provide"
        r"|hand|handed|hands|required|prepare|attach|enclosed?|accompan(?:y|ies)|make up|go (?:into|with)"
        r"|goes with|make)\b"
        r"|\b(?:what|which) (?:papers?|paperwork|documents?|forms|records?)\b.{0,60}"
        r"\b(?:must|do|does|did|should|ha(?:ve|s))\b.{1,60}\b(?:file|show|present|produce|bring|carry|lodge|keep)\b"
        r"|\bwhat (?:is|goes|must be) (?:in|into) (?:the |an? )?(?:application|file|dossier)\b"
    ),
}


def asks_for_papers(typed: Typed) -> bool:
    """Returns whether a question asks which papers have to be handed in."""
    return bool(_PAPERS[typed.language].search(typed.folded))


_CONDITIONS = {
    "vi": re.compile(
        r"\b(?:dieu kien|dk|tieu chuan|tieu chi)\b(?:.{0,80}\b(?:gi|nao|ra sao|the nao)\b| de\b)"
        r"|^dieu kien\b(?! (?:kinh te|thoi tiet|tu nhien))"
        # As into a search box; with a question word it is "đăng ký" as often.
        r"|^dk\b(?!.*\b(?:gi|nao|dau|may|bao|ai|khi|sao|khong|ko|k)\b)"
        r"|\b(?:dap ung|thoa man|bao dam|dam bao|dat|co du|can|can co|can dat|phai co|phai dat) (?:duoc )?"
        r"(?:nhung |cac )?(?:dieu kien |yeu cau |tieu chuan |tieu chi )?(?:gi|nao)\b(?! (?:lam|chu|phu|cap|duyet))"
    ),
    "en": re.compile(
        r"\b(?:what|which) (?:\w+ )?(?:conditions|requirements|criteria|standards)\b"
        r"|\bwhat\b.{1,60}\b(?:satisfy|meet|fulfil\w*|qualif(?:y|ies)|comply)\b|\bto (?:qualify|be eligible)\b"
        r"|\bwhat must\b.{1,60}\b(?:have|show|prove)\b.{0,40}\bbefore\b|\b(?:conditions|requirements|criteria)$"
    ),
}


def asks_for_conditions(typed: Typed) -> bool:
    """Returns whether a question asks what somebody or something must be or have for what it tells."""
    return not asks_for_papers(typed) and bool(_CONDITIONS[typed.language].search(typed.folded))


_BAD_FILE = {
    "vi": re.compile(
        r"\b(?:thieu|(?:khong|ko|chua) (?:du|day du|hop le|bao dam|dam bao|dat|dung|xong)|tu choi|tra lai|tra ve|bi tra"
        r"|bo sung|sua lai|lam lai|bi loai|sai)\b"
    ),
    "en": re.compile(
        r"\b(?:incomplete|invalid|missing|lack\w*|reject\w*|refus\w*|turn\w* down|sent back|return\w*|wrong|faulty"
        r"|supplement\w*|not (?:complete|valid|enough|in order))\b"
    ),
}


def tells_of_a_bad_file(typed: Typed) -> bool:
    """Returns whether a question is about a file that lacks something or is turned down."""
    return bool(_BAD_FILE[typed.language].search(typed.folded))


# "Which papers make up …", "what kinds of …": a noun in the plural behind the word that asks.
_PLURAL_EN = re.compile(
    r"\b(?:which|what) (?:\w+ ){0,2}(?!\w+(?:us|is|ss)\b)\w{3,}s"
    r" (?:are|do|did|does|must|can|may|have|were|should|need|make|get|will|to|of|that)\b"
    r"|\b(?:in|for|from|with|under) (?:which|what) (?!\w+(?:us|is|ss)\b)\w{3,}s\b|^what are\b"
)


def asks_in_the_plural(typed: Typed) -> bool:
    """Returns whether English asks for more than one thing by its noun."""
    return typed.language == "en" and bool(_PLURAL_EN.search(typed.folded))


_THINGS_ASKED = re.compile(r"\b(?:nhung|cac) (?P<noun>\w+)(?: \w+){0,3} (?:nao|gi)\b")


def things_asked(typed: Typed) -> str:
    """Returns the first syllable of the noun of which several are asked for, folded, "" for none: "những nguồn nào"."""
    found = _THINGS_ASKED.search(typed.folded) if typed.language == "vi" else None
    return found["noun"] if found else ""


def names_choice(typed: Typed) -> bool:
    """Returns whether a question asks for one of several that it names."""
    return bool(_CHOICE[typed.language].search(typed.restored if typed.language == "vi" else typed.folded))


def asks_for_several(typed: Typed) -> bool:
    """Returns whether a question asks for several things."""
    return bool(_SEVERAL[typed.language].search(typed.folded))
