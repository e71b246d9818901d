"""Short phrases in English whose every part is known: agencies, places, documents, forms, annexes, lists of them."""

import functools
import re
from collections.abc import Sequence

from corpus.lexicon.counted import counted
from corpus.lexicon.english_bodies import body_in_english
from corpus.lexicon.english_heads import LEVELS
from corpus.lexicon.glossary import Lexicon, lexicon
from corpus.text.accents import UPPER
from corpus.text.tones import new_tones
from rag.composing.english.documents import english_kind
from rag.composing.names import agency_named

_PLACES = LEVELS | {"thôn": "village", "bản": "village", "tổ dân phố": "residential group"}
_PARTS = {
    "mẫu": "Form",
    "biểu mẫu": "Form",
    "mẫu biểu": "Form",
    "biểu": "Form",
    "phụ lục": "Appendix",
    "tờ khai": "Form",
}
_JOINT = re.compile(r"(\s*[,;]\s*(?:và\s+)?|\s+(?:và|cùng|với|hoặc)\s+)")
_MISTER = {"ông": "Mr", "bà": "Ms", "anh": "Mr", "chị": "Ms", "đồng chí": "", "bác sĩ": "Dr"}
_AT = re.compile(r"^(?:tại|trên|qua)\s+", re.IGNORECASE)  # where it is handed in
# Who does something is all that is asked of "do Chủ tịch tỉnh quyết định bổ nhiệm".
_DONE_BY = re.compile(
    r"do\s+(?P<who>.+?)\s+(?:quyết định|bổ nhiệm|chỉ định|phê duyệt|thực hiện|chi trả|quản lý|ban hành|tổ chức|trao|lập"
    r"|cấp|bảo đảm|chủ trì|phụ trách|đảm nhiệm|làm)(?:\s+[^\W\d_]+){0,2}",
    re.IGNORECASE,
)
_NAME = rf"[{UPPER}][^\W_]*(?: (?:[{UPPER}][^\W_]*|\d+))*"
_PLACE = re.compile(rf"(?:các\s+|những\s+)?(?:(?P<head>{'|'.join(_PLACES)})\s+)?(?P<name>{_NAME})", re.IGNORECASE)
_NAMED = re.compile(_NAME)
_CALLED = re.compile(rf"(?P<called>(?i:{'|'.join(_MISTER)}))\s+(?P<name>{_NAME})")
LONGEST_NAME = 7  # parts and joints of one name
_PART = re.compile(
    rf"(?P<head>{'|'.join(sorted(_PARTS, key=len, reverse=True))})(?:\s+số)?"
    r"\s+(?P<number>[\w./-]*\d[\w./-]*|[IVXL]+|[A-Z])"
    r"(?:\s+ban hành kèm theo .+)?",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    rf"(?P<kind>[{UPPER}][^\W\d_]+(?: [^\W\d_]+){{0,2}}?)(?:\s+số)?"
    r"\s+(?P<number>\d+[a-z]?(?:/\d{4})?(?:/|-)[\w&/.-]+)"
    r"(?:\s+ngày\s+.{4,24})?(?:\s+của\s+.{3,60})?"
)


def phrase_in_english(words: str) -> str | None:
    """Returns a phrase in English; None where any part of it is not known.

    "xã Đồng Lộ, Suối Nhum và phường Cầu Bạch" is "Đồng Lộ commune, Suối Nhum commune, Cầu Bạch ward".
    """
    words = words.strip(" .;:,")
    if done := _DONE_BY.fullmatch(words):
        return phrase_in_english(done["who"])
    if body := body_in_english(words):
        return f"{body} ({words})"
    parts = _JOINT.split(words)
    listed = _listed(parts) if len(parts) > 1 else None
    return listed or _term(words) or _listed([words]) or _in_parts(parts)


def _listed(parts: Sequence[str]) -> str | None:
    """Returns places in English, one after another; what kind of place a name is of holds for those behind it."""
    said, head = [], ""
    for part in parts[::2]:
        place = _PLACE.fullmatch(part)
        if place is not None and not _NAMED.fullmatch(place["name"]):
            place = None
        head = _PLACES[place["head"].lower()] if place and place["head"] else head
        one = _one(part)
        if one is None and place and head:
            one = f"{place['name']} {head}"
        if one is None:
            return None
        said.append(one)
    return ", ".join(said) if said else None


def _in_parts(parts: Sequence[str]) -> str | None:
    """Returns a list in English some of whose parts have joints themselves: "Sở Văn hóa, Thể thao và Du lịch"."""
    for end in range(1, min(len(parts), LONGEST_NAME) + 1, 2):
        one = _one("".join(parts[:end]))
        if one and end == len(parts):
            return one
        if one and (rest := _in_parts(parts[end + 1 :])):
            return f"{one}, {rest}"
    return None


def _one(words: str) -> str | None:
    words = _AT.sub("", words)
    return _agency(words) or _document(words) or _part(words) or _person(words) or _proper(words)


def _proper(words: str) -> str | None:
    """Returns a name of the glossary that is none of an agency: "Cổng Dịch vụ công quốc gia"."""
    known = _terms(lexicon()).get(new_tones(words.lower())) if words[:1].isupper() else None
    return f"{known} ({words})" if known else None


def _agency(words: str) -> str | None:
    named = agency_named(words, "en")
    return None if named.startswith("“") else named


def _person(words: str) -> str | None:
    """Returns somebody who is called by name: "bà Đoàn Thị Mỹ Hạnh" is "Ms Đoàn Thị Mỹ Hạnh"."""
    found = _CALLED.fullmatch(words)
    return f"{_MISTER[found['called'].lower()]} {found['name']}".strip() if found else None


def _term(words: str) -> str | None:
    if (known := _one(words)) is not None:
        return known
    key = new_tones(words.lower())
    thing = _terms(lexicon()).get(key) or counted().get(key)
    return f"{thing[:1].upper()}{thing[1:]} ({words})" if thing else None


@functools.lru_cache(maxsize=1)
def _terms(words: Lexicon) -> dict[str, str]:
    """Returns the English of the glossary's terms and titles, by their Vietnamese in small letters with its marks."""
    entries = (e for e in words.entries if e.en and e.kind in ("term", "title"))
    return {new_tones(e.vi.lower()): f"{e.en[0][:1].upper()}{e.en[0][1:]}" for e in entries}


def _document(words: str) -> str | None:
    found = _DOCUMENT.fullmatch(words)
    kind = english_kind(found["kind"]) if found else None
    return f"{kind} No. {found['number']}" if found and kind else None


def _part(words: str) -> str | None:
    found = _PART.fullmatch(words)
    if found is None:
        return None
    head = _PARTS[found["head"].lower()]
    return f"{head} {'No. ' if head == 'Form' else ''}{found['number']}"
