"""Text that style sheets strike through, marked as the element `<s>` would mark it, so that it is read as struck.

Office programs write `text-decoration: line-through` beside the text, Google Docs in classes of a style sheet.
"""

import re

from lxml import etree

Element = etree._Element

_LINE = re.compile(r"(?:^|[;{\s])text-decoration(?:-line)?\s*:[^;}]*\bline-through\b", re.IGNORECASE)
# One that nothing closes goes on to the end.
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->|@(?:import|charset|namespace)\b[^;{}]{0,2000};", re.DOTALL)
_RULE = re.compile(r"(?<![^{}])([^{}]+)\{([^{}]*)\}")
# The last part of a selector that chooses by a class or an id, with or without the element: `.c3`, `span.c3`, `#x`.
_CHOSEN = re.compile(r"([a-zA-Z][\w-]*|\*)?([.#])([\w-]+)$")
_ELEMENT = re.compile(r"([a-zA-Z][\w-]*)$")
# What holds blocks and no text of its own: its parts are struck one by one, so that rows stay rows.
_HOLDERS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "menu", "dir"})
_LONGEST_SHEET = 1_000_000  # code points


def mark_struck(root: Element) -> None:
    """Puts what style sheets or style attributes strike through into `<s>` elements, in the tree itself."""
    chosen = _struck_by_sheets(root.getroottree().getroot())
    for element in list(root.iter(etree.Element)):
        if element is not root and _is_struck(element, chosen):
            _strike(element)


def _is_struck(element: Element, chosen: frozenset[tuple[str, str, str]]) -> bool:
    if _LINE.search(element.get("style", "")):
        return True
    if not chosen:
        return False
    names = [(".", name) for name in element.get("class", "").split()]
    names += [("#", element.get("id", "")), ("", "")]
    return any((tag, *name) in chosen for name in names for tag in (str(element.tag), ""))


def _strike(element: Element) -> None:
    if element.tag in _HOLDERS:
        for child in element:
            _strike(child)
        return
    struck = etree.Element("s")
    struck.text, element.text = element.text, None
    struck.extend(list(element))
    element.append(struck)


def _struck_by_sheets(root: Element) -> frozenset[tuple[str, str, str]]:
    """Returns what the style sheets in a page strike: (element or "", "." or "#" or "", class or id)."""
    chosen: set[tuple[str, str, str]] = set()
    for sheet in root.iter("style"):
        text = _COMMENT.sub(" ", (sheet.text or "")[:_LONGEST_SHEET])
        for selectors, declarations in _RULE.findall(text):
            if _LINE.search(declarations):
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
