import pytest

from corpus.readers.html.read import read_html

TCVN = "Së X©y dùng rµ so¸t bÕn b·i."
VNI = "Sôû Xaây döïng raø soaùt beán baõi."
READ = "Sở Xây dựng rà soát bến bãi."
ABOVE = "<p>Các cơ quan thực hiện những việc sau đây:</p>"


def read(body, head=""):
    raw = read_html(f"<html><head>{head}</head><body>{ABOVE}{body}</body></html>".encode(), "a.html")
    return raw.text.split("\n")[1:], [str(w) for w in raw.warnings if "fonts" in w]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<p>1. <font face='.VnTime'>{TCVN}</font></p>", ""),
        (f"<p>1. <font face='.VnTime, Arial'><b>{TCVN}</b></font></p>", ""),
        (f"<p>1. <span style='font-size:14pt;font-family:\".VnTime\",serif'>{TCVN}</span></p>", ""),
        (f"<p>1. <span style='font-family:VNI-Times'>{VNI}</span></p>", ""),
        (f"<p>1. <span style='font:14.0pt .VnTime'>{TCVN}</span></p>", ""),
        (f"<p>1. <span style='color:red;font: italic bold 1.2em/30px \".VnTime\", serif'>{TCVN}</span></p>", ""),
        (f"<p class=MsoNormal>1. {TCVN}</p>", "<style>p.MsoNormal, li {font-family:\".VnTime\",\"serif\";}</style>"),
        (f"<div id=a><p>1. {TCVN}</p></div>", "<style>#a {font-family:.VnTime}</style>"),
    ],
)  # fmt: skip
def test_a_stretch_among_unicode_is_read_by_its_font(body, head):
    name = "VNI (VNI-Windows)" if "VNI" in body else "TCVN3 (ABC)"
    assert read(body, head) == (
        [f"1. {READ}"],
        [f"Text in fonts of {name} was read as {name}; it is not Unicode."],
    )


@pytest.mark.parametrize(
    "body",
    [
        f"<p>1. <font face='.VnTime'>{READ}</font></p>",
        f"<p style='font-family:.VnTime'>1. <span style='font-family:Arial'>{READ}</span></p>",
        f"<p>1. <font face='Arial'>{READ}</font><font face='.VnTime'></font></p>",
    ],
)
def test_unicode_in_an_old_font_stays(body):
    assert read(body) == ([f"1. {READ}"], [])


def test_capitals_are_those_of_the_font_and_what_follows_it_is_not():
    assert read("<p>1. <font face='.VnTimeH'>së y tÕ</font> mua thuốc.</p>")[0] == ["1. SỞ Y TẾ mua thuốc."]
