"""Questions about all that is stored: which documents there are, by whom, about what, since when; what is due when."""

import functools
import re
from dataclasses import dataclass, replace

from corpus.lexicon.glossary import agency
from corpus.lexicon.phrases import english_agency
from rag.question.asked_time import BEFORE, AskedTime, take_time
from rag.question.document_words import FILL, STRONG, WEAK

# Kinds whose words are those of clauses too ("có quy định nào về …") are listed by none of these.
_LISTED_WEAK = {
    "vi": ("ke hoach", "thong bao", "thong bao ket luan", "de an"),
    "en": ("plan", "plans", "notice", "notices"),
}
_STORED = {
    "vi": "duoc luu|dang luu|luu tru|luu|da nap|duoc nap|nap|dang co|hien co"
    "|tat ca|toan bo|duoc ban hanh|da ban hanh|ban hanh|duoc ky|da ky|ky|da|duoc|khong|ko|chua|la gi|gi|nao|vay|co",
    "en": "are there|there are|is there|there|do you have|you have|are stored|stored|are available|available|exist"
    "|have been issued|has been issued|were issued|was issued|are issued|issued|were|are|is|published"
    "|signed|that|which|all|any|the|have|been",
}
# Where they are stored is no place of theirs.
_HERE = {"vi": "(?:o|tai|trong) (?:day|kho|he thong|may)", "en": "here|in the system"}
_ABOUT = {
    "vi": "noi ve|ban ve|de cap den|de cap toi|de cap|nhac den|nhac toi|dinh den|huong dan ve|thuoc linh vuc"
    "|xoay quanh|quy dinh ve|lien quan den|lien quan toi|lien quan|ve viec|ve linh vuc|ve van de|ve chu de|ve",
    "en": "relating to|relates? to|related to|dealing with|(?:that )?deals? with|about|concerning|regarding"
    "|with regard to|on the (?:topic|subject) of|on|mentioning|(?:that )?mentions?"
    "|(?:that )?(?:cover|concern|address|discuss|govern|regulate|treat)s?"
    "|covering|addressing|governing|regulating|treating|(?:that )?(?:talks?|speaks?) (?:about|of)",
}
_BY = {"vi": "do|cua|boi", "en": "by|from|of"}
_AT = {"vi": "o|tai", "en": "in|at|for"}
# Behind whose documents they are, these ask for something else than which there are.
_ASKS_ELSE = re.compile(
    r"(?<!\S)(?:khi|luc|ngay|thang|nam|ban|thi|dinh|quyet|tu|hoach|lenh) (?:nao|gi)(?!\S)"
    r"|(?<!\S)bao (?:gio|nhieu|lau)(?!\S)|(?<!\S)(?:o|ve|den|tu) dau(?!\S)"
)
LONGEST_NAME = 10  # words of an issuer or a place
_WHICH, _NEWEST, _OLDEST, _MANY = "which", "newest", "oldest", "how_many"
_ASKS = frozenset(["ai", "gi", "nao", "what", "who", "which"])
_ORDER = {
    "vi": (
        (_NEWEST, "(?:moi|gan day|gan) nhat|moi (?:ban hanh|ra)(?: gan day)?|(?:sau )?cuoi cung|moi toanh"),
        (_OLDEST, "(?:cu|som|lau) nhat|dau tien"),
    ),
    "en": ((_NEWEST, "newest|latest|most recent|last"), (_OLDEST, "oldest|earliest|first")),
}  # fmt: skip


@dataclass(frozen=True)
class Listing:
    """Which of all documents, or of all tasks.

    how: which, newest, oldest, how_many or due; kind: folded, empty for any; about, by, at: the folded words of a
    subject, an issuer, a place; time: of their dates, or when tasks are due; agency: whose tasks, registered; skip:
    of the newest or oldest, how many stand before the one that is wanted.
    """

    how: str
    kind: str = ""
    about: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    time: AskedTime | None = None
    agency: str = ""
    skip: int = 0

    @property
    def is_filtered(self) -> bool:
        """Whether it wants but some of all."""
        return bool(self.about or self.by or self.at or self.time)


