import pytest

from eval.measures.containing import contains, share_contained


@pytest.mark.parametrize(
    ("text", "alternatives", "expected"),
    [
        ("Chủ trì:  SỞ Y\n tế.", ["sở y tế"], True),
        ("Department of Health leads", ["Sở Y tế", "department  of health"], True),
        ("Sở Tài chính", ["Sở Y tế", "Sở Công Thương"], False),
        ("So Y te", ["Sở Y tế"], False),
        ("", ["Sở Y tế"], False),
    ],
)
def test_contains_folds_case_and_white_space_only(text, alternatives, expected):
    assert contains(text, alternatives) is expected


def test_share_contained_counts_items():
    items = [["Sở Y tế", "Department of Health"], ["Sở Tài chính"], ["Công an tỉnh"]]
    assert share_contained("department of health and sở tài chính", items) == 2 / 3
    assert share_contained("anything", []) == 1.0
