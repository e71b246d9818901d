import datetime
import json
import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.build import build_document
from corpus.document import Metadata, Relation
from corpus.errors import StoreError, UnknownDocument
from corpus.store.sqlite import FILE, SCHEMA_VERSION, Store

ATTACHED = """QUYẾT ĐỊNH
Ban hành Quy chế giữ đê

Điều 1. Ban hành Quy chế giữ đê.

Điều 2. Hiệu lực từ ngày ký.

Nơi nhận:
- Lưu: VT.

CHỦ TỊCH

Trần Văn Sông

QUY CHẾ
GIỮ ĐÊ
(Ban hành kèm theo Quyết định số 5/QĐ-UBND)

Chương I
CANH ĐÊ

Điều 1. Ngày

1. Sáng.

2. Chiều:

a) Sớm;

b) Muộn.
"""
MEND = (
    "; if the disk is full or the folder read-only, mend that or choose another folder with --home;"
    " if the file is damaged, put back a copy of it, or move it and {} away and ingest the documents again"
)


def make(document_id, word="đê"):
    return build_document(f"1. Giữ {word}.\n\n2. Giữ rừng.\n", document_id, f"{document_id}.txt", "ab" * 32)


def run(code, *arguments, repository):
    """Starts Python in a process of its own, with the rooms importable; the caller waits for it."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code, *map(str, arguments)],
        cwd=repository,
        env={**os.environ, "PYTHONPATH": str(repository)},
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


# --- what goes in comes out


def test_load_returns_what_was_saved(tmp_path, sau_keo):
    store = Store(tmp_path / "new" / "home")
    attached = build_document(ATTACHED, "quy chế/1", "quy chế.txt", "cd" * 32)
    assert [c.path for c in attached.clauses] == ["D1", "D2", "QC.D1", "QC.D1.1", "QC.D1.2", "QC.D1.2.a", "QC.D1.2.b"]

    for document in (sau_keo, attached):
        store.save(document)

    assert store.load("sau-keo") == sau_keo
    assert store.load("quy chế/1") == attached
    assert Store(tmp_path / "new" / "home").load_all() == [attached, sau_keo]


def test_load_returns_every_shipped_document_as_it_was_read(tmp_path, samples):
    store = Store(tmp_path)
    for document in samples.values():
        store.save(document)
    assert store.load_all() == [samples[name] for name in sorted(samples)]


def test_load_reads_relations_with_and_without_what_is_cited(tmp_path):
    store = Store(tmp_path)
    relation = Relation("replaces", "Chỉ thị", "3/CT-UBND", datetime.date(2021, 6, 5), "UBND huyện")
    document = replace(make("a"), metadata=Metadata(relations=(relation,)))
    store.save(document)
    assert store.load("a") == document
    # A row as it was before dates and issuers were kept.
    old = json.dumps({"relations": [{"kind": "replaces", "other_kind": "Chỉ thị", "number": "3/CT-UBND"}]})
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        connection.execute("UPDATE documents SET metadata = ?", (old,))
    assert store.load("a").metadata == Metadata(relations=(Relation("replaces", "Chỉ thị", "3/CT-UBND"),))


def test_save_replaces_a_document_of_the_same_id(tmp_path):
    store = Store(tmp_path)
    store.save(make("a"))
    store.save(make("b"))
    store.save(make("a", "kè"))
    assert store.load_all() == [make("a", "kè"), make("b")]


def test_remove_leaves_the_others(tmp_path):
    store = Store(tmp_path)
    store.save(make("a"))
    store.save(make("b"))
    store.remove("a")
    assert store.load_all() == [make("b")]


def test_digests_are_of_what_an_index_is_built_from(tmp_path):
    store = Store(tmp_path)
    store.save(make("a"))
    store.save(make("b", "kè"))
    before = store.digests()
    assert before == {d.document_id: d.state for d in store.load_all()}
    store.save(replace(make("a"), metadata=Metadata(number="1")))
    store.save(replace(make("b", "kè"), source_name="khác.txt", warnings=("Đọc kỹ.",)))
    after = store.digests()
    assert (after["a"] != before["a"], after["b"]) == (True, before["b"])


def test_is_current_only_for_the_same_bytes_read_by_this_reader(tmp_path):
    store = Store(tmp_path)
    store.save(make("a"))
    assert store.is_current("a", "ab" * 32)
    assert not store.is_current("a", "cd" * 32)
    assert not store.is_current("b", "ab" * 32)
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("UPDATE documents SET reader = reader - 1")
    assert not store.is_current("a", "ab" * 32)


def test_an_empty_home_holds_nothing_and_stays_empty(tmp_path):
    home = tmp_path / "home"
    store = Store(home)
    assert (store.load_all(), store.digests(), store.is_current("a", "ab" * 32)) == ([], {}, False)
    with pytest.raises(UnknownDocument):
        store.load("a")
    assert not home.exists()


def test_an_unknown_document_is_named(tmp_path):
    store = Store(tmp_path)
    store.save(make("a"))
    # An id from a command line may hold bytes that are no text.
    for document_id in ("đê", "A", "a\udcff"):
        for call in (store.load, store.remove):
            with pytest.raises(UnknownDocument) as caught:
                call(document_id)
            assert (
                str(caught.value)
                == f"document {document_id!r}: not stored; those that are: `chithi documents`, GET /v1/documents"
            )
    assert store.load_all() == [make("a")]


# --- whatever happens meanwhile

SAVE_MANY = """
import sys
from pathlib import Path
from corpus.build import build_document
from corpus.store.sqlite import Store
home, name = Path(sys.argv[1]), sys.argv[2]
for n in range(12):
    text = f"1. Giữ {name}.\\n\\n2. Giữ rừng.\\n"
    Store(home).save(build_document(text, f"{name}{n}", f"{name}{n}.txt", "ab" * 32))
    Store(home).save(build_document(text, "chung", "chung.txt", "ab" * 32))