def read_listing(text: str, language: str) -> Listing | None:
    """Returns which of all documents words without marks ask for, None where they ask for anything else."""
    text = " ".join(re.sub(rf"(?<!\S)(?:{_HERE[language]})(?!\S)", " ", text).split())
    for how, pattern, needs in _patterns(language):
        found = pattern.fullmatch(text)
        if not found:
            continue
        kinds = STRONG[language] | WEAK[language]
        groups = found.groupdict(default="")
        parts = _filtered(f"{groups.get('rest', '')} {groups.get('more', '')}", groups.get("issuer", ""), language)
        if parts is None:
            continue
        listing = Listing(how, kinds[found["kind"]], *parts)
        if listing.is_filtered or not needs:
            return listing
    return None


def narrowed(listing: Listing, rest: str, language: str) -> Listing | None:
    """Returns a list with what is said besides of its documents, None where that says nothing, or a word is left."""
    parts = _filtered(rest, "", language)
    if parts is None:
        return None
    about, by, at, time = parts
    if not (about or by or at or time):
        return None
    return replace(
        listing, about=(*listing.about, *about), by=(*listing.by, *by), at=(*listing.at, *at), time=time or listing.time
    )


def _filtered(
    rest: str, issuer: str, language: str
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], AskedTime | None] | None:
    """Returns subject, issuer, place and time in what is said of documents, None where a word is left over."""
    time, rest = take_time(" ".join(rest.split()), language)
    if time is None and issuer:
        time, issuer = take_time(issuer, language)
    marks = {"about": _ABOUT[language], "by": _BY[language], "at": _AT[language]}
    pattern = re.compile("|".join(rf"(?<!\S)(?P<{name}>{words})(?!\S)" for name, words in marks.items()))
    parts: dict[str, list[str]] = {"": [], "about": [], "by": issuer.split(), "at": []}
    current, at = "", 0
    for found in pattern.finditer(rest):
        parts[current] += rest[at : found.start()].split()
        current, at = found.lastgroup or "", found.end()
    parts[current] += rest[at:].split()
    if any(_ASKS_ELSE.search(" ".join(parts[name])) for name in ("by", "at")):
        return None  # "… của HĐND tỉnh áp dụng |đến khi nào|": no list is asked for
    said = {name: _without_fill(words, language, name != "about") for name, words in parts.items()}
    if said[""] or re.search(
        r"(?<!\S)(?:ai|gi|nao|what|who|which)(?!\S)", " ".join(w for words in said.values() for w in words)
    ):
        return None
    if max(len(said["by"]), len(said["at"])) > LONGEST_NAME:
        return None  # whole sentences follow
    return tuple(said["about"]), tuple(said["by"]), tuple(said["at"]), time


def _without_fill(words: list[str], language: str, wholly: bool) -> list[str]:
    """Returns words without those that add nothing; wholly: wherever they stand, not only at the end."""
    fill = rf"(?<!\S)(?:{_STORED[language]}|{FILL[language]})(?!\S)"
    text = " ".join(words)
    if wholly:
        return re.sub(fill, " ", text).split()
    trailing = re.compile(rf"(?:^| ?{fill})$")
    while text and (found := trailing.search(text)) and found.start() < len(text):
        text = text[: found.start()].strip()
    return text.split()


@functools.lru_cache(maxsize=2)
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    """Returns the patterns of lists: how, the pattern, and whether it must say which of all."""
    names = [*STRONG[language], *_LISTED_WEAK[language]]
    kind = rf"(?P<kind>{'|'.join(sorted(names, key=len, reverse=True))})(?!\S)"
    fill = rf"(?:(?:{FILL[language]}) )*"
    rest = r"(?P<rest>.*?)"
    table = _vietnamese(kind, rest) if language == "vi" else _english(kind, rest)
    return tuple((how, re.compile(fill + pattern), needs) for how, pattern, needs in table)


