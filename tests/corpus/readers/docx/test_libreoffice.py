import io
import os
import struct
import sys
import time
import zipfile

import pytest

from corpus.errors import ReadError
from corpus.readers.docx import libreoffice
from corpus.readers.docx.doc import read_doc, read_odt
from corpus.readers.docx.ole import OLE
from corpus.readers.docx.read import read_docx

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")


def entry(stream, sector=0):
    return stream.encode("utf-16-le").ljust(116, b"\0") + struct.pack("<I", sector) + b"\0" * 8


def word(flags=0):
    """The start of an OLE2 file whose directory (sector 0) names a Word document in sector 1."""
    header = OLE.ljust(30, b"\0") + struct.pack("<H", 9)
    fib = struct.pack("<6H", 0xA5EC, 0xC1, 0, 0, 0, flags)
    return header.ljust(512, b"\0") + entry("WordDocument", 1).ljust(512, b"\0") + fib.ljust(512, b"\0")


def opendocument():
    """The zip of an OpenDocument text: what it is comes first, not packed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return target.getvalue()


def refused(data, name="a.doc"):
    with pytest.raises(ReadError) as caught:
        read_doc(data, name)
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert "\n" not in message
    return message


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Puts a shell script in LibreOffice's place; gives the folder that temporary files go to."""

    def put(script):
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setattr(libreoffice, "find_program", lambda: str(program))
        folder = tmp_path / "temporary"
        folder.mkdir()
        monkeypatch.setattr(libreoffice.tempfile, "tempdir", str(folder))
        return folder

    return put


def test_read_docx_reads_an_old_document_under_the_new_name(monkeypatch):
    monkeypatch.setattr(libreoffice, "find_program", lambda: None)
    with pytest.raises(ReadError, match=r"a\.docx: a Word 97-2003 document found, which needs LibreOffice"):
        read_docx(word(), "a.docx")


@pytest.mark.parametrize(("read", "name"), [(read_odt, "a.odt"), (read_docx, "a.docx"), (read_doc, "a.doc")])
def test_an_opendocument_text_is_known_under_any_name(monkeypatch, read, name):
    monkeypatch.setattr(libreoffice, "find_program", lambda: None)
    with pytest.raises(ReadError) as caught:
        read(opendocument(), name)
    assert str(caught.value).startswith(
        f"{name}: an OpenDocument text (.odt) found, which needs LibreOffice to be read"
    )


@pytest.mark.parametrize(("data", "what"), [(b" ", "an empty file"), (b"%PDF", "another format")])
def test_read_odt_says_what_else_it_was_given(data, what):
    with pytest.raises(ReadError, match=rf"a\.odt: {what} found, an OpenDocument text \(\.odt\) expected"):
        read_odt(data, "a.odt")


@needs_posix
def test_an_opendocument_text_goes_to_libreoffice_under_its_own_ending(stand_in):
    stand_in("for last; do :; done; echo ${last##*.}")
    with pytest.raises(ReadError, match=r"LibreOffice could not read it \(odt\)"):
        read_odt(opendocument(), "a.odt")


def test_read_doc_says_how_to_install_what_is_missing(monkeypatch):
    monkeypatch.setattr(libreoffice, "find_program", lambda: None)
    assert "apt install libreoffice-writer" in refused(word())


# --- a LibreOffice that fails


@needs_posix
def test_read_doc_hands_on_what_libreoffice_says_and_leaves_nothing(stand_in):
    folder = stand_in("echo starting; echo 'Error: source file could not be loaded'")
    assert "could not read it (Error: source file could not be loaded)" in refused(word())
    assert list(folder.iterdir()) == []


@needs_posix
def test_read_doc_runs_without_the_user_s_profile_proxies_and_folders(stand_in, monkeypatch, tmp_path):
    monkeypatch.setenv("https_proxy", "http://proxy.example:80")
    seen = tmp_path / "seen"
    stand_in(f'{{ echo "$HOME"; echo "$https_proxy"; echo "$@"; cat "$HOME"/profile/user/*.xcu; }} > {seen}')
    refused(word())
    home, proxy, arguments, *profile = seen.read_text().splitlines()
    assert home.startswith(str(tmp_path / "temporary"))
    assert proxy == "http://127.0.0.1:9"
    assert f"-env:UserInstallation=file://{home}/profile --convert-to docx --outdir {home}" in arguments
    assert any("DisableMacrosExecution" in line and "<value>true</value>" in line for line in profile)


@needs_posix
def test_read_doc_ends_libreoffice_and_its_children_when_time_is_up(stand_in, monkeypatch, tmp_path):
    children = tmp_path / "children"
    folder = stand_in(f"sleep 60 & echo $! > {children}; wait")
    monkeypatch.setattr(libreoffice, "LONGEST_RUN", 0.5)
    assert "not done in 0.5 seconds" in refused(word())
    assert list(folder.iterdir()) == []
    child = int(children.read_text())
    for _ in range(100):  # the child of a process that was killed waits to be collected
        if not is_running(child):
            break
        time.sleep(0.02)
    assert not is_running(child)


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@needs_posix
def test_read_doc_says_so_where_libreoffice_does_not_start(monkeypatch, tmp_path):
    monkeypatch.setattr(libreoffice, "find_program", lambda: str(tmp_path))
    assert "LibreOffice could not be started (Permission denied)" in refused(word())
