"""The numbers that style sheets set before the items of lists: Google Docs exports them so, level beside level.

A list of the second level follows the one of the first as its neighbour, and only a class (`lst-kix_abc-1`) says which
level it is; a rule (`content: counter(lst-ctn-kix_abc-1,lower-latin) ") "`) says how it is counted.
"""

import re
from collections import defaultdict

from lxml import etree

from corpus.readers.html.marks import BULLETS, figure, integer
from corpus.readers.html.sheets import rules

Element = etree._Element

_LIST = re.compile(r"lst-(?:kix_)?(?P<list>[\w-]+)-(?P<level>\d)(?!\S)")
_BEFORE = re.compile(r"\.(?P<name>lst-[\w-]+-\d)\s*>\s*li::?before$")
_CONTENT = re.compile(r"(?:^|[;{\s])content\s*:\s*(?P<said>[^;}]+)")
_PART = re.compile(
    r"\"(?P<text>[^\"]*)\"|'(?P<quoted>[^']*)'|counter\((?P<counter>[\w-]+-(?P<level>\d))\s*(?:,\s*(?P<style>[\w-]+))?\)"
)


def mark_items(root: Element) -> None:
    """Writes to each item of such lists what stands before it (`data-marker`), in the tree itself."""
    contents = _contents(root.getroottree().getroot())
    counted: dict[str, dict[int, int]] = defaultdict(dict)
    for holder in root.iter("ol", "ul"):
        found = _LIST.search(holder.get("class", "")) if contents else None
        said = contents.get(found.group().strip()) if found else None
        if found is None or said is None:
            continue
        numbers, level = counted[found["list"]], int(found["level"])
        if "start" in holder.get("class", "").split():
            numbers[level] = integer(holder.get("start"), 1) - 1
        for item in holder.findall("li"):
            numbers[level] = numbers.get(level, 0) + 1
            item.set("data-marker", _marker(said, numbers, level))


def _contents(page: Element) -> dict[str, str]:
    """Returns what the style sheets of a page set before the items of each such list, by its class."""
    found = ((_BEFORE.search(selector), _CONTENT.search(declared)) for selector, declared in rules(page))
    return {before["name"]: content["said"] for before, content in found if before and content}


def _marker(content: str, numbers: dict[int, int], level: int) -> str:
    """Returns what a rule sets before an item: its counters with the signs between them, or a bullet of its level."""
    parts = list(_PART.finditer(content))
    if not any(part["counter"] for part in parts):
        return BULLETS[min(level, len(BULLETS) - 1)]
    return "".join(
        figure(numbers.get(int(part["level"]), 1), part["style"] or "decimal")
        if part["counter"]
        else part["text"] or part["quoted"] or ""
        for part in parts
    ).strip()
