"""What lies on a PDF's page without being part of it: numbers and dates that offices stamp on, and files pinned to it.

Programs of document registers set the number and the date of a directive as annotations, stamps or form fields. They
are drawn into the page, so that they are read where they stand. A note of a digital signature, or the stamp of the
office that received the paper, is no text of the directive and is left out.
"""

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from corpus.readers.page.word import Word
from corpus.readers.pdf.glyphs import Box, upright

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MOST = 500  # annotations on a page: more are a form that no directive has
LONGEST_TEXT = 2000  # code points of one
LONGEST_NOTE = 80  # of one that a reader left, as it is told
OFF_LINE = 0.75  # ems by which what is put on by hand may miss its line
_UNSEEN = 1 | 2 | 32  # flags: invisible, hidden, not viewed
_INSERTED = re.compile(r"^(?:Số\b|\d|.{0,60}\bngày\b.{0,40}\bnăm\b)", re.IGNORECASE)
_SIGNED = re.compile(r"\bký (?:bởi|số)\b|Người ký|Thời gian ký|Ngày ký|Signature|Signed|Email", re.IGNORECASE)
_RECEIVED = re.compile(r"\bĐẾN\b")
_RECEIVED_LINE = re.compile(r"(?:^|\s)(?:Số|Ngày|Giờ|Chuyển)\b")


@dataclass(frozen=True)
class Pinned:
    """An annotation that may be text of the page; box: where it lies; text: what it says if nothing is drawn of it."""

    box: Box
    signature: bool = False
    text: str = ""


@dataclass
class Annotations:
    """What lies on a page: what may be text of it, the names of files, and what readers noted at it."""

    pinned: list[Pinned] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def find(pdf: "PdfDocument", page: "PdfPage") -> Annotations:
    """Returns what lies on a page; whatever may be no text is taken off it."""
    from pypdfium2 import raw

    count = raw.FPDFPage_GetAnnotCount(page.raw)
    found, others = Annotations(), []
    for i in range(min(count, MOST)):
        with _annotation(page, i) as item:
            pinned = _pinned(pdf, item, found)
        if pinned is None:
            others.append(i)
        else:
            found.pinned.append(pinned)
    if not found.pinned:
        return found
    for i in [*range(count - 1, MOST - 1, -1), *reversed(others)]:
        raw.FPDFPage_RemoveAnnot(page.raw, i)
    return found


def draw_in(page: "PdfPage") -> bool:
    """Draws what lies on a page into it; returns whether anything was, and the page is to be opened again."""
    from pypdfium2 import raw

    return bool(raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS)


@contextmanager
def _annotation(page: "PdfPage", number: int) -> Iterator[Any]:
    from pypdfium2 import raw

    item = raw.FPDFPage_GetAnnot(page.raw, number)
    try:
        yield item
    finally:
        if item:
            raw.FPDFPage_CloseAnnot(item)


