"""Tags with more attributes than any page has: libxml2 walks through all of them for each further one."""

import re
from collections.abc import Iterator

MOST_ATTRIBUTES = 1_000  # of a tag; twice as many take four times as long, 300,000 a hundred seconds
_SHORTEST = 4 * MOST_ATTRIBUTES  # characters of a tag with so many of different names
# As browsers part them (HTML, 13.2.5): nothing is tried twice, and what is no markup is passed over.
_ATTRIBUTE = r"""(?:[\s/]++|(?<=["']))(?:=[^\s/>=]*+|[^\s/>=]++)(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_PARTS = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)|<[a-z][^\s/>]*+(?:{_ATTRIBUTE})*+",
    re.ASCII | re.DOTALL | re.IGNORECASE,
)
_ONE = re.compile(_ATTRIBUTE, re.ASCII)


def has_endless_tag(page: str) -> bool:
    """Returns whether a page has a tag whose attributes would take long to read; in time linear in its length."""
    return any(sum(1 for _ in _ONE.finditer(tag)) > MOST_ATTRIBUTES for tag in _long_tags(page))


def _long_tags(page: str) -> Iterator[str]:
    if len(page) > _SHORTEST:
        for found in _PARTS.finditer(page):
            if found.end() - found.start() > _SHORTEST and not found[0].startswith("<!--") and not found[1]:
                yield found[0]
