"""Text that style sheets strike through or raise, marked as the elements `<s>` and `<sup>` would mark it.

Office programs write `text-decoration: line-through` and `vertical-align: super` beside the text, Google Docs in
classes of a style sheet.
"""

import re

from lxml import etree

from corpus.readers.html.marks import without_controls
from corpus.readers.html.sheets import Choice, choice, choices_of, rules

Element = etree._Element

# By the element that says so: what declarations say the same.
_SAY = {
    "s": re.compile(r"(?:^|[;{\s])text-decoration(?:-line)?\s*:[^;}]*\bline-through\b", re.IGNORECASE),
    "sup": re.compile(r"(?:^|[;{\s])vertical-align\s*:\s*super\b", re.IGNORECASE),
}
_DISPLAY = re.compile(r"(?:^|[;\s])display\s*:\s*([a-z-]+)", re.IGNORECASE)
_SHOWN_AS = {
    **dict.fromkeys(("block", "flex", "grid", "list-item"), "div"),
    **dict.fromkeys(("table-row-group", "table-header-group"), "tbody"),
    "table": "table",
    "table-row": "tr",
    "table-cell": "td",
}
# What elements are to readers of the screen, where pages set tables without tables.
_ROLES = {
    **dict.fromkeys(("table", "grid", "treegrid"), "table"),
    "rowgroup": "tbody",
    "row": "tr",
    **dict.fromkeys(("cell", "gridcell", "columnheader", "rowheader"), "td"),
}
_WITHIN = {"tr": ("table", "tbody"), "td": ("tr",)}  # a row or a cell elsewhere is none
# What holds blocks and no text of its own: its parts are struck one by one, so that rows stay rows.
_HOLDERS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "menu", "dir"})
_INLINE = frozenset({"a", "b", "em", "font", "i", "small", "span", "strong", "u"})


def mark_styled(root: Element) -> None:
    """Puts what style sheets or style attributes strike through or raise into `<s>` and `<sup>`, in the tree itself."""
    page = root.getroottree().getroot()
    for tag, says in _SAY.items():
        chosen = _chosen_by_sheets(page, says)
        for element in list(root.iter(etree.Element)):
            if element is not root and element.tag != tag and _is_styled(element, says, chosen):
                _mark(element, tag)


def mark_displayed(root: Element) -> None:
    """Gives elements that their style shows as blocks or as parts of a table the names of such, in the tree itself."""
    for element in list(root.iter("div", "span", "section", "label")):
        name = _shown_as(element)
        parent = element.getparent()
        if element is root or parent is None or name is None or (name == "div" and element.tag != "span"):
            continue
        if name == "tr" and parent is not root and parent.tag == "div" and all(_shown_as(e) == "tr" for e in parent):
            parent.tag = "table"  # rows alone are those of a table, whether or not it says so
        needed = _WITHIN.get(name)
        if needed is None or parent.tag in needed:
            element.tag = name


def _shown_as(element: Element) -> str | None:
    """Returns the element as which a style shows another, None where it does not say."""
    if element.tag in ("tr", "td", "table"):
        return str(element.tag)
    shown = _DISPLAY.search(element.get("style", ""))
    if shown:
        return _SHOWN_AS.get(shown[1].lower())
    return _ROLES.get((element.get("role") or "").strip().lower())


def _is_styled(element: Element, says: re.Pattern[str], chosen: frozenset[Choice]) -> bool:
    if says is _SAY["sup"] and element.tag not in _INLINE:
        return False  # the same words set cells and blocks
    if says.search(element.get("style", "")):
        return True
    return bool(chosen) and not chosen.isdisjoint(choices_of(element))


def _mark(element: Element, tag: str) -> None:
    if element.tag in _HOLDERS:
        for child in element:
            _mark(child, tag)
        return
    marked = etree.Element(tag)
    marked.text, element.text = without_controls(element.text or ""), None
    marked.extend(list(element))
    element.append(marked)


def _chosen_by_sheets(root: Element, says: re.Pattern[str]) -> frozenset[Choice]:
    """Returns what the style sheets in a page style so."""
    chosen = (choice(selector) for selector, declarations in rules(root) if says.search(declarations))
    return frozenset(filter(None, chosen))
