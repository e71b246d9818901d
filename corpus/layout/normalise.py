"""Raw text, as PDF extraction leaves it, to the text of a document: one paragraph a line.

The steps are one list of functions, each from lines to lines; `normalise` calls them in order.
Offsets are only ever taken into the result, so nothing here has to remember where a character was.
"""

import re
import unicodedata
from typing import NamedTuple

from corpus.layout.dateline import PLACE_DATE
from corpus.layout.head_lines import filled_in, with_hyphens
from corpus.layout.unwrap import fold_lines, join_lines
from corpus.lexicon.names import is_name
from corpus.patience import go_on
from corpus.raw import PAGE_BREAK
from corpus.text.accents import UPPER

# Glyphs that fonts of Vietnamese PDFs map to the wrong letter: the gha (U+01A2/3) stands for ư,
# the Icelandic eth (U+00D0/F0) for đ; stops of an ideographic keyboard for ours. Hyphens that do not break are hyphens
# on paper.
GLYPHS = str.maketrans(
    {
        "ƣ": "ư",
        "Ƣ": "Ư",
        "ð": "đ",
        "Ð": "Đ",
        "。": ".",
        "｡": ".",
        "、": ",",
        "\u2010": "-",
        "\u2011": "-",
        "\u2044": "/",
        "\u2215": "/",
    }
)

# Signs of one code that stand for plain ones: full-width letters, digits and stops, Roman numerals, and numbers and
# letters with the sign that marks them ("⑴", "⒈", "⒜"); their compatibility form is what they stand for.
COMPOSED = re.compile("[\uff01-\uff5e\u2160-\u217f\u2474-\u24b5]")
# Keys of a telephone, with which messages number their points: "1️⃣" stands for ①.
KEYCAP = re.compile("([1-9])\ufe0f?\u20e3|\U0001f51f")
# Digits of other scripts and of mathematics; raised ones are no decimal digits and stay.
DIGIT = re.compile(r"[^\D0-9]")
# A document's number in which a word processor made the hyphen a dash: `12/CT–UBND`, `15–CT/TU`.
_SYMBOL = r"[A-ZĐ&]{2,}[a-z]?"
DASHED_NUMBER = re.compile(rf"\b\d+[a-zđ]?(?:/\d{{4}})?(?:[/‒–—−-]{_SYMBOL}\d*)+(?!\w)")
DASHES = str.maketrans(dict.fromkeys("‒–—−", "-"))
# What a line of a saved page still has of its page: a blank, and the stars of a line in italics.
ENTITY_BLANK = re.compile("&nbsp;", re.IGNORECASE)
EMPHASIS = re.compile(r"^(?P<stars>\*{1,3})(?=[^\s*])(?P<text>[^*]*[^\s*])(?P=stars)$")
# What a line begins with and chat programs set in bold: "**1.** Bến", "**Điều 2. Bãi**: …".
BOLD_START = re.compile(r"(?m)^([ \t]*(?:[-+] )?)\*\*(?=[^\s*])([^*\n]{0,199}[^\s*])\*\*(?=[\s:.,;]|$)")

