"""The zones of a document, each paragraph in one: what `zones` finds, and what stands behind each signature.

Behind the signature of an annex its text goes on. Behind that of the document itself stands what it encloses: under its
heading where it has one, the notes at the foot of its last page, else an enclosure without a name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.clause import ENCLOSURE, NOTES
from corpus.structure.attachments import read_heading
from corpus.structure.front import find_front
from corpus.structure.head_lines import is_letterhead
from corpus.structure.signatures import WORD, signature_end
from corpus.structure.trailer_lines import begins_trailer
from corpus.structure.zones import Zone, find_zones, read_zone

# A note's number, raised, in brackets or bare, without the stop that a clause's has.
NOTE = re.compile(r"(?:\[(\d{1,2})\]|\((\d{1,2})\)|(\d{1,2})(?=\s)|([¹²³⁴-⁹⁰]{1,2}))\s*(?=[^\W\d_a-zà-ỹđ])")
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
MOST_NOTES = 40


def all_zones(paragraphs: list[str]) -> list[Zone]:
    """Returns the zones of a document in order: every paragraph of it is in one, and only in one."""
    zones: list[Zone] = []
    head = 0  # where the next begins, if letterhead stands above its title
    for zone in find_zones(paragraphs, find_front(paragraphs)):
        found = replace(zone, start=head) if zones and head < zone.start else zone
        last = zone.end == len(paragraphs)
        zones += _with_rest(paragraphs, found, last)
        head = zones[-1].end
    return zones


def _with_rest(paragraphs: list[str], zone: Zone, last: bool) -> Iterator[Zone]:
    """Yields a zone up to the end of its signature, and what stands behind that, to the head of the next zone.

    last: whether no zone follows, whose letterhead that may be.
    """
    stop = zone.end
    text_stop = stop if last else _letterhead_start(paragraphs, zone.trailer, stop)
    while True:
        end = signature_end(paragraphs, zone.trailer, stop)
        if not any(WORD.search(paragraphs[i]) for i in range(end, text_stop)):
            yield replace(zone, end=stop if last else end)
            return
        yield replace(zone, end=end)
        zone = _behind(paragraphs, end, text_stop, zone.attachment)
        stop = text_stop if last else stop


def _letterhead_start(paragraphs: Sequence[str], start: int, stop: int) -> int:
    """Returns where the letterhead begins that paragraphs[start:stop] end with; `stop` where there is none."""
    while stop > start and is_letterhead(paragraphs[stop - 1]):
        stop -= 1
    return stop


def _behind(paragraphs: list[str], start: int, end: int, attachment: tuple[str, str] | None) -> Zone:
    """Returns the zone of text behind a signature: with a head of its own where its first line is a heading."""
    heading = read_heading(paragraphs[start])
    if heading is not None and attachment is None:
        return read_zone(paragraphs, start, end, (heading.kind, heading.number))
    trailer = next((i for i in range(start + 1, end) if begins_trailer(paragraphs, i)), end)
    return Zone(
        start, start, trailer, end, attachment or (NOTES if _are_notes(paragraphs[start:end]) else ENCLOSURE, "")
    )


def _are_notes(paragraphs: Sequence[str]) -> bool:
    """Returns whether paragraphs are notes that the text points to: each with its number, which counts up."""
    said = [p for p in paragraphs if WORD.search(p)]
    found = [NOTE.match(p) for p in said]
    if len(said) > MOST_NOTES or not all(found):
        return False
    numbers = [int(next(filter(None, note.groups())).translate(PLAIN)) for note in found if note]
    return all(b == a + 1 for a, b in pairwise(numbers))
