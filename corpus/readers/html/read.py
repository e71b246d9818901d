"""HTML, saved from a portal or written by an office program, to Raw. Nothing is loaded from the network.

An error page, a log-in page, a page that scripts would have filled: refused, with what to do.
"""

import codecs
import re
from unicodedata import is_normalized, normalize
from urllib.parse import unquote

from lxml import etree, html

from corpus.encodings.decode import decode
from corpus.encodings.fonts import font_warnings
from corpus.errors import ReadError
from corpus.message import Message
from corpus.raw import Raw
from corpus.readers.html.counters import mark_items
from corpus.readers.html.document import Found, find_document, reveal
from corpus.readers.html.fonts import read_fonts
from corpus.readers.html.lines import Line, Lost, read_lines
from corpus.readers.html.styled import mark_displayed, mark_styled
from corpus.readers.html.surroundings import strip_surroundings
from corpus.readers.html.tags import MOST_ATTRIBUTES, has_endless_tag

Element = etree._Element

MOST_TAGS = 500_000  # a page of so many takes 500 MiB; laws of 200 pages have 40,000
LOOKED_AT = 4096  # bytes or code points from the start
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
META = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
START = re.compile(
    # Possessive: a comment ends at its first sign, and nowhere else, whatever comes after all of them.
    r"\s*(?:<\?xml[^>]*\?>\s*|<!--(?:(?!-->).)*+-->\s*)*+"
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|table|center|span|font|h[1-6]|br)\b",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(r"<(?:/?[a-z][a-z0-9]*\b|!doctype)", re.IGNORECASE)
# Charsets that are believed where a page names them; everything else is told from its bytes.
CHARSET = re.compile(r"(?:windows|cp)-?(?:125\d|874)|iso-?8859-\d{1,2}|koi8-[ru]")
# Charset names by which servers mean "whatever", and pages saved later in UTF-8 still have.
LOOSE = frozenset(("iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252", "us-ascii", "ascii"))

TYPED = 0.8  # of a page's letters that stand in <pre> where it is a text as typed
SHORT_PAGE = 1500  # code points; an error page says little
ERROR = re.compile(
    r"\b(?:40[0-9]|50[0-4])\b.{0,40}(?:error|not found|forbidden|unauthori[sz]ed|unavailable|gateway|denied|lỗi|không)"
    r"|(?:lỗi|error)\s*:?\s*(?:40[0-9]|50[0-4])\b|page not found|file or directory not found|server error|bad gateway"
    r"|service unavailable|access denied|forbidden|không tìm thấy (?:trang|văn bản|nội dung|tệp)"
    r"|(?:trang|văn bản|nội dung|đường dẫn)[^.]{0,40}không tồn tại|attention required|just a moment|captcha"
    r"|request (?:rejected|blocked)|runtime error|(?:object|document) moved|moved permanently",
    re.IGNORECASE,
)
# A document that a page only shows in a frame, by its address or that of what shows it: "view?url=…/phu-luc.pdf".
SHOWN = re.compile(r"([^/?#=&]{1,200}\.(?:pdf|docx?|xlsx?|odt|rtf))(?:[?#&]|$)", re.IGNORECASE)
LOGIN = re.compile(r"đăng nhập|log ?in|sign in", re.IGNORECASE)


def read_html(data: bytes, name: str) -> Raw:
    """Returns the document in a page of HTML, a paragraph a line.

    Raises:
        ReadError: no HTML, an error or log-in page, or no text.
    """
    page, warnings = decode_html(data, name)
    body = parse(page, name)
    reveal(body)
    old = font_warnings(read_fonts(body))
    mark_displayed(body)
    mark_styled(body)
    mark_items(body)
    title = " ".join((body.getroottree().findtext(".//title") or "").split())
    asks_password = bool(body.xpath(".//input[translate(@type,'PASWORD','pasword')='password']"))
    found = find_document(body)
    typed = _typed(body) if found.weight else None
    if typed is not None:
        return Raw(typed, False, (*warnings, *old))
    shown = _shown(body)
    lost = Lost()
    lines, notes = strip_surroundings(read_lines(found.block, lost))
    _refuse_other_pages(name, title, lines, found, asks_password)
    if not found.weight:
        notes.append(Message("No sign of an official text was found on the page; its longest text was taken."))
    return Raw("\n".join(line.text for line in lines), True, (*warnings, *old, *shown, *notes, *lost_notes(lost)))


def read_fragment(data: bytes, name: str) -> list[str]:
    """Returns all lines of a page that is a part of another document: nothing in it is a portal's.

    Raises:
        ReadError: no HTML, or nested too deep.
    """
    body = parse(decode_html(data, name)[0], name)
    read_fonts(body)
    mark_displayed(body)
    mark_styled(body)
    mark_items(body)
    return [line.text for line in read_lines(body)]


def has_document(data: bytes, name: str) -> bool:
    """Returns whether a page shows signs of an official text."""
    try:
        body = parse(decode_html(data, name)[0], name)
        reveal(body)
        return bool(find_document(body).weight)
    except ReadError:
        return False


def _typed(body: Element) -> str | None:
    """Returns the text of a page that is one as a typewriter sets it (<pre>), whose lines are none of a paragraph."""
    held = ["".join(map(str, pre.itertext())) for pre in body.iter("pre")]
    letters = sum(len("".join(text.split())) for text in held)
    whole = len("".join("".join(map(str, body.itertext())).split()))
    return "\n".join(held) if held and letters >= TYPED * whole else None