# Characters with no width, and a soft hyphen: they break words in search and mean nothing on paper.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# Every blank of Unicode but the newline; \x1c-\x1f are blanks to Python.
BLANK = re.compile(r"[^\S\n]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
NEWLINE = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")

GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
PAGE_NUMBER = re.compile(r"^(?:-\s*)?(?:Trang\s+)?(\d{1,4})(?:\s*-|\s*/\s*\d{1,4})?$")
MIN_PAGES, MOST_MISSING = 4, 2
SHORTEST_PAGE = 20  # lines of a page, empty ones too
UNEVEN = 0.3  # of a page's lines: how many more or fewer another may have
RIGHT_COLUMN = re.compile(
    r"^(CỘNG H[OÒ][AÀ] XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–—]\s*Tự do|[-–_=]{3,}$"
    r"|[^,]{2,40},\s*ngày\b.*\bnăm\b)",
    re.IGNORECASE,
)
# Two columns whose gap was lost, in pasted text: `CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`.
NO_GAP = re.compile(
    r"^(?P<left>.+?)(?:\s+[-–—|])?\s+(?P<right>CỘNG H[OÒ][AÀ] XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    r"|Độc lập\s*[-–—]\s*Tự do\s*[-–—]\s*Hạnh phúc"
    rf"|[{UPPER}][^,:;\d/]{{1,40}},\s*ngày\s.{{1,12}}\stháng\s.{{1,12}}\snăm\s.{{1,6}}"
    rf"|[{UPPER}][^,:;\d/]{{1,40}},\s*ngày\s*\d{{1,2}}(?P<sign>[/.-])\d{{1,2}}(?P=sign)\d{{2,4}}\s*\.?)$"
)
# What may stand in the left column beside them: an issuer in capitals, a rule, the number.
LEFT_COLUMN = re.compile(rf"^(?:[{UPPER}\s,.–-]+(?<!NƯỚC)(?<!NHÀ)|[-–_=*\s]{{2,}}|Số\s*:?\s*[\w./&\s–-]*)$")
_PASTED = ("CỘNG H", "Độc lập", "ngày")  # one of which such a line has
LONGEST_COLUMNS = 140  # code points of a line in two columns
# A motto, and what the second of the two lines may be that a narrow cell sets it in.
_MOTTO_CUT = re.compile(
    r"CỘNG H[OÒ][AÀ] XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–—]\s*Tự do\s*[-–—]\s*Hạnh phúc"
)
_MOTTO_ENDS = frozenset((
    "NAM", "VIỆT NAM", "NGHĨA VIỆT NAM", "CHỦ NGHĨA VIỆT NAM", "HỘI CHỦ NGHĨA VIỆT NAM", "XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "SẢN VIỆT NAM", "CỘNG SẢN VIỆT NAM", "phúc", "Hạnh phúc", "- Hạnh phúc", "– Hạnh phúc", "Tự do - Hạnh phúc",
))  # fmt: skip
ADDRESS = re.compile(r"^Kính gửi")
RECIPIENTS = re.compile(r"^Nơi nhận")
SIGNATURE = re.compile(
    r"^(T/?M\b|KT\.|TL\.|TUQ\.|K/T\b|T/L\b|T/UQ\b|Q\.|CHỦ T[IỊ]CH|PHÓ |BỘ TRƯỞNG|THỨ TRƯỞNG|GIÁM ĐỐC|CHÁNH |CỤC TRƯỞNG"
    r"|THỦ TƯỚNG|BÍ THƯ|TỔNG |VIỆN TRƯỞNG|HIỆU TRƯỞNG|TRƯỞNG |THỦ TRƯỞNG|\(Đã ký\))"
)


def normalise(raw: str, lines_are_paragraphs: bool = False) -> str:
    """Returns the text as the paper reads, NFC, one paragraph a line, no blank lines.

    lines_are_paragraphs: whether the file's format knows paragraphs, so that no lines are to be joined.

    Idempotent on its own result up to lines that it would join; never raises, whatever the text.
    """
    lines = clean_characters(_without_numbers(raw)).split("\n")
    lines = split_columns(lines)
    lines = drop_page_numbers(lines)
    paragraphs = fold_lines(lines) if lines_are_paragraphs else join_lines(lines)
    return "\n".join(EMPHASIS.sub(r"\g<text>", p) for p in _with_whole_mottos(paragraphs))


def _without_numbers(raw: str) -> str:
    """Returns a text of pages without the number that stands alone at the head or the foot of each, its own."""
    if PAGE_BREAK not in raw:
        return raw
    pages = raw.split(PAGE_BREAK)
    for number, page in enumerate(pages, 1):
        lines = page.split("\n")
        said = [i for i, line in enumerate(lines) if line.strip()]
        for i in {said[0], said[-1]} if len(said) > 1 else ():
            found = PAGE_NUMBER.match(lines[i].strip())
            if found and int(found[1]) == number:
                lines[i] = ""
        pages[number - 1] = "\n".join(lines)
    return PAGE_BREAK.join(pages)


def _with_whole_mottos(paragraphs: list[str]) -> list[str]:
    """Returns paragraphs with a motto that was set in two lines as one: its "NAM" alone looks like an issuer."""
    out: list[str] = []
    for p in paragraphs:
        if out and p in _MOTTO_ENDS and _MOTTO_CUT.fullmatch(f"{out[-1]} {p}"):
            out[-1] = f"{out[-1]} {p}"
        else:
            out.append(p)
    return out


def clean_characters(raw: str) -> str:
    """Returns NFC text with known wrong glyphs repaired, signs of one code spelt out, blanks made spaces."""
    text = NEWLINE.sub("\n", raw)
    text = INVISIBLE.sub("", with_hyphens(text)).replace("\t", "    ")
    text = BLANK.sub(" ", text)
    text = ENTITY_BLANK.sub(" ", CONTROL.sub("", text))
    text = unicodedata.normalize("NFC", _spelt_out(text.translate(GLYPHS)))
    text = BOLD_START.sub(r"\1\2", text) if "**" in text else text
    return filled_in(DASHED_NUMBER.sub(lambda number: number.group().translate(DASHES), text))


def _spelt_out(text: str) -> str:
    """Returns text with full-width characters, Roman numerals of one code and foreign digits as plain ones."""
    if text.isascii():
        return text
    text = COMPOSED.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text)
    text = KEYCAP.sub(lambda m: chr(ord("①") + int(m[1] or 10) - 1), text)
    return DIGIT.sub(lambda m: str(unicodedata.decimal(m[0])), text)


def split_columns(lines: list[str]) -> list[str]:
    """Returns the lines with two-column headers and signature blocks set one column after the other.

    A run of lines whose right part is the national motto, the place and date, or a signature
    becomes its left parts followed by its right parts. A signature block goes on to the signer's name.
    """
    out: list[str] = []
    columns = _Columns()
    for line in lines:
        go_on()
        cut = _cut(line, columns.started)
        if cut is not None:
            columns.add(*cut)
        elif columns.started and (not line.strip() or columns.signing):
            columns.add(line.strip(), "")
        else:
            if columns.started:
                out += columns.lines()
                columns = _Columns()
            out.append(line)
            continue
        if columns.signed():
            out += columns.lines()
            columns = _Columns()
    return out + columns.lines()


