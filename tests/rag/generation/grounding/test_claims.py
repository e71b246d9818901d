import pytest

from rag.answer import Citation
from rag.generation.grounding.claims import supporting
from rag.generation.labelled import Labelled

BUYS = "Sở Y tế chủ trì, phối hợp với Sở Tài chính mua máy lọc nước cho trạm y tế, hoàn thành trước ngày 20/4/2021."
MENDS = "Máy lọc nước hỏng phải sửa trong 05 ngày."


@pytest.fixture
def issued(drought, evidence):
    """The passages of a directive by their labels: 1 buys, 2 mends, 3 an item, 4 the heading that says whose it is."""
    rows = [
        (1, "1", "khoản 1", BUYS, 0),
        (2, "1", "khoản 1", MENDS, 0),
        (3, "2.a", "điểm a khoản 2", "Lắp máy bơm cho xã khô hạn;", 4),
        (4, "2", "khoản 2", "Sở Xây dựng có trách nhiệm:", 0),
    ]
    every = evidence(drought, "1").duties
    found = {}
    for n, path, label, quote, above in rows:
        start = drought.text.index(quote)
        citation = Citation(n, "han", drought.name, path, label, quote, start, start + len(quote))
        found[n] = Labelled(citation, tuple(d for d in every if d.clause == path), above)
    return found


@pytest.fixture
def labels(issued):
    def rests_on(sentence, *cited, language="vi"):
        return supporting(sentence, [issued[n] for n in cited], issued, language)

    return rests_on


@pytest.mark.parametrize(
    ("sentence", "cited", "expected"),
    [
        (MENDS, [2], {2}),
        (MENDS, [1], set()),  # said, but not by the passage that is cited
        (MENDS, [1, 2], {2}),
        (MENDS, [], set()),
        # Words left out, who acts, the deadline: each in its way.
        ("Máy lọc nước hỏng phải sửa", [2], {2}),
        ("Cơ quan chủ trì là Sở Y tế", [1], {1}),
        ("Cơ quan phối hợp là Sở Tài chính", [1], {1}),
        ("Thời hạn là trước ngày 20/4/2021", [1], {1}),
        ("Cơ quan chủ trì là Sở Tài chính", [1], set()),
        ("Thời hạn là trước ngày 21/4/2021", [1], set()),
        ("Thời hạn là trước ngày 20/4/2021", [2], set()),
        # What an item gives to the agency of its heading rests on both.
        ("Sở Xây dựng lắp máy bơm cho xã khô hạn", [3], {3, 4}),
        ("Sở Xây dựng có trách nhiệm lắp máy bơm cho xã khô hạn", [3], {3, 4}),
        ("Lắp máy bơm cho xã khô hạn", [3], {3}),
        ("Cơ quan chủ trì là Sở Xây dựng", [3], {3, 4}),
        ("Sở Y tế lắp máy bơm cho xã khô hạn", [3], set()),
        ("Sở Xây dựng lắp máy bơm cho xã khô hạn", [4], set()),
        ("Sở Xây dựng cho xã khô hạn", [3], set()),  # not from where the task begins
        ("Sở Xây dựng", [3], set()),
        # Quotes close, and stand in the passage.
        (f"“{MENDS}”", [2], {2}),
        ("“Máy lọc nước hỏng", [2], set()),
        ("Máy lọc nước hỏng”", [2], set()),
        ("“Máy lọc nước hỏng phải sửa trong 06 ngày.”", [2], set()),
        ("Máy lọc nước hỏng phải sửa “ ”", [2], set()),
        # The source that it names is the label's.
        (f"Theo khoản 1 Công văn số 17/UBND-NN, {MENDS}", [2], {2}),
        (f"Khoản 1 quy định rõ rằng {MENDS}", [2], {2}),
        (f"Theo khoản 2 Công văn số 17/UBND-NN, {MENDS}", [2], set()),
        # No plain text; nothing at all.
        ("Máy lọc nước hỏng phải sửa <b>", [2], set()),
        ("Máy lọc nước hỏng phải sửa [2]", [2], set()),
        ("Máy lọc nước hỏng\u200b phải sửa", [2], set()),
        ("Khoản 1", [2], set()),
        ("", [2], set()),
    ],
)
def test_supporting_are_the_labels_whose_passages_say_it(sentence, cited, expected, labels):
    assert labels(sentence, *cited) == expected


@pytest.mark.parametrize(
    ("sentence", "cited", "expected"),
    [
        ("The Department of Health leads", [1], {1}),
        ("The Department of Finance leads", [1], set()),
        ("The Department of Construction leads", [3], {3, 4}),
        ("The deadline is before 20 April 2021", [1], {1}),
        ("It states: “Máy lọc nước hỏng phải sửa trong 05 ngày.”", [2], {2}),
        ("Cơ quan chủ trì là Sở Y tế", [1], set()),  # true, and no English
    ],
)
def test_supporting_in_english_goes_by_names_figures_and_quotes(sentence, cited, expected, labels):
    assert labels(sentence, *cited, language="en") == expected


def test_supporting_in_vietnamese_takes_no_english(labels):
    assert labels("The Department of Health leads", 1) == set()


def test_supporting_rests_on_no_heading_that_was_not_issued(issued):
    item = issued.pop(3)
    del issued[4]
    assert supporting("Sở Xây dựng lắp máy bơm cho xã khô hạn", [item], {3: item}, "vi") == set()
    assert supporting("Lắp máy bơm cho xã khô hạn", [item], {3: item}, "vi") == {3}
