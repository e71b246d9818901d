"""What a follow-up changes in the question before, where it names a unit, a level, or a thing with what it is for."""

import pytest

from rag.conversation.rewrite import lean, read_turns, rewritten
from rag.conversation.turn import Turn
from rag.question.typed import read_typed


@pytest.mark.parametrize(
    ("before", "follow", "whole"),
    [
        (
            "Thuế môi trường đối với dầu là bao nhiêu?",
            "còn thuế đặc biệt đối với xăng?",
            "thuế đặc biệt đối với xăng là bao nhiêu",
        ),
        ("Ở xã, ai lập thôn?", "thế ở đặc khu?", "Ở đặc khu ai lập thôn"),
        (
            "Nguồn vốn của các Bộ, cơ quan Trung ương lấy từ đâu?",
            "còn các tỉnh thì sao?",
            "Nguồn vốn của các tỉnh lấy từ đâu",
        ),
        ("Danh mục tại Phụ lục số 01 dùng đến khi nào?", "thế còn Phụ lục số 02?",
         "Danh mục tại Phụ lục số 02 dùng đến khi nào"),
        ("Mức học phí cấp tiểu học là bao nhiêu?", "còn trung học?", "Mức học phí cấp trung học là bao nhiêu"),
    ],
)  # fmt: skip
def test_a_follow_up_changes_what_it_names_and_nothing_else(before, follow, whole):
    typed = read_typed(follow)
    assert rewritten(typed, lean(typed, read_turns([Turn(before)]))).text == whole
