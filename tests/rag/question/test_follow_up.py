import re

import pytest

from corpus.answer_types import AnswerType
from rag.question.follow_up import (
    FollowUp,
    asks_for_others,
    has_question_word,
    matter_of,
    read_follow_up,
    without_matches,
    without_opener,
)
from rag.question.place_words import NOTHING
from rag.question.typed import Words, read_typed, words_of

PLACES = frozenset(["lam trach"])


def test_read_follow_up_tells_what_it_says_and_what_it_leaves_out():
    assert read_follow_up(read_typed("Thế còn môn chuyên thì sao ạ?")) == FollowUp(
        language="vi",
        words=Words(("môn", "chuyên"), ("mon", "chuyen")),
        own=("mon", "chuyen"),
        place=NOTHING,
        level=NOTHING,
        opens=True,
        points=False,
        asks=False,
        says_so=False,
        refers=False,
        has_matter=False,
        answer_type=AnswerType.OTHER,
    )
    assert read_follow_up(read_typed("And who coordinates with them?")) == FollowUp(
        language="en",
        words=Words(("who", "coordinates"), ("who", "coordinates")),
        own=(),
        place=NOTHING,
        level=NOTHING,
        opens=True,
        points=True,
        asks=True,
        says_so=False,
        refers=False,
        has_matter=True,
        answer_type=AnswerType.COORDINATE,
    )


@pytest.mark.parametrize(
    ("question", "place", "level"),
    [
        ("còn ở Lâm Trạch thì sao?", "ở Lâm Trạch", ""),
        ("vậy ở Lâm Trạch ai làm?", "ở Lâm Trạch", ""),
        ("còn cấp xã?", "", "xã"),
        ("còn ai nữa?", "", ""),
    ],
)
def test_read_follow_up_finds_the_place_and_the_level(question, place, level):
    follow = read_follow_up(read_typed(question), PLACES)
    assert (follow.place.text, follow.level.text) == (place, level)


@pytest.mark.parametrize(
    ("question", "opens"),
    [
        ("còn ai?", True),
        ("con ai phoi hop", True),
        ("the con hoc sinh trung hoc pho thong", True),
        ("con hoc sinh trung hoc pho thong", True),
        ("con mèo ai nuôi?", False),
        ("the bao hiem y te ai cap cho nguoi ngheo", False),
        ("ai chủ trì mua thuốc?", False),
    ],
)
def test_what_begins_as_a_continuation_does_opens(question, opens):
    assert read_follow_up(read_typed(question)).opens is opens


@pytest.mark.parametrize(
    ("question", "points"),
    [
        ("ai làm việc đó?", True),
        ("viec do ai lam", True),
        ("ai phoi hop voi ho", True),
        ("tuần này ai trực?", False),
        ("ho ngheo duoc gi", False),
        ("Who pays for it?", True),
    ],
)
def test_a_pronoun_points_back_and_a_time_does_not(question, points):
    assert read_follow_up(read_typed(question)).points is points


@pytest.mark.parametrize(
    ("question", "flags"),
    [
        ("van ban nao noi vay", {"asks", "says_so"}),
        ("Which document says so?", {"asks", "says_so", "points"}),
        ("ai phối hợp?", {"asks", "has_matter"}),
        ("khoản 4 Công văn 6184 nói gì", {"asks", "refers"}),
        ("Sở Y tế thì sao?", {"has_matter", "opens"}),
        ("SYT thì sao?", {"opens"}),  # by the official name alone
        ("mua thuốc", set()),
    ],
)
def test_read_follow_up_sees_what_it_names(question, flags):
    follow = read_follow_up(read_typed(question))
    names = ("asks", "says_so", "refers", "has_matter", "opens", "points")
    assert {n for n in names if getattr(follow, n)} == flags


@pytest.mark.parametrize(
    ("words", "opens", "others"),
    [
        ("ai nữa", True, True),
        ("ai", True, True),
        ("ai", False, False),
        ("còn ai nữa", False, True),
        ("who else", False, True),
        ("with whom", True, True),
        ("with whom", False, False),
        ("ai mua", True, False),
    ],
)
def test_asks_for_others_where_it_continues_or_says_else(words, opens, others):
    assert asks_for_others(words_of(words), opens) is others


def test_without_matches_drops_the_words_that_a_match_covers():
    words = words_of("Đạt 85% (quý IV), “xong” chưa… ? 5237/UBND-KGVX")
    left = without_matches(words, re.compile(r"\bquy iv\b|\bxong\b"))
    assert left == Words(("Đạt", "85%", "chưa", "5237/UBND-KGVX"), ("dat", "85", "chua", "5237ubndkgvx"))


def test_without_opener_drops_what_only_continues():
    assert without_opener(words_of("what about Da Nang"), "en") == words_of("Da Nang")
    assert without_opener(words_of("thẻ bảo hiểm"), "vi") == words_of("thẻ bảo hiểm")


@pytest.mark.parametrize(
    ("question", "language", "matter"),
    [
        ("Ai chủ trì mua sắm thuốc ở Hải Bình?", "vi", "mua sắm thuốc ở Hải Bình"),
        ("mua thuốc xong khi nào", "vi", "mua thuốc xong"),
        ("Who leads medicine procurement in Hai Binh?", "en", "medicine procurement in Hai Binh"),
        ("By when must communes report?", "en", "communes report"),
        ("mua thuốc", "vi", "mua thuốc"),
        ("sữa học đường mỗi tuần mấy lần", "vi", "sữa học đường"),
    ],
)
def test_matter_of_a_question_is_what_it_does_not_ask_with(question, language, matter):
    assert matter_of(words_of(question), language) == words_of(matter)


def test_has_question_word_by_whole_words():
    assert [has_question_word(words_of(t), "vi") for t in ("mua bao nhiêu", "bài báo", "ai", "hai")] == [
        True,
        False,
        True,
        False,
    ]
    assert has_question_word(words_of("by when"), "en")
    assert not has_question_word(words_of("whenever"), "en")
