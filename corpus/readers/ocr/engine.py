"""What reads a picture of a page: any program or model that finds words at places."""

from typing import Protocol

from corpus.readers.page.word import Word

LONGEST_PICTURE = 120  # seconds; a full page takes five


class RecognitionError(Exception):
    """A picture could not be recognised; the message says why, in words that end a sentence."""


class Engine(Protocol):
    """Character recognition, for one document: opened for it, closed after it. Called by several threads at once."""

    @property
    def said(self) -> str:
        """How a person is told of it, after "read by"."""

    @property
    def caution(self) -> str:
        """What a person should know of a text that it read, after "the text"."""

    def recognise(self, picture: bytes, dots: float) -> list[list[Word]]:
        """Returns the words on each page of a picture that has so many dots an inch, at places in points.

        Raises:
            RecognitionError: it failed, or took over `LONGEST_PICTURE` seconds.
        """

    def close(self) -> None:
        """Ends what it has started."""
