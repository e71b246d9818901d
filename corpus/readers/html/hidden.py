"""A document that a page shows in a field, a frame of its own source, or only to browsers without scripts.

Portals set a text into a field to be copied (`textarea`), into the source of a frame (`srcdoc`), or write it for search
engines (`noscript`, `template`). Most of what stands there is none: a box for comments, a note that scripts are off.
"""

import re
from copy import deepcopy
from unicodedata import normalize

from lxml import etree, html

from corpus.readers.html.tags import has_endless_tag

Element = etree._Element

HOLDERS = ("textarea", "noscript", "template", "iframe")
_TAGS = re.compile(r"<(?:p|div|br|table|span)\b", re.IGNORECASE)


def held_in(body: Element) -> list[Element]:
    """Returns the outermost elements of a page that browsers show as no text of it, in order."""
    outermost = (e for e in body.iter(*HOLDERS) if not any(parent.tag in HOLDERS for parent in e.iterancestors()))
    return list(outermost)


def opened(element: Element) -> Element | None:
    """Returns a copy of what such an element holds as a block of a page, None where it holds no text of its own."""
    block = html.Element("div")
    typed = normalize("NFC", _typed(element))
    if element.tag in ("noscript", "template"):
        block.text = element.text
        block.extend(deepcopy(list(element)))
    elif _TAGS.search(typed) and not has_endless_tag(typed):
        try:
            block.append(html.fragment_fromstring(typed, create_parent="div"))
        except (etree.LxmlError, ValueError):
            return None
    elif typed.strip():
        etree.SubElement(block, "pre").text = typed
    return block if len(block) or (block.text or "").strip() else None


def _typed(element: Element) -> str:
    """Returns what stands in a field, or the source of a frame."""
    return (element.get("srcdoc") if element.tag == "iframe" else element.text) or ""
