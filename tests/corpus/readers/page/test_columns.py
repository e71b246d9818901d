import pytest

from corpus.readers.page.text import pages_text
from corpus.readers.page.word import Word, set_lines

EM = 12.0


def lines(*placed, number=0, em=EM):
    """The lines of a page, each text where it is placed: from the left, from above."""
    words = []
    for run, (left, base, text) in enumerate(placed):
        at = float(left)
        for word in text.split():
            words.append(Word(word, at, at + len(word) * em / 2, float(base), em, run))
            at += (len(word) + 1) * em / 2
    return set_lines(words, number)


def text(*pages):
    return [line for line in pages_text(pages).replace("\f", "\n").split("\n") if line.strip()]


RECIPIENTS = ((72, 118, "Nơi nhận:"), (72, 136, "- Như trên;"), (72, 154, "- Lưu: VT."))
ENDS = ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Bình"]


@pytest.mark.parametrize(
    "down", [-18, -12, 0, 9, 20], ids=["above", "a little above", "level", "below", "a line below"]
)
def test_the_columns_of_an_ending_may_begin_at_any_height(down):
    signature = [(330, 118 + down, "TM. ỦY BAN NHÂN DÂN"), (360, 136 + down, "CHỦ TỊCH"), (350, 200, "Lê Văn Bình")]
    assert text(lines((72, 80, "1. Giữ đê."), *RECIPIENTS, *signature)) == ["1. Giữ đê.", *ENDS]


def test_who_signs_above_recipients_on_the_same_side_is_no_column():
    placed = ((330, 100, "CHỦ TỊCH"), (330, 160, "Lê Văn Bình"), (330, 190, "Nơi nhận:"), (330, 208, "- Lưu: VT."))
    assert text(lines(*placed)) == ["CHỦ TỊCH", "Lê Văn Bình", "Nơi nhận:", "- Lưu: VT."]


def test_an_ending_is_over_where_the_head_of_another_document_begins():
    signature = ((330, 118, "TM. ỦY BAN NHÂN DÂN"), (360, 136, "CHỦ TỊCH"), (350, 200, "Lê Văn Bình"))
    head = (
        (72, 60, "ỦY BAN NHÂN DÂN"),
        (330, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (72, 78, "TỈNH AN SƠN"),
        (330, 78, "Độc lập - Tự do - Hạnh phúc"),
        (72, 96, "Số: 15/CT-UBND"),
        (330, 96, "An Sơn, ngày 20 tháng 3 năm 2025"),
        (250, 130, "CHỈ THỊ"),
    )
    said = [
        "ỦY BAN NHÂN DÂN", "TỈNH AN SƠN", "Số: 15/CT-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "An Sơn, ngày 20 tháng 3 năm 2025", "CHỈ THỊ",
    ]  # fmt: skip
    assert text(lines(*RECIPIENTS, *signature), lines(*head, number=1)) == [*ENDS, *said]


@pytest.mark.parametrize("down", [-8, 8], ids=["above", "below"])
def test_the_columns_of_a_head_may_be_set_to_the_middle(down):
    issuer = [(72, 108 + down, "ỦY BAN NHÂN DÂN"), (72, 126 + down, "TỈNH AN SƠN"), (72, 144 + down, "Số: 5/CT-UBND")]
    motto = [(280, 108, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT"), (380, 126, "NAM"), (310, 144, "Độc lập - Tự do - Hạnh phúc")]
    assert text(lines(*issuer, *motto, (250, 190, "CHỈ THỊ"))) == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH AN SƠN",
        "Số: 5/CT-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT",
        "NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "CHỈ THỊ",
    ]


def test_heads_set_below_each_other_are_no_columns():
    head = [
        (150, 100, "ỦY BAN NHÂN DÂN"),
        (120, 118, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (150, 136, "Số: 5/CT-UBND"),
    ]
    assert text(lines(*head)) == [t for _, _, t in head]


def test_notes_at_the_foot_of_a_page_come_behind_who_signs():
    signature = ((330, 118, "TM. ỦY BAN NHÂN DÂN"), (360, 136, "CHỦ TỊCH"), (350, 200, "Lê Văn Bình"))
    notes = ((72, 700, "(1) Quyết định số 12."), (72, 718, "(2) Công văn số 7."))
    said = ["(1) Quyết định số 12.", "(2) Công văn số 7."]
    assert text(lines(*RECIPIENTS, *signature, *notes)) == [*ENDS, *said]


def test_recipients_that_are_counted_are_no_notes():
    recipients = ((72, 118, "Nơi nhận:"), (72, 136, "1. Như trên;"), (72, 154, "2. Lưu: VT."))
    signature = ((330, 118, "TM. ỦY BAN NHÂN DÂN"), (360, 136, "CHỦ TỊCH"), (350, 200, "Lê Văn Bình"))
    assert text(lines(*recipients, *signature)) == ["Nơi nhận:", "1. Như trên;", "2. Lưu: VT.", *ENDS[3:]]
