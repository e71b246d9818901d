from dataclasses import replace

import pytest

from index.hit import Hit
from rag.question.read import read_question
from rag.reading.answerability import answerability, features, load_models
from rag.reading.patterns import PatternReader
from rag.reading.reader import Reading, Span, Verdict

WHO = "Ai chủ trì mua máy lọc nước?"
SENTENCES = (
    "Về nguồn nước.",
    "Sở Y tế chủ trì, phối hợp với Sở Tài chính mua máy lọc nước cho trạm y tế, hoàn thành trước ngày 20/4/2021.",
    "Máy lọc nước hỏng phải sửa trong 05 ngày.",
    "Trời nắng to.",
)


def equal(_):
    return 1.0


def span_of(document, words, score):
    start = document.text.index(words)
    return Span(start, start + len(words), pytest.approx(score))


def test_a_reading_is_of_the_whole_clause_with_its_sentences_the_best_first(drought, evidence):
    item = evidence(drought, "1")
    item = replace(item, hit=replace(item.hit, score=0.7))
    question = read_question(WHO)
    hits = [item.hit, Hit("loc", "1", "loc#1", 0, 9, 0.4, 0.2, 0.0, 2)]
    found = features(question, item, hits, equal)
    about, buys, mends, sun = SENTENCES
    # Of six words and five pairs the sentences have 1, 10 (not "trì mua") and a word for who leads, 5, none.
    assert PatternReader(hits, equal).read(question, [item]) == [
        Reading(
            answers=answerability(question, found, load_models()),
            spans=(
                span_of(drought, buys, 10 / 11 + 0.25),
                span_of(drought, mends, 5 / 11),
                span_of(drought, about, 1 / 11),
                span_of(drought, sun, 0.0),
            ),
            verdict=None,
            score=0.7,
        )
    ]


def test_readings_are_of_each_clause_in_their_order(drought, filters, evidence):
    items = [evidence(drought, "3"), evidence(filters, "1"), evidence(drought, "1")]
    question = read_question(WHO)
    reader = PatternReader([i.hit for i in items], equal)
    together = reader.read(question, items)
    assert together == [reader.read(question, [item])[0] for item in items]
    assert len({r.spans for r in together}) == 3
    assert reader.read(question, []) == []


def test_units_below_are_read_only_where_their_clause_was_named(drought, evidence):
    item, question = evidence(drought, "2"), read_question("Khoản 2 giao ai nạo vét kênh?")

    def texts(of):
        [reading] = PatternReader([of.hit], equal).read(question, [of])
        return [drought.text[s.start : s.end] for s in reading.spans]

    assert texts(item) == ["Sở Xây dựng có trách nhiệm:"]
    assert texts(replace(item, named=True)) == [
        "b) Nạo vét kênh.",
        "Sở Xây dựng có trách nhiệm:",
        "a) Lắp máy bơm cho xã khô hạn;",
    ]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Sở Y tế có chủ trì mua máy lọc nước không?", Verdict.YES),
        ("Sở Tài chính có chủ trì mua máy lọc nước không?", Verdict.NO),
        ("Sở Xây dựng có chủ trì mua máy lọc nước không?", None),
        (WHO, None),
    ],
)
def test_a_reading_says_yes_or_no_where_the_duties_do(text, verdict, drought, evidence):
    item = evidence(drought, "1")
    [reading] = PatternReader([item.hit], equal).read(read_question(text), [item])
    assert reading.verdict is verdict


def test_what_a_reader_is_given_counts(drought, evidence):
    item, question = evidence(drought, "1"), read_question(WHO)

    def read(**given):
        return PatternReader([item.hit], **({"idf": equal} | given)).read(question, [item])[0]

    # The number of a document that nobody stored; sentences that are near; words that are rare.
    missing = features(question, item, [item.hit], equal, "99")
    assert read(unknown="99").answers == answerability(question, missing, load_models()) < read().answers
    near = read(closeness=lambda _, spans: [0.0, 0.0, 0.0, 1.0][: len(spans)])
    assert near.spans[1] == span_of(drought, SENTENCES[3], 0.5)
    rare = read(idf=lambda term: 9.0 if term == "nuoc" else 1.0)
    assert rare.spans[2] == span_of(drought, SENTENCES[0], 9 / 19)
