import json
import resource
import shutil

import numpy as np
import pytest

import index.local.encoding
import index.local.engine
from index.encoders.protocol import EncodedQuery
from index.errors import IndexDamaged, IndexWriteError
from index.local.encoding import encode
from index.local.engine import LocalEngine
from index.local.segment import Segment
from index.passage import Passage, split_document
from index.scheduler import Scheduler
from index.words.terms import FOLDED

EVERY = ["a#1", "a#2", "b#1", "b#2", "c#1", "c#2"]


@pytest.fixture
def engine(tmp_path):
    return LocalEngine(tmp_path / "index")


@pytest.fixture
def three(directive):
    return [
        directive("a", "Tưới lúa.", "Giữ nước."),
        directive("b", "Phát thuốc.", "Sửa trạm."),
        directive("c", "Chữa cháy.", "Báo cháy."),
    ]


def ids(searcher):
    return sorted(e.passage_id for e in searcher.entries)


def again(engine):
    """The same index, as another process has it."""
    return LocalEngine(engine.root)


# --- what is published


def test_an_engine_without_an_index_says_how_to_build_it(engine):
    assert engine.is_published() is False
    with pytest.raises(IndexDamaged) as caught:
        engine.open()
    assert str(caught.value) == (f"{engine.root}: no index; `chithi reindex` builds it from the stored documents")
    assert not engine.root.exists()


def test_put_adds_replaces_and_removes(engine, words, three, directive):
    engine.put(three[:2], (), words)
    changed = directive("a", "Trồng rừng.", "Giữ đất.")
    engine.put([three[2], changed], ["b", "never here"], words)
    for searcher in (engine.open(), again(engine).open()):
        assert ids(searcher) == ["a#1", "a#2", "c#1", "c#2"]
        assert searcher.document("a") == changed
        assert searcher.manifest.documents == {d.document_id: d.text_sha256 for d in (changed, three[2])}
    engine.put((), ["a", "c"], words)
    assert ids(engine.open()) == []


def test_put_of_nothing_is_an_index_of_nothing(engine, words):
    engine.put((), (), words)
    searcher = engine.open()
    query = EncodedQuery(np.ones((1, 4), np.float32))
    assert (ids(searcher), searcher.search(query, {FOLDED: {"lua": 1.0}}, 5)) == ([], [])
    assert searcher.is_of(words)


def test_what_is_open_stays_as_it_is_whatever_is_put_afterwards(engine, words, three, directive):
    engine.put(three, (), words)
    before, reader = engine.open(), again(engine).open()
    for text in ("Trồng rừng.", "Sửa cầu.", "Vá đường."):
        engine.put([directive("a", text)], ["b"], words)
    assert not before.segments[0].folder.exists()
    for searcher in (before, reader):
        assert ids(searcher) == EVERY
        assert [searcher.document(d.document_id) for d in three] == three
        assert len(searcher.search(EncodedQuery(np.ones((1, 4), np.float32)), {FOLDED: {"lua": 1.0}}, 6)) == 6


def test_open_gives_the_same_searcher_until_another_state_is_published(engine, words, three):
    engine.put(three[:1], (), words)
    first = engine.open()
    assert engine.open() is first
    again(engine).put(three[1:], (), words)
    second = engine.open()
    assert ids(second) == EVERY
    assert second.segments[0] is first.segments[0]
    assert ids(first) == EVERY[:2]


def test_open_takes_the_newer_state_where_what_it_began_to_read_is_gone(engine, words, three, monkeypatch):
    engine.put(three[:1], (), words)
    old = engine.open().segments[0].folder

    class Overtaken(Segment):
        """Two other states are published between the name of the segment and its first file."""

        def __init__(self, folder, digest=None):
            if folder == old and old.exists():
                monkeypatch.setattr(index.local.engine, "Segment", Segment)
                for documents in (three[:2], three):
                    again(engine).put(documents, (), words)
                assert not old.exists()
            super().__init__(folder, digest)

    monkeypatch.setattr(index.local.engine, "Segment", Overtaken)
    assert ids(again(engine).open()) == EVERY


# --- what is encoded


def test_encode_is_of_the_text_in_its_context(words):
    passage = Passage("d#1", "d", "1", 0, 1, text="thuốc, thuốc", context="lúa")
    # lúa 1, thuốc 2, over √5.
    np.testing.assert_allclose(encode([passage], words)[0], [[1 / 5**0.5, 2 / 5**0.5, 0, 0]], atol=1e-6)