def _pinned(pdf: "PdfDocument", item: Any, found: Annotations) -> Pinned | None:
    """Returns an annotation that may be text, None for any other; a file pinned to the page and a note are added."""
    from pypdfium2 import raw

    kind = raw.FPDFAnnot_GetSubtype(item) if item else raw.FPDF_ANNOT_UNKNOWN
    if kind == raw.FPDF_ANNOT_FILEATTACHMENT:
        found.files.append(file_name(raw.FPDFAnnot_GetFileAttachment(item)))
    if kind in (raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE, raw.FPDF_ANNOT_STRIKEOUT):
        noted = " ".join(_string(lambda *room: raw.FPDFAnnot_GetStringValue(item, b"Contents", *room)).split())
        found.notes += [f"{noted[:LONGEST_NOTE]}…" if len(noted) > LONGEST_NOTE else noted] if noted else []
    fields = raw.FPDFAnnot_GetFormFieldType(pdf.formenv.raw, item) if pdf.formenv and item else -1
    typed = fields in (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
    signature = fields == raw.FPDF_FORMFIELD_SIGNATURE
    if not (kind in (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP) or typed or signature):
        return None
    return _lying(item, kind == raw.FPDF_ANNOT_FREETEXT, typed, signature)


def _lying(item: Any, noted: bool, typed: bool, signature: bool) -> Pinned | None:
    """Returns what is seen of an annotation: one that is noted says its text itself, one that is typed has a value."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    if raw.FPDFAnnot_GetFlags(item) & _UNSEEN or not raw.FPDFAnnot_GetRect(item, box):
        return None
    key = b"Contents" if noted else b"V"
    drawn = raw.FPDFAnnot_GetAP(item, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2
    # PDFium draws a field by itself, in a font that may lack its letters.
    if signature or (drawn and not typed):
        key = b""
    text = _string(lambda *room: raw.FPDFAnnot_GetStringValue(item, key, *room)) if key else ""
    return Pinned((box.left, box.bottom, box.right, box.top), signature, text)


def file_name(file: Any) -> str:
    """Returns the name of a file embedded in a PDF."""
    from pypdfium2 import raw

    return _string(lambda *room: raw.FPDFAttachment_GetName(file, *room)) if file else ""


def _string(call: Any) -> str:
    """Returns a string that PDFium gives in two calls: how long it is, then what it is."""
    from pypdfium2 import raw

    size = min(call(None, 0), 2 * LONGEST_TEXT)
    if size <= 2:
        return ""
    room = ctypes.create_string_buffer(size)
    call(ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return room.raw[:size].decode("utf-16-le", "replace").rstrip("\0")


def placed(
    before: Sequence[Word], after: Sequence[Word], pinned: Iterable[Pinned], page: Box, turn: int
) -> tuple[list[Word], list[str]]:
    """Returns the words of a page with its annotations on their lines, and the text of those that are left out.

    before, after: the words of the page without its annotations, and with them drawn in.
    """
    printed = set(map(_where, before))
    words = [w for w in after if _where(w) in printed]
    drawn = [w for w in after if _where(w) not in printed]
    left_out: list[str] = []
    for item in pinned:
        left, right, base, height = upright(item.box, item.box[:2], page, turn)
        own = [w for w in drawn if left <= (w.left + w.right) / 2 <= right and base - height <= w.base <= base]
        drawn = [w for w in drawn if w not in own]
        if item.text and [w.text for w in own] != item.text.split():
            own = list(_typed(item.text, left, base, height))
        text = " ".join(w.text for w in own)
        if _RECEIVED.search(text) and _RECEIVED_LINE.search(text):
            left_out.append(text)
        elif not item.signature or (_INSERTED.search(text) and not _SIGNED.search(text)):
            words += _on_lines(own, words)
    return words + drawn, left_out


def _where(word: Word) -> tuple[str, int, int]:
    return word.text, round(word.left), round(word.base)


def _typed(text: str, left: float, base: float, height: float) -> Iterator[Word]:
    """Yields the words of a text that nothing is drawn of, set in its box."""
    lines = text.splitlines()
    size = min(12.0, 0.8 * height / max(1, len(lines)))
    for i, line in enumerate(lines):
        at = left
        for part in line.split():
            yield Word(part, at, at + 0.5 * size * len(part), base - height + (i + 1) * height / len(lines), size)
            at += 0.5 * size * (len(part) + 1)


def _on_lines(words: list[Word], others: list[Word]) -> list[Word]:
    """Returns words put on by hand, each line of them on the line of the page that has room for it there."""
    moved: list[Word] = []
    for base in sorted({w.base for w in words}):
        line = [w for w in words if w.base == base]
        reach = OFF_LINE * max(w.size for w in line)
        near = sorted({o.base for o in others if abs(o.base - base) < reach}, key=lambda at: (abs(at - base), at))
        taken = [at for at in near if any(o.base == at and _over(o, w) for o in others for w in line)]
        target = next((at for at in near if at not in taken), base)
        moved += [replace(w, base=target) for w in line]
    return moved


def _over(a: Word, b: Word) -> bool:
    return a.left < b.right and b.left < a.right
