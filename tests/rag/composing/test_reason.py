import pytest

from corpus.answer_types import AnswerType
from corpus.build import build_document
from index.hit import Hit
from rag.composing.reason import reason_text
from rag.evidence import Evidence
from rag.reading.missing import FINE, Missing, Part


@pytest.mark.parametrize(
    ("missing", "vi", "en"),
    [
        (None, "", ""),
        (
            Missing(Part.YEAR, "2019"),
            "Các văn bản đã nạp không nêu năm 2019.",
            "The stored documents do not mention the year 2019.",
        ),
        (
            Missing(Part.YEAR, "2019", nowhere=False),
            "Điều khoản gần nhất không nói về năm 2019.",
            "The nearest clause says nothing of the year 2019.",
        ),
        (
            Missing(Part.AGENCY, "Bộ Quốc phòng"),
            "Các văn bản đã nạp không nhắc đến Bộ Quốc phòng.",
            "The stored documents do not mention the Ministry of National Defence.",
        ),
        (
            Missing(Part.ASKED, FINE, nowhere=False, given=AnswerType.WHEN),
            "Điều khoản gần nhất có nêu thời gian nhưng không nêu mức phạt.",
            "The nearest clause sets the time but sets no fine.",
        ),
        (
            Missing(Part.ASKED, AnswerType.WHEN.value, nowhere=False),
            "Điều khoản gần nhất nói về việc này nhưng không nêu thời hạn.",
            "The nearest clause treats of this but sets no deadline.",
        ),
        (
            Missing(Part.LEVEL, "xa"),
            "Điều khoản gần nhất không nói đến cấp xã.",
            "The nearest clause says nothing of the xa level.",
        ),
    ],
)
def test_reason_text_says_which_thing_is_missing(missing, vi, en):
    assert (reason_text(missing, "vi"), reason_text(missing, "en")) == (vi, en)


def test_every_part_and_every_type_that_is_told_has_words():
    for part in Part:
        name = AnswerType.WHY.value if part is Part.ASKED else "x"
        assert reason_text(Missing(part, name), "vi").endswith(".")
        assert reason_text(Missing(part, name), "en").endswith(".")


SAYS = """ỦY BAN NHÂN DÂN
XÃ BẾN GỖ
Số: 3/UBND

1. Hộ nghèo nhận quà trước ngày 20/4/2021.
2. Mỗi suất quà 300.000 đồng.
3. Người nhận hai suất bị phạt.
"""


@pytest.mark.parametrize(
    ("name", "listed", "told"),
    [
        (AnswerType.MONEY.value, (), "Điều khoản gần nhất nói về việc này nhưng không nêu số tiền."),
        (AnswerType.MONEY.value, ("1", "3"), "Điều khoản gần nhất nói về việc này nhưng không nêu số tiền."),
        (AnswerType.MONEY.value, ("1", "2"), ""),
        (FINE, ("2",), "Điều khoản gần nhất nói về việc này nhưng không nêu mức phạt."),
        (FINE, ("3",), ""),
    ],
)
def test_what_stands_in_the_list_beneath_is_not_said_to_be_missing(name, listed, told):
    document = build_document(SAYS, "qua")
    clauses = [document.by_path[path] for path in listed]
    shown = [Evidence(Hit("qua", c.path, "x", c.start, c.end, 1, 1, 1, 1), document, c, ()) for c in clauses]
    assert reason_text(Missing(Part.ASKED, name, nowhere=False), "vi", shown) == told
