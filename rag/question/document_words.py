"""What questions about documents are made of: kinds of documents, and the attributes that are asked of them.

All words are without marks, in small letters, as a question's are compared. An attribute has frames: what stands before
the document's name and what stands after it, as regular expressions over words with single blanks between them.
"""

from enum import StrEnum


class Attribute(StrEnum):
    """What may be asked of one document, of two, or of all that are stored."""

    SIGNER = "signer"
    SIGNATORY = "signatory"
    ISSUER = "issuer"
    RECIPIENTS = "recipients"
    DATE = "date"
    NUMBER = "number"
    KIND = "kind"
    SESSION = "session"
    CONCLUDER = "concluder"
    UNIT_CHANGED = "unit_changed"
    EFFECTIVE = "effective"
    UNTIL = "until"
    APPLIES_TO = "applies_to"
    SCOPE = "scope"
    SECTION = "section"
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
        "thong bao ket luan": "thong bao", "thong bao lien nganh": "thong bao", "thong bao": "thong bao",
        "ke hoach lien nganh": "ke hoach", "huong dan lien nganh": "huong dan", "ke hoach": "ke hoach",
        "huong dan": "huong dan",
        "bao cao": "bao cao", "ket luan": "ket luan", "chuong trinh": "chuong trinh", "de an": "de an",
        "phuong an": "phuong an", "quy che": "", "quy dinh": "", "luat": "luat",
    },
    "en": {
        "plans": "ke hoach", "plan": "ke hoach", "notices": "thong bao", "notice": "thong bao",
        "notifications": "thong bao", "notification": "thong bao", "announcements": "thong bao",
        "announcement": "thong bao", "guidelines": "huong dan", "guidance": "huong dan", "reports": "bao cao",
        "report": "bao cao", "conclusions": "ket luan", "conclusion": "ket luan", "programmes": "chuong trinh",
        "programme": "chuong trinh", "program": "chuong trinh", "letters": "cong van", "letter": "cong van",
        "laws": "luat", "law": "luat", "regulations": "", "regulation": "", "dispatches": "", "dispatch": "",
        "proposals": "to trinh", "proposal": "to trinh", "submissions": "to trinh", "submission": "to trinh",
        "joint notices": "thong bao", "joint notice": "thong bao",
    },
}  # fmt: skip
# Written short they count before a number alone.
SHORT = "qd|ct|cv|cd|nq|nd|tt|kh|tb|hd|bc|ttr"
SYMBOL = r"\d+[a-z]?(?:/\d{4})?[/-][a-z][a-z\d&/.-]*"

# What stands before a document's name, and what stands after it.
Frames = tuple[tuple[str, str], ...]

# Words that add nothing to what is asked, before, between and after.
# How whoever asks calls themselves.
_I = "toi|minh|em|tui|tao|anh|chi|mk|chau|ta"
FILL = {
    "vi": (
        "thi|la|da|vay|the|a|nhi|ha|oi|nhe|xin|hay|vui long|lam on|hien|hien nay|hien tai|bay gio|ban oi|giup|giup toi"
        "|giup minh|voi|co biet|neu|v|z|zay|vay|ad|nhe|ta|di"
        # "Cho em hỏi", "tao muốn biết là": whoever asks says so.
        rf"|(?:(?:cho|xin|de) )?(?:(?:{_I}) )?(?:(?:muon|can|dang|xin) )?hoi(?: (?:la|rang|xem|chut|ti))?"
        rf"|(?:cho|(?:{_I}) (?:muon|can))(?: (?:{_I}))? biet(?: (?:la|rang))?"
    ),
    "en": (
        "please|actually|now|today|currently|and|so|then|tell me|could you tell me|can you tell me|do you know|exactly"
        "|i want to know|can you|could you"
    ),
}
POINTERS = {"vi": "nay|do|ay|kia|tren|vua roi|vua nhac", "en": "this|that|these|those|said|above"}
PRONOUNS = {"vi": "no|cai (?:do|nay|ay)", "en": "it|(?:this|that)(?: one)?"}
# What asks: inside a document's name it makes the question one of something else.
ASKS = {"vi": "ai|gi|nao", "en": "who|whom|what|which|when|where|how|whose|why"}
# Of several documents the last one is meant: "hướng dẫn mới nhất về …", "the latest guidance".
NEWEST = {"vi": "(?:moi|gan day) nhat|moi", "en": "newest|latest|most recent|new"}
# What places a document round a clause ("trong quyết định 12"): then the question is of the clause.
WITHIN = {"vi": "trong|theo|tai|o|neu|thuoc", "en": "in|under|within|per"}
