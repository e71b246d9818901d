import pytest

from rag.composing.first_line.words import _with_its_list

NAMED = "Trưởng ban do bộ trưởng, thủ trưởng cơ quan ngang bộ, chủ tịch UBND cấp tỉnh quyết định bổ nhiệm; xong ngay."


@pytest.mark.parametrize(
    ("marked", "whole"),
    [
        ("bộ trưởng", "bộ trưởng, thủ trưởng cơ quan ngang bộ, chủ tịch UBND cấp tỉnh"),
        ("thủ trưởng cơ quan ngang bộ", "thủ trưởng cơ quan ngang bộ, chủ tịch UBND cấp tỉnh"),
        ("chủ tịch UBND cấp tỉnh", "chủ tịch UBND cấp tỉnh"),
        # What has no English is left as it was read.
        ("quyết định bổ nhiệm", "quyết định bổ nhiệm"),
    ],
)
def test_what_is_listed_behind_words_that_have_english_is_said_with_them(marked, whole):
    start = NAMED.index(marked)
    found = _with_its_list(NAMED, (start, start + len(marked)), (0, len(NAMED)))
    assert NAMED[slice(*found)] == whole
