"""A zip of documents to its members, one by one, in memory: nothing is written to disk.

A member that cannot be read comes as its error, so that the rest is read. What a zip says of its sizes is not believed:
limits are counted while it is unpacked.
"""

import io
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator

from corpus.errors import ReadError
from corpus.litter import is_litter
from corpus.message import Message

LARGEST_MEMBER = 64 * 1024 * 1024  # bytes, unpacked
LARGEST_TOTAL = 512 * 1024 * 1024  # bytes of all members together, unpacked
LARGEST_RATIO = 300  # how often a member of more than 1 MiB may be larger than it is packed; documents are below 60
RATIO_FROM = 1024 * 1024
MOST_MEMBERS = 10_000
PIECE = 4096  # bytes unpacked at a time; zipfile reads as many ahead, which count as taken

ENTRY = b"PK\x01\x02"  # what each entry of a zip's table of contents begins with
# zipfile unpacks bzip2 and LZMA without a limit of memory, and no program packs so unless it is asked to.
PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
UNICODE_NAME = 0x7075  # the extra field of Info-ZIP that holds a name in UTF-8
NAMED_UTF8 = 0x800
ENCRYPTED = 0x1
# Tones; circumflex, breve and horn.
VIETNAMESE_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b")
CLIMBS = re.compile(r"^(?:/|[A-Za-z]:)|(?:^|/)\.\.(?:/|$)")
OTHER_FILES = {
    "[Content_Types].xml": Message("an Office document (.docx, .xlsx, …)"),
    "META-INF/manifest.xml": Message("an OpenDocument file (.odt) or a program"),
}
# UnicodeDecodeError, of a damaged name, is a ValueError.
DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError,
    OverflowError,
)  # fmt: skip


