"""The type of answer that a question asks for, told by its question words."""

import re
from dataclasses import dataclass

from corpus.answer_types import AnswerType
from corpus.text.accents import fold
from rag.question.relatives import without_relatives

# As typed in chat, and signs that folding drops.
_CHAT = [
    (re.compile(r"\bmáy\b", re.IGNORECASE), "machine"),  # mấy without its accents
    (re.compile(r"\bmấy trạm\b", re.IGNORECASE), "may cai"),  # no "mấy trăm"
    (re.compile(r"%"), " phan tram "),
    # No "đâu", as accents tell; an "đầu mối" is asked for by that name.
    (re.compile(r"\b(?:đầu(?! mối)|dầu|dấu|đấu|đậu|đau|dâu)\b", re.IGNORECASE), "dau_"),
    (re.compile(r"\b(?:bn|(?<!bao )nhiêu)\b", re.IGNORECASE), "bao nhieu"),
]
_PAID_VI = (
    r"(?:hoc phi|le phi|vien phi|chi phi|kinh phi|(?<!dinh )(?<!danh )(?<!tham )(?<!quoc )(?<!chuyen )(?<!nong )gia"
    r"(?! (?:dinh|han|tang|nhap|cong|suc|cam|tri)\b)|tien|ngan sach"
    r"|(?<!so )(?<!san )(?<!khoi )(?<!chat )(?<!trong )(?<!dung )(?<!nang )(?<!luu )(?<!dinh )(?<!ham )(?<!thoi )"
    r"(?<!luc )(?<!do )luong|phu cap|tro cap|boi duong|thu hut"
    r"|bi phat|phat|duoc (?:ho )?tro|ho tro|thu nhap|tang qua|duoc qua|dc qua"
    r"|duoc den(?: bu)?|den bu|boi thuong|muc (?:phat|chi|ho tro|thuong|dong|luong|qua|thu|phi|huong))"
)
# What is counted and not paid.
_COUNTED_VI = (
    r"(?:nguoi|ngay|thang|nam|tuan|gio|lan|phan|xa|huyen|don vi|buoi|dot|ho|can bo|bac si|co so|cho|thanh vien|dieu"
    r"|khoan|chuong|muc|truong|lop|cuoc|hoc sinh|giao vien|cong chuc|vien chuc|to chuc|co quan|so|phong|ban|bo"
    r"|loai|nhom|cai)"
)
_MONEY_VI = (
    r"\b(?:bao nhieu|may)\b(?: \w+)? (?<!hop )(?<!uu )(?:tien|dong|trieu|ty|nghin|ngan|kinh phi)\b"
    rf"|\bmay tram\b(?! {_COUNTED_VI})"
    rf"|(?<!uu )\b{_PAID_VI}\b.{{0,80}}\b(?<!(?<!moi )ngay )(?<!gap )(?:bao nhieu|la may|may)\b"
    rf"(?! (?:(?!1 |mot |moi )\w+ )?{_COUNTED_VI}\b)"
)
_SUMS_EN = (
    r"(?:cost|fee|fine|price|fare|budget|salary|sum|amount|allowance|investment|capital|worth|subsidy|payment|rent|bonus"
    r"|grant|penalty|wage|scholarship|stipend|compensation|top up|top-up|pension"
    r"|(?:monthly|daily|yearly|annual|cash|financial|one-off|one off) support|(?<!in )charge"
    r"|(?:deposit|loan)(?! (?:term|period|rate|duration|scheme|programme|program|fund)))s?"
)
_MONEY_EN = (
    r"\bhow (?:much|many)\b.{0,30}\b(?:money|dong|billion|million|support|funding|tuition|allowance|fee|fine)\b"
    r"|\bhow much (?:do|does|did|is|are|was|were|will|must|should|can)\b"
    # What is asked for is the noun behind "what", not one further on: "What papers must I hand in to rent a stall?".
    rf"|\b(?:what|how (?:large|high|big))(?: (?!must|may|can|do|does|did|will|should)\w+){{0,3}} {_SUMS_EN}\b"
    rf"|\bwhat (?:is|are|was|were|will be|would be|s)(?: \w+){{0,5}} {_SUMS_EN}\b"
    r"|\bwhat (?:do|does|did|will|would)\b.{1,60}\b(?:cost|pay|paid|charged?|earn)\b"
    r"|\bwhat (?:is|are|was|were)(?: \w+){1,5} (?:paid|charged|fined)\b"
    r"|\bwhat (?:is|are|was|were) the (?:most|least|maximum|minimum)\b.{1,60}\b"
    r"(?:charge|pay|cost|spend|receive|borrow)\b"
)
# What has a measure; of "what area" where it is no place.
_EXTENTS_EN = (
    r"(?:(?:minimum|maximum|smallest|largest|greatest|least|required|floor) (?:\w+ )?area|size|length|height|width"
    r"|depth|weight|distance|density|thickness|diameter|speed|temperature)"
)

