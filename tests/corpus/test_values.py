import pytest

from corpus.values import values_in


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "từ ngày 20 tháng 4 năm 2026 và thay thế Quyết định số 12/2018/QĐ-UBND ngày 05 tháng 6 năm 2018",
            ["từ ngày 20 tháng 4 năm 2026", "ngày 05 tháng 6 năm 2018"],
        ),
        ("trong tháng 12/2018, theo 3/2025/TT-BYT", ["trong tháng 12/2018"]),
    ],
)
def test_the_number_of_a_document_is_no_month(text, said):
    assert [text[v.start : v.end] for v in values_in(text, 0, len(text))] == said