def has_tags(data: bytes) -> bool:
    """Returns whether bytes hold any tag of HTML, in whatever encoding."""
    return bool(TAG.search(data.decode("latin-1").replace("\0", "")))


def looks_like_html(data: bytes) -> bool:
    """Returns whether bytes are a page of HTML, whatever the ending of their name."""
    bom, encoding = next(((b, e) for b, e in BOMS if data.startswith(b)), (b"", "latin-1"))
    start = data[len(bom) : LOOKED_AT].decode(encoding, "replace")
    return bool(START.match(start))


def parse(page: str, name: str) -> Element:
    """Returns the body of a page.

    Raises:
        ReadError: nothing in it, nested too deep to be kept whole, or a tag with endless attributes.
    """
    if has_endless_tag(page):
        raise ReadError(
            Message(
                "{name}: a tag with more than {most:,} attributes found, a page of a directive expected; open it in a "
                "browser, copy the text and save it as .txt (UTF-8)",
                name=name,
                most=MOST_ATTRIBUTES,
            )
        )
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ReadError(_no_text(name)) from error
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise ReadError(
            Message(
                "{name}: HTML nested more than 2,000 levels deep found, a page of a directive expected; "
                "open it in a browser, copy the text and save it as .txt (UTF-8)",
                name=name,
            )
        )
    body = root.find("body")
    body = root if body is None else body
    _compose(body)
    return body


def _compose(body: Element) -> None:
    """Makes letters and their marks one sign each in all text of a page: patterns of heads know no others."""
    for element in body.iter():
        if element.text and not is_normalized("NFC", element.text):
            element.text = normalize("NFC", element.text)
        if element.tail and not is_normalized("NFC", element.tail):
            element.tail = normalize("NFC", element.tail)


def decode_html(data: bytes, name: str) -> tuple[str, tuple[Message, ...]]:
    """Returns the page of bytes, and warnings of how they were read.

    Raises:
        ReadError: empty, no HTML, or in an encoding not known here.
    """
    if not data.strip():
        raise ReadError(Message("{name}: the file is empty; expected a page of HTML", name=name))
    try:
        page, warnings = _decode(data)
    except ReadError as error:
        raise ReadError(Message("{name}: {error}", name=name, error=error)) from error
    if not TAG.search(page):
        raise ReadError(
            Message(
                "{name}: no HTML found, a page of HTML expected; plain text is read from a file named .txt", name=name
            )
        )
    tags = page.count("<")
    if tags > MOST_TAGS:
        raise ReadError(
            Message(
                "{name}: a page of {tags:,} tags found, at most {most_tags:,} expected; split it",
                name=name,
                tags=tags,
                most_tags=MOST_TAGS,
            )
        )
    return page, warnings


def _decode(data: bytes) -> tuple[str, tuple[Message, ...]]:
    """Returns the text of bytes: in the charset that the page names, where it can be that, else as plain text is."""
    said = META.search(data[:LOOKED_AT])
    charset = said.group(1).decode("ascii").lower() if said else ""
    loose = charset in LOOSE
    if CHARSET.fullmatch(charset) and not loose:
        try:
            return data.decode(charset), ()
        except (UnicodeDecodeError, LookupError):
            pass
    try:
        return decode(data)
    except ReadError:
        if not loose or b"\0" in data:
            raise
        return data.decode("cp1252", "replace"), ()


def lost_notes(lost: Lost) -> list[Message]:
    """Returns what a person should know of what was left out on purpose."""
    notes = []
    if lost.footnotes:
        notes.append(Message("Footnotes that were left out: {footnotes}.", footnotes=lost.footnotes))
    if lost.struck:
        notes.append(Message("Passages struck through that were left out: {struck}.", struck=lost.struck))
    if lost.tips:
        notes.append(Message("Notes that are shown only to who points at a term, left out: {tips}.", tips=lost.tips))
    return notes


def _shown(body: Element) -> list[Message]:
    """Returns that documents are only shown in frames of a page, and which."""
    held = body.iter("iframe", "frame", "embed", "object")
    addresses = (unquote(element.get("src") or element.get("data") or "") for element in held)
    names = [found[1] for found in map(SHOWN.search, addresses) if found]
    if not names:
        return []
    files = ", ".join(dict.fromkeys(names))
    return [Message("The page shows other files, which were not read: {files}; save and ingest them too.", files=files)]


def _refuse_other_pages(name: str, title: str, lines: list[Line], found: Found, asks_password: bool) -> None:
    text = "\n".join(line.text for line in lines)
    if found.weight >= 3 or len(text) > SHORT_PAGE:
        return
    says = f"{title}\n{text}"
    error = ERROR.search(says)
    if error:
        raise ReadError(
            Message(
                "{name}: an error page of a web server found ({quoted}), a directive expected; download "
                "the document again",
                name=name,
                quoted=_quoted(title or error.group()),
            )
        )
    if asks_password or (LOGIN.search(title) and not found.weight):
        raise ReadError(
            Message(
                "{name}: a log-in page found ({quoted}), a directive expected; log in, open the document "
                "and save its page",
                name=name,
                quoted=_quoted(title or Message("password")),
            )
        )
    if not text:
        raise ReadError(_no_text(name))


def _quoted(text: str) -> str:
    return " ".join(text.split())[:80]


def _no_text(name: str) -> Message:
    return Message(
        "{name}: a page of HTML without text found, a directive expected; the page may be filled "
        "by scripts: open it in a browser, select the text and save it as .txt (UTF-8), or "
        "download the document as .docx or .pdf",
        name=name,
    )
