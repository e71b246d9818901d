import datetime

import pytest

from corpus.build import build_document
from corpus.document import Metadata
from corpus.facts.identity import MOST_MARKS, is_another, is_same, is_version, number_of, read_otherwise, word_marks

DAY = datetime.date(2025, 3, 5)
WHOLE = Metadata(number="12/CT-UBND", issuer="Ủy ban nhân dân tỉnh An Sơn", date=DAY)


@pytest.mark.parametrize(
    ("number", "compared"),
    [
        ("05/CT–UBND", "5/ct-ubnd"),
        ("5 / CT\u2011UBND", "5/ct-ubnd"),
        ("12/CĐ-TTg", "12/cđ-ttg"),
        ("", None),
        (None, None),
    ],
)
def test_number_of_is_the_same_for_all_ways_of_writing_it(number, compared):
    assert number_of(Metadata(number=number)) == compared


@pytest.mark.parametrize(
    ("other", "another"),
    [
        (Metadata(), False),
        (Metadata(number="12/CT-UBND"), False),
        (Metadata(number="012/CT–UBND", issuer="UBND tỉnh An Sơn", date=datetime.date(2025, 4, 1)), False),
        (Metadata(number="12/2025/CT-UBND"), True),
        (Metadata(number="13/CT-UBND"), True),
        (Metadata(number="12/CT-UBND", date=datetime.date(2024, 3, 5)), True),
        (Metadata(number="12/CT-UBND", issuer="Ủy ban nhân dân tỉnh Hòa Bình"), True),
        (Metadata(issuer="Sở Y tế"), True),
    ],
)
def test_is_another_where_both_heads_say_something_and_not_the_same(other, another):
    assert is_another(WHOLE, other) is another
    assert is_another(other, WHOLE) is another


def test_is_another_by_the_year_in_a_number():
    assert is_another(Metadata(number="8/2024/QĐ-UBND"), Metadata(date=DAY)) is True
    assert is_another(Metadata(number="8/2025/QĐ-UBND"), Metadata(date=DAY)) is False


def document(*clauses):
    return build_document("\n".join(f"{n}. {text}" for n, text in enumerate(clauses, start=1)) + "\n", "a")


def test_texts_without_a_head_are_one_where_every_word_is_the_same():
    one = document("Sở Y tế mua thuốc.", "Sở Tài chính cấp tiền.")
    assert is_same(one, document("Sở Y tế  mua thuốc", "Sở Tài chính cấp tiền"))
    assert not is_same(one, document("Sở Y tế mua thuốc.", "Sở Tài chính cấp tiền.", "Hết."))
    assert not is_same(one, document("Sở Y tế mua thuốc.", "Sở Tài chính cấp điện."))


def test_is_version_where_half_of_the_words_of_both_are_the_same():
    one = document("Sở Y tế mua thuốc.", "Sở Tài chính cấp tiền.")
    assert is_version(one, document("Sở Y tế mua thuốc.", "Sở Xây dựng cấp tiền."))
    assert not is_version(one, document("Sở Y tế mua thuốc.", "Công an tỉnh bắt xe quá tải, xử lý chủ xe."))


def test_read_otherwise_gives_the_clauses_that_differ_and_those_of_one_text_alone():
    one = document("Giữ đê.", "Giữ rừng.", "Giữ nước.")
    assert read_otherwise(one, document("GIỮ ĐÊ", "Giữ rừng sồi.", "Giữ nước.", "Hết.")) == ["2", "4"]


def test_word_marks_of_two_texts_are_the_same_as_far_as_their_pairs_of_words_are():
    words = [f"từ{n}" for n in range(400)]
    whole = word_marks(document(" ".join(words)))
    assert len(whole) == MOST_MARKS
    assert word_marks(document(" ".join(words))) == whole
    near = word_marks(document(" ".join([*words[:390], *(f"khác{n}" for n in range(10))])))
    assert len(whole & near) >= MOST_MARKS - 2  # 39 pairs in 40
    other = word_marks(document(" ".join(f"khác{n}" for n in range(400))))
    assert len(whole & other) <= 1  # the words that every such document has
