import json
import resource
from dataclasses import replace

import faiss
import numpy as np
import pytest

from corpus.text.terms import folded_terms
from index.encoders.protocol import EncodedQuery
from index.errors import IndexWriteError
from index.local.build import build_index, encode
from index.local.folder import FORMAT, load_manifest, published
from index.local.searcher import LocalSearcher
from index.passage import Passage, split_document
from index.words.terms import FOLDED

QUESTIONS = ("tưới lúa huyện Đông", "thuốc", "việc của b khoản cháy trường")


def found(searcher, question):
    """What a search by terms finds: passage ids with scores."""
    terms = {FOLDED: dict.fromkeys(folded_terms(question), 1.0)}
    candidates = searcher.search(None, terms, 1000)
    return {searcher.passage_ids[c.number]: pytest.approx(c.lexical, rel=1e-6) for c in candidates}


def by_id(searcher):
    return {e.passage_id: e for e in searcher.entries}


def vectors(searcher):
    return {d: v.tolist() for d, v in searcher.vectors_by_digest().items()}


def assert_same(searcher, other):
    assert by_id(searcher) == by_id(other)
    assert vectors(searcher) == vectors(other)
    for question in QUESTIONS:
        assert len(found(searcher, question)) >= 2
        assert found(searcher, question) == found(other, question)


@pytest.fixture
def three(directive):
    return [
        directive("a", "Tưới lúa ở huyện Đông.", "Phát thuốc cho trạm y tế xã.", number="1"),
        directive("b", "Phòng cháy cho trường học.", "Tưới lúa ở huyện Tây, lúa hè thu.", number="2"),
        directive("c", "Kiểm kê thuốc, thuốc quý.", "Chữa cháy rừng.", "Mở trường mới.", number="3"),
    ]


def test_encode_is_of_the_text_in_its_context(words):
    passage = Passage("d#1", "d", "1", 0, 1, text="thuốc, thuốc", context="lúa")
    # lúa 1, thuốc 2, over √5.
    np.testing.assert_allclose(encode([passage], words)[0], [[1 / 5**0.5, 2 / 5**0.5, 0, 0]], atol=1e-6)


def test_build_index_writes_passages_vectors_and_manifest(three, words, tmp_path):
    folder = build_index(tmp_path, [three[1], three[0]], words)
    rows = [json.loads(line) for line in (folder / "passages.jsonl").read_text(encoding="utf-8").splitlines()]
    passages = [p for d in three[:2] for p in split_document(d)]
    assert [r[0] for r in rows] == ["a#1", "a#2", "b#1", "b#2"]
    assert [r[1:6] for r in rows] == [[p.document_id, p.path, p.start, p.end, p.digest] for p in passages]
    flat = faiss.read_index(str(folder / "vectors.faiss"))
    np.testing.assert_allclose(flat.reconstruct_n(0, 4), encode(passages, words)[0], atol=1e-6)
    manifest = LocalSearcher(folder).manifest
    assert replace(manifest, files={}).__dict__ == {
        "format": FORMAT,
        "superseded": {},
        "encoder": "words",
        "encoder_revision": "words-1",
        "dimension": 4,
        "passages": 4,
        "splitter": 1,
        "documents": {"a": three[0].text_sha256, "b": three[1].text_sha256},
        "places": ["thach giang"],
        "numbers": {"a": ["cong van", "1 ubnd nn"], "b": ["cong van", "2 ubnd nn"]},
        "files": {},
    }
    assert {"passages.jsonl", "vectors.faiss", "lexical/meta.json"} <= set(manifest.files)


def test_build_index_notes_the_kinds_of_answer_that_a_passage_gives(directive, words, tmp_path):
    document = directive("a", "Sở Y tế chủ trì, xong trước ngày 15/3/2023.", "Hỗ trợ 5 triệu đồng.")
    entries = LocalSearcher(build_index(tmp_path, [document], words)).entries
    assert [e.gives for e in entries] == [["how_much", "lead", "when"], ["coordinate", "how_much", "money"]]


def test_build_index_takes_no_marker_for_a_figure(directive, words, tmp_path):
    document = directive("a", "Giữ vệ sinh chung.")
    assert [e.gives for e in LocalSearcher(build_index(tmp_path, [document], words)).entries] == [[]]


