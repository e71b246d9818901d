"""Questions about tasks that are due: which, whose, and in which time."""

import re

from corpus.lexicon.glossary import agency
from corpus.lexicon.phrases import english_agency
from rag.question.asked_time import BEFORE, AskedTime, take_time
from rag.question.document_list import Listing
from rag.question.document_words import FILL

_DUE = {
    "vi": (
        r"(?:co |con )?(?:nhung |cac |may |bao nhieu )?(?:viec|nhiem vu|cong viec|bao cao|ho so|gi)(?: gi| nao)?"
        r"(?: (?:cua|cho) (?P<who>.+?))?"
        r"(?: ma)?(?: phai| can| se| sap)*(?: (?:den han|toi han|het han|den hen|hoan thanh|lam xong|xong|nop|gui|trinh"
        r"|co han))"
        r"(?: cho ai| cua ai| (?:cho|cua) (?P<whom>.+?))?"
        r"(?: (?:khong|chua|the|vay|a|nhi))*",
        r"(?:(?P<who>.+?) )?(?:con )?(?:phai|can|se)(?: phai| can)*"
        r" (?:hoan thanh|lam xong|xong|nop|lam|gui|trinh|bao cao)"
        r"(?: nhung| cac)?(?: viec| nhiem vu| cong viec| bao cao| ho so)?(?: gi| nao)"
        r"(?: (?:khong|chua|the|vay|a|nhi))*",
        r"(?P<who>.+?) (?:con |dang )?(?:co|con) (?:nhung |cac )?(?:viec|nhiem vu)(?: gi| nao)(?: phai| can| se)*"
        r" (?:den han|toi han|het han|hoan thanh|xong|lam xong)(?: (?:khong|chua|the|vay|a))*",
        r"(?:liet ke )?(?:nhung |cac )?(?:viec|nhiem vu|cong viec|bao cao|ho so) (?:ma )?(?P<who>.+?) (?:phai|can|se)"
        r"(?: phai)? (?:lam|hoan thanh|nop|lam xong|trinh|gui|bao cao)(?: xong)?",
        r"(?:co )?(?:nhung |cac )?(?:cai|muc|phan viec|thu)(?: gi| nao) (?:phai |can |se |sap )*"
        r"(?:den han|toi han|het han|hoan thanh|xong|nop)",
        r"(?:liet ke |co )?(?:nhung |cac )?(?:thoi han|han chot|deadline|han)(?: nop(?: bao cao)?)?(?: co)?"
        r"(?: gi| nao)?(?: cua (?P<who>.+?))?(?: la gi| khong)?",
    ),
    "en": (
        r"what(?: else)?(?: tasks| work| deadlines| duties)? (?:is|are|falls?|comes?|must be|has to be|needs to be)"
        r"(?: due| done| finished| completed| handed in| submitted| delivered| reported| to be done| to be finished)*"
        r"(?: (?:for|by|from) (?:the )?(?P<who>.+?))?"
        r"(?: and for whom)?",
        r"(?:which |what |list |show |show me |are there |is there |is |how many )?(?:any )?(?:all )?(?:the )?(?:due )?"
        r"(?:tasks?|work|deadlines?|duties|duty|reports?|jobs?|things?|anything|everything|all)(?: that)?"
        r"(?: are| is| falls?| comes?)?"
        r"(?: (?:must|has to|have to|needs? to|should|to)(?: be)?)?"
        r"(?: (?:due|done|finished|completed|submitted|delivered|ready))*(?: (?:for|of) (?:the )?(?P<who>.+?))?",
        r"what (?:must|should|does|do|has|is|are) (?:the )?(?P<who>.+?)"
        r"(?: have to| need to| (?:due|supposed|expected) to| to)? (?:do|finish|complete|submit|deliver)",
    ),
}  # fmt: skip

# "…, và của ai": each task is told with whom it is for, whether that is asked or not.
_WHOSE = {
    "vi": re.compile(
        r",? (?:va |thi )?(?:(?:la )?(?:cua|cho|do) (?:ai|nhung ai|co quan nao|don vi nao|so nao)"
        r"(?: lam| phu trach| chu tri)?|ai (?:lam|phu trach|chiu trach nhiem|phai lam|chu tri))$"
    ),
    "en": re.compile(
        r",? (?:and )?(?:(?:by|for|from|of) (?:whom?|which (?:agency|department|office|body))"
        r"|who (?:is|are) responsible|who (?:does|must do|has to do) (?:it|them|that)|whose (?:are they|is it|tasks?))$"
    ),
}

# Whoever asks names no agency by "we".
_ASKERS = frozenset(
    ("toi", "minh", "em", "ta", "chung toi", "chung ta", "ben minh", "co quan minh", "don vi minh", "i", "we")
)

# What fell due by now: whether it was done no document says.
_LATE = {
    "vi": re.compile(r"(?:da |bi )?(?:qua han|tre han|het han|cham han)(?: roi)?"),
    "en": re.compile(r"(?:already )?(?:overdue|past due|late)(?: by now| now)?"),
}


def read_due(text: str, language: str) -> Listing | None:
    """Returns whose tasks are asked for that are due at a time, None where anything else is asked."""
    late = _LATE[language].search(text)
    if late:
        text = f"{text[: late.start()]}{'den han' if language == 'vi' else 'due'}{text[late.end() :]}"
    time, rest = take_time(_WHOSE[language].sub("", text), language)
    if late:
        time = AskedTime(BEFORE, "hom nay" if language == "vi" else "today")
    if time is None:
        return None
    for pattern in _DUE[language]:
        found = re.fullmatch(rf"(?:(?:{FILL[language]}) )*(?:{pattern})", rest)
        if found:
            groups = found.groupdict(default="")
            who = groups.get("who") or groups.get("whom") or ""
            who = "" if who in _ASKERS else who
            entry = agency(who) or (english_agency(who) if language == "en" else None)
            if who and (entry is None or entry.kind != "agency"):
                return None
            return Listing("due", time=time, agency=entry.vi if entry else "")
    return None
