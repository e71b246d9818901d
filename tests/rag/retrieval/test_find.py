import pytest

from rag.config import learnt_config
from rag.question.read import read_question
from rag.retrieval.find import find
from rag.retrieval.retrieve import retrieve

CONFIG = learnt_config()


@pytest.fixture
def found(small_home):
    """Finds in two directives on a drought, 17/UBND-NN and 18/UBND-NN."""

    def look(text, k=10):
        return find(read_question(text), small_home, small_home.searcher(), CONFIG, k)

    return look


def addresses(found):
    return [(h.document_id, h.path) for h in found.hits]


def test_find_of_a_question_that_names_nothing_is_what_is_retrieved(found, small_home):
    text = "Ai mua máy lọc nước cho trạm y tế?"
    seen = found(text)
    plain = retrieve(read_question(text), small_home.searcher(), small_home.encoder, CONFIG, 10)
    assert seen.hits == tuple(plain)
    assert (seen.named, seen.unknown) == (False, "")
    assert {h.source for h in seen.hits} == {"search"}


def test_find_puts_the_clause_that_is_named_first_and_keeps_to_its_document(found):
    seen = found("Khoản 2 công văn 18/UBND-NN giao ai mua máy lọc nước?")
    assert (seen.named, seen.unknown) == (True, "")
    assert addresses(seen) == [("loc", "2"), ("loc", "1")]
    first, second = seen.hits
    assert (first.source, second.source) == ("reference", "search")
    assert [h.rank for h in seen.hits] == [1, 2]
    # It has its own scores, and the best of all for its place.
    plain = found("Công văn 18/UBND-NN giao ai mua máy lọc nước?")
    assert addresses(plain) == [("loc", "1"), ("loc", "2")]
    assert not plain.named
    assert first.score >= second.score
    assert first.dense < second.dense
    assert addresses(found("Khoản 2 công văn 18/UBND-NN giao ai mua máy lọc nước?", k=1)) == [("loc", "2")]


def test_find_puts_each_clause_of_a_list_first(found):
    seen = found("Các điểm a và b khoản 2 công văn 17/UBND-NN nói gì về máy bơm?")
    assert addresses(seen)[:2] == [("han", "2.a"), ("han", "2.b")]
    assert (seen.named, seen.beside) == (True, 1)
    assert [h.source for h in seen.hits[:3]] == ["reference", "reference", "search"]
    # Of what is not there the rest is found.
    seen = found("Điểm b, điểm e khoản 2 công văn 17/UBND-NN nói gì về máy bơm?")
    assert (addresses(seen)[0], seen.named, seen.beside) == (("han", "2.b"), True, 0)
    assert not found("Điểm d, điểm e khoản 2 công văn 17/UBND-NN nói gì về máy bơm?").named


def test_find_of_a_clause_by_its_units_has_the_best_scores_inside_it(found, small_home):
    seen = found("Khoản 2 công văn 17/UBND-NN nói gì về máy bơm?")
    first = seen.hits[0]
    clause = small_home.store.load("han").clause("2")
    inside = [h for h in seen.hits if h.path in ("2.a", "2.b")]
    assert (first.document_id, first.path, first.start, first.end) == ("han", "2", clause.start, clause.end)
    assert len(inside) == 2
    assert (first.dense, first.late) == (max(h.dense for h in inside), max(h.late for h in inside))
    assert first.passage_id == inside[0].passage_id
    assert first.score == max(h.score for h in seen.hits[1:])


def test_find_looks_for_a_clause_without_a_document_in_that_of_the_best_hit(found):
    assert addresses(found("Khoản 3 nói gì về người dân tiết kiệm nước?"))[0] == ("han", "3")
    # The directive on filters has no third clause.
    seen = found("Khoản 3 nói gì về cấp máy lọc nước cho trạm y tế xã?")
    assert (seen.named, addresses(seen)[0]) == (False, ("loc", "1"))


def test_find_of_a_unit_that_is_not_there_names_nothing(found):
    seen = found("Khoản 9 công văn 18/UBND-NN nói gì?")
    assert (seen.named, seen.unknown) == (False, "")
    assert {document for document, _ in addresses(seen)} == {"loc"}


def test_find_tells_a_document_that_is_not_stored(found):
    seen = found("Công văn 99/UBND-NN giao ai mua máy lọc nước?")
    assert (seen.named, seen.unknown) == (False, "99 ubnd nn")
    assert {document for document, _ in addresses(seen)} == {"han", "loc"}


def test_find_takes_the_clause_that_the_best_hit_lies_in_where_several_are_called_so(open_home):
    home = open_home()
    home.ingest_bytes(
        "Số: 5/UBND-NN\n\nI. VỀ KÊNH\n1. Sở Xây dựng nạo vét kênh.\n2. Các xã đắp đập.\nII. VỀ THUỐC\n"
        "1. Sở Y tế mua thuốc.\n2. Các xã phát thuốc.\n".encode(),
        "d.txt",
        "d",
    )
    searcher = home.searcher()
    for text, path in (("nạo vét kênh", "I.1"), ("mua thuốc", "II.1")):
        seen = find(read_question(f"Khoản 1 công văn 5/UBND-NN giao ai {text}?"), home, searcher, CONFIG, 10)
        assert (seen.named, seen.hits[0].path) == (True, path)


@pytest.mark.parametrize(("number", "document"), [("17/UBND-NN", "han"), ("18/UBND-NN", "loc")])
def test_find_of_what_a_document_is_about_is_its_opening(number, document, found, small_home):
    seen = found(f"Công văn {number} nói về việc gì?")
    opening = small_home.store.load(document).clauses[0].path
    assert (seen.named, addresses(seen)[0], seen.hits[0].source) == (True, (document, opening), "reference")
