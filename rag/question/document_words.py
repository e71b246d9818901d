"""What questions about documents are made of: kinds of documents, and the attributes that are asked of them.

All words are without marks, in small letters, as a question's are compared. An attribute has frames: what stands before
the document's name and what stands after it, as regular expressions over words with single blanks between them.
"""

from enum import StrEnum


class Attribute(StrEnum):
    """What may be asked of one document, of two, or of all that are stored."""

    SIGNER = "signer"
    ISSUER = "issuer"
    RECIPIENTS = "recipients"
    DATE = "date"
    NUMBER = "number"
    KIND = "kind"
    EFFECTIVE = "effective"
    IN_FORCE = "in_force"
    CHANGED = "changed"
    CHANGED_BY = "changed_by"
    REPLACES = "replaces"
    REPEALS = "repeals"
    AMENDS = "amends"
    BASED_ON = "based_on"
    IMPLEMENTS = "implements"
    SUBJECT = "subject"
    SUMMARY = "summary"
    OUTLINE = "outline"
    HOW_MANY_UNITS = "how_many_units"
    TASKS = "tasks"
    COMPARE = "compare"
    WHICH = "which"
    NEWEST = "newest"
    OLDEST = "oldest"
    HOW_MANY = "how_many"
    DUE = "due"


# Kinds by their names, the longer first. The weak ones are words of clauses too ("ai ban hành kế hoạch kiểm tra"):
# they name a document only where one that is stored fits.
STRONG = {
    "vi": {
        "van ban chi dao": "", "van ban": "", "tai lieu": "", "quyet dinh": "quyet dinh", "chi thi": "chi thi",
        "cong van": "cong van", "cong dien": "cong dien", "nghi quyet": "nghi quyet", "nghi dinh": "nghi dinh",
        "thong tu lien tich": "thong tu lien tich", "thong tu": "thong tu", "to trinh": "to trinh",
        "giay moi": "giay moi", "phap lenh": "phap lenh",
    },
    "en": {
        "official documents": "", "official document": "", "documents": "", "document": "", "decisions": "quyet dinh",
        "decision": "quyet dinh", "directives": "chi thi", "directive": "chi thi", "official letters": "cong van",
        "official letter": "cong van", "official dispatches": "cong dien", "official dispatch": "cong van",
        "urgent dispatches": "cong dien", "urgent dispatch": "cong dien", "official telegram": "cong dien",
        "telegrams": "cong dien", "telegram": "cong dien", "resolutions": "nghi quyet", "resolution": "nghi quyet",
        "decrees": "nghi dinh", "decree": "nghi dinh", "joint circular": "thong tu lien tich",
        "circulars": "thong tu", "circular": "thong tu", "ordinance": "phap lenh",
    },
}  # fmt: skip
WEAK = {
    "vi": {
        "thong bao ket luan": "thong bao", "thong bao": "thong bao", "ke hoach": "ke hoach", "huong dan": "huong dan",
        "bao cao": "bao cao", "ket luan": "ket luan", "chuong trinh": "chuong trinh", "de an": "de an",
        "phuong an": "phuong an", "quy che": "", "quy dinh": "", "luat": "luat",
    },
    "en": {
        "plans": "ke hoach", "plan": "ke hoach", "notices": "thong bao", "notice": "thong bao",
        "notifications": "thong bao", "notification": "thong bao", "announcements": "thong bao",
        "announcement": "thong bao", "guidelines": "huong dan", "guidance": "huong dan", "reports": "bao cao",
        "report": "bao cao", "conclusions": "ket luan", "conclusion": "ket luan", "programmes": "chuong trinh",
        "programme": "chuong trinh", "program": "chuong trinh", "letters": "cong van", "letter": "cong van",
        "laws": "luat", "law": "luat", "regulations": "", "regulation": "",
    },
}  # fmt: skip
# Written short they count before a number alone.
SHORT = "qd|ct|cv|cd|nq|nd|tt|kh|tb|hd|bc|ttr"
SYMBOL = r"\d+[a-z]?(?:/\d{4})?[/-][a-z][a-z\d&/.-]*"

