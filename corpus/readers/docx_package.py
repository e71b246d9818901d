"""The zip that a .docx is: its parts as XML trees, within limits that no file can exceed.

Only parts that are asked for are unpacked, in memory; nothing is written, no address is followed, no entity expanded.
"""

import io
import posixpath
import zipfile
import zlib
from typing import IO
from xml.etree import ElementTree

from corpus.errors import ReadError

LARGEST_PART = 32 * 1024 * 1024  # bytes of one part, unpacked
LARGEST_RATIO = 300  # how often a part of more than 1 MiB may be larger than it is packed; Word's own are below 60
MOST_TAGS = 1_200_000  # of one part; a tree of them takes 600 MiB at most
MOST_ENTRIES = 10_000  # in the zip

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
# "Strict" files say the same under other names.
_STRICT = (b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD.encode())
_OTHERS = {
    "xl/workbook.xml": "an Excel workbook",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "mimetype": "an OpenDocument file (.odt)",
    "AndroidManifest.xml": "a program",
}

Element = ElementTree.Element


def local(element: Element) -> str:
    """Returns an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element | None, name: str = "val") -> str | None:
    """Returns an attribute of Word's namespace, None where the element or the attribute is missing."""
    return None if element is None else element.get(f"{{{WORD}}}{name}")


def number(element: Element | None, name: str = "val") -> int | None:
    """Returns an attribute as a whole number of at most five digits, None where it is none."""
    value = (attribute(element, name) or "").strip()
    return int(value) if value.isascii() and value.lstrip("-").isdigit() and len(value) <= 6 else None


def child(element: Element | None, *names: str) -> Element | None:
    """Returns the element at a path of Word's names below another, None where a step is missing."""
    for name in names:
        element = element.find(f"{{{WORD}}}{name}") if element is not None else None
    return element


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
            ReadError: no zip, damaged, locked, not a Word document, or names that climb out of the zip.
        """
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = {n.lstrip("/"): n for n in self._zip.namelist()}
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError) as error:
            raise self._bad(f"a damaged zip found ({_reason(error)})") from error
        self._check_names()
        self._main_path = self._find_main()
        self.main = self._tree(self._main_path)

    def related(self, kind: str) -> Element | None:
        """Returns the tree of the part of a kind ("styles", "numbering", …), None where the document has none."""
        path = self._targets(self._main_path).get(kind)
        return self._tree(path) if path in self._names and path else None

    def _find_main(self) -> str:
        path = self._targets("").get("officeDocument", "word/document.xml")
        if path in self._names and not path.startswith(("xl/", "ppt/")):
            return path
        found = next((what for part, what in _OTHERS.items() if part in self._names), "a zip without a Word document")
        raise self._bad(f"{found} found")

    def _targets(self, path: str) -> dict[str, str]:
        """Returns the paths in the zip that a part refers to, by the last word of the relation's type."""
        folder, base = posixpath.split(path)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations not in self._names:
            return {}
        targets: dict[str, str] = {}
        for relation in self._tree(relations).iter(f"{{{RELATIONS}}}Relationship"):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                targets.setdefault(relation.get("Type", "").rpartition("/")[2], target.lstrip("/"))
        return targets

    def _tree(self, path: str) -> Element:
        data = self._unpacked(path)
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            data = data.decode("utf-16", "replace").encode()
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise self._bad(f"a document type or entities found in {path}, which no Word file has")
        if data.count(b"<") > MOST_TAGS:
            raise self._bad(f"{path} has {data.count(b'<'):,} tags, at most {MOST_TAGS:,} are read")
        # The encoding is given, so that the check above cannot be passed by under another one.
        parser = ElementTree.XMLParser(encoding="utf-8")
        try:
            return ElementTree.fromstring(data.replace(*_STRICT), parser)
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise self._bad(f"damaged XML found in {path} ({error})") from error

    def _unpacked(self, path: str) -> bytes:
        entry = self._zip.getinfo(self._names[path])
        if entry.flag_bits & 1:
            raise ReadError(f"{self.name}: a zip with a password found, a Word document expected; save it without one")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self._bad(f"{path} is packed in a way that no Word file is")
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > LARGEST_PART or (entry.file_size > 2**20 and ratio > LARGEST_RATIO):
            raise self._bad(f"{path} unpacks to {entry.file_size:,} bytes ({ratio:,.0f} to 1), a zip bomb perhaps")
        try:
            with self._zip.open(entry) as part:
                return _read_whole(part)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise self._bad(f"a damaged zip found ({path}: {_reason(error)})") from error

    def _check_names(self) -> None:
        if len(self._names) > MOST_ENTRIES:
            raise self._bad(f"a zip of {len(self._names):,} files found")
        for name in self._names:
            if ".." in name.replace("\\", "/").split("/") or ":" in name:
                raise self._bad(f"a zip whose file {name[:60]!r} climbs out of it found")

    def _bad(self, found: str) -> ReadError:
        return ReadError(f"{self.name}: {found}; expected a Word document (.docx): open it in Word and save it anew")


def _read_whole(part: IO[bytes]) -> bytes:
    # What the zip says of a size need not be true.
    return part.read(LARGEST_PART + 1)


def _reason(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".") if str(error) else type(error).__name__
