import math
from dataclasses import replace

import pytest

from eval.learning.asked import AskedHit, Case, questions_of, typed_forms
from eval.learning.fitting import (
    Told,
    best_weight,
    fit_form,
    hit_at_1,
    order,
    read_when,
    span_margin,
    table,
    verdict_from,
    with_verdicts,
)
from index.training.examples import Asked, Example, Source
from rag.reading.calibration import Calibration, FormCalibration
from rag.reading.network import Scores


def case(right, *hits, form="vi"):
    return Case(form, right, tuple(AskedHit(*h) for h in hits))


def test_order_adds_both_scores_and_leaves_what_was_not_read_behind():
    asked = case("b", ("a", 0.9, 0.0), ("b", 0.8, 2.0), ("c", 0.1, 99.0))
    assert order(asked, 0.1) == [2, 1, 0]
    assert order(asked, 0.1, read=2) == [1, 0, 2]
    assert order(asked, 0.0) == [0, 1, 2]


def test_hit_at_1_is_of_questions_that_something_answers():
    cases = [case("b", ("a", 0.9, 0.0), ("b", 0.8, 2.0)), case("a", ("a", 0.9, 0.0)), case("", ("a", 0.9, 0.0))]
    assert [hit_at_1(cases, w) for w in (0.0, 0.1)] == [0.5, 1.0]


def test_best_weight_is_in_the_middle_of_those_that_order_best():
    # The right one is first from .02 on, and no longer where a wrong one of small score is read as sure, from .1 on.
    asked = case("b", ("a", 0.50, 0.0), ("b", 0.45, 4.0), ("c", 0.10, 8.0))
    assert best_weight([asked]) in (0.03, 0.04, 0.05, 0.06)


def test_fit_form_gives_the_shares_of_right_ones_as_probabilities():
    # Of the first hits with log-odds 1 three in four are right, of those with -1 one in four: logits ± ln 3.
    cases = [case("a", ("a", 1.0, 1.0))] * 75 + [case("b", ("a", 1.0, 1.0))] * 25
    cases += [case("a", ("a", 1.0, -1.0))] * 25 + [case("b", ("a", 1.0, -1.0))] * 75
    found = fit_form(cases, false_refusals=0.03)
    assert found.scale == pytest.approx(math.log(3), abs=0.01)
    assert found.bias == pytest.approx(0.0, abs=0.01)
    assert found.threshold == pytest.approx(0.25, abs=0.01)


def test_near_questions_count_half():
    # One right, two near: even.
    cases = [case("a", ("a", 1.0, 0.5))] * 10 + [case("", ("a", 1.0, 0.5))] * 20
    found = fit_form(cases, 0.03)
    assert found.scale * 0.5 + found.bias == pytest.approx(0.0, abs=0.01)


def test_no_more_hits_are_read_than_gain_anything():
    first = case("a", *[("a", 1.0, 5.0)], *[("x", 0.5 - n / 100, -5.0) for n in range(9)])
    form = FormCalibration(1.0, 0.0, 0.03, 0.3)
    assert read_when([first] * 10, {"vi": form}) == (2, 2, 0.1)


def test_all_are_read_where_the_last_may_answer():
    last = case("z", *[(f"a{n}", 0.5, 0.0) for n in range(9)], ("z", 0.5, 9.0))
    first, more, sure = read_when([last] * 10, {"vi": FormCalibration(1.0, 0.0, 0.1, 0.3)})
    assert (first + more, sure > 0.5) == (10, True)


def test_a_verdict_is_said_from_where_most_are_right():
    told = [(0.99 - n / 1000, True) for n in range(92)] + [(0.6, False)] * 40
    assert verdict_from(told) == pytest.approx(0.899)
    assert verdict_from([*told[:92], *[(0.7, False)] * 8, *told[92:]]) == 0.7
    assert verdict_from([(0.9, False)] * 50) == 1.0


def test_yes_and_no_of_a_form_have_their_own_sureness():
    told = [Told("vi", yes=True, surely=0.9, right=n > 0) for n in range(10)]
    told += [Told("vi", yes=False, surely=0.6, right=True), Told("en", yes=True, surely=0.5, right=False)]
    form = FormCalibration(1.0, 0.0, 0.03, 0.3)
    assert with_verdicts(form, "vi", told) == FormCalibration(1.0, 0.0, 0.03, 0.3, yes=0.9, no=0.6)
    assert with_verdicts(form, "en", told) == FormCalibration(1.0, 0.0, 0.03, 0.3, yes=1.0, no=1.0)


def test_span_margin_keeps_a_second_span_where_both_answer():
    scores = Scores(1.0, ((0, 5, -1.0), (10, 15, -1.8)), 0.0, 0.0)
    text = "Sở A và  Sở B chủ trì"
    assert span_margin([(scores, text, ("Sở A", text[10:15].strip()))]) == 1.0


def test_questions_are_asked_in_every_form():
    example = Example(
        "e", "e", Source.REAL, "", "…", (Asked("Ai Lo?", "Who?", ("x",)), Asked("Gì?", "")), (Asked("Mấy?", ""),)
    )
    assert list(questions_of(example)) == [("Ai Lo?", "e"), ("ai lo?", "e"), ("Who?", "e"), ("Mấy?", ""), ("may?", "")]
    assert list(typed_forms(Asked("", "Who?"))) == ["Who?"]


def test_the_table_has_a_row_for_each_piece_by_as_many_hits_as_are_read():
    # Two are read at first, one more where the best of them is less likely than 0.7.
    calibration = Calibration({"vi": FormCalibration(1.0, 0.0, 0.1, 0.5)}, 2, 1, 0.7, 1.0)
    third = case("c", ("a", 0.9, 0.0), ("b", 0.8, 0.5), ("c", 0.7, 4.0), ("d", 0.1, 99.0))
    cases = [
        # Surely answered by the second: the third, read as more likely, is not looked at.
        replace(
            case("b", ("a", 0.9, -2.0), ("b", 0.8, 2.0), ("c", 0.8, 9.0)), found_ms=10.0, read_ms=(20.0, 5.0, 99.0)
        ),
        replace(third, found_ms=20.0, read_ms=(30.0, 15.0, 99.0)),
        replace(case("", ("a", 0.2, -1.0)), found_ms=30.0, read_ms=(40.0, 0.0, 0.0)),
        replace(case("", ("a", 0.6, -1.0), ("b", 0.55, 1.0)), found_ms=40.0, read_ms=(50.0, 25.0, 0.0)),
    ]
    head, *rows = table(cases, calibration, {"vi": 0.5}).splitlines()
    assert head.split() == ["form", "answered", "near", "piece", "hit@1", "refused", "false", "ms"]
    # 10 + 20, 20 + 30 + 15, 30 + 40, 40 + 50 (log-odds 1: .73) ms; of near ones -1 is refused, by .27 < .5.
    assert [row.split(maxsplit=3)[:3] for row in rows] == [["vi", "2", "2"]] * 3
    assert [" ".join(row.split()[3:]) for row in rows] == [
        "retrieval alone 0.000 0.500 0.000 25.0",
        "+ reader's order 1.000 0.500 0.000 67.5",
        "+ reader's decision 1.000 0.500 0.000 67.5",
    ]
