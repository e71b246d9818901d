import pytest

from corpus.readers.page.word import Line, Segment, Word, joined, set_line, set_lines

# Ten points high: a gap is more than 5 points between runs, more than 15 within one.


def word(text, left, base=100.0, run=0):
    return Word(text, left, left + 10.0, base, 10.0, run)


def test_set_line_cuts_at_gaps():
    found = set_line([word("Giữ", 0), word("đê", 25), word("Số:", 51), word("3", 67, run=1)])
    # 10–25 is 15, a blank; 35–51 is 16, a gap; 61–67 is 6 between two runs, a gap.
    assert found == Line(
        (Segment("Giữ đê", 0, 35, 10), Segment("Số:", 51, 61, 10), Segment("3", 67, 77, 10)), 100.0, 10.0
    )
    assert found.text == "Giữ đê    Số:    3"
    assert (found.left, found.right) == (0, 77)
    assert found.segments[0].centre == 17.5


def test_set_lines_puts_words_of_nearly_one_baseline_on_a_line():
    # A baseline may differ by 4 points from the word before, by 6 from the first.
    words = [word("đê", 25, 104.0), word("Giữ", 0), word("cao", 50, 106.1), word("tre", 0, 120.0)]
    assert [line.text for line in set_lines(words, page=2)] == ["Giữ đê", "cao", "tre"]
    assert {line.page for line in set_lines(words, page=2)} == {2}


def test_set_lines_of_no_words_are_none():
    assert set_lines([]) == []


@pytest.mark.parametrize(
    ("above", "below", "said"),
    [
        ("30/6/20", "25", "30/6/2025"),
        ("trước 30/6/", "2025", "trước 30/6/2025"),
        ("30.6.", "25", "30.6.25"),
        ("30/", "6/2025", "30/6/2025"),
        ("12/CT-", "UBND", "12/CT-UBND"),
        ("12/2025/QĐ-", "UBND ngày 5/3", "12/2025/QĐ-UBND ngày 5/3"),
        # Whole dates, sums and words stay apart.
        ("30/6/2025", "31/7/2025", "30/6/2025 31/7/2025"),
        ("30/6", "2025", "30/6 2025"),
        ("30/6/20", "5 xã", "30/6/20 5 xã"),
        ("mục 1/", "2 xã", "mục 1/ 2 xã"),
        ("Sở Y tế -", "Sở Nội vụ", "Sở Y tế - Sở Nội vụ"),
        ("", "Bến", "Bến"),
    ],
)
def test_joined_puts_a_date_or_a_number_cut_in_two_together(above, below, said):
    assert joined(above, below) == said
