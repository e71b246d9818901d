"""The style sheets in a page: their rules, and what each chooses by an element, a class or an id."""

import re
from collections.abc import Iterator

from lxml import etree

Element = etree._Element
# What a rule chooses: (element or "", "." or "#" or "", class or id).
Choice = tuple[str, str, str]

# One that nothing closes goes on to the end.
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->|@(?:import|charset|namespace)\b[^;{}]{0,2000};", re.DOTALL)
_RULE = re.compile(r"(?<![^{}])([^{}]+)\{([^{}]*)\}")
# The last part of a selector that chooses by a class or an id, with or without the element: `.c3`, `span.c3`, `#x`.
_CHOSEN = re.compile(r"([a-zA-Z][\w-]*|\*)?([.#])([\w-]+)$")
_ELEMENT = re.compile(r"([a-zA-Z][\w-]*)$")
_LONGEST_SHEET = 1_000_000  # code points


def rules(root: Element) -> Iterator[tuple[str, str]]:
    """Yields the selectors of the style sheets in a page, each by itself, with what is declared for it."""
    for sheet in root.iter("style"):
        text = _COMMENT.sub(" ", (sheet.text or "")[:_LONGEST_SHEET])
        for selectors, declarations in _RULE.findall(text):
            for selector in selectors.split(","):
                yield selector.strip(), declarations


def choice(selector: str) -> Choice | None:
    """Returns what a selector chooses, None where more than one class, a state or a place in the tree decides."""
    if len(selector.split()) != 1:
        return None
    if match := _CHOSEN.fullmatch(selector):
        return (match[1] or "").lower().replace("*", ""), match[2], match[3]
    match = _ELEMENT.fullmatch(selector)
    return (match[1].lower(), "", "") if match else None


def choices_of(element: Element) -> list[Choice]:
    """Returns what would choose an element: its id, its classes, its name; the narrowest first."""
    names = [("#", element.get("id", ""))] if element.get("id") else []
    names += [(".", name) for name in element.get("class", "").split()]
    return [*((tag, *name) for name in names for tag in (str(element.tag), "")), (str(element.tag), "", "")]
