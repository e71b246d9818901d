"""The documents that a question names by number or by day, where they stand in it."""

import re
from dataclasses import dataclass, replace

from corpus.text.accents import fold, strip_accents
from rag.question.days import DAY, read_day
from rag.question.document_kinds import KINDS_EN, KINDS_VI
from rag.question.named_units import AFTER_EN, AFTER_VI
from rag.question.reference import Day
from rag.question.shorthand import written_out

# "Official letters 5237 and 6184".
_IN_ENGLISH_TOO = KINDS_EN | {f"{name}s": kind for name, kind in KINDS_EN.items()} | KINDS_VI
_SYMBOL = r"\d+[a-z]?(?:/\d{4})?(?:[/-][a-z\d&]+)*"
# What a number counts that stands behind a kind, and does not name it: "thông báo 2 lần", "kế hoạch 3 bước".
_COUNTED = (
    r"(?:lan|buoc|viec|nguoi|hoc sinh|sinh vien|don vi|lop|truong|nhiem vu|muc tieu|ngay(?! \d)|thang(?! \d)|nam(?! \d)"
    r"|quy(?! dinh| che| trinh|et)|tuan(?! thu)|gio|phut|trieu(?! tap)|ty(?! le)|nghin|ngan(?! sach)|dong|phan tram|dot"
    r"|giai phap|ho(?! tro| so)|nhom|trang|loai|du an|doan|cuoc|tram|can bo|km|ha|kg|years?|months?|days?|weeks?|steps?"
    r"|tasks?|people|students?|pupils?|percent|million|billion)(?! nao| gi)"
)
_TIMES = r"(?:19|20)\d\d(?![/\w-])|\d{1,2}/\d{1,2}(?:/\d{4})?(?![/\w-])"
_ON = {
    "vi": r",? (?:(?:de|ky|ban hanh|duoc ban hanh|ra) )?(?:vao )?(?:ngay|hom) ",
    "en": r",? (?:(?:issued|signed) )?(?:of|dated|on|from) ",
}
# What may stand between names of documents that ask nothing of them.
_SMALL = frozenset(["va", "and", "the", "so", "van", "ban", "no"])


@dataclass(frozen=True)
class NamedDocument:
    """A document that is named: its span in the text, and what of it is said; joined: whether in a list."""

    start: int
    end: int
    kind: str
    number: str
    day: Day | None
    written: str
    joined: bool = False


def _mentions(language: str) -> re.Pattern[str]:
    """Returns the pattern of a document named by its kind with its number, its day or both."""
    kinds = KINDS_VI if language == "vi" else _IN_ENGLISH_TOO
    words = "|".join(sorted(kinds, key=len, reverse=True))
    so = r"(?P<so>(?:so|no\.?|number):? ?)?"
    on = _ON[language] if language == "vi" else rf"(?:{_ON['en']}|{_ON['vi']})"
    number = rf"(?P<number>(?!{_TIMES}){_SYMBOL})(?![\w%])(?:{on}(?P<day>{DAY}))?"
    return re.compile(rf"\b(?P<kind>{words})(?: {so}{number}|{on}(?P<only>{DAY})|[ ](?P<bare>{DAY}(?<=/\d{{4}})))")


_MENTIONED = {language: _mentions(language) for language in ("vi", "en")}
# "17-year-old", "5-star" are words: without a stroke a symbol has one short part, as "25-CT".
_BARE = re.compile(r"(?<![\w/])(?!\d+-[a-z]{3,}(?![\w&/]*/))(\d+(?:/\d{4})?[/-][a-z]{2,}[a-z\d&/-]*)")
_BY_NUMBER = re.compile(r"(?:^|\b(?:theo|trong|van ban|cua) )so:? (\d{3,5})(?![\w/.-])")
_FOLLOWS = re.compile(rf"\s*(?:[.;:,?!)]|$|(?:{AFTER_VI}|{AFTER_EN}|ai|gi)(?!\w))")
_JOINED = re.compile(
    rf"(?:,? (?:va|voi|cung|lan|hoac|so voi|and|or|with) |, )(?:so:? ?|no\.? ?)?({_SYMBOL})(?![\w%/.])"
)


def documents_in(plain: str, said: str, language: str) -> list[NamedDocument]:
    """Returns the documents that a text names, in order, each once."""
    found: list[NamedDocument] = []
    kinds = KINDS_VI if language == "vi" else _IN_ENGLISH_TOO
    for match in _MENTIONED[language].finditer(plain):
        number = match["number"] or ""
        if number and not (match["so"] or "/" in number or "-" in number) and _counts(plain, match.end("number")):
            continue
        written = said[match.start("number") : match.end("number")] if number else ""
        on = match["day"] or match["only"] or match["bare"]
        day = read_day(on) if on else None
        if number or day:
            kind = kinds[match["kind"]]
            found.append(NamedDocument(*match.span(), kind, fold(number), day, written.upper()))
            if number:
                found += _listed(plain, said, match.end(), kind)
    taken = [(m.start, m.end) for m in found]
    for pattern in (_BARE, _BY_NUMBER):
        for match in pattern.finditer(plain):
            if not any(a < match.end(1) and match.start(1) < b for a, b in taken):
                written = said[match.start(1) : match.end(1)].upper()
                found.append(NamedDocument(*match.span(1), "", fold(match[1]), None, written))
    unique = {(m.kind, m.number, m.day): m for m in sorted(found, key=lambda m: -m.start)}
    named = sorted(unique.values(), key=lambda m: m.start)
    return [replace(m, joined=bool(n) and _is_joined(plain, named[n - 1], m)) for n, m in enumerate(named)]


def _listed(plain: str, said: str, at: int, kind: str) -> list[NamedDocument]:
    """Returns the documents that go on a list: "công văn 5237 và 6184"; what counts something else is none."""
    found = []
    while (match := _JOINED.match(plain, at)) and _FOLLOWS.match(plain, match.end()):
        written = said[match.start(1) : match.end(1)].upper()
        found.append(NamedDocument(match.start(1), match.end(), kind, fold(match[1]), None, written))
        at = match.end()
    return found


def _counts(plain: str, at: int) -> bool:
    """Returns whether what stands behind a number is counted by it."""
    return bool(re.match(rf" {_COUNTED}(?!\w)", plain[at : at + 30]))


def _is_joined(plain: str, before: NamedDocument, mention: NamedDocument) -> bool:
    return bool(
        re.fullmatch(r",?\s*(?:(?:va|voi|cung|lan|hoac|and|or|with)\s+)?(?:so:? ?)?", plain[before.end : mention.start])
    )


def only_names_documents(text: str, language: str) -> bool:
    """Returns whether a text is the name of a document, or of several, and nothing more."""
    plain = strip_accents(written_out(text, language))
    left = _BARE.sub(" ", _MENTIONED[language].sub(" ", plain))
    return left != plain and set(re.findall(r"\w+", left)) <= _SMALL
