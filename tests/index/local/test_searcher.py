import math
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text.terms import folded_terms
from index.encoders.protocol import EncodedQuery, encode_query, unit
from index.engine import Candidate
from index.local.encoding import encode
from index.passage import split_document
from index.words.terms import FOLDED


def ids(searcher):
    return [e.passage_id for e in searcher.entries]


def by_number(found):
    return sorted(found, key=lambda c: c.number)


@pytest.fixture
def documents(directive):
    return [
        directive(
            f"v{d}", *(f"Kênh {d} đoạn {n} tưới {'lúa ' * (n % 3)}cho xã {n % 7}." for n in range(20)), number=str(d)
        )
        for d in range(4)
    ]


@pytest.fixture
def searcher(documents, scatter, built, tmp_path):
    return built(tmp_path, documents, scatter)


@pytest.fixture
def exact(documents, scatter):
    """The passages' vectors in the order of the index, by numpy."""
    return encode([p for d in documents for p in split_document(d)], scatter)[0]


def test_search_by_vector_is_exact(searcher, exact, scatter):
    queries = scatter.encode_queries([f"câu hỏi {n}" for n in range(10)])
    for query in queries:
        cosines = exact @ query
        best = sorted(np.argsort(-cosines)[:15].tolist())
        found = by_number(searcher.search(EncodedQuery(query[None]), {}, 15))
        assert [c.number for c in found] == best
        np.testing.assert_allclose([c.dense for c in found], cosines[best], atol=1e-6)
        assert [c.lexical for c in found] == [0.0] * 15


def test_search_joins_both_searches_and_gives_each_candidate_its_exact_cosine(searcher, exact, scatter):
    query = scatter.encode_queries(["câu hỏi"])
    terms = {FOLDED: {"lua": 1.0, "v2": 1.0}}
    by_terms = {c.number: c.lexical for c in searcher.search(None, terms, 12)}
    by_vector = np.argsort(-(exact @ query[0]))[:12].tolist()
    assert set(by_terms) - set(by_vector)
    assert set(by_vector) - set(by_terms)
    cosines = [pytest.approx(float(c), abs=1e-6) for c in exact @ query[0]]
    # An encoder without tokens: the cosine stands for late interaction.
    assert by_number(searcher.search(EncodedQuery(query), terms, 12)) == [
        Candidate(n, cosines[n], by_terms.get(n, 0.0), cosines[n]) for n in sorted({*by_terms, *by_vector})
    ]


def test_search_without_a_vector_goes_by_terms_alone(searcher):
    found = by_number(searcher.search(None, {FOLDED: {"v3": 1.0}}, 100))
    assert [c.number for c in found] == list(range(60, 80))
    assert {c.dense for c in found} == {0.0}
    assert min(c.lexical for c in found) > 0


def test_search_deeper_than_the_index_gives_every_passage(searcher, scatter):
    found = searcher.search(encode_query(scatter, "x"), {}, 500)
    assert sorted(c.number for c in found) == list(range(80))
    # In the order of their ids, which is no other however the documents came.
    names = [searcher.entries[c.number].passage_id for c in found]
    assert names == sorted(names) != [e.passage_id for e in searcher.entries]


def test_vectors_are_those_that_were_built(searcher, exact):
    np.testing.assert_array_equal(np.concatenate([s.vectors.rows for s in searcher.segments]), exact)
    np.testing.assert_allclose(exact, unit(exact), atol=1e-6)


def test_search_scores_tokens_of_every_candidate(directive, token_words, built, tmp_path):
    documents = [directive("a", "Lúa thuốc.", "Cháy trường."), directive("b", "Lúa lúa.", "Trống.")]
    searcher = built(tmp_path, documents, token_words)
    found = searcher.search(token_words.encode_query("lúa cháy"), {}, 10)
    scores = {searcher.entries[c.number].passage_id: c.late for c in found}
    # Half for each of the two words that a clause has.
    assert {k: v for k, v in scores.items() if k in {"a#1", "a#2", "b#1"}} == {"a#1": 0.5, "a#2": 0.5, "b#1": 0.5}
    both = searcher.search(token_words.encode_query("lúa thuốc"), {}, 10)
    scores = {searcher.entries[c.number].passage_id: c.late for c in both}
    assert {k: v for k, v in scores.items() if k in {"a#1", "a#2", "b#1"}} == {"a#1": 1.0, "a#2": 0.0, "b#1": 0.5}


def test_a_passage_gives_what_it_says_and_the_figures_of_the_line_above_it(directive, scatter, built, tmp_path):
    rates = directive("muc", "Mức 45% trong năm 2026 áp dụng đối với:\na) Cô giáo;\nb) Thầy giáo, từ ngày 01/9/2026.")
    entries = built(tmp_path, [rates], scatter).entries
    assert {e.path: e.gives for e in entries if e.path.startswith("1.")} == {
        "1.a": ["how_much", "percent"],
        "1.b": ["how_much", "percent", "when"],
    }


