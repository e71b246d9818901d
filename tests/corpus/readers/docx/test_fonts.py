"""Runs in fonts of old encodings, and raised numbers."""

import pytest

from corpus.build import build_document
from corpus.readers.docx.read import read_docx
from tests.corpus.readers.docx.test_read import docx, level, lines_of, numbering, p, r, styled, table


def font(name):
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def style(style_id, inner, kind="paragraph", more=""):
    return f'<w:style w:type="{kind}" w:styleId="{style_id}"{more}><w:name w:val="{style_id}"/>{inner}</w:style>'


def set_in(name, *runs):
    return "<w:p>" + "".join(r(text, font(name)) for text in runs) + "</w:p>"


UP = '<w:vertAlign w:val="superscript"/>'
DIRECTIVE = {
    ".VnTime": ["TØNH AN S¥N", "Sè: 12/CT-UBND", "CHØ THÞ", "VÒ viÖc t¨ng c\xadêng qu¶n lý",
                "1. Së X©y dùng chñ tr× rµ so¸t bÕn b·i."],
    "VNI-Times": ["TÆNH AN SÔN", "Soá: 12/CT-UBND", "CHÆ THÒ", "Veà vieäc taêng cöôøng quaûn lyù",
                  "1. Sôû Xaây döïng chuû trì raø soaùt beán baõi."],
}  # fmt: skip
SHOWN = ["TỈNH AN SƠN", "Số: 12/CT-UBND", "CHỈ THỊ", "Về việc tăng cường quản lý",
         "1. Sở Xây dựng chủ trì rà soát bến bãi."]  # fmt: skip


@pytest.mark.parametrize("name", DIRECTIVE)
def test_a_whole_document_in_an_old_font_is_read_as_it_shows(name):
    raw = read_docx(docx("".join(set_in(name, line) for line in DIRECTIVE[name])), "a.docx")
    assert raw.text.split("\n") == SHOWN
    assert len(raw.warnings) == 1
    assert build_document(raw, "a").metadata.number == "12/CT-UBND"


@pytest.mark.parametrize("name", DIRECTIVE)
def test_a_whole_document_is_read_so_by_its_words_where_no_font_says(name):
    raw = read_docx(docx("".join(p(line) for line in DIRECTIVE[name])), "a.docx")
    assert raw.text.split("\n") == SHOWN
    assert "had been read as Windows-1252" in raw.warnings[0]


def test_a_single_run_among_unicode_is_read_by_its_font():
    body = f"<w:p>{r('Giao ')}{r('Së Y tÕ', font('.VnTime'))}{r(' và ')}{r('Sôû Taøi chính', font('VNI-Times'))}</w:p>"
    assert lines_of(body) == ["Giao Sở Y tế và Sở Tài chính"]


def test_runs_that_part_a_word_are_read_together():
    assert lines_of(set_in(".VnTime", "S", "ë ", "X©", "y dùng")) == ["Sở Xây dựng"]


def test_a_font_of_capitals_shows_capitals():
    assert lines_of(set_in(".VnTimeH", "céng hßa x· héi")) == ["CỘNG HÒA XÃ HỘI"]


def test_the_font_comes_from_the_run_its_style_its_paragraph_or_the_document():
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>"
        + style("U", f"<w:rPr>{font('Times New Roman')}</w:rPr>")
        + style("B", f"<w:rPr>{font('VNI-Times')}</w:rPr>")
        + style("C", '<w:basedOn w:val="B"/>')
        + style("R", f"<w:rPr>{font('.VnTimeH')}</w:rPr>", kind="character")
    )
    body = (
        p("Së Y tÕ") + styled("Sôû Y teá", "C") + p("së", run='<w:rStyle w:val="R"/>')
        + p("Së Y tÕ", '<w:pStyle w:val="C"/>', font(".VnTime")) + styled("café", "U")
    )  # fmt: skip
    assert lines_of(body, styles=styles) == ["Sở Y tế", "Sở Y tế", "SỞ", "Sở Y tế", "café"]


THEME = '<w:majorFont><w:latin typeface="{}"/></w:majorFont><w:minorFont><w:latin typeface="{}"/></w:minorFont>'
THEMED = '<w:rFonts w:asciiTheme="{0}HAnsi" w:hAnsiTheme="{0}HAnsi"/>'


@pytest.mark.parametrize(
    ("theme", "shown"),
    [
        (THEME.format("Arial", ".VnTime"), ["Giao Sở Y tế làm", "Giao Së Y tÕ làm"]),
        (THEME.format(".VnTimeH", "Arial"), ["Giao Së Y tÕ làm", "Giao SỞ Y TẾ làm"]),
        ("<", ["Giao Së Y tÕ làm"] * 2),  # a damaged theme names no font, and the text is read all the same
    ],
)  # fmt: skip
def test_the_font_may_be_the_theme_s(theme, shown):
    body = "".join(
        f"<w:p>{r('Giao ')}{r('Së Y tÕ', THEMED.format(which))}{r(' làm')}</w:p>" for which in ("minor", "major")
    )
    assert lines_of(body, theme=theme) == shown


