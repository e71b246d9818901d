"""Stored bytes are read again where a newer reader is here."""

import sqlite3
import threading
import zipfile
from contextlib import closing

import pytest

import corpus.read
import index.changes
from corpus.errors import ReadError, SourceNotKept
from corpus.read import digest, read_documents
from corpus.store.sqlite import Store

SEND = "ỦY BAN NHÂN DÂN\nTỈNH AN SƠN\nSố: {}/UBND\nV/v {}\n\n1. {}\n2. {}\n"


def older(store, *ids):
    """Makes the readings of documents those of an older reader, and their clauses and texts what it made of them."""
    with closing(sqlite3.connect(store.path)) as connection, connection:
        for document_id in ids:
            connection.execute("UPDATE documents SET reader = reader - 1 WHERE document_id = ?", (document_id,))
            connection.execute("UPDATE sources SET reader = reader - 1 WHERE document_id = ?", (document_id,))
            # The clause tree as that reader had it: none.
            connection.execute("UPDATE documents SET clauses = '[]' WHERE document_id = ?", (document_id,))
            connection.execute("UPDATE heads SET digest = 'old' || document_id WHERE document_id = ?", (document_id,))


@pytest.fixture
def kept(home, files):
    """A home with three documents of files, one of an archive and one that was sent; nothing of them is left."""
    list(home.ingest([files]))
    with zipfile.ZipFile(files / "z.zip", "w") as archive:
        archive.writestr("trong/d.txt", SEND.format(4, "bốn", "Tưới lúa.", "Gặt lúa."))
    list(home.ingest([files / "z.zip"]))
    home.ingest_bytes(SEND.format(5, "năm", "Chữa cháy.", "Báo cháy.").encode(), "e.txt")
    for path in files.iterdir():
        path.unlink()
    return home


def test_every_source_is_kept_whatever_it_came_as(kept):
    store = kept.store
    assert [s.document_id for s in store.sources()] == ["a", "b", "c", "d", "e"]
    for source in store.sources():
        data = store.originals.load(source.sha256)
        assert read_documents(data, source.name, source.document_id)[0].text == store.load(source.document_id).text
    assert store.originals.kept() == {s.sha256 for s in store.sources()}


def test_bytes_go_with_the_last_source_that_refers_to_them(home, files):
    list(home.ingest([files]))
    home.ingest_bytes((files / "a.txt").read_bytes(), "khác.txt", "khác")
    sha = {s.document_id: s.sha256 for s in home.store.sources()}
    home.remove("a")
    assert home.store.originals.kept() == set(sha.values())
    home.remove("khác")
    assert home.store.originals.kept() == {sha["b"], sha["c"]}
    (files / "b.txt").write_text((files / "b.txt").read_text(encoding="utf-8") + "3. Tập luyện.\n", encoding="utf-8")
    list(home.ingest([files / "b.txt"]))
    assert home.store.originals.kept() == {digest((files / f"{n}.txt").read_bytes()) for n in "bc"}


def test_a_file_that_cannot_be_read_leaves_no_bytes(home, files):
    (files / "d.txt").write_bytes(b"\xff")
    assert [r.outcome for r in home.ingest([files])] == ["added"] * 3 + ["failed"]
    assert len(home.store.originals.kept()) == 3


def test_what_an_older_reader_read_is_read_again_without_its_files(kept):
    expected = {d.document_id: d for d in kept.store.load_all()}
    kept.store.set_labels("d", frozenset({"internal"}))
    kept.correct("e", {"title": "Phòng cháy"})
    older(kept.store, "b", "d", "e")
    assert kept.awaits_reading()
    places = kept.store.sources()
    assert kept.catch_up()
    assert (kept.awaits_reading(), kept.catch_up()) == (False, False)
    found = {d.document_id: d for d in kept.store.load_all()}
    assert {i: (d.text, d.clauses) for i, d in found.items()} == {i: (d.text, d.clauses) for i, d in expected.items()}
    assert (found["d"].labels, found["e"].corrected) == ({"internal"}, ("title",))
    assert [(s.document_id, s.place, s.name) for s in kept.store.sources()] == [
        (s.document_id, s.place, s.name) for s in places
    ]
    assert kept.searcher().manifest.documents == kept.store.digests()


