"""Words of a question that name a place or a level of government."""

import re

from corpus.lexicon.places import named_places
from corpus.text.accents import fold
from rag.question.question_words import asks
from rag.question.typed import Typed, Words

_LEVEL = r"(?:tinh|thanh pho|tp|thi xa|thi tran|huyen|quan|xa|phuong|dac khu)"
# A place that no document is from: after a word for "in", of two or three words none of which asks.
_PLACE = {
    "vi": re.compile(rf"\b(?:o|tai) (?:{_LEVEL} )?(?P<name>\w+(?: \w+){{1,2}})$"),
    "en": re.compile(r"^(?:in|at) (?P<name>\w+(?: \w+){0,3})$"),
}
_LEVEL_PLACE = re.compile(rf"^(?:rieng )?{_LEVEL} \w+(?: \w+){{1,2}}$")
_ONLY_LEVEL = re.compile(
    rf"^(?:(?:o|tai|cac) )*(?:cap )?(?P<level>{_LEVEL}|trung uong)$"
    r"|^(?:(?:in|at|for) )?(?:the )?(?P<english>province|district|commune|ward|town|cit(?:y|ie))s?(?: levels?)?$"
)
_IS_LEVEL = re.compile(_LEVEL)
_NO_LEVEL = frozenset({("co", "quan"), ("lien", "quan"), ("hai", "quan"), ("chu", "quan"), ("quan", "xa")})
_BEFORE = ("o", "tai", "in", "at", "for")
NOTHING = Words((), ())


def places_named(typed: Typed, known: frozenset[str]) -> tuple[str, ...]:
    """Returns the folded names of the places in what was typed; known: those that documents are from."""
    return named_places(typed.text, known, folded=typed.folded)


def place_in(words: Words, language: str, places: frozenset[str]) -> Words:
    """Returns the words of a follow-up that name a place, with those before them that say so."""
    if level_in(words):
        return NOTHING
    span = place_span(words, places)
    if span:
        start, end = span
        while start and words.keys[start - 1] in _BEFORE:
            start -= 1
        return words[start:end]
    found = _PLACE[language].search(words.joined)
    if not found and _is_name(words):
        found = _LEVEL_PLACE.match(words.joined)
    named = words[-len(found[0].split()) :] if found else NOTHING
    return NOTHING if asks(named, language) else named


def _is_name(words: Words) -> bool:
    """Returns whether the last words are set as a name is, or without accents and capitals throughout."""
    if not words:
        return False
    return words.written[-1][:1].isupper() or (words.is_plain and words.text.islower())


def place_span(words: Words, places: frozenset[str]) -> tuple[int, int] | None:
    """Returns where words name a known place, the level before it ("thành phố") included; the last one named."""
    keys = words.keys
    for start in range(len(keys) - 1, -1, -1):
        for length in (4, 3, 2):
            if start + length <= len(keys) and " ".join(keys[start : start + length]) in places:
                begin = start
                while begin and _IS_LEVEL.fullmatch(" ".join(keys[begin - 1 : start])):
                    begin -= 1
                if begin > 1 and _IS_LEVEL.fullmatch(" ".join(keys[begin - 2 : start])):
                    begin -= 2
                return begin, start + length
    return None


def level_in(words: Words) -> Words:
    """Returns the level of government, where the words are nothing else: "ở tỉnh", "cấp xã", "the districts"."""
    found = _ONLY_LEVEL.match(words.joined)
    if not found:
        return NOTHING
    if found["english"]:
        return words.pick([k.startswith(found["english"]) for k in words.keys])
    return words[-len(found["level"].split()) :]


# What names a level where a clause does not say "cấp": wards are of the level of communes.
_SAME_LEVEL = (
    re.compile(r"\b(?:dac khu)\b"),
    re.compile(r"\b(?:xa(?! hoi)|phuong(?! (?:an|phap|tien|thuc))|thi tran|communes?|wards?|towns?)\b"),
    re.compile(r"\b(?:huyen|quan(?! (?:ly|trong|tam|diem|he))|thi xa|districts?)\b"),
    re.compile(r"\b(?:tinh(?! (?:hinh|trang|huong|than|toan))|thanh pho|provinces?|cit(?:y|ies))\b"),
    re.compile(r"\b(?:trung uong|chinh phu|bo)\b"),
)


def holds_level(folded: str, level: str) -> bool:
    """Returns whether a folded text names a level of government, by any of its names; level: folded."""
    return any(same.search(folded) for same in _SAME_LEVEL if same.fullmatch(level))


def is_level(key: str, before: str = "") -> bool:
    """Returns whether a folded word is a level of government; before: the one before it ("cơ quan" is no quận)."""
    return bool(_IS_LEVEL.fullmatch(key)) and (before, key) not in _NO_LEVEL


_OFFICE = r"(?:uy ban nhan dan|hoi dong nhan dan|ubnd|hdnd|chu tich|bi thu|cong an|cong dan)"
_NAMED_AFTER = re.compile(rf"\b{_OFFICE} {_LEVEL} (?P<name>[a-z]{{2,}} [a-z]{{2,}})\b")
_NO_NAME_WORDS = """
ai gi nao dau sao bao nhieu may khi co la phai can duoc thi o tai cua do cho den ve va hay hoac trong ngoai theo se da
bi khong nay kia do moi cac nhung to chuc lam lo chu tri phoi hop hoi ly uy uoc quyet ban giao nop gui bao cap khac dang
"""
_NO_NAME = frozenset(_NO_NAME_WORDS.split())


# What an office of a level does, whose first syllable begins few names: "chủ tịch xã |phạt lỗi|".
_DOES = frozenset("phat xin duyet ky xet xu bat nhan tra noi muon phe thong kiem dieu cap thu tham trinh ra".split())  # noqa: SIM905


def named_after_offices(folded: str, written: str) -> tuple[str, ...]:
    """Returns the pairs of words behind an office of a level that are a place's name: "chủ tịch huyện |đông lãng|".

    written: the question with its capitals; who writes any begins names with them.
    """
    pairs = [m["name"] for m in _NAMED_AFTER.finditer(folded)]
    words = [w for w in re.findall(r"\w+", written) if w[:1].isupper()]
    if any(w[1:].islower() for w in words):
        words = [fold(w) for w in words]
        pairs = [p for p in pairs if p.split()[0] in words]
    named = (p for p in pairs if _NO_NAME.isdisjoint(p.split()))
    return tuple(p for p in named if p.split()[0] not in _DOES)