"""


def test_save_from_two_processes_loses_nothing(tmp_path, repository):
    Store(tmp_path).save(make("chung"))
    started = [run(SAVE_MANY, tmp_path, name, repository=repository) for name in ("kè", "tre")]
    assert [(p.communicate()[1], p.returncode) for p in started] == [("", 0), ("", 0)]

    stored = {d.document_id: d for d in Store(tmp_path).load_all()}

    # The document that both wrote is the one of the process that came last, whole.
    assert stored.pop("chung") in (make("chung", "kè"), make("chung", "tre"))
    assert stored == {f"{name}{n}": make(f"{name}{n}", name) for name in ("kè", "tre") for n in range(12)}


def test_save_and_load_from_threads_see_whole_documents(tmp_path):
    store = Store(tmp_path)
    versions = [make("a", word * 400) for word in ("đê", "kè", "cống")]
    store.save(versions[0])
    seen, errors = [], []

    def work(task):
        try:
            for _ in range(10):
                task()
        except Exception as error:
            errors.append(error)

    tasks = [lambda v=v: store.save(v) for v in versions] + [lambda: seen.append(store.load("a"))] * 2
    threads = [threading.Thread(target=work, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert len(seen) == 20
    assert all(d in versions for d in seen)


# Overwrites everything and dies before it commits; a cache of two pages makes SQLite write to the file before.
DIE = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute(f"PRAGMA cache_size = {sys.argv[2]}")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE documents SET text = 'hỏng'")
for n in range(40):
    row = (f"n{n}", "", "", 1, "x" * 4000, "", "[]", "{}", "", "[]", "[]")
    connection.execute("INSERT INTO documents VALUES (?,?,?,?,?,?,?,?,?,?,?)", row)
os._exit(9)
"""


def die(store, repository, pages):
    process = run(DIE, store.path, pages, repository=repository)
    assert (process.communicate()[1], process.returncode) == ("", 9)


def test_load_after_a_crash_before_anything_was_written(tmp_path, repository):
    store = Store(tmp_path)
    store.save(make("a"))
    die(store, repository, pages=10000)
    assert store.load_all() == [make("a")]


def test_save_after_a_crash_in_the_middle_of_writing(tmp_path, repository):
    store = Store(tmp_path)
    store.save(make("a"))
    size = store.path.stat().st_size
    die(store, repository, pages=2)
    assert store.path.stat().st_size > size  # the crash did leave its half of the work in the file
    store.save(make("b"))
    assert store.load_all() == [make("a"), make("b")]


def test_load_after_a_crash_in_the_middle_of_writing(tmp_path, repository):
    store = Store(tmp_path)
    store.save(make("a"))
    die(store, repository, pages=2)
    assert store.load_all() == [make("a")]


def test_load_while_the_first_save_has_only_made_the_file(tmp_path):
    store = Store(tmp_path)
    store.path.touch()
    assert store.load_all() == []


# --- what cannot be read


def changed(store):
    yield store.load_all
    yield store.digests
    yield lambda: store.load("a")
    yield lambda: store.save(make("a"))
    yield lambda: store.remove("a")


