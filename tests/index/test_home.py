from dataclasses import replace

import pytest

from corpus.errors import InvalidCorrection, UnknownDocument
from index.errors import IndexDamaged
from index.words.terms import FOLDED

FILES = ["a#1", "a#2", "b#1", "b#2", "c#1", "c#2"]  # what the folder `files` holds


def indexed(home):
    return sorted(e.passage_id for e in home.searcher().entries)


def test_a_new_home_is_empty_and_has_no_index(home, tmp_path):
    assert home.is_empty()
    with pytest.raises(IndexDamaged, match="no index; `chithi reindex` builds it"):
        home.searcher()
    assert not (tmp_path / "home").exists()


def test_a_home_of_another_encoder_is_searched_by_words_until_it_is_encoded_anew(home, open_home, files):
    list(home.ingest([files]))
    other = open_home("other")
    assert (home.awaits_encoding(), other.awaits_encoding()) == (False, True)
    old = other.searcher()
    terms = {FOLDED: {"thuoc": 1.0}}
    assert old.search(None, terms, 5) == home.searcher().search(None, terms, 5) != []
    assert other.catch_up()
    assert (home.awaits_encoding(), other.awaits_encoding(), other.catch_up()) == (True, False, False)
    assert indexed(other) == FILES
    # What was open stays as it was.
    assert not old.is_of(other.encoder)


def test_a_change_to_a_home_of_another_encoder_encodes_all_of_it(home, open_home, files, text_of):
    list(home.ingest([files]))
    other = open_home("other")
    other.ingest_bytes(text_of("Trồng rừng.").encode(), "d.txt", "d")
    assert not other.awaits_encoding()
    assert {i.partition("#")[0] for i in indexed(other)} == {"a", "b", "c", "d"}


def test_document_is_the_one_the_index_was_built_from(home, files):
    list(home.ingest([files]))
    assert home.document("a", home.searcher()) == home.store.load("a")


def test_document_stays_the_one_the_index_was_built_from_whatever_was_stored_since(home, files, directive):
    list(home.ingest([files]))
    searcher = home.searcher()
    before = {i: home.store.load(i) for i in "abc"}
    home.store.save(directive("a", "Sửa cầu."))
    home.store.remove("b")
    before["b"] = replace(before["b"], labels=frozenset())  # which nobody may see now
    assert {i: home.document(i, searcher) for i in "abc"} == before
    assert home.heads(searcher) == {i: d.metadata for i, d in before.items()}
    home.catch_up()
    assert {i: home.document(i, searcher) for i in "abc"} == before
    with pytest.raises(UnknownDocument):
        home.document("never stored", searcher)


def test_document_is_read_again_after_an_update(home, open_home, files, text_of):
    list(home.ingest([files]))
    assert "Phát thuốc" in home.document("a", home.searcher()).text
    (files / "a.txt").write_text(text_of("Trồng rừng."), encoding="utf-8")
    list(open_home().ingest([files]))  # as another process would
    assert "Trồng rừng" in home.document("a", home.searcher()).text


def test_stored_gives_documents_as_they_are_now_whatever_was_indexed(home, files, directive):
    list(home.ingest([files]))
    changed = directive("a", "Sửa cầu.")
    home.store.save(changed)
    assert home.stored("a") == changed
    with pytest.raises(UnknownDocument):
        home.stored("d")


def test_a_searcher_is_kept_until_another_index_is_published(home, open_home, files):
    list(home.ingest([files / "a.txt"]))
    first = home.searcher()
    assert home.searcher() is first
    list(open_home().ingest([files]))  # as another process would
    assert indexed(home) == FILES
    assert [e.passage_id for e in first.entries] == ["a#1", "a#2"]


def test_a_correction_is_indexed_at_once_and_the_rest_stays(home, files):
    list(home.ingest([files]))
    before = home.searcher().manifest
    home.correct("a", {"number": "9/UBND-NN", "kind": "Công văn"}, replaces="b")
    after = home.searcher().manifest
    assert after.numbers["a"] == ["cong van", "9 ubnd nn"]
    assert after.superseded == {"b": [["replaces", "a"]]}
    assert {i for i in after.documents if after.documents[i] != before.documents[i]} == {"a"}
    assert home.heads(home.searcher())["a"].number == home.document("a", home.searcher()).metadata.number == "9/UBND-NN"
    assert not home.catch_up()
    home.correct("a", {}, afresh=True)
    assert home.searcher().manifest.documents == before.documents


def test_a_document_cannot_be_corrected_to_replace_itself_or_what_is_not_stored(home, files):
    list(home.ingest([files]))
    with pytest.raises(InvalidCorrection) as caught:
        home.correct("a", {}, replaces="a")
    assert str(caught.value) == "document 'a' cannot replace itself; name the one that it replaces"
    with pytest.raises(UnknownDocument):
        home.correct("a", {"title": "A"}, replaces="x")
    assert home.stored("a").corrected == ()
