"""Which engine reads pictures here: Tesseract where it is installed, the package trueocr where only that is."""

from collections.abc import Iterator
from contextlib import contextmanager

from corpus.message import Message
from corpus.readers.ocr import trueocr
from corpus.readers.ocr.engine import Engine
from corpus.readers.ocr.tesseract import Tesseract, what_lacks
from corpus.readers.ocr.trueocr import TrueOCR

WAYS_OUT = Message('pip install "chithi[ocr]", or for better tone marks apt install tesseract-ocr tesseract-ocr-vie')


class NoEngine(Exception):
    """Nothing here reads pictures; the message says what is missing, and both ways out."""


@contextmanager
def engine() -> Iterator[Engine]:
    """Gives what reads pictures while the block lasts.

    Raises:
        NoEngine: neither Tesseract with its Vietnamese data nor trueocr is installed.
    """
    lacking = what_lacks()
    if lacking and not trueocr.is_installed():
        raise NoEngine(
            Message(
                "{lacking} is missing to read it, and so is trueocr; {ways_out}", lacking=lacking, ways_out=WAYS_OUT
            )
        )
    chosen: Engine = TrueOCR() if lacking else Tesseract()
    try:
        yield chosen
    finally:
        chosen.close()
