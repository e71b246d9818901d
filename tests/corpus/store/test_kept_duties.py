"""Kept duties are those that reading the documents again would give."""

import os
import sqlite3
from contextlib import closing

import pytest

import corpus.store.kept_duties
from corpus.build import build_document
from corpus.correction import read_correction
from corpus.duties.read import read_duties
from corpus.errors import StoreError
from corpus.lexicon.glossary import use_agencies
from corpus.store.duties import Wanted
from corpus.store.sqlite import Store

TEXT = "1. Sở Y tế mua thuốc trước ngày 30/6.\n2. Tổ Bảo vệ chủ trì, phối hợp với Sở Y tế gác cổng.\n"


def make(document_id, text=TEXT):
    return build_document(text, document_id, f"{document_id}.txt", "a" * 64)


def read_again(store):
    return [d for i in store.ids() for d in read_duties(store.load(i))]


def kept(store, *wanted, **after):
    return [filed.duty for filed in store.duties.select(Wanted(*wanted), **after)]


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "home")
    for name in ("a", "b"):
        store.save(make(name))
    return store


@pytest.fixture
def agencies(tmp_path):
    """Puts agencies into the register while a test runs."""

    def add(*rows):
        path = tmp_path / "agencies.tsv"
        path.write_text("vi\ten\tabbreviations\n" + "".join(f"{r}\n" for r in rows), encoding="utf-8")
        use_agencies(path)

    yield add
    use_agencies(None)


def test_what_is_kept_is_what_would_be_read(tmp_path, samples):
    store = Store(tmp_path)
    for document in samples.values():
        store.save(document)
    assert kept(store) == read_again(store)
    first = next(iter(store.duties.select()))
    clause = store.load(first.place[0]).clause(first.duty.clause)
    assert (first.document, first.label) == (store.load(first.place[0]).full_name, clause.label())
    assert store.duties.stale() == []


def test_duties_go_with_their_document_and_change_with_it(store):
    assert len(kept(store)) == 6
    store.save(make("a", "1. Sở Y tế mua thuốc.\n"))
    store.remove("b")
    assert kept(store) == read_again(store)
    with closing(sqlite3.connect(store.path)) as connection:
        assert connection.execute("SELECT agency FROM agencies").fetchall() == [("Sở Y tế",)]
    store.save_beside(make("a"), "/x/a.txt")
    store.remove_source("a", "")
    assert kept(store) == read_again(store) != []
    store.remove("a")
    assert kept(store) == []


def test_a_corrected_date_is_the_one_that_deadlines_are_read_by(store):
    assert kept(store, None, ["a"])[0].due.terms[0].year is None
    store.correct("a", read_correction({"date": "2025-01-05"}))
    assert kept(store) == read_again(store)
    assert str(kept(store, None, ["a"])[0].due) == "2025-06-30?"
    assert next(store.duties.select()).document == "Văn bản ngày 05/01/2025"


def test_duties_are_chosen_by_agency_by_document_and_from_a_place_on(store):
    found = [(d.document_id, d.role) for d in kept(store, "so y te")]
    assert found == [("a", "lead"), ("a", "coordinate"), ("b", "lead"), ("b", "coordinate")]
    assert [(d.document_id, d.role) for d in kept(store, "Department of Health", ["b"])] == found[2:]
    assert kept(store, "Bảo vệ", ["a"])[0].agency == "Tổ Bảo vệ"
    assert kept(store, "Y") == kept(store, "Sở Y tế")
    assert kept(store, "Sở") == kept(store, "Sở Y tế")
    assert kept(store, "tế thêm") == kept(store, "") == kept(store, None, []) == []
    places = [filed.place for filed in store.duties.select()]
    assert places == [(i, n) for i in "ab" for n in range(3)]
    assert [f.place for f in store.duties.select(after=("a", 1))] == places[2:]


def test_pages_of_rows_are_joined_without_a_seam(store, monkeypatch):
    every = kept(store)
    monkeypatch.setattr(corpus.store.kept_duties, "STEP", 2)
    assert kept(store) == every
    assert kept(store, "Sở Y tế") == [d for d in every if d.agency == "Sở Y tế"]


def test_another_table_of_agencies_has_them_read_again_by_itself(store, agencies):
    before = kept(store)
    assert kept(store, "BV") == []
    agencies("Tổ Bảo vệ\tGuard Team\tBV")
    assert store.duties.stale() == ["a", "b"]
    assert kept(store, "BV") == kept(store, "guard team") == [d for d in before if d.agency == "Tổ Bảo vệ"]
    assert (store.duties.stale(), kept(store)) == ([], read_again(store))


def test_a_newer_extractor_has_them_read_again_by_itself(store, monkeypatch):
    for module in (corpus.store.kept_duties, corpus.store.duties):
        monkeypatch.setattr(module, "duties_version", lambda: "newer")
    assert store.duties.stale() == ["a", "b"]
    assert store.duties.mend() == 2
    assert (store.duties.stale(), kept(store)) == ([], read_again(store))


def test_where_nothing_can_be_written_they_are_read_beside_with_the_same_answers(store, agencies, monkeypatch):
    expected = {name: kept(store, name) for name in ("Sở Y tế", "Bảo vệ", None)}
    agencies("Tổ Xa\tFar Team\tTX")
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("UPDATE duty_states SET version = ? WHERE document_id = 'b'", (version(),))
        connection.execute("UPDATE agencies SET entry = NULL, english = NULL")

    def full(*_):
        raise StoreError("the disk is full")

    monkeypatch.setattr(store._database, "writing", full)
    assert store.duties.stale() == ["a"]
    for _ in range(2):
        assert {name: kept(store, name) for name in expected} == expected


def version():
    return corpus.store.kept_duties.duties_version()


def test_a_damaged_document_has_no_duties_and_stops_no_others(store):
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("UPDATE documents SET clauses = '[[' WHERE document_id = 'a'")
        connection.execute("DELETE FROM duty_states")
    assert kept(store) == list(read_duties(make("b")))
    assert store.duties.stale() == []


def test_a_damaged_duty_is_an_error_of_one_line_and_is_not_taken_for_none(store):
    state = store.load("a").digest
    assert store.duties.of("a", state) == tuple(read_duties(make("a")))
    assert store.duties.of("a", "another") is None
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("UPDATE duties SET duty = '[' WHERE number = 1")
    assert store.duties.of("a", state) is None
    with pytest.raises(StoreError, match=r"a duty is damaged \([^\n]+\); `chithi doctor --mend` mends it$"):
        kept(store)


def test_a_home_without_documents_has_no_duties(tmp_path):
    assert kept(Store(tmp_path / "none")) == []
    assert not os.path.exists(tmp_path / "none")
