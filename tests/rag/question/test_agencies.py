import pytest
from rag.question.named_agencies import agencies_asked_of, lacks_an_agency

from corpus.text.accents import fold
from rag.question.read import read_question


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Sở Y tế và SGTVT làm gì?", ["Sở Y tế", "Sở Giao thông vận tải"]),
        ("bo quoc phong giao so y te lam gi", ["Bộ Quốc phòng", "Sở Y tế"]),
        ("Does the Ministry of Health fund it?", ["Bộ Y tế"]),
        ("Ai mua thuốc?", []),
    ],
)
def test_agencies_asked_of_stand_left_to_right(text, named):
    assert [entries[0].vi for entries in agencies_asked_of(read_question(text))] == named


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("Bộ Quốc phòng dạy bơi từ khi nào?", "Bộ Giáo dục và Đào tạo dạy bơi.", True),
        ("Bộ GD&ĐT dạy bơi từ khi nào?", "Bộ Giáo dục và Đào tạo dạy bơi.", False),
        ("When does the Ministry of Education and Training teach?", "Bộ GDĐT dạy bơi.", False),
        ("UBND xã dạy bơi từ khi nào?", "Bộ GDĐT dạy bơi.", False),
    ],
)
def test_lacks_an_agency_knows_its_other_names(question, text, lacks):
    assert lacks_an_agency(read_question(question), f" {fold(text)} ") is lacks
