"""Raw: what a reader makes of a file, before it is normalised."""

from collections.abc import Callable
from dataclasses import dataclass

from corpus.message import Message

PAGE_BREAK = "\f"


@dataclass(frozen=True)
class Raw:
    """The text of a file, as its format gives it.

    text: lines by line feeds, pages by form feeds; lines_are_paragraphs: whether the format knows paragraphs (docx,
    HTML), so that lines are not to be joined; warnings: what a person should know, a sentence each.
    """

    text: str
    lines_are_paragraphs: bool = False
    warnings: tuple[Message, ...] = ()


# A reader takes a file's bytes and its name (for messages), and raises ReadError.
Reader = Callable[[bytes, str], Raw]
