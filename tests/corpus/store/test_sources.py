import sqlite3
from contextlib import closing

import pytest

from corpus.build import build_document
from corpus.errors import UnknownDocument
from corpus.store.protocol import Head, Source
from corpus.store.sqlite import SCHEMA_VERSION, Store


def make(document_id, what="đê", name="", digest="a"):
    return build_document(f"1. Giữ {what}.\n\n2. Giữ rừng.\n", document_id, name or f"{what}.txt", digest * 64)


def source(name, place, digest, in_force=True, current=True, document_id="a"):
    return Source(document_id, name, place, digest * 64, in_force, current)


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "home")


@pytest.fixture
def two(store):
    """A document with the readings of two files, the first of which is in force."""
    store.save(make("a"), "/x/đê.txt")
    store.save_beside(make("a", "kè", digest="b"), "/x/kè.txt")
    return store


def test_a_document_has_the_source_that_it_was_saved_from(store):
    store.save(make("a"), "/x/đê.txt")
    store.save(make("b", "kè"))
    assert store.sources() == [source("đê.txt", "/x/đê.txt", "a"), source("kè.txt", "", "a", document_id="b")]
    store.save(make("a", "cống", digest="c"), "/y/cống.txt")
    assert store.sources("a") == [source("cống.txt", "/y/cống.txt", "c")]
    assert store.sources("none") == []


def test_save_beside_keeps_a_reading_and_leaves_the_document_as_it_is(two):
    assert two.load("a") == make("a")
    assert two.sources() == [
        source("đê.txt", "/x/đê.txt", "a"),
        source("kè.txt", "/x/kè.txt", "b", in_force=False),
    ]
    assert two.is_current("a", "a" * 64)
    assert two.is_current("a", "b" * 64)
    with pytest.raises(UnknownDocument):
        two.save_beside(make("none"), "/x/a.txt")


def test_put_first_puts_a_reading_in_force_and_keeps_the_one_that_was(two):
    two.put_first(make("a", "cống", digest="c"), "/x/cống.txt")
    assert two.load("a") == make("a", "cống", digest="c")
    assert [(s.name, s.in_force) for s in two.sources()] == [("cống.txt", True), ("kè.txt", False), ("đê.txt", False)]
    two.put_first(make("a", "kè", digest="b"), "/x/kè.txt")
    assert [(s.name, s.in_force) for s in two.sources()] == [("kè.txt", True), ("cống.txt", False), ("đê.txt", False)]


def test_remove_source_promotes_the_next_whole_and_takes_the_document_with_its_last(two):
    two.remove_source("a", "/x/đê.txt")
    assert two.load("a") == make("a", "kè", digest="b")
    assert two.digests() == {"a": two.load("a").digest}
    assert two.sources() == [source("kè.txt", "/x/kè.txt", "b")]
    two.remove_source("a", "/x/nowhere.txt")
    assert two.load_all() == [make("a", "kè", digest="b")]
    two.remove_source("a", "/x/kè.txt")
    assert (two.load_all(), two.sources()) == ([], [])


def test_remove_source_of_one_that_is_not_searched_leaves_the_document(two):
    two.remove_source("a", "/x/kè.txt")
    assert (two.load_all(), two.sources()) == ([make("a")], [source("đê.txt", "/x/đê.txt", "a")])


def test_move_source_changes_where_it_stands_and_nothing_else(two):
    two.move_source("a", "/x/đê.txt", "/y/đê.txt")
    two.move_source("a", "/x/kè.txt", "")
    two.move_source("none", "/x/kè.txt", "/z")
    assert two.load_all() == [make("a")]
    assert [(s.name, s.place) for s in two.sources()] == [("đê.txt", "/y/đê.txt"), ("kè.txt", "")]


def test_remove_takes_the_sources_of_a_document_too(two):
    two.save(make("b"), "/x/b.txt")
    two.remove("a")
    assert [s.document_id for s in two.sources()] == ["b"]
    two.save(make("a"), "/x/đê.txt")
    assert [s.name for s in two.sources("a")] == ["đê.txt"]


def test_a_database_of_before_has_a_source_of_no_known_place_for_each_document(two):
    two.remove_source("a", "/x/kè.txt")
    with closing(sqlite3.connect(two.path)) as connection, connection:
        connection.execute("DROP TABLE sources")
        connection.execute("UPDATE documents SET reader = reader - 1")
        connection.execute("PRAGMA user_version = 2")
    assert two.sources() == [source("đê.txt", "", "a", current=False)]
    two.save_beside(make("a", "kè", digest="b"), "/x/kè.txt")
    assert two.sources() == [
        source("đê.txt", "", "a", current=False),
        source("kè.txt", "/x/kè.txt", "b", in_force=False),
    ]
    with closing(sqlite3.connect(two.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_a_change_that_fails_halfway_changes_nothing(two, monkeypatch):
    before = (two.load_all(), two.sources())

    def fails(*_args, **_kwargs):
        raise RuntimeError("the power is cut")

    monkeypatch.setattr("corpus.store.sources.write", fails)
    calls = (
        lambda: two.save(make("a", "cống"), "/y"),
        lambda: two.put_first(make("a", "cống"), "/y"),
        lambda: two.save_beside(make("a", "cống"), "/y"),
        lambda: two.move_source("a", "/x/đê.txt", "/y"),
        lambda: two.remove_source("a", "/x/đê.txt"),
    )
    for call in calls:
        with pytest.raises(RuntimeError):
            call()
        assert (two.load_all(), two.sources()) == before


def test_heads_are_what_tells_documents_apart(two, sau_keo):
    two.save(sau_keo)
    every = {d.document_id: Head(d.metadata, len(d.text)) for d in (make("a"), sau_keo)}
    assert two.heads() == every
    assert two.heads("sau-keo") == {"sau-keo": every["sau-keo"]}
    assert two.heads("none") == {}


def test_sources_are_found_by_their_bytes_and_by_their_place(two):
    two.save(make("b"), "/x/b.txt")
    assert two.of_bytes(two.sources("b")[0].sha256) == ["a", "b"]
    assert two.of_bytes(two.sources("a")[1].sha256) == ["a"]
    assert [two.at_place(s.place) for s in two.sources()] == [["a"], ["a"], ["b"]]
    assert (two.of_bytes("0" * 64), two.at_place("/x")) == ([], [])
    two.remove("a")
    assert [two.of_bytes(s.sha256) for s in two.sources()] == [["b"]]
