"""Pictures of pages, read by character recognition."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from corpus.errors import ReadError
from corpus.message import Message
from corpus.raw import Raw
from corpus.readers.ocr.choose import NoEngine, engine
from corpus.readers.ocr.engine import Engine, RecognitionError
from corpus.readers.ocr.formulas import put_right
from corpus.readers.ocr.picture import dots_per_inch, what_picture
from corpus.readers.page.text import pages_text
from corpus.readers.page.word import Line, set_lines
from corpus.text.syllables import measure

FEWEST_WORDS = 20  # of a text that tell whether it was recognised


def read_image(data: bytes, name: str) -> Raw:
    """Returns the text of a picture of a page (PNG, JPEG, TIFF, BMP, WebP, PNM), read by character recognition.

    Raises:
        ReadError: another format, too large, without text, or nothing is installed that reads pictures.
    """
    kind = what_picture(data, name)
    try:
        with engine() as reader:
            pages = reader.recognise(data, dots_per_inch(data))
    except NoEngine as error:
        raise ReadError(Message("{name}: {kind} found, and {error}", name=name, kind=kind, error=error)) from error
    except RecognitionError as error:
        raise ReadError(
            Message(
                "{name}: {kind} found that cannot be read ({error}); save it as PNG anew",
                name=name,
                kind=kind,
                error=error,
            )
        ) from error
    text = pages_text([put_right(set_lines(words, i)) for i, words in enumerate(pages)])
    if not text.strip():
        raise ReadError(
            Message(
                "{name}: {kind} without readable text found; expected a page of a directive, 300 dots an inch",
                name=name,
                kind=kind,
            )
        )
    said = Message(
        "The text was read from a picture by {said}: it {caution}.", said=reader.said, caution=reader.caution
    )
    return Raw(text, warnings=(said, *unread(text)))


def unread(text: str) -> tuple[Message, ...]:
    """Returns the warning that recognised text is hardly any language: a page that lies on its side, say."""
    fit = measure(text)
    if fit.words < FEWEST_WORDS or fit.wrong <= fit.right:
        return ()
    return (
        Message(
            "Most words were not recognised: the picture may lie on its side, upside down or be out of focus; turn it "
            "upright or take it anew, and ingest it again."
        ),
    )


@contextmanager
def progress(count: int, name: str) -> Iterator[Iterator[int]]:
    """Gives the numbers below count, shown as a bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield iter(range(count))
        return
    import click

    from corpus.terminal import spoken

    with click.progressbar(
        range(count), label=spoken(Message("Recognising {name}", name=name)), file=sys.stderr
    ) as bar:
        yield iter(bar)


def picture_lines(reader: Engine, picture: bytes, dots: float, page: int) -> list[Line]:
    """Returns the lines on the first page of a picture; raises as `Engine.recognise`."""
    pages = reader.recognise(picture, dots)
    return put_right(set_lines(pages[0], page)) if pages else []
