import pytest

from corpus.readers.html.read import read_html

CLAUSES = "<p>1. Giữ đê.</p><p>2. {}Giữ rừng.</p>"
SHEET = (
    "<style>@import url(a.css); /* .b {{}} */ .c3, em, td.c4, #x, .p .q {{color: red; text-decoration: line-through}}"
    " a:hover {{text-decoration: line-through}} @media print {{ .c9 {{text-decoration: underline}} }}</style>"
)


def read(body, head=""):
    raw = read_html(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")
    return raw.text.split("\n"), [w for w in raw.warnings if "struck" in w]


@pytest.mark.parametrize(
    "struck",
    [
        "<s>Phá</s> ",
        "<del>Phá</del> ",
        "<span style='text-decoration:line-through'>Phá</span> ",
        "<font style='color:red; TEXT-DECORATION: underline line-through red'>Phá</font> ",
        "<span style='text-decoration-line: line-through'>Phá <b>hết</b></span> ",
        "<span class='a c3'>Phá</span> ",
        "<em>Phá</em> ",
        "<span id='x'>Phá</span> ",
    ],
)
def test_struck_text_is_left_out_with_a_warning(struck):
    assert read(CLAUSES.format(struck), SHEET.format()) == (
        ["1. Giữ đê.", "2. Giữ rừng."],
        ["Passages struck through that were left out: 1."],
    )


@pytest.mark.parametrize(
    "kept",
    [
        "<u>Phá</u> ",
        "<ins>Phá</ins> ",
        "<span style='text-decoration: underline'>Phá</span> ",
        "<span class='c4'>Phá</span> ",  # of the sheet for cells alone
        "<span class='q'>Phá</span> ",  # of the sheet inside another class alone
        "<a href='#1'>Phá</a> ",
    ],
)
def test_text_that_is_not_struck_stays(kept):
    assert read(CLAUSES.format(kept), SHEET.format()) == (["1. Giữ đê.", "2. Phá Giữ rừng."], [])


def test_a_struck_paragraph_row_or_list_leaves_its_neighbours_as_they_are():
    body = (
        "<p>1. Giữ đê.</p><p style='text-decoration: line-through'>2. Phá rừng.</p><p>3. Giữ nước.</p>"
        "<table border=1><tr><th>TT<th>Việc<tr style='text-decoration:line-through'><td>1<td>Bỏ<tr><td>2<td>Làm</table>"
        "<ul style='text-decoration: line-through'><li>Bỏ</ul>"
    )
    assert read(body) == (
        ["1. Giữ đê.", "3. Giữ nước.", "TT | Việc", "2 | Làm"],
        ["Passages struck through that were left out: 4."],
    )


def test_words_on_either_side_of_struck_text_stay_apart():
    assert (
        read("<p>1. Giữ đê.</p><p>2. Trước ngày<s> 30/6 </s>31/7, <s>cả</s> năm.</p>")[0][1]
        == "2. Trước ngày 31/7, năm."
    )


@pytest.mark.parametrize(
    "raised",
    [
        "<sup>2</sup>",
        "<span style='font-size:8pt;vertical-align:super'>2</span>",
        "<span class='a c7'>2</span>",
        "<font style='VERTICAL-ALIGN: super'><b>2</b></font>",
    ],
)
def test_what_styles_raise_is_a_note_or_an_exponent(raised):
    sheet = "<style>.c6{vertical-align:baseline}.c7{color:#000;vertical-align:super}</style>"
    assert read(f"<p>1. Mức 500{raised} triệu đồng, 20 km{raised}.</p>", sheet)[0] == ["1. Mức 500 triệu đồng, 20 km2."]


@pytest.mark.parametrize("level", ["<span class='c6'>2</span>", "<span style='vertical-align:sub'>2</span>"])
def test_what_styles_do_not_raise_is_a_digit(level):
    assert read(f"<p>1. Mức 500{level} đồng.</p>", "<style>.c6{vertical-align:baseline}</style>")[0] == [
        "1. Mức 5002 đồng."
    ]


def test_a_cell_set_to_the_upper_line_is_no_raised_text():
    rows = "<tr><th>TT<th>Việc<tr><td style='vertical-align:super'>12<td>Làm"
    assert read(f"<p>1. Giữ đê.</p><table border=1>{rows}</table>")[0] == ["1. Giữ đê.", "TT | Việc", "12 | Làm"]


@pytest.mark.parametrize("sign", ["\x01", "&#1;", "&#27;"])
def test_control_characters_in_what_is_marked_fail_nothing(sign):
    body = CLAUSES.format(f"<span style='text-decoration:line-through'>P{sign}há</span> ")
    assert read(body)[0] == ["1. Giữ đê.", "2. Giữ rừng."]
    assert read(CLAUSES.format(f"<span style='vertical-align:super'>P{sign}</span> "))[0] == [
        "1. Giữ đê.",
        "2. P Giữ rừng.",
    ]
