import pytest
from lxml import html

from corpus.readers.html.marks import (
    has_own_marker,
    integer,
    is_footnote,
    is_footnote_mark,
    is_hidden,
    list_marker,
)


@pytest.mark.parametrize(
    ("page", "value", "bullets", "marker"),
    [
        ("<ol><li>Đê</ol>", 3, 0, "3."),
        ("<ol type=a><li>Đê</ol>", 3, 0, "c."),
        ("<ol type=A><li>Đê</ol>", 28, 0, "AB."),
        ("<ol type=i><li>Đê</ol>", 4, 0, "iv."),
        ("<ol style='list-style-type: upper-roman'><li>Đê</ol>", 4, 0, "IV."),
        ("<ol style='list-style: none'><li>Đê</ol>", 4, 0, ""),
        ("<ol type=a><li style='list-style-type: decimal'>Đê</ol>", 3, 0, "3."),
        ("<ol type=i><li>Đê</ol>", 400, 0, "400."),
        ("<ul><li>Đê</ul>", 3, 1, "-"),
        ("<ul><li>Đê</ul>", 3, 2, "+"),
        ("<ul><li>Đê</ul>", 3, 4, "*"),
        ("<ul><li data-marker='b)'>Đê</ul>", 3, 1, "b)"),
    ],
)
def test_list_marker_is_as_the_list_is_numbered(page, value, bullets, marker):
    parent = html.fromstring(page)
    assert list_marker(parent, parent[0], value, bullets) == marker


@pytest.mark.parametrize(
    ("text", "marker", "own"),
    [
        ("a) Đê", "-", True),
        ("1.2. Đê", "-", True),
        ("Điều 5. Đê", "*", True),
        ("- Đê", "+", True),
        ("Đê", "-", False),
        ("2021", "-", False),
        ("3. Đê", "3.", True),
        ("a) Đê", "3.", False),
    ],
)
def test_has_own_marker(text, marker, own):
    assert has_own_marker(text, marker) is own


def test_is_footnote_mark_and_is_footnote_point_at_each_other():
    mark, note, other = html.fromstring(
        "<div><a href='#_ftn1'>[1]</a><p><a href='#_ftnref1'>[1]</a> Xem sổ.</p><a href='#dieu-1'>1</a></div>"
    )
    assert [is_footnote_mark(e) for e in (mark, note, other)] == [True, False, False]
    assert [is_footnote(e) for e in (mark, note, other)] == [False, True, False]
    assert is_footnote(html.fromstring("<p id='ftn3'>Xem sổ.</p>")) is True
    assert is_footnote(html.fromstring("<p>Xem <a href='#_ftnref1'>[1]</a></p>")) is False


@pytest.mark.parametrize(
    ("page", "hidden"),
    [
        ("<p hidden>Đê</p>", True),
        ("<p style='color: red; display : none'>Đê</p>", True),
        ("<p style='mso-hide:all'>Đê</p>", True),
        ("<p style='display: block' class='tooltips'>Đê</p>", False),
    ],
)
def test_is_hidden(page, hidden):
    assert is_hidden(html.fromstring(page)) is hidden


@pytest.mark.parametrize(("text", "number"), [("12", 12), (" -3x", -3), ("x3", 7), ("", 7), (None, 7)])
def test_integer_is_what_an_attribute_begins_with(text, number):
    assert integer(text, 7) == number