_WHO = "(?:ai|(?:nguoi|ong|ba|ong ba|lanh dao|dong chi|vi|co quan|don vi|cap|noi|ben|so|bo|tinh|huyen|dia phuong) nao)"
_WHEN = (
    "(?:(?:vao |tu )?(?:(?:khi|luc|hoi|ngay|thang|nam) nao|bao gio|ngay thang nao|ngay bao nhieu|ngay may|ngay thang nam"
    "(?: nao)?|nam bao nhieu|thang may))"
)
_WHAT = "(?:gi|nao|nhung gi|cai gi|viec gi|nhung viec gi|van de gi|nhung nao|dau)"
_DOC = "(?:van ban|quyet dinh|chi thi|ke hoach|nghi quyet|nghi dinh|thong tu|cong van|luat|tai lieu)"
_OF = "(?:cua|trong|o|tren|tai)?"
_NOT = "(?:hay )?(?:khong|ko|k|chua|hay khong|hay chua|hay het|hay da het|hay het hieu luc|hay da het hieu luc)"
_ISSUE = "(?:ban hanh|phat hanh|cong bo|dua ra|ra|soan|viet)"
_SIGN = "(?:ky ban hanh|ky ten|ky duyet|ky)"
UNITS_VI = "dieu|khoan|chuong|muc|phan|diem|phu luc|trang"
UNITS_EN = "articles|clauses|chapters|sections|parts|points|annexes|appendices|pages"

Frames = tuple[tuple[str, str], ...]

