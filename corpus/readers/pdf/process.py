"""The process that reads a PDF, seen from here: fed, listened to, and started anew after a page that killed it."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.priority import lower
from corpus.readers.page.tables import Rule
from corpus.readers.page.word import Word

LONGEST_PAGE = 60  # seconds; an ordinary one takes a fiftieth
MOST_CRASHES = 3
_COMMAND = ("-P", "-W", "ignore", "-m", "corpus.readers.pdf.child")  # -P: nothing of the working folder is imported
_ROOM = str(Path(__file__).resolve().parents[3])


@dataclass(frozen=True)
class Page:
    """What is on a page.

    scan: its text is a picture; damaged: it could not be read; cut: it has too much text; slanting: text left out for
    the way it stands; over: text left out for it is printed over the page's own, a line each; received: the stamps of
    who received the paper, left out; files: the names of those pinned to it; notes: what readers noted at it; untold:
    how many of its signs have no character, since their font does not say which they are.
    """

    words: tuple[Word, ...] = ()
    level: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()
    scan: bool = False
    damaged: bool = False
    cut: bool = False
    slanting: str = ""
    over: tuple[str, ...] = ()
    received: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    untold: int = 0


@dataclass(frozen=True)
class Opened:
    """What a PDF is, before its pages are read: how many it has, which files are embedded in it, whether it is XFA."""

    pages: int
    files: tuple[str, ...] = ()
    xfa: bool = False


class Unreadable(Exception):
    """The PDF cannot be read at all; reason: `password`, `damaged`, `memory` or `crash`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def open_and_read(data: bytes) -> tuple[Opened, Iterator[Page]]:
    """Returns what a PDF is, and its pages, each read when it is asked for.

    Raises:
        Unreadable: it cannot be opened, or too many pages end the process that reads them.
    """
    pages = _read(data)
    first = next(pages)
    return (first if isinstance(first, Opened) else Opened(0)), (p for p in pages if isinstance(p, Page))


def _read(data: bytes) -> Iterator[Opened | Page]:
    """Yields what the PDF is, then each page."""
    opened: Opened | None = None
    at = crashes = 0
    while opened is None or at < opened.pages:
        with _listen(data, "words", at) as messages:
            for message in messages:
                if "error" in message:
                    raise Unreadable(message["error"])
                if "pages" not in message:
                    at += 1
                    yield _page(message)
                elif opened is None:
                    opened = Opened(message["pages"], tuple(message["files"]), message["xfa"])
                    yield opened
        if opened is None or (at < opened.pages and crashes >= MOST_CRASHES):
            raise Unreadable("crash")
        if at < opened.pages:
            crashes += 1
            at += 1
            yield Page(damaged=True)


def picture(data: bytes, number: int) -> bytes:
    """Returns a page, from 0, as a portable graymap; nothing where it cannot be drawn."""
    with _started(data, "picture", number) as process, _patience(process):
        got = process.stdout.read() if process.stdout else b""
    return got if got.startswith(b"P5") else b""


@contextmanager
def _patience(process: "subprocess.Popen[bytes]") -> Iterator[None]:
    """Ends a process that is not done with a page when the time for one is over."""
    timer = threading.Timer(LONGEST_PAGE, process.kill)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@contextmanager
def _listen(data: bytes, what: str, number: int) -> Iterator[Iterator[dict[str, Any]]]:
    with _started(data, what, number) as process:
        yield _messages(process)


def _messages(process: "subprocess.Popen[bytes]") -> Iterator[dict[str, Any]]:
    """Yields what a process says until it ends; one silent for too long is ended."""
    while process.stdout is not None:
        with _patience(process):
            line = process.stdout.readline()
        if not line.endswith(b"\n"):
            return
        yield json.loads(line)


@contextmanager
def _started(data: bytes, what: str, number: int) -> Iterator["subprocess.Popen[bytes]"]:
    """Runs the process on a PDF while the block lasts."""
    command = [sys.executable, *_COMMAND, what, str(number)]
    path = os.pathsep.join([_ROOM, *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        lower(process.pid)
        try:
            _feed(process, data)
            yield process
        finally:
            process.kill()


def _feed(process: "subprocess.Popen[bytes]", data: bytes) -> None:
    if process.stdin is None:
        return
    try:
        process.stdin.write(data)
        process.stdin.close()
    except OSError:
        # It ended before it had read everything; what it said, if anything, is still read.
        process.stdin = None


def _page(message: dict[str, Any]) -> Page:
    if message.get("damaged"):
        return Page(damaged=True)
    return Page(
        tuple(Word(*w) for w in message["words"]),
        tuple(Rule(*r) for r in message["level"]),
        tuple(Rule(*r) for r in message["upright"]),
        message["scan"],
        cut=message["cut"],
        untold=message["untold"],
        slanting=message["slanting"],
        received=tuple(message["received"]),
        files=tuple(message["files"]),
        notes=tuple(message["notes"]),
    )
