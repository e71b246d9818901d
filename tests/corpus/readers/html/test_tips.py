import pytest
from lxml import html

from corpus.readers.html.read import read_html
from corpus.readers.html.tips import is_tip


@pytest.mark.parametrize(
    "term",
    [
        "<a class='has-tooltip' href='#'>Công an</a>",
        "<span class='tooltip'>Công an</span>",
        "<abbr class='js-tooltip tooltips'>Công an</abbr>",
        "<a class='tooltip-link' data-toggle='tooltip'>Công an</a>",
        "<p class='a tooltip'>Công an</p>",
        "<a class='open-modal'>Công an</a>",
        "<span class='popover-trigger tooltipster'>Công an</span>",
        "<span class='text content'>Công an</span>",
    ],
)
def test_a_term_with_a_tip_is_no_tip(term):
    assert is_tip(html.fromstring(term)) is False


@pytest.mark.parametrize(
    "tip",
    [
        "<span class='tooltiptext'>là gì</span>",
        "<span class='tooltip-content'>là gì</span>",
        "<div class='a tooltipInner'>là gì</div>",
        "<div class='popover-body'>là gì</div>",
        "<div role='tooltip' class='x'>là gì</div>",
        "<div class='modal fade'>Đóng</div>",
        "<ul class='Dropdown-Menu'><li>In</ul>",
    ],
)
def test_what_appears_when_pointed_at_is_a_tip(tip):
    assert is_tip(html.fromstring(tip)) is True


def test_a_tip_is_told_by_the_term_that_it_hangs_on():
    page = html.fromstring(
        "<p>1. <a>UBND<span class='tooltip'>Ủy ban</span></a> <a><span class='tooltip'>xã</span></a></p>"
    )
    assert [is_tip(span) for span in page.iter("span")] == [True, False]


def test_read_html_keeps_terms_and_leaves_their_tips_out_with_a_word():
    raw = read_html(
        "<body><p>1. <span class='tooltip'>Sở Y tế</span> mua thuốc.</p>"
        "<p><span class='has-tooltip'>2. Công an tỉnh<span class='tooltiptext'>PC08</span></span> xử lý xe.</p>"
        "<div class='modal'></div></body>".encode(),
        "a.html",
    )
    assert raw.text == "1. Sở Y tế mua thuốc.\n2. Công an tỉnh xử lý xe."
    assert raw.warnings[-1] == "Notes that are shown only to who points at a term, left out: 1."
