import pytest

from corpus.duties.sorts import sort_end


@pytest.mark.parametrize(
    ("body", "verb"),
    [("các cơ sở", "đào tạo"), ("Tổ chức", "kiểm toán"), ("đơn vị", "chủ trì"), ("Đoàn", "đánh giá")],
)
def test_sort_end_is_behind_a_verb_that_makes_a_sort_of_the_body(body, verb):
    text = f"{body} {verb} gửi sổ"
    assert sort_end(text, len(body), len(text)) == len(f"{body} {verb}")


@pytest.mark.parametrize(
    "text", ["các cơ sở gửi sổ", "Đoàn đào tạo gửi sổ", "Cơ sở Đào tạo gửi sổ", "các cơ sở đào tạoo sổ"]
)
def test_sort_end_is_none_for_other_bodies_and_verbs(text):
    assert sort_end(text, text.index(" ", 4) if text.startswith("các") else text.index(" "), len(text)) is None
