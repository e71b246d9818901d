import pytest

from corpus.readers.docx.figures import bullet, figure, symbol, without_private


@pytest.mark.parametrize(
    ("value", "form", "written"),
    [
        (4, "decimal", "4"),
        (4, "upperRoman", "IV"),
        (4, "lowerRoman", "iv"),
        (400, "upperRoman", "400"),
        (0, "lowerRoman", "0"),
        (4, "lowerLetter", "d"),
        (27, "lowerLetter", "aa"),  # doubled, not "ab"
        (28, "upperLetter", "BB"),
        (261, "lowerLetter", "261"),
        (4, "decimalZero", "04"),
        (14, "decimalZero", "14"),
        (0, "vietnameseCounting", "không"),
        (10, "vietnameseCounting", "mười"),
        (11, "vietnameseCounting", "mười một"),
        (15, "vietnameseCounting", "mười lăm"),
        (20, "vietnameseCounting", "hai mươi"),
        (21, "vietnameseCounting", "hai mươi mốt"),
        (100, "vietnameseCounting", "100"),
        (4, "none", ""),
        (4, "bullet", ""),
        (4, "chicago", "4"),
    ],
)
def test_figure_writes_a_number_in_word_s_forms(value, form, written):
    assert figure(value, form) == written


@pytest.mark.parametrize(
    ("code", "font", "sign"),
    [
        ("F0A7", "Wingdings", "▪"),
        ("00A7", "Wingdings", "▪"),
        ("F0A8", "Wingdings", "☐"),
        ("F0A8", "Symbol", "♦"),
        ("F0D8", "SYMBOL", "¬"),
        ("F041", "Wingdings", ""),
        ("none", "Wingdings", ""),
        ("", "Wingdings", ""),
    ],
)
def test_symbol_is_that_of_its_font(code, font, sign):
    assert symbol(code, font) == sign


def test_without_private_writes_signs_as_they_look():
    assert without_private("\uf0b3 3 đê\uf0fc") == "≥ 3 đê✓"


@pytest.mark.parametrize(("text", "sign"), [("+", "+"), ("*", "*"), ("", ""), ("\uf0d8", "-"), ("•", "-"), ("o", "-")])
def test_bullet_is_a_dash_but_for_plus_and_star(text, sign):
    assert bullet(text) == sign
