"""Text that style sheets strike through or raise, marked as the elements `<s>` and `<sup>` would mark it.

Office programs write `text-decoration: line-through` and `vertical-align: super` beside the text, Google Docs in
classes of a style sheet.
"""

import re

from lxml import etree

Element = etree._Element

# By the element that says so: what declarations say the same.
_SAY = {
    "s": re.compile(r"(?:^|[;{\s])text-decoration(?:-line)?\s*:[^;}]*\bline-through\b", re.IGNORECASE),
    "sup": re.compile(r"(?:^|[;{\s])vertical-align\s*:\s*super\b", re.IGNORECASE),
}
# One that nothing closes goes on to the end.
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->|@(?:import|charset|namespace)\b[^;{}]{0,2000};", re.DOTALL)
_RULE = re.compile(r"(?<![^{}])([^{}]+)\{([^{}]*)\}")
# The last part of a selector that chooses by a class or an id, with or without the element: `.c3`, `span.c3`, `#x`.
_CHOSEN = re.compile(r"([a-zA-Z][\w-]*|\*)?([.#])([\w-]+)$")
_ELEMENT = re.compile(r"([a-zA-Z][\w-]*)$")
# What holds blocks and no text of its own: its parts are struck one by one, so that rows stay rows.
_HOLDERS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "menu", "dir"})
_INLINE = frozenset({"a", "b", "em", "font", "i", "small", "span", "strong", "u"})
_LONGEST_SHEET = 1_000_000  # code points


def mark_styled(root: Element) -> None:
    """Puts what style sheets or style attributes strike through or raise into `<s>` and `<sup>`, in the tree itself."""
    page = root.getroottree().getroot()
    for tag, says in _SAY.items():
        chosen = _chosen_by_sheets(page, says)
        for element in list(root.iter(etree.Element)):
            if element is not root and element.tag != tag and _is_styled(element, says, chosen):
                _mark(element, tag)


def _is_styled(element: Element, says: re.Pattern[str], chosen: frozenset[tuple[str, str, str]]) -> bool:
    if says is _SAY["sup"] and element.tag not in _INLINE:
        return False  # the same words set cells and blocks
    if says.search(element.get("style", "")):
        return True
    if not chosen:
        return False
    names = [(".", name) for name in element.get("class", "").split()]
    names += [("#", element.get("id", "")), ("", "")]
    return any((tag, *name) in chosen for name in names for tag in (str(element.tag), ""))


def _mark(element: Element, tag: str) -> None:
    if element.tag in _HOLDERS:
        for child in element:
            _mark(child, tag)
        return
    marked = etree.Element(tag)
    marked.text, element.text = element.text, None
    marked.extend(list(element))
    element.append(marked)


def _chosen_by_sheets(root: Element, says: re.Pattern[str]) -> frozenset[tuple[str, str, str]]:
    """Returns what the style sheets in a page style so: (element or "", "." or "#" or "", class or id)."""
    chosen: set[tuple[str, str, str]] = set()
    for sheet in root.iter("style"):
        text = _COMMENT.sub(" ", (sheet.text or "")[:_LONGEST_SHEET])
        for selectors, declarations in _RULE.findall(text):
            if says.search(declarations):
                chosen.update(filter(None, map(_choice, selectors.split(","))))
    return frozenset(chosen)


def _choice(selector: str) -> tuple[str, str, str] | None:
    """Returns what a selector chooses, None where more than one class, a state or a place in the tree decides."""
    last = selector.rsplit(maxsplit=1)[-1] if selector.split() else ""
    if last != selector.strip():
        return None
    if match := _CHOSEN.fullmatch(last):
        return (match[1] or "").lower().replace("*", ""), match[2], match[3]
    match = _ELEMENT.fullmatch(last)
    return (match[1].lower(), "", "") if match else None
