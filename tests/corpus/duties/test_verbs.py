import pytest

from corpus.duties.verbs import listed, seems_verb, verb_at


def test_listed_is_one_alternation_of_all_lines():
    assert listed("\n    đắp|trồng\n    tuần tra\n    ") == "đắp|trồng|tuần tra"


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("đắp đê", "đắp"),
        ("tuần tra đê", "tuần tra"),  # the longest: "tuần" alone is none
        ("kiểm tra, giám sát", "kiểm tra"),
        ("phòng, chống lũ", "phòng, chống"),
        ("đê cao", None),
        ("Đắp đê", None),  # in capitals it may be of a name
        # A noun goes on: "học" is a verb, "học sinh" is who learns.
        ("học sinh trồng tre", None),
        ("học bơi", "học"),
        ("dự án đê", None),
        ("", None),
        ("123", None),
    ],
)
def test_verb_at_is_the_longest_that_stands_there(text, verb):
    assert verb_at(text) == verb


@pytest.mark.parametrize(
    ("before", "rest", "verb"),
    [
        ("Ban Quản lý công ", "trình đê", None),  # công trình is a noun
        ("xã ", "trình đê", "trình"),
        ("trường dân ", "lập sổ", None),
        ("xã ", "lập sổ", "lập"),
    ],
)
def test_verb_at_knows_the_second_half_of_a_noun(before, rest, verb):
    assert verb_at(before + rest, len(before)) == verb


def test_verb_at_looks_no_further_than_its_limit():
    assert verb_at("xã tuần tra đê", 3, 7) is None
    assert verb_at("xã tuần tra đê", 3, 11) == "tuần tra"


@pytest.mark.parametrize(
    ("text", "seems"),
    [
        ("khui 3 thùng", True),
        ("khui các thùng", True),
        ("khui lại thùng", True),
        ("khui thùng", False),
        # By the syllable after it: "đánh vảy |hết|".
        ("đánh vảy hết cá", True),
        # A verb that is known comes next: what stands here is still of the name.
        ("ven đắp đê", False),
        ("3 thùng", False),
        ("", False),
    ],
)
def test_seems_verb_by_what_follows(text, seems):
    assert seems_verb(text, 0, len(text)) is seems