def test_an_index_is_of_the_encoder_that_it_was_built_with(searcher, scatter, words):
    assert searcher.is_of(scatter)
    assert not searcher.is_of(words)


def test_documents_naming_finds_a_phrase_in_clauses_and_titles_accents_aside(directive, scatter, built, tmp_path):
    documents = [
        directive("a", "Đắp đê ở xã Sơn Động."),
        directive("b", "Mở cống ở Động Sơn.", "Trồng rừng ở Sơn Tây, gần Động."),
        directive("son dong", "Không gì cả."),  # its title is "V/v việc của son dong"
    ]
    searcher = built(tmp_path, documents, scatter)
    assert searcher.documents_naming("Sơn Động") == {"a", "son dong"}
    assert searcher.documents_naming("dong son") == {"b"}
    assert searcher.documents_naming("rừng") == {"b"}
    assert searcher.documents_naming("Hà Đông") == set()


# --- within: only the documents that may be seen are ranked

SYLLABLES = ("lúa", "ngô", "mía", "sắn", "đập", "kho", "bãi", "gạo", "chè", "nấm")  # each of three letters
MANY = 200


@pytest.fixture(scope="module")
def template(directive):
    return directive("template", "aaa " * 8 + "bbb.", "ccc " * 5 + "ddd.", "eee.")


def from_template(template, document_id, words):
    """The template under another id, its 16 syllables replaced by others of the same length: all offsets hold."""
    text = template.text
    for slot, word in zip([*["aaa"] * 8, "bbb", *["ccc"] * 5, "ddd", "eee"], words, strict=True):
        text = text.replace(slot, word, 1)
    assert len(text) == len(template.text)
    return replace(template, document_id=document_id, text=text)


