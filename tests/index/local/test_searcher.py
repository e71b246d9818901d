import hashlib
import json

import numpy as np
import pytest

from index.encoders.protocol import EncodedQuery, encode_query, unit
from index.engine import Candidate
from index.errors import EncoderMismatch, IndexDamaged
from index.local.build import build_index, encode
from index.local.lexical import FOLDED, LexicalIndex
from index.local.searcher import LocalSearcher
from index.passage import split_document


@pytest.fixture
def documents(directive):
    return [
        directive(
            f"v{d}", *(f"Kênh {d} đoạn {n} tưới {'lúa ' * (n % 3)}cho xã {n % 7}." for n in range(20)), number=str(d)
        )
        for d in range(4)
    ]


@pytest.fixture
def searcher(documents, scatter, tmp_path):
    return LocalSearcher(build_index(tmp_path, documents, scatter))


@pytest.fixture
def exact(documents, scatter):
    """The passages' vectors in the order of the index, by numpy."""
    return encode([p for d in documents for p in split_document(d)], scatter)[0]


def test_search_by_vector_is_exact(searcher, exact, scatter):
    queries = scatter.encode_queries([f"câu hỏi {n}" for n in range(10)])
    for query in queries:
        cosines = exact @ query
        best = sorted(np.argsort(-cosines)[:15].tolist())
        found = searcher.search(EncodedQuery(query[None]), {}, 15)
        assert [c.number for c in found] == best
        np.testing.assert_allclose([c.dense for c in found], cosines[best], atol=1e-6)
        assert [c.lexical for c in found] == [0.0] * 15


def test_search_joins_both_searches_and_gives_each_candidate_its_exact_cosine(searcher, exact, scatter):
    query = scatter.encode_queries(["câu hỏi"])
    terms = {FOLDED: {"lua": 1.0, "v2": 1.0}}
    by_terms = dict(LexicalIndex(searcher.folder / "lexical").search(terms, 12))
    by_vector = np.argsort(-(exact @ query[0]))[:12].tolist()
    assert set(by_terms) - set(by_vector)
    assert set(by_vector) - set(by_terms)
    cosines = [pytest.approx(float(c), abs=1e-6) for c in exact @ query[0]]
    # An encoder without tokens: the cosine stands for late interaction.
    assert searcher.search(EncodedQuery(query), terms, 12) == [
        Candidate(n, cosines[n], by_terms.get(n, 0.0), cosines[n]) for n in sorted({*by_terms, *by_vector})
    ]


def test_search_without_a_vector_goes_by_terms_alone(searcher):
    found = searcher.search(None, {FOLDED: {"v3": 1.0}}, 100)
    assert [c.number for c in found] == list(range(60, 80))
    assert {c.dense for c in found} == {0.0}
    assert min(c.lexical for c in found) > 0


def test_search_deeper_than_the_index_gives_every_passage(searcher, scatter):
    assert [c.number for c in searcher.search(encode_query(scatter, "x"), {}, 500)] == list(range(80))


def test_vectors_by_digest_are_those_that_were_built(searcher, exact):
    kept = searcher.vectors_by_digest()
    np.testing.assert_array_equal(np.stack([kept[d] for d in searcher.passage_digests]), exact)
    np.testing.assert_allclose(exact, unit(exact), atol=1e-6)


def test_search_scores_tokens_of_every_candidate(directive, token_words, tmp_path):
    documents = [directive("a", "Lúa thuốc.", "Cháy trường."), directive("b", "Lúa lúa.", "Trống.")]
    searcher = LocalSearcher(build_index(tmp_path, documents, token_words))
    found = searcher.search(token_words.encode_query("lúa cháy"), {}, 10)
    scores = {searcher.passage_ids[c.number]: c.late for c in found}
    # Half for each of the two words that a clause has.
    assert {k: v for k, v in scores.items() if k in {"a#1", "a#2", "b#1"}} == {"a#1": 0.5, "a#2": 0.5, "b#1": 0.5}
    both = searcher.search(token_words.encode_query("lúa thuốc"), {}, 10)
    scores = {searcher.passage_ids[c.number]: c.late for c in both}
    assert {k: v for k, v in scores.items() if k in {"a#1", "a#2", "b#1"}} == {"a#1": 1.0, "a#2": 0.0, "b#1": 0.5}


def test_check_encoder_tells_two_revisions_apart(searcher, scatter, words):
    searcher.check_encoder(scatter)
    with pytest.raises(EncoderMismatch) as caught:
        searcher.check_encoder(words)
    assert str(caught.value) == (
        f"{searcher.folder}: built with encoder 'scatter' (scatter-1), 'words' (words-1) is in use;"
        " `chithi reindex` builds it again, or set CHITHI_ENCODER back"
    )


def test_documents_naming_finds_a_phrase_in_clauses_and_titles_accents_aside(directive, scatter, tmp_path):
    documents = [
        directive("a", "Đắp đê ở xã Sơn Động."),
        directive("b", "Mở cống ở Động Sơn.", "Trồng rừng ở Sơn Tây, gần Động."),
        directive("son dong", "Không gì cả."),  # its title is "V/v việc của son dong"
    ]
    searcher = LocalSearcher(build_index(tmp_path, documents, scatter))
    assert searcher.documents_naming("Sơn Động") == {"a", "son dong"}
    assert searcher.documents_naming("dong son") == {"b"}
    assert searcher.documents_naming("rừng") == {"b"}
    assert searcher.documents_naming("Hà Đông") == set()


def rewrite(folder, name, text):
    """Replaces a file of an index so that the manifest agrees with it."""
    (folder / name).write_text(text, encoding="utf-8")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"][name] = hashlib.sha256(text.encode()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def test_opening_refuses_passages_vectors_tokens_and_postings_that_differ_in_number(searcher):
    lines = (searcher.folder / "passages.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    rewrite(searcher.folder, "passages.jsonl", "".join(lines[:-1]))
    with pytest.raises(IndexDamaged) as caught:
        LocalSearcher(searcher.folder)
    assert str(caught.value) == (
        f"{searcher.folder}: damaged (passages, vectors, tokens and postings differ in number: [79, 80]);"
        " `chithi reindex` builds it again"
    )


@pytest.mark.parametrize("line", ["not JSON", '["too", "few"]', "7"])
def test_opening_refuses_a_line_that_is_no_passage(line, searcher):
    rewrite(searcher.folder, "passages.jsonl", f"{line}\n")
    with pytest.raises(IndexDamaged):
        LocalSearcher(searcher.folder)


def test_opening_refuses_a_file_of_vectors_that_is_none(searcher):
    rewrite(searcher.folder, "vectors.faiss", "no vectors here")
    with pytest.raises(IndexDamaged):
        LocalSearcher(searcher.folder)


def test_opening_names_any_file_that_was_changed_on_disk(searcher):
    for path in sorted(p for p in searcher.folder.rglob("*") if p.is_file() and not p.name.startswith(".")):
        # Under another name first: what has the old file open keeps it.
        data = path.read_bytes()
        aside, changed = path.with_name(".aside"), path.with_name(".changed")
        changed.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        path.rename(aside)
        changed.rename(path)
        with pytest.raises(IndexDamaged) as caught:
            LocalSearcher(searcher.folder)
        assert str(path) in str(caught.value)
        aside.replace(path)
    assert len(LocalSearcher(searcher.folder).entries) == 80
