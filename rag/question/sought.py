"""Which side of a case or of a task a question seeks: what is to be done, what becomes of it, in which case."""

import re
from enum import StrEnum

from rag.question.typed import Typed


class Sought(StrEnum):
    """What of a case or a task is sought, where that is neither a name nor a figure."""

    TASK = "task"  # what somebody has to do
    CONSEQUENCE = "consequence"  # what becomes of a case
    CASE = "case"  # in which case something is so
    GROUNDS = "grounds"  # for what something is withdrawn, refused or ended: no day
    EXCEPTION = "exception"  # what a rule does not hold for
    PLACE = "place"  # where something is
    DOCUMENT = "document"  # which document says something
    EFFECT = "effect"  # from when, until when or whether a document or a rule holds
    ADOPTION = "adoption"  # when a document was passed


_DOCUMENT_VI = (
    r"(?:van ban|vb|chi thi|thong tu|tt|nghi dinh|nd|quyet dinh|qd|cong van|cv|ke hoach|nghi quyet|nq|thong bao)"
)
# What ends or is denied somebody for what was done, and what asks for that.
_ENDED_VI = (
    r"(?:bi (?:\w+ )?(?:thu hoi|rut|tuoc|huy|dinh chi|cham dut|tu choi|cat|mat|loai|xoa)|thu hoi|rut giay|tuoc giay"
    r"|tu choi)"
)
_WHICH_CASE_VI = r"khi nao|luc nao|(?:truong hop|ly do|hanh vi|loi) (?:nao|gi)|lam gi thi|vi sao thi"
_SOUGHT: dict[Sought, dict[str, re.Pattern[str]]] = {
    Sought.TASK: {
        "vi": re.compile(
            r"\b(?:phai|can|duoc giao|co|chiu|giao)(?: \w+){0,2}? (?:lam|thuc hien|viec|nhiem vu|trach nhiem) gi\b"
            r"|\bco (?:nhung |cac )?(?:nhiem vu|trach nhiem) (?:gi|nao)\b"
            r"|\bduoc giao (?:nhung )?(?:viec|nhiem vu) nao\b"
            r"|\b(?:phai|can)(?: \w+){0,2}? (?:xu ly|xu tri|lam|giai quyet|ung pho)(?: \w+){0,5}?"
            r" (?:ra sao|sao|the nao|nhu the nao|ntn)\b"
            r"|^(?:nhiem vu|trach nhiem) (?:chinh )?cua\b(?! (?:ai|\w+(?: \w+)? nao)\b)"
        ),
        "en": re.compile(
            r"\bwhat (?:must|should|does|do|is|are|has|have|will)\b.{2,80}"
            r"\b(?:do|told to do|required to do|responsible for|asked to do)\b"
            r"|\bwhat (?:tasks?|dut(?:y|ies)|jobs?|work) (?:fall|falls|is|are|was|were|does|do|has|have|belong)\b"
            r"|\bhow (?:must|should|is|are|does|do)\b.{2,60}\b(?:handle|deal with|respond|react)\b"
        ),
    },
    Sought.CONSEQUENCE: {
        "vi": re.compile(
            r"\bbi (?:xu ly|xu phat|xu|phat|thiet|sao|gi|ky luat|che tai)\b(?: \w+){0,4}? ?(?:sao|nao|gi|ntn)\b"
            r"|\bbi (?:sao|gi)\b|\bthi sao\b|\bchiu (?:hau qua |che tai )?gi\b"
        ),
        "en": re.compile(
            r"\bwhat (?:happens|will happen|would happen|is the penalty|penalt\w+|punishment|sanction)\b"
            r"|\bwhat (?:do|does|will|would|must)\b.{1,60}\b(?:face|faces|suffer|incur)\b"
        ),
    },
    Sought.CASE: {
        "vi": re.compile(
            r"\b(?:truong hop|khi|luc|muc|nhu the|the|ra) (?:nao|sao)(?: \w+){0,3}? thi"
            r"(?= (?:duoc|dc|phai|bi|moi|khong|ko|se|co)\b)"
            r"|\b(?:khi nao|luc nao|bao gio)(?: \w+){0,8}? (?:duoc|dc) "
        ),
        "en": re.compile(
            r"\b(?:in|under|on) (?:what|which) (?:cases?|circumstances?|conditions?|grounds?)\b|^when (?:may|can)\b"
        ),
    },
    Sought.GROUNDS: {
        "vi": re.compile(
            rf"\b{_ENDED_VI}\b.{{0,60}}\b(?:{_WHICH_CASE_VI})\b|\b(?:{_WHICH_CASE_VI})\b.{{0,60}}\b{_ENDED_VI}\b"
        ),
        "en": re.compile(
            r"\b(?:when|on (?:what|which) grounds|(?:in|under|for) (?:what|which) (?:\w+ )?(?:cases?|circumstances?"
            r"|reasons?|grounds?|violations?))\b.{3,80}\b(?:withdrawn|withdraws?|revoked?s?|taken away|cancel\w*|lose"
            r"|loses|lost|refused?s?|reject\w*|suspend\w*|terminat\w*|stripped|struck)\b"
        ),
    },
    Sought.EXCEPTION: {
        "vi": re.compile(
            r"\b(?:ngoai le|loai tru|ngoai tru)\b"
            r"|\b(?:ai|(?:truong hop|doi tuong|khi|luc|noi|\w+) nao)\b.{0,40}?\b(?:(?:duoc|dc|bi) (?:mien|hoan|cam)"
            r"|(?:mien|hoan|(?:khong|ko|k) (?:can|phai|bat buoc|thuoc|nam)) \w+)\b"
            r"|\b(?:khong|ko|k|chua) (?:ap dung|thuoc|duoc huong)\b.{0,30}\b(?:ai|(?:doi tuong|noi|truong hop) nao)\b"
            r"|\b(?:nao|ai) (?:thi |moi )?(?:duoc |dc )khoi\b(?! (?:cong|kien|to|hanh|dong|nghiep))"
            r"|\b(?:truong hop|cho|luc|khi) nao (?:\w+ ){0,2}?van\b"
            r"|\bnao (?:thi |van |se |lai )*(?:khong|ko|chua|cam) (?!\w+$)|\bnao (?:thi |van |se )*(?:khong|ko) \w+$"
        ),
        "en": re.compile(
            r"\b(?:left out|let off|spared|excused|except\w*|exempt\w*|exclud\w*|put off|postponed|barred|banned)\b"
            r"|\b(?:which|what|when|who)\b.{0,60}\bwithout (?:an? |any |the )?(?:permi\w+|licen[cs]e|approval)\b"
            r"|\b(?:any(?:thing|one|body| way| case)?|something)\b.{0,30}\b(?:may|can|could) still\b|\bany way\b"
            r"|\b(?:which|what|who)\b.{0,40}\b(?:not|never|cannot|don ?t|doesn ?t)\b"
        ),
    },
    Sought.PLACE: {
        "vi": re.compile(
            r"\b(?:o|tai|dat|nam|ve|den|di) dau\b|\b(?:o|tai|nam|dat)? ?(?:cho|noi|vi tri|dia diem) nao\b"
        ),
        "en": re.compile(r"^(?:and )?where\b|\bwhat is the (?:site|place|location|venue|address)\b"),
    },
    Sought.DOCUMENT: {
        "vi": re.compile(
            rf"\b{_DOCUMENT_VI}(?: \w+){{0,4}}? (?:nao|so may|so bao nhieu)(?: \w+){{0,5}}?"
            r" (?:quy dinh|huong dan|noi|neu|dieu chinh|de cap)\b"
        ),
        "en": re.compile(
            r"\b(?:which|what) (?:document|circular|decree|decision|directive|resolution|plan|law|guidance|text)\b"
            r".{0,40}?\b(?:says?|sets?|regulates?|governs?|covers?|lays?|deals?|provides?)\b"
        ),
    },
    Sought.ADOPTION: {
        "vi": re.compile(r"\b(?:thong qua|ban hanh|ky hop|bieu quyet)\b"),
        "en": re.compile(r"\b(?:pass(?:ed|es)?|adopt\w*|approv\w*|issued|vot\w*|session)\b"),
    },
    Sought.EFFECT: {
        "vi": re.compile(
            r"\b(?:hieu luc|ap dung|thi hanh|bat dau|thuc hien|het han|ket thuc|trien khai)\b"
            r"|\b(?:quy dinh|luat|muc(?: \w+){0,3}) moi\b"
            r"|\b(?:nghi dinh|thong tu|nghi quyet|quyet dinh|chi thi|ke hoach|quy che|quy dinh|van ban|nd|tt|nq|qd)\b"
        ),
        "en": re.compile(
            r"\b(?:effect|effective|force|appl(?:y|ies|ied|icable)|valid|start\w*|begin\w*|end(?:s|ed)?|expir\w*"
            r"|holds?|new (?:rules?|rates?)|decree|circular|resolution|decision|directive|plan|regulations?|rules?|law"
            r"|scheme)\b"
        ),
    },
}


_DOGS = re.compile(r"\bchó nào\b", re.IGNORECASE)
_OF_ITSELF = frozenset((Sought.EFFECT, Sought.ADOPTION))


def read_sought(typed: Typed, of_time: bool) -> frozenset[Sought]:
    """Returns which sides of a case or a task a question seeks.

    of_time: whether it asks for a day, or for a yes or a no: only then a document tells of itself what another may be
    asked for.
    """
    found = (s for s in _SOUGHT if of_time or s not in _OF_ITSELF)
    # "Chó nào" asks for no place, as accents tell.
    folded = typed.folded.replace("cho nao", "con nao") if _DOGS.search(typed.restored) else typed.folded
    return frozenset(s for s in found if _SOUGHT[s][typed.language].search(folded))
