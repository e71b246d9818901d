"""The zip that a .docx is: its parts as XML trees, within limits that no file can exceed.

Only parts that are asked for are unpacked, in memory; nothing is written, no address is followed, no entity expanded.
"""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from unicodedata import is_normalized, normalize
from xml.etree import ElementTree

from corpus.errors import ReadError
from corpus.message import Message

LARGEST_PART = 32 * 1024 * 1024  # bytes of one part, unpacked
LARGEST_RATIO = 300  # how often a part of more than 1 MiB may be larger than it is packed; Word's own are below 60
MOST_TAGS = 1_200_000  # of all parts together; their trees take 600 MiB at most
MOST_ENTRIES = 10_000  # in the zip
_WHOLE = re.compile(r"[+-]?\d{1,10}", re.ASCII)

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
# "Strict" files say the same under other names.
_STRICT = (b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD.encode())
# What zipfile raises on bytes that are no zip, or one that ends early, lies of its sizes or asks for a password.
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, ArithmeticError, RuntimeError)
_OTHERS = {
    "xl/workbook.xml": Message("an Excel workbook"),
    "ppt/presentation.xml": Message("a PowerPoint presentation"),
    "mimetype": Message("an OpenDocument file that holds no text"),
    "AndroidManifest.xml": Message("a program"),
}

Element = ElementTree.Element


def local(element: Element) -> str:
    """Returns an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element | None, name: str = "val") -> str | None:
    """Returns an attribute of Word's namespace, None where the element or the attribute is missing."""
    return None if element is None else element.get(f"{{{WORD}}}{name}")


def number(element: Element | None, name: str = "val") -> int | None:
    """Returns an attribute as a whole number of at most ten digits, None where it is none."""
    value = (attribute(element, name) or "").strip()
    return int(value) if _WHOLE.fullmatch(value) else None


def child(element: Element | None, *names: str) -> Element | None:
    """Returns the element at a path of Word's names below another, None where a step is missing."""
    for name in names:
        element = element.find(f"{{{WORD}}}{name}") if element is not None else None
    return element


def composed(tree: Element) -> Element:
    """Returns a tree with letters and their marks as one sign each in its text, as patterns of heads expect them."""
    for element in tree.iter():
        if element.text and not is_normalized("NFC", element.text):
            element.text = normalize("NFC", element.text)
    return tree


def is_on(element: Element | None) -> bool | None:
    """Returns what a switch says, None where it is not set: `<w:vanish/>` is on, `w:val="0"` off."""
    if element is None:
        return None
    return attribute(element) not in ("0", "false", "off")


