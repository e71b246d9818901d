"""What stands above a document's letterhead and is not of it: a mail's head, a page's number, what a sender adds."""

import re
from collections.abc import Sequence

from corpus.layout.dateline import read_dateline
from corpus.layout.unwrap import is_row
from corpus.markers import markers
from corpus.structure.head_lines import ADDRESSEES, KIND_LINE, MOTTO, NUMBER_ALONE, NUMBER_LINE, SUBJECT, is_letterhead
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
    while head > first and is_letterhead(paragraphs[head - 1]):
        head -= 1
    others = paragraphs[first:head]
    # Only an issuer in capitals right above the motto says where the head begins.
    if head == motto or len(others) > MOST_ABOVE or not all(map(_may_be_above, others)):
        return set(range(first))
    return set(range(head))


def _mail_head(paragraphs: Sequence[str]) -> set[int]:
    """Returns the lines of a mail's head, as far as the last of its labels."""
    labels = [i for i, p in enumerate(paragraphs[: MOST_ABOVE * 2]) if _MAIL.match(_plain(p))]
    sure = sum(bool(_MAIL_SURE.match(_plain(paragraphs[i]))) for i in labels)
    near = labels and labels[-1] - labels[0] < len(labels) + MOST_BETWEEN and labels[0] <= MOST_BETWEEN
    return set(range(labels[-1] + 1)) if sure and len(labels) > 1 and near else set()


def _may_be_above(p: str) -> bool:
    plain = len(p) <= LONGEST_ABOVE and not p.endswith((".", ";")) and not markers(p) and not is_row(p)
    return plain and not any(pattern.match(p) for pattern in _OF_A_HEAD) and read_dateline(p) is None


def _plain(p: str) -> str:
    """Returns a line folded, with a colon that it has."""
    label, colon, _ = p.partition(":")
    return f"{fold(label)}:" if colon and len(label) < LONGEST_LABEL and " " not in fold(label)[12:] else fold(p)
