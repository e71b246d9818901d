"""Headings of attached documents: "PHỤ LỤC I - DANH MỤC …", "Phụ lục số 1A", "MẪU SỐ 01", "ĐỀ CƯƠNG".

A heading is a kind, perhaps a number, perhaps a title on the same line. Here is only what a line may be; whether it
begins an attached document is decided by `zones`, from where the line stands.
"""

import re
from dataclasses import dataclass

from corpus.clause import ATTACHMENTS, ENCLOSURE, NOTES
from corpus.marker_patterns import ORDINAL_WORDS
from corpus.text.accents import UPPER
from corpus.text.roman import roman_value

# Kinds that are counted, in the words that head them; their number may have a letter or parts, and a title behind it.
COUNTED = {
    "Phụ lục": "(?:(?:Phụ lục|Annex|Appendix)(?: số ?:?)?|PL(?= ?[0-9]))",
    "Mẫu số": "(?:Biểu mẫu|Mẫu biểu|Mẫu)(?: số ?:?)?",
    "Biểu số": "(?:Phụ biểu|Biểu)(?: số ?:?)?",
}
FORMS = ("Mẫu số", "Biểu số")  # what an annex has many of
LISTS = ("Danh mục", "Danh sách")  # what it may consist of
_NUMBER = (
    r"(?:[IVX]{1,5}|\d{1,3}|[A-ZĐ])(?:[.-]\d{1,2}|-[A-ZĐ]{2,5}(?=\s*(?:[:.]|$))|[.-]?[A-ZĐa-zđ])?"
    r"(?:/[A-ZĐ\d][\w-]{0,12})?(?!\w)"
)
# "PHỤ LỤC THỨ NHẤT", "PHỤ LỤC (SỐ 1)".
_ORDINAL = rf"(?i:thứ\s+(?:{'|'.join(ORDINAL_WORDS)}))(?!\w)"
_COUNTED_AS = rf"(?P<number>{_NUMBER}|{_ORDINAL})|\(\s*(?:(?i:số)\s*:?\s*)?(?P<bracketed>{_NUMBER})\s*\)"
_STOP = r"\s*[:.–—-]"
_ENCLOSED = r"\(?(?:ban hành )?kèm theo\b.*"
_HEADED = [k for k in ATTACHMENTS if k not in (ENCLOSURE, NOTES)]  # by a line of their own
_PLAIN = sorted((k for k in _HEADED if k not in COUNTED), key=len, reverse=True)
# "(Phụ lục 1)", "[Biểu số 02]".
_BRACKETED = re.compile(r"[(\[]\s*(?P<said>[^()\[\]]{1,60}?)\s*[)\]]\s*[:.]?$")
# A kind alone on its line, perhaps with a plain number: "ĐỀ ÁN 06".
ATTACHMENT = re.compile(
    rf"^({'|'.join(sorted(map(str.upper, _HEADED), key=len, reverse=True))}|"
    rf"{'|'.join(sorted(_HEADED, key=len, reverse=True))})"
    r"(?:\s+(?:SỐ\s+|số\s+)?(?P<number>[IVX]{1,5}|\d{1,2}))?\s*[:.]?$"
)


def _headings(kind: str, words: str, counted: bool) -> list[tuple[str, bool, re.Pattern[str]]]:
    """Returns the patterns of one kind's headings, in capitals and in small letters; the first that matches counts."""
    # "PHỤ LỤC - 1", "PHỤ LỤC: 02": the number may stand behind a sign.
    number = rf"(?:(?:\s*|\s*[:–—-]\s*(?=\d))(?:{_COUNTED_AS}))?" if counted else ""
    # In capitals a title may follow without a stop, in small letters that would be a sentence.
    tails = {
        True: rf"(?:{_STOP}?|(?:{_STOP}\s*|\s+)(?:(?i:{_ENCLOSED})|(?P<title>[{UPPER}\d“\"(][^|]*)))$",
        False: rf"(?:{_STOP}?|\s+(?i:{_ENCLOSED})|{_STOP}\s+(?P<title>[{UPPER}\d“\"][^|]*))$",
    }
    cases = ((words.upper(), True), (words, False))
    return [(kind, capitals, re.compile(rf"(?:{w}){number}{tails[capitals]}")) for w, capitals in cases]


_PATTERNS = [
    pattern
    for kind, words in [*COUNTED.items(), *((k, k) for k in _PLAIN)]
    for pattern in _headings(kind, words, kind in COUNTED)
]
# What headings begin with, in capitals and in small letters.
_WORDS = sorted(
    {
        w
        for k in (*_PLAIN, "Phụ", "PL", "Mẫu", "Biểu", "Annex", "Appendix")
        for w in (k.split()[0], k.split()[0].upper())
    }
)
_FIRST = re.compile("|".join(_WORDS))
BRACKETS = ("(", "[")
_LETTERS = frozenset(word[0] for word in _WORDS)


@dataclass(frozen=True)
class Heading:
    """A line that may head an attached document: its kind, number and title, empty where it has none."""

    kind: str
    number: str
    title: str
    capitals: bool

    @property
    def counted(self) -> bool:
        """Whether it is of a kind that is counted, and has its number."""
        return self.kind in COUNTED and bool(self.number)


def may_head(line: str) -> bool:
    """Returns whether a line begins with a word that headings begin with, in brackets perhaps: most lines do not."""
    begins = line[1:12].lstrip() if line[:1] in BRACKETS else line
    return begins[:1] in _LETTERS and _FIRST.match(begins) is not None


def read_heading(line: str) -> Heading | None:
    """Returns what a line says as the heading of an attached document, None where it is none.

    In brackets only a kind that is counted, with its number and nothing else, is one.
    """
    if not may_head(line):
        return None
    if bracketed := _BRACKETED.match(line):
        heading = read_heading(bracketed["said"])
        return heading if heading is not None and heading.counted and not heading.title else None
    for kind, capitals, pattern in _PATTERNS:
        found = pattern.match(line)
        if found:
            groups = {name: said or "" for name, said in found.groupdict().items()}
            number = groups.get("number") or groups.get("bracketed", "")
            ordinal = re.fullmatch(_ORDINAL, number) is not None
            return Heading(kind, number.lower() if ordinal else number, groups.get("title", ""), capitals)
    return None


def begins_form(line: str, numbered: bool = False) -> bool:
    """Returns whether a line heads a form or a table within an annex; numbered: only with its number."""
    heading = read_heading(line)
    return heading is not None and heading.kind in FORMS and (bool(heading.number) or not numbered)


def attachment_heading(line: str) -> Heading | None:
    """Returns what a line heads, a lone kind with a plain number first: "ĐỀ ÁN 06"."""
    if not may_head(line):
        return None
    alone = ATTACHMENT.match(line)
    if alone is None:
        return read_heading(line)
    return Heading(alone.group(1).capitalize(), alone.group("number") or "", "", alone.group(1).isupper())


def number_in_address(kind: str, number: str) -> str:
    """Returns a number as it stands in an address: `2` of II, `1A` of 01A, `2-1` of II.1; `01` of PHỤ LỤC 01."""
    if number.isdigit():
        return number if kind not in COUNTED or kind == "Phụ lục" else str(int(number))
    if number.startswith("thứ "):
        return str(ORDINAL_WORDS.index(number.split()[1]) + 1)
    parts = re.fullmatch(r"([IVX]+|\d+|[A-ZĐ])(.*)", number)
    if parts is None:
        return number
    first = str(int(parts[1])) if parts[1].isdigit() else str(roman_value(parts[1]) or parts[1])
    return first + re.sub(r"[./]", "-", parts[2])
