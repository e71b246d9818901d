"""Phrases that name agencies in running text: where they start, where they end, how a list of them splits.

Official text sets the words of a name in capitals and the verb after it in small letters. A name starts at a head word
(Sở, Ủy ban …) and `corpus.duties.names` says where it ends; `corpus.duties.kinds` does so for phrases of a kind (các cơ
quan …).
"""

import functools
import itertools
import re
from dataclasses import dataclass

from corpus.duties.heads import GENERIC, HEAD, KIND, KINDS
from corpus.duties.homographs import is_thing
from corpus.duties.kinds import kind_end
from corpus.duties.names import name_end
from corpus.duties.shared_heads import shared_names
from corpus.duties.short_names import definition_end, definitions, given_names, is_registered, place_behind
from corpus.duties.words import registered
from corpus.text.accents import UPPER
from corpus.text.tones import new_tones

# Kinds at the head of a sentence: "|Bệnh viện, trung tâm y tế trong toàn ngành| kiểm kê".
_KINDS_LISTED = re.compile(
    r"(?:Bệnh viện|Trường|Trạm|Trung tâm|Công ty|Ngân hàng|Hội|Viện|Siêu thị|Chợ|Trường học)(?:, | và )"
    rf"(?:{KINDS})(?! (?:phối hợp|có trách nhiệm|phải)(?!\w))(?!\w)"
)
# One name that several have: "các |Sở Giáo dục và Đào tạo|".
_SEVERAL_NAMED = re.compile(
    rf"(?:[Cc]ác|[Mm]ỗi|[Tt]ừng|[Hh]ai|[Bb]a)\s(?=(?:Sở|Khu|Chi cục|Trạm|Trung tâm|Phòng|Hạt|Vụ|Cục) [{UPPER}])"
)
_ASIDE = re.compile(
    r"\s*\(\s*(?:(?P<now>(?:hiện )?nay (?:là|thuộc) )|(?:trước đây|nguyên|cũ) là |tức (?:là )?)?(?=[A-ZĐ])"
)
# A title that needs its body, and those that its bearer has beside it.
_TITLES_OF_ONE = {
    "Bộ trưởng": re.compile(r"(?:Chủ nhiệm|Trưởng ban) (?=Văn phòng|Ủy ban|Ban)"),
    "Phó Thủ tướng": re.compile(r"(?:Bộ trưởng|Chủ nhiệm) (?=Bộ|Ủy ban)"),
    "Phó Thủ tướng Chính phủ": re.compile(r"(?:Bộ trưởng|Chủ nhiệm) (?=Bộ|Ủy ban)"),
}
_JOINT = re.compile(r"(?:,\s+(?:và\s+)?|\s+và\s+)")


@dataclass(frozen=True)
class AgencyPhrase:
    """A name of an agency in a text, or of agencies of one kind ("các cơ quan, đơn vị").

    text: as it stands there, but for one of several that share a word (`shared_heads`), which is named with that word.
    """

    text: str
    start: int
    end: int

    @property
    def generic(self) -> bool:
        """Returns whether it names a kind, not one agency: "các đơn vị", "Chủ đầu tư"."""
        if new_tones(self.text) in given_names():
            return False
        return not HEAD.match(self.text) or bool(GENERIC.match(self.text))


def agencies_at(text: str, at: int, limit: int, plain: bool = True) -> tuple[list[AgencyPhrase], int]:
    """Returns the agencies listed from an offset on, and where the list ends.

    plain: whether a phrase in small letters ("các đơn vị") may start the list. The list is empty where no
    head word stands at the offset.
    """
    found: list[AgencyPhrase] = []
    end = at
    while True:
        shared = shared_names(text, at, limit)
        stop = None if shared else _phrase_end(text, at, limit, plain)
        if stop is not None:
            shared = [(text[at:stop], at, stop)]
        if not shared:
            return found, end
        found += [AgencyPhrase(*name) for name in shared]
        end = definition_end(text, shared[-1][2], limit) or shared[-1][2]
        end = _aside_end(text, end, limit, found)
        joint = _JOINT.match(text, end, limit)
        if not joint:
            return found, end
        both = _second_title(text, found[-1], joint.end(), limit)
        if both:
            found[-1] = both
            return found, both.end
        at = joint.end()
        plain = True


