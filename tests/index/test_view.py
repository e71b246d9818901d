"""What somebody may not see is as if it were not stored, to the last bit: compared with a home that lacks it."""

import inspect

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import UnknownDocument
from corpus.store.sqlite import Store
from index.home import Home
from index.seen_store import SeenStore
from index.view import Parts, View
from index.words.terms import FOLDED
from tests.index.conftest import TokenWordEncoder

CLAUSES = (
    "Tưới lúa.",
    "Phát thuốc cho trường.",
    "Chữa cháy, báo cháy.",
    "Mở trường, sửa trường.",
    "Giữ lúa khỏi cháy.",
)
GROUPS = ("public", "internal", "so-y-te")
CHANGES = {
    "begin", "save", "put_first", "save_beside", "move_source", "remove_source", "remove", "set_labels", "correct",
    "note_unreadable", "note_kept", "derive", "clear_stray", "rename", "set_digest", "digests_said",
}  # fmt: skip
documents = st.lists(
    st.tuples(st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=3), st.sampled_from(GROUPS)),
    min_size=1, max_size=5,
)  # fmt: skip


@pytest.fixture
def encoder(monkeypatch):
    made = TokenWordEncoder()
    monkeypatch.setattr("index.home.load_encoder", lambda _: made)
    return made


def filled(path, stored, text_of, labels=frozenset(GROUPS)):
    """A home with those of some documents that have one of the labels."""
    home = Home(path)
    for n, (clauses, label) in enumerate(stored):
        if label in labels:
            name = f"d{n}"
            home.ingest_bytes(text_of(*clauses, number=str(n)).encode(), f"{name}.txt", name, frozenset({label}))
    return home


def seen_by(home, labels):
    return View(Parts(home), home, lambda: home.store.visible(labels))


def contents(home):
    """Everything that a home says when it is asked, as plain values; what it was read from aside."""
    searcher = home.searcher()
    manifest = searcher.manifest
    return {
        "documents": dict(manifest.documents),
        "places": list(manifest.places),
        "superseded": dict(manifest.superseded),
        "numbers": dict(manifest.numbers),
        "passages": manifest.passages,
        "heads": dict(home.heads(searcher)),
        "stored": home.store.load_all(),
        "digests": home.store.digests(),
        "sources": home.store.sources(),
        "naming": searcher.documents_naming("lúa"),
        "is_empty": home.is_empty(),
    }


def found(home, encoder):
    """What searches find, each score to the last bit."""
    searcher = home.searcher()
    rows: list[list[tuple[str, float, float, float]]] = []
    for words in ("lúa", "cháy trường", "thuốc"):
        terms = {FOLDED: dict.fromkeys(("lua", "chay", "truong", "thuoc"), 1.0)}
        for depth in (1, 2, 10):
            candidates = searcher.search(encoder.encode_query(words), terms, depth)
            rows.append([(searcher.entries[c.number].passage_id, c.dense, c.lexical, c.late) for c in candidates])
    return rows


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents, st.sets(st.sampled_from(GROUPS[1:])))
def test_a_view_says_and_finds_what_a_home_without_the_others_does(tmp_path_factory, text_of, encoder, stored, labels):
    labels = {"public", *labels}
    whole = filled(tmp_path_factory.mktemp("whole"), stored, text_of)
    without = filled(tmp_path_factory.mktemp("without"), stored, text_of, labels)
    view = seen_by(whole, labels)
    if not without.store.digests():
        assert (view.store.load_all(), view.is_empty()) == ([], True)
        assert (view.searcher().manifest.passages, found(view, encoder)) == (0, [[]] * 9)
        return
    assert contents(view) == contents(without)
    assert found(view, encoder) == found(without, encoder)


@pytest.mark.usefixtures("encoder")
def test_what_is_not_seen_is_not_stored(tmp_path, text_of):
    whole = filled(tmp_path, [(["Tưới lúa."], "public"), (["Chữa cháy."], "so-y-te")], text_of)
    view = seen_by(whole, {"internal"})
    said = "document 'd1': not stored; those that are: `chithi documents`, GET /v1/documents"
    for use in (
        lambda: view.store.load("d1"),
        lambda: view.store.as_read("d1"),
        lambda: view.stored("d1"),
        lambda: view.document("d1", view.searcher()),
        lambda: view.remove("d1"),
        lambda: view.correct("d1", {"title": "x"}),
        lambda: view.correct("d0", {}, replaces="d1"),
    ):
        with pytest.raises(UnknownDocument) as raised:
            use()
        assert str(raised.value) == said
    assert (view.store.sources("d1"), view.store.heads("d1"), view.store.labels()) == ([], {}, {"d0": {"public"}})
    assert whole.stored("d1").text.endswith("Chữa cháy.")


@pytest.mark.usefixtures("encoder")
def test_a_label_that_changes_is_seen_at_once(tmp_path, text_of):
    whole = filled(tmp_path, [(["Tưới lúa."], "public"), (["Chữa cháy."], "public")], text_of)
    view = seen_by(whole, set())
    assert view.searcher() is whole.searcher()
    whole.store.set_labels("d1", frozenset({"so-y-te"}))
    assert list(view.searcher().manifest.documents) == ["d0"]
    assert list(view.heads(view.searcher())) == ["d0"]
    whole.store.set_labels("d1", frozenset({"public"}))
    assert view.searcher() is whole.searcher()


def test_a_part_is_opened_once_for_all_who_see_the_same(tmp_path, text_of, encoder):
    whole = filled(tmp_path, [(["Tưới lúa."], "public"), (["Chữa cháy."], "so-y-te")], text_of)
    parts = Parts(whole)
    encoded = len(encoder.encoded)
    views = [View(parts, whole, lambda: frozenset({"d0"})) for _ in range(2)]
    assert views[0].searcher() is views[1].searcher()
    assert len(encoder.encoded) == encoded  # vectors are taken over
    whole.ingest_bytes(text_of("Mở trường.", number="9").encode(), "d9.txt", "d9", frozenset({"so-y-te"}))
    assert views[0].searcher() is views[1].searcher()
    assert list(views[0].searcher().manifest.documents) == ["d0"]


def test_every_method_that_reads_the_store_knows_what_is_seen():
    public = {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}
    assert public - CHANGES == {name for name in vars(SeenStore) if not name.startswith("_")}
    assert public >= CHANGES
