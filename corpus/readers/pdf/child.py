"""What runs in a process of its own for each PDF: PDFium, which may crash, hang or fill memory on a damaged file.

`python -m corpus.readers.pdf.child words FIRST` takes a PDF from standard input and answers in lines of JSON: how many
pages it has and which files are embedded in it, or why it cannot be opened; then, a line a page from page FIRST on,
its words and the rules drawn on it.
`python -m corpus.readers.pdf.child picture PAGE` answers with that page as a picture (portable graymap).
"""

import contextlib
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from corpus.readers.pdf.annotations import draw_in, file_name, find, placed
from corpus.readers.pdf.rules import Drawn, read_drawn
from corpus.readers.pdf.words import Read, read_words

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MOST_PAGES = 5000
MOST_MEMORY = 900 * 1024 * 1024  # bytes
MOST_CHARACTERS = 200_000  # on a page; a page of the official gazette has 4,000
MOST_FILES = 100  # embedded in one: a portfolio
LONGEST_SLANTING = 120  # code points of slanting text that are named
FEW_LETTERS = 150  # on a page with a picture as large as itself: a stamp on a scan
DOTS_PER_INCH = 300.0  # what Tesseract was trained on
MOST_DOTS = 25_000_000  # of a picture: A3 at 300 dots an inch has 17 million


def main() -> None:
    """Reads a PDF from standard input, and writes what was asked for."""
    _limit_memory()
    what, number = sys.argv[1], int(sys.argv[2])
    out = sys.stdout.buffer
    try:
        _answer(sys.stdin.buffer.read(), what, number, out)
    except BrokenPipeError:
        pass
    except MemoryError:
        _say(out, {"error": "memory"})


def _limit_memory() -> None:
    """Keeps this process below `MOST_MEMORY`, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _answer(data: bytes, what: str, number: int, out: BinaryIO) -> None:
    from pypdfium2 import PdfDocument, PdfiumError, raw

    try:
        pdf = PdfDocument(data)
    except PdfiumError as error:
        _say(out, {"error": "password" if error.err_code == 4 else "damaged"})
        return
    if what == "picture":
        out.write(_picture(pdf, number))
        return
    form = raw.FPDF_GetFormType(pdf.raw)
    if form != raw.FORMTYPE_NONE:
        pdf.init_forms()
    files = [file_name(raw.FPDFDoc_GetAttachment(pdf.raw, i)) for i in range(_count_files(pdf))]
    xfa = form in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND)
    _say(out, {"pages": len(pdf), "files": files, "xfa": xfa})
    for page in _pages(pdf, number) if len(pdf) <= MOST_PAGES else ():
        _say(out, page)


def _count_files(pdf: "PdfDocument") -> int:
    from pypdfium2 import raw

    return max(0, min(int(raw.FPDFDoc_GetAttachmentCount(pdf.raw)), MOST_FILES))


def _say(out: BinaryIO, message: dict[str, Any]) -> None:
    out.write(json.dumps(message).encode() + b"\n")
    out.flush()


def _pages(pdf: "PdfDocument", first: int) -> Iterator[dict[str, Any]]:
    """Yields what is on each page: words, rules, whether a picture of text may be on it."""
    from pypdfium2 import PdfiumError

    for number in range(first, len(pdf)):
        try:
            page = pdf[number]
        except PdfiumError:
            yield {"damaged": True}
            continue
        try:
            lying = find(pdf, page)
            read = read_words(page, MOST_CHARACTERS)
            received: list[str] = []
            if lying.pinned:
                again = read
                if draw_in(page):
                    page.close()
                    page = pdf[number]
                    again = read_words(page, MOST_CHARACTERS)
                words, received = placed(read.words, again.words, lying.pinned, page.get_bbox(), read.turn or 0)
                read = replace(again, words=words)
            yield {**_page(page, read), "received": received, "files": lying.files, "notes": lying.notes}
        except PdfiumError:
            yield {"damaged": True}
        finally:
            page.close()


def _page(page: "PdfPage", read: Read) -> dict[str, Any]:
    drawn = read_drawn(page, read.turn) if read.turn is not None else Drawn()
    letters = sum(len(w.text) for w in read.words)
    return {
        "words": [[w.text, w.left, w.right, w.base, w.size, w.run, w.font] for w in read.words],
        "untold": read.untold,
        "slanting": read.slanting[:LONGEST_SLANTING],
        "level": [[r.at, r.start, r.end] for r in drawn.level],
        "upright": [[r.at, r.start, r.end] for r in drawn.upright],
        "scan": (drawn.pictured and letters < FEW_LETTERS) or (drawn.shaped and not letters),
        "cut": read.turn is None,
    }


def _picture(pdf: "PdfDocument", number: int) -> bytes:
    """Returns a page as a portable graymap of `DOTS_PER_INCH`, of fewer where it is huge; red stamps are left out."""
    page = pdf[number]
    width, height = page.get_size()
    scale = min(DOTS_PER_INCH / 72, (MOST_DOTS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    shown = memoryview(bitmap.buffer).cast("B")
    rows = (shown[y * bitmap.stride : y * bitmap.stride + 4 * bitmap.width] for y in range(bitmap.height))
    # What a red lamp shows: the third of blue, green, red, nothing.
    red = b"".join(bytes(row[2::4]) for row in rows)
    return b"P5\n%d %d\n255\n" % (bitmap.width, bitmap.height) + red


if __name__ == "__main__":
    main()
