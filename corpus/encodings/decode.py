"""Bytes to text: in Unicode as a rule, in one of the encodings that were used before it where the words say so.

UTF-8 and marked UTF-16 need no guess. Bytes that are neither are read in every old encoding, and the reading that is
Vietnamese is taken; what is Vietnamese in none is refused rather than read wrongly.
"""

import codecs
import re
import unicodedata

from corpus.encodings.charsets import CP1252, uncertain_of
from corpus.encodings.misread import best_reading, is_vietnamese, repair, sample
from corpus.errors import ReadError
from corpus.message import Message

Decoded = tuple[str, tuple[Message, ...]]

BINARY = Message("binary data found, plain text expected; ingest a text file")
RESAVE = Message("open the file in the program that made it and save it as text in UTF-8 (Unicode)")
HEAD = 4096  # code points in which control characters are counted
DAMAGED = 20  # letters beyond ASCII for one wrong byte, from which on a file is Unicode with damage and nothing older

# The longer marks first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
FEWEST_UTF8 = 10  # letters beyond ASCII in lines of UTF-8, by which a file of another encoding is partly that
_LINES = re.compile(rb"([\r\n]+)")
# What Vietnamese text is made of: Latin letters, combining marks, signs.
_PLAIN = re.compile("[\t\n\r\f -~\xa0-\u024f\u02c0-\u036f\u1e00-\u1eff\u2000-\u22ff\ufeff]")
_ASCII = re.compile("[\x00-\x7f\ufffd]+")
# Quotation marks, dashes and the like of Windows-1252, by themselves in a text of ASCII.
_SIGNS_ONLY = re.compile(rb"[\x01-\x7f\x84\x85\x91-\x97\x99\xa0\xa7\xa9\xab\xae\xb0\xb1\xb7\xbb]*")


def decode(data: bytes) -> Decoded:
    """Returns the text of bytes, in NFC, and a sentence on each thing that a person should know of how it was read.

    Raises:
        ReadError: binary, damaged, or in an encoding not known here; the message is without the file's name.
    """
    text, warnings = _read(data)
    if _is_binary(text):
        raise ReadError(BINARY)
    return text, warnings


def _read(data: bytes) -> Decoded:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _read_unicode(data, codec, len(mark))
    if data.startswith(b"\0") or b"\0" in data.rstrip(b"\0"):
        return _read_unmarked(data)
    data = data.rstrip(b"\0")  # what a disk leaves after a file that was not written to its end
    mixed = _read_mixed(data)
    if mixed is not None:
        return mixed
    try:
        return _read_unicode(data, "utf-8")
    except ReadError:
        read = _read_old(data)
        if read is None:
            raise
        return read


def _read_unicode(data: bytes, codec: str, start: int = 0) -> Decoded:
    """Returns the text of bytes from an offset on, what had been read wrongly before they were saved read again."""
    warnings: tuple[Message, ...] = ()
    try:
        text = data[start:].decode(codec)
    except UnicodeDecodeError as error:
        at = start + error.start
        text = data[start:].decode(codec, "replace")
        wrong = text.count("\ufffd")
        if len(_ASCII.sub("", text)) < DAMAGED * wrong:
            name = codec.upper().removesuffix("-LE").removesuffix("-BE")
            raise ReadError(
                Message(
                    "byte 0x{byte:02X} at offset {at} is not {name}; {resave}",
                    byte=data[at],
                    at=at,
                    name=name,
                    resave=RESAVE,
                )
            ) from error
        warnings = (
            Message(
                "The file is damaged, first at offset {at:,}: each � in the text stands for something lost.", at=at
            ),
        )
    text, repaired = repair(unicodedata.normalize("NFC", text))
    return text, warnings + repaired


def _read_mixed(data: bytes) -> Decoded | None:
    """Returns the text of bytes of which some lines are UTF-8 and the others Vietnamese in one older encoding.

    So files look that a program has joined of two. None where all lines are UTF-8, or the others are in no encoding.
    """
    pieces = _LINES.split(data)
    read = [_utf8(piece) for piece in pieces]
    odd = [i for i, text in enumerate(read) if text is None]
    if not odd or sum(len(_ASCII.sub("", text)) for text in read if text) < FEWEST_UTF8:
        return None
    charset, fit = best_reading(sample([pieces[i].decode("latin-1") for i in odd]))
    if not is_vietnamese(fit):
        return None
    lines = [charset.decode(piece.decode("latin-1")) if text is None else text
             for piece, text in zip(pieces, read, strict=True)]  # fmt: skip
    said = Message(
        "Lines read as {name}, which are not Unicode as the others are: {count}.", name=charset.name, count=len(odd)
    )
    text, repaired = repair(unicodedata.normalize("NFC", "".join(lines)))
    return text, (said, *uncertain_of(charset), *repaired)


def _utf8(piece: bytes) -> str | None:
    try:
        return piece.decode()
    except UnicodeDecodeError:
        return None


def _read_unmarked(data: bytes) -> Decoded:
    """Returns the text of bytes with zeros among them: UTF-16 without a byte order mark, if that gives plain text."""
    for codec in ("utf-16-le", "utf-16-be"):
        head = data[: 2 * HEAD].decode(codec, "ignore")
        if len(data) % 2 == 0 and _is_plain(head):
            text, warnings = _read_unicode(data, codec)
            return text, (Message("The file was read as UTF-16; it has no byte order mark."), *warnings)
    raise ReadError(BINARY)


def _is_plain(text: str) -> bool:
    """Returns whether a text is plain for sure: Latin letters and signs, most of them ASCII."""
    ascii_too = sum(" " <= c <= "~" for c in text)
    return len(_PLAIN.findall(text)) >= 0.98 * len(text) and ascii_too >= 0.4 * len(text)


def _read_old(data: bytes) -> Decoded | None:
    """Returns the text of bytes in an encoding older than Unicode, None where they are Vietnamese in none."""
    octets = data.decode("latin-1")
    charset, fit = best_reading(sample(octets.split("\n")))
    if is_vietnamese(fit):
        return charset.decode(octets), (
            Message("The file was read as {name}; it is not Unicode.", name=charset.name),
            *uncertain_of(charset),
        )
    if _SIGNS_ONLY.fullmatch(data) and sum(byte < 0x80 for byte in data) > 0.9 * len(data):
        return octets.translate(CP1252), (Message("The file was read as Windows-1252; it is not Unicode."),)
    if _is_binary(octets):
        raise ReadError(BINARY)
    return None


def _is_binary(text: str) -> bool:
    head = text[:HEAD]
    return sum(unicodedata.category(c) == "Cc" and c not in "\t\n\r\f\v" for c in head) > 0.02 * len(head)