class Package:
    """A .docx opened: `main` is its document, `related` what that document refers to."""

    def __init__(self, data: bytes, name: str) -> None:
        """Opens the zip and finds the document in it.

        Raises:
            ReadError: no zip, damaged, locked, not a Word document, or beyond the limits above.
        """
        self.name = name
        self._tags_left = MOST_TAGS
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            # Some programs write Windows' slashes.
            self._names = {n.replace("\\", "/").lstrip("/"): n for n in self._zip.namelist()}
        except _DAMAGE as error:
            raise self._bad(Message("a damaged zip found ({reason})", reason=_reason(error))) from error
        if len(self._names) > MOST_ENTRIES:
            raise self._bad(
                Message(
                    "a zip of {count:,} files found (at most {most_entries:,} are read)",
                    count=len(self._names),
                    most_entries=MOST_ENTRIES,
                )
            )
        path = self._find_main()
        self._related = self._targets(path)
        self._referred = dict(self._relations(path, "Id"))
        self.main = self._tree(path)

    def related(self, kind: str) -> Element | None:
        """Returns the tree of the part of a kind ("styles", "numbering", …), None where the document has none."""
        path = self._related.get(kind, "")
        return self._tree(path) if path in self._names else None

    def referred(self, element: Element) -> Element | None:
        """Returns the tree of the part that an element refers to by its relation's id, None where there is none."""
        relation = next((value for name, value in element.attrib.items() if name.endswith("}id")), "")
        path = self._referred.get(relation, "")
        return self._tree(path) if path in self._names else None

    def joined(self, element: Element) -> bytes | None:
        """Returns the bytes of the file that an element joins to the document; None where there is none, or once given.

        Raises:
            ReadError: locked, damaged, or beyond the limits above.
        """
        relation = next((value for name, value in element.attrib.items() if name.endswith("}id")), "")
        path = self._referred.pop(relation, "") if relation else ""
        return self._unpacked(path) if path in self._names else None

    def _find_main(self) -> str:
        path = self._targets("").get("officeDocument", "word/document.xml")
        if path in self._names and not path.startswith(("xl/", "ppt/")):
            return path
        found = next(
            (what for part, what in _OTHERS.items() if part in self._names), Message("a zip without a Word document")
        )
        raise self._bad(Message("{found} found", found=found))

    def _targets(self, path: str) -> dict[str, str]:
        """Returns the paths in the zip that a part refers to, by the last word of the relation's type."""
        targets: dict[str, str] = {}
        for kind, target in self._relations(path, "Type"):
            targets.setdefault(kind.rpartition("/")[2], target)
        return targets

    def _relations(self, path: str, key: str) -> Iterator[tuple[str, str]]:
        """Yields an attribute of each relation of a part, and the path in the zip that it points to."""
        folder, base = posixpath.split(path)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations not in self._names:
            return
        for relation in self._tree(relations).iter(f"{{{RELATIONS}}}Relationship"):
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            yield relation.get(key, ""), target.lstrip("/")

    def _tree(self, path: str) -> Element:
        data = self._unpacked(path)
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            data = data.decode("utf-16", "replace").encode()
        elif data[:2] in (b"<\0", b"\0<"):  # without a mark, "<" tells which of its bytes comes first
            data = data.decode("utf-16-le" if data[0] else "utf-16-be", "replace").encode()
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise self._bad(Message("a document type or entities found in {path}, which no Word file has", path=path))
        self._tags_left -= data.count(b"<")
        if self._tags_left < 0:
            raise self._bad(
                Message(
                    "more than {most_tags:,} tags found, the last of them in {path}", most_tags=MOST_TAGS, path=path
                )
            )
        # The encoding is given, so that the check above cannot be passed by under another one.
        parser = ElementTree.XMLParser(encoding="utf-8")
        try:
            return composed(ElementTree.fromstring(data.replace(*_STRICT), parser))
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise self._bad(Message("damaged XML found in {path} ({error})", path=path, error=error)) from error

    def _unpacked(self, path: str) -> bytes:
        entry = self._zip.getinfo(self._names[path])
        if entry.flag_bits & 1:
            raise ReadError(
                Message(
                    "{name}: a zip with a password found, a Word document expected; save it without one", name=self.name
                )
            )
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self._bad(Message("{path} is packed in a way that no Word file is", path=path))
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > LARGEST_PART or (entry.file_size > 2**20 and ratio > LARGEST_RATIO):
            raise self._bad(
                Message(
                    "{path} unpacks to {file_size:,} bytes, {ratio:,.0f} to 1, a zip bomb perhaps (at most "
                    "{largest_part:,} bytes and {largest_ratio} to 1 are read)",
                    path=path,
                    file_size=entry.file_size,
                    ratio=ratio,
                    largest_part=LARGEST_PART,
                    largest_ratio=LARGEST_RATIO,
                )
            )
        try:
            # zipfile stops at the size that was checked above, whatever the part unpacks to.
            return self._zip.read(entry)
        except _DAMAGE as error:
            raise self._bad(
                Message("a damaged zip found ({path}: {reason})", path=path, reason=_reason(error))
            ) from error

    def _bad(self, found: str) -> ReadError:
        return ReadError(
            Message(
                "{name}: {found}; expected a Word document (.docx): open it in Word and save it anew",
                name=self.name,
                found=found,
            )
        )


def _reason(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".") if str(error) else type(error).__name__
