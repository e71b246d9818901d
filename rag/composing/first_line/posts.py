"""Agencies, posts and kinds of them as a sentence writes them, registered or not."""

import re
from collections.abc import Iterator

from corpus.duties.agency_phrases import AgencyPhrase, agencies_at
from corpus.duties.heads import HEAD, KIND

_BEGINS = re.compile(rf"(?<!\w)(?:{HEAD.pattern}|{KIND.pattern})")
# A title whose body has a name without it: "|Trưởng| Thuế tỉnh".
_TITLE = re.compile(r"(?<!\w)(?:Phó )?(?:Trưởng|Quyền|Phụ trách) $")
LONGEST_TITLE = 12  # code points


def posts_in(text: str, start: int, end: int) -> Iterator[AgencyPhrase]:
    """Yields the agencies and posts that text[start:end] names, left to right, each of a list by itself."""
    at = start
    while found := _BEGINS.search(text, at, end):
        phrases, over = agencies_at(text, found.start(), end)
        for phrase in phrases:
            title = _TITLE.search(text[max(start, phrase.start - LONGEST_TITLE) : phrase.start])
            begins = phrase.start - len(title[0]) if title else phrase.start
            yield AgencyPhrase(text[begins : phrase.end], begins, phrase.end) if title else phrase
        at = max(over, found.end())


def is_whole_post(name: str) -> bool:
    """Returns whether words are the name of one agency or of who heads it, and nothing else."""
    return [(p.start, p.end, p.generic) for p in posts_in(name, 0, len(name))] == [(0, len(name), False)]
