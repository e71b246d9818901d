import pytest

from rag.question.language import detect_language, is_foreign


def test_detect_language_of_each_way(one_way):
    text, language, _ = one_way
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What must Sở Y tế do by March?", "en"),
        ("Who works with Bảo hiểm xã hội tỉnh on this?", "en"),
        ("Sở Y tế dùng app nào để báo cáo online?", "vi"),
        ("UBND tinh giao BHXH lam gi", "vi"),
        ("UBND", "vi"),
        ("thuoc", "vi"),
        ("medicine", "en"),
        ("Who is in charge of COVID-19 testing?", "en"),
        ("ai lo xet nghiem COVID-19", "vi"),
        ("WHO LEADS THE WORK?", "en"),
        ("AI CHU TRI VIEC NAY", "vi"),
        ("so y te co the lam gi", "vi"),
        ("Who leads at the café?", "en"),
    ],
)
def test_detect_language_of_mixed_and_short_questions(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("谁负责采购药品，什么时候完成采购工作", True),
        ("Кто закупает лекарства для больниц?", True),
        ("من يشتري الدواء", True),
        ("Ai mua thuốc 药品?", False),
        ("Who buys it?", False),
        ("ab药品", False),  # half of its letters: not most
        ("a药品", True),
        ("123", False),
    ],
)
def test_is_foreign_by_most_of_its_letters(text, foreign):
    assert is_foreign(text) is foreign
