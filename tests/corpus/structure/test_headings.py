import pytest

from corpus.structure.headings import ends_sentence, is_heading


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Giữ đê", True),
        ("GIỮ ĐÊ.", True),  # in capitals, whatever it ends with
        ("Giữ đê:", True),
        ("Giữ đê.", False),
        ("Giữ đê;", False),
        ("Các xã giữ đê./.", False),
        ("", False),
        ("đ" * 250, True),
        ("đ" * 251, False),
        ("đ" * 158 + ":", True),
        ("đ" * 159 + ":", False),  # 160 code points with its colon
    ],
)
def test_is_heading_is_short_and_ends_no_sentence(text, heading):
    assert is_heading(text) is heading


@pytest.mark.parametrize(
    ("paragraph", "ends"),
    [("Giữ đê.", True), ("Giữ đê:", True), ("Hết./.", True), ("Giữ đê", False), ("Giữ đê (cũ)", False), ("", False)],
)
def test_ends_sentence_by_its_last_mark(paragraph, ends):
    assert ends_sentence(paragraph) is ends
