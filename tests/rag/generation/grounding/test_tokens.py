import pytest

from rag.generation.grounding.tokens import Sort, tokens


def values(text, sort=None):
    return [t.value for t in tokens(text) if sort is None or t.sort is sort]


def test_tokens_are_agencies_figures_and_words_in_order_without_glue():
    assert [(t.sort.value, t.value) for t in tokens("Sở Y tế và UBND tỉnh mua 05 máy, là kế hoạch")] == [
        ("agency", "Sở Y tế"),
        ("agency", "Ủy ban nhân dân tỉnh"),
        ("word", "mua"),
        ("figure", "|5|máy"),
        ("word", "máy"),
        ("word", "kế"),
        ("word", "hoạch"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Giám đốc Sở Y tế", ["Giám đốc Sở Y tế"]),
        ("Ủy ban nhân dân huyện Nam Lĩnh kiểm tra", ["Ủy ban nhân dân huyện Nam Lĩnh"]),
        ("Uỷ ban nhân dân tỉnh", ["Ủy ban nhân dân tỉnh"]),
        ("Sở Y tê mua", []),  # misspelt
        ("sở y tế mua", []),
        ("Cơ quan chủ trì là Sở Y tế", ["Sở Y tế"]),
    ],
)
def test_tokens_name_agencies_with_title_and_place(text, names):
    assert values(text, Sort.AGENCY) == names


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("trước ngày 15/3/2023", ["trước|2023-03-15|"]),
        ("trước ngày 15 tháng 3 năm 2023", ["trước|2023-03-15|"]),
        ("sau ngày 15/03/2023", ["sau|2023-03-15|"]),
        ("không quá 05 ngày làm việc", ["không quá|5|ngày"]),
        ("ít nhất 5.000 bao", ["ít nhất|5000|bao"]),
        ("đạt 41,8% kế hoạch", ["|41,8%|kế"]),
        ("tại K12+300 đê", ["|K12+300|đê"]),
        ("Công văn số 17/UBND-NN", ["số|17/UBND-NN|"]),
        ("từ tháng 9 đến hết năm 2025", ["từ tháng|9|", "đến hết năm|2025|"]),
    ],
)
def test_tokens_compare_figures_with_what_limits_them_and_their_unit(text, figures):
    assert values(text, Sort.FIGURE) == figures


def test_tokens_point_into_the_text():
    text = "Sở Y tế mua 05 máy trước ngày 15/3/2023."
    assert [text[t.start : t.end] for t in tokens(text)] == [
        "Sở Y tế",
        "mua",
        "05",
        "máy",
        "trước",
        "ngày",
        "15/3/2023",
    ]
