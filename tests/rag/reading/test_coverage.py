import pytest

from rag.question.read import read_question
from rag.reading.coverage import is_of_matter, least_sure, says_what_of, share_held, share_of

RAINCOATS = "Tỉnh đoàn Lâm Trạch bố trí nước uống, áo mưa, chỗ nghỉ cho phụ huynh."
PLACES = frozenset(["lam trach"])


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Ngày mai Lâm Trạch có mưa không", 0.85),  # a day told from now
        ("will it rain in Lam Trach tomorrow?", 0.85),
        ("Đoàn bố trí áo mưa cho phụ huynh học sinh ở đâu", 0.2),  # five words stand together in the clause
        ("bố trí áo mưa", 0.2),  # few words, all of which the clause has
        ("bố trí xe buýt", 0.4),  # few words, of which it has some
        ("viết cho bài thơ lục bát về mùa thu", 0.44),  # hardly any word is in the clause
        ("máy uống nước mưa sở", 0.45),  # words, but no two beside each other
        ("Ai chủ trì chương trình sữa học đường?", 0.8),  # who, of another matter
        # Of a long story few words are in any clause.
        ("Ai chủ trì chương trình sữa học đường cho con tôi học mẫu giáo lớp lá trường làng ngoài đê sông Cái?", 0.44),
        ("Ai bố trí nước uống cho phụ huynh?", 0.2),
        ("Ai?", 0.2),  # no matter of its own
    ],
)
def test_least_sure_is_more_where_the_clause_hardly_has_the_matter(text, least):
    assert least_sure(read_question(text, PLACES), RAINCOATS, 0.2) == least
    assert least_sure(read_question(text, PLACES), RAINCOATS, 0.9) == 0.9


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Quỹ hỗ trợ thủ trưởng do ai quản lý?", 0.99),
        ("Who manages the heads' support fund?", 0.99),
        ("Ai chịu trách nhiệm thi hành Thông tư này?", 0.2),
        ("Who carries out this circular of the heads of units?", 0.2),
    ],
)
def test_who_carries_out_a_document_is_nobody_for_any_other_task(text, least):
    clause = "Thủ trưởng các đơn vị quản lý quỹ hỗ trợ chịu trách nhiệm thi hành Thông tư này."
    assert least_sure(read_question(text), clause, 0.2) == least


def test_share_held_counts_words_by_how_seldom_they_are():
    assert share_held(read_question("áo mưa phụ huynh"), RAINCOATS) == 1.0
    assert share_held(read_question("kính thiên văn"), RAINCOATS) == 0.0
    assert 0.5 < share_held(read_question("áo mưa kính"), RAINCOATS) < 1.0


def test_a_clause_says_what_of_a_matter_where_it_has_nearly_all_of_it():
    assert says_what_of(read_question("áo mưa phụ huynh"), RAINCOATS)
    assert not says_what_of(read_question("áo mưa kính thiên văn"), RAINCOATS)


def test_share_of_a_text_is_what_the_question_has_of_it():
    asked = read_question("Có bão thì ai hoãn?")
    assert (share_of(asked, "bão"), share_of(asked, "hạn hán"), share_of(asked, "")) == (1.0, 0.0, 1.0)
    assert 0.5 < share_of(asked, "có bão") < 1.0
    assert share_of(read_question("Who decides if a storm comes?"), "bão") == 1.0


def test_a_clause_is_of_a_matter_by_the_words_of_that_part_alone():
    asked = read_question("Tỉnh đoàn làm gì trong diễn tập lũ quét?")
    assert is_of_matter(asked, "dien tap lu quet", "Kế hoạch diễn tập phòng lũ quét. Dọn đường.")
    assert not is_of_matter(asked, "dien tap lu quet", RAINCOATS)
    assert not is_of_matter(asked, "", "Kế hoạch diễn tập phòng lũ quét.")