def test_build_index_added_to_is_the_index_built_at_once(three, scatter, tmp_path):
    once = LocalSearcher(build_index(tmp_path / "once", three, scatter))
    before = None
    # The last comes first in the alphabet: numbers of passages differ from those of the index built at once.
    for documents in ([three[2]], three[1:], three):
        last, before = before, LocalSearcher(build_index(tmp_path / "steps", documents, scatter, before))
    # Postings that both share were added to, not changed.
    assert load_manifest(last.folder) == last.manifest
    assert before.passage_ids != once.passage_ids
    assert_same(before, once)


def test_build_index_after_a_change_or_a_removal_is_the_index_built_at_once(three, directive, scatter, tmp_path):
    before = LocalSearcher(build_index(tmp_path / "steps", three, scatter))
    three[0] = directive("a", "Tưới lúa ở huyện Bắc.", "Phát thuốc cho trạm y tế xã.", number="1")
    changed = LocalSearcher(build_index(tmp_path / "steps", three, scatter, before))
    assert_same(changed, LocalSearcher(build_index(tmp_path / "once", three, scatter)))
    removed = LocalSearcher(build_index(tmp_path / "steps", three[::2], scatter, changed))
    once = LocalSearcher(build_index(tmp_path / "once", three[::2], scatter))
    assert by_id(removed) == by_id(once)
    assert found(removed, "tưới lúa thuốc cháy") == found(once, "tưới lúa thuốc cháy") != {}
    assert {i.partition("#")[0] for i in found(removed, "lúa thuốc cháy")} == {"a", "c"}


def test_build_index_encodes_only_what_is_new(three, directive, make_words, tmp_path):
    build = make_words()
    before = LocalSearcher(build_index(tmp_path, three[:2], build))
    assert len(build.encoded) == 4
    again = make_words()
    changed = directive("b", "Phòng cháy cho trường học.", "Tưới lúa ở huyện Nam.", number="2")
    build_index(tmp_path, [three[0], changed, three[2]], again, before)
    new = [*split_document(changed)[1:], *split_document(three[2])]
    assert again.encoded == [f"{p.context}\n{p.text}" for p in new]


def test_build_index_takes_no_vector_from_an_index_of_another_encoder(three, make_words, tmp_path):
    before = LocalSearcher(build_index(tmp_path, three, make_words()))
    other = make_words(revision="words-2")
    build_index(tmp_path, three, other, before)
    assert len(other.encoded) == 7
    assert LocalSearcher(published(tmp_path)).manifest.encoder_revision == "words-2"


def test_build_index_of_no_documents_is_an_index_of_nothing(words, tmp_path):
    searcher = LocalSearcher(build_index(tmp_path, [], words))
    assert (
        searcher.entries,
        searcher.search(EncodedQuery(np.ones((1, 4), np.float32)), {FOLDED: {"lua": 1.0}}, 5),
    ) == ([], [])


def test_build_index_tells_how_far_it_is(directive, words, tmp_path):
    told = []
    document = directive("a", *(f"Tưới kênh {n}." for n in range(1, 301)))
    build_index(tmp_path, [document], words, progress=lambda done, total: told.append((done, total)))
    assert told == [(256, 300), (300, 300)]


def test_build_index_that_fails_in_the_encoder_leaves_the_old_index_alone(three, words, tmp_path):
    old = build_index(tmp_path, three[:1], words)

    class Failing(type(words)):
        def encode_passages(self, texts):
            raise MemoryError(len(texts))

    with pytest.raises(MemoryError):
        build_index(tmp_path, three, Failing())
    assert published(tmp_path) == old
    assert sorted(p.name for p in tmp_path.iterdir()) == ["1", "current"]


def build_with_files_of_at_most(size, root, documents, encoder):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        build_index(root, documents, encoder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("size", [pytest.param(100, id="passages"), pytest.param(20_000, id="postings")])
def test_build_index_that_cannot_write_a_file_is_index_write_error_and_leaves_nothing(
    size, three, directive, words, tmp_path
):
    # Postings take more room than passages and vectors: 40 clauses of words that are nowhere else.
    big = directive("big", *(" ".join(f"x{n}y{m}" for m in range(60)) + "." for n in range(40)))
    old = build_index(tmp_path, three, words)
    with pytest.raises(IndexWriteError):
        build_with_files_of_at_most(size, tmp_path, [*three, big], words)
    assert published(tmp_path) == old
    assert sorted(p.name for p in tmp_path.iterdir()) == ["1", "current"]


def test_build_index_after_a_failed_one_goes_on(three, words, tmp_path):
    build_index(tmp_path, three[:1], words)
    with pytest.raises(IndexWriteError):
        build_with_files_of_at_most(100, tmp_path, three, words)
    assert len(LocalSearcher(build_index(tmp_path, three, words)).entries) == 7
