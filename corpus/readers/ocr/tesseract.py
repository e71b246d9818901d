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

LANGUAGE = "vie"
LEAST_SURE = 20.0  # of 100; below are specks, stamps and handwriting
_SPECKS = re.compile(r"^[_|~`,.—]+(?=\w)|^[_|~`‘'°,—]+$")


class Tesseract:
    """The program, run once a picture."""

    said = Message("character recognition")
    caution = Message("may have errors")

    def recognise(self, picture: bytes, dots: float) -> list[list[Word]]:
        """Returns the words on each page of a picture, as `Engine`."""
        command = ["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(round(dots)), "--psm", "3", "tsv"]
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
        return read_table(done.stdout.decode("utf-8", "replace"), 72 / dots)

    def close(self) -> None:
        """Does nothing: each run has ended."""


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


def read_table(table: str, scale: float) -> list[list[Word]]:
    """Returns the words of each page in Tesseract's table; scale: points a dot."""
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