def _vietnamese(kind: str, rest: str) -> list[tuple[str, str, bool]]:
    ordered = [
        (how, rf"(?:cho xem |xem |tim )?(?:nhung |cac )?{kind}(?: nao)?{rest}(?: la)? (?:{words})(?P<more>.*?)"
         rf"(?: la (?:gi|nao|\S+ nao|\S+ \S+ nao))?", False)
        for how, words in _ORDER["vi"]
    ]  # fmt: skip
    return [
        *ordered,
        (_MANY, rf"(?:(?:dang |hien )?co )?(?:tat ca |tong cong )?(?:bao nhieu|may) {kind}{rest}", False),
        (_MANY, rf"(?P<issuer>.+?) (?:da )?(?:co|ban hanh|ra) (?:bao nhieu|may) {kind}{rest}", False),
        (_MANY, rf"(?:tong )?so(?: luong)? {kind}{rest}(?: la bao nhieu)?", False),
        (_WHICH, rf"(?:dang |hien )?(?:co|luu|nap|luu tru) (?:nhung|cac) {kind}(?: nao| gi)?{rest}", False),
        (
            _WHICH,
            rf"(?:liet ke|danh sach|ke ten|ke|cho xem|cho toi xem|xem|tim|thong ke)(?: ra)?(?: tat ca| toan bo)?"
            rf"(?: cac| nhung)? {kind}{rest}",
            False,
        ),
        (_WHICH, rf"(?:nhung |cac |tat ca cac )?{kind} (?:nao|gi){rest}", True),
        (_WHICH, rf"(?:(?:nhung|cac) )?{kind}{rest}", True),
        (_WHICH, rf"co {kind} (?:nao|gi){rest}", False),
        (_WHICH, rf"(?P<issuer>.+?) (?:da )?(?:co|ban hanh|ra) (?:nhung|cac) {kind}(?: nao| gi){rest}", False),
    ]


def _english(kind: str, rest: str) -> list[tuple[str, str, bool]]:
    ordered = [
        (how, rf"(?:what is |which is |what's |show me |show )?(?:the )?(?:{words}) {kind}{rest}", False)
        for how, words in _ORDER["en"]
    ]
    ordered += [
        (how, rf"(?:what|which) {kind}{rest} (?:is|are) (?:the )?(?:{words})", False) for how, words in _ORDER["en"]
    ]
    return [
        *ordered,
        (_MANY, rf"how many {kind}{rest}(?: did (?P<issuer>.+?) issue(?P<more>.*))?", False),
        (_MANY, rf"(?:what is )?(?:the )?number of {kind}{rest}", False),
        (
            _WHICH,
            rf"(?:what|which) {kind} (?:did|has|have) (?:the )?(?P<issuer>.+?) (?:issued?|published?|signed?){rest}",
            False,
        ),
        (_WHICH, rf"(?:list|show me|show|name|find|give me)(?: all)?(?: the)? {kind}{rest}", False),
        (_WHICH, rf"(?:what|which)(?: other)? {kind}{rest}", False),
        (_WHICH, rf"(?:are|is) there (?:any |an? )?{kind}{rest}", False),
        (_WHICH, rf"do you have (?:any |an? )?{kind}{rest}", False),
        (_WHICH, rf"(?:all )?(?:the )?{kind}{rest}", True),
    ]  # fmt: skip


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
        r"(?:liet ke |co )?(?:nhung |cac )?(?:thoi han|han chot|deadline|han)(?: nop(?: bao cao)?)?(?: gi| nao)?"
        r"(?: cua (?P<who>.+?))?(?: la gi| khong)?",
    ),
    "en": (
        r"what(?: else)?(?: tasks| work| deadlines| duties)? (?:is|are|falls?|comes?|must be|has to be|needs to be)"
        r"(?: due| done| finished| completed| to be done| to be finished)*(?: (?:for|by|from) (?:the )?(?P<who>.+?))?"
        r"(?: and for whom)?",
        r"(?:which |what |list |show |show me |are there |is there |is |how many )?(?:any )?(?:all )?(?:the )?(?:due )?"
        r"(?:tasks|deadlines?|duties|reports|anything)(?: that)?(?: are| is| fall)?"
        r"(?: due)?(?: (?:for|of) (?:the )?(?P<who>.+?))?",
        r"what (?:must|should|does|do|has) (?:the )?(?P<who>.+?)(?: have to| need to| to)?"
        r" (?:do|finish|complete|submit|deliver)",
    ),
}  # fmt: skip

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
    time, rest = take_time(text, language)
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
