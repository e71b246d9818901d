import pytest

from corpus.lexicon.glossary import agency
from rag.question.agencies import read_agencies
from rag.question.typed import read_typed


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Sở Y tế và SGTVT làm gì?", ["Sở Y tế", "Sở Giao thông vận tải"]),
        ("bo quoc phong giao so y te lam gi", ["Bộ Quốc phòng", "Sở Y tế"]),
        ("Does the Ministry of Health fund it?", ["Bộ Y tế"]),
        ("Ai mua thuốc?", []),
    ],
)
def test_read_agencies_stand_left_to_right(text, named):
    assert [entries[0].vi for entries in read_agencies(read_typed(text))] == named


def test_read_agencies_name_each_once_with_all_that_a_name_may_stand_for():
    assert read_agencies(read_typed("Sở Y tế và SYT làm gì?")) == ((agency("Sở Y tế"),),)
    named = read_agencies(read_typed("Do the Department of Health and the Department of Health pay?"))
    assert named == ((agency("Sở Y tế"),),)
