from corpus.readers.page.heads import drop_heads
from corpus.readers.page.word import Line, Segment


def page(*lines, top=60.0):
    """Lines of a page, 20 points apart."""
    return [Line((Segment(t, 0, 100, 10),), top + 20 * i, 10.0) for i, t in enumerate(lines)]


def kept(*pages):
    return [[line.text for line in lines] for lines in drop_heads(pages)]


def test_drop_heads_drops_numbers_that_count_with_the_pages():
    assert kept(page("Đê", "1"), page("Tre", "2"), page("Đá", "- 3 -")) == [["Đê"], ["Tre"], ["Đá"]]
    # The first page has none, and the count begins further on.
    assert kept(page("Đê"), page("12", "Tre"), page("Trang 13", "Đá")) == [["Đê"], ["Tre"], ["Đá"]]


def test_drop_heads_leaves_a_number_that_no_other_goes_on_with():
    assert kept(page("Đê", "7"), page("Tre"), page("Đá")) == [["Đê", "7"], ["Tre"], ["Đá"]]
    # The second of two pages, alone, is believed.
    assert kept(page("Đê"), page("Tre", "2")) == [["Đê"], ["Tre"]]


def test_drop_heads_drops_what_stands_at_one_height_of_three_pages():
    assert kept(page("Sổ giữ đê", "A"), page("Sổ giữ đê", "B"), page("Sổ giữ đê", "C")) == [["A"], ["B"], ["C"]]
    assert kept(page("Sổ giữ đê", "A"), page("Sổ giữ đê", "B")) == [["Sổ giữ đê", "A"], ["Sổ giữ đê", "B"]]
    low = page("Sổ giữ đê", "C", top=300.0)
    assert kept(page("Sổ giữ đê", "A"), page("Sổ giữ đê", "B"), low)[2] == ["Sổ giữ đê", "C"]


def test_drop_heads_leaves_what_opens_a_clause_or_a_form():
    for text in ("1. Giữ đê", "QUYẾT ĐỊNH", "====="):
        assert kept(*[page(text, x) for x in "ABC"]) == [[text, x] for x in "ABC"]


def test_drop_heads_takes_no_rule_for_words():
    for text in ("_____", "-----", "__ __ __", "_-_-_", "– – –", "*****"):
        assert kept(*[page(text, x) for x in "ABC"]) == [[text, x] for x in "ABC"]
    assert kept(*[page("___ Sổ giữ đê ___", x) for x in "ABC"]) == [["A"], ["B"], ["C"]]


def test_drop_heads_drops_the_gazette_s_head_wherever_it_stands():
    assert kept(page("12 CÔNG BÁO/Số 3 + 4/Ngày 5-6-2021", "Đê")) == [["Đê"]]


def test_drop_heads_looks_at_three_lines_of_either_end():
    body = ["A", "B", "C", "2", "D", "E", "F"]
    assert kept(page(*body), page(*body))[1] == body


def test_drop_heads_drops_feet_that_count_pages_with_words_round_the_number():
    for foot in ("12/CT-UBND - Trang {}/2", "12/CT-UBND trang {}", "Sổ giữ đê {}/2", "Sổ giữ đê | Page {}"):
        assert kept(page("Đê", foot.format(1)), page("Tre", foot.format(2))) == [["Đê"], ["Tre"]]
    # What counts no pages stays.
    for line in ("PHỤ LỤC {}", "Năm 202{}"):
        pages = [["Đê", line.format(n)] for n in (1, 2)]
        assert kept(*[page(*lines) for lines in pages]) == pages


def test_drop_heads_drops_what_stands_on_both_pages_behind_the_first_of_three():
    first = page("Sở Y tế", "Số 5")
    assert kept(first, page("Sổ giữ đê", "A"), page("Sổ giữ đê", "B")) == [["Sở Y tế", "Số 5"], ["A"], ["B"]]
    # Rows of a table are headed again on each page, and are rows.
    rows = [Line((Segment("STT | Việc", 0, 100, 10),), 60.0, 10.0, is_row=True)]
    assert kept(first, rows, rows)[1:] == [["STT | Việc"], ["STT | Việc"]]
