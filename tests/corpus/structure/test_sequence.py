import pytest

from corpus.structure.body import read_body
from corpus.structure.clauses import read_clauses
from corpus.structure.sequence import choose
from corpus.structure.tree import Tree
from corpus.structure.zones import Zone


def choices(*paragraphs):
    """What is made of every paragraph with a marker, those before it taken or not as was decided."""
    body = read_body(paragraphs, Zone(0, 0, len(paragraphs), len(paragraphs)))
    tree = Tree("", 0, {})
    made = []
    for i in range(len(paragraphs)):
        if body.found[i]:
            marker, taken, reason = choose(i, body, tree)
            made.append((marker.text, taken, reason))
            if taken:
                tree.add(i, marker)
    return made


def last(*paragraphs):
    return choices(*paragraphs)[-1]


def first(*paragraphs):
    return choices(*paragraphs)[0]


# --- going on


def test_choose_goes_on_with_what_is_due():
    assert choices("1. Đê.", "2. Tre.", "- Gai.") == [
        ("1", True, "starts a list that goes on"),
        ("2", True, "goes on after 1"),
        ("-", True, "an item of a list"),
    ]


def test_choose_takes_a_roman_one_or_a_letter_by_the_list_that_is_open():
    assert last("h) Đê;", "i) Tre;", "k) Đá.")[:2] == ("k", True)
    assert choices("i) Đê;", "ii) Tre.") == [
        ("i", True, "starts a list that goes on"),
        ("ii", True, "goes on after i"),
    ]


def test_choose_lets_letters_be_left_out_three_at_most():
    # From b, the letters c, d, đ, e are one to four on, f is the fifth.
    assert last("a) Đê;", "b) Tre;", "e) Đá.") == ("e", True, "goes on; letters may be left out")
    assert last("a) Đê;", "b) Tre;", "f) Đá.") == ("f", False, "does not continue the sequence after 2")


def test_choose_lets_a_number_be_missing_where_the_list_goes_on():
    assert choices("1. Đê.", "2. Tre.", "4. Đá.", "5. Cát.")[2] == ("4", True, "goes on after a missing number")
    assert last("1. Đê.", "2. Tre.", "4. Đá.") == ("4", False, "does not continue the sequence after 2")
    # Three on at most, and not where the one that is missing comes later.
    assert choices("1. Đê.", "2. Tre.", "6. Đá.", "7. Cát.")[2][1] is False
    assert choices("1. Đê.", "2. Tre.", "4. Đá.", "3. Cát.")[2] == ("4", False, "3 of the same list comes later")


def test_choose_lets_one_article_be_missing_at_the_end():
    assert last("Điều 1. Đê.", "Điều 3. Tre.") == ("D3", True, "goes on after a missing number")
    assert last("Điều 1. Đê.", "Điều 4. Tre.") == ("D4", False, "does not continue the sequence after 1")


def test_choose_lets_titled_articles_be_missing_as_an_extract_leaves_them_out():
    assert last("Điều 1. Đê.", "Điều 9. Hiệu lực thi hành") == ("D9", True, "goes on after a missing number")
    # A sentence that begins with a reference is no title; nor is what comes before the next of the list.
    assert last("Điều 1. Đê.", "Điều 9. của Luật này nói về tre.")[1] is False
    assert last("Điều 1. Đê", "Điều 9. Hiệu lực thi hành")[1] is False
    assert choices("Điều 1. Đê.", "Điều 9. Hiệu lực thi hành", "Điều 2. Tre.")[1][1] is False


def test_choose_lets_a_number_be_repeated_where_a_sentence_is_over():
    assert last("1. Đê.", "2. Tre.", "2. Đá.") == ("2", True, "repeats a number")
    assert last("1. Đê.", "2. Tre và", "2. Đá.") == ("2", False, "does not go on after 2")


def test_choose_takes_a_bare_number_only_where_it_is_due_and_a_sentence_is_over():
    assert last("1. Đê.", "2. Tre.", "3 Đá.") == ("3", True, "goes on after 2")
    assert last("1. Đê.", "2. Tre và", "3 Đá.") == ("3", False, "a bare number in the middle of a sentence")
    assert last("1. Đê.", "2. Tre.", "5 Đá.") == ("5", False, "a bare number that is not due after 2")
    assert last("3 Đá.") == ("3", False, "no list of its kind is open")


