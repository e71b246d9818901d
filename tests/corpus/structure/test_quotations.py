from corpus.structure.quotations import LONGEST_QUOTE, quoted_paragraphs


def quoted(*paragraphs):
    return sorted(quoted_paragraphs(paragraphs, 0, len(paragraphs)))


def test_quoted_paragraphs_are_those_of_a_quotation_of_several():
    # The first opens in the middle of its own sentence, so it is not quoted itself.
    assert quoted("1. Sửa khoản 2 như sau: “2. Đắp đê;", "3. Trồng tre.”", "2. Ghi sổ.") == [1]
    # Opened by a paragraph of its own.
    assert quoted("1. Sửa như sau:", "“2. Đắp đê;", "3. Trồng tre.”", "2. Ghi sổ.") == [1, 2]


def test_quoted_paragraphs_with_straight_marks():
    assert quoted("1. Sửa như sau:", '"2. Đắp đê;', '3. Trồng tre."', "2. Ghi sổ.") == [1, 2]


def test_quoted_paragraphs_nest():
    assert quoted("Sửa:", "“1. Gọi là “đê”;", "2. Trồng “tre”.”", "3. Ghi sổ.") == [1, 2]


def test_quoted_paragraphs_of_a_quotation_within_one_paragraph_are_none():
    assert quoted("1. Đê “cao” phải giữ.", "2. Ghi sổ.") == []


def test_quoted_paragraphs_of_the_first_that_is_quoted_are_those_after_it():
    # What a body begins with is its own.
    assert quoted("“Đê cao", "1. Tre dày”", "2. Ghi sổ.") == [1]


def test_quoted_paragraphs_of_a_mark_left_open_are_none():
    assert quoted("1. Sửa:", "“2. Đắp đê;", "3. Trồng tre.") == []
    within = ["Sửa:", "“1. Đắp đê;", *["Đất."] * (LONGEST_QUOTE - 2), "Hết.”"]
    assert quoted(*within) == list(range(1, LONGEST_QUOTE + 1))
    assert quoted(*within[:-1], "Đất.", "Hết.”") == []


def test_quoted_paragraphs_outside_the_span_are_none():
    paragraphs = ["“Đê", "cao”", "Sửa:", "“1. Đắp;", "2. Trồng.”"]
    assert sorted(quoted_paragraphs(paragraphs, 2, 5)) == [3, 4]
    assert sorted(quoted_paragraphs(paragraphs, 2, 4)) == []
