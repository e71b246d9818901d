import pytest

from rag.question.read import read_question
from rag.retrieval.named import Resolved
from rag.retrieval.settled import without_symbols


@pytest.mark.parametrize(
    ("text", "symbols", "years"),
    [
        ("Nghị định 127/2031/NĐ-CP áp dụng cho ai?", (), ()),
        ("Năm 2031, Nghị định 127/2031/NĐ-CP thu bao nhiêu?", (), ("2031",)),
        ("Năm 2032, Nghị định 127/2031/NĐ-CP thu bao nhiêu?", (), ("2032",)),
        ("Nghị định 127/2031/NĐ-CP thay Quyết định số 9/2030/QĐ-BCN?", ("9 2030 qd bcn",), ("2030",)),
    ],
)
def test_of_a_document_that_is_found_neither_number_nor_its_year_need_be_in_a_clause(text, symbols, years):
    question = read_question(text)
    left = without_symbols(question, [Resolved(question.reference.each()[0], ("phi",))])
    assert (left.symbols, left.years) == (symbols, years)


def test_of_a_document_that_is_not_stored_both_are_kept():
    question = read_question("Nghị định 127/2031/NĐ-CP áp dụng cho ai?")
    assert without_symbols(question, [Resolved(question.reference, ())]) == question