class _Columns:
    """A run of two-column lines under way."""

    def __init__(self) -> None:
        self.left: list[str] = []
        self.right: list[str] = []
        self.signing = False

    @property
    def started(self) -> bool:
        return bool(self.left or self.right)

    def add(self, left: str, right: str) -> None:
        self.signing = self.signing or bool(SIGNATURE.match(right))
        self.left += [left] if left else []
        self.right += [right] if right else []

    def signed(self) -> bool:
        """Returns whether the signer's name, below the capacity, has been reached."""
        return self.signing and len(self.right) > 1 and is_name(self.right[-1])

    def lines(self) -> list[str]:
        return self.left + self.right


def _cut(line: str, started: bool) -> tuple[str, str] | None:
    """Returns (left, right) if the line stands in two columns, else None."""
    stripped = line.strip()
    indent = len(line) - len(line.lstrip())
    parts = GAP.split(stripped) if "   " in stripped else [stripped]
    may_be_pasted = len(parts) == 1 and len(stripped) < LONGEST_COLUMNS and any(w in stripped for w in _PASTED)
    pasted = NO_GAP.match(stripped) if may_be_pasted else None
    if ADDRESS.match(stripped):
        return None
    # One dash alone is that of an item: "- Họp, ngày 13/6/2025".
    if pasted and len(pasted["left"]) > 1 and LEFT_COLUMN.match(pasted["left"]):
        return pasted["left"], pasted["right"]
    if len(parts) >= 2:
        left, right = " ".join(parts[:-1]), parts[-1]
        if RIGHT_COLUMN.match(right) or PLACE_DATE.match(right) or SIGNATURE.match(right):
            return left, right
        if started and len(parts) == 2 and len(stripped) < LONGEST_COLUMNS:
            return left, right
    elif started and stripped and indent >= 25 and not RECIPIENTS.match(stripped):
        return "", stripped
    return None


def drop_page_numbers(lines: list[str]) -> list[str]:
    """Returns the lines without those that hold only a page number and count up by one.

    A lone number that does not continue the count (a figure in a table, say) stays.
    """
    numbers = [(i, int(m.group(1))) for i, s in enumerate(lines) if (m := PAGE_NUMBER.match(s.strip()))]
    pages = max(_longest_count(numbers), _even_count(numbers), key=len)
    if len(pages) < 2 and not (pages and len(lines) > 30 and numbers[0][1] == 2):
        return lines
    dropped = {i for i, _ in pages}
    doubled = _double_spaced(lines)
    out: list[str] = []
    closing = False
    for i, line in enumerate(lines):
        if i in dropped:
            # The blank lines round a page number are the page's margin, not a paragraph's end.
            while out and not out[-1].strip():
                out.pop()
            closing = True
        elif closing and not line.strip():
            continue
        else:
            if closing and doubled:
                out.append("")
            closing = False
            out.append(line)
    return out


def _longest_count(numbers: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Returns the longest run of (line, number) that starts at 1, 2 or 3 and counts up by one."""
    best: list[tuple[int, int]] = []
    for first in (1, 2, 3):
        run: list[tuple[int, int]] = []
        for line, number in numbers:
            if number == first + len(run):
                run.append((line, number))
        if len(run) > len(best):
            best = run
    return best


class _Page(NamedTuple):
    """A number that may be a page's: its line, the number, and the one before it in a run that counts up evenly."""

    line: int
    number: int
    before: "_Page | None" = None
    length: int = 1
    first: tuple[int, int] = (0, 0)  # line and number of the run's first

    def has_next(self, line: int, number: int) -> bool:
        """Returns whether a number stands as many lines below as the pages of the run have."""
        page = (line - self.line) / (number - self.number)
        usual = (self.line - self.first[0]) / (self.number - self.first[1]) if self.length > 1 else page
        return page >= SHORTEST_PAGE and abs(page - usual) <= UNEVEN * usual


def _even_count(numbers: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Returns the longest run of (line, number) that counts up as pages do: about as many lines from each to the next.

    A number or two may be missing, as recognition loses them; a run shorter than MIN_PAGES is none.
    """
    runs: dict[int, _Page] = {}  # by the number that each ends with
    best: _Page | None = None
    for line, number in numbers:
        near = (runs[n] for n in range(number - MOST_MISSING - 1, number) if n in runs)
        before = max((p for p in near if p.has_next(line, number)), key=lambda p: p.length, default=None)
        runs[number] = (
            _Page(line, number, before, before.length + 1, before.first)
            if before
            else _Page(line, number, first=(line, number))
        )
        best = runs[number] if best is None or runs[number].length > best.length else best
    run: list[tuple[int, int]] = []
    while best is not None and (run or best.length >= MIN_PAGES):
        run.append((best.line, best.number))
        best = best.before
    return run[::-1]


def _double_spaced(lines: list[str]) -> bool:
    return sum(not s.strip() for s in lines) > 0.4 * len(lines)
