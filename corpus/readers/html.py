"""HTML, saved from a portal or written by an office program, to Raw. Nothing is loaded from the network.

An error page, a log-in page, a page that scripts would have filled: refused, with what to do.
"""

import codecs
import re

from lxml import etree, html

from corpus.errors import ReadError
from corpus.raw import Raw
from corpus.readers.html_document import Found, find_document
from corpus.readers.html_lines import Line, Lost, read_lines
from corpus.readers.surroundings import strip_surroundings

Element = etree._Element

LOOKED_AT = 4096  # bytes or code points from the start
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
META = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
START = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|table|center|span|font|h[1-6]|br)\b",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(r"<(?:/?[a-z][a-z0-9]*\b|!doctype)", re.IGNORECASE)
# Charset names by which servers mean "whatever", and pages saved later in UTF-8 still have.
LOOSE = frozenset(("iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252", "us-ascii", "ascii"))
# Latin letters of which a page in UTF-8 has a few wrong: cut off in the middle, say.
MOST_WRONG = 0.001

SHORT_PAGE = 1500  # code points; an error page says little
ERROR = re.compile(
    r"\b(?:40[0-9]|50[0-4])\b.{0,40}(?:error|not found|forbidden|unauthori[sz]ed|unavailable|gateway|denied|lỗi|không)"
    r"|(?:lỗi|error)\s*:?\s*(?:40[0-9]|50[0-4])\b|page not found|file or directory not found|server error|bad gateway"
    r"|service unavailable|access denied|forbidden|không tìm thấy (?:trang|văn bản|nội dung|tệp)"
    r"|(?:trang|văn bản|nội dung|đường dẫn)[^.]{0,40}không tồn tại|attention required|just a moment|captcha"
    r"|request (?:rejected|blocked)|runtime error",
    re.IGNORECASE,
)
LOGIN = re.compile(r"đăng nhập|log ?in|sign in", re.IGNORECASE)


def read_html(data: bytes, name: str) -> Raw:
    """Returns the document in a page of HTML, a paragraph a line.

    Raises:
        ReadError: no HTML, an error or log-in page, or no text.
    """
    page, warnings = decode_html(data, name)
    body = parse(page, name)
    title = " ".join((body.getroottree().findtext(".//title") or "").split())
    asks_password = bool(body.xpath(".//input[translate(@type,'PASWORD','pasword')='password']"))
    found = find_document(body)
    lost = Lost()
    lines, notes = strip_surroundings(read_lines(found.block, lost))
    _refuse_other_pages(name, title, lines, found, asks_password)
    if not found.weight:
        notes.append("No sign of an official text was found on the page; its longest text was taken.")
    return Raw("\n".join(line.text for line in lines), True, (*warnings, *notes, *lost_notes(lost)))


def looks_like_html(data: bytes) -> bool:
    """Returns whether bytes are a page of HTML, whatever the ending of their name."""
    bom, encoding = next(((b, e) for b, e in BOMS if data.startswith(b)), (b"", "latin-1"))
    start = data[len(bom) : LOOKED_AT].decode(encoding, "replace")
    return bool(START.match(start))


def parse(page: str, name: str) -> Element:
    """Returns the body of a page.

    Raises:
        ReadError: nothing in it, or nested too deep to be kept whole.
    """
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ReadError(_no_text(name)) from error
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise ReadError(
            f"{name}: HTML nested more than 2,000 levels deep found, a page of a directive expected;"
            " open it in a browser, copy the text and save it as .txt (UTF-8)"
        )
    body = root.find("body")
    return root if body is None else body


def decode_html(data: bytes, name: str) -> tuple[str, list[str]]:
    """Returns the page of bytes and warnings: charset by byte order mark, by what the page says, UTF-8, else Latin-1.

    Latin-1 keeps every byte, so that text in a legacy font (TCVN3, VNI) can be told and converted afterwards.

    Raises:
        ReadError: empty, or no HTML.
    """
    if not data.strip():
        raise ReadError(f"{name}: the file is empty; expected a page of HTML")
    page, warnings = _decoded(data)
    if not TAG.search(page):
        raise ReadError(f"{name}: no HTML tag found, a page of HTML expected; if it is plain text, save it as .txt (UTF-8)")
    return page, warnings


def _decoded(data: bytes) -> tuple[str, list[str]]:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace"), []
    said = META.search(data[:LOOKED_AT])
    charset = said.group(1).decode("ascii").lower() if said else "utf-8"
    for encoding in ("utf-8", charset) if charset in LOOSE else (charset, "utf-8"):
        try:
            return data.decode(encoding), []
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") <= max(1, MOST_WRONG * len(text)) and any(ord(c) > 0x7F and c != "\ufffd" for c in text):
        return text, [f"{text.count(chr(0xFFFD))} characters of the page could not be read; the file may be damaged."]
    return data.decode("latin-1"), ["The page is not in Unicode; its bytes were taken as they are."]


def lost_notes(lost: Lost) -> list[str]:
    """Returns what a person should know of what was left out on purpose."""
    notes = []
    if lost.footnotes:
        notes.append(f"{lost.footnotes} footnotes were left out.")
    if lost.struck:
        notes.append(f"{lost.struck} passages struck through were left out.")
    return notes


def _refuse_other_pages(name: str, title: str, lines: list[Line], found: Found, asks_password: bool) -> None:
    text = "\n".join(line.text for line in lines)
    if found.weight >= 3 or len(text) > SHORT_PAGE:
        return
    says = f"{title}\n{text}"
    error = ERROR.search(says)
    if error:
        raise ReadError(
            f"{name}: an error page of a web server found ({_quoted(title or error.group())}), a directive expected;"
            " download the document again"
        )
    if asks_password or (LOGIN.search(title) and not found.weight):
        raise ReadError(
            f"{name}: a log-in page found ({_quoted(title or 'password')}), a directive expected;"
            " log in, open the document and save its page"
        )
    if not text:
        raise ReadError(_no_text(name))


def _quoted(text: str) -> str:
    return " ".join(text.split())[:80]


def _no_text(name: str) -> str:
    return (
        f"{name}: a page of HTML without text found, a directive expected; the page may be filled by scripts:"
        " open it in a browser, select the text and save it as .txt (UTF-8), or download the document as .docx or .pdf"
    )
