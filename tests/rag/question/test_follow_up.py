import re

import pytest

from corpus.answer_types import AnswerType
from rag.question.follow_up import FollowUp, keys_of, read_follow_up, without_matches, without_opener, words_of


def test_read_follow_up_tells_what_it_says_and_what_it_leaves_out():
    assert read_follow_up("Thế còn môn chuyên thì sao ạ?") == FollowUp(
        language="vi",
        words=("môn", "chuyên"),
        own=("mon", "chuyen"),
        opens=True,
        points=False,
        asks=False,
        kind=AnswerType.OTHER,
    )
    assert read_follow_up("And who coordinates with them?") == FollowUp(
        language="en",
        words=("who", "coordinates"),
        own=(),
        opens=True,
        points=True,
        asks=True,
        kind=AnswerType.COORDINATE,
    )


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
    assert read_follow_up(question).opens is opens


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
    assert read_follow_up(question).points is points


def test_words_and_their_keys():
    words = words_of("Đạt 85% (quý IV), “xong” chưa… ? 5237/UBND-KGVX")
    assert words == ["Đạt", "85%", "quý", "IV", "xong", "chưa", "5237/UBND-KGVX"]
    assert keys_of(words) == ["dat", "85", "quy", "iv", "xong", "chua", "5237ubndkgvx"]
    assert without_matches(words, re.compile(r"\bquy iv\b|\bxong\b")) == ["Đạt", "85%", "chưa", "5237/UBND-KGVX"]


def test_without_opener_drops_what_only_continues():
    assert without_opener(["what", "about", "Da", "Nang"], "en") == ["Da", "Nang"]
    assert without_opener(["thẻ", "bảo", "hiểm"], "vi") == ["thẻ", "bảo", "hiểm"]