# Whose kind is asked for: "vụ nào", "những bệnh viện nào", "cấp ủy nào", "UBND nơi nào".
AGENCIES_VI = (
    r"(?:co quan|don vi|to chuc|doanh nghiep|cong ty|(?<!loai )hop tac xa|so|bo|(?<!dich )(?<!nghiep )(?<!nhiem )vu"
    r"|tong cuc|cuc|chi cuc|phong|(?<!van )ban|vien|trung tam|truong|benh vien|bv|tram|hoi dong|hoi|doan the|doan"
    r"|mat tran|(?:uy ban(?: nhan dan)?|ubnd|hdnd)(?: (?:cap )?(?:xa|phuong|dac khu|tinh|huyen))?"
    r"|cap uy|dang uy|chi bo|thanh tra|cong an|van phong|ngan hang|kho bac|nganh|bo phan|ttyt"
    r"|trung tam y te|dia phuong|noi|ben|cap|nguoi)"
)
AGENCIES_EN = (
    r"(?:agenc(?:y|ies)|departments?|bod(?:y|ies)|offices?|ministr(?:y|ies)|units?|authorit(?:y|ies)|organi[sz]ations?"
    r"|levels?|commissions?|(?:people s )?committees?|councils?|boards?|divisions?|hospitals?|cent(?:re|er)s?|schools?"
    r"|unions?|banks?|compan(?:y|ies)|enterprises?|directorates?|inspectorates?)"
)
# "Support" that is done, not had: "the housing support" is money.
SUPPORTS_EN = r"(?<!housing )(?<!financial )(?<!rent )(?<!food )(?<!the )(?<!this )(?<!of )(?<!get )support\w*"
# The first that fits is taken: what is asked for by a figure before what is asked for by who.
_TYPES: list[tuple[AnswerType, re.Pattern[str], re.Pattern[str]]] = [
    (
        AnswerType.REPORT_TO,
        re.compile(
            r"\b(?:bao cao|gui|nop|trinh)\b.{0,40}\b(?:cho ai|ai|ve dau|dau|cho co quan nao|co quan nao|len dau)\b"
            rf"|\b(?:bao|bao cao|gui|nop|trinh)\b.{{0,60}}\b(?:ve|cho|len|toi) {AGENCIES_VI} nao\b"
            rf"|\b(?:bao cao|gui|nop|trinh) {AGENCIES_VI} nao\b"
            r"|\b(?:gui|nop|trinh)\b.{0,90}\b(?:(?:o|ve|den|cho|tai) dau|(?:cho|noi) nao)\b"
        ),
        re.compile(
            r"\b(report|send|submit|file)\w*\b.{0,40}\b(to whom|to who|where)\b|\b(to whom|where)\b.{0,60}\b(report"
            r"|sent|submitted|send|submit)"
            # Who "must submit it" hands it over; whom "they report to" it is handed to.
            r"|\bwho(?:m)?\b(?! (?:(?:must|should|shall|will|can|may|has to|is to|needs to) )?"
            r"(?:report|send|submit|file)s?\b)"
            r".{0,60}\b(?:report|sent|submitted|send|submit)\b.{0,60}\bto\b"
            r"(?=\W*$| (?:by|when|each|every|after|before|for|if|and|within|in|on|once|under|at)\b)"
            rf"|\b(?:who|(?:which|what) (?:\w+ ){{0,2}}?{AGENCIES_EN}) (?:gets?|receives?|is sent|collects?)\b.{{0,60}}"
            r"\b(?:report|list|file|dossier|form|application|notice|statistic|result)s?\b"
            r"|\bwhere\b.{0,60}\b(?:hand(?:ed|s)? (?:it |them )?in|turn(?:ed|s)? in|lodged?|file[ds]?|apply"
            r"|deliver(?:ed)?|drop off)\b"
        ),
    ),
    (
        AnswerType.PHONE,
        re.compile(
            r"\b(so dien thoai|sdt|duong day nong so|hotline|so may dien thoai|goi so (?:nao|may))\b"
            r"|\bduong day nong\b.{0,40}\bso (?:may|nao|bao nhieu)\b"
        ),
        re.compile(r"\b(phone|telephone|hotline) number\b|\bnumber to call\b"),
    ),
    (
        AnswerType.NUMBER,
        re.compile(
            r"\b(?:cong dien|cong van|van ban|vb|nghi quyet|nq|quyet dinh|qd|ke hoach|kh|chi thi|ct|thong tu"
            r"|thong bao|nghi dinh)"
            r"\b.{0,40}\b(?:so may|so bao nhieu|so hieu)\b"
        ),
        re.compile(
            r"\bnumber (?:and date )?of (?:the|that|its) .{0,60}\b(?:telegram|letter|decision|directive"
            r"|resolution|plan)\b"
        ),
    ),
    (
        AnswerType.PERSON,
        re.compile(
            r"\bai (?:dang )?la (?:chu tich|pho chu tich|giam doc|pho giam doc|truong|pho truong|bi thu"
            r"|bo truong|nguoi ky)"
            r"|\b(?:ai|nguoi nao) ky (?:ban hanh )?(?:chi thi|cong van|quyet dinh|ke hoach|thong bao|van ban"
            r"|nghi quyet|cong dien)"
            r"|\bten (?:la )?gi\b|\b(?:chu tich|giam doc|bi thu|bo truong)\b.{0,40}\bla ai\b"
        ),
        re.compile(
            r"\bwho (?:is|was) the (?:current )?(?:vice |deputy )?(?:chair\w*|director|head|minister|secretary"
            r"|president|mayor)\b"
            r"|\bwho signed\b|\bname of the (?:chair\w*|director|minister)\b"
        ),
    ),
    (
        AnswerType.HOUR,
        re.compile(r"\b(may gio|may h|(?<!hieu )luc may|gio nao)\b"),
        re.compile(r"\b(what time|what hour|which hour|at what hours?|what hours)\b"),
    ),
    (
        AnswerType.WHEN,
        re.compile(
            r"\b(khi nao|bao gio|luc nao|ngay nao|(?<!moi )(?<!mot )(?<!\b1 )ngay bao nhieu|ngay may"
            r"|thang may|thoi han|han chot|hom nao"
            r"|han cuoi|han nao|han la|deadline|hoi nao|chung nao|thoi gian nao|thoi diem nao|nam nao|quy nao|den han"
            r"|thu may|mung may|dip nao|ky nao)\b"
            r"|^han\b(?! (?:che|han|muc|ngach|quoc))"
        ),
        re.compile(
            r"^when (?:was|were|is|are|do|does|did|must|should|will|can|may)\b|^(?:and )?when\W*$|\b(?:by when"
            r"|(?:until|till|since|from) when|(?:what|which) (?:day|month|year)s?\b|(?:start|end) date|dated when"
            r"|(?:what|which) (?:is|was|are|were|s) the (?:\w+ ){0,3}dates?\b"
            r"|deadline|what date|which dates?|how soon|last day|when (?:is|are|must|should|will|do|does"
            r"|did)\b.{0,60}$)|\bdue\b$"
        ),
    ),
    (
        AnswerType.PERCENT,
        re.compile(
            r"\b(?:bao nhieu|may) phan\b"
            r"|\b(?:ty le|ti le|lai suat|muc lai|lai vay|chiu lai|tinh lai|thue suat)\b.{0,60}"
            r"\b(?:bao nhieu|la may|the nao|nao|gi)\b"
            r"|phan tram\W*$"
        ),
        re.compile(
            r"\b(?:percent|per cent|percentage|what (?:\w+ )?(?:share|portion)|proportion|phan tram)\b"
            r"|\bwhat\b.{0,60}\b(?:rate|coverage|ratio|import duty|discount)\b"
        ),
    ),
    (AnswerType.MONEY, re.compile(_MONEY_VI), re.compile(_MONEY_EN)),
    (
        AnswerType.HOW_MUCH,
        re.compile(
            r"\b(?:bao nhieu|gap may|muc (?:[a-z]+ ){0,3}nao|bao lau|may (?:nguoi|lan|ngay|thang|nam|tuan|gio|loai|nhom"
            r"|to|xa|huyen|du an|don vi|hop tac|buoi|dot|ho|em|chau|ca|lop|truong|phong|ban|diem|cho|buoc|cap|muc"
            r"|suat|tre(?! dan\b)|m2|met|km|cay so|phut|bieu|tiet))\b"
        ),
        re.compile(
            r"\b(?:how (?:many|much|long|often|quickly|fast|large|early|late|far|old|big)|what amount"
            r"|(?:smallest|largest|least|lowest|highest|minimum|maximum|total) number of|what level|every how)\b"
            rf"|\bwhat (?:(?:is|are|was|were) )?(?:the )?(?:(?!is|are|do|does)\w+ ){{0,3}}?{_EXTENTS_EN}\b"
        ),
    ),
    (
        AnswerType.WHY,
        re.compile(
            r"\b(?:vi sao|tai sao|vi dau|ly do (?:gi|nao|vi sao)|vi ly do|nguyen nhan (?:nao|gi|do dau|vi sao|la gi)"
            r"|do dau)\b|^sao\b"
        ),
        re.compile(
            r"^why\b|\bfor what reasons?\b|\bwhat (?:is|are|was|were) the (?:\w+ )?(?:reasons?|causes?)\b"
            r"|^what (?:explains|caused|causes"
            r"|(?:is|was|has been|keeps|kept) (?:holding up|holding back|delaying|slowing))\b"
        ),
    ),
    (
        AnswerType.COORDINATE,
        re.compile(
            r"\b(phoi hop|ket hop voi|ho tro|cung tham gia|tham gia cung|lam cung|cung lam|lam chung|voi ai|cung ai"
            r"|cung (?:voi )?(?:nhung |cac )?(?:co quan|don vi|so|ban|nganh|phong|doi|to chuc|luc luong)(?: \w+)? nao"
            r"|lam phu|phu giup|giup suc)\b"
        ),
        re.compile(
            rf"\b(coordinat\w*|cooperat\w*|{SUPPORTS_EN}|assist\w*"
            r"|work with|together with|alongside|help\w*)\b"
        ),
    ),
    (
        AnswerType.WHERE_SAID,
        re.compile(
            # "Khoản nào được chi?" asks for what is paid, and for no clause.
            r"\b(?:o|tai|theo|thuoc|trong|la|dieu|quy dinh) khoan nao\b"
            r"|\bkhoan nao (?:cua|trong|quy dinh|noi|neu|dieu|de cap|cho biet)\b|^khoan nao\W*$"
            r"|\b(dieu nao|muc nao|van ban nao|o dau noi|quy dinh o dau|chi thi nao)\b"
        ),
        re.compile(r"\b(which clause|which article|which document|where is it said|which directive)\b"),
    ),
    (
        AnswerType.LEAD,
        re.compile(
            rf"\b(?:ai|{AGENCIES_VI}(?: noi)? nao|(?:so|phong|co quan|don vi) gi"
            r"|(?:liet ke|ke ten)(?: \w+){0,3}? (?:co quan|don vi|to chuc|so|bo)(?! (?:lieu|luong|phan))"
            r"|cho nao lo|(?<!o )dau moi|chu tri|trach nhiem|giao cho)\b"
        ),
        re.compile(
            rf"\b(?:who|whose|(?:(?:which|list|name) (?:\w+ ){{0,2}}?|what ){AGENCIES_EN}"
            r"(?! (?:document|telegram|plan|letter|decision)s?\b)|lead|leads|in charge|takes? charge|responsib\w*)\b"
        ),
    ),
]
_MOST_EN = r"(?:(?:total|minimum|maximum|top|highest|lowest|daily|monthly|yearly|annual|basic) )?"
# What is typed as into a search box: a noun for a figure and what it is of, "kinh phí xóa điểm đen", "total budget".
_NAMED_FIGURES: list[tuple[AnswerType, re.Pattern[str], re.Pattern[str]]] = [
    (
        AnswerType.PERCENT,
        re.compile(r"^(?:ty le|ti le|lai suat)\b"),
        re.compile(
            rf"^(?:the )?{_MOST_EN}(?:(?:share|percentage|proportion|portion|ratio)\b|"
            r"(?:.{0,30} )?(?:interest|tax) rate\b)"
        ),
    ),
    (
        AnswerType.MONEY,
        re.compile(
            r"^(?:tong )?(?:kinh phi|hoc phi|le phi|vien phi|chi phi|gia (?:tran|ban|ve|san)|so tien"
            r"|muc (?:phat|chi|ho tro|thuong|dong|luong|thu|phi))\b"
        ),
        re.compile(
            rf"^(?:the )?{_MOST_EN}(?:budget|costs?|fees?|fines?|price|fare|salary|amount|pay|capital|allowance"
            r"|bonus|deposit|charge|loan)\b"
        ),
    ),
]
# Words that ask for something, or whether something is so; "daily pay of officers who have no allowance" has none.
_ASKS_AT_ALL = {
    "vi": re.compile(r"\b(?:ai|gi|nao|khong|chua|sao|dau|bao|may|khi)\b"),
    "en": re.compile(r"^(?:who|whom)\b|\b(?:what|which|where|when|why|how|is|are|does|do|from)\b"),
}


