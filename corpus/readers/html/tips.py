"""What a page shows only to who points at a term, and the terms themselves, which are text like any other.

Both are told by their classes, and pages call both "tooltip": `has-tooltip` is the term, `tooltip-inner` the tip.
"""

import re

from lxml import etree

Element = etree._Element

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_STEMS = ("tooltip", "popover", "modal")
# A class of a stem and one of these is what appears: `tooltip-inner`, `tooltiptext`, `popoverBody`.
_SHOWN_LATER = frozenset({
    "text", "txt", "content", "contents", "inner", "body", "box", "bubble", "panel", "popup", "message", "dialog",
    "header", "title", "footer", "arrow",
})  # fmt: skip
_WINDOWS = frozenset({"modal", "popover", "dropdown-menu"})  # whole classes: windows over the page, and menus
_ROLES = frozenset({"tooltip", "dialog", "alertdialog", "menu"})
_INLINE = frozenset({"a", "abbr", "acronym", "b", "cite", "dfn", "em", "font", "i", "mark", "span", "strong", "u"})


def is_tip(element: Element) -> bool:
    """Returns whether an element is a tip, a window or a menu that is shown when somebody points or clicks."""
    classes = element.get("class", "").split()
    if element.get("role", "").lower() in _ROLES or any(map(_names_tip, classes)):
        return True
    # `<a>term<span class="tooltip">what it means</span></a>`: a tip by where it stands.
    return any(name.lower() in ("tooltip", "tooltips") for name in classes) and _hangs_on_term(element)


def _names_tip(name: str) -> bool:
    """Returns whether a class by itself says that its element is shown later."""
    if name.lower() in _WINDOWS:
        return True
    words = [word.lower() for word in _WORD.findall(name)]
    if len(words) == 1:
        words = next(([stem, words[0][len(stem) :]] for stem in _STEMS if words[0].startswith(stem)), words)
    return len(words) == 2 and words[0] in _STEMS and words[1] in _SHOWN_LATER


def _hangs_on_term(element: Element) -> bool:
    """Returns whether an element stands inside a running term that says something without it."""
    term = element.getparent()
    if term is None or term.tag not in _INLINE:
        return False
    said = [term.text, *(child.tail for child in term)]
    return any(text and text.strip() for text in said)
