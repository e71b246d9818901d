"""PDF with a text layer; pages without one are read by character recognition where that is installed.

The bytes go to a process of their own (`pdf_process`), which gives back words and the rules of tables with their
places; lines, columns, rows and running heads are made of those here.
"""

import time
import unicodedata
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from importlib.util import find_spec

from corpus.encodings.charsets import Charset
from corpus.encodings.fonts import font_warnings
from corpus.errors import ReadError
from corpus.message import Message, joined
from corpus.patience import go_on
from corpus.raw import Raw
from corpus.readers.ocr.choose import NoEngine, engine
from corpus.readers.ocr.engine import Engine, RecognitionError
from corpus.readers.ocr.read import picture_lines, progress
from corpus.readers.page.tables import find_tables, table_lines
from corpus.readers.page.text import pages_text
from corpus.readers.page.word import Line, set_lines
from corpus.readers.pdf.child import DOTS_PER_INCH, MOST_PAGES
from corpus.readers.pdf.encodings import as_shown, repaired
from corpus.readers.pdf.placeholder import why_placeholder
from corpus.readers.pdf.process import Opened, Page, Unreadable, open_and_read, picture
from corpus.readers.pdf.report import named, report
from corpus.readers.pdf.watermarks import without_watermarks

MOST_LINES = 500_000  # 5,000 pages have 200,000
MOST_SCANS = 500  # pages that are recognised, at four seconds each
AT_ONCE = 2  # pages: Tesseract takes 200 MiB for one
LONGEST_RUN = 900  # seconds; 5,000 pages take 250
GARBLED = 0.2  # of the characters of a page
HEAD = 1024  # bytes in which a PDF's first line must stand
_WHY = {
    "password": Message("a PDF with a password found; open it, save it without a password and ingest that"),
    "damaged": Message("a damaged or truncated PDF found; fetch the file again, or print it to a new PDF"),
    "memory": Message("a PDF that needs more than 900 MiB of memory found; print it to a new PDF"),
    "crash": Message("a damaged PDF found, on which the PDF library fails; print it to a new PDF"),
}
_STARTS = {
    b"PK": Message("a ZIP archive (.docx, .xlsx, …)"),
    b"\xd0\xcf\x11\xe0": Message("an old Office file (.doc, .xls)"),
    b"{\\rtf": Message("an RTF file"),
    b"\x89PNG": Message("a picture"),
    b"\xff\xd8\xff": Message("a picture"),
    b"<": Message("a web page (HTML) or XML"),
}


def read_pdf(data: bytes, name: str) -> Raw:
    """Returns the text of a PDF, a line a line of the page, form feeds between pages; a table's row is one line.

    Raises:
        ReadError: another format, a password, damaged, over `MOST_PAGES` pages, or no text in it.
    """
    _check(data, name)
    old: set[Charset] = set()
    try:
        opened, pages = _read(data, name, old)
    except Unreadable as error:
        raise ReadError(Message("{name}: {why}", name=name, why=_WHY[error.reason])) from error
    warnings = [*report(opened, [p.page for p in pages]), *font_warnings(old), *_recognise(data, name, pages)]
    lines, repairs = repaired(page.lines for page in pages)
    text = pages_text(lines)
    if not text.strip():
        raise ReadError(_no_text(name, pages, warnings))
    why = why_placeholder(text, opened.files)
    if why:
        raise ReadError(Message("{name}: {why}", name=name, why=why))
    return Raw(text, warnings=(*warnings, *repairs))


def _read(data: bytes, name: str, old: set[Charset]) -> tuple[Opened, list["_Read"]]:
    """Returns what a PDF is and its pages as lines, within the limits of this module; old: added to by `as_shown`."""
    opened, read = open_and_read(data)
    total = opened.pages
    if total > MOST_PAGES:
        raise ReadError(
            Message(
                "{name}: {total:,} pages found, at most {most_pages:,} expected; split the file",
                name=name,
                total=total,
                most_pages=MOST_PAGES,
            )
        )
    pages: list[_Read] = []
    lines, over = 0, time.monotonic() + LONGEST_RUN
    for page in read:
        go_on()
        pages.append(_Read.of(page, len(pages), old))
        lines += len(pages[-1].lines)
        if lines > MOST_LINES:
            raise ReadError(
                Message(
                    "{name}: over {most_lines:,} lines of text found, less expected; split the file",
                    name=name,
                    most_lines=MOST_LINES,
                )
            )
        if time.monotonic() > over:
            raise ReadError(
                Message(
                    "{name}: {count:,} of {total:,} pages read in {longest_run} seconds; split the file",
                    name=name,
                    count=len(pages),
                    total=total,
                    longest_run=LONGEST_RUN,
                )
            )
    _drop_watermarks(pages)
    return opened, pages


def _drop_watermarks(pages: Sequence["_Read"]) -> None:
    """Takes watermarks out of the pages too on which nothing is printed below them: lines as they stand elsewhere."""
    known = {text for page in pages for text in page.page.over}
    for page in pages:
        alone = [line for line in page.lines if line.text in known] if known else []
        if alone:
            page.lines = [line for line in page.lines if line.text not in known]
            page.page = replace(page.page, over=(*page.page.over, *(line.text for line in alone)))