def test_a_newer_format_is_refused_and_left_alone(tmp_path):
    store = Store(tmp_path)
    store.save(make("a"))
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = store.path.read_bytes()

    for call in changed(store):
        with pytest.raises(StoreError) as caught:
            call()
        assert str(caught.value) == (
            f"{tmp_path / FILE}: written by a newer version of chithi (format {SCHEMA_VERSION + 1}, this one reads"
            f" {SCHEMA_VERSION}); update chithi"
        )
    assert store.path.read_bytes() == before


@pytest.mark.parametrize("leave", [Path.unlink, lambda p: p.write_bytes(b""), lambda p: p.write_bytes(b"\0" * 512)])
def test_a_database_that_is_gone_is_not_begun_anew_while_the_bytes_of_its_documents_are_there(tmp_path, leave):
    store = Store(tmp_path)
    store.begin()
    store.originals.keep(b"1. A")
    store.save(make("a"))
    leave(store.path)
    for call in changed(store):
        with pytest.raises(StoreError) as caught:
            call()
        if leave == Path.unlink:
            assert not store.path.exists()
            assert str(caught.value) == (
                f"{tmp_path / FILE}: the database of documents is gone, 1 files that they were read from are not; put "
                f"back a copy of it, or move {tmp_path / 'sources'} away and ingest the documents again"
            )
    (tmp_path / "sources").rename(tmp_path / "saved")
    store.path.unlink(missing_ok=True)
    store.save(make("b"))
    assert store.load_all() == [make("b")]


def test_a_database_that_was_begun_holds_nothing_and_is_none_that_is_gone(tmp_path):
    store = Store(tmp_path)
    store.begin()
    store.begin()
    store.originals.keep(b"1. A")  # and whoever kept it died
    assert (store.load_all(), store.was_used()) == ([], True)


@pytest.mark.parametrize("damage", [b"1. Day khong phai la SQLite.\n" * 200, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_file_is_an_error_of_one_line(tmp_path, damage):
    store = Store(tmp_path)
    store.path.write_bytes(damage)

    for call in changed(store):
        with pytest.raises(StoreError) as caught:
            call()
        message = str(caught.value)
        assert message.startswith(f"{tmp_path / FILE}: the database of documents failed (")
        assert message.endswith(f"){MEND.format(tmp_path / 'sources')}")
        assert "\n" not in message
    assert store.path.read_bytes() == damage


def test_a_file_cut_short_is_an_error(tmp_path):
    store = Store(tmp_path)
    for n in range(20):
        store.save(make(f"a{n}", "đê" * 2000))
    os.truncate(store.path, store.path.stat().st_size // 2)
    with pytest.raises(StoreError, match=r"^[^\n]*the database of documents failed \([^\n]+\); [^\n]+$"):
        store.load_all()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("clauses", "[["),
        ("clauses", "[[1]]"),
        ("clauses", "5"),
        ("metadata", '{"no such field": 1}'),
        pytest.param(
            "metadata",
            "[]",
        ),
    ],
)
def test_a_damaged_row_is_an_error_that_names_it(tmp_path, column, value):
    store = Store(tmp_path)
    store.save(make("a"))
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute(f"UPDATE documents SET {column} = ?", (value,))
    for call in (store.load_all, lambda: store.load("a")):
        with pytest.raises(StoreError) as caught:
            call()
        message = str(caught.value)
        assert message.startswith(f"{tmp_path / FILE}: what is stored of document 'a' is damaged (")
        assert message.endswith("); ingest its file again")
        assert "\n" not in message


def test_a_home_that_is_a_file_cannot_be_written(tmp_path):
    home = tmp_path / "home"
    home.write_text("đê", encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        Store(home).save(make("a"))
    assert str(caught.value) == (
        f"{home}: cannot be written (File exists); choose another folder with --home or CHITHI_HOME"
    )


def test_a_text_that_was_changed_beneath_the_store_is_damage(tmp_path):
    store = Store(tmp_path)
    store.save(make("a", "145 tỷ"))
    store.save(make("b"))
    before, after = store.load("a").text_sha256, make("a", "945 tỷ").text_sha256
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        connection.execute("UPDATE documents SET text = replace(text, '145', '945') WHERE document_id = 'a'")
    with pytest.raises(StoreError) as caught:
        store.load("a")
    assert str(caught.value) == (
        f"{tmp_path / FILE}: what is stored of document 'a' is damaged (its text has SHA-256 {after[:12]}…,"
        f" {before[:12]}… was stored); ingest its file again"
    )
    assert store.load("b") == make("b")
    store.save(make("a", "145 tỷ"))
    assert store.load("a") == make("a", "145 tỷ")
