"""Word documents (.docx): paragraphs as they stand, automatic numbers written out, tables a row a line.

The zip and its XML are read with the standard library: no part is unpacked that is not needed, none is written.
"""

import unicodedata

from corpus.encodings.fonts import font_warnings
from corpus.encodings.misread import repair
from corpus.errors import ReadError
from corpus.message import Message
from corpus.raw import PAGE_BREAK, Raw
from corpus.readers.docx.body import PAGES, BodyReader
from corpus.readers.docx.flat import is_flat, packed
from corpus.readers.docx.inline import FULL_PAGE, NEW_PAGE, Lost
from corpus.readers.docx.left_out import left_out, pictures_of_a_page
from corpus.readers.docx.letterhead import letterhead
from corpus.readers.docx.libreoffice import as_docx
from corpus.readers.docx.ole import OLE, RTF, is_old_xml, is_opendocument
from corpus.readers.docx.package import Element, Package, child, local

FEW_LETTERS = 200  # code points; a page with less beside its picture is a scan
_MAGIC = {
    b"%PDF": Message("a PDF"),
    b"<": Message("a web page or XML"),
    b"MIME-Version": Message("a web archive (MHTML)"),
    b"From: <Saved by": Message("a web archive (MHTML)"),
    b'From: "Saved by': Message("a web archive (MHTML)"),
    b"\x89PNG": Message("a picture"),
    b"\xff\xd8\xff": Message("a picture"),
}


def read_docx(data: bytes, name: str) -> Raw:
    """Returns the text of a Word document, one paragraph a line; the old formats under the new name are read too.

    Raises:
        ReadError: empty, of another format, locked, damaged, or beyond the limits of `package`.
    """
    if data.startswith((OLE, RTF)) or is_opendocument(data) or is_old_xml(data):
        data = as_docx(data, name)
    elif is_flat(data):
        data = packed(data, name)
    if not data.startswith(b"PK"):
        raise ReadError(
            Message(
                "{name}: {found} found, a Word document (.docx) expected; save it as .docx in Word",
                name=name,
                found=_found(data),
            )
        )
    package = Package(data, name)
    body = child(package.main, "body")
    if body is None:
        raise ReadError(Message("{name}: a document without a body found; expected the text of a directive", name=name))
    reader = BodyReader(package)
    try:
        read = reader.read(body)
        lines = _closed([*letterhead(package, body, read), *read])
    except RecursionError as error:
        raise ReadError(
            Message("{name}: tables or text boxes nested too deeply found; save it anew in Word", name=name)
        ) from error
    text, repaired = repair(unicodedata.normalize("NFC", _joined(lines)))
    warnings = (
        *font_warnings(reader.old),
        *repaired,
        *left_out(package, body, reader.lost.files),
        *_warnings(body, lines, reader.lost),
    )
    return Raw(text, lines_are_paragraphs=True, warnings=warnings)


def _found(data: bytes) -> str:
    if not data.strip():
        return Message("an empty file")
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    return next((what for magic, what in _MAGIC.items() if start.startswith(magic)), Message("no zip"))


def _closed(lines: list[str]) -> list[str]:
    """Returns lines with a note in parentheses that was set in two paragraphs (`(Kèm theo …`, `ngày …)`) as one."""
    out: list[str] = []
    for line in lines:
        last = out[-1] if out else ""
        if last.startswith("(") and ")" not in last and line[:1].islower() and line.endswith(")"):
            out[-1] = f"{last.rstrip()} {line}"
        else:
            out.append(line)
    return out


def _joined(lines: list[str]) -> str:
    """Returns lines as text, pages apart; a page begun by its writer and then laid out as begun ends once."""
    pages: list[list[str]] = [[]]
    for i, line in enumerate(lines):
        if line not in PAGES:
            pages[-1].append(line)
        elif not (line == FULL_PAGE and i > 0 and lines[i - 1] == NEW_PAGE):
            pages.append([])
    return PAGE_BREAK.join("\n".join(page) for page in pages)


def _warnings(body: Element, lines: list[str], lost: Lost) -> list[Message]:
    """Returns what a person should know of what was left out, a sentence each."""
    names = {local(e) for e in body.iter()}
    warnings: list[Message] = []
    if names & {"ins", "del", "moveFrom"}:
        warnings.append(Message("The file has tracked changes: they were read as if accepted."))
    if lost.struck:
        warnings.append(Message("Passages struck through that were left out: {struck}.", struck=lost.struck))
    if lost.hidden:
        warnings.append(Message("Passages set as hidden that were left out: {hidden}.", hidden=lost.hidden))
    said = sum(len(line) for line in lines if line not in PAGES)
    if names & {"blip", "imagedata"} and said < FEW_LETTERS:
        warnings.append(Message("The file holds pictures and almost no text: a scan perhaps, which was not read."))
    elif pages := pictures_of_a_page(body):
        warnings.append(
            Message("Pictures as large as a page, which were not read: {pages}; save each and ingest it.", pages=pages)
        )
    return warnings
