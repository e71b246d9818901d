import math

import numpy as np
import pytest

from corpus.text.terms import accented_terms, folded_terms
from index.local.bm25 import Lexical, Part
from index.local.postings import Postings, build_postings, merge_postings
from index.words.terms import ACCENTED, FIELDS, FOLDED

TERMS = {FOLDED: folded_terms, ACCENTED: accented_terms}


def part(*texts, context="", removed=()):
    """The postings of passages of one context, some of them removed."""
    arrays = {f: build_postings(f, [TERMS[f](f"{context}\n{t}") for t in texts]) for f in FIELDS}
    live = np.array([n not in removed for n in range(len(texts))]) if removed else None
    return Part({f: Postings(arrays[f], f) for f in FIELDS}, live, len(texts))


def ranked(lexical, terms):
    """Passages that are found as (number, score), best first."""
    scores = lexical.scores(terms)
    return [(int(n), float(scores[n])) for n in np.argsort(-scores, kind="stable") if scores[n] > 0]


class Index:
    def __init__(self, *parts):
        self.lexical = Lexical(parts)

    def search(self, terms, depth):
        return ranked(self.lexical, terms)[:depth]

    def holding(self, terms):
        return set(self.lexical.holding(FOLDED, terms))


@pytest.fixture
def index_of():
    return lambda *texts, context="": Index(part(*texts, context=context))


# --- scores


def bm25(tf, length, average, df, count):
    """Returns the score of one term; k1 = 1.2, b = 0.75, the inverse document frequency that never is negative."""
    idf = math.log(1 + (count - df + 0.5) / (df + 0.5))
    return idf * tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * length / average))


def test_search_scores_by_bm25_worked_out_by_hand(index_of):
    # Terms with their pairs: 3 + 2, 1, 5 + 4, 2 + 1; all lengths under 40 are kept exactly.
    index = index_of("lúa lúa nước", "nước", "lúa kênh kênh kênh kênh", "kênh mương")
    average = (5 + 1 + 9 + 3) / 4
    assert index.search({FOLDED: {"lua": 1.0}}, 10) == [
        (0, pytest.approx(bm25(2, 5, average, 2, 4), rel=1e-5)),
        (2, pytest.approx(bm25(1, 9, average, 2, 4), rel=1e-5)),
    ]
    # Two terms: their scores are added; passage 0 has both.
    assert index.search({FOLDED: {"lua": 1.0, "nuoc": 1.0}}, 10) == [
        (0, pytest.approx(bm25(2, 5, average, 2, 4) + bm25(1, 5, average, 2, 4), rel=1e-5)),
        (1, pytest.approx(bm25(1, 1, average, 2, 4), rel=1e-5)),
        (2, pytest.approx(bm25(1, 9, average, 2, 4), rel=1e-5)),
    ]
    # A pair is a term of its own.
    assert index.search({FOLDED: {"kenh_muong": 1.0}}, 10) == [(3, pytest.approx(bm25(1, 3, average, 1, 4), rel=1e-5))]


def test_search_multiplies_scores_by_the_weights_of_terms(index_of):
    index = index_of("lúa nước", "nước", "kênh")
    plain = dict(index.search({FOLDED: {"lua": 1.0, "nuoc": 1.0}}, 10))
    weighted = dict(index.search({FOLDED: {"lua": 1.0, "nuoc": 0.25}}, 10))
    nuoc = dict(index.search({FOLDED: {"nuoc": 1.0}}, 10))
    assert weighted == {
        0: pytest.approx(plain[0] - 0.75 * nuoc[0], rel=1e-5),
        1: pytest.approx(0.25 * plain[1], rel=1e-5),
    }


def test_search_of_the_accented_field_tells_look_alikes_apart(index_of):
    index = index_of("bán gỗ", "bàn gỗ", "bản gỗ")
    assert {n for n, _ in index.search({FOLDED: {"ban": 1.0}}, 10)} == {0, 1, 2}
    assert [n for n, _ in index.search({ACCENTED: {"bàn": 1.0}}, 10)] == [1]
    assert index.search({FOLDED: {"bàn": 1.0}}, 10) == []
    both = index.search({FOLDED: {"ban": 1.0}, ACCENTED: {"bàn": 0.5}}, 10)
    assert both[0][0] == 1