VIETNAMESE: dict[Attribute, Frames] = {
    Attribute.SIGNER: (
        (f"{_WHO} (?:da |la nguoi )?{_SIGN}", ""),
        ("", f"(?:do |duoc )?{_WHO} (?:da )?{_SIGN}"),
        ("", f"{_SIGN} boi {_WHO}"),
        (f"(?:ten |ho ten |chuc vu |chu ky )?(?:cua )?nguoi (?:da )?{_SIGN} ?{_OF}", f"(?:la {_WHO}|la gi|ten gi)?"),
        ("", f"(?:co )?(?:chuc vu )?nguoi {_SIGN} (?:la {_WHO}|la gi|ten gi)"),
    ),
    Attribute.ISSUER: (
        (f"{_WHO} (?:da |la noi )?{_ISSUE}", ""),
        ("", f"(?:do |duoc )?{_WHO} (?:da )?{_ISSUE}"),
        (f"(?:co quan|don vi|noi|cap)(?: da)? {_ISSUE} ?{_OF}", f"(?:la {_WHO}|la gi)?"),
        ("", f"(?:la )?cua {_WHO}"),
    ),
    Attribute.RECIPIENTS: (
        (f"(?:nhung )?{_WHO} (?:duoc |da )?nhan(?: duoc)?", ""),
        (f"(?:danh sach )?(?:noi|nguoi|co quan|don vi) nhan ?{_OF}", f"(?:(?:la|gom)(?: nhung)? (?:{_WHO}|gi|dau))?"),
        ("", f"(?:duoc )?(?:kinh gui|gui)(?: cho| toi| den| di)?(?: cho)?(?: nhung| cac)? (?:{_WHO}|dau)"),
        ("", f"(?:co )?(?:nhung )?noi nhan (?:la |gom )?(?:nhung )?(?:{_WHO}|gi|dau)"),
        ("", "kinh gui (?:ai|nhung ai)"),
    ),
    Attribute.DATE: (
        (
            f"(?:ngay|thoi diem|ngay thang|ngay thang nam)(?: {_ISSUE}| {_SIGN}| ra doi) ?{_OF}",
            f"(?:(?:la )?{_WHEN}|la gi)?",
        ),
        ("", f"(?:duoc )?(?:{_ISSUE}|{_SIGN}|ra doi|co)(?: vao| tu)? {_WHEN}"),
        ("", f"(?:vao )?{_WHEN}"),
        (f"{_WHEN} (?:thi )?(?:{_ISSUE}|{_SIGN})", ""),
    ),
    Attribute.EFFECTIVE: (
        ("", f"(?:bat dau )?(?:co )?hieu luc(?: thi hanh)?(?: ke)?(?: tu| vao)?(?: khi)? {_WHEN}"),
        ("", f"(?:bat dau )?(?:duoc )?(?:ap dung|thi hanh)(?: tu| vao) {_WHEN}"),
        (f"{_WHEN} (?:thi )?", "(?:bat dau )?co hieu luc(?: thi hanh)?"),
        (f"(?:ngay|thoi diem)(?: bat dau)?(?: co)? hieu luc(?: thi hanh)? ?{_OF}", f"(?:la {_WHEN}|la gi)?"),
        (f"hieu luc(?: thi hanh)? {_OF}", f"(?:tu|bat dau) ?{_WHEN}"),
    ),
    Attribute.CHANGED_BY: (
        ("", f"(?:da )?(?:bi|duoc) (?:thay the|bai bo|sua doi|bo sung|huy bo)(?: boi| bang)? (?:{_DOC} )?{_WHAT}"),
        (f"(?:co )?{_DOC} nao (?:da )?(?:thay the|bai bo|sua doi|bo sung|huy bo)(?: cho)?", "(?:khong|chua)?"),
        (f"{_DOC} (?:thay the|bai bo|sua doi)(?: cho)?", f"la {_DOC} nao"),
    ),
    Attribute.IN_FORCE: (
        ("", f"(?:da |hien )?(?:con|dang|co) (?:hieu luc|gia tri|duoc ap dung|ap dung)(?: thi hanh)?(?: nua)? {_NOT}"),
        ("", f"(?:con )?hieu luc(?: thi hanh)? {_NOT}"),
        (f"(?:tinh trang )?hieu luc ?{_OF}", "(?:the nao|ra sao|con khong)?"),
    ),
    Attribute.CHANGED: (
        ("", f"(?:da )?het(?: hieu luc)?(?: thi hanh)? {_NOT}"),
        ("", f"(?:da |co )?bi (?:thay the|bai bo|sua doi|bo sung|huy bo|het hieu luc) {_NOT}"),
        ("", f"(?:da )?(?:co|duoc) (?:{_DOC} (?:nao )?)?(?:thay the|bai bo|sua doi|bo sung) {_NOT}"),
    ),
    Attribute.REPLACES: (("", f"(?:da )?thay(?: the)?(?: cho)? (?:nhung |cac )?(?:{_DOC} )?{_WHAT}"),),
    Attribute.REPEALS: (("", f"(?:da )?(?:bai bo|huy bo) (?:nhung |cac )?(?:{_DOC} )?{_WHAT}"),),
    Attribute.AMENDS: (("", f"(?:da )?(?:sua doi|bo sung|sua doi bo sung) (?:nhung |cac )?(?:{_DOC} )?{_WHAT}"),),
    Attribute.BASED_ON: (
        (
            "",
            "(?:duoc ban hanh )?(?:can cu|dua tren|dua vao|dua)(?: vao| tren| theo)? (?:nhung |cac )?"
            f"(?:can cu |co so )?(?:phap ly )?(?:{_DOC} )?{_WHAT}",
        ),
        (f"(?:nhung |cac )?(?:can cu|co so)(?: phap ly)?(?: de)?(?: {_ISSUE})? ?{_OF}", f"(?:(?:la|gom) {_WHAT})?"),
    ),
    Attribute.IMPLEMENTS: (
        (
            "",
            "(?:nham |de )?(?:trien khai thuc hien|trien khai|thuc hien|thi hanh) (?:nhung |cac )?"
            f"(?:{_DOC} (?:nao|gi)|theo {_DOC} nao)",
        ),
    ),
    Attribute.SUMMARY: (
        (f"(?:tom tat|tom luoc|tong hop|tom)(?: lai)?(?: noi dung)?(?: chinh)? ?{_OF}", ""),
        (
            "(?:neu |trinh bay |cac |nhung )*(?:noi dung|y|diem)(?: chinh| chu yeu| co ban| quan trong) ?"
            f"{_OF}",
            f"(?:(?:la|gom)? ?{_WHAT})?",
        ),
        ("", f"(?:co |gom )?(?:nhung |cac )?(?:noi dung|y|diem) chinh(?: la)? {_WHAT}"),
        ("", "(?:quy dinh|chi dao|yeu cau)(?: ve)? (?:nhung )?(?:gi|noi dung gi|nhung noi dung nao)"),
        ("", "tom tat"),
    ),
    Attribute.SUBJECT: (
        (
            "",
            "(?:la )?(?:noi|quy dinh|ban|huong dan|chi dao|co noi dung|noi dung|viet)?(?: chinh)?(?: la)? ?ve"
            "(?: viec| van de| nhung| cai| noi dung| dieu)? (?:gi|cai gi|viec gi)",
        ),
        ("", "(?:noi|co noi dung|noi dung|noi dung la)(?: nhung)? gi"),
        (f"(?:trich yeu|tieu de|ten day du|ten goi|chu de|ten) ?{_OF}", "(?:la gi)?"),
        (f"noi dung ?{_OF}", "(?:la gi|noi ve gi|the nao)?"),
    ),
    Attribute.OUTLINE: (
        ("", f"(?:gom co|gom|co|chia thanh|bao gom|chia lam) (?:nhung |cac )?(?:{UNITS_VI}|noi dung)(?: nao| gi)"),
        (f"(?:muc luc|cau truc|bo cuc|dan y|cac phan|cac muc|cac dieu) ?{_OF}", f"(?:the nao|ra sao|(?:la|gom) {_WHAT})?"),
    ),
    Attribute.HOW_MANY_UNITS: (
        ("", f"(?:gom co|gom|co|bao gom|dai|chia thanh)(?: tat ca)? (?:may|bao nhieu) (?P<unit>{UNITS_VI})"),
        (f"(?:so|so luong) (?P<unit>{UNITS_VI}) {_OF}", "(?:la bao nhieu)?"),
        (f"co (?:may|bao nhieu) (?P<unit>{UNITS_VI}) (?:trong|o)", ""),
    ),
    Attribute.NUMBER: (
        (f"(?:so hieu|so ky hieu|so va ky hieu|ky hieu|so) {_OF}", "(?:la gi|la bao nhieu|la so may|bao nhieu)?"),
        ("", "(?:co |mang )?(?:so hieu|so ky hieu|ky hieu|so)(?: la)? (?:may|bao nhieu|gi|nao)"),
    ),
    Attribute.KIND: (("", "(?:la|thuoc) (?:loai )?(?:van ban|tai lieu|loai) (?:gi|nao)"),),
    Attribute.TASKS: (
        (
            "",
            "(?:da )?(?:giao|yeu cau|doi hoi|de nghi|phan cong|chi dao)(?: nhiem vu)?(?: gi)?(?: cho)? (?P<who>.+?)"
            f"(?: phai)?(?: lam| thuc hien)? {_WHAT}",
        ),
        ("", "(?:da )?(?:giao|yeu cau|phan cong) (?:nhung )?(?:viec |nhiem vu )?gi cho (?P<who>.+?)"),
        ("(?:theo|trong) ?", f"(?:thi )?(?P<who>\\S+ .+?) (?:phai |duoc giao )(?:lam |thuc hien )?{_WHAT}"),
        (f"(?P<who>.+?) (?:phai |duoc giao )(?:lam |thuc hien )?{_WHAT} (?:theo|trong)", ""),
        ("(?:cac |nhung )?(?:nhiem vu|trach nhiem|viec)(?: cua| giao cho) (?P<who>.+?) (?:trong|theo|tai)", f"(?:la {_WHAT})?"),
    ),
}  # fmt: skip

