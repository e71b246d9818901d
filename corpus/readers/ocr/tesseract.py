"""Tesseract, a program that the system has or has not, with its Vietnamese data."""

import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from corpus.message import Message
from corpus.priority import run_below
from corpus.readers.ocr.engine import LONGEST_PICTURE, RecognitionError
from corpus.readers.page.word import Word
from corpus.text.syllables import measure

LANGUAGE = "vie"
LEAST_SURE = 20.0  # of 100; below are specks, stamps and handwriting
FEWEST_WORDS = 20  # of a page that tell whether it was recognised
_TURN = re.compile(r"^Rotate: (0|90|180|270)$", re.MULTILINE)
_SPECKS = re.compile(r"^[_|~`,.—]+(?=\w)|^[_|~`‘'°,—]+$")


class Tesseract:
    """The program, run once a picture."""

    said = Message("character recognition")
    caution = Message("may have errors")

    def recognise(self, picture: bytes, dots: float) -> list[list[Word]]:
        """Returns the words on each page of a picture, as `Engine`."""
        said = _run(picture, dots, "-l", LANGUAGE, "--psm", "3", "tsv")
        pages = read_table(said, 72 / dots)
        if not any(map(_is_doubtful, pages)):
            return pages
        turns = _turns(picture, dots)
        if not any(turns) or len(turns) != len(pages):
            return pages
        turned = read_table(_run(picture, dots, "-l", LANGUAGE, "--psm", "1", "tsv"), 72 / dots, turns)
        if len(turned) != len(pages):
            return pages
        return [b if _is_doubtful(a) and _right(b) > _right(a) else a for a, b in zip(pages, turned, strict=True)]

    def close(self) -> None:
        """Does nothing: each run has ended."""


def _run(picture: bytes, dots: float, *options: str) -> str:
    """Returns what the program says of a picture; raises as `Engine.recognise`."""
    command = ["tesseract", "stdin", "stdout", "--dpi", str(round(dots)), *options]
    try:
        # Its threads only wait for each other.
        done = run_below(command, picture, LONGEST_PICTURE, {**os.environ, "OMP_THREAD_LIMIT": "1"})
    except subprocess.TimeoutExpired as error:
        raise RecognitionError(
            Message("not done in {longest_picture} seconds", longest_picture=LONGEST_PICTURE)
        ) from error
    except OSError as error:
        raise RecognitionError(error.strerror or str(error)) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RecognitionError(
            said[-1][:120] if said else Message("it ended with {returncode}", returncode=done.returncode)
        )
    return done.stdout.decode("utf-8", "replace")


def _turns(picture: bytes, dots: float) -> list[int]:
    """Returns by how many degrees each page is to be turned, clockwise, to stand upright; [] where nobody can tell."""
    try:
        return [int(turn) for turn in _TURN.findall(_run(picture, dots, "-l", "osd", "--psm", "0"))]
    except RecognitionError:  # too few letters, or the data for it is not installed
        return []


def _is_doubtful(words: Sequence[Word]) -> bool:
    """Returns whether words of a page are hardly any language, or few: it may lie on its side."""
    fit = measure(" ".join(w.text for w in words))
    return fit.words < FEWEST_WORDS or fit.wrong > fit.right


def _right(words: Sequence[Word]) -> int:
    fit = measure(" ".join(w.text for w in words))
    return fit.right + fit.usual - fit.wrong


def what_lacks() -> str | None:
    """Returns what is not installed that Tesseract needs to read Vietnamese, None where nothing is."""
    program = shutil.which("tesseract")
    if program is None:
        return "Tesseract"
    try:
        done = subprocess.run([program, "--list-langs"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return "Tesseract"
    languages = done.stdout.decode("utf-8", "replace").split()
    return None if LANGUAGE in languages else Message("Tesseract's Vietnamese data ({language})", language=LANGUAGE)


def read_table(table: str, scale: float, turns: Sequence[int] = ()) -> list[list[Word]]:
    """Returns the words of each page in Tesseract's table; scale: points a dot.

    turns: by how many degrees, clockwise, each page was turned to be read; places are those on the page as it lay.
    """
    rows = [fields for line in table.splitlines()[1:] if len(fields := line.split("\t")) == 12]
    pages: list[list[Word]] = []
    for number, (_, page) in enumerate(groupby(rows, key=lambda f: f[1])):
        turn = turns[number] if number < len(turns) else 0
        of_page = list(page)
        size = (int(of_page[0][8]), int(of_page[0][9]))
        words: list[Word] = []
        for run, (_, of_line) in enumerate(groupby(of_page, key=lambda f: f[2:5])):
            words += _words([_upright(f, size, turn) for f in of_line] if turn else list(of_line), run, scale)
        pages.append(words)
    return pages


def _upright(fields: Sequence[str], size: tuple[int, int], turn: int) -> list[str]:
    """Returns a row of the table with its box as it stands on the page turned upright; size: of the page as it lay."""
    left, top, wide, high = (int(n) for n in fields[6:10])
    width, height = size
    if turn == 90:
        box = height - top - high, left, high, wide
    elif turn == 180:
        box = width - left - wide, height - top - high, wide, high
    else:
        box = top, width - left - wide, high, wide
    return [*fields[:6], *map(str, box), *fields[10:]]


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