class _Counted(io.BytesIO):
    """Bytes that count how many of them were read."""

    taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Returns the next bytes."""
        data = super().read(size)
        self.taken += len(data)
        return data


def open_archive(data: bytes, name: str) -> Iterator[tuple[str, bytes | ReadError]]:
    """Returns the members of a zip in order of name: path in it, and bytes or why they cannot be had.

    Folders, and what systems leave unasked (`__MACOSX/`, `.DS_Store`, lock files), are passed over.

    Raises:
        ReadError: no zip, a damaged one, an Office document, nothing in it, or too many members.
    """
    _check_count(name, data.count(ENTRY), 10)
    file = _Counted(data)
    try:
        archive = zipfile.ZipFile(file)
        members = [(member_name(info), info) for info in archive.infolist()]
    except DAMAGED as error:
        raise ReadError(
            Message(
                "{name}: no zip, or a damaged one found ({reason}), a zip of documents expected; pack "
                "the documents anew",
                name=name,
                reason=_reason(error),
            )
        ) from error
    _check_count(name, len(members), 1)
    _refuse_office_files(name, [path for path, _ in members])
    wanted = [(path, info) for path, info in members if not _is_passed_over(path, info)]
    if not wanted:
        raise ReadError(
            Message(
                "{name}: a zip without files found, a zip of documents expected; pack the documents anew", name=name
            )
        )
    return _read_members(name, archive, file, sorted(wanted, key=lambda member: member[0]))


def member_name(info: zipfile.ZipInfo) -> str:
    """Returns the path of a member in NFC, with slashes; control characters, which no screen shows, as U+FFFD.

    A name that does not say that it is in UTF-8 may be so all the same (macOS, Linux), or in the code page of a
    Vietnamese Windows; else it is in code page 437, as the format has it.
    """
    name = info.orig_filename
    if not info.flag_bits & NAMED_UTF8:
        name = _unicode_name(info) or _guessed_name(name.encode("cp437"))
    name = unicodedata.normalize("NFC", name).replace("\\", "/")
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs") else c for c in name)


def _unicode_name(info: zipfile.ZipInfo) -> str | None:
    """Returns the name in the extra field for it, None where there is none.

    Source: APPNOTE.TXT 4.6.9, Info-ZIP Unicode Path Extra Field.
    """
    extra = info.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        # A version, the CRC of the other name, the name.
        if kind == UNICODE_NAME and field[:1] == b"\x01":
            return field[5:].decode("utf-8", "replace")
    return None


def _guessed_name(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    windows = unicodedata.normalize("NFC", raw.decode("cp1258", "replace"))
    vietnamese = all(c.isascii() or _is_vietnamese(c) for c in windows)
    return windows if vietnamese else raw.decode("cp437")


def _is_vietnamese(letter: str) -> bool:
    """Returns whether a character beyond ASCII is a letter of Vietnamese, or a sign of its typography."""
    plain = unicodedata.normalize("NFD", letter)
    return letter in "đĐ–—“”‘’…" or (plain[0] in "aeiouyAEIOUY" and set(plain[1:]) <= VIETNAMESE_MARKS)


def _read_members(
    name: str, archive: zipfile.ZipFile, file: _Counted, members: list[tuple[str, zipfile.ZipInfo]]
) -> Iterator[tuple[str, bytes | ReadError]]:
    """Yields the members, each unpacked when it is asked for."""
    left, seen = LARGEST_TOTAL, set[str]()
    for place, (path, info) in enumerate(members, start=1):
        fault = (
            Message("a second file of this name found; give each a name of its own")
            if path in seen
            else _fault(path, info)
        )
        seen.add(path)
        if fault:
            yield path, ReadError(Message("{name}/{path}: {fault}", name=name, path=path, fault=fault))
            continue
        try:
            data = _unpack(archive, file, info, min(LARGEST_MEMBER, left) + 1)
        except DAMAGED as error:
            yield (
                path,
                ReadError(
                    Message(
                        "{name}/{path}: cannot be unpacked ({reason}); pack it anew",
                        name=name,
                        path=path,
                        reason=_reason(error),
                    )
                ),
            )
            continue
        left -= len(data)
        if left < 0:
            yield path, ReadError(_over_total(f"{name}/{path}", len(members) - place))
            return
        yield path, data if len(data) <= LARGEST_MEMBER else ReadError(_over_member(f"{name}/{path}"))


def _fault(path: str, info: zipfile.ZipInfo) -> str:
    """Returns why a member is not unpacked, empty where it is."""
    mode = stat.S_IFMT(info.external_attr >> 16)
    if CLIMBS.search(path):
        return Message("a path that leads out of the zip found; pack the documents anew")
    if mode not in (0, stat.S_IFREG):
        what = Message("a link") if mode == stat.S_IFLNK else Message("a device or pipe")
        return Message("{what} found, a file expected; pack the document itself", what=what)
    if info.flag_bits & ENCRYPTED:
        return Message("protected by a password; unpack it with the password and ingest what was in it")
    if path.lower().endswith(".zip"):
        return Message("a zip inside a zip found; unpack it and ingest what was in it")
    if info.compress_type not in PACKED:
        return Message(
            "packed by method {compress_type}, only plain zips (deflate) are read; pack it anew",
            compress_type=info.compress_type,
        )
    return ""


def _unpack(archive: zipfile.ZipFile, file: _Counted, info: zipfile.ZipInfo, most: int) -> bytes:
    """Returns the bytes of a member, `most` at most.

    Raises:
        BadZipFile: damaged, or larger than anything but a bomb would be.
    """
    out = bytearray()
    file.taken = 0
    with archive.open(info) as member:
        while len(out) < most and (piece := member.read(min(PIECE, most - len(out)))):
            out += piece
            if len(out) > RATIO_FROM and len(out) > LARGEST_RATIO * file.taken:
                raise zipfile.BadZipFile(
                    Message(
                        "more than {largest_ratio} times its packed size, a zip bomb perhaps",
                        largest_ratio=LARGEST_RATIO,
                    )
                )
    return bytes(out)


def _check_count(name: str, count: int, tolerance: int) -> None:
    # Before a zip is opened its entries are only guessed at: documents in it that are zips themselves have some too.
    if count > MOST_MEMBERS * tolerance:
        raise ReadError(
            Message(
                "{name}: a zip of {count:,} files found, at most {most_members:,} expected; split it",
                name=name,
                count=count,
                most_members=MOST_MEMBERS,
            )
        )


def _refuse_office_files(name: str, paths: list[str]) -> None:
    for path, what in OTHER_FILES.items():
        if path in paths:
            raise ReadError(
                Message(
                    "{name}: {what} found, a zip of documents expected; give the file its right ending",
                    name=name,
                    what=what,
                )
            )


def _is_passed_over(path: str, info: zipfile.ZipInfo) -> bool:
    return (path.endswith("/") and not info.file_size) or (is_litter(path) and not CLIMBS.search(path))


def _over_member(path: str) -> Message:
    return Message(
        "{path}: more than {largest_member:,} bytes found, at most that expected; split the file",
        path=path,
        largest_member=LARGEST_MEMBER,
    )


def _over_total(path: str, after: int) -> Message:
    return Message(
        "{path}: the zip unpacks to more than {largest_total:,} bytes; this file and the "
        "{after:,} after it were not read; split the zip",
        path=path,
        largest_total=LARGEST_TOTAL,
        after=after,
    )


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split()).rstrip(".")[:100] or type(error).__name__
