"""What a person should know of how a PDF was read, a sentence each: what was left out, and what lies in the file."""

from collections.abc import Sequence

from corpus.message import Message
from corpus.readers.pdf.child import MOST_CHARACTERS
from corpus.readers.pdf.process import Opened, Page

MOST_NAMED = 10  # files
FEWEST_UNTOLD = 5  # signs of a page: fewer are bullets of a font of symbols

XFA = Message(
    "The file is a form (XFA): what its fields hold may be missing here; open it in Adobe "
    "Reader and print it to a new PDF."
)


def report(opened: Opened, pages: Sequence[Page]) -> list[Message]:
    """Returns what is to be said of a PDF and its pages."""
    damaged = [number for number, page in enumerate(pages) if page.damaged]
    cut = [number for number, page in enumerate(pages) if page.cut]
    said = [Message("{pages} left out: damaged.", pages=named(damaged))] if damaged else []
    said += (
        [
            Message(
                "{pages} cut after {most_characters:,} characters.", pages=named(cut), most_characters=MOST_CHARACTERS
            )
        ]
        if cut
        else []
    )
    said += _left_out(pages)
    untold = [number for number, page in enumerate(pages) if page.untold >= FEWEST_UNTOLD]
    if untold:
        said.append(
            Message(
                "{pages}: {count:,} signs are missing in the text, since the fonts of the file do not say which "
                "letters they are; compare it with the paper, or print it to a new PDF from where it was written.",
                pages=named(untold),
                count=sum(pages[number].untold for number in untold),
            )
        )
    said += _files([*opened.files, *(name for page in pages for name in page.files)])
    return said + ([XFA] if opened.xfa else [])


def _left_out(pages: Sequence[Page]) -> list[Message]:
    """Returns what was left out of pages: once each, with the pages that have it."""
    said = []
    for what, texts in (
        (Message("Text that stands aslant"), [(page.slanting,) for page in pages]),
        (Message("Text printed over the text (a watermark)"), [page.over for page in pages]),
        (Message("A stamp of receipt"), [page.received for page in pages]),
        (Message("A reader's note"), [page.notes for page in pages]),
    ):
        found: dict[str, list[int]] = {}
        for number, of_page in enumerate(texts):
            for text in filter(None, of_page):
                found.setdefault(text, []).append(number)
        said += [
            Message("{what} was left out, {pages}: “{text}”.", what=what, pages=named(numbers, within=True), text=text)
            for text, numbers in found.items()
        ]
    return said


def _files(names: Sequence[str]) -> list[Message]:
    names = list(dict.fromkeys(name or Message("without a name") for name in names))
    if not names:
        return []
    more = Message(" and {count:,} more", count=len(names) - MOST_NAMED) if len(names) > MOST_NAMED else ""
    listed = ", ".join(names[:MOST_NAMED])
    return [
        Message(
            "The file holds other files inside it, which were not read: {listed}{more}; save and ingest them too.",
            listed=listed,
            more=more,
        )
    ]


def named(numbers: Sequence[int], within: bool = False) -> Message:
    """Returns pages, counted from 0, as people number them: `Page 3`, `Pages 1–4, 7`; within: of a sentence."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1]:
            runs[-1][-1] = number + 1
        else:
            runs.append([number + 1, number + 1])
    parts = [str(a) if a == b else f"{a}–{b}" for a, b in runs]
    shown = ", ".join(parts)
    if within:
        return Message("page {page}", page=shown) if len(numbers) == 1 else Message("pages {pages}", pages=shown)
    return Message("Page {page}", page=shown) if len(numbers) == 1 else Message("Pages {pages}", pages=shown)