# What asks why whatever else it says: "Sao lại chậm mấy tháng?". A "bản sao" is none.
_ASKS_WHY = {
    "vi": re.compile(r"^(?:(?:vi|tai|lam) sao|vi dau|sao(?! (?:chep|luu|y|ke|luc)\b))\b(?!.*\b(?:ai|nao)\b)"),
    "en": re.compile(r"^why\b"),
}


@dataclass(frozen=True)
class Asked:
    """What is asked for: the type of answer, and whether it is asked who acts, besides whatever else is asked."""

    answer_type: AnswerType
    who: bool


def read_answer_type(text: str, folded: str, language: str) -> Asked:
    """Returns what a question asks for, from its question words ("sở nào làm, và khi nào" asks who and when).

    folded: the text folded.
    """
    chat = text
    for pattern, words in _CHAT:
        chat = pattern.sub(words, chat)
    asked = folded if chat == text else fold(chat)
    asked, folded = (without_relatives(t) if language == "en" else t for t in (asked, folded))
    found = _type_of(asked, language)
    return Asked(found, _asks_who_acts(folded, language, found))


def _type_of(folded: str, language: str) -> AnswerType:
    if _ASKS_WHY[language].search(folded):
        return AnswerType.WHY
    named = _named_figure(folded, language)
    if named and not _ASKS_AT_ALL[language].search(folded):
        return named
    for found, vietnamese, english in _TYPES:
        if (vietnamese if language == "vi" else english).search(folded):
            if found is AnswerType.COORDINATE and not _has_asking_word(folded, language):
                continue
            return found
    return AnswerType.OTHER


def _named_figure(folded: str, language: str) -> AnswerType | None:
    """Returns the figure that a question begins with, which asks for it by no other word."""
    named = ((found, vi if language == "vi" else en) for found, vi, en in _NAMED_FIGURES)
    return next((found for found, pattern in named if pattern.search(folded)), None)


def _asks_who_acts(folded: str, language: str, found: AnswerType) -> bool:
    patterns = (row[1:] for row in _TYPES if row[0] in (AnswerType.LEAD, AnswerType.COORDINATE))
    if not any((vietnamese if language == "vi" else english).search(folded) for vietnamese, english in patterns):
        return False
    return _has_asking_word(folded, language) or found is AnswerType.LEAD


def _has_asking_word(folded: str, language: str) -> bool:
    who = r"\b(ai|nao|nhung ai|liet ke|ke ten)\b" if language == "vi" else r"\b(who|whom|which|what|list|name)\b"
    return bool(re.search(who, folded))
