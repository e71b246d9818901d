"""Tags of endless attributes: told before the parser walks through them, however they are written."""

import pytest
from lxml import html

from corpus.errors import ReadError
from corpus.read import read_bytes
from corpus.readers.html.hidden import opened
from corpus.readers.html.tags import MOST_ATTRIBUTES, has_endless_tag

TOO_MANY = MOST_ATTRIBUTES + 1
SHAPES = {
    "named": " a{}",
    "valued": " a{}=1",
    "quoted with an end of a tag": ' a{}=">"',
    "apart from their values": "\n a{} = '>'",
    "with a beginning of a tag": " a<b{}",
    "by slashes": "/a{}",
    "glued to a quote": "a{}=''",
    "of an equals sign": " =a{}=1",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_tag_of_endless_attributes_is_told_however_they_are_written(shape):
    tag = "<p id=''" + "".join(shape.format(n) for n in range(TOO_MANY))
    assert has_endless_tag(f"<p>1. Giữ đê.</p>{tag}>2. Giữ rừng.")
    assert has_endless_tag(tag)


@pytest.mark.parametrize(
    "page",
    [
        "<p " + " ".join(f"a{n}=1" for n in range(MOST_ATTRIBUTES - 1)) + ">1. Giữ đê.",
        "<p class=a>1. Giữ đê.</p>\n" * TOO_MANY,
        '<img src="data:,' + "a b " * TOO_MANY + '">',
        "<!-- <p " + "a " * TOO_MANY + "-->",
        "<!-- <p " + "a " * TOO_MANY,
        "<script>if (a<b " + "a " * TOO_MANY + "</script>",
        "<STYLE> <b " + "a " * TOO_MANY,
        "1 < 2 " + "a " * TOO_MANY,
    ],
)
def test_what_is_long_and_no_such_tag_is_none(page):
    assert not has_endless_tag(page)


def test_such_a_page_is_refused_and_such_a_field_is_read_as_text():
    endless = "<p " + " ".join(f"a{n}" for n in range(TOO_MANY)) + ">"
    with pytest.raises(ReadError) as caught:
        read_bytes(f"{endless}1. Giữ đê.".encode(), "de.html", "de")
    assert str(caught.value) == (
        "de.html: a tag with more than 1,000 attributes found, a page of a directive expected; open it in a browser, "
        "copy the text and save it as .txt (UTF-8)"
    )
    field = html.Element("textarea")
    field.text = endless
    assert [(e.tag, e.text) for e in opened(field)] == [("pre", endless)]
