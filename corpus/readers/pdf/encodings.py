"""Words and lines of a PDF whose fonts say Western letters for Vietnamese ones, read as the page shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.encodings.charsets import Charset
from corpus.encodings.extracted import repair_lines
from corpus.encodings.fonts import reading_of
from corpus.message import Message
from corpus.readers.page.word import Line, Word


def as_shown(words: Sequence[Word], old: set[Charset]) -> Sequence[Word]:
    """Returns words with those in fonts of an old encoding as the fonts show them; adds the encodings met to `old`."""
    if not any(map(reading_of, {w.font for w in words})):
        return words
    shown: list[Word] = []
    # Words set one after the other are read together: neighbours tell capitals of TCVN3.
    for (font, _), group in groupby(words, key=lambda w: (w.font, w.run)):
        stretch = list(group)
        reading = reading_of(font)
        if reading is None:
            shown += stretch
            continue
        text = " ".join(w.text for w in stretch)
        read = reading.read(text)
        texts = read.split(" ")
        if read != text and len(texts) == len(stretch):
            old.add(reading.charset)
            stretch = [replace(w, text=t) for w, t in zip(stretch, texts, strict=True)]
        shown += stretch
    return shown


def repaired(pages: Iterable[Sequence[Line]]) -> tuple[list[list[Line]], tuple[Message, ...]]:
    """Returns the lines of pages with what is Vietnamese in an old encoding only read so, and what was done."""
    lines = [list(page) for page in pages]
    texts = [segment.text for page in lines for line in page for segment in line.segments]
    read, warnings = repair_lines(texts)
    if not warnings:
        return lines, ()
    left = iter(read)
    for page in lines:
        for i, line in enumerate(page):
            segments = tuple(replace(segment, text=next(left)) for segment in line.segments)
            page[i] = replace(line, segments=segments)
    return lines, warnings
