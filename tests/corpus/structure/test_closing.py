import pytest

from corpus.markers import markers
from corpus.structure.closing import closing_start
from corpus.structure.tree import Tree


def start(*paragraphs):
    tree = Tree("", 0, {})
    for i, paragraph in enumerate(paragraphs):
        found = markers(paragraph)
        if found and paragraph.startswith("Chương"):
            tree.add_container(i, found[0])
        elif found:
            tree.add(i, found[0])
    return closing_start(tree, paragraphs, len(paragraphs))


@pytest.mark.parametrize(
    ("paragraphs", "first"),
    [
        # The last paragraph that begins like a formula, or any that ends with ./.
        (("1. Đắp đê.", "Trên đây là kế hoạch giữ đê."), 1),
        (("1. Đắp đê.", "Mong mọi người giữ đê./."), 1),
        # All before it that begin so, too.
        (("1. Đắp đê.", "Đất lấy ở bãi.", "Yêu cầu các xã làm ngay.", "Nhận được văn bản này, báo lại./."), 2),
        # A sign on a line of its own is no text.
        (("1. Đắp đê.", "./."), 2),
        (("1. Đắp đê.", "Mong mọi người giữ đê.", "./."), 3),
        # Running text of the last unit.
        (("1. Đắp đê.", "Đất lấy ở bãi."), 2),
        (("1. Đắp đê.", "Yêu cầu làm ngay.", "Đất lấy ở bãi."), 3),
        # A heading's only paragraph is its body.
        (("1. Giữ đê", "Yêu cầu các xã làm ngay./."), 2),
        (("1. Giữ đê", "Đắp đất.", "Yêu cầu các xã làm ngay./."), 2),
        # Below a Điều, below a Chương, and where nothing is numbered, there is none.
        (("Điều 1. Đắp đê.", "Chủ tịch các xã thi hành Quyết định này./."), 2),
        (("Điều 1. Đê", "1. Đắp đê.", "Chủ tịch các xã thi hành Quyết định này./."), 3),
        (("1. Đắp đê.", "Chương II", "Yêu cầu các xã làm ngay./."), 3),
        (("Yêu cầu các xã làm ngay./.",), 1),
    ],
)
def test_closing_start_is_where_the_unmarked_formula_begins(paragraphs, first):
    assert start(*paragraphs) == first
