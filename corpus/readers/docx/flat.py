"""A Word document that is saved as one file of XML ("Word XML Document", flat OPC): packed as the .docx that it is."""

import base64
import binascii
import io
import zipfile
from xml.etree import ElementTree

from corpus.errors import ReadError
from corpus.message import Message

_SPACE = "http://schemas.microsoft.com/office/2006/xmlPackage"
MOST_TAGS = 1_200_000
LOOKED_AT = 2048  # bytes from the start


def is_flat(data: bytes) -> bool:
    """Returns whether bytes are a Word document in one file of XML."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _SPACE.encode() in data[:LOOKED_AT]


def packed(data: bytes, name: str) -> bytes:
    """Returns the zip of the parts in such a file.

    Raises:
        ReadError: damaged, or with more tags than any document has.
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or data.count(b"<") > MOST_TAGS:
        raise _bad(name, Message("entities or more than {most_tags:,} tags found", most_tags=MOST_TAGS))
    try:
        root = ElementTree.fromstring(data, ElementTree.XMLParser(encoding="utf-8"))
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise _bad(name, Message("damaged XML found ({error})", error=error)) from error
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for part in root.iter(f"{{{_SPACE}}}part"):
            path = part.get(f"{{{_SPACE}}}name", "").lstrip("/")
            content = _content(part)
            if path and content is not None:
                archive.writestr(path, content)
    return target.getvalue()


def _content(part: ElementTree.Element) -> bytes | None:
    """Returns the bytes of a part, None where it holds nothing that can be read."""
    tree, binary = part.find(f"{{{_SPACE}}}xmlData"), part.find(f"{{{_SPACE}}}binaryData")
    if tree is not None and len(tree):
        return bytes(ElementTree.tostring(tree[0], encoding="utf-8", xml_declaration=True))
    try:
        return base64.b64decode(binary.text or "") if binary is not None else None
    except (binascii.Error, ValueError):
        return None


def _bad(name: str, found: Message) -> ReadError:
    return ReadError(
        Message(
            "{name}: {found}; expected a Word document in XML: open it in Word and save it as .docx",
            name=name,
            found=found,
        )
    )
