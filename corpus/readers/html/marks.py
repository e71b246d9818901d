"""The small marks of a page: what list items, footnotes and raised characters are written as."""

import re

from lxml import etree

from corpus.text.roman import roman

Element = etree._Element

_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b(none|decimal|(?:lower|upper)-(?:alpha|latin|roman))\b", re.I)
_TYPES = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
    "lower-latin": "lower-alpha", "upper-latin": "upper-alpha",
}  # fmt: skip
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
BULLETS = ("-", "+", "*")  # of lists in lists, as Vietnamese documents set them

_FOOTNOTE_LINK = re.compile(r"#_?(?:ftn|edn|fn|footnote|endnote|cite_note|note)(?!ref)[-_:]?\w*$", re.IGNORECASE)
_FOOTNOTE_BACK = re.compile(r"#_?(?:ftn|edn|fn|footnote|cite_)ref", re.IGNORECASE)
_FOOTNOTE_ID = re.compile(r"^_?(?:ftn|edn|footnote|endnote)[-_:]?\d+$", re.IGNORECASE)
_FOOTNOTE_TEXT = re.compile(r"^[\[(]?(?:\d{1,3}|[*†‡])[\])]?$")

HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
# A mark that an item already has of its own: `a)`, `1.`, `1.1.`, `IV.`, `(2)`, `Điều 5.`, `+`, `-`.
OWN_MARKER = re.compile(
    r"(?:[a-zđ][).]|[ivx]{1,5}\)|\d{1,3}[.)](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}[.)]|[IVX]{1,5}[.)]|\((?:\d{1,2}|[a-zđ])\)"
    r"|[Đđ]iều \d+[.:]|[-–—+•*·](?=\s))\s*\S"
)


def list_marker(parent: Element, item: Element, value: int, bullets: int) -> str:
    """Returns what stands before an item: `3.`, `c.`, `iv.`, `-`, or nothing.

    value: its place in a numbered list; bullets: how many lists with bullets it stands in, its own included.
    """
    typed = item.get("data-marker")
    if typed is not None:
        return typed
    style = _list_style(item) or _list_style(parent)
    if style == "none":
        return ""
    if parent.tag != "ol" and style is None:
        return BULLETS[min(bullets, len(BULLETS)) - 1]
    return f"{figure(value, style or 'decimal')}."


def _list_style(element: Element) -> str | None:
    match = _STYLE.search(element.get("style", ""))
    if match:
        name = match.group(1).lower()
        return _TYPES.get(name, name)
    return _TYPES.get(element.get("type", ""))


def figure(value: int, style: str) -> str:
    """Returns a number as a list of a style counts: `3`, `c`, `III`; in figures where the style is not known."""
    style = _TYPES.get(style, style)
    if style == "decimal" or not 1 <= value <= 399:
        return str(value)
    if not style.endswith(("roman", "alpha")):
        return str(value)
    written = roman(value) if style.endswith("roman") else _letters(value)
    return written.lower() if style.startswith("lower") else written


def _letters(value: int) -> str:
    """Returns A to Z, then AA, AB, …."""
    out = ""
    while value:
        value, rest = divmod(value - 1, 26)
        out = chr(ord("A") + rest) + out
    return out


def without_controls(text: str) -> str:
    """Returns text without the control characters that a page may hold, and that a tree refuses to be given."""
    return _CONTROL.sub("", text)


def inner_text(element: Element) -> str:
    """Returns all text in an element."""
    return "".join(map(str, element.itertext()))


def is_footnote_mark(element: Element) -> bool:
    """Returns whether an element is the number that points to a footnote."""
    if element.tag != "a":
        return False
    text = "".join(inner_text(element).split())
    return bool(_FOOTNOTE_LINK.search(element.get("href", "")) and _FOOTNOTE_TEXT.match(text))


def is_footnote(element: Element) -> bool:
    """Returns whether a block is a footnote itself: known by its id, or by the link back that it begins with."""
    if element.tag not in ("p", "div", "li"):
        return False
    if _FOOTNOTE_ID.match(element.get("id", "")):
        return True
    first = next(element.iter("a"), None)
    if first is None or not _FOOTNOTE_BACK.search(first.get("href", "")):
        return False
    text = inner_text(first).strip()
    return inner_text(element).strip().startswith(text)


def has_own_marker(text: str, marker: str) -> bool:
    """Returns whether an item's text already begins with a mark, so that the list's is not wanted."""
    return text.startswith(marker) or (marker in "-+*" and bool(OWN_MARKER.match(text)))


def is_hidden(element: Element) -> bool:
    """Returns whether a browser would not show an element."""
    return element.get("hidden") is not None or bool(HIDDEN.search(element.get("style", "")))


def integer(text: str | None, default: int) -> int:
    """Returns the whole number that an attribute begins with, the default where it begins with none."""
    match = re.match(r"\s*(-?\d{1,9})", text or "")
    return int(match.group(1)) if match else default
