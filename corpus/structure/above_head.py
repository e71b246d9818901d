"""What stands above a document's letterhead and is not of it: a mail's head, a page's number, what a sender adds."""

import re
from collections.abc import Sequence

from corpus.layout.dateline import read_dateline
from corpus.layout.unwrap import is_row
from corpus.markers import markers
from corpus.structure.attachments import read_heading
from corpus.structure.head_lines import (
    ADDRESSEES,
    KIND_LINE,
    MOTTO,
    NUMBER_ALONE,
    NUMBER_LINE,
    SUBJECT,
    has_number,
    is_issuer_line,
    is_letterhead,
)
from corpus.text.accents import fold

# What a mail program, a chat or a printed page sets above a text.
_MAIL = re.compile(
    r"^(?:(?:from|to|cc|bcc|sent|date|subject|reply to|attachments?|tu|den|toi|chu de|tieu de|ngay gui|gui luc"
    r"|nguoi gui|nguoi nhan|dinh kem|tep dinh kem|ngay|gui|kinh gui)\s*:)"
)
_MAIL_SURE = re.compile(r"^(?:from|subject|sent|chu de|nguoi gui)\s*:")
_PAGE = re.compile(
    r"^(?:original message|(?:begin )?forwarded message(?: begin)?|tin nhan chuyen tiep|(?:da )?chuyen tiep"
    r"|(?:trang|page) \d{1,4}(?: (?:of |tren )?\d{1,4})?|(?:quet|quet ma|scan) qr\b.*"
    r"|ma (?:tra cuu|xac thuc|van ban)\b.*"
    r"|https? .*|in tu .*)$"
)
MOST_ABOVE = 6  # lines that others may set above letterhead
LONGEST_ABOVE = 120  # code points of one
MOST_OF_HEAD = 6  # lines from the motto on, where it stands above who issues
MOST_TEXT_ABOVE = 2000  # code points that stand above a whole letterhead
MOST_OF_WHOLE = 14  # lines of a whole letterhead, rules and a seal's text among them
MOST_OF_SUBJECT = 3  # lines of what a letter is about, below its number in the left cell
MOST_BETWEEN = 4  # lines without a label in a mail's head: a name that goes on, a greeting
LONGEST_LABEL = 40
_OF_A_HEAD = (MOTTO, KIND_LINE, NUMBER_LINE, NUMBER_ALONE, SUBJECT, ADDRESSEES)


def lines_above(paragraphs: Sequence[str]) -> set[int]:
    """Returns the numbers of the lines above letterhead that are not of it.

    paragraphs: those before the document's first clause.
    """
    mail = _mail_head(paragraphs)
    first = next((i for i, p in enumerate(paragraphs) if i not in mail and not _PAGE.match(_plain(p))), 0)
    motto = next((i for i, p in enumerate(paragraphs) if MOTTO.match(p)), None)
    head = motto if motto is not None else first
    while head > first and (above := _lines_of_left_cell(paragraphs, first, head)):
        head -= above
    others = paragraphs[first:head]
    # Only an issuer in capitals, above the motto or right below it, says where the head begins.
    below = paragraphs[head:motto] or ([] if any(map(str.isupper, others)) else paragraphs[head : head + MOST_OF_HEAD])
    numbered = any(map(has_number, below))
    if not any(map(is_issuer_line, below)):
        return set(range(first))
    known = len(others) <= MOST_ABOVE and all(_may_be_above(p, numbered) for p in others)
    return set(range(head if known or _is_whole(paragraphs[head:], others, motto) else first))


def _is_whole(own: Sequence[str], others: Sequence[str], motto: int | None) -> bool:
    """Returns whether lines are a whole letterhead, which nothing but another text can stand above.

    own: the lines from the issuer on; others: those above it, a mail's greeting or a cover sheet, of which none is of a
    head.
    """
    near = own[:MOST_OF_WHOLE]
    whole = motto is not None and any(map(has_number, near)) and any(read_dateline(p) for p in near)
    kind = any(KIND_LINE.match(p) or SUBJECT.match(p) or ADDRESSEES.match(p) for p in near)
    few = sum(map(len, others)) <= MOST_TEXT_ABOVE
    return whole and kind and few and not any(_is_of_head(p) for p in others)


def _is_of_head(p: str) -> bool:
    return any(pattern.match(p) for pattern in (MOTTO, KIND_LINE, NUMBER_ALONE, SUBJECT, ADDRESSEES)) or bool(
        read_dateline(p)
    )


def _lines_of_left_cell(paragraphs: Sequence[str], first: int, head: int) -> int:
    """Returns how many lines right above `head` stand in the left cell of the letterhead with it, 0 for none.

    A letter says there, below its number, what it is about, on as many lines as the cell needs.
    """
    if is_letterhead(paragraphs[head - 1]) or NUMBER_ALONE.match(paragraphs[head - 1]):
        return 1
    for lines in range(1, min(MOST_OF_SUBJECT, head - first - 1) + 1):
        begins = paragraphs[head - lines]
        if SUBJECT.match(begins):
            # What it is about stands below a number or an issuer: above them it is of another text.
            above = paragraphs[head - lines - 1]
            return lines if is_letterhead(above) or NUMBER_ALONE.match(above) else 0
        if not begins[0].islower() or markers(begins):
            return 0
    return 0


def _mail_head(paragraphs: Sequence[str]) -> set[int]:
    """Returns the lines of a mail's head, as far as the last of its labels."""
    labels = [i for i, p in enumerate(paragraphs[: MOST_ABOVE * 2]) if _MAIL.match(_plain(p))]
    sure = sum(bool(_MAIL_SURE.match(_plain(paragraphs[i]))) for i in labels)
    near = labels and labels[-1] - labels[0] < len(labels) + MOST_BETWEEN and labels[0] <= MOST_BETWEEN
    return set(range(labels[-1] + 1)) if sure and len(labels) > 1 and near else set()


def _may_be_above(p: str, numbered: bool) -> bool:
    """Returns whether others may have set a line above letterhead; numbered: whether its number is filled in.

    Above a blank one "Mẫu số 01" says which form it is; above a number, that of which it was made.
    """
    if read_heading(p) is not None:
        return numbered
    plain = len(p) <= LONGEST_ABOVE and not p.endswith((".", ";")) and not markers(p) and not is_row(p)
    return plain and not any(pattern.match(p) for pattern in _OF_A_HEAD) and read_dateline(p) is None


def _plain(p: str) -> str:
    """Returns a line folded, with a colon that it has."""
    label, colon, _ = p.partition(":")
    return f"{fold(label)}:" if colon and len(label) < LONGEST_LABEL and " " not in fold(label)[12:] else fold(p)
