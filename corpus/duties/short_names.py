"""Short names of agencies: those that a document defines in parentheses, and initials that the register knows.

"Ban Quản lý dự án tỉnh (sau đây gọi là Ban QLDA)", "Sở Xây dựng (SXD)": what stands in the parentheses is a name from
there on. Initials of the register are names by themselves where they begin with the word that the name begins with.
"""

import functools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from corpus.duties.heads import HEAD
from corpus.lexicon.glossary import Lexicon, lexicon, own_names
from corpus.lexicon.levels import UNIT
from corpus.text.accents import UPPER
from corpus.text.tones import new_tones

FEWEST_INITIALS = 3
LONGEST_DEFINED = 60  # code points of a short name
_MARKS = "\"“”‘’'"
# "(sau đây gọi là …)", "(gọi tắt là: …)", "(viết tắt là …)", "(dưới đây gọi chung là …)".
_ANNOUNCED = (
    r"(?:(?:sau|dưới|từ) đây,? )?(?:được )?(?:gọi|viết)(?: (?:tắt|chung|gọn))*(?: là)?\s*:?\s*"
    rf"[{_MARKS}]?(?P<called>[^(){_MARKS}\n]{{2,{LONGEST_DEFINED}}}?)[{_MARKS}]?"
)
# "(CT)" and "(PH)" say a part, and name nobody.
_INITIALS = rf"(?P<initials>(?!(?:CT|PH)(?!\w))(?:[{UPPER}]\w*\s)?[{UPPER}][\w&./-]{{0,14}}[{UPPER}\d])"
# "(cơ quan thường trực)": what its bearer is, and no name.
_PART = r"(?:là )?(?:cơ quan|đơn vị) (?:thường trực|đầu mối|tham mưu|chủ quản)[^()\n]{0,60}"
_DEFINITION = re.compile(rf"\s*\(\s*(?:(?:{_ANNOUNCED})|{_INITIALS}|{_PART})\s*\)")
_REGISTERED = re.compile(rf"[{UPPER}][{UPPER}&.-]+")
# Whose initials are used as names: those of others are words of many meanings ("THPT", "HTX").
_BODIES = re.compile(
    r"(?:Sở|Bộ|Công an (?:tỉnh|thành phố)|Kho bạc|Tòa án nhân dân|Viện kiểm sát nhân dân|Mặt trận|Ban Quản lý|Chi cục"
    r"|Trung tâm Y tế|Trạm Y tế|Văn phòng|Ngân hàng|Liên đoàn Lao động|Hội Nông dân)(?!\w)"
)
# What goes on behind initials: "KBNN |tỉnh|", "TTYT |huyện Phú Khê|".
_OF_A_PLACE = re.compile(rf" (?:{UNIT}|khu vực|các {UNIT})(?!\w)(?: [{UPPER}\d]\w*)*")

_DEFINED: ContextVar[frozenset[str]] = ContextVar("short names that a document defines", default=frozenset())


def definition_end(text: str, end: int, limit: int) -> int | None:
    """Returns where the parentheses behind a name end that give it a short one, None where none do."""
    found = _DEFINITION.match(text, end, limit)
    return found.end() if found else None


def definitions(text: str) -> Iterator[tuple[int, str]]:
    """Yields where each definition in a text begins, and the short name that it gives."""
    for found in _DEFINITION.finditer(text):
        name = (found["called"] or found["initials"] or "").strip()
        # "(sau đây gọi là Sở)": a head alone stands for the name by itself.
        if name[:1].isupper() and not HEAD.fullmatch(name):
            yield found.start(), name


@contextmanager
def defined(names: frozenset[str]) -> Iterator[None]:
    """Makes the short names of a document names of agencies while it is read."""
    token = _DEFINED.set(names)
    try:
        yield
    finally:
        _DEFINED.reset(token)


def given_names() -> frozenset[str]:
    """Returns the names that no head word begins: of the user's own table, and those that the document defines."""
    return own_names() | _DEFINED.get()


def is_registered(initials: str) -> bool:
    """Returns whether initials are a name of the register wherever they stand."""
    return initials in _initials(lexicon())


@functools.lru_cache(maxsize=2)
def _initials(of: Lexicon) -> frozenset[str]:
    found = ((e, a) for e in of.agencies if _BODIES.match(e.vi) for a in e.abbreviations if a not in e.ambiguous)
    return frozenset(
        new_tones(a)
        for e, a in found
        if a[0] == e.vi[0] and sum(map(str.isalpha, a)) >= FEWEST_INITIALS and _REGISTERED.fullmatch(a)
    )


def place_behind(text: str, end: int, limit: int) -> int:
    """Returns where the place behind initials ends, their own end where none stands there."""
    found = _OF_A_PLACE.match(text, end, limit)
    return found.end() if found else end