def test_choose_takes_the_decimal_that_is_due_or_the_one_after():
    lines = ("1. Đê", "1.1. Đất.", "1.2. Đá.")
    assert choices(*lines)[1:] == [("1.1", True, "the next part of 1"), ("1.2", True, "the next part of 1")]
    assert last(*lines, "1.4. Cát.") == ("1.4", True, "the next part of 1")
    assert last(*lines, "1.5. Cát.") == ("1.5", False, "3 is due in 1")
    assert last(*lines, "2.1. Cát.") == ("2.1", False, "no unit of its first numbers is open")
    # The first of a part may not be left out.
    assert last("1. Đê", "2. Tre.", "2.2. Gai.") == ("2.2", False, "1 is due in 2")


def test_choose_takes_a_unit_put_in_later_after_the_one_of_its_number():
    assert [c[:2] for c in choices("1. Đê.", "1a. Tre.", "1b. Gai.", "2. Đá.", "2a. Cát.", "3. Sỏi.")] == [
        ("1", True), ("1a", True), ("1b", True), ("2", True), ("2a", True), ("3", True),
    ]  # fmt: skip
    assert last("a) Đê;", "b) Tre;", "b1) Gai.") == ("b1", True, "put in after b")
    assert last("1. Đê", "1.1. Đất.", "1.1a. Đá.") == ("1.1a", True, "put in after 1.1")
    assert last("I. ĐÊ", "II. TRE", "IIa. GAI") == ("IIa", True, "put in after II")
    assert last("(1) Đê;", "(2) Tre;", "(2a) Gai.") == ("(2a)", True, "put in after (2)")
    # Its first may be the second where that was repealed, no more; none before its number, none alone.
    assert last("1. Đê.", "2. Tre.", "2b. Gai.")[1] is True
    assert last("1. Đê.", "2. Tre.", "2c. Gai.") == ("2c", False, "2c is not due after 2")
    assert last("1. Đê.", "2. Tre.", "3a. Gai.") == ("3a", False, "3a is not due after 2")
    assert choices("1a. Đê.", "1b. Tre.")[0][1] is False
    assert last("Điều 4. Đê.", "Điều 4a. Tre.") == ("D4a", True, "put in after 4")


def test_choose_does_not_take_a_unit_put_in_later_for_the_next_of_its_list():
    # 2a is no 2: nothing plain goes on after 1, and one of one is no list.
    assert [c[1] for c in choices("1. Đê.", "1a. Tre.")] == [True, True]
    assert choices("1. Đê.", "2a. Tre.")[0] == ("1", False, "no list of its kind is open")


def test_choose_takes_letters_that_look_like_roman_numerals_where_they_are_due():
    assert choices("l. ĐÊ", "ll. TRE", "lll. GAI") == [
        ("I", True, "starts a list that goes on"),
        ("II", True, "goes on after I"),
        ("III", True, "goes on after II"),
    ]
    assert last("h) Đê;", "i) Tre;", "k) Đá;", "l) Cát.") == ("l", True, "goes on after k")
    assert choices("l. Đê.", "m. Tre.")[0][:2] == ("l", True)  # the letter, with m after it
    assert choices("l. Đê.", "Tre.") == [("l", False, "no list of its kind is open")]


def test_choose_reads_roman_numerals_in_brackets_among_letters():
    lines = ("(a) Đê:", "(i) Đất;", "(ii) Đá;", "(b) Tre:", "(i) Gai;", "(ii) Ngà.")
    assert [c[:2] for c in choices(*lines)] == [
        ("(a)", True), ("(i)", True), ("(ii)", True), ("(b)", True), ("(i)", True), ("(ii)", True),
    ]  # fmt: skip
    assert [c[0] for c in choices("(g) Đê;", "(h) Tre;", "(i) Đá;", "(k) Cát.")] == ["(g)", "(h)", "(i)", "(k)"]


def test_choose_takes_an_article_without_its_stop_where_it_is_due():
    assert choices("Điều 1 Nay lập Ban.", "Điều 2 Ban giữ đê.", "Điều 3 Quyết định này có hiệu lực.") == [
        ("D1", True, "the first Điều"),
        ("D2", True, "goes on after 1"),
        ("D3", True, "goes on after 2"),
    ]
    assert choices("Điều 1 Nay lập Ban.")[0][1] is False  # one alone
    assert choices("Điều 2 Nay lập Ban.", "Điều 3 Ban giữ đê.")[0][1] is False
    assert last("Điều 1. Đê.", "Theo đúng", "Điều 2 Quy chế này.") == (
        "D2", False, "a bare number in the middle of a sentence",
    )  # fmt: skip
    # A sentence about Điều 2, whose own heading comes later.
    made = choices("Điều 1. Đê.", "Điều 2 Quy chế này áp dụng cho xã.", "Điều 2. Tre.")
    assert made[1:] == [("D2", False, "a bare number; 2 itself comes later"), ("D2", True, "goes on after 1")]