def test_a_change_reads_again_what_an_older_reader_read(kept, text_of):
    older(kept.store, "b")
    kept.ingest_bytes(text_of("Sửa trường.", number="9").encode(), "f.txt")
    assert not kept.awaits_reading()
    assert [c.path for c in kept.store.load("b").clauses] == ["1", "2"]


def test_a_reading_that_fails_keeps_the_one_before_and_is_not_tried_again(kept, monkeypatch, caplog):
    older(kept.store, "b", "c")
    before = kept.store.load("b")

    def fails(data, name, document_id):
        if name == "b.txt":
            raise ReadError("b.txt: the new reader has a fault")
        return read_documents(data, name, document_id)

    monkeypatch.setattr(index.changes, "read_documents", fails)
    assert kept.catch_up()
    assert kept.store.load("b") == before
    assert [c.path for c in kept.store.load("c").clauses] == ["1", "2"]
    (said,) = {r.getMessage() for r in caplog.records if "cannot be read again" in r.getMessage()}
    assert "(b.txt: the new reader has a fault); what was read of it before stays" in said
    assert (kept.awaits_reading(), kept.catch_up()) == (False, False)
    assert list(kept.store.unreadable().values()) == ["b.txt: the new reader has a fault"]
    # Another reader tries again.
    monkeypatch.undo()
    with closing(sqlite3.connect(kept.store.path)) as connection, connection:
        connection.execute("UPDATE unreadable SET reader = reader - 1")
    assert kept.awaits_reading()


def test_what_is_removed_or_replaced_while_it_is_read_again_stays_so(kept, open_home, monkeypatch):
    older(kept.store, "a", "b", "c")
    changes = {
        "b.txt": lambda: open_home().remove("b"),
        "c.txt": lambda: open_home().ingest_bytes(
            SEND.format(6, "sáu", "Vá đường.", "Sửa cầu.").encode(), "c.txt", "c"
        ),
    }

    def reads(data, name, document_id):
        if name in changes:
            changing = threading.Thread(target=changes.pop(name))
            changing.start()
            changing.join(60)
            assert not changing.is_alive()
        return read_documents(data, name, document_id)

    monkeypatch.setattr(index.changes, "read_documents", reads)
    assert kept.catch_up()
    assert kept.store.ids() == ["a", "c", "d", "e"]
    assert [c.path for c in kept.store.load("a").clauses] == ["1", "2"]
    assert "Vá đường." in kept.store.load("c").text
    assert kept.searcher().manifest.documents == kept.store.digests()


def test_documents_of_one_file_are_told_by_their_words(home, monkeypatch):
    both = [
        SEND.format(n, what, f"{what} một lần nữa.", f"{what} lần cuối.")
        for n, what in ((7, "Tưới lúa"), (8, "Phát thuốc"))
    ]
    holds = [both[0], both[1]]

    def reads(data, name, document_id):
        found = [corpus.read.read_documents(t.encode(), name, document_id)[0] for t in holds]
        return tuple(
            d.__class__(
                **{
                    **d.__dict__,
                    "document_id": document_id if n == 1 else f"{document_id}~{n}",
                    "source_sha256": digest(data),
                }
            )
            for n, d in enumerate(found, start=1)
        )

    monkeypatch.setattr(index.changes, "read_documents", reads)
    home.ingest_bytes(b"hai", "hai.txt")
    texts = {i: home.store.load(i).text for i in ("hai", "hai~2")}
    assert texts["hai"] != texts["hai~2"]
    older(home.store, "hai", "hai~2")
    home.catch_up()
    assert {i: home.store.load(i).text for i in ("hai", "hai~2")} == texts
    # What was removed stays so, and the other keeps its own words.
    home.remove("hai")
    older(home.store, "hai~2")
    home.catch_up()
    assert {d.document_id: d.text for d in home.store.load_all()} == {"hai~2": texts["hai~2"]}


def test_homes_that_kept_no_bytes_go_on_and_keep_them_when_their_files_come_again(home, files):
    list(home.ingest([files]))
    for sha in home.store.originals.kept():
        home.store.originals.remove(sha)
    older(home.store, "a")
    assert not home.awaits_reading()
    with pytest.raises(SourceNotKept):
        home.store.originals.load(home.store.sources("a")[0].sha256)
    assert [r.outcome for r in home.ingest([files])] == ["updated", "unchanged", "unchanged"]
    assert home.store.originals.kept() == {s.sha256 for s in Store(home.path).sources()}
