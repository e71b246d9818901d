import gzip
import hashlib
import os
import stat

import pytest

from corpus.errors import SourceNotKept, StoreError
from corpus.store.originals import Originals

TEXT = "1. Giữ đê.\n".encode() * 100
NOISE = b"".join(hashlib.sha256(bytes([n])).digest() for n in range(40))  # that no compressing makes smaller


def digest(data):
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def originals(tmp_path):
    return Originals(tmp_path / "home")


def files(originals):
    return sorted(p.relative_to(originals.path).as_posix() for p in originals.path.rglob("*") if p.is_file())


def test_bytes_are_kept_once_as_they_came_or_compressed_where_that_pays(originals):
    for data in (TEXT, NOISE, TEXT, b""):
        originals.keep(data)
    names = {data: f"{digest(data)[:2]}/{digest(data)}" for data in (TEXT, NOISE, b"")}
    assert files(originals) == sorted([f"{names[TEXT]}.gz", names[NOISE], names[b""]])
    assert gzip.decompress((originals.path / f"{names[TEXT]}.gz").read_bytes()) == TEXT
    assert [originals.load(digest(data)) for data in names] == list(names)
    assert originals.kept() == {digest(data) for data in names}
    modes = {stat.S_IMODE(os.stat(p).st_mode) for p in originals.path.rglob("*")}
    assert modes == {0o600, 0o700}


def test_what_is_removed_or_never_came_is_not_here(originals):
    originals.keep(TEXT)
    originals.remove(digest(TEXT))
    originals.remove(digest(NOISE))
    assert (files(originals), originals.kept()) == ([], frozenset())
    for data in (TEXT, NOISE):
        with pytest.raises(SourceNotKept) as caught:
            originals.load(digest(data))
        assert str(caught.value) == (
            f"{originals.path}: the bytes {digest(data)[:12]}… are not kept; ingest their file again"
        )


@pytest.mark.parametrize("data", [TEXT, NOISE])
@pytest.mark.parametrize("damage", [lambda b: b[:-1], lambda b: b"x" + b[1:], lambda b: b + b"\0", lambda _: b""])
def test_damaged_bytes_are_an_error_and_whole_again_when_they_come_again(originals, data, damage):
    originals.keep(data)
    (path,) = (p for p in originals.path.rglob("*") if p.is_file())
    path.write_bytes(damage(path.read_bytes()))
    if data is TEXT and damage(b"ab") == b"ab\0":
        assert originals.load(digest(data)) == data  # zeros behind a compressed file are no part of it
        return
    with pytest.raises(StoreError, match=rf"^{path}: the bytes of a source are damaged \([^\n]+\); ingest its file"):
        originals.load(digest(data))
    originals.keep(data)
    assert originals.load(digest(data)) == data


def test_what_a_writer_that_died_left_is_not_taken_for_bytes(originals):
    originals.keep(TEXT)
    half = originals.path / digest(NOISE)[:2] / f".{digest(NOISE)}"
    half.parent.mkdir()
    half.write_bytes(NOISE[:10])
    assert (originals.kept(), originals.litter()) == ({digest(TEXT)}, [half])
    originals.keep(NOISE)
    assert originals.litter() == []


def test_bytes_that_cannot_be_written_are_an_error_of_one_line(tmp_path):
    (tmp_path / "sources").write_text("no folder", encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        Originals(tmp_path).keep(TEXT)
    assert str(caught.value) == (
        f"{tmp_path / 'sources'}: the file as it came cannot be kept (File exists); make room, or choose another folder"
        " with --home or CHITHI_HOME"
    )