# A kind of body of which the register has one with a name.
_FORCES = re.compile(r"Lực lượng(?!\w)")
LONGEST_KNOWN = 120  # code points of a name in the register
_INITIALS = re.compile(r"(?<![\w/&.-])[A-ZĐ][A-ZĐ&.-]*[A-ZĐ](?![\w/&-])")
LONGEST_BEFORE = 200  # code points of a list of agencies before the parentheses that give it a short name
_BEGINS = re.compile(rf"(?<!\w)(?:{HEAD.pattern}|{KIND.pattern})")


def defined_names(text: str) -> frozenset[str]:
    """Returns the short names that a text gives agencies in parentheses behind their names."""
    return frozenset(new_tones(name) for at, name in definitions(text) if _ends_a_name(text, at))


def _ends_a_name(text: str, end: int) -> bool:
    line = max(text.rfind("\n", 0, end) + 1, end - LONGEST_BEFORE)
    found = (agencies_at(text, m.start(), end)[0] for m in _BEGINS.finditer(text, line, end))
    return any(names and names[-1].end == end for names in found)


def headless_at(text: str, at: int, limit: int) -> int | None:
    """Returns where a name ends that begins at an offset without a head word, None where none does.

    The user's own names, the short ones of the document, initials of the register.
    """
    given = _pattern(given_names())
    named = given.match(text, at, limit) if given else None
    if named:
        return named.end()
    initials = _INITIALS.match(text, at, limit)
    return place_behind(text, initials.end(), limit) if initials and is_registered(initials.group()) else None


def next_headless(text: str, at: int, limit: int) -> int | None:
    """Returns where the next name begins that no head word begins, None where there is none."""
    given = _pattern(given_names())
    named = given.search(text, at, limit) if given else None
    initials = (m.start() for m in _INITIALS.finditer(text, at, limit) if is_registered(m.group()))
    return min((*([named.start()] if named else ()), *itertools.islice(initials, 1)), default=None)


def _aside_end(text: str, at: int, limit: int, found: list[AgencyPhrase]) -> int:
    """Returns where parentheses behind a name end that name an agency and nothing else; `at` where none do.

    One that is another by now is named with it: "Sở Giao thông vận tải (nay là Sở Xây dựng)".
    """
    aside = _ASIDE.match(text, at, limit)
    if aside is None:
        return at
    names, over = agencies_at(text, aside.end(), limit)
    if not names or text[over : over + 1] != ")":
        return at
    if aside["now"]:
        found[-1] = AgencyPhrase(text[found[-1].start : over + 1], found[-1].start, over + 1)
    return over + 1


def _second_title(text: str, name: AgencyPhrase, at: int, limit: int) -> AgencyPhrase | None:
    """Returns the person of a title without its body and the title behind it: "Bộ trưởng, Chủ nhiệm Văn phòng …"."""
    further = _TITLES_OF_ONE.get(name.text)
    if further is None or not further.match(text, at, limit):
        return None
    end = name_end(text, at, limit)
    return AgencyPhrase(text[name.start : end], name.start, end)


@functools.lru_cache(maxsize=16)
def _pattern(names: frozenset[str]) -> re.Pattern[str] | None:
    """Returns what finds any of some names, the longest first; None for no names."""
    if not names:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(n) for n in sorted(names, key=len, reverse=True))})(?!\w)")


def _phrase_end(text: str, at: int, limit: int, plain: bool) -> int | None:
    """Returns where the one phrase that starts at an offset ends, None where none starts."""
    named = headless_at(text, at, limit)
    if named is not None:
        return named
    if is_thing(text, at, limit):
        return None
    head = HEAD.match(text, at, limit)
    if head is not None and not GENERIC.match(text, at, limit) and not _KINDS_LISTED.match(text, at, limit):
        return name_end(text, at, limit)
    known = registered(text[at : min(limit, at + LONGEST_KNOWN)]) if head is not None else 0
    if known and _FORCES.match(text, at, limit):
        return at + known
    kind = KIND.match(text, at, limit) if plain or text[at : at + 1].isupper() else None
    several = _SEVERAL_NAMED.match(text, at, limit) if kind else None
    if several:
        return name_end(text, several.end(), limit)
    start = kind or head
    return kind_end(text, at, start.end(), limit) if start else None
