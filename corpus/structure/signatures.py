"""How far Nơi nhận and the signature block go: what stands behind them is text again.

Read line by line: recipients are a list that a full stop ends, a signature goes from a capacity or an office to a name.
What is neither, and is followed by neither, is no longer of the block.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.layout.unwrap import is_row
from corpus.lexicon.names import is_name, without_rank
from corpus.markers import BULLETS, markers
from corpus.structure.attachments import read_heading
from corpus.structure.head_lines import SEPARATOR
from corpus.structure.trailer_lines import CAPACITY, OFFICE, RECIPIENTS, TITLE_LINE, TITLES, office_and_name

TITLED = re.compile(rf"^(?:{TITLES})\b")
FOR_ANOTHER = re.compile(r"^(?:K/?T|T/?L|T/?UQ)\b")
# What systems and clerks write round a signature.
NOTE = re.compile(
    r"^[\[(*_ ]*(?:đã ký|daky|ký bởi|người ký|chữ ký|ký tên|ký số|ký, |thời gian ký|ngày ký|email\s*:|cơ quan\s*:"
    r"|họ và tên|họ tên|ghi rõ|chức vụ|signed by|signature|digitally)",
    re.I,
)
ARCHIVED = re.compile(r"^\W*Lưu\b\s*:?\s*(?:VT|VP|HC|TH|HS|[Vv]ăn (?:thư|phòng))\b")  # the last of the recipients
_FILED = re.compile(r"\bLưu\b\s*:?\s*(?:VT|VP|HC|TH|HS|[Vv]ăn (?:thư|phòng))\b")
MOST_LINES = 60  # of a block, in which the file is looked for
LONGEST_RECIPIENT = 160  # code points of one that no bullet begins
LONGEST_NOTE = 40  # code points of what may stand between an office and the name below it
MOST_NAME_WORDS = 6
BETWEEN = 3  # lines of no known kind that may stand in a block
WORD = re.compile(r"[^\W_]")


@dataclass
class _Block:
    """How far a block was read.

    listing, bulleted: whether the list of recipients is open, and has dashes; offices, deputies: signers above whom no
    name was read yet, by their office, and by whom they sign for; named, noted: whether the signature has a name, or a
    note that it is there; previous: the last line of the block; recipient: the last of the list; unfiled: whether the
    file, which every list ends with, is still to come.
    """

    listing: bool = False
    bulleted: bool = False
    offices: int = 0
    deputies: int = 0
    named: bool = False
    noted: bool = False
    previous: str = ""
    recipient: str = ""
    unfiled: bool = False

    def takes(self, line: str, apart: bool) -> bool:
        """Returns whether a line belongs to the block, and goes on to it if so.

        apart: whether lines of no known kind stand before it: then it must open a part of the block.
        """
        taken = self._opens(line) or (not apart and self._goes_on(line))
        if taken:
            self.previous = line
        return taken

    def _opens(self, line: str) -> bool:
        if RECIPIENTS.match(line):
            self.listing = True
            return True
        above, *name = office_and_name(line)
        if name:
            return self._opens(above) and self._names(name=True)
        office = (OFFICE.match(line) and line.isupper()) or TITLE_LINE.match(line.upper())
        if not (CAPACITY.match(line) or office):
            return False
        if self.named:
            self.offices = self.deputies = 0
        self.listing = self.named = self.noted = False
        self.offices += bool(TITLE_LINE.match(line.upper()))
        self.deputies += bool(FOR_ANOTHER.match(line))
        return True

    def _goes_on(self, line: str) -> bool:
        if not WORD.search(line) or SEPARATOR.match(line) or ARCHIVED.match(line):
            return True
        if NOTE.match(line):
            self.noted = True
            return True
        if self.named and len(line) < LONGEST_NOTE and TITLED.match(line.upper()) and line[-1].isalpha():
            return True  # "Bộ trưởng Bộ Công an", below the name
        if self.listing and self._is_recipient(line):
            self.recipient = line
            return True
        if not self.listing and self._goes_on_with_recipients(line):
            self.recipient = line
            return True
        return self._names(is_name(line)) if self.listing else self._signs(line)

    def _goes_on_with_recipients(self, line: str) -> bool:
        """Returns whether a list goes on behind the signature that stood beside it, in a text of two columns."""
        found = [m for m in markers(line) if not m.weak]
        unended = self.bulleted and self.unfiled and self.recipient.endswith((";", ","))
        return unended and bool(found) and found[0].style in BULLETS

    def _signs(self, line: str) -> bool:
        """Returns whether a line stands between an office and the name, or is a name that is due."""
        if self.named:
            return self._names(is_name(line) and max(self.offices, self.deputies) > 0)
        if is_row(line):
            cells = [c.strip() for c in line.split("|") if c.strip()]
            return all(c.isupper() or is_name(c) or NOTE.match(c) for c in cells)
        capitals = line.isupper() and read_heading(line) is None and not markers(line)
        if capitals and self.noted:
            return self._names(len(line.split()) <= MOST_NAME_WORDS)
        return (
            capitals
            or not without_rank(line).strip(" .,")
            or self._names(_may_be_name(line) or is_name(line.rstrip(" .,;")))
        )

    def _names(self, name: bool) -> bool:
        if name:
            self.listing, self.named = False, True
            self.offices, self.deputies = max(self.offices - 1, 0), max(self.deputies - 1, 0)
        return name

    def _is_recipient(self, line: str) -> bool:
        found = [m for m in markers(line) if not m.weak]
        if found and found[0].style in BULLETS:
            self.bulleted = True
            return True
        if line[0].islower() and not found:
            return len(line) < LONGEST_RECIPIENT
        if self.previous.endswith("."):
            return False
        if self.bulleted and self.previous.endswith((";", ",")):
            return len(line) < LONGEST_RECIPIENT and line.endswith((";", ","))  # its dash was misread
        if ARCHIVED.match(self.previous):
            return len(line) < LONGEST_NOTE and not found and not line.endswith(":")
        return len(line) < LONGEST_RECIPIENT and not line.isupper()


def signature_end(paragraphs: Sequence[str], start: int, stop: int) -> int:
    """Returns the number of the first paragraph behind the block that begins at `start`, `stop` where there is none."""
    block = _Block()
    end = i = start
    below = range(start, min(stop, start + MOST_LINES))
    filed = max((n for n in below if _FILED.search(paragraphs[n])), default=start)
    while i < stop and i <= end + BETWEEN:
        line = paragraphs[i]
        block.unfiled = i <= filed
        if block.takes(line, apart=i > end):
            end = i + 1
        elif not _may_stand_between(line):
            break
        i += 1
    return end


def _may_be_name(line: str) -> bool:
    """Returns whether a line is a name, one with signs of another language in it perhaps: `H'Kim Byă`."""
    name = without_rank(line)
    words = name.split()
    plain = len(name) < LONGEST_NOTE and not any(c.isdigit() for c in name) and not name.endswith((".", ":", ";", ","))
    return plain and 1 < len(words) <= MOST_NAME_WORDS and all(w[0].isupper() for w in words)


def _may_stand_between(line: str) -> bool:
    """Returns whether a line of no known kind may stand in a block: short, and neither a unit nor a heading."""
    short = len(line) < LONGEST_NOTE and not line.endswith((".", ":"))
    return short and not markers(line) and read_heading(line) is None
