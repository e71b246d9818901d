import pytest

from corpus.text.accents import fold
from rag.question.persons import named_persons


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ông Nguyễn Văn Bình có nhiệm vụ gì", ("Nguyễn Văn Bình",)),
        ("Bà Trần Thị Hoa ở đâu", ("Trần Thị Hoa",)),
        ("What does Mr. Lê Minh do?", ("Lê Minh",)),
        ("Phạm Văn Đồng làm gì", ("Phạm Văn Đồng",)),
        ("ong nguyen van binh lam gi", ("Nguyen Van Binh",)),
        ("đồng chí Hồ Văn Ba và bà Mai Lan", ("Hồ Văn Ba", "Mai Lan")),
        ("bà Phó Chủ tịch làm gì", ()),
        ("ông Giám đốc Sở", ()),
        ("Hồ Khe Lim xả nước khi nào", ()),
        ("hai trung tam y te dong sa va ba mai tuyen bac si", ()),
        ("Ai mua thuốc?", ()),
    ],
)
def test_a_person_is_a_surname_with_names_after_it(text, names):
    assert named_persons(text, fold(text)) == names


def test_a_place_is_no_person():
    assert named_persons("Trường Lê Hồng Phong", "", frozenset(["le hong phong"])) == ()
