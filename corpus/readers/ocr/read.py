"""Pictures of pages, read by Tesseract where it is installed with its Vietnamese data."""

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from statistics import median

from corpus.errors import ReadError
from corpus.raw import Raw
from corpus.readers.ocr.formulas import put_right
from corpus.readers.ocr.picture import dots_per_inch, what_picture
from corpus.readers.page.text import pages_text
from corpus.readers.page.word import Line, Word, set_lines

LANGUAGE = "vie"
LONGEST_PICTURE = 120  # seconds; a full page takes five
LEAST_SURE = 20.0  # of 100; below are specks, stamps and handwriting
INSTALL = "apt install tesseract-ocr-vie, or see https://tesseract-ocr.github.io/tessdoc/Installation.html"


_SPECKS = re.compile(r"^[_|~`,.—]+(?=\w)|^[_|~`‘'°,—]+$")


class RecognitionError(Exception):
    """A picture could not be recognised; the message says why, in words that end a sentence."""


def read_image(data: bytes, name: str) -> Raw:
    """Returns the text of a picture of a page (PNG, JPEG, TIFF, BMP, WebP, PNM), read by character recognition.

    Raises:
        ReadError: another format, too large, without text, or Tesseract or its Vietnamese data are missing.
    """
    kind = what_picture(data, name)
    lacking = what_lacks()
    if lacking:
        raise ReadError(f"{name}: {kind} found, and {lacking} is missing to read it; {INSTALL}")
    try:
        pages = recognise(data, dots_per_inch(data))
    except RecognitionError as error:
        raise ReadError(f"{name}: {kind} found that Tesseract cannot read ({error}); save it as PNG anew") from error
    text = pages_text([put_right(set_lines(words, i)) for i, words in enumerate(pages)])
    if not text.strip():
        raise ReadError(f"{name}: {kind} without readable text found; expected a page of a directive, 300 dots an inch")
    return Raw(text, warnings=("The text was read from a picture by character recognition: it may have errors.",))


def what_lacks() -> str | None:
    """Returns what is not installed that recognition needs, None where nothing is."""
    program = shutil.which("tesseract")
    if program is None:
        return "Tesseract"
    try:
        done = subprocess.run([program, "--list-langs"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return "Tesseract"
    languages = done.stdout.decode("utf-8", "replace").split()
    return None if LANGUAGE in languages else f"Tesseract's Vietnamese data ({LANGUAGE})"


def recognise(picture: bytes, dots: float) -> list[list[Word]]:
    """Returns the words on each page of a picture that has so many dots an inch, at places in points.

    Raises:
        RecognitionError: Tesseract failed, or took too long.
    """
    command = ["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(round(dots)), "--psm", "3", "tsv"]
    try:
        done = subprocess.run(
            command,
            input=picture,
            capture_output=True,
            timeout=LONGEST_PICTURE,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # its threads only wait for each other
        )
    except subprocess.TimeoutExpired as error:
        raise RecognitionError(f"not done in {LONGEST_PICTURE} seconds") from error
    except OSError as error:
        raise RecognitionError(error.strerror or str(error)) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RecognitionError(said[-1][:120] if said else f"it ended with {done.returncode}")
    return _pages(done.stdout.decode("utf-8", "replace"), 72 / dots)


def _pages(table: str, scale: float) -> list[list[Word]]:
    """Returns the words of each page in Tesseract's table."""
    rows = [fields for line in table.splitlines()[1:] if len(fields := line.split("\t")) == 12]
    pages: list[list[Word]] = []
    for _, of_page in groupby(rows, key=lambda f: f[1]):
        words: list[Word] = []
        for run, (_, of_line) in enumerate(groupby(of_page, key=lambda f: f[2:5])):
            words += _words(list(of_line), run, scale)
        pages.append(words)
    return pages


def _words(rows: Sequence[Sequence[str]], run: int, scale: float) -> Iterator[Word]:
    """Yields the words of a line; its baseline is where most of them end."""
    sure = [f for f in rows if f[0] == "5" and _cleaned(f[11]) and float(f[10]) >= LEAST_SURE]
    if not sure:
        return
    boxes = [tuple(int(n) * scale for n in f[6:10]) for f in sure]
    base = median(top + height for _, top, _, height in boxes)
    size = median(height for _, _, _, height in boxes)
    for fields, (left, _, width, _) in zip(sure, boxes, strict=True):
        yield Word(_cleaned(fields[11]), left, left + width, base, size, run)


def _cleaned(word: str) -> str:
    """Returns a word without what specks, rules and the edge of the paper are taken for."""
    text = unicodedata.normalize("NFC", word.strip()).replace("/⁄", "/").replace("⁄", "/")
    return _SPECKS.sub("", text)


@contextmanager
def progress(count: int, name: str) -> Iterator[Iterator[int]]:
    """Gives the numbers below count, shown as a bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield iter(range(count))
        return
    import click

    with click.progressbar(range(count), label=f"Recognising {name}", file=sys.stderr) as bar:
        yield iter(bar)


def picture_lines(picture: bytes, dots: float, page: int) -> list[Line]:
    """Returns the lines on the first page of a picture; raises as `recognise`."""
    pages = recognise(picture, dots)
    return put_right(set_lines(pages[0], page)) if pages else []
