"""Text of a page that is set in a font of an old encoding (.VnTime, VNI-Times), read as the font shows it.

Word wrote `<font face=".VnTime">` and `font-family:".VnTime"`, at the text, at what it stands in or in a style sheet.
A page that is in such an encoding as a whole is told by its words before; here are single stretches among Unicode.
"""

import re

from lxml import etree

from corpus.encodings.charsets import Charset
from corpus.encodings.fonts import reading_of
from corpus.readers.html.marks import without_controls
from corpus.readers.html.sheets import Choice, choice, choices_of, rules

Element = etree._Element

# "font: bold 14.0pt/16pt .VnTime, serif" names it behind the size.
_FAMILY = re.compile(
    r"(?:^|[;{\s])(?:(?:mso-(?:ascii|hansi)-)?font-family\s*:|font\s*:[^;}\"',]*?\d(?:\.\d+)?(?:[a-z]{2}|%)(?:/\S+)?\s)"
    r"\s*[\"']?([^\"',;}]+)",
    re.IGNORECASE,
)


def read_fonts(root: Element) -> set[Charset]:
    """Rewrites what is set in fonts of old encodings, in the tree itself; returns the encodings that it was read in."""
    sheets = _by_sheets(root.getroottree().getroot())
    used: set[Charset] = set()
    fonts = [""]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            fonts.append(_font(element, sheets) or fonts[-1])
            if (read := _as_shown(element.text, fonts[-1], used)) is not None:
                element.text = read
        else:
            fonts.pop()
            if element is not root and (read := _as_shown(element.tail, fonts[-1], used)) is not None:
                element.tail = read
    return used


def _by_sheets(page: Element) -> dict[Choice, str]:
    """Returns the fonts that the style sheets of a page choose; of several for one choice the last."""
    found = ((choice(selector), _FAMILY.search(said)) for selector, said in rules(page))
    return {chosen: family[1].strip() for chosen, family in found if chosen and family}


def _font(element: Element, sheets: dict[Choice, str]) -> str:
    """Returns the font that an element says for what stands in it, empty where it says none."""
    own = _FAMILY.search(element.get("style", ""))
    if own:
        return own[1].strip()
    face = element.get("face", "").partition(",")[0].strip(" \"'")
    return face or next((sheets[c] for c in choices_of(element) if c in sheets), "")


def _as_shown(text: str | None, font: str, used: set[Charset]) -> str | None:
    """Returns text as its font shows it, None where it stays as it is."""
    reading = reading_of(font) if text and font else None
    if reading is None or not text:
        return None
    read = reading.read(text)
    if read == text:
        return None
    used.add(reading.charset)
    return without_controls(read)
