from dataclasses import replace

from rag.question.read import read_question
from rag.reading.reader import Reading, Span
from rag.reading.signs import signs_of
from rag.reading.weighing import Signs

ASKED = read_question("Máy lọc nước hỏng phải sửa trong mấy ngày?")


def test_signs_are_of_the_reading_the_search_and_the_words(drought, evidence):
    item = evidence(drought, "1")
    item = replace(item, hit=replace(item.hit, score=0.7, dense=0.6))
    begin = drought.text.index("Máy lọc nước hỏng")
    of_it = Reading(0.9, (Span(begin + 4, begin + 8, 0.0),), None, 1.0)
    # All that is asked stands in the clause; of its five pairs the sentence that was read has three, the first none.
    assert signs_of(ASKED, item, of_it) == Signs(0.9, 0.7, 0.6, 1.0, 0.6)
    assert signs_of(ASKED, item, Reading(0.9, (), None, 1.0)) == Signs(0.9, 0.7, 0.6, 1.0, 0.0)


def test_what_no_search_by_meaning_found_has_no_signs(drought, evidence):
    item = evidence(drought, "1")
    assert signs_of(ASKED, replace(item, hit=replace(item.hit, dense=0.0)), Reading(0.9, (), None, 1.0)) is None
