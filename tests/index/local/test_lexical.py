import math
from dataclasses import replace

import pytest

from corpus.text.terms import accented_terms, folded_terms
from index.errors import IndexDamaged
from index.local.lexical import LexicalIndex, build_lexical
from index.passage import Passage
from index.words.terms import ACCENTED, FOLDED


def passages(*texts, context=""):
    return [Passage(f"d#{n}", "d", str(n), 0, len(t), t, context) for n, t in enumerate(texts)]


@pytest.fixture
def index_of(tmp_path):
    def make(*texts, context=""):
        build_lexical(tmp_path / "lexical", passages(*texts, context=context))
        return LexicalIndex(tmp_path / "lexical")

    return make


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


def test_search_within_documents_counts_and_scores_theirs_alone_by_the_whole_index(tmp_path):
    texts = ["lúa lúa", "lúa kênh", "kênh", "lúa kênh mương"]
    every = [replace(p, document_id=d) for p, d in zip(passages(*texts), ("a", "b", "b", "Công văn 7"), strict=True)]
    build_lexical(tmp_path / "lexical", every)
    index = LexicalIndex(tmp_path / "lexical")
    scores = dict(index.search({FOLDED: {"lua": 1.0, "kenh": 0.5}}, 10))
    assert set(scores) == {0, 1, 2, 3}

    def found(depth, *within):
        return index.search({FOLDED: {"lua": 1.0, "kenh": 0.5}}, depth, frozenset(within))

    assert found(10, "b") == [(n, pytest.approx(scores[n], rel=1e-6)) for n in (1, 2)]
    assert [n for n, _ in found(1, "b")] == [1]
    assert {n for n, _ in found(10, "a", "Công văn 7")} == {0, 3}
    assert found(10) == found(10, "B", "Công", "van") == []
    assert index.search({}, 10, frozenset({"a"})) == []


def test_holding_wants_every_term(index_of):
    index = index_of("Nước Kênh Đông", "Nước Kênh Tây", "Đông Kênh", context="Hạn")
    assert index.holding(["kenh", "dong"]) == {0, 2}
    assert index.holding(["kenh_dong"]) == {0}
    assert index.holding(["han", "nuoc"]) == {0, 1}
    assert index.holding(["kenh", "thuoc"]) == set()
    assert index.holding([]) == set()


def test_an_index_of_nothing_finds_nothing(index_of):
    index = index_of()
    assert (index.count, index.search({FOLDED: {"lua": 1.0}}, 5), index.holding(["lua"])) == (0, [], set())


# --- building


def test_build_in_steps_gives_the_scores_of_building_at_once(tmp_path):
    texts = [f"Kênh {i} tưới {'lúa ' * (i % 4)}{'ngô ' * (i % 3)}huyện {i % 5}" for i in range(30)]
    every = passages(*texts)
    build_lexical(tmp_path / "once", every)
    for first in (0, 10, 11, 25):
        build_lexical(tmp_path / "steps", every[first : {0: 10, 10: 11, 11: 25, 25: 30}[first]], first=first)
    once, steps = LexicalIndex(tmp_path / "once"), LexicalIndex(tmp_path / "steps")
    assert steps.count == once.count == 30
    for terms in (
        {"lua": 1.0},
        {"ngo": 1.0, "huyen_3": 2.0},
        dict.fromkeys(folded_terms("kênh tưới lúa ngô huyện 4"), 1.0),
    ):
        expected = dict(once.search({FOLDED: terms}, 30))
        assert dict(steps.search({FOLDED: terms}, 30)) == pytest.approx(expected, rel=1e-6)
        assert len(expected) > 5


@pytest.mark.parametrize("state", ["missing", "empty", "no meta.json"])
def test_opening_a_folder_without_postings_is_index_damaged(state, tmp_path):
    folder = tmp_path / "lexical"
    if state == "empty":
        folder.mkdir()
    if state == "no meta.json":
        build_lexical(folder, passages("lúa"))
        (folder / "meta.json").unlink()
    with pytest.raises(IndexDamaged) as caught:
        LexicalIndex(folder)
    assert str(caught.value).startswith(f"{folder}: the lexical index cannot be opened (")