def test_put_encodes_only_what_is_new(engine, three, directive, make_words):
    engine.put(three[:2], (), make_words())
    encoder = make_words()
    changed = directive("b", "Phát thuốc.", "Sửa cầu.")
    again(engine).put([three[0], changed, three[2]], (), encoder)
    new = [split_document(changed)[1], *split_document(three[2])]
    assert sorted(encoder.encoded) == sorted(f"{p.context}\n{p.text}" for p in new)


def test_put_afresh_and_put_of_another_encoder_take_nothing_over(engine, three, make_words):
    engine.put(three, (), make_words())
    same, other = make_words(), make_words(revision="words-2")
    engine.put(three, (), same, afresh=True)
    assert len(same.encoded) == 6
    engine.put(three[:1], (), other)
    assert len(other.encoded) == 2
    # Until all of it is of one encoder it is searched by words.
    assert (engine.open().is_of(same), engine.open().is_of(other)) == (False, False)
    assert set(engine.indexed(other)) == {"a"}
    assert set(engine.indexed(same)) == {"b", "c"}


class Killed(Exception):
    pass


def test_what_was_encoded_before_a_run_was_killed_is_not_encoded_again(engine, directive, make_words, monkeypatch):
    monkeypatch.setattr(index.local.encoding, "KEPT_AT_ONCE", 10)
    document = directive("a", *(f"Tưới kênh {n}." for n in range(35)))

    class Dying(type(make_words())):
        def encode_passages(self, texts):
            if len(self.encoded) >= 30:
                raise Killed
            return super().encode_passages(texts)

    with pytest.raises(Killed):
        engine.put([document], (), Dying())
    assert not engine.is_published()
    batches = sorted((engine.root / "encoded").iterdir())
    assert len(batches) == 3
    batches[0].write_bytes(batches[0].read_bytes()[:-1])  # cut by a power cut: it is not taken
    encoder, other = make_words(), make_words(revision="words-2")
    again(engine).put([document], (), encoder)
    assert len(encoder.encoded) == 15
    expected = encode(split_document(document), encoder)[0]
    np.testing.assert_array_equal(engine.open().segments[0].vectors.rows, expected)
    assert list((engine.root / "encoded").iterdir()) == []
    engine.settle()
    assert not (engine.root / "encoded").exists()
    engine.put([document], (), other)
    assert len(other.encoded) == 35


def test_put_tells_how_many_passages_are_encoded(engine, directive, words, monkeypatch):
    monkeypatch.setattr(index.local.encoding, "KEPT_AT_ONCE", 10)
    told = []
    document = directive("a", *(f"Tưới kênh {n}." for n in range(25)))
    engine.put([document], (), words, progress=lambda done, total: told.append((done, total)))
    assert told == [(10, 25), (20, 25), (25, 25)]


def test_while_a_question_is_answered_passages_are_encoded_one_by_one(engine, directive, words):
    sizes = []

    class Watched(type(words)):
        def encode_passages(self, texts):
            sizes.append(len(texts))
            return super().encode_passages(texts)

    document = directive("a", *(f"Tưới kênh {n}." for n in range(20)))
    engine.put([document], (), Watched(), scheduler=Scheduler(lambda: len(sizes) < 3))
    assert sizes == [1, 1, 1, 8, 8, 1]


# --- what is damaged


@pytest.mark.parametrize(
    "name", ["documents.jsonl", "heads.jsonl", "passages.jsonl", "arrays.safetensors", "segment.json"]
)
@pytest.mark.parametrize("how", ["cut", "changed", "empty", "missing", "an older format"])
def test_a_damaged_file_is_named_and_the_rest_is_kept(name, how, engine, words, three):
    engine.put(three[:1], (), words)
    engine.put(three[1:], (), words)
    path = engine.open().segments[0].folder / name
    data = path.read_bytes()
    path.unlink()
    if how == "an older format":
        path.write_bytes(json.dumps({"format": 6}).encode())
    elif how != "missing":
        path.write_bytes({"cut": data[:-9], "changed": data[:-9] + b"?" + data[-8:], "empty": b""}[how])
    fresh = again(engine)
    with pytest.raises(IndexDamaged) as caught:
        fresh.open()
    assert str(caught.value).startswith(f"{path}: damaged (")
    assert str(caught.value).endswith("); `chithi reindex` builds the index again from the stored documents")
    assert (fresh.is_published(), set(fresh.held()), set(fresh.indexed(words))) == (True, {"b", "c"}, {"b", "c"})
    fresh.put(three[:1], (), words)
    assert ids(fresh.open()) == ids(again(engine).open()) == EVERY


