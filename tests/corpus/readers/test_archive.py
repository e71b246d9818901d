import io
import random
import stat
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.readers import archive
from corpus.readers.archive import open_archive


def pack(*members, compression=zipfile.ZIP_DEFLATED):
    """A zip of (name or ZipInfo, bytes)."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as out:
        for name, data in members:
            out.writestr(name, data)
    return file.getvalue()


def read(data):
    """What came of each member: its bytes, or the sentence that says why not."""
    return [(path, str(got) if isinstance(got, ReadError) else got) for path, got in open_archive(data, "lô.zip")]


def refusal(data):
    with pytest.raises(ReadError) as error:
        open_archive(data, "lô.zip")
    return str(error.value)


def with_flag(data, flag):
    """The zip with a flag set in the headers of its first member."""
    changed = bytearray(data)
    changed[6] |= flag
    changed[data.index(b"PK\x01\x02") + 8] |= flag
    return bytes(changed)


def named(raw, *others):
    """A zip with a member whose name is these bytes, without the flag that says in what encoding."""
    return pack(("#" * len(raw), b"1. De."), *others).replace(b"#" * len(raw), raw)


def test_open_archive_gives_members_in_order_of_name_without_what_systems_leave():
    data = pack(
        ("rừng/b.txt", b"2."),
        ("a.txt", b"1."),
        ("rừng/", b""),
        ("__MACOSX/._a.txt", b"x"),
        ("rừng/.DS_Store", b"x"),
        ("~$a.docx", b"x"),
        ("rừng/Thumbs.db", b"x"),
        ("đê.md", b""),
    )
    assert read(data) == [("a.txt", b"1."), ("rừng/b.txt", b"2."), ("đê.md", b"")]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Chỉ thị.txt".encode(), "Chỉ thị.txt"),
        # As macOS has it: letters and marks apart.
        ("Chi\u0309 thi\u0323.txt".encode(), "Chỉ thị.txt"),
        ("Chi\u0309 thi\u0323 đê – rư\u0300ng.txt".encode("cp1258"), "Chỉ thị đê – rừng.txt"),
        ("Übersicht é.txt".encode("cp437"), "Übersicht é.txt"),
        (b"rung\\de.txt", "rung/de.txt"),
        (b"de\n\x1b.txt", "de\ufffd\ufffd.txt"),
    ],
    ids=["utf-8", "decomposed", "cp1258", "cp437", "backslash", "control"],
)
def test_open_archive_reads_names_that_do_not_say_their_encoding(raw, name):
    assert read(named(raw)) == [(name, b"1. De.")]


def test_open_archive_takes_the_name_of_the_extra_field_for_it():
    info = zipfile.ZipInfo("Chi thi.txt")
    name = "Chỉ thị.txt".encode()
    info.extra = struct.pack("<HH", 1, 2) + b"ab" + struct.pack("<HHBI", 0x7075, 5 + len(name), 1, 0) + name
    assert read(pack((info, b"1."))) == [("Chỉ thị.txt", b"1.")]


@pytest.mark.parametrize(
    "name", ["../x.txt", "a/../../x.txt", "/etc/x.txt", "C:/x.txt", "c:x.txt", "..\\x.txt", "\\\\may\\x.txt", "a/.."]
)
def test_open_archive_refuses_a_path_that_leads_out_and_reads_the_rest(name):
    path = name.replace("\\", "/")
    fault = f"lô.zip/{path}: a path that leads out of the zip found; pack the documents anew"
    assert sorted(read(pack((name, b"x"), ("m.txt", b"1.")))) == sorted([(path, fault), ("m.txt", b"1.")])


def of_mode(name, mode):
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, (mode | 0o777) << 16
    return info


def test_open_archive_tells_links_pipes_inner_zips_and_second_files_from_documents():
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = pack(
            (of_mode("a.txt", stat.S_IFREG), b"1."),
            (of_mode("b.txt", stat.S_IFLNK), b"/etc/passwd"),
            (of_mode("c.txt", stat.S_IFIFO), b""),
            ("d.ZIP", pack(("x.txt", b"1."))),
            ("e.txt", b"1."),
            ("e.txt", b"2."),
        )
    assert read(data) == [
        ("a.txt", b"1."),
        ("b.txt", "lô.zip/b.txt: a link found, a file expected; pack the document itself"),
        ("c.txt", "lô.zip/c.txt: a device or pipe found, a file expected; pack the document itself"),
        ("d.ZIP", "lô.zip/d.ZIP: a zip inside a zip found; unpack it and ingest what was in it"),
        ("e.txt", b"1."),
        ("e.txt", "lô.zip/e.txt: a second file of this name found; give each a name of its own"),
    ]


def test_open_archive_says_which_member_has_a_password():
    data = with_flag(pack(("a.txt", b"1."), ("b.txt", b"2.")), 0x1)
    fault = "lô.zip/a.txt: protected by a password; unpack it with the password and ingest what was in it"
    assert read(data) == [("a.txt", fault), ("b.txt", b"2.")]


@pytest.mark.parametrize(("method", "number"), [(zipfile.ZIP_BZIP2, 12), (zipfile.ZIP_LZMA, 14)])
def test_open_archive_refuses_packing_that_cannot_be_unpacked_within_limits(method, number):
    fault = f"lô.zip/a.txt: packed by method {number}, only plain zips (deflate) are read; pack it anew"
    assert read(pack(("a.txt", b"1. De." * 50), compression=method)) == [("a.txt", fault)]


BOMB = "lô.zip/a.txt: cannot be unpacked (more than 300 times its packed size, a zip bomb perhaps); pack it anew"


def test_open_archive_stops_a_bomb_and_reads_the_rest():
    assert read(pack(("a.txt", bytes(8 * 2**20)), ("b.txt", b"1."))) == [("a.txt", BOMB), ("b.txt", b"1.")]


def test_open_archive_does_not_believe_the_sizes_in_the_headers():
    filler = random.Random(5).randbytes(2**16)
    data = bytearray(pack(("a.txt", bytes(8 * 2**20)), ("b.bin", filler)))
    entry = data.index(b"PK\x01\x02")
    # As if the bomb took 64 KiB of the zip, a ratio of 128 to 1.
    data[entry + 20 : entry + 24] = struct.pack("<I", 2**16)
    assert read(bytes(data)) == [("a.txt", BOMB), ("b.bin", filler)]


def test_open_archive_takes_a_false_size_for_damage():
    data = bytearray(pack(("a.txt", b"1. Giu de.")))
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 4)
    fault = "lô.zip/a.txt: cannot be unpacked (Bad CRC-32 for file 'a.txt'); pack it anew"
    assert read(bytes(data)) == [("a.txt", fault)]


def test_open_archive_refuses_a_member_that_is_too_large_and_reads_the_rest(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_MEMBER", 10)
    fault = "lô.zip/b.txt: more than 10 bytes found, at most that expected; split the file"
    assert read(pack(("a.txt", b"1" * 10), ("b.txt", b"1" * 11), ("c.txt", b"1"))) == [
        ("a.txt", b"1" * 10),
        ("b.txt", fault),
        ("c.txt", b"1"),
    ]


def test_open_archive_stops_where_all_members_together_are_too_large(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_TOTAL", 10)
    fault = (
        "lô.zip/c.txt: the zip unpacks to more than 10 bytes; this file and the 2 after it were not read; split the zip"
    )
    members = [(f"{letter}.txt", b"12345") for letter in "abcde"]
    assert read(pack(*members)) == [("a.txt", b"12345"), ("b.txt", b"12345"), ("c.txt", fault)]


def test_open_archive_reads_the_rest_where_a_member_is_damaged():
    data = pack(("a.txt", b"1. De."), ("b.txt", b"2. Rung."), compression=zipfile.ZIP_STORED)
    fault = "lô.zip/a.txt: cannot be unpacked (Bad CRC-32 for file 'a.txt'); pack it anew"
    assert read(data.replace(b"1. De.", b"9. De.")) == [("a.txt", fault), ("b.txt", b"2. Rung.")]


PACK_ANEW = "a zip of documents expected; pack the documents anew"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", f"lô.zip: no zip, or a damaged one found (File is not a zip file), {PACK_ANEW}"),
        (b"Rar!\x1a\x07", f"lô.zip: no zip, or a damaged one found (File is not a zip file), {PACK_ANEW}"),
        (
            pack(("a.txt", b"1."))[:-30],
            f"lô.zip: no zip, or a damaged one found (File is not a zip file), {PACK_ANEW}",
        ),
        (pack(), f"lô.zip: a zip without files found, {PACK_ANEW}"),
        (pack(("a/", b""), ("a/.DS_Store", b"x")), f"lô.zip: a zip without files found, {PACK_ANEW}"),
        (
            pack(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")),
            "lô.zip: an Office document (.docx, .xlsx, …) found, a zip of documents expected;"
            " give the file its right ending",
        ),
    ],
    ids=["empty", "rar", "truncated", "no members", "litter only", "docx"],
)
def test_open_archive_refuses_what_is_no_zip_of_documents(data, message):
    assert refusal(data) == message


def test_open_archive_refuses_too_many_members(monkeypatch):
    monkeypatch.setattr(archive, "MOST_MEMBERS", 3)
    data = pack(*((f"{n}.txt", b"1.") for n in range(4)))
    assert refusal(data) == "lô.zip: a zip of 4 files found, at most 3 expected; split it"
    # So many that a table of them would fill the memory: refused before it is made.
    assert refusal(b"PK\x01\x02" * 31) == "lô.zip: a zip of 31 files found, at most 3 expected; split it"


def test_open_archive_unpacks_a_member_only_when_it_is_asked_for(monkeypatch):
    unpacked = []
    monkeypatch.setattr(archive, "_unpack", lambda *call: unpacked.append(call[2].filename) or b"")
    members = open_archive(pack(("a.txt", b"1."), ("b.txt", b"2.")), "lô.zip")
    next(members)
    assert unpacked == ["a.txt"]


WHOLE = pack(("a.txt", b"1. Giu de." * 30), ("rừng/b.txt", b"2. Giu rung."), ("c.bin", bytes(range(256))))


def outcome(data):
    try:
        return all(
            isinstance(path, str) and isinstance(got, bytes | ReadError) for path, got in open_archive(data, "x")
        )
    except ReadError:
        return True


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=6), st.integers(0, len(WHOLE)))
@settings(max_examples=300)
def test_open_archive_raises_nothing_but_its_error_on_damaged_bytes(changes, length):
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at] = value
    assert outcome(bytes(data))
    assert outcome(bytes(data[:length]))


@given(st.binary(max_size=200))
@settings(max_examples=100)
def test_open_archive_raises_nothing_but_its_error_on_any_bytes(data):
    assert outcome(b"PK\x03\x04" + data)
    assert outcome(data + b"PK\x05\x06" + data)
