import pytest

from corpus.structure.quotations import LONGEST_UNANNOUNCED, quoted_paragraphs


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
    # The next instruction shows that the one before was never closed.
    assert quoted("1. Sửa:", "“2. Đê;", "2. Sửa Điều 6 như sau:", "“Điều 6", "1. Tre.”", "3. Hết.") == [3, 4]


@pytest.mark.parametrize("length", [59, 60, 61, 700])
def test_quoted_paragraphs_of_an_amendment_are_as_many_as_there_are(length):
    chapter = ["“Chương II", *["1. Đất."] * (length - 2), "Hết.”."]
    assert quoted("1. Sửa như sau:", *chapter, "2. Bỏ Điều 9.") == list(range(1, length + 1))
    # The colon and the mark in one line.
    assert quoted("1. Sửa: “Chương II", *chapter[1:], "2. Bỏ Điều 9.") == list(range(1, length))


def test_quoted_paragraphs_that_nothing_announces_are_sixty_at_most():
    within = ["Đê “cao", *["Đất."] * (LONGEST_UNANNOUNCED - 2), "hết” rồi."]
    assert quoted(*within) == list(range(1, LONGEST_UNANNOUNCED))
    assert quoted(*within[:-1], "Đất.", "hết” rồi.") == []
    # Announced, but the closing mark stands in the middle of a line: another's.
    assert quoted("Sửa:", "“Đê", *["1. Đất."] * LONGEST_UNANNOUNCED, "hết” rồi.") == []


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("“", '"'), ('"', "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("« ", " »"), ("”", "”"), ("“", "“"), ("''", "''"),
     ('"', "''"), ("“", "”."), ('"', '";'), ("“ ", " ”"), ('"', ' ".'), ("“", ' "'),
     ("<<", ">>"), ("<< ", " >>."), ("″", "″"), ("″", "”")],
)  # fmt: skip
def test_quoted_paragraphs_whatever_the_marks(opening, closing):
    lines = (
        "1. Sửa:",
        f"{opening}Điều 4. Đê",
        "1. Đất.",
        f"2. Đá.{closing}",
        "2. Sửa:",
        "“Điều 6.",
        "1. Tre.”",
        "3. Bỏ.",
    )
    assert quoted(*lines) == [1, 2, 3, 5, 6]
    assert quoted(f"1. Sửa: {opening}1. Đất.", f"2. Đá.{closing}", "2. Bỏ.") == [1]


def test_quoted_paragraphs_take_seconds_of_a_degree_for_no_mark():
    assert quoted("1. Bến ở 105°23′15″ Đông:", "2. Kè ở 21°02′08″ Bắc.", "3. Hết.") == []


@pytest.mark.parametrize("mark", ['"', "“"])
def test_quoted_paragraphs_with_a_mark_before_each(mark):
    # Only the last is closed.
    assert quoted("1. Sửa:", f"{mark}Điều 4", f"{mark}1. Đất.", f"{mark}2. Đá.”", "2. Bỏ.", "3. Hết.") == [1, 2, 3]
    assert quoted("1. Sửa:", f"{mark}Điều 4. Đê:", f"{mark}1. Đất.", f"{mark}2. Đá.”.", "2. Bỏ.") == [1, 2, 3]
    # Before each Điều of it.
    assert quoted("1. Sửa:", f"{mark}Điều 4", "1. Đất.", f"{mark}Điều 5", "1. Đá.”", "2. Bỏ.") == [1, 2, 3, 4]
    # Each closed.
    assert quoted("1. Sửa:", f"{mark}1. Đất.”", f"{mark}2. Đá.”", "2. Bỏ.") == [1, 2]


def test_quoted_paragraphs_hold_terms_in_marks():
    assert quoted("1. Sửa:", "“Điều 3. Từ ngữ như sau:", "“Đê” là đất.", "2. Kè.”", "2. Bỏ.") == [1, 2, 3]
    assert quoted('1. Sửa "đê" thành "kè".', "2. Sửa “đê” thành «kè».", '3. Ống 5" dài 6".', "4. Hết.") == []
    assert quoted("1. Sửa: “1. Đê”; và “2. Kè;", "3. Tre.”", "2. Bỏ.") == [1]


def test_quoted_paragraphs_outside_the_span_are_none():
    paragraphs = ["“Đê", "cao”", "Sửa:", "“1. Đắp;", "2. Trồng.”"]
    assert sorted(quoted_paragraphs(paragraphs, 2, 5)) == [3, 4]
    assert sorted(quoted_paragraphs(paragraphs, 2, 4)) == []


@pytest.mark.parametrize(("opening", "closing"), [("‘", "’"), ("‘", "’."), ("``", "''"), ("``", "”")])
def test_single_marks_quote_too(opening, closing):
    lines = ("1. Sửa:", f"{opening}1. Đất.", f"2. Đá.{closing}", "2. Bỏ.")
    assert quoted(*lines) == [1, 2]
    assert quoted("1. Sửa:", "“1. Đất gọi là ‘đê’.", "2. Đá.”", "2. Bỏ.") == [1, 2]


def test_marks_of_minutes_and_names_quote_nothing():
    assert quoted("1. Sửa:", "“1. Xong lúc 17h00’", "2. Xã Ea M’nang.", "3. Đá.”", "2. Bỏ.") == [1, 2, 3]
    assert quoted("1. Họp lúc 7h30’ ngày mai.", "2. Xong lúc 17h00’", "3. Hết.") == []


def test_an_apostrophe_opens_a_quotation_that_is_announced():
    assert quoted("1. Sửa như sau:", "'2. Đắp đê;", "3. Trồng tre.'", "2. Ghi sổ.") == [1, 2]
    assert quoted("1. Sửa như sau: '2. Đắp đê;", "3. Trồng tre.'.", "2. Ghi sổ.") == [1]
    # Elsewhere it is a speck, a sign of minutes or of feet, or part of a name.
    assert quoted("1. Sửa.", "'2. Đắp đê.", "3. Trồng tre.'", "2. Ghi sổ.") == []
    assert quoted("1. Họp:", "2. Lúc 17h30'", "3. H'Kim tới.", "4. Ghi sổ'.") == []
