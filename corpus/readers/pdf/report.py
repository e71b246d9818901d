"""What a person should know of how a PDF was read, a sentence each: what was left out, and what lies in the file."""

from collections.abc import Sequence

from corpus.readers.pdf.child import MOST_CHARACTERS
from corpus.readers.pdf.process import Opened, Page

MOST_NAMED = 10  # files

XFA = (
    "The file is a form (XFA): what its fields hold may be missing here; open it in Adobe Reader and print it to a new"
    " PDF."
)


def report(opened: Opened, pages: Sequence[Page]) -> list[str]:
    """Returns what is to be said of a PDF and its pages."""
    damaged = [number for number, page in enumerate(pages) if page.damaged]
    cut = [number for number, page in enumerate(pages) if page.cut]
    said = [f"{named(damaged)} left out: damaged."] if damaged else []
    said += [f"{named(cut)} cut after {MOST_CHARACTERS:,} characters."] if cut else []
    said += _left_out(pages)
    said += _files([*opened.files, *(name for page in pages for name in page.files)])
    return said + ([XFA] if opened.xfa else [])


def _left_out(pages: Sequence[Page]) -> list[str]:
    """Returns what was left out of pages: once each, with the pages that have it."""
    said = []
    for what, texts in (
        ("Text that stands aslant", [(page.slanting,) for page in pages]),
        ("Text printed over the text (a watermark)", [page.over for page in pages]),
        ("A stamp of receipt", [page.received for page in pages]),
    ):
        found: dict[str, list[int]] = {}
        for number, of_page in enumerate(texts):
            for text in filter(None, of_page):
                found.setdefault(text, []).append(number)
        said += [f"{what} was left out, {_lower(named(numbers))}: “{text}”." for text, numbers in found.items()]
    return said


def _files(names: Sequence[str]) -> list[str]:
    names = list(dict.fromkeys(name or "without a name" for name in names))
    if not names:
        return []
    more = f" and {len(names) - MOST_NAMED:,} more" if len(names) > MOST_NAMED else ""
    listed = ", ".join(names[:MOST_NAMED])
    return [f"The file holds other files inside it, which were not read: {listed}{more}; save and ingest them too."]


def named(numbers: Sequence[int]) -> str:
    """Returns pages, counted from 0, as people number them: `Page 3`, `Pages 1–4, 7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1]:
            runs[-1][-1] = number + 1
        else:
            runs.append([number + 1, number + 1])
    parts = [str(a) if a == b else f"{a}–{b}" for a, b in runs]
    return ("Page " if len(numbers) == 1 else "Pages ") + ", ".join(parts)


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
