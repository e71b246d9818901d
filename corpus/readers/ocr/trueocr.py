"""The package trueocr, which needs no program of the system: models of 8 MB, run by ONNX Runtime.

It gives lines, not words: where the words of a line stand is told from how long they are.
"""

import json
import os
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from corpus.message import Message
from corpus.priority import lower
from corpus.readers.ocr.engine import LONGEST_PICTURE, RecognitionError
from corpus.readers.page.word import Word

LEAST_SURE = 0.6  # of 1; below are specks, stamps and handwriting
DESCENT = 0.2  # of the height of a line's box, which lies below its baseline
_COMMAND = ("-P", "-W", "ignore", "-m", "corpus.readers.ocr.child")  # -P: nothing of the working folder is imported
_ROOM = str(Path(__file__).resolve().parents[3])


_MEMORY = Message("it needs too much memory")  # as the process says it


class TrueOCR:
    """A process with the models loaded, started for the first picture; one picture at a time."""

    said = Message("character recognition (trueocr, for Tesseract with its Vietnamese data is not installed)")
    caution = Message("may have errors, wrong tone marks above all")

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._one = threading.Lock()

    def recognise(self, picture: bytes, dots: float) -> list[list[Word]]:
        """Returns the words on each page of a picture, as `Engine`."""
        with self._one:
            answer = self._asked(picture)
        if "error" in answer:
            raise RecognitionError(_MEMORY if answer["error"] == _MEMORY else answer["error"])
        return [list(line_words(page["lines"], 72 / dots)) for page in answer["pages"]]

    def close(self) -> None:
        """Ends the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _asked(self, picture: bytes) -> dict[str, Any]:
        process = self._process = self._process or _started()
        timer = threading.Timer(LONGEST_PICTURE, process.kill)
        timer.daemon = True
        timer.start()
        try:
            line = _sent(process, picture)
        finally:
            timer.cancel()
        if line.endswith(b"\n"):
            answer: dict[str, Any] = json.loads(line)
            return answer
        self.close()
        raise RecognitionError(
            Message("not done in {longest_picture} seconds, or the picture is damaged", longest_picture=LONGEST_PICTURE)
        )


def is_installed() -> bool:
    """Returns whether the package is there."""
    return find_spec("trueocr") is not None


def line_words(lines: Sequence[Sequence[Any]], scale: float) -> Iterator[Word]:
    """Yields the words of lines (text, sureness, left, top, right, bottom, in dots), each as wide as it is long.

    scale: points a dot.
    """
    for run, (read, sure, *box) in enumerate(lines):
        text = unicodedata.normalize("NFC", read)
        if sure < LEAST_SURE or not text.strip():
            continue
        left, top, right, bottom = (edge * scale for edge in box)
        size, step = bottom - top, (right - left) / len(text)
        at = 0
        for word in text.split():
            at = text.index(word, at)
            yield Word(word, left + at * step, left + (at + len(word)) * step, bottom - DESCENT * size, size, run)
            at += len(word)


def _started() -> "subprocess.Popen[bytes]":
    path = os.pathsep.join([_ROOM, *filter(None, [os.environ.get("PYTHONPATH")])])
    # As ONNX Runtime is shipped, it would tell its makers what was run.
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "ORT_DISABLE_TELEMETRY": "1"}
    process = subprocess.Popen(
        [sys.executable, *_COMMAND],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    lower(process.pid)
    return process


def _sent(process: "subprocess.Popen[bytes]", picture: bytes) -> bytes:
    """Returns the line that a process answers to a picture, nothing where it ended instead."""
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(b"%d\n" % len(picture) + picture)
        process.stdin.flush()
    except OSError:
        return b""
    return process.stdout.readline()