def test_search_finds_both_ways_of_setting_a_tone_mark(index_of):
    index = index_of("Uỷ ban hoà giải", "Ủy ban hòa giải", "Ban giải thể")
    for written in ("uỷ ban hoà giải", "ủy ban hòa giải"):
        found = index.search({ACCENTED: dict.fromkeys(accented_terms(written), 1.0)}, 2)
        assert {n for n, _ in found} == {0, 1}
        assert found[0][1] == found[1][1]


def test_search_looks_into_the_context_above_a_passage_too(index_of):
    index = index_of("Mở cống.", "Đắp đê.", context="Chống hạn")
    assert {n for n, _ in index.search({FOLDED: {"han": 1.0}}, 10)} == {0, 1}
    assert [n for n, _ in index.search({FOLDED: {"cong": 1.0}}, 10)] == [0]


def test_search_gives_the_best_up_to_its_depth_and_nothing_for_no_or_unknown_terms(index_of):
    index = index_of(*("lúa " * n for n in (1, 2, 3, 4)), "kênh")
    every = index.search({FOLDED: {"lua": 1.0}}, 100)
    assert len(every) == 4
    assert [s for _, s in every] == sorted((s for _, s in every), reverse=True)
    assert index.search({FOLDED: {"lua": 1.0}}, 2) == every[:2]
    assert index.search({}, 10) == []
    assert index.search({FOLDED: {}}, 10) == []
    assert index.search({FOLDED: {"thuoc": 1.0}}, 10) == []


def test_holding_wants_every_term(index_of):
    index = index_of("Nước Kênh Đông", "Nước Kênh Tây", "Đông Kênh", context="Hạn")
    assert index.holding(["kenh", "dong"]) == {0, 2}
    assert index.holding(["kenh_dong"]) == {0}
    assert index.holding(["han", "nuoc"]) == {0, 1}
    assert index.holding(["kenh", "thuoc"]) == set()
    assert index.holding([]) == set()


def test_an_index_of_nothing_finds_nothing(index_of):
    for index in (index_of(), Index()):
        assert (index.lexical.count, index.search({FOLDED: {"lua": 1.0}}, 5), index.holding(["lua"])) == (0, [], set())


# --- several parts


def test_what_is_removed_counts_neither_for_rarity_nor_for_the_average_length():
    texts = ["lúa lúa nước", "nước", "lúa kênh kênh kênh kênh", "kênh mương"]
    whole = Index(part(texts[0], texts[2], texts[3]))
    # The same three passages in two parts, beside two that are removed.
    parted = Index(part("lúa", texts[0], removed=[0]), part(texts[2], texts[1], texts[3], removed=[1]))
    numbers = {1: 0, 2: 1, 4: 2}
    for terms in ({FOLDED: {"lua": 1.0, "nuoc": 0.5}}, {ACCENTED: {"kênh": 1.0}}, {FOLDED: {"muong": 2.0}}):
        assert [(numbers[n], s) for n, s in parted.search(terms, 9)] == whole.search(terms, 9) != []
    assert parted.holding(["nuoc"]) == {1}
    assert parted.lexical.count == 3


def test_merged_postings_are_those_of_the_passages_that_are_kept():
    texts = ["lúa nước", "kênh", "lúa kênh", "mương"]
    parts = [part(*texts[:2]), part(*texts[2:])]
    numbers = [np.array([0, -1]), np.array([1, 2])]
    for field in FIELDS:
        merged = merge_postings(field, [p.postings[field] for p in parts], numbers)
        expected = build_postings(field, [TERMS[field](f"\n{t}") for t in (texts[0], *texts[2:])])
        assert {name: array.tolist() for name, array in merged.items()} == {
            name: array.tolist() for name, array in expected.items()
        }


def test_merging_nothing_gives_postings_of_nothing():
    merged = Postings(merge_postings(FOLDED, [part("lúa").postings[FOLDED]], [np.array([-1])]), FOLDED)
    assert (len(merged), len(merged.rows), merged.of("lua")) == (0, 0, slice(0, 0))


def test_a_term_that_stands_in_one_passage_ever_so_often_is_counted_as_often_as_can_be_kept():
    postings = part("lúa " * 70_000).postings[FOLDED]
    assert postings.counts[postings.of("lua")].tolist() == [65_535]
    assert postings.lengths.tolist() == [139_999]


def test_postings_whose_parts_differ_in_number_are_told():
    arrays = build_postings(FOLDED, [["lua"]])
    with pytest.raises(ValueError, match="folded: terms and postings differ in number"):
        Postings({**arrays, "folded.rows": arrays["folded.rows"][:0]}, FOLDED)