def _check(data: bytes, name: str) -> None:
    if b"%PDF-" in data[:HEAD]:
        if find_spec("pypdfium2") is None:
            raise ReadError(
                Message("{name}: a PDF found, which needs pypdfium2 to be read; pip install pypdfium2", name=name)
            )
        return
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    what = (
        Message("an empty file")
        if not start
        else next((w for m, w in _STARTS.items() if start.startswith(m)), Message("no PDF"))
    )
    raise ReadError(
        Message(
            "{name}: {what} found, a PDF expected; download it again, or name it by what it is", name=name, what=what
        )
    )


@dataclass
class _Read:
    """A page as lines; scan: its text is a picture, or cannot be told from its fonts, and is to be recognised.

    page: what else is known of it, without its words.
    """

    lines: list[Line]
    scan: bool
    page: Page

    @classmethod
    def of(cls, page: Page, number: int, old: set[Charset]) -> "_Read":
        """Returns the lines of a page, from top to bottom: rows of tables, and the words outside them."""
        rest, over = without_watermarks(list(as_shown(page.words, old)))
        bare = replace(page, words=(), level=(), upright=(), over=over)
        if _is_garbled(page):
            return cls([], True, bare)
        lines: list[Line] = []
        for table in find_tables(page.level, page.upright):
            lines += table_lines(table, [w for w in rest if table.holds(w)], number)
            rest = [w for w in rest if not table.holds(w)]
        lines += set_lines(rest, number)
        # Recognised, it may say more; what is told is kept where it is not.
        untold = page.untold > GARBLED * (page.untold + sum(len(w.text) for w in page.words))
        return cls(sorted(lines, key=lambda line: line.base), page.scan or untold, bare)


def _is_garbled(page: Page) -> bool:
    """Returns whether the fonts of a page do not say which characters it has."""
    letters = "".join(w.text for w in page.words)
    if letters.isprintable() and "\ufffd" not in letters:
        return False
    unknown = sum(c == "\ufffd" or unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs") for c in letters)
    return unknown > GARBLED * len(letters)


def _recognise(data: bytes, name: str, pages: Sequence[_Read]) -> list[Message]:
    """Puts recognised lines in place of pages that are scans, and returns what is to be said of it."""
    scans = [number for number, page in enumerate(pages) if page.scan]
    if not scans:
        return []
    done = scans[:MOST_SCANS]
    try:
        with engine() as reader:
            found = _found(reader, data, name, done)
            how = Message("{said}: the text {caution}", said=reader.said, caution=reader.caution)
    except NoEngine as error:
        return [Message("{pages} left out, a scan without text: {error}.", pages=named(scans), error=error)]
    for number, lines in found.items():
        pages[number].lines = lines or pages[number].lines
    read = [number for number in done if found[number]]
    said = [Message("{pages} read by {how}.", pages=named(read), how=how)] if read else []
    failed = [number for number in done if found[number] is None]
    said += [Message("{pages} left out: character recognition failed.", pages=named(failed))] if failed else []
    empty = [number for number in done if found[number] == []]
    said += (
        [Message("{pages} without readable text: a picture, or a scan too faint.", pages=named(empty))] if empty else []
    )
    rest = scans[MOST_SCANS:]
    return said + (
        [
            Message(
                "{pages} left out: at most {most_scans:,} scanned pages are read.",
                pages=named(rest),
                most_scans=MOST_SCANS,
            )
        ]
        if rest
        else []
    )


def _found(reader: Engine, data: bytes, name: str, scans: Sequence[int]) -> dict[int, list[Line] | None]:
    """Returns the recognised lines of pages, None where recognition failed."""
    with ThreadPoolExecutor(AT_ONCE) as pool, progress(len(scans), name) as counted:
        lines = pool.map(partial(_scan_lines, reader, data), scans)
        return dict(zip(scans, _counted(lines, counted), strict=True))


def _counted(lines: Iterator[list[Line] | None], counted: Iterator[int]) -> Iterator[list[Line] | None]:
    for item in lines:
        go_on()
        next(counted, None)
        yield item


def _scan_lines(reader: Engine, data: bytes, number: int) -> list[Line] | None:
    try:
        return picture_lines(reader, picture(data, number), DOTS_PER_INCH, number)
    except RecognitionError:
        return None


def _no_text(name: str, pages: Sequence[_Read], warnings: Sequence[str]) -> Message:
    """Returns why a PDF has no text, and what to do."""
    if any(page.page.damaged for page in pages):
        return Message("{name}: {why}", name=name, why=_WHY["damaged"])
    what = (
        Message("a PDF whose pages are pictures found")
        if any(page.scan for page in pages)
        else Message("a PDF without text found")
    )
    do = joined(" ", warnings or [Message("look at it in a viewer")])
    return Message("{name}: {what}, the text of a directive expected; {do}", name=name, what=what, do=do)
