"""Question: what was asked, in which language, and what kind of answer it wants."""

import functools
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from corpus.accents import fold, strip_accents
from corpus.glossary import glossary
from index.lexical import has_accents
from index.restoration import restore_accents
from rag.errors import QuestionError

LONGEST_QUESTION = 2000  # code points
FULLY_ACCENTED = 0.6  # of a question's words; nineteen in twenty that are typed with accents have more


class Kind(StrEnum):
    """What a question asks for."""

    LEAD = "lead"
    COORDINATE = "coordinate"
    REPORT_TO = "report_to"
    WHEN = "when"
    HOUR = "hour"
    MONEY = "money"
    PERCENT = "percent"
    PHONE = "phone"
    HOW_MUCH = "how_much"
    WHERE_SAID = "where_said"
    OTHER = "other"


@dataclass(frozen=True)
class Question:
    """A question as it was asked.

    text: NFC, blanks folded; language: `vi` (also without accents) or `en`; accented: whether it is Vietnamese that
    carries its marks; kind: what it asks for; written: the text as it would be written with care, accents given back
    where they were left out.
    """

    text: str
    language: str
    accented: bool
    kind: Kind
    written: str

    @property
    def way(self) -> str:
        """How it is asked: `vi`, `vi-plain` (accents left out) or `en`; weights are learnt for each."""
        if self.language == "en":
            return "en"
        return "vi" if self.accented else "vi-plain"


def read_question(raw: str) -> Question:
    """Returns the question in a text.

    Raises:
        QuestionError: nothing asked, or more than 2,000 characters.
    """
    seen = "".join(c for c in raw if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    text = " ".join(unicodedata.normalize("NFC", seen).split())
    if not any(c.isalnum() for c in text):
        raise QuestionError("the question is empty: ask in Vietnamese or English, in words")
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(
            f"the question has {len(text):,} characters, at most {LONGEST_QUESTION:,} expected;"
            " ask one thing, in a sentence or two"
        )
    language = detect_language(text)
    accented = language == "vi" and accented_share(text) >= FULLY_ACCENTED
    written = text if accented or language == "en" else restore_accents(text)
    return Question(text, language, accented, question_kind(text, language), written)


def readable(raw: str) -> str:
    """Returns a text with halves of characters (lone surrogates) replaced: it can be written out."""
    return raw.encode("utf-8", "replace").decode()


def accented_share(text: str) -> float:
    """Returns the share of words that carry a Vietnamese mark: about three quarters in text written with care."""
    words = re.findall(r"[^\W\d_]+", text)
    return sum(map(has_accents, words)) / len(words) if words else 0.0


# --- language

_ENGLISH = frozenset(
    [
        "who",
        "what",
        "when",
        "where",
        "which",
        "why",
        "how",
        "whose",
        "whom",
        "is",
        "are",
        "was",
        "were",
        "does",
        "did",
        "will",
        "would",
        "should",
        "must",
        "shall",
        "may",
        "the",
        "of",
        "for",
        "and",
        "with",
        "by",
        "from",
        "at",
        "on",
        "this",
        "that",
        "these",
        "those",
        "there",
        "their",
        "its",
        "be",
        "been",
        "have",
        "has",
        "had",
        "not",
        "we",
        "you",
        "they",
        "he",
        "she",
        "my",
        "our",
        "your",
        "department",
        "ministry",
        "clause",
        "deadline",
        "report",
        "agency",
    ]
)
# Also Vietnamese syllables typed without accents: they say nothing of the language.
_BOTH = frozenset(
    [
        "the",
        "on",
        "at",
        "be",
        "is",
        "an",
        "to",
        "do",
        "in",
        "so",
        "me",
        "can",
        "my",
        "he",
        "she",
        "we",
        "has",
        "not",
        "may",
        "that",
        "this",
    ]
)
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    r"(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oao|oay|oe|oeo|oi|oo|ou|ua|uai|uay|ue|ui|uo|uoi|uou|uu|uy|uya"
    r"|uye|uyu|ye|yeu)(?:ch|nh|ng|[cmnpt])?"
)


def detect_language(text: str) -> str:
    """Returns `vi` or `en`; knows Vietnamese typed without accents by the shape of its syllables."""
    marked = [w for w in re.findall(r"\w+", text.lower()) if has_accents(w)]
    spoken = sum(bool(_SYLLABLE.fullmatch(strip_accents(w))) for w in marked)
    words = re.findall(r"[a-z]+", text.lower())
    asking = sum(w in _ENGLISH and w not in _BOTH for w in words)
    plain = [w for w in words if w not in _abbreviations()]
    foreign = sum(not _SYLLABLE.fullmatch(w) for w in plain)
    if spoken:
        # "What must Sở Y tế do by March?" is English that names an agency.
        return "en" if asking >= 2 and asking + foreign > spoken / 2 else "vi"
    vietnamese = sum(bool(_SYLLABLE.fullmatch(w)) and w not in _ENGLISH for w in plain)
    return "vi" if vietnamese > 2 * (asking + foreign) or not asking + foreign else "en"


