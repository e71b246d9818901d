import math
from dataclasses import replace

import pytest

from rag.composing.quotes import Quote, quotes_of
from rag.evidence import clause_sentences
from rag.reading.reader import Reading, Span


def reading(*spans):
    return Reading(1.0, tuple(Span(*s) for s in spans), None, 1.0)


@pytest.fixture
def clause(drought, evidence):
    """A clause of four sentences and their spans."""
    item = evidence(drought, "1")
    return item, clause_sentences(drought, item.clause)


def test_sentences_that_were_read_whole_are_quoted_without_a_mark(clause):
    item, (about, buys, mends, _) = clause
    quotes = quotes_of(item, reading((*buys, 0.8), (*about, 0.2), (*mends, 0.0)))
    assert quotes == [
        Quote(*buys, 1.0, None),
        Quote(*about, pytest.approx(0.25), None),
        Quote(*mends, 0.0, None),
    ]
    assert quotes[0].span == buys


def test_words_that_answer_are_marked_in_the_sentence_that_holds_them(clause, drought):
    item, (_, buys, mends, _) = clause
    day, days = drought.text.index("20/4/2021"), drought.text.index("05 ngày")
    # Log-probabilities: how much less likely than the best.
    assert quotes_of(item, reading((day, day + 9, -0.5), (days, days + 7, -1.5))) == [
        Quote(*buys, 1.0, (day, day + 9)),
        Quote(*mends, pytest.approx(math.exp(-1.0)), (days, days + 7)),
    ]


def test_a_sentence_is_quoted_once_by_the_best_span_in_it(clause, drought):
    item, (_, buys, *_) = clause
    day = drought.text.index("20/4/2021")
    assert quotes_of(item, reading((day, day + 9, 0.5), (buys[0], buys[0] + 7, 0.4))) == [
        Quote(*buys, 1.0, (day, day + 9))
    ]


def test_a_span_over_two_sentences_is_of_the_one_that_has_more_of_it(clause):
    item, (_, buys, mends, _) = clause
    assert quotes_of(item, reading((buys[1] - 5, mends[0] + 9, 0.5))) == [Quote(*mends, 1.0, (mends[0], mends[0] + 9))]


def test_there_is_always_one_quote(clause, drought, evidence):
    item, (about, *_) = clause
    assert quotes_of(item, reading()) == [Quote(*about, 1.0, None)]
    outside = drought.clause("3").start
    assert quotes_of(item, reading((outside, outside + 5, 0.9))) == [Quote(*about, 1.0, None)]
    # A unit below its clause is quoted only where the clause was named.
    above = evidence(drought, "2")
    ends = drought.clause("2.b").end
    digs = (ends - len("b) Nạo vét kênh."), ends)
    heading = clause_sentences(drought, above.clause)[0]
    assert quotes_of(above, reading((*digs, 0.9))) == [Quote(*heading, 1.0, None)]
    assert quotes_of(replace(above, named=True), reading((*digs, 0.9))) == [Quote(*digs, 1.0, None)]