class Oracle:
    """Every passage by numpy and by BM25 as it is printed: k1 = 1.2, b = .75, lengths rounded as Lucene does."""

    def __init__(self, passages, vectors):
        self.passages, self.vectors = passages, vectors
        self.terms = [Counter(folded_terms(f"{p.context}\n{p.text}")) for p in passages]
        self.frequency = Counter(t for terms in self.terms for t in terms)
        self.average = sum(t.total() for t in self.terms) / len(passages)

    def bm25(self, number, weights):
        terms, count = self.terms[number], len(self.passages)
        length = max(n for n in self.lengths() if n <= terms.total())
        return sum(
            weight
            * math.log(1 + (count - self.frequency[t] + 0.5) / (self.frequency[t] + 0.5))
            * (terms[t] * 2.2 / (terms[t] + 1.2 * (0.25 + 0.75 * length / self.average)))
            for t, weight in weights.items()
            if terms[t]
        )

    @staticmethod
    def lengths():
        """The lengths that a byte can tell apart: to 40 all, then every second, every fourth …"""
        return [*range(40), *(24 + ((8 + i % 8) << (i // 8 + 1)) for i in range(40))]

    def rows(self, within):
        return [n for n, p in enumerate(self.passages) if within is None or p.document_id in within]


@pytest.fixture(scope="module")
def many(template, scatter, built, tmp_path_factory):
    """200 documents of three clauses each: their index, and the oracle."""
    draw = np.random.default_rng(7)
    documents = [
        from_template(template, f"d{n:03}", [SYLLABLES[i] for i in draw.integers(0, len(SYLLABLES), 16)])
        for n in range(MANY)
    ]
    searcher = built(tmp_path_factory.mktemp("many"), documents, scatter)
    passages = [p for d in documents for p in split_document(d)]
    assert ids(searcher) == [p.passage_id for p in passages]
    return searcher, Oracle(passages, encode(passages, scatter)[0])


SOME_DOCUMENTS = st.one_of(
    st.none(),
    st.frozensets(st.sampled_from([f"d{n:03}" for n in range(MANY)]), max_size=5),
    st.integers(0, MANY - 1).map(lambda n: frozenset(f"d{i:03}" for i in range(n, MANY))),
)


@given(SOME_DOCUMENTS, st.integers(1, 40), st.integers(0, 999))
@settings(max_examples=60)
def test_search_by_vector_ranks_what_may_be_seen_and_nothing_else(many, scatter, within, depth, question):
    searcher, oracle = many
    query = scatter.encode_queries([f"câu hỏi {question}"])
    found = searcher.search(EncodedQuery(query), {}, depth, within)
    cosines = {n: float(oracle.vectors[n] @ query[0]) for n in oracle.rows(within)}
    assert len({c.number for c in found}) == len(found)
    assert [c.dense for c in found] == pytest.approx([cosines[c.number] for c in found], abs=1e-6)
    # Equal texts have equal vectors, and any of them may come first: the cosines are compared.
    best = sorted(cosines.values(), reverse=True)[:depth]
    assert sorted((c.dense for c in found), reverse=True) == pytest.approx(best, abs=1e-6)


@given(SOME_DOCUMENTS, st.integers(1, 40), st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=4))
@settings(max_examples=60)
def test_search_by_terms_ranks_what_may_be_seen_by_the_scores_of_the_whole_index(many, within, depth, asked):
    searcher, oracle = many
    weights = {t: 1.0 + n / 4 for n, t in enumerate(dict.fromkeys(folded_terms(" ".join(asked))))}
    found = searcher.search(None, {FOLDED: weights}, depth, within)
    expected = {n: s for n in oracle.rows(within) if (s := oracle.bm25(n, weights)) > 0}
    assert {c.number for c in found} <= set(expected)
    assert [c.lexical for c in found] == pytest.approx([expected[c.number] for c in found], rel=1e-4)
    # Of passages that score alike any may come first: the scores are compared.
    best = sorted(expected.values(), reverse=True)[:depth]
    assert sorted((c.lexical for c in found), reverse=True) == pytest.approx(best, rel=1e-4)
    # A filter leaves every score as it was, to the last bit that a sum of floats may differ in.
    everything = {c.number: c.lexical for c in searcher.search(None, {FOLDED: weights}, 3 * MANY)}
    assert [c.lexical for c in found] == pytest.approx([everything[c.number] for c in found], rel=1e-6)


def test_search_joins_both_searches_of_what_may_be_seen(many, scatter):
    searcher, oracle = many
    query, terms, within = scatter.encode_queries(["câu hỏi"]), {FOLDED: {"lua": 1.0}}, frozenset({"d007", "d150"})
    found = searcher.search(EncodedQuery(query), terms, 2, within)
    by_terms = {c.number for c in searcher.search(None, terms, 2, within)}
    by_vector = set(sorted(oracle.rows(within), key=lambda n: -float(oracle.vectors[n] @ query[0]))[:2])
    assert by_terms - by_vector
    assert by_vector - by_terms
    assert {c.number for c in found} == by_terms | by_vector


def test_search_within_nothing_or_documents_unknown_finds_nothing(many, scatter):
    searcher, _ = many
    query, terms = encode_query(scatter, "câu hỏi"), {FOLDED: {"lua": 1.0}}
    for within in (frozenset(), frozenset({"d999", "D001", "d00", "d001 ", "\udc80"})):
        assert searcher.search(query, terms, 10, within) == []
    known = searcher.search(query, terms, 10, frozenset({"d001"}))
    assert searcher.search(query, terms, 10, frozenset({"d001", "d999", "\udc80"})) == known != []


def test_ids_of_documents_are_taken_whole(directive, scatter, built, tmp_path):
    names = ["Công văn 7", "Công văn 7~2", "công văn 7", "7", "so-7/a"]
    searcher = built(tmp_path, [directive(n, "Tưới lúa.") for n in names], scatter)
    for name in names:
        found = searcher.search(encode_query(scatter, "x"), {FOLDED: {"lua": 1.0}}, 10, frozenset({name}))
        assert [searcher.entries[c.number].document_id for c in found] == [name]
        assert found[0].lexical > 0


def test_a_document_that_5000_others_outrank_comes_first_where_it_alone_may_be_seen(template, words, built, tmp_path):
    # Every passage of 5,000 documents says "lúa" and no other word that has an axis; the last one says it once, beside
    # "cháy": its cosine is 1 / √2 where all others have 1.
    others = [from_template(template, f"a{n:04}", ["lúa"] * 16) for n in range(5000)]
    text = template.text.replace("aaa aaa aaa", "lúa cháy ab", 1)
    poor = from_template(replace(template, text=text), "poor", ["ngô"] * 16)
    searcher = built(tmp_path, [*others, poor], words)
    query, terms = encode_query(words, "lúa"), {FOLDED: {"lua": 1.0}}
    *better, worst = sorted(searcher.search(query, terms, 20_000), key=lambda c: (-c.lexical, -c.dense))[:15_001]
    number = ids(searcher).index("poor#1")
    assert (worst.number, len(better)) == (number, 15_000)
    assert worst.dense == pytest.approx(0.5**0.5)
    assert min(c.lexical for c in better) > worst.lexical > 0
    assert min(c.dense for c in better) == pytest.approx(1)
    assert number not in {c.number for c in searcher.search(query, terms, 100)}
    alone = frozenset({"poor"})
    assert searcher.search(query, {}, 1, alone) == [replace(worst, lexical=0.0)]
    assert searcher.search(None, terms, 1, alone) == [replace(worst, dense=0.0, late=0.0)]
    assert searcher.search(query, terms, 1, alone) == [worst]
