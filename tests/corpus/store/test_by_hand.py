"""What people say of stored documents: who may see them, and what was misread."""

import pytest

from corpus.build import build_document
from corpus.correction import read_correction
from corpus.document import Metadata
from corpus.errors import InvalidLabel, UnknownDocument
from corpus.store.sqlite import Store


def make(document_id, what="đê"):
    return build_document(f"1. Giữ {what}.\n\n2. Giữ rừng.\n", document_id, f"{what}.txt", "a" * 64)


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "home")
    for name in ("a", "b", "c"):
        store.save(make(name))
    return store


# --- labels


def test_a_document_is_public_until_it_is_labelled_and_labels_stay_when_it_is_stored_anew(store):
    store.set_labels("a", frozenset({"internal", "Phòng Tài chính"}))
    store.save(make("b", "kè"), "/x/kè.txt", frozenset({"internal"}))
    expected = {
        "a": frozenset({"internal", "Phòng Tài chính"}),
        "b": frozenset({"internal"}),
        "c": frozenset({"public"}),
    }
    assert store.labels() == expected
    store.save(make("a", "cống"), "/x/cống.txt")
    store.put_first(make("b", "cống"), "/x/cống.txt")
    store.save_beside(make("b", "tre"), "/x/tre.txt")
    assert store.labels() == expected == {d.document_id: d.labels for d in store.load_all()}


def test_visible_is_what_is_public_and_what_one_of_the_labels_opens(store):
    store.set_labels("a", frozenset({"internal"}))
    store.set_labels("b", frozenset({"Thanh tra", "Tổ chức"}))
    assert store.visible(()) == {"c"}
    assert store.visible({"internal"}) == {"a", "c"}
    assert store.visible({"Tổ chức", "internal"}) == {"a", "b", "c"}
    assert store.visible({"tổ chức", "Khác"}) == {"c"}
    store.set_labels("a", frozenset({"public"}))
    assert store.visible(()) == {"a", "c"}


def test_what_another_process_labels_is_seen_at_once(store):
    assert store.visible(()) == {"a", "b", "c"}
    for n in range(20):
        labels = frozenset({"internal"} if n % 2 else {"public"})
        Store(store.path.parent).set_labels("a", labels)
        assert ("a" in store.visible(())) == (n % 2 == 0)


def test_labels_go_with_their_document(store):
    store.set_labels("a", frozenset({"internal"}))
    store.remove("a")
    store.save(make("a"))
    assert store.visible(()) == {"a", "b", "c"}


def test_labels_of_no_document_and_no_labels_are_refused(store):
    for document_id in ("none", "a\udcff"):
        with pytest.raises(UnknownDocument):
            store.set_labels(document_id, frozenset({"internal"}))
    with pytest.raises(InvalidLabel):
        store.set_labels("a", frozenset())
    with pytest.raises(InvalidLabel):
        store.save(make("a"), "", frozenset({"a,b"}))
    assert store.visible(()) == {"a", "b", "c"}


# --- corrections


def test_a_correction_is_seen_everywhere_and_kept_when_the_document_is_stored_anew(store):
    read, before = store.load("a").metadata, store.digests()
    store.correct("a", read_correction({"number": "12/CT-UBND", "title": "Về việc giữ đê"}))
    store.save(make("a", "kè"), "/x/kè.txt")
    document = store.load("a")
    corrected = Metadata(number="12/CT-UBND", title="Về việc giữ đê")
    assert (document.metadata, document.corrected, document.name) == (
        corrected,
        ("number", "title"),
        "Văn bản số 12/CT-UBND",
    )
    assert store.heads("a")["a"].metadata == store.load_all()[0].metadata == corrected
    assert store.as_read("a") == read == Metadata()
    assert store.digests()["a"] == document.digest != before["a"]
    assert store.digests()["b"] == before["b"]


def test_a_correction_is_added_to_and_undone(store):
    before = store.digests()
    store.correct("a", read_correction({"number": "1"}))
    store.correct("a", read_correction({"kind": "Công văn"}))
    assert store.load("a").corrected == ("kind", "number")
    store.correct("a", read_correction({"title": "Đê"}), afresh=True)
    assert store.load("a").metadata == Metadata(title="Đê")
    store.correct("a", read_correction({}), afresh=True)
    assert (store.load("a"), store.digests()) == (make("a"), before)


def test_corrections_go_with_their_document(store):
    store.correct("a", read_correction({"number": "1"}))
    store.remove("a")
    with pytest.raises(UnknownDocument):
        store.correct("a", read_correction({"number": "1"}))
    with pytest.raises(UnknownDocument):
        store.as_read("a")
    store.save(make("a"))
    assert store.load("a") == make("a")


def test_a_state_is_another_where_clauses_or_metadata_are_and_the_text_is_not(store):
    digest = store.digests()["a"]
    store.save(make("a"), "/elsewhere")
    assert store.digests()["a"] == digest
    store.save(build_document("1. Giữ đê.\n\n2. Giữ rừng.\n", "a").__class__("a", make("a").text, ()))
    assert store.digests()["a"] != digest
