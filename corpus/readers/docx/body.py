"""The body of a .docx as lines, in document order: a paragraph a line, a row of a table a line, pages between them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.encodings.charsets import Charset
from corpus.errors import ReadError
from corpus.layout.unwrap import TERMINAL
from corpus.markers import is_marked, markers
from corpus.message import Message
from corpus.readers.docx.chunks import as_word, chunk_lines, is_word_chunk
from corpus.readers.docx.inline import FULL_PAGE, NEW_PAGE, Inline, InlineReader, Lost, unbroken
from corpus.readers.docx.numbering import Numbering
from corpus.readers.docx.package import Element, Package, attribute, child, is_on, local, number
from corpus.readers.docx.stamped import with_stamped
from corpus.readers.docx.styles import Styles
from corpus.readers.docx.tables import (
    WRAPPERS,
    columns,
    columns_before,
    inside,
    is_continued,
    is_deleted,
    is_layout,
    is_ruled,
    row_lines,
)
from corpus.table import set_in_a_cell

PAGES = (NEW_PAGE, FULL_PAGE)
CONTENTS = "Table of Contents"
CHUNK = "altChunk"
DEEPEST = 3  # documents that one may be joined to, one in another
NOTHING = Message("nothing to read")
RIGHT = " " * 30  # before a line of the right column, as `corpus.layout.normalise` expects it
FAR = 3400  # twentieths of a point from the left margin to the right column: six centimetres
LONGEST_SET_RIGHT = 60  # code points; a name, an office
FEWEST_BLANKS = 20


class BodyReader:
    """Reads blocks into lines; a line that is NEW_PAGE or FULL_PAGE is where a page ends."""

    def __init__(self, package: Package, depth: int = 0) -> None:
        """Takes the package of the blocks; depth: how many documents that one is joined to, one in another."""
        self.lost = Lost()
        self._package, self._depth = package, depth
        self._styles = Styles(package.related("styles"), _theme(package))
        self._numbering = Numbering(package.related("numbering"), self._styles)
        self._notes = {kind: _by_id(package.related(kind)) for kind in ("footnotes", "endnotes")}
        self._noted = dict.fromkeys(self._notes, 0)
        self.old: set[Charset] = set()  # encodings of fonts in which text was read
        self._waiting: list[str] = []  # notes whose paragraph is not over

    def read(self, story: Element) -> list[str]:
        """Returns the lines of a story: the body, or the contents of a note or a text box."""
        lines = self._blocks(story, InlineReader(story, self._styles, self.lost, self.old))
        waiting, self._waiting = self._waiting, []
        return lines + waiting

    def _blocks(self, parent: Element, inline: InlineReader, in_cell: bool = False) -> list[str]:
        lines: list[str] = []
        carried = ""  # a paragraph whose end was deleted goes on in the next
        for element in _flat(parent):
            if local(element) == "tbl":
                lines += self._table(element, inline, in_cell)
                continue
            if local(element) == CHUNK:
                lines += self._chunk(element)
                continue
            found = inline.read(element)
            found.text, carried = carried + found.text, ""
            if child(element, "pPr", "rPr", "del") is not None:
                carried = found.text
            else:
                lines += self._paragraph(element, found, in_cell)
        return [*lines, *([carried.strip()] if carried.strip() else [])]

    def _chunk(self, element: Element) -> list[str]:
        """Returns the lines of a file that is joined at a place (w:altChunk); one that cannot be read is counted."""
        try:
            data = self._package.joined(element)
            if data is None or self._depth >= DEEPEST:
                raise ReadError(NOTHING)
            return self._document(data) if is_word_chunk(data) else chunk_lines(data, self._package.name)
        except ReadError:
            self.lost.files += 1
            return []

    def _document(self, data: bytes) -> list[str]:
        """Returns the lines of a Word document that is joined to this one."""
        package = Package(as_word(data, self._package.name), self._package.name)
        body = child(package.main, "body")
        if body is None:
            raise ReadError(NOTHING)
        reader = BodyReader(package, self._depth + 1)
        reader.lost, reader.old = self.lost, self.old
        return reader.read(body)

    # --- paragraphs

    def _paragraph(self, element: Element, found: Inline, in_cell: bool) -> list[str]:
        properties = child(element, "pPr")
        style_id = attribute(child(properties, "pStyle")) or self._styles.default
        for kind, note_id in found.notes:
            self._note(kind, note_id)
        lines = _lines(found.text)
        if lines and not in_cell and _is_set_right(properties, found.text):
            lines[0] = f"{RIGHT}{lines[0]}"
        if self._styles.is_contents(style_id):
            lines = [line for line in lines if line in PAGES]
        said = any(line not in PAGES for line in lines)
        if said or not is_on(child(properties, "rPr", "vanish")):
            marker = self._numbering.marker(properties, style_id, alone=in_cell)
            # `Chương I` may be all that a paragraph says; a figure with nothing behind it is a slip, or is struck too.
            alone = not said and not found.struck and (in_cell or " " in marker.strip())
            lines = _marked(marker, lines, alone)
        if _starts_page(properties, self._styles.starts_page(style_id)):
            lines = [NEW_PAGE, *lines]
        lines, boxes = with_stamped(lines, [self._boxed(box) for box in found.boxes])
        lines += [line for box in boxes for line in box]
        return lines if in_cell else lines + self._notes_due(lines)

    def _boxed(self, box: Element) -> list[str]:
        lines = self._blocks(box, InlineReader(box, self._styles, self.lost, self.old))
        return [line for line in lines if line not in PAGES]

    # --- notes

    def _note(self, kind: str, note_id: str) -> None:
        """Takes the text of a note, as one line with its number; a note is read once."""
        note = self._notes[kind].pop(note_id, None)
        if note is None:
            return
        self._noted[kind] += 1
        text = " ".join(self._boxed(note)).strip()
        if text:
            self._waiting.append(f"[{self._noted[kind]}] {text}")

    def _notes_due(self, lines: Sequence[str]) -> list[str]:
        """Returns the notes that wait, once a clause or a sentence is there: in a title they would end it."""
        text = next((line for line in reversed(lines) if line not in PAGES), "")
        if not self._waiting or not (is_marked(text) or TERMINAL.search(text)):
            return []
        due, self._waiting = self._waiting, []
        return due

    # --- tables

    def _table(self, table: Element, inline: InlineReader, in_cell: bool) -> list[str]:
        around = inline.table_font
        styled = self._styles.font(attribute(child(table, "tblPr", "tblStyle")))
        inline.table_font = styled or around
        lines = self._table_lines(table, inline, in_cell)
        inline.table_font = around
        return lines

    def _table_lines(self, table: Element, inline: InlineReader, in_cell: bool) -> list[str]:
        kept = [row for row in inside(table, "tr") if not is_deleted(row)]
        elements = [inside(row, "tc") for row in kept]
        width = max(map(len, elements), default=0)
        if width <= 1:  # a frame round paragraphs
            return [line for row in elements for cell in row for line in self._blocks(cell, inline, in_cell)]
        rows = [[self._cell(cell, inline) for cell in row] for row in elements if row]
        several = [row for row in rows if len(row) > 1]
        if is_layout(several, is_ruled(table, self._styles)):
            return _layout(rows)
        lines: list[str] = []
        grid = [
            list(zip(cells, map(_text, row), strict=True))
            for row, cells in zip(rows, filter(None, elements), strict=True)
        ]
        before = [columns_before(row) for row, cells in zip(kept, elements, strict=True) if cells]
        for row, line in zip(rows, row_lines(grid, width, before), strict=True):
            lines += _paged(row, [line])
        if in_cell:
            return set_in_a_cell(lines)
        lines, self._waiting = lines + self._waiting, []
        return lines

    def _cell(self, cell: Element, inline: InlineReader) -> list[str]:
        return [] if is_continued(cell) else self._blocks(cell, inline, in_cell=True)


def _layout(rows: Sequence[Sequence[list[str]]]) -> list[str]:
    """Returns rows of cells as columns, one after the other; a row of one cell stands across them."""
    lines: list[str] = []
    for _, run in groupby(rows, key=lambda row: len(row) == 1):
        part = list(run)
        cells = [cell for row in part for cell in row]
        lines += _paged(cells, columns([[_text(cell) for cell in row] for row in part]))
    return lines


def _paged(cells: Sequence[list[str]], lines: list[str]) -> list[str]:
    """Returns what was made of cells with the end of a page that they hold: before them, or after them."""
    lines = [line for line in lines if line]
    pages = [line for cell in cells for line in cell if line in PAGES][:1]
    first = next((cell for cell in cells if cell), [""])
    return [*pages, *lines] if first[0] in PAGES else [*lines, *pages]


def _text(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line not in PAGES]


def _flat(parent: Element) -> Iterator[Element]:
    """Yields the paragraphs and tables of a story, a cell or a text box, through what they may be wrapped in."""
    for element in parent:
        name = local(element)
        if name in ("p", "tbl", CHUNK):
            yield element
        elif name == "AlternateContent":
            yield from (block for version in element[:1] for block in _flat(version))
        elif name in WRAPPERS and not _is_contents(element):
            yield from _flat(element)


def _is_contents(element: Element) -> bool:
    """Returns whether a block was put there by Word as the table of contents."""
    gallery = child(element, "sdtPr", "docPartObj", "docPartGallery")
    return attribute(gallery) == CONTENTS


def _theme(package: Package) -> Element | None:
    """Returns the theme; None where there is none, or a damaged one: it says nothing but the names of fonts."""
    try:
        return package.related("theme")
    except ReadError:
        return None


def _starts_page(properties: Element | None, styled: bool) -> bool:
    own = is_on(child(properties, "pageBreakBefore"))
    return styled if own is None else own


def _by_id(tree: Element | None) -> dict[str, Element]:
    """Returns the notes of a part by id, without the lines that part them from the text."""
    notes = [] if tree is None else [note for note in tree if attribute(note, "type") in (None, "normal")]
    return {attribute(note, "id") or "": note for note in notes}


# --- the text of one paragraph


def _lines(text: str) -> list[str]:
    """Returns the lines of a paragraph, and where pages end: one that was full ends before or after a line."""
    lines: list[str] = []
    for i, piece in enumerate(text.split(NEW_PAGE)):
        lines += [NEW_PAGE] if i else []
        for line in unbroken(piece.split("\n")):
            before = line.partition(FULL_PAGE)[0]
            pages = [FULL_PAGE] * line.count(FULL_PAGE)
            early = pages[:1] if not before.strip() else []
            said = _untabbed(line.replace(FULL_PAGE, "").strip())
            lines += [*early, *([said] if said else []), *pages[len(early) :]]
    return lines


def _is_set_right(properties: Element | None, text: str) -> bool:
    """Returns whether a paragraph stands at the right by its tabs, blanks or indent: "Lê Văn Tám" below "CHỦ TỊCH"."""
    said = text.strip()
    if not said or len(said) > LONGEST_SET_RIGHT or "\n" in said or is_marked(said):
        return False
    before = text[: len(text) - len(text.lstrip(" \t\u00a0"))]
    indent = child(properties, "ind")
    if max(number(indent, "left") or 0, number(indent, "start") or 0) >= FAR:
        return True
    stops = child(properties, "tabs")
    far = any((number(stop, "pos") or 0) >= FAR for stop in (stops if stops is not None else ()))
    tabs = before.count("\t")
    return tabs > 1 or (tabs == 1 and far) or len(before) - tabs >= FEWEST_BLANKS


def _untabbed(line: str) -> str:
    """Returns a line with a blank after its marker, where a tab or a wide gap would read as two columns."""
    found = markers(line)
    if not found:
        return line
    head, rest = line[: found[0].length], line[found[0].length :]
    return f"{head.rstrip()} {rest}" if head != head.rstrip() else line


def _marked(marker: str, lines: list[str], alone: bool) -> list[str]:
    """Returns the lines with the marker before the first that says something; alone: it stands for itself."""
    first = next((i for i, line in enumerate(lines) if line not in PAGES), None)
    if first is not None:
        return [*lines[:first], marker + lines[first], *lines[first + 1 :]]
    return [*lines, marker.strip()] if alone and marker.strip() else lines
