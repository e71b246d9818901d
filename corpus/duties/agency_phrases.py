"""Phrases that name agencies in running text: where they start, where they end, how a list of them splits.

Official text sets the words of a name in capitals and the verb after it in small letters. A name starts at a head word
(Sở, Ủy ban …) and `corpus.duties.names` says where it ends; `corpus.duties.kinds` does so for phrases of a kind (các cơ
quan …).
"""

import functools
import re
from dataclasses import dataclass

from corpus.duties.heads import GENERIC, HEAD, KIND
from corpus.duties.homographs import is_thing
from corpus.duties.kinds import kind_end
from corpus.duties.names import name_end
from corpus.duties.shared_heads import shared_names
from corpus.lexicon.glossary import own_names
from corpus.text.accents import UPPER
from corpus.text.tones import new_tones

# One name that several have: "các |Sở Giáo dục và Đào tạo|".
_SEVERAL_NAMED = re.compile(
    rf"(?:[Cc]ác|[Mm]ỗi|[Tt]ừng|[Hh]ai|[Bb]a)\s(?=(?:Sở|Khu|Chi cục|Trạm|Trung tâm|Phòng|Hạt|Vụ|Cục) [{UPPER}])"
)
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
        if new_tones(self.text) in own_names():
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
        end = shared[-1][2]
        joint = _JOINT.match(text, end, limit)
        if not joint:
            return found, end
        at = joint.end()
        plain = True


@functools.lru_cache(maxsize=2)
def own_pattern(names: frozenset[str]) -> re.Pattern[str] | None:
    """Returns what finds the names of the user's own table, the longest first; None for no names."""
    if not names:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(n) for n in sorted(names, key=len, reverse=True))})(?!\w)")


def _phrase_end(text: str, at: int, limit: int, plain: bool) -> int | None:
    """Returns where the one phrase that starts at an offset ends, None where none starts."""
    own = own_pattern(own_names())
    named = own.match(text, at, limit) if own else None
    if named:
        return named.end()
    if is_thing(text, at, limit):
        return None
    head = HEAD.match(text, at, limit)
    if head is not None and not GENERIC.match(text, at, limit):
        return name_end(text, at, limit)
    kind = KIND.match(text, at, limit) if plain or text[at : at + 1].isupper() else None
    several = _SEVERAL_NAMED.match(text, at, limit) if kind else None
    if several:
        return name_end(text, several.end(), limit)
    start = kind or head
    return kind_end(text, at, start.end(), limit) if start else None
