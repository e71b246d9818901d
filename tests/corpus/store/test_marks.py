import random
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from corpus.build import build_document
from corpus.correction import Correction
from corpus.document import Document, Metadata
from corpus.store.sqlite import Store

LETTERS = "bcdghklmnpqrstvx"


def words(seed, count=200):
    draw = random.Random(seed)
    return ["".join(draw.choices(LETTERS, k=4)) for _ in range(count)]


def make(document_id, text, number=None):
    return Document(document_id, " ".join(text), (), Metadata(number=number))


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path)


@pytest.mark.parametrize("number", ["05/CT-UBND", "5/ct-ubnd", "05 / CT\u2013UBND"])
def test_documents_of_one_number_are_alike_whatever_their_words(store, number):
    store.save(make("a", words(1), "5/CT-UBND"))
    store.save(make("b", words(2), "6/CT-UBND"))
    assert store.alike(make("x", words(3), number)) == ["a"]


def test_documents_of_nearly_the_same_words_are_alike_those_of_the_number_first(store):
    store.save(make("a", words(1)))
    store.save(make("b", [*words(1)[:195], *words(2)[:5]], "7/CT-UBND"))
    store.save(make("c", words(3), "5/CT-UBND"))
    assert store.alike(make("x", words(1), "5/CT-UBND")) == ["c", "a", "b"]
    assert store.alike(make("x", words(1))) == ["a", "b"]


def test_documents_of_other_words_are_not_alike_however_many_there_are(store):
    for n in range(20):
        # A sentence that many letters have is not what makes them one.
        store.save(make(f"d{n}", [*words(0, 20), *words(n)]))
    assert store.alike(make("x", [*words(0, 20), *words(99)])) == []
    assert store.alike(make("x", [*words(0, 20), *words(7)])) == ["d7"]


@pytest.mark.parametrize("text", [["lúa"], ["giữ", "đê"]])
def test_the_shortest_texts_are_alike_too(store, text):
    store.save(make("a", text))
    store.save(make("b", ["rừng"]))
    assert store.alike(make("x", text)) == ["a"]


def test_a_text_without_words_is_like_none(store):
    store.save(make("a", ["–"]))
    store.save(make("b", []))
    assert store.alike(make("x", [])) == []


def test_what_is_changed_corrected_or_removed_is_alike_as_it_is_stored_then(store):
    store.save(make("a", words(1), "5/CT-UBND"))
    of_number, of_words = make("x", words(9), "5/CT-UBND"), make("x", words(1))
    store.correct("a", Correction({"number": "8/CT-UBND"}))
    assert (store.alike(of_number), store.alike(replace(of_number, metadata=Metadata(number="8/CT-UBND")))) == (
        [],
        ["a"],
    )
    store.save(make("a", words(2), "5/CT-UBND"))
    assert (store.alike(of_words), store.alike(make("x", words(2)))) == ([], ["a"])
    store.remove("a")
    assert store.alike(make("x", words(2), "8/CT-UBND")) == []


def test_a_database_of_format_6_is_given_its_marks_and_what_is_damaged_in_it_is_like_none(store):
    document = build_document("Số: 5/CT-UBND\n\n1. Giữ đê.\n2. Giữ rừng.\n", "a")
    store.save(document)
    store.save(build_document("1. Tưới lúa.\n2. Tưới ngô.\n", "b"))
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("DROP TABLE marks")
        connection.execute("UPDATE documents SET clauses = '[' WHERE document_id = 'b'")
        connection.execute("PRAGMA user_version = 6")
    assert store.alike(document) == ["a"]
    assert store.alike(build_document("1. Tưới lúa.\n2. Tưới ngô.\n", "x")) == []
