"""What the lines that others set before a text say of it: a site's data sheet and its title line."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.structure.front import SITE_TITLE
from corpus.structure.notes import find_notes
from corpus.structure.particulars import Particulars, read_particulars
from corpus.structure.zones import KIND_LINE, KINDS

FEWEST = 2  # particulars by which a sheet is known from a line like one of it


def read_front(lines: Sequence[str]) -> Particulars:
    """Returns what the lines before a document say of it; what a signature's note or a stamp says is nothing of it."""
    notes = find_notes(lines)
    kept = [line for i, line in enumerate(lines) if i not in notes]
    sheet = read_particulars(kept)
    found = sheet if sheet.count >= FEWEST else Particulars()
    title = next((m for line in kept if (m := SITE_TITLE.match(line))), None)
    kind = next((m for line in kept if (m := KIND_LINE.match(line))), None)
    if title:
        about = (title["about"] or "").strip() or None
        named = KINDS[title["kind"].upper()]
        found = replace(
            found, kind=found.kind or named, number=found.number or title["number"], title=found.title or about
        )
    return replace(found, kind=found.kind or KINDS[kind.group(1)]) if kind else found