@functools.cache
def _abbreviations() -> frozenset[str]:
    """Returns the glossary's abbreviations, accents dropped: `UBND` is no English word."""
    return frozenset(
        strip_accents(part).lower()
        for entry in glossary()
        for abbreviation in entry.abbreviations
        for part in re.findall(r"\w+", abbreviation)
        if part.isupper()
    )


# --- kind

_KINDS: list[tuple[Kind, re.Pattern[str], re.Pattern[str]]] = [
    (
        Kind.REPORT_TO,
        re.compile(r"\b(bao cao|gui|nop|trinh)\b.{0,40}\b(cho ai|ai|ve dau|dau|cho co quan nao|co quan nao|len dau)\b"),
        re.compile(
            r"\b(report|send|submit|file)\w*\b.{0,40}\b(to whom|to who|where)\b|\b(to whom|where"
            r"|who)\b.{0,60}\b(report|sent|submitted|send|submit)"
        ),
    ),
    (
        Kind.PHONE,
        re.compile(r"\b(so dien thoai|sdt|duong day nong so|hotline|so may (?:dien thoai)?)\b"),
        re.compile(r"\b(phone|telephone|hotline) number\b|\bnumber to call\b"),
    ),
    (
        Kind.HOUR,
        re.compile(r"\b(may gio|may h|luc may|gio nao)\b"),
        re.compile(r"\b(what time|what hour|which hour|at what hours?|what hours)\b"),
    ),
    (
        Kind.WHEN,
        re.compile(
            r"\b(khi nao|bao gio|luc nao|ngay nao|ngay may|thang may|thoi han|han chot|han cuoi|han nao|han la"
            r"|deadline|truoc ngay|hoi nao|chung nao|thoi gian nao|nam nao|quy nao|den han)\b"
        ),
        re.compile(r"\b(when|by when|deadline|what date|which date|what time|how soon|last day|due)\b"),
    ),
    (
        Kind.MONEY,
        re.compile(
            r"\b(bao nhieu|bn|nhieu|may|muc|het)\b.{0,30}(?<!uu )\b(tien|dong|trieu|ty|kinh phi|hoc phi|le phi"
            r"|chi phi|von)\b"
            r"|(?<!uu )\b(tien|kinh phi|hoc phi|le phi|chi phi|muc phat|phat|muc chi|gia|muc ho tro|muc thuong"
            r"|von)\b.{0,40}\b(bao nhieu|bn|may|the nao)\b"
        ),
        re.compile(
            r"\bhow much (?:money|does|do|is|was|will|support|funding|tuition|did|must|should|can|are)\b"
            r"|\b(?:cost|fee|fine|price|budget|sum|amount of money|allowance)\b"
        ),
    ),
    (
        Kind.PERCENT,
        re.compile(r"\b(phan tram|ty le|may %|bao nhieu %)|%"),
        re.compile(r"\b(per cent|percent|percentage|what share|proportion)\b|%"),
    ),
    (
        Kind.HOW_MUCH,
        re.compile(r"\b(bao nhieu|muc nao|may nguoi|may lan|may ngay|bao lau|chi tieu)\b"),
        re.compile(
            r"\b(how many|how much|what percentage|what share|how long|how often|what amount|per cent"
            r"|percentage|what level)\b"
        ),
    ),
    (
        Kind.COORDINATE,
        re.compile(r"\b(phoi hop|ho tro|cung tham gia|tham gia cung|lam cung|cung lam|voi ai|cung ai)\b"),
        re.compile(r"\b(coordinat\w*|cooperat\w*|support\w*|assist\w*|work with|together with|alongside|help\w*)\b"),
    ),
    (
        Kind.WHERE_SAID,
        re.compile(r"\b(khoan nao|dieu nao|muc nao|van ban nao|o dau noi|quy dinh o dau|chi thi nao)\b"),
        re.compile(r"\b(which clause|which article|which document|where is it said|which directive)\b"),
    ),
    (
        Kind.LEAD,
        re.compile(
            r"\b(ai|co quan nao|don vi nao|so nao|bo nao|phong nao|ben nao|cap nao|to chuc nao|cho nao lo"
            r"|dau moi|chu tri"
            r"|trach nhiem|giao cho|nguoi nao|doanh nghiep nao|(?<!van )ban nao|so gi|phong gi|co quan gi|don vi gi)\b"
        ),
        re.compile(
            r"\b(who|whose|which (?:\w+ ){0,2}(?:agency|agencies|department|departments|body|bodies|office"
            r"|ministry|unit|units|authority|organisation|level)"
            r"|lead|leads|in charge|responsib\w*)\b"
        ),
    ),
]


def question_kind(text: str, language: str) -> Kind:
    """Returns what a question asks for, from its question words."""
    folded = fold(text)
    for kind, vietnamese, english in _KINDS:
        if (vietnamese if language == "vi" else english).search(folded):
            if kind is Kind.COORDINATE and not _asks_who(folded, language):
                continue
            return kind
    return Kind.OTHER


def _asks_who(folded: str, language: str) -> bool:
    who = r"\b(ai|nao|nhung ai)\b" if language == "vi" else r"\b(who|whom|which|what)\b"
    return bool(re.search(who, folded))
