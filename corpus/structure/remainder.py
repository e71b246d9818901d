"""The zones of a document, each paragraph in one: what `zones` finds, and what stands behind each signature.

Behind the signature of an annex its text goes on. Behind that of the document itself stands what it encloses: under its
heading where it has one, else as an enclosure without a name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.clause import ENCLOSURE
from corpus.structure.attachments import read_heading
from corpus.structure.front import find_front
from corpus.structure.head_lines import is_letterhead
from corpus.structure.signatures import WORD, signature_end
from corpus.structure.trailer_lines import begins_trailer
from corpus.structure.zones import Zone, find_zones, read_zone


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
    return Zone(start, start, trailer, end, attachment or (ENCLOSURE, ""))
