"""Web archives (MHTML, "Single File Web Page") to Raw: the page in them, read as HTML; pictures and style sheets not.

Word and browsers write them under .mht and .mhtml, Word under .doc and .htm too.
"""

import codecs
import email
import email.message
import email.policy
import re

from corpus.errors import ReadError
from corpus.message import Message
from corpus.raw import Raw
from corpus.readers.html.read import has_document, read_html

MOST_PARTS = 10_000
LOOKED_AT = 8192  # bytes from the start
_BLANK = b"\xef\xbb\xbf \t\r\n"
# Lines of a header as e-mail has them, the one that says MIME among them, before the first empty line.
_HEADER = re.compile(rb"(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_MIME = re.compile(rb"^MIME-Version\s*:", re.IGNORECASE | re.MULTILINE)
_PAGES = ("text/html", "application/xhtml+xml")
_NAMED = re.compile(r"(<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*)[\w.:-]{2,40}", re.IGNORECASE)
_MARGINS = re.compile(r"(?:^|[/\\])header\.html?$", re.IGNORECASE)  # where Word keeps what stands above and below pages


def looks_like_mhtml(data: bytes) -> bool:
    """Returns whether bytes are a web archive, whatever the ending of their name."""
    header = _HEADER.match(data[:LOOKED_AT].lstrip(_BLANK).replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    return header is not None and bool(_MIME.search(header[0]))


def read_mhtml(data: bytes, name: str) -> Raw:
    """Returns the document in a web archive, a paragraph a line; a page of HTML under the same ending is read too.

    Raises:
        ReadError: no web archive, none with a page in it, or what `read_html` says of the page.
    """
    if not looks_like_mhtml(data):
        return read_html(data, name)
    page, count = _page(data, name)
    raw = read_html(page, name)
    if count == 1:
        return raw
    said = Message("The file holds {count} more pages (frames), which were not read.", count=count - 1)
    return Raw(raw.text, raw.lines_are_paragraphs, (*raw.warnings, said))


def page_of(data: bytes, name: str) -> bytes:
    """Returns the page that a web archive is of; raises ReadError where it has none."""
    return _page(data, name)[0]


def _page(data: bytes, name: str) -> tuple[bytes, int]:
    """Returns the page that a web archive is of, and how many pages are in it."""
    message = email.message_from_bytes(data.lstrip(_BLANK), policy=email.policy.compat32)
    parts = [part for part in message.walk() if not part.is_multipart()]
    if len(parts) > MOST_PARTS:
        raise ReadError(
            Message(
                "{name}: a web archive of {count:,} parts found, at most {most_parts:,} expected",
                name=name,
                count=len(parts),
                most_parts=MOST_PARTS,
            )
        )
    pages = [part for part in parts if part.get_content_type() in _PAGES and not _is_margin(part)]
    page = _root(message, pages)
    if page is None:
        raise ReadError(
            Message(
                "{name}: a web archive (MHTML) without a page found, a page of a directive expected; "
                "open it in a browser or in Word and save it as .docx",
                name=name,
            )
        )
    return _content(_with_document(page, pages, name)), len(pages)


def _root(message: email.message.Message, pages: list[email.message.Message]) -> email.message.Message | None:
    """Returns the page that an archive is of: the one it names as its start (RFC 2387), else the first."""
    start = str(message.get_param("start") or "")
    return next((page for page in pages if start and page.get("Content-ID") == start), pages[0] if pages else None)


def _with_document(root: email.message.Message, pages: list[email.message.Message], name: str) -> email.message.Message:
    """Returns the page that holds the document: the root, or the frame that has a document where the root has none."""
    others = [page for page in pages if page is not root]
    if not others or has_document(_content(root), name):
        return root
    return next((page for page in others if has_document(_content(page), name)), root)


def _is_margin(part: email.message.Message) -> bool:
    return bool(_MARGINS.search(str(part.get("Content-Location") or "")))


def _content(page: email.message.Message) -> bytes:
    """Returns the bytes of a page; in UTF-8, and marked so, where its part says in what charset it is."""
    payload = page.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = page.get_content_charset()
    try:
        text = data.decode(charset) if charset else ""
    except (LookupError, UnicodeDecodeError):
        text = ""
    # Vietnamese under a Western charset is a slip of the program: its bytes say what it is.
    believed = charset and not re.fullmatch(r"iso-8859-1|latin-?1|us-ascii|ascii|(?:windows-|cp)1252", charset)
    if not text or not believed:
        return data
    return codecs.BOM_UTF8 + _NAMED.sub(r"\1utf-8", text.removeprefix("\ufeff")).encode("utf-8", "replace")
