import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.reading.spans import LONGEST_SPAN, best_spans


def scores(*values):
    return np.array(values, dtype=np.float32)


def test_best_spans_add_the_log_probabilities_of_first_and_last_token():
    # Softmax of ln 1, ln 2, ln 1: .25, .5, .25; of ln 1, ln 1, ln 2: .25, .25, .5.
    start, end = scores(0, math.log(2), 0), scores(0, 0, math.log(2))
    first = best_spans(start, end)[0]
    assert first[:2] == (1, 2)
    assert first[2] == pytest.approx(math.log(0.5) + math.log(0.5))


def test_best_spans_do_not_overlap_and_come_best_first():
    start, end = scores(5, 0, 0, 4, 0), scores(0, 5, 0, 0, 4)
    assert [s[:2] for s in best_spans(start, end, most=2)] == [(0, 1), (3, 4)]


def test_best_spans_never_end_before_they_begin():
    assert best_spans(scores(0, 0, 9), scores(9, 0, 0), most=1)[0][:2] in ((0, 0), (2, 2))


def test_best_spans_of_nothing_are_none():
    assert best_spans(scores(), scores()) == []


@given(st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=1, max_size=90))
def test_best_spans_are_those_of_a_search_through_all(pairs):
    start, end = (np.array(column, dtype=np.float32) for column in zip(*pairs, strict=True))
    found = best_spans(start, end)
    n = len(pairs)
    allowed = [(i, j) for i in range(n) for j in range(i, min(n, i + LONGEST_SPAN))]
    best = max(float(start[i]) + float(end[j]) for i, j in allowed)
    i, j, _ = found[0]
    assert float(start[i]) + float(end[j]) == pytest.approx(best, abs=1e-4)
    assert all(a[1] < b[0] or b[1] < a[0] for k, a in enumerate(found) for b in found[k + 1 :])
    assert [s for *_, s in found] == sorted((s for *_, s in found), reverse=True)
