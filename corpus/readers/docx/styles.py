"""What a .docx says of its styles, as far as text depends on it: numbers, fonts, hidden or struck text, lines."""

from dataclasses import dataclass

from corpus.readers.docx.package import Element, attribute, child, is_on, local, number

LONGEST_CHAIN = 50  # styles based on one another
RAISED = 5  # half-points from which on text set higher than its line is raised; Word offers six
INVISIBLE_LINES = (None, "nil", "none")
MINOR, MAJOR = "+minor", "+major"  # the fonts of a theme, for text and for headings
VERTICAL = ("left", "right", "start", "end", "insideV")


@dataclass(frozen=True)
class Style:
    """A style: its parent, and what it sets itself (None where it does not).

    numbering: (numId, ilvl) as written; font: of its Latin letters, MINOR or MAJOR where the theme names it.
    """

    name: str
    parent: str | None
    numbering: tuple[int | None, int | None]
    hidden: bool | None
    struck: bool | None
    capitals: bool | None
    new_page: bool | None
    ruled: bool | None
    font: str | None = None
    raised: bool | None = None


class Styles:
    """The styles of a document by id."""

    def __init__(self, tree: Element | None, theme: Element | None = None) -> None:
        self._theme = _theme_fonts(theme)
        self._styles: dict[str, Style] = {}
        self.default: str | None = None
        self._font = font_of(child(tree, "docDefaults", "rPrDefault", "rPr"))
        for element in [] if tree is None else tree:
            style_id = attribute(element, "styleId")
            if style_id is not None:
                self._styles[style_id] = _style(element)
                if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
                    self.default = style_id

    def chain(self, style_id: str | None) -> list[tuple[str, Style]]:
        """Returns a style and those it is based on, with their ids, nearest first."""
        chain: list[tuple[str, Style]] = []
        while style_id in self._styles and style_id is not None and len(chain) < LONGEST_CHAIN:
            chain.append((style_id, self._styles[style_id]))
            style_id = chain[-1][1].parent
        return chain

    def hides(self, style_id: str | None) -> bool:
        """Returns whether text of a style is hidden."""
        return next((s.hidden for _, s in self.chain(style_id) if s.hidden is not None), False)

    def strikes(self, style_id: str | None) -> bool:
        """Returns whether text of a style is struck through."""
        return next((s.struck for _, s in self.chain(style_id) if s.struck is not None), False)

    def capitals(self, style_id: str | None) -> bool:
        """Returns whether text of a style is shown in capitals, whatever letters it was typed in."""
        return next((s.capitals for _, s in self.chain(style_id) if s.capitals is not None), False)

    def font(self, style_id: str | None) -> str | None:
        """Returns the font that a style sets, None where neither it nor what it is based on names one."""
        return next((s.font for _, s in self.chain(style_id) if s.font is not None), None)

    def paragraph_font(self, style_id: str | None, table_font: str | None = None) -> str:
        """Returns the font of a paragraph of a style; where it names none, its table's or the document's own."""
        return self.font(style_id if style_id is not None else self.default) or table_font or self._font or ""

    def named(self, font: str) -> str:
        """Returns the name of a font, the theme's where it stands for one of those."""
        return self._theme.get(font, font)

    def raises(self, style_id: str | None) -> bool | None:
        """Returns whether text of a style is raised, None where no style says."""
        return next((s.raised for _, s in self.chain(style_id) if s.raised is not None), None)

    def starts_page(self, style_id: str | None) -> bool:
        """Returns whether a paragraph of a style begins a page."""
        return next((s.new_page for _, s in self.chain(style_id) if s.new_page is not None), False)

    def is_contents(self, style_id: str | None) -> bool:
        """Returns whether a style is of a line of the table of contents."""
        return any(s.name[:4] == "toc " and s.name[4:].isdigit() for _, s in self.chain(style_id))

    def is_ruled(self, style_id: str | None) -> bool:
        """Returns whether a table style draws lines between columns."""
        return next((s.ruled for _, s in self.chain(style_id) if s.ruled is not None), False)


def _style(element: Element) -> Style:
    properties = child(element, "pPr")
    return Style(
        name=(attribute(child(element, "name")) or "").lower(),
        parent=attribute(child(element, "basedOn")),
        numbering=numbering_of(properties),
        hidden=is_on(child(element, "rPr", "vanish")),
        struck=is_struck(child(element, "rPr")),
        capitals=shows_capitals(child(element, "rPr")),
        new_page=is_on(child(properties, "pageBreakBefore")),
        ruled=has_vertical_lines(child(element, "tblPr", "tblBorders")),
        font=font_of(child(element, "rPr")),
        raised=is_raised(child(element, "rPr")),
    )


def is_struck(properties: Element | None) -> bool | None:
    """Returns whether run properties strike text through, by one line or two; None where they do not say."""
    said = [on for name in ("strike", "dstrike") if (on := is_on(child(properties, name))) is not None]
    return any(said) if said else None


def shows_capitals(properties: Element | None) -> bool | None:
    """Returns whether run properties show letters as capitals, large or small ones; None where they do not say."""
    return next((on for name in ("caps", "smallCaps") if (on := is_on(child(properties, name))) is not None), None)


def numbering_of(properties: Element | None) -> tuple[int | None, int | None]:
    """Returns (numId, ilvl) of paragraph properties, each None where it is not set."""
    numbered = child(properties, "numPr")
    return number(child(numbered, "numId")), number(child(numbered, "ilvl"))


def font_of(properties: Element | None) -> str | None:
    """Returns the font that run properties set for Latin letters, MINOR or MAJOR of the theme; None where none."""
    fonts = child(properties, "rFonts")
    themed = attribute(fonts, "hAnsiTheme") or attribute(fonts, "asciiTheme")
    if themed:
        return MAJOR if themed.startswith("major") else MINOR
    return attribute(fonts, "hAnsi") or attribute(fonts, "ascii")


def is_raised(properties: Element | None) -> bool | None:
    """Returns whether run properties raise text above the line, None where they do not say."""
    aligned = attribute(child(properties, "vertAlign"))
    lifted = number(child(properties, "position"))
    if aligned is None and lifted is None:
        return None
    return aligned == "superscript" or (lifted or 0) >= RAISED


def has_vertical_lines(borders: Element | None) -> bool | None:
    """Returns whether borders have a line beside or between columns, None where there are no borders to tell."""
    if borders is None:
        return None
    return any(attribute(child(borders, side)) not in INVISIBLE_LINES for side in VERTICAL)


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """Returns the names of a theme's fonts for Latin letters."""
    found: dict[str, str] = {}
    for element in theme.iter() if theme is not None else ():
        font = {"minorFont": MINOR, "majorFont": MAJOR}.get(local(element))
        latin = next((e for e in element if local(e) == "latin"), None) if font else None
        if font and latin is not None:
            found[font] = latin.get("typeface", "")
    return found