_ISSUED_EN = "(?:issued|published|promulgated|released|adopted|made|written)"
_CHANGED_EN = "(?:replaced|repealed|amended|superseded|revoked|abolished|cancelled)"
_CHANGES_EN = "(?:replaces?|repeals?|amends?|supersedes?|revokes?|replaced|repealed|amended|superseded)"
_BODY_EN = "(?:agency|body|authority|office|department|province|committee|institution|organi[sz]ation)"
_WHICH_EN = "(?:what|which(?: (?:documents?|decisions?|directives?|laws?|one))?)"

ENGLISH: dict[Attribute, Frames] = {
    Attribute.SIGNER: (
        ("who (?:has |actually )?signed(?: off)?(?: on)?", ""),
        ("by whom (?:was|is)", "signed"),
        ("", "(?:was|is) signed by whom"),
        (
            "(?:who (?:is|was) |what is |tell me )?(?:the )?(?:name |title |position )?(?:of )?(?:the )?"
            "(?:signer|signatory|person who signed) ?(?:of|on|to)?",
            "",
        ),
        ("whose signature is (?:on|under)", ""),
    ),
    Attribute.ISSUER: (
        (f"who (?:has )?{_ISSUED_EN}", ""),
        (f"(?:which|what) {_BODY_EN} (?:has )?{_ISSUED_EN}", ""),
        ("by whom (?:was|is)", _ISSUED_EN),
        ("", f"(?:was|is) {_ISSUED_EN} by (?:whom|which {_BODY_EN})"),
        (f"(?:who is |what is |which is )?(?:the )?(?:issuer|issuing {_BODY_EN}) (?:of|for)", ""),
    ),
    Attribute.RECIPIENTS: (
        ("who (?:all )?(?:has )?(?:received|receives|gets|got|is to receive)", ""),
        ("(?:who (?:are|is) |list |what are )?(?:the )?(?:recipients?|addressees?) (?:of|for)", ""),
        ("(?:to )?(?:whom?|where) (?:was|is|were|are)", "(?:sent|addressed|distributed|copied)(?: to)?"),
    ),
    Attribute.DATE: (
        (
            "(?:when|on what date|on which day|what day|what date|in what year|what year) (?:was|were|did|is)",
            f"(?:{_ISSUED_EN}|signed|dated|come out)",
        ),
        (
            "(?:what is |what's |tell me )?(?:the )?(?:date|issue date|date of issue|signing date|date of signing) "
            "(?:of|on)",
            "",
        ),
    ),
    Attribute.EFFECTIVE: (
        (
            "(?:when|since when|from when|from what date|on what date) (?:does|did|do|is|was|will)",
            "(?:take|come|enter|go|be|become|start|begin|in)?(?: in| into| to)* ?(?:effect|force|effective|applying)",
        ),
        ("(?:what is |what's )?(?:the )?(?:effective date|date of effect) (?:of|for)", ""),
    ),
    Attribute.CHANGED_BY: (
        (f"(?:what|which (?:document|decision|directive|one)) (?:has |have )?{_CHANGES_EN}", ""),
        ("(?:what|which document) (?:was|is|has)", f"(?:been )?{_CHANGED_EN} by"),
        ("by (?:what|which document) (?:was|is|has)", f"(?:been )?{_CHANGED_EN}"),
    ),
    Attribute.IN_FORCE: (
        (
            "(?:is|are|was|does|do)",
            "(?:still )?(?:in force|in effect|valid|effective|applicable|apply|current|up to date)(?: now| or not)*",
        ),
        ("(?:what is )?(?:the )?(?:legal )?(?:status|validity) of", ""),
    ),
    Attribute.CHANGED: (
        (
            "(?:has|have|was|is)",
            f"(?:already )?(?:been )?{_CHANGED_EN}(?: yet| or not| by anything| by another(?: document)?)*",
        ),
    ),
    Attribute.REPLACES: ((f"{_WHICH_EN} (?:does|did|has)", "(?:replaced?|superseded?)"),),
    Attribute.REPEALS: ((f"{_WHICH_EN} (?:does|did|has)", "(?:repeal(?:ed)?|revoked?|abolish(?:ed)?|cancel)"),),
    Attribute.AMENDS: ((f"{_WHICH_EN} (?:does|did|has)", "(?:amend(?:ed)?|change)"),),
    Attribute.BASED_ON: (
        (f"(?:on )?{_WHICH_EN} (?:is|was|does)", "(?:based on|based|issued under|issued on the basis of|rest on|founded on)"),
        ("(?:what (?:is|are) )?(?:the )?(?:legal )?(?:basis|bases|grounds) (?:of|for)", ""),
    ),
    Attribute.IMPLEMENTS: ((f"{_WHICH_EN} (?:does|did|is)", "(?:implement|implementing|carry out|give effect to)"),),
    Attribute.SUMMARY: (
        ("(?:please )?(?:summari[sz]e|sum up|outline)", ""),
        ("(?:give me |write |show me |show )?(?:a |the )?(?:short |brief )?(?:summary|overview|gist) of", ""),
        ("(?:what are |list |give me )?(?:the )?(?:main|key) (?:points|contents?|provisions|ideas) (?:of|in)", ""),
    ),
    Attribute.SUBJECT: (
        ("what (?:is|was|does|do|did)", "(?:all |mainly )?(?:about|concern|cover|deal with|regulate|say|talk about)"),
        ("what's", "(?:all )?about"),
        ("(?:what is |what's )?(?:the )?(?:full )?(?:subject|title|topic|name|subject matter) (?:of|for)", ""),
    ),
    Attribute.OUTLINE: (
        (
            "(?:what are |list |show me |show )?(?:the )?(?:parts|sections|structure|contents|headings|outline|chapters"
            "|articles|table of contents) (?:of|in)",
            "",
        ),
        ("what (?:parts|sections|chapters|articles) (?:does|do)", "(?:have|contain)"),
    ),
    Attribute.HOW_MANY_UNITS: (
        (f"how many (?P<unit>{UNITS_EN}) (?:does|do)", "(?:have|contain)"),
        (f"how many (?P<unit>{UNITS_EN}) (?:are )?(?:there )?(?:are )?in", ""),
        ("how long is", "(?P<unit>)"),
    ),
    Attribute.NUMBER: (
        (
            "(?:what is |what's )?(?:the )?(?:document |official |reference )?(?:number|symbol)(?: and symbol)? "
            "(?:of|on)",
            "",
        ),
        ("what number (?:is|does)", "(?:have|bear|carry)?"),
    ),
    Attribute.KIND: (("what (?:kind|type|sort) of (?:official )?(?:document|text|paper) is", ""),),
    Attribute.TASKS: (
        (
            "what (?:does|do|did)",
            "(?:ask|require|order|request|assign|tell|want|expect)(?: of| from| to)? (?:the )?(?P<who>.+?)(?: to do)?",
        ),
        ("what (?:must|should|does) (?:the )?(?P<who>.+?) (?:have to )?do (?:under|according to|in)", ""),
        ("(?:list |what are )?(?:the )?(?:tasks|duties|responsibilities) of (?:the )?(?P<who>.+?) (?:in|under)", ""),
    ),
}  # fmt: skip
FRAMES = {"vi": VIETNAMESE, "en": ENGLISH}

# Words that add nothing to what is asked, before, between and after.
FILL = {
    "vi": (
        "thi|la|da|vay|the|a|nhi|ha|oi|nhe|xin|hay|vui long|lam on|hien|hien nay|hien tai|bay gio|cho biet|cho hoi"
        "|cho toi biet|cho toi hoi|cho em hoi|cho minh hoi|toi muon biet|toi muon hoi|ban oi|giup|giup toi|giup minh|voi"
        "|co biet"
    ),
    "en": (
        "please|actually|now|today|currently|and|so|then|tell me|could you tell me|can you tell me|do you know|exactly"
        "|i want to know|can you|could you"
    ),
}
POINTERS = {"vi": "nay|do|ay|kia|tren|vua roi|vua nhac", "en": "this|that|these|those|said|above"}
PRONOUNS = {"vi": "no", "en": "it|this|that"}
# What asks: inside a document's name it makes the question one of something else.
ASKS = {"vi": "ai|gi|nao", "en": "who|whom|what|which|when|where|how|whose|why"}
# What places a document round a clause ("trong quyết định 12"): then the question is of the clause.
WITHIN = {"vi": "trong|theo|tai|o|neu|thuoc", "en": "in|under|within|per"}
