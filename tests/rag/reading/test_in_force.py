from dataclasses import replace
from datetime import date

import pytest

from corpus.build import build_document
from index.hit import Hit
from rag.evidence import Evidence
from rag.question.read import read_question
from rag.reading.in_force import beside_their_changes, in_force_first
from rag.reading.order import Ordered, ReadHit
from rag.reading.reader import Reading

PRICE = "Số: {}/QĐ-UBND\nQUYẾT ĐỊNH\nĐiều 1. Giá nước\nGiá nước sạch là {} đồng.\nĐiều 2. Hiệu lực\n{}\n"
OLD = build_document(PRICE.format("5/2020", "9.000", "Có hiệu lực từ ngày ký."), "cu")
NEW = build_document(PRICE.format("7/2024", "11.000", "Quyết định này có hiệu lực từ ngày 01/3/2024."), "moi")
QUESTION = read_question("Giá nước sạch bao nhiêu tiền?")
TODAY = date(2025, 1, 1)


def read(document, path, answers, changed_by=()):
    clause = document.clause(path)
    passage = f"{document.document_id}#{path}"
    hit = Hit(document.document_id, path, passage, clause.start, clause.end, answers, 0.0, 0.0, 1)
    return ReadHit(hit, Evidence(hit, document, clause, (), changed_by), Reading(answers, (), None, 0.0))


def ordered(*found):
    ranked = [replace(r, hit=replace(r.hit, rank=n)) for n, r in enumerate(found, start=1)]
    return Ordered(tuple(r.hit for r in ranked), tuple(ranked))


def order_of(*found, today=TODAY, question=QUESTION):
    after = in_force_first(ordered(*found), question, 0.5, today)
    assert after.hits == tuple(r.hit for r in after.read)
    return [(h.document_id, h.path, h.rank) for h in after.hits]


def test_the_clause_in_force_comes_before_the_one_that_it_replaced():
    old = read(OLD, "D1", 0.9, (("replaces", NEW),))
    assert order_of(old, read(NEW, "D1", 0.8)) == [("moi", "D1", 1), ("cu", "D1", 2)]


@pytest.mark.parametrize(
    ("changes", "path", "answers", "today"),
    [
        ((), "D1", 0.8, TODAY),  # nothing replaced it
        ((("amends", NEW),), "D1", 0.8, TODAY),  # amended, it still holds
        ((("replaces", NEW),), "D1", 0.4, TODAY),  # the other surely does not answer
        ((("replaces", NEW),), "D2", 0.8, TODAY),  # the other is of another matter
        ((("replaces", NEW),), "D1", 0.8, date(2024, 2, 28)),  # not yet
    ],
)
def test_the_order_stays_where_nothing_in_force_answers_instead(changes, path, answers, today):
    old = read(OLD, "D1", 0.9, changes)
    assert order_of(old, read(NEW, path, answers), today=today) == [("cu", "D1", 1), ("moi", path, 2)]


def test_hits_that_were_not_read_stay_behind():
    old, new = read(OLD, "D1", 0.9, (("replaces", NEW),)), read(NEW, "D1", 0.8)
    unread = replace(read(OLD, "D2", 0.1).hit, rank=3)
    found = ordered(old, new)
    after = in_force_first(Ordered((*found.hits, unread), found.read), QUESTION, 0.5, TODAY)
    assert [(h.document_id, h.path, h.rank) for h in after.hits] == [("moi", "D1", 1), ("cu", "D1", 2), ("cu", "D2", 3)]


CHANGES = build_document(
    "Số: 8/QĐ-UBND\nQUYẾT ĐỊNH\nĐiều 1. Sửa đổi Điều 1 Quyết định số 5/2020/QĐ-UBND như sau:\n"
    "“Giá nước sạch là 12.000 đồng.”\nĐiều 2. Hiệu lực\nTừ ngày ký.\n",
    "sua",
)


def test_the_clause_that_rewords_another_comes_before_it():
    old = read(OLD, "D1", 0.9, (("amends", CHANGES),))
    assert order_of(old, read(CHANGES, "D1", 0.8)) == [("sua", "D1", 1), ("cu", "D1", 2)]


def test_hits_of_a_document_that_changes_another_are_read_right_behind_that():
    hits = [replace(read(d, "D1", 0.5).hit, rank=n) for n, d in enumerate((OLD, NEW, CHANGES), start=1)]
    moved = beside_their_changes(hits, {"cu": [["amends", "sua"]]})
    assert [h.document_id for h in moved] == ["cu", "sua", "moi"]
    assert [h.document_id for h in beside_their_changes(hits, {})] == ["cu", "moi", "sua"]
