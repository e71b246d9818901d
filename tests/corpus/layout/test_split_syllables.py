import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.layout.split_syllables import join_split_syllables


@pytest.mark.parametrize(
    ("split", "whole"),
    [
        ("ĐIỀ U KHO ẢN THI HÀNH", "ĐIỀU KHOẢN THI HÀNH"),
        ("Ngh ị đ ịnh c ủa Chính ph ủ", "Nghị định của Chính phủ"),
        ("Đi ề u 5. Th ực hi ện", "Điều 5. Thực hiện"),
        ("áp dụng đi ều ở ti ền", "áp dụng điều ở tiền"),
        ("(kho ản 2)\nQU ẢN LÝ", "(khoản 2)\nQUẢN LÝ"),
        ("ti ế ng Vi ệt", "tiếng Việt"),
    ],
)
def test_join_split_syllables_joins_pieces_that_are_none(split, whole):
    assert join_split_syllables(split) == whole


@pytest.mark.parametrize(
    "text",
    [
        "điểm b ăn uống, điểm đ án phí, mục h ở trên",
        "học ở xa, xã ở gần, thu ấy, cho ông, tiền án, quy ước, hoa ép",
        "VT ở Hà Nội, km ở xa, THCS ấp Bắc",
        "hi\nện, hi  ện, hi\u00a0ện, hi-ện",
        "to an, qu an",  # nothing but ASCII tells nothing
        "hI ỆN, Hi ỆN",
        "5đi ềua, xđi ềux",
    ],
)
def test_join_split_syllables_leaves_words(text):
    assert join_split_syllables(text) == text


@given(st.text(alphabet="đĐiIềỀuUhHệnN aản\n.5"))
def test_join_split_syllables_takes_out_blanks_only(text):
    joined = join_split_syllables(text)
    assert joined.replace(" ", "") == text.replace(" ", "")
    assert joined.count("\n") == text.count("\n")
