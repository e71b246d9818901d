import functools

import pytest

from corpus.readers.page.prose_columns import in_prose_order
from corpus.readers.page.word import Line, Segment
from tests.corpus.readers.page.test_columns import lines as lines_of_page
from tests.corpus.readers.page.test_columns import text

EM = 10.0
WIDE = "Các đơn vị tiếp tục rà soát các bến"  # a line of a column: 175 points
HALF = [f"{WIDE} số {n}" for n in range(10)]


lines = functools.partial(lines_of_page, em=EM)


def column(left, top, texts, pitch=14):
    return [(left, top + pitch * n, line) for n, line in enumerate(texts)]


LEFT = ["1. Giữ đê.", *HALF[:5], "2. Giữ rừng.", *HALF[5:8]]
RIGHT = ["tiếp theo của giữ rừng ở các xã ven", *HALF[:4], "3. Giữ bến.", *HALF[4:7]]


@pytest.mark.parametrize("down", [0, 3, 7], ids=["level", "a little lower", "half a line lower"])
def test_the_right_column_of_a_text_stands_below_the_left(down):
    page = lines(*column(60, 100, LEFT), *column(310, 100 + down, RIGHT))
    assert text(page) == [*LEFT, *RIGHT]


def test_a_head_over_both_columns_and_an_end_in_columns_of_its_own_stay_where_they_are():
    head = [(60, 40, "ỦY BAN NHÂN DÂN"), (300, 40, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), (270, 70, "CHỈ THỊ")]
    end = [(60, 280, "Nơi nhận:"), (330, 280, "CHỦ TỊCH"), (60, 294, "- Lưu: VT."), (330, 330, "Lê Văn Bình")]
    page = lines(*head, *column(60, 100, LEFT), *column(310, 100, RIGHT), *end)
    assert text(page) == [
        "ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CHỈ THỊ",
        *LEFT, *RIGHT, "Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH", "Lê Văn Bình",
    ]  # fmt: skip


def test_a_line_across_parts_two_texts_in_columns():
    below = 100 + 14 * len(LEFT)
    across = (60, below, " ".join([WIDE] * 2) + " và nhau")
    second = [*column(60, below + 14, LEFT), *column(310, below + 14, RIGHT)]
    page = lines(*column(60, 100, LEFT), *column(310, 100, RIGHT), across, *second)
    assert text(page) == [*LEFT, *RIGHT, across[2], *LEFT, *RIGHT]


def test_a_letter_whose_recipients_and_office_stand_beside_each_other_is_no_text_in_columns():
    left = ["Nơi nhận:", *(f"- Sở số {n};" for n in range(9))]
    right = ["CHỦ TỊCH", *("" for _ in range(6)), "Lê Văn Bình"]
    page = lines((60, 60, WIDE + " " + WIDE), *column(60, 100, left), *column(330, 100, right))
    assert text(page)[1:] == [*left, "CHỦ TỊCH", "Lê Văn Bình"]


def test_columns_of_short_words_are_no_text():
    pairs = [(f"bến {n}", f"{n} tấn") for n in range(10)]
    page = lines(*column(60, 100, [a for a, _ in pairs]), *column(310, 100, [b for _, b in pairs]), (60, 260, WIDE * 2))
    assert text(page)[:10] == [f"{a} {b}" for a, b in pairs]


def test_columns_that_end_on_the_next_page_are_read_there_too():
    first = _columns_page(8)
    last = _columns_page(3)
    texts = [[line.text for line in lines] for lines in in_prose_order([first, last])]
    assert texts[1] == [f"trái {i} chữ chữ chữ chữ" for i in range(3)] + [f"phải {i} chữ chữ chữ" for i in range(3)]
    # Alone, so few lines are as likely a letter's end.
    assert [line.text for line in in_prose_order([last])[0]] == [line.text for line in last]


def _columns_page(count):
    def segment(text, left, right):
        return Segment(text, left, right, 20.0)

    return [
        Line(
            (segment(f"trái {i} chữ chữ chữ chữ", 60, 280), segment(f"phải {i} chữ chữ chữ", 310, 530)),
            100 + 18 * i,
            12.0,
        )
        for i in range(count)
    ]
