"""Files that programs join to a .docx (w:altChunk) instead of writing them out: pages, web archives, texts, documents.

Word writes them out when it opens such a document; portals and systems of e-office make them.
"""

from corpus.readers.docx.libreoffice import as_docx
from corpus.readers.docx.ole import OLE, RTF, is_opendocument
from corpus.readers.html.mhtml import looks_like_mhtml, page_of
from corpus.readers.html.read import has_tags, read_fragment
from corpus.readers.text import read_text


def is_word_chunk(data: bytes) -> bool:
    """Returns whether a joined file is a Word document, of whatever age."""
    return data.startswith((b"PK", OLE, RTF))


def as_word(data: bytes, name: str) -> bytes:
    """Returns a joined document as .docx; raises ReadError where LibreOffice is needed and missing."""
    return as_docx(data, name) if data.startswith((OLE, RTF)) or is_opendocument(data) else data


def chunk_lines(data: bytes, name: str) -> list[str]:
    """Returns the lines of a joined file that is no Word document, none empty.

    Raises:
        ReadError: it is neither a page nor a text.
    """
    if looks_like_mhtml(data):
        return read_fragment(page_of(data, name), name)
    if has_tags(data):
        return read_fragment(data, name)
    return [said for line in read_text(data, name).text.split("\n") if (said := line.strip())]
