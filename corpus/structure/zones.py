"""Where the header, the body and the trailer of a document are, and of each document attached to it.

Works on paragraphs; every zone is a half-open range of paragraph numbers.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import takewhile

from corpus.clause import ATTACHMENTS
from corpus.markers import markers
from corpus.patience import go_on
from corpus.structure.attachments import COUNTED, FORMS, LISTS, Heading, attachment_heading, number_in_address
from corpus.structure.head import body_start
from corpus.structure.head_lines import ISSUED_WITH, opens_unit
from corpus.structure.trailer_lines import begins_trailer

FIRST_LINES = 4  # in which an annex that has a file of its own is headed
OUTLINE = "Đề cương"
MOST_TITLE_LINES = 3  # between an annex's heading and what it is issued with


@dataclass(frozen=True)
class Zone:
    """A document or one attached to it: ranges of paragraph numbers, and its prefix in addresses.

    attachment: its kind and number ("Phụ lục", "II"), None for the document itself; front: the paragraphs before the
    body that are not of the document: a site's particulars, a signature's note, a receiver's stamp.
    """

    start: int
    body: int
    trailer: int
    end: int
    attachment: tuple[str, str] | None = None
    front: tuple[int, ...] = ()

    @property
    def prefix(self) -> str:
        """What its addresses begin with: `QC`, `PL2`; empty for the document itself."""
        if self.attachment is None:
            return ""
        kind, number = self.attachment
        return ATTACHMENTS[kind][0] + (number_in_address(kind, number) if number else "")


def find_zones(paragraphs: list[str], front: Collection[int] = ()) -> list[Zone]:
    """Returns the zones of a document in order: itself, then what is attached to it.

    front: the numbers of the paragraphs that others set before its text (`corpus.structure.front`).
    """
    starts = _attachment_starts(paragraphs, front)
    first = _alone_attachment([p for i, p in enumerate(paragraphs[:FIRST_LINES]) if i not in front], starts)
    cuts = [*starts, (len(paragraphs), None)]
    zones = []
    if not starts or starts[0][0] > 0:
        zones.append(read_zone(paragraphs, 0, cuts[0][0], first, front))
    for (start, attachment), (end, _) in zip(starts, cuts[1:], strict=True):
        zones.append(read_zone(paragraphs, start, end, attachment))
    return zones


def read_zone(
    paragraphs: list[str], start: int, end: int, attachment: tuple[str, str] | None, front: Collection[int] = ()
) -> Zone:
    """Returns the zone at paragraphs[start:end], which begins with the heading of an attached document if it is one.

    front: the numbers of the paragraphs that others set before its text.
    """
    body = body_start(paragraphs, start, end, attachment is not None, front)
    if attachment is not None and body == end:
        body = min(start + 1, end)  # nothing but titles: they are all that it says
    others = tuple(i for i in sorted(front) if start <= i < body)
    return Zone(start, body, _trailer_start(paragraphs, body, end), end, attachment, others)


def _attachment_starts(paragraphs: list[str], front: Collection[int] = ()) -> list[tuple[int, tuple[str, str] | None]]:
    """Returns where attached documents begin: a line that heads one, after a signature or issued with it."""
    starts: list[tuple[int, tuple[str, str] | None]] = []
    signed = False
    before: Heading | None = None
    for i, p in enumerate(paragraphs):
        go_on()
        signed = signed or begins_trailer(paragraphs, i)
        heading = attachment_heading(p) if i not in front else None
        if heading is not None and before is None and i < FIRST_LINES and not signed and _may_stand_alone(heading):
            before = heading  # a file of annexes alone
            continue
        if heading is None or i == 0:
            continue
        begun = starts[-1][0] if starts else 0
        another = _is_another(heading, before, paragraphs, i) or _is_outline(heading, before, paragraphs, i, begun)
        if _begins_by_signature(heading, paragraphs, i) if signed else another:
            starts.append((i, (heading.kind, heading.number)))
            signed, before = False, heading
    return starts


def _begins_by_signature(heading: Heading, paragraphs: list[str], i: int) -> bool:
    """Returns whether a heading that comes after a signature begins an attached document."""
    if not heading.title or heading.kind in COUNTED:
        return True
    return any(ISSUED_WITH.match(q) for q in paragraphs[i + 1 : i + 8])


def _is_another(heading: Heading, before: Heading | None, paragraphs: list[str], i: int) -> bool:
    """Returns whether a heading below an attached document begins the next: it has a number, or is its only annex.

    Headings with titles in a row are a table of contents. Forms and tables in an annex are parts of it.
    """
    if before is None:
        return False
    if not heading.number:
        return before.kind != "Phụ lục" and _is_only_annex(heading, paragraphs[i + 1 : i + 1 + MOST_TITLE_LINES])
    if not heading.title:
        return heading.kind not in FORMS or before.kind != "Phụ lục"
    after = attachment_heading(paragraphs[i + 1]) if i + 1 < len(paragraphs) else None
    listed = after is not None and after.kind == heading.kind
    same = heading.kind == before.kind and heading.capitals == before.capitals
    return same and not listed


def _is_outline(heading: Heading, before: Heading | None, paragraphs: Sequence[str], i: int, begun: int) -> bool:
    """Returns whether a document of its own begins behind the units of an annex: ĐỀ CƯƠNG above the first of its own.

    Forms and lists are parts of the annex, and so is the kind that its own title begins with. begun: where it begins.
    """
    if before is None or before.kind != "Phụ lục" or not heading.capitals or heading.number:
        return False
    if heading.kind in (*FORMS, *LISTS, before.kind) or (heading.title and heading.kind != OUTLINE):
        return False
    below = paragraphs[i + 1 : i + 1 + MOST_TITLE_LINES]
    titles = list(takewhile(lambda p: p.isupper() and not opens_unit(p), below))
    first = [m for p in below[len(titles) : len(titles) + 1] for m in markers(p) if not m.weak]
    begins = bool(titles or heading.title) and any(m.value == 1 for m in first)
    return begins and any(map(opens_unit, paragraphs[begun:i]))


def _is_only_annex(heading: Heading, below: Sequence[str]) -> bool:
    """Returns whether an annex without a number begins: what it is issued with, or a title in capitals, is below it."""
    if heading.kind != "Phụ lục" or heading.title or not below:
        return False
    return any(map(ISSUED_WITH.match, below)) or (below[0].isupper() and not opens_unit(below[0]))


def _alone_attachment(
    paragraphs: list[str], starts: list[tuple[int, tuple[str, str] | None]]
) -> tuple[str, str] | None:
    """Returns kind and number of the first annex or form where the file holds nothing else, None for any other file.

    paragraphs: the first lines of the file.
    """
    others = {attachment[0] if attachment else "" for _, attachment in starts}
    for p in paragraphs:
        heading = attachment_heading(p)
        if heading is None or not _may_stand_alone(heading) or not others <= {"Phụ lục", *FORMS}:
            continue
        if heading.kind == "Phụ lục" or heading.kind in others:
            return heading.kind, heading.number
    return None


def _may_stand_alone(heading: Heading) -> bool:
    """Returns whether a heading may be the first of a file of annexes or forms alone."""
    return heading.counted or (heading.kind == "Phụ lục" and not heading.title)


def _trailer_start(paragraphs: list[str], body: int, end: int) -> int:
    """Returns the number of the first paragraph of Nơi nhận or the signature block."""
    return next((i for i in range(body, end) if begins_trailer(paragraphs, i, body)), end)