def test_the_font_may_be_that_of_the_table_s_style():
    styles = style("T", f"<w:rPr>{font('.VnTime')}</w:rPr>", kind="table") + style(
        "U", f"<w:rPr>{font('Arial')}</w:rPr>"
    )
    borders = '<w:tblStyle w:val="T"/><w:tblBorders><w:insideV w:val="single"/></w:tblBorders>'
    cells = table(["Së Y tÕ", styled("café", "U")], ["Quý II", "b"], borders=borders)
    assert lines_of(cells + p("café"), styles=styles) == ["Sở Y tế | café", "Quý II | b", "café"]


@pytest.mark.parametrize(
    ("of_level", "of_text"), [(font(".VnTime"), ""), ("", font(".VnTime")), (font(".VnTime"), font("Arial"))]
)
def test_markers_of_lists_are_read_by_their_font(of_level, of_text):
    more = f"<w:rPr>{of_level}</w:rPr>" if of_level else ""
    counted = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = p("A", f"{counted}<w:rPr>{of_text}</w:rPr>") + p("B", f"{counted}<w:rPr>{of_text}</w:rPr>")
    assert lines_of(body, numbering=numbering(level(0, "decimal", "§iÒu %1.", more))) == ["Điều 1. A", "Điều 2. B"]


def test_unicode_in_an_old_font_stays():
    assert lines_of(set_in(".VnTime", "Sở Y tế không có thuốc")) == ["Sở Y tế không có thuốc"]


def test_a_soft_hyphen_is_a_letter_in_an_old_font():
    body = f"<w:p><w:r><w:rPr>{font('.VnTime')}</w:rPr><w:t>tr</w:t><w:softHyphen/><w:t>íc ngµy</w:t></w:r></w:p>"
    assert lines_of(body) == ["trước ngày"]


def test_cells_of_a_table_are_read_by_their_fonts():
    cells = [set_in(".VnTime", "Së Y tÕ"), p("Sở Nội vụ")]
    borders = '<w:tblBorders><w:insideV w:val="single"/></w:tblBorders>'
    assert lines_of(table(cells, ["a", "b"], borders=borders)) == ["Sở Y tế | Sở Nội vụ", "a | b"]


# --- raised numbers


@pytest.mark.parametrize(
    ("runs", "line"),
    [
        ((("Điều 2.", ""), ("1", UP), (" Mức hỗ trợ", "")), "Điều 2. Mức hỗ trợ"),
        ((("Mức 500", ""), ("2 ", UP), ("triệu", "")), "Mức 500 triệu"),
        ((("2.", ""), ("3", UP), (" Mỗi bến", "")), "2. Mỗi bến"),
        ((("Rộng 20 km", ""), ("2", UP), (" đê, 5 m", ""), ("3", UP), (".", "")), "Rộng 20 km2 đê, 5 m3."),
        ((("Luật số 23", ""), ("[", UP), ("12", UP), ("]", UP), (".", "")), "Luật số 23."),
        ((("Giữ đê", ""), ("1", '<w:position w:val="6"/>'), (".", "")), "Giữ đê."),
        ((("Giữ 5", ""), ("1", '<w:position w:val="2"/>'), (" đê", "")), "Giữ 51 đê"),
        ((("Mức 30", ""), ("o", UP), ("C", "")), "Mức 30°C"),
        ((("1", UP), (" Điều này được sửa đổi.", "")), "[1] Điều này được sửa đổi."),
        ((("12", UP),), "12"),
        ((("Mức 500² và 5 km²", ""),), "Mức 500 và 5 km²"),
        ((("H", ""), ("2", '<w:vertAlign w:val="subscript"/>'), ("O", "")), "H2O"),
    ],
)
def test_raised_numbers_of_notes_are_no_digits(runs, line):
    body = "<w:p>" + "".join(r(text, properties) for text, properties in runs) + "</w:p>"
    assert lines_of(body) == [" ".join(line.split())]


def test_a_style_raises_and_a_run_may_not():
    styles = style("F", f"<w:rPr>{UP}</w:rPr>", kind="character")
    raised, plain = '<w:rStyle w:val="F"/>', '<w:rStyle w:val="F"/><w:vertAlign w:val="baseline"/>'
    body = f"<w:p>{r('Mức 500')}{r('7', raised)}{r(' và 50')}{r('7', plain)}</w:p>"
    assert lines_of(body, styles=styles) == ["Mức 500 và 507"]


def test_articles_with_note_numbers_are_units():
    body = p("QUY CHẾ") + p("Điều 1. Phạm vi")
    for number, note in ((2, "1"), (3, "2, 3"), (4, "(4)")):
        body += f"<w:p>{r(f'Điều {number}.')}{r(note, UP)}{r(' Mức hỗ trợ')}</w:p>"
    found = [c.path for c in build_document(read_docx(docx(body), "a.docx"), "a").clauses]
    assert found == ["D1", "D2", "D3", "D4"]
