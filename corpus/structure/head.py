"""Where the head of a document ends: the first paragraph that is neither letterhead, addressee nor title."""

import re
from collections.abc import Collection, Sequence

from corpus.layout.dateline import read_dateline
from corpus.layout.unwrap import is_row
from corpus.markers import BULLETS, markers
from corpus.structure.attachments import ATTACHMENT, attachment_heading, begins_form
from corpus.structure.head_lines import (
    ADDRESSEES,
    ISSUED_WITH,
    KIND_LINE,
    KIND_NUMBER,
    KIND_SMALL,
    MOTTO,
    NUMBER_ALONE,
    NUMBER_LINE,
    PLACE_DATE,
    SAMPLE,
    SEPARATOR,
    SUBJECT,
    URGENCY,
    opens_unit,
)
from corpus.structure.headings import ends_sentence
from corpus.structure.title import title_end

LONGEST_HEADER = 40
LONGEST_STRAY, MOST_STRAY = 80, 3  # code points and lines of what a stamp or a seal left amid the head
LONGEST_SUBJECT_LINE = 150


def body_start(paragraphs: list[str], start: int, end: int, attached: bool, front: Collection[int] = ()) -> int:
    """Returns the number of the first paragraph that is neither header nor title.

    attached: whether the first paragraph may head an attached document.
    """
    addressing = titled = False
    i = start
    while i < min(end, start + LONGEST_HEADER + len(front)):
        p = paragraphs[i]
        heading = attachment_heading(p) if i == start and attached else None
        # Forms in an annex, and whom one is addressed to, are its text.
        if attached and i > start and ((titled and begins_form(p)) or ADDRESSEES.match(p)):
            return i
        if i in front or (heading is not None and heading.title):
            i += 1
        elif is_row(p) and (titled or attached):
            return i
        elif (i > start and _goes_on_with_subject(paragraphs[i - 1], p)) or (addressing and _is_addressee(p)):
            i += 1
        elif ADDRESSEES.match(p):
            addressing = True
            i += 1
        elif heading or _is_kind(paragraphs, start, i) or ATTACHMENT.match(p):
            if titled:
                return i
            i = title_end(paragraphs, i + 1, end, attached)
            titled = True
        elif not titled and (KIND_NUMBER.match(p) or _is_stray(paragraphs, start, i, end)):
            titled = bool(KIND_NUMBER.match(p))
            i = title_end(paragraphs, i + 1, end, attached) if titled else i + 1
        elif _is_header(p, titled):
            addressing = addressing and bool(SEPARATOR.match(p))
            i += 1
        else:
            return i
    return i


def _is_kind(paragraphs: Sequence[str], start: int, i: int) -> bool:
    """Returns whether a line names the kind: in capitals, or in small letters with the motto above it."""
    p = paragraphs[i]
    return bool(KIND_LINE.match(p) or (KIND_SMALL.match(p) and any(map(MOTTO.match, paragraphs[start:i]))))


def _goes_on_with_subject(previous: str, p: str) -> bool:
    """Returns whether a line goes on with the subject that the one before begins, and opens no unit."""
    if not SUBJECT.match(previous) or len(p) >= LONGEST_SUBJECT_LINE:
        return False
    return p[0].islower() and not markers(p)


def _is_addressee(p: str) -> bool:
    found = markers(p)
    return bool(found and found[0].style in BULLETS) or (p.endswith(";") and len(p) < 120 and not found)


def _is_header(p: str, titled: bool) -> bool:
    plain = any(pattern.match(p) for pattern in (SAMPLE, MOTTO, SEPARATOR, NUMBER_LINE, PLACE_DATE, URGENCY)) or (
        not titled and bool(SUBJECT.match(p) or NUMBER_ALONE.match(p) or read_dateline(p))
    )
    # "Kèm theo Công văn này là danh sách các bến." is a sentence of the body.
    if plain or (ISSUED_WITH.match(p) and (p[0] == "(" or not ends_sentence(p))):
        return True
    if opens_unit(p):
        return False
    if p.isupper():
        return not p.endswith(":")
    # "Ủy ban nhân dân tỉnh" on a line of its own between title and body: who issues it.
    return titled and len(p) < 60 and p[0].isupper() and bool(re.match(r"^(Ủy|Uỷ) ban nhân dân", p)) and p[-1].isalpha()


def _is_stray(paragraphs: list[str], start: int, i: int, end: int) -> bool:
    """Returns whether a paragraph is a short line of whatever kind between the motto and the line of the kind."""
    p, following = paragraphs[i], paragraphs[i + 1 : min(end, i + 1 + MOST_STRAY)]
    if len(p) > LONGEST_STRAY or KIND_LINE.match(p) or opens_unit(p):
        return False
    return any(map(MOTTO.match, paragraphs[start:i])) and any(map(KIND_LINE.match, following))