def test_choose_takes_no_decimal_without_its_stop_that_comes_again():
    made = choices("1. Đê", "1.1. Đất.", "1.2 ha tre được giữ.", "1.2. Đá.")
    assert made[2:] == [("1.2", False, "a bare number; 1.2 itself comes later"), ("1.2", True, "the next part of 1")]
    assert last("1. Đê", "1.1 đất", "1.2 đá") == ("1.2", True, "the next part of 1")


# --- starting


@pytest.mark.parametrize(
    ("paragraphs", "choice"),
    [
        (("1. Đê.",), ("1", True, "the only unit, below what leads in to it")),
        (("1. đê.",), ("1", False, "no list of its kind is open")),
        (("I. GIỮ ĐÊ",), ("I", True, "a heading in capitals")),
        (("1. Đê", "1.1. Đất."), ("1", True, "starts a list; parts of it follow")),
        (("Điều 3. Đê.",), ("D3", True, "the first Điều")),
        (("4. Đê.", "5. Tre."), ("4", True, "a list whose beginning is missing")),
        (("ii) Đê.", "iii) Tre."), ("ii", False, "no list of its kind is open")),
        (("1.1. Đất.", "1.2. Đá."), ("1.1", True, "starts a list that goes on")),
        (("3.1. Đất.", "3.2. Đá."), ("3.1", True, "starts a list that goes on")),
        (("1.1. Đất.",), ("1.1", False, "no unit of its first numbers is open")),
        (("1.2. Đất.", "1.3. Đá."), ("1.2", False, "no unit of its first numbers is open")),
    ],
)
def test_choose_starts_a_list(paragraphs, choice):
    assert first(*paragraphs) == choice


def test_choose_starts_a_list_again_where_it_goes_on():
    assert choices("1. Đê.", "2. Tre.", "3. Đá.", "1. Cát.", "2. Sỏi.")[3] == ("1", True, "starts the list again")
    assert last("1. Đê.", "2. Tre.", "3. Đá.", "1. Cát.") == ("1", False, "does not go on after 3")


def test_choose_starts_the_next_decimals_where_no_number_stands_above():
    made = choices("1.1. Đê.", "1.2. Tre.", "2.1. Đá.", "2.2. Cát.", "4.1. Sỏi.", "4.2. Tro.")
    assert made[2] == ("2.1", True, "starts the next list")
    assert made[4] == ("4.1", False, "no unit of its first numbers is open")


# --- looking ahead


def test_choose_looks_for_the_second_only_until_a_unit_above_goes_on():
    # `2.` comes after `II.`, so it is not of the list that `1.` would start.
    assert choices("I. ĐÊ", "Đê cao.", "1. Đất.", "II. TRE", "2. Gai.")[1][1] is False
    assert choices("I. ĐÊ", "Đê cao.", "1. Đất.", "2. Gai.", "II. TRE")[1][1] is True


def test_choose_looks_for_the_second_outside_quotations_only():
    assert choices("1. Đê.", "Sửa:", "“2. Tre.”")[0][2] == "the only unit, below what leads in to it"


def test_choose_looks_for_the_second_not_beyond_a_chapter():
    assert choices("1. Đê.", "Chương II", "2. Tre.")[0][1] is False


@pytest.mark.parametrize(
    ("paragraphs", "addresses"),
    [
        (("1.1. Đê.", "1.2. Tre.", "1.3. Gai."), ["1.1", "1.2", "1.3"]),
        (("1.1. Đê.", "1.1.1. Đất.", "1.1.2. Đá.", "1.2. Tre."), ["1.1", "1.1.1", "1.1.2", "1.2"]),
        (("1.1. Đê.", "1.2. Tre.", "2.1. Gai.", "2.2. Lau."), ["1.1", "1.2", "2.1", "2.2"]),
        (("I. ĐÊ", "1.1. Đất.", "1.2. Đá.", "II. TRE", "2.1. Gai.", "2.2. Lau."),
         ["I", "I.1.1", "I.1.2", "II", "II.2.1", "II.2.2"]),
        (("1.1. Đê:", "- Đất;", "- Đá.", "1.2. Tre."), ["1.1", "1.1.-1", "1.1.-2", "1.2"]),
        (("1.1. Đê.", "1.2. Tre.", "1.4. Gai."), ["1.1", "1.2"]),
    ],
)  # fmt: skip
def test_decimals_go_on_where_no_number_stands_above_them(paragraphs, addresses):
    clauses, _ = read_clauses(paragraphs, [Zone(0, 0, len(paragraphs), len(paragraphs))])
    assert [c.path for c in clauses] == addresses