@pytest.mark.parametrize("data", [None, b"", b"{", b"[]", b"\xff", b'{"format": 2}', b'{"format": 7}'])
def test_without_the_state_the_latest_of_each_document_is_kept(data, engine, words, three, directive):
    engine.put(three, (), words)
    changed = directive("a", "Trồng rừng.", "Giữ đất.")
    engine.put([changed], (), words)
    path = engine.root / "state.json"
    path.unlink()
    if data is None:
        (engine.root / "current").write_text("12")  # what the format before had in its place
        path = engine.root / "current"
    else:
        path.write_bytes(data)
    fresh = again(engine)
    with pytest.raises(IndexDamaged) as caught:
        fresh.open()
    assert str(caught.value).startswith(f"{path}: damaged (")
    assert set(fresh.held()) == {"a", "b", "c"}
    fresh.put((), (), words)
    assert again(engine).open().document("a") == changed
    assert ids(again(engine).open()) == EVERY
    assert not (engine.root / "current").exists()


def test_a_state_with_one_digit_changed_is_damaged(engine, words, three):
    engine.put(three, (), words)
    path = engine.root / "state.json"
    path.write_bytes(path.read_bytes().replace(b'"removed": []', b'"removed": [0]'))
    with pytest.raises(IndexDamaged, match="it is not as it was written"):
        again(engine).open()


def test_the_folders_of_the_format_before_go_with_the_first_state(engine, words, three):
    old = engine.root / "12" / "lexical"
    old.mkdir(parents=True)
    (engine.root / "notes").mkdir()  # not ours
    (engine.root / "current").write_text("12")
    assert engine.is_published()
    engine.put(three, (), words)
    assert sorted(p.name for p in engine.root.iterdir()) == ["notes", "segments", "state.json"]


# --- what cannot be written


def put_with_files_of_at_most(size, engine, documents, encoder):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        engine.put(documents, (), encoder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("size", [pytest.param(100, id="documents"), pytest.param(5_000, id="arrays")])
def test_put_that_cannot_write_a_file_is_index_write_error_and_leaves_nothing(size, engine, three, words):
    engine.put(three[:1], (), words)
    with pytest.raises(IndexWriteError) as caught:
        put_with_files_of_at_most(size, engine, three[1:], words)
    assert str(caught.value) == (
        f"{engine.root}: cannot be written (File too large); choose another folder with --home or CHITHI_HOME"
    )
    assert ids(engine.open()) == ids(again(engine).open()) == EVERY[:2]
    assert [p.name for p in (engine.root / "segments").iterdir()] == ["1"]
    engine.put(three[1:], (), words)
    assert ids(engine.open()) == EVERY


def test_put_that_fails_in_the_encoder_leaves_what_was_published(engine, three, words):
    engine.put(three[:1], (), words)

    class Failing(type(words)):
        def encode_passages(self, texts):
            raise MemoryError(len(texts))

    with pytest.raises(MemoryError):
        engine.put(three, (), Failing())
    assert ids(again(engine).open()) == EVERY[:2]


def test_put_below_a_regular_file_is_index_write_error(tmp_path, words):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(IndexWriteError) as caught:
        LocalEngine(tmp_path / "file" / "index").put((), (), words)
    assert str(caught.value) == (
        f"{tmp_path / 'file' / 'index'}: cannot be written (Not a directory);"
        " choose another folder with --home or CHITHI_HOME"
    )


def test_what_a_killed_run_left_half_written_goes_with_the_next_state(engine, three, words):
    engine.put(three[:1], (), words)
    half = engine.root / "segments" / ".building-2"
    shutil.copytree(engine.root / "segments" / "1", half)
    shutil.copytree(half, engine.root / "segments" / "7")  # named, and never published
    engine.put(three[1:], (), words)
    assert sorted(p.name for p in (engine.root / "segments").iterdir()) == ["1", "8"]


# --- what a passage is


def test_passages_are_told_with_the_kinds_of_answer_that_they_give(engine, directive, words):
    clauses = ("Sở Y tế chủ trì, xong trước ngày 15/3/2023.", "Hỗ trợ 5 triệu đồng.", "Giữ vệ sinh chung.")
    document = directive("a", *clauses)
    engine.put([document], (), words)
    entries = engine.open().entries_of("a")
    # A marker is no figure.
    assert [e.gives for e in entries] == [["how_much", "lead", "when"], ["coordinate", "how_much", "money"], []]
    passages = split_document(document)
    assert [(e.passage_id, e.document_id, e.path, e.start, e.end, e.digest) for e in entries] == [
        (p.passage_id, p.document_id, p.path, p.start, p.end, p.digest) for p in passages
    ]
    contents = engine.open().manifest
    assert (contents.encoder, contents.encoder_revision, contents.passages) == ("words", "words-1", 3)
    assert (contents.places, contents.numbers) == (["thach giang"], {"a": ["cong van", "1 ubnd nn"]})
    assert contents.heads == {"a": document.metadata}
