import math
import random
import sys

import ir_measures
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ir_measures import RR, Qrel, ScoredDoc, Success, nDCG

from eval.errors import MeasuresMissing
from eval.measures.means import mean
from eval.measures.ranking import check_measures, matched_ids, ranking_measures


def test_ranking_measures_agree_with_arithmetic():
    # q1: found at 1. q2: found at 3. q3: two relevant, found at 2 and 4. q4: found at 11, too late for nDCG@10.
    # q5: another is found. q6: nothing is returned. q7: missing from the run. q8: found at 4, too late for hit@3.
    relevant = {q: ["a"] for q in ("q1", "q2", "q4", "q5", "q6", "q7", "q8")} | {"q3": ["a", "b"]}
    ranked = {
        "q1": ["a", "x"],
        "q2": ["x", "y", "a"],
        "q3": ["x", "b", "y", "a"],
        "q4": [f"x{i}" for i in range(10)] + ["a"],
        "q5": ["x"],
        "q6": [],
        "q8": ["x", "y", "z", "a"],
    }
    two = (1 / math.log2(3) + 1 / math.log2(5)) / (1 / math.log2(2) + 1 / math.log2(3))
    none = {"q5": 0.0, "q6": 0.0, "q7": 0.0}
    found = ranking_measures(relevant, ranked)
    assert list(found) == ["hit@1", "hit@3", "MRR", "nDCG@10"]
    assert found["hit@1"] == {"q1": 1.0, "q2": 0.0, "q3": 0.0, "q4": 0.0, "q8": 0.0} | none
    assert found["hit@3"] == {"q1": 1.0, "q2": 1.0, "q3": 1.0, "q4": 0.0, "q8": 0.0} | none
    assert found["MRR"] == pytest.approx({"q1": 1.0, "q2": 1 / 3, "q3": 1 / 2, "q4": 1 / 11, "q8": 1 / 4} | none)
    gains = {"q1": 1.0, "q2": 1 / math.log2(4), "q3": two, "q4": 0.0, "q8": 1 / math.log2(5)}
    assert found["nDCG@10"] == pytest.approx(gains | none)


def test_ranking_measures_of_a_run_without_a_single_hit_are_zero():
    assert ranking_measures({"q": ["a"]}, {}) == {m: {"q": 0.0} for m in ("hit@1", "hit@3", "MRR", "nDCG@10")}


def test_ranking_measures_leave_out_questions_without_gold():
    found = ranking_measures({"q": ["a"]}, {"q": ["a"], "other": ["a"]})
    assert found == {m: {"q": 1.0} for m in ("hit@1", "hit@3", "MRR", "nDCG@10")}


def test_ranking_measures_agree_with_ir_measures_and_count_missed_questions():
    draw = random.Random(7)
    documents = [f"d{i}" for i in range(15)]
    relevant = {f"q{i}": draw.sample(documents, draw.randint(1, 4)) for i in range(50)}
    ranked = {q: draw.sample(documents, draw.randint(1, 15)) for q in list(relevant)[:40]}
    qrels = [Qrel(q, d, 1) for q, ids in relevant.items() for d in ids]
    run = [ScoredDoc(q, d, 1000.0 - i) for q, ids in ranked.items() for i, d in enumerate(ids)]
    oracle = ir_measures.calc_aggregate([Success @ 1, Success @ 3, RR, nDCG @ 10], qrels, run)
    found = ranking_measures(relevant, ranked)
    for name, measure in {"hit@1": Success @ 1, "hit@3": Success @ 3, "MRR": RR, "nDCG@10": nDCG @ 10}.items():
        assert len(found[name]) == 50
        assert mean(list(found[name].values())) == pytest.approx(oracle[measure])


def test_ranking_measures_gain_nothing_from_wrong_hits_returned_again():
    assert ranking_measures({"q": ["a"]}, {"q": ["x", "x", "x", "a"]})["MRR"] == {"q": 1 / 4}


def test_matched_ids_takes_what_lies_below_a_gold_address_for_it():
    found = [("d", "41"), ("d", "4~2"), ("e", "4"), ("d", "4.-1"), ("d", "4.-2"), ("d", "5.2.đ"), ("d", "5")]
    assert matched_ids(found, {"d": ["4", "5.2"]}) == (
        ["d#4", "d#5.2"],
        ["d#41#", "d#4~2#", "e#4#", "d#4", "d#4.-2#", "d#5.2", "d#5#"],
    )


def test_matched_ids_gives_a_gold_address_in_each_document_its_own_id():
    assert matched_ids([("e", "D1"), ("d", "D1")], {"d": ["D1"], "e": ["D1"]}) == (["d#D1", "e#D1"], ["e#D1", "d#D1"])


def test_matched_ids_takes_whatever_lies_in_a_document_that_is_asked_about_itself():
    found = [("e", "1"), ("d", None), ("d", "4"), ("e", None)]
    assert matched_ids(found, {"d": []}) == (["d#"], ["e#1#", "d#", "d#4#", "e#None#"])
    assert matched_ids([("d", None)], {"d": ["4"]}) == (["d#4"], ["d#None#"])


def test_matched_ids_of_nothing_found_names_what_was_wanted():
    assert matched_ids([], {"d": ["1"]}) == (["d#1"], [])


def test_matched_ids_finds_every_gold_address_that_was_returned():
    relevant, ranked = matched_ids([("d", "4.-1"), ("d", "4")], {"d": ["4", "4.-1"]})
    assert set(ranked) == set(relevant)


@settings(max_examples=100)
@given(st.lists(st.sampled_from(["4", "4.-1", "4.-2", "4.1", "41", "5"]), unique=True))
def test_matched_ids_has_a_hit_exactly_where_an_address_is_gold_or_below(paths):
    _, ranked = matched_ids([("d", p) for p in paths], {"d": ["4"]})
    below = [p in ("4", "4.-1", "4.-2", "4.1") for p in paths]
    assert len(ranked) == len(paths) == len(set(ranked))
    assert [r == "d#4" for r in ranked] == [b and not any(below[:i]) for i, b in enumerate(below)]


def test_check_measures_says_in_one_line_what_to_install(monkeypatch):
    check_measures()
    monkeypatch.setitem(sys.modules, "ir_measures", None)
    with pytest.raises(MeasuresMissing) as raised:
        check_measures()
    assert str(raised.value) == (
        "judging needs the extra `eval` (import of ir_measures halted; None in sys.modules):"
        " run `make install`, or pip install chithi[eval]"
    )