def addresses(*paragraphs):
    clauses, _ = read_clauses(paragraphs, [Zone(0, 0, len(paragraphs), len(paragraphs))])
    return [c.path for c in clauses if c.levels]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # 2. is missing above 2.1.
        ("1. ĐÊ|1.1. Cao.|1.2. Dài.|2.1. Sâu.|2.2. Xa.|3. Hết.", "1 1.1 1.2 2.1 2.2 3"),
        ("1. ĐÊ|1.1. Cao.|1.2. Dài:|a) x;|b) y.|2.1. Sâu.|2.2. Xa.", "1 1.1 1.2 1.2.a 1.2.b 2.1 2.2"),
        (
            "I. ĐÊ|1. Cao|1.1. A.|1.2. B.|2.1. C.|2.2. D.|II. TRE|1. E.|2. F.",
            "I I.1 I.1.1 I.1.2 I.2.1 I.2.2 II II.1 II.2",
        ),
        # it comes, so that 2.1 before it is none
        ("1. ĐÊ|1.1. Cao.|1.2. Dài.|2.1. nêu trên.|2.2. nêu trên.|2. TRE|2.1. Sâu.|2.2. Xa.", "1 1.1 1.2 2 2.1 2.2"),
        ("1. ĐÊ|1.1. Cao.|1.2. Dài.|4.1. Sâu.|4.2. Xa.|2. Hết.", "1 1.1 1.2 2"),
        # numbers that go on over sections
        ("I. ĐÊ|1. Cao.|2. Dài.|II. TRE|3. Sâu.|4. Xa.|III. GAI|5. Dày.", "I I.1 I.2 II II.3 II.4 III III.5"),
        ("I. ĐÊ|1. Cao.|2. Dài.|II. TRE|1. Sâu.|2. Xa.", "I I.1 I.2 II II.1 II.2"),
        ("I. ĐÊ|1. Cao.|2. Dài.|II. TRE|4. tháng trước.|Xa.", "I I.1 I.2 II"),
        # as Word counts in Vietnamese
        ("một. Cao.|hai. Dài.|ba. Sâu.", "Một Hai Ba"),
        ("1. ĐÊ:|Một là, cao.|Hai là, dài.|2. Hết.", "1 1.Một 1.Hai 2"),
        ("Năm. 2025 lũ to.|Nước lên.", ""),
    ],
)
def test_lists_whose_numbers_are_missing_or_go_on(paragraphs, expected):
    assert addresses(*paragraphs.split("|")) == expected.split()


def test_vietnamese_counting_goes_beyond_ten():
    words = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
    words += [f"mười {w}" for w in ["một", "hai", "ba", "bốn", "lăm", "sáu", "bảy", "tám", "chín"]] + ["hai mươi"]
    assert addresses(*(f"{word}. Đê." for word in words)) == [word.capitalize() for word in words]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["1. Sở:", "1.a) Đê;", "1.b) Tre.", "2. Xã:", "2.a) Bãi;", "2.b) Bến."],
         ["1", "1.a", "1.b", "2", "2.a", "2.b"]),
        # Without its number above it is one.
        (["1.a) Đê;", "b) Tre.", "2.a) Bãi;", "b) Bến."], ["1", "2"]),
        (["I. MỤC", "1.1. Đê.", "1.2. Tre.", "II. VIỆC", "2.1. Bãi.", "III. CUỐI", "3.1. Bến."],
         ["I", "I.1.1", "I.1.2", "II", "II.2.1", "III", "III.3.1"]),
        # A sum is none: no section before numbers its parts by its own.
        (["I. MỤC", "Đê.", "II. VIỆC", "2.1. Bãi."], ["I", "II"]),
        (["Điều 1. Đê", "_ Điều 2. Tre", "Điều 3. Bãi"], ["D1", "D2", "D3"]),
    ],
)  # fmt: skip
def test_parts_that_repeat_the_number_above_them(paragraphs, expected):
    assert [p for p in addresses(*paragraphs) if p not in ("0", "end")] == expected


def test_numbers_may_go_on_from_one_part_to_the_next():
    parts = ["Phần thứ nhất", "MỤC TIÊU", "1. Đê.", "2. Tre.", "Phần thứ hai", "VIỆC", "3. Bãi.", "4. Bến."]
    assert addresses(*parts) == ["1", "2", "3", "4"]
    assert addresses("Điều I. Đê.", "Điều II. Tre.", "Điều III: Bãi.") == ["D1", "D2", "D3"]
