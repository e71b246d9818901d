"""Questions about all that is stored: which documents there are, by whom, about what, since when."""

import functools
import re
from dataclasses import dataclass, replace

from rag.question.asked_time import IN, SINCE, AskedTime, take_time
from rag.question.document_words import FILL, STRONG, WEAK

# Kinds whose words are those of clauses too ("có quy định nào về …") are listed by none of these.
_LISTED_WEAK = {
    "vi": (
        "ke hoach",
        "thong bao",
        "thong bao ket luan",
        "de an",
        "huong dan",
        "ket luan",
        "chuong trinh",
        "luat",
        "phuong an",
    ),
    "en": (
        "plan",
        "plans",
        "notice",
        "notices",
        "letter",
        "letters",
        "guidance",
        "guidelines",
        "dispatch",
        "dispatches",
        "proposal",
        "proposals",
        "notification",
        "notifications",
        "announcement",
        "announcements",
        "programmes",
        "laws",
    ),
}
_STORED = {
    "vi": "duoc luu|dang luu|luu tru|luu|da nap|duoc nap|nap|dang co|hien co"
    "|tat ca|toan bo|duoc ban hanh|da ban hanh|ban hanh|duoc ky|da ky|ky|da|duoc|khong|ko|chua|la gi|gi|nao|vay|co",
    "en": "are there|there are|is there|there|do you have|you have|are stored|stored|are available|available|exist"
    "|have been issued|has been issued|were issued|was issued|are issued|issued|were|are|is|published"
    "|came out|come out|appeared|released|signed|that|which|all|any|the|have|been"
    "|you hold|we hold|we have|do we have|do you hold|on file|you know|held",
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
_ENDED = {
    "vi": r"(?:da |bi )*(?:het|khong con|mat) (?:hieu luc|gia tri)(?: thi hanh)?(?: roi)?",
    "en": "(?:(?:that )?(?:is|are) )?no longer (?:in force|in effect|valid|effective)",
}
_HOLDING = {
    "vi": "(?:hien |van |dang |con |co )*(?:con|dang|co) (?:hieu luc|gia tri)(?: thi hanh)?(?: hien nay| hien tai)?",
    "en": "(?:(?:that )?(?:is|are) )?(?:still |currently |now )*(?:in force|in effect|valid)(?: now| today)?",
}
# That it takes effect, behind which a time is of that and not of its own day.
_STARTS = {
    "vi": r"(?:bat dau |se )?(?:co hieu luc|ap dung)(?: thi hanh)?(?: trong| vao| ke)*"
    r"(?= (?:tu |sau |truoc )?(?:ngay |thang |nam |quy |hom |dau |cuoi )*(?:\d|nay|truoc|toi|sau))",
    "en": r"(?:that |which )?(?:will |is to |are to )?(?:(?:tak|took|com|cam)\w* (?:in ?to )?(?:effect|force)"
    r"|(?:are |is |become |becoming |became )?effective)(?= (?:in|on|from|since|after|before|as of|during|by)(?!\S))",
}
_ONE_DAY = re.compile(
    r"(?<!\S)ngay \d|(?<!\S)\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|(?<!\S)\d{1,2}(?:st|nd|rd|th)? [a-z]+ \d{4}"
    r"|[a-z]{3} \d{1,2},? \d{4}"
)
_ONWARDS = re.compile(r"(?<!\S)(?:tro (?:di|ve sau|lai)|den nay|ve sau|onwards?|or (?:later|after)|to date)(?!\S)")
_STARTED = {"vi": " ban hanh ", "en": " issued "}
_NUMBERS = {
    "hai": 2, "ba": 3, "bon": 4, "nam": 5, "muoi": 10, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10,
}  # fmt: skip
_COUNT = rf"(?P<most>\d{{1,2}}|{'|'.join(_NUMBERS)})"
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
    of the newest or oldest, how many stand before the one that is wanted; in_force: whether only those in force are
    wanted, or only those that are no longer, None for any; most: how many of the newest or oldest, 0 for one; starts:
    whether the time is since when they hold.
    """

    how: str
    kind: str = ""
    about: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    time: AskedTime | None = None
    agency: str = ""
    skip: int = 0
    in_force: bool | None = None
    most: int = 0
    starts: bool = False

    @property
    def is_filtered(self) -> bool:
        """Whether it wants but some of all."""
        return bool(self.about or self.by or self.at or self.time) or self.in_force is not None


def read_listing(text: str, language: str) -> Listing | None:
    """Returns which of all documents words without marks ask for, None where they ask for anything else."""
    text = " ".join(re.sub(rf"(?<!\S)(?:{_HERE[language]})(?!\S)", " ", text).split())
    if started := re.search(rf"(?<!\S){_STARTS[language]}", text):
        dated = f"{text[: started.start()]}{_STARTED[language]}{text[started.end() :]}"
        listing = _read_listing(" ".join(dated.split()), language)
        if listing is not None and listing.time is not None:
            # "Có hiệu lực từ ngày 1/7/2026" is said of what begins to hold on that very day.
            on_that_day = (
                listing.time.how == SINCE and _ONE_DAY.search(listing.time.period) and not _ONWARDS.search(text)
            )
            time = replace(listing.time, how=IN) if on_that_day else listing.time
            return replace(listing, starts=True, time=time)
    return _read_listing(text, language)


def _read_listing(text: str, language: str) -> Listing | None:
    in_force, text = _take_force(text, language)
    for how, pattern, needs in _patterns(language):
        found = pattern.fullmatch(text)
        if not found:
            continue
        kinds = STRONG[language] | WEAK[language]
        groups = found.groupdict(default="")
        parts = _filtered(f"{groups.get('rest', '')} {groups.get('more', '')}", groups.get("issuer", ""), language)
        if parts is None:
            continue
        kind, most = kinds[groups["kind"]] if groups.get("kind") else "", _counted(groups.get("most", ""))
        listing = Listing(how, kind, *parts, in_force=in_force, most=most)
        if listing.is_filtered or not needs:
            return listing
    return None


def _counted(said: str) -> int:
    """Returns a number in figures or in words, 0 for none."""
    return int(said) if said.isdigit() else _NUMBERS.get(said, 0)


def _take_force(text: str, language: str) -> tuple[bool | None, str]:
    """Returns whether what is in force, or no longer, is asked for, None for neither, and the text without it."""
    for in_force, words in ((False, _ENDED[language]), (True, _HOLDING[language])):
        if found := re.search(rf"(?<!\S){words}(?!\S)", text):
            return in_force, " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())
    return None, text


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
    strong = rf"(?P<kind>{'|'.join(sorted(STRONG['vi'], key=len, reverse=True))})"
    ordered = [
        (how, rf"(?:cho xem |xem |tim |liet ke )?(?:nhung |cac )?(?:{_COUNT} )?{kind}(?: nao)?{rest}(?: la)?"
         rf" (?:{words})(?P<more>.*?)"
         rf"(?: la (?:gi|nao|\S+ nao|\S+ \S+ nao))?", False)
        for how, words in _ORDER["vi"]
    ]  # fmt: skip
    return [
        *ordered,
        (_MANY, rf"(?:(?:dang |hien )?co )?(?:tat ca |tong cong )?(?:bao nhieu|may) {kind}{rest}", False),
        (_MANY, rf"(?:moi|tung) loai (?:dang |hien )?(?:co |la )?(?:bao nhieu|may) {kind}(?P<rest>)", False),
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
        (_WHICH, rf"(?:tat ca|toan bo)(?: cac| nhung)? {kind}{rest}", False),
        (_WHICH, rf"(?:(?:nhung|cac) )?{kind}{rest}", True),
        (_WHICH, rf"co {kind} (?:nao|gi){rest}", False),
        (_WHICH, rf"(?P<issuer>.+?) (?:da )?(?:co|ban hanh|ra) (?:nhung|cac) {kind}(?: nao| gi){rest}", False),
        (_WHICH, rf"(?P<issuer>.+?) (?:da |dang |hien )?co {strong} (?:nao|gi)(?P<rest>)", False),
        (
            _WHICH,
            "(?P<issuer>(?:bo|chinh phu|quoc hoi|hdnd|ubnd|tinh uy|thanh uy|so|ngan hang)(?: .+?)?) (?:da )?"
            "(?:ban hanh|ra) (?:nhung )?gi(?P<rest>)",
            True,
        ),
    ]


def _english(kind: str, rest: str) -> list[tuple[str, str, bool]]:
    ordered = [
        (how, rf"(?:what is |which is |what's |show me |show )?(?:the )?(?:{_COUNT} )?(?:{words}) {kind}{rest}", False)
        for how, words in _ORDER["en"]
    ]
    ordered += [
        (how, rf"(?:what|which) {kind}{rest} (?:is|are) (?:the )?(?:{words})", False) for how, words in _ORDER["en"]
    ]
    return [
        *ordered,
        (_MANY, rf"how many {kind} (?:are there )?(?:of|in) each (?:kind|type|sort)(?P<rest>)", False),
        (_MANY, rf"how many {kind}{rest}(?: did (?P<issuer>.+?) issue(?P<more>.*))?", False),
        (_MANY, rf"(?:what is )?(?:the )?number of {kind}{rest}", False),
        (
            _WHICH,
            rf"(?:what|which) {kind} (?:did|has|have) (?:the )?(?P<issuer>.+?) (?:issued?|published?|signed?){rest}",
            False,
        ),
        (_WHICH, rf"(?:list|show me|show|name|find|give me)(?: all)?(?: the)? {kind}{rest}", False),
        (_WHICH, rf"(?:what|which)(?: other)?(?: of (?:the|these|those|your|our|all the))? {kind}{rest}", False),
        (_WHICH, rf"(?:are|is) there (?:any |an? )?{kind}{rest}", False),
        (_WHICH, rf"(?:what|which) {kind}(?: do (?:you|we) (?:have|hold)| are there| have you got)", False),
        (_WHICH, rf"(?:all|every)(?: the)? {kind}{rest}", False),
        (_WHICH, r"what (?:has|did|have) (?:the )?(?P<issuer>.+?) (?:issued?|published?|promulgated?)(?P<rest>)", True),
        (_WHICH, rf"do you have (?:any |an? )?{kind}{rest}", False),
        (_WHICH, rf"(?:all )?(?:the )?{kind}{rest}", True),
    ]  # fmt: skip
