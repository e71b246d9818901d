import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.build import build_document
from corpus.errors import ReadError
from corpus.raw import Raw
from corpus.readers.docx import package as docx_package
from corpus.readers.docx.figures import figure
from corpus.readers.docx.ole import OLE
from corpus.readers.docx.read import read_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = ("styles", "numbering", "footnotes", "header", "footer")
ROOTS = {"header": "hdr", "footer": "ftr"}


# --- a small builder


def p(text="", properties="", run=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text, run)}</w:p>"


def r(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text, level=0, num=1):
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def styled(text, style):
    return p(text, f'<w:pStyle w:val="{style}"/>')


def table(*rows, borders=""):
    cells = [[cell if cell.startswith("<w:") else p(cell) for cell in row] for row in rows]
    lines = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in cells]
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


RULED = '<w:tblBorders><w:insideV w:val="single"/></w:tblBorders>'


def level(i, form, pattern, more="", start=1):
    return (
        f'<w:lvl w:ilvl="{i}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{pattern}"/>'
        "</w:lvl>"
    )


def numbering(*levels, nums='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'):
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def part(name, content, space=W):
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{space}" xmlns:mc="{MC}">{content}</w:{name}>'


def pack(files, packed=zipfile.ZIP_STORED):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", packed) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def docx(body, space=W, main="word/document.xml", **parts):
    def relations(targets):
        rows = "".join(f'<Relationship Type="{OFFICE}/{kind}" Target="{path}"/>' for kind, path in targets.items())
        return f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'

    files = {
        "_rels/.rels": relations({"officeDocument": main}),
        main: part("document", f"<w:body>{body}</w:body>", space),
        "word/_rels/document.xml.rels": relations({kind: f"{kind}.xml" for kind in parts}),
    }
    files |= {f"word/{kind}.xml": part(ROOTS.get(kind, kind), content, space) for kind, content in parts.items()}
    return pack(files)


def lines_of(body, **parts):
    return read_docx(docx(body, **parts), "a.docx").text.split("\n")


# --- paragraphs and what stands in them


def test_read_docx_gives_a_paragraph_a_line():
    raw = read_docx(docx(p("1. Sở Y tế") + p() + p("a) mua thuốc &amp; vắc xin;")), "a.docx")
    assert raw == Raw("1. Sở Y tế\na) mua thuốc & vắc xin;", lines_are_paragraphs=True)


def test_read_docx_takes_insertions_and_leaves_deletions_out():
    body = (
        f"<w:p>{r('Trước ngày ')}<w:del>{r('15')}<w:r><w:delText>15</w:delText></w:r></w:del>"
        f"<w:ins>{r('20')}</w:ins>{r(' tháng 6.')}</w:p>"
        f"<w:moveFrom>{p('Câu cũ.')}</w:moveFrom>"
    )
    raw = read_docx(docx(body), "a.docx")
    assert raw == Raw("Trước ngày 20 tháng 6.", True, ("The file has tracked changes: they were read as if accepted.",))


def test_read_docx_joins_paragraphs_whose_end_was_deleted():
    assert lines_of(p("Các sở, ", "<w:rPr><w:del/></w:rPr>") + p("ngành.")) == ["Các sở, ngành."]


def test_read_docx_leaves_hidden_text_out():
    hidden = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>'
    body = p("Hiện.") + p("ẩn", run="<w:vanish/>") + styled("ẩn", "H") + p("Rõ.", run='<w:vanish w:val="0"/>')
    assert lines_of(body, styles=hidden) == ["Hiện.", "Rõ."]


def test_read_docx_says_how_many_passages_are_hidden():
    hidden = p("Hiện " + "</w:t></w:r>" + "".join(r(t, "<w:vanish/>") for t in ("ẩn ", "này")) + "<w:r><w:t>rõ.")
    raw = read_docx(docx(hidden + p("ẩn", run="<w:vanish/>")), "a.docx")
    assert (raw.text, raw.warnings) == ("Hiện rõ.", ("Passages set as hidden that were left out: 2.",))


STRUCK = "<w:strike/>"


@pytest.mark.parametrize(
    ("runs", "kept", "passages"),
    [
        (r("30/6/2025", STRUCK) + r("31/7/2025"), "31/7/2025", 1),
        (
            r("Sở ", "<w:dstrike/>") + r("Nội vụ ", STRUCK) + r(" ") + r("và", STRUCK) + r("Sở Xây dựng"),
            "Sở Xây dựng",
            1,
        ),
        (r("Bỏ", STRUCK) + r(" giữ ") + r("bỏ", '<w:strike w:val="1"/>'), "giữ", 2),
        (r("Giữ", '<w:strike w:val="0"/>') + r(" đê", '<w:dstrike w:val="false"/>'), "Giữ đê", 0),
        (r("Bỏ", '<w:rStyle w:val="Cu"/>') + r("Giữ", '<w:rStyle w:val="Cu"/><w:strike w:val="0"/>'), "Giữ", 1),
        (f"<w:hyperlink>{r('Bỏ', STRUCK)}{r('Giữ')}</w:hyperlink>", "Giữ", 1),
        (f"<w:ins>{r('Bỏ', STRUCK)}{r('Giữ')}</w:ins>", "Giữ", 1),
        (r("Giữ") + r(" ", STRUCK) + r("đê"), "Giữ đê", 0),
        (r("ngày") + r(" 30/6 ", STRUCK) + r("31/7"), "ngày 31/7", 1),
        (r("ngày ") + r("30/6 ", STRUCK) + r("31/7"), "ngày 31/7", 1),
        (r("bố") + r("bỏ", STRUCK) + r(" trí ") + r("kinh phí ", STRUCK) + r("."), "bố trí.", 2),
    ],
)
def test_read_docx_leaves_struck_text_out_with_a_warning(runs, kept, passages):
    styles = (
        '<w:style w:type="character" w:styleId="Cu"><w:name w:val="cu"/><w:basedOn w:val="G"/></w:style>'
        '<w:style w:type="character" w:styleId="G"><w:name w:val="g"/><w:rPr><w:strike/></w:rPr></w:style>'
    )
    raw = read_docx(docx(f"<w:p>{runs}</w:p>", styles=styles), "a.docx")
    said = tuple(w for w in raw.warnings if "struck" in w)
    assert raw.text == kept
    assert said == ((f"Passages struck through that were left out: {passages}.",) if passages else ())


def test_read_docx_leaves_struck_paragraphs_items_and_rows_out_and_counts_on():
    styles = '<w:style w:type="paragraph" w:styleId="Cu"><w:name w:val="cu"/><w:rPr><w:dstrike/></w:rPr></w:style>'
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = (
        item("Một")
        + p("Hai", numbered, STRUCK)
        + item("Ba")
        + styled("Bỏ", "Cu")
        + table(("TT", "Việc"), (p("1", "", STRUCK), p("Bỏ", "", STRUCK)), ("2", "Làm"), borders=RULED)
    )
    raw = read_docx(docx(body, styles=styles, numbering=numbering(level(0, "decimal", "Điều %1."))), "a.docx")
    assert raw.text.split("\n") == ["Điều 1. Một", "Điều 3. Ba", "TT | Việc", "2 | Làm"]
    assert raw.warnings == ("Passages struck through that were left out: 4.",)


def test_read_docx_writes_letters_as_they_are_shown():
    capital = '<w:style w:type="{}" w:styleId="{}"><w:name w:val="x"/>{}<w:rPr><w:{}/></w:rPr></w:style>'
    styles = (
        capital.format("paragraph", "C", "", "caps")
        + capital.format("paragraph", "S", "", "smallCaps")
        + capital.format("character", "R", "", "caps")
        + '<w:style w:type="paragraph" w:styleId="D"><w:name w:val="d"/><w:basedOn w:val="C"/></w:style>'
    )
    run = '<w:rStyle w:val="R"/>'
    body = (
        p("Chỉ thị", run="<w:caps/>") + p("Chỉ thị", run="<w:smallCaps/>") + styled("Chỉ thị", "C")
        + styled("Chỉ thị", "S") + styled("Chỉ thị", "D") + p("Chỉ thị", run=run)
        + f"<w:p>{r('Số: ')}{r('5/ct', '<w:caps/>')}{r('-ubnd', run)}</w:p>"
        + p("Chỉ thị", '<w:pStyle w:val="C"/>', '<w:caps w:val="0"/>') + p("Chỉ thị")
    )  # fmt: skip
    assert lines_of(body, styles=styles) == [*6 * ["CHỈ THỊ"], "Số: 5/CT-UBND", "Chỉ thị", "Chỉ thị"]


def test_read_docx_reads_the_results_of_fields_and_no_contents():
    def field(code, result):
        begin, separate, end = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))
        return f"<w:r>{begin}<w:instrText>{code}</w:instrText>{separate}</w:r>{r(result)}<w:r>{end}</w:r>"

    body = f"<w:p>{r('Ngày ')}{field('DATE', '03/4/2021')}</w:p><w:p>{field('TOC', '1. Mục lục ... 5')}</w:p>"
    assert lines_of(body) == ["Ngày 03/4/2021"]


def test_read_docx_breaks_lines_where_no_sentence_goes_on():
    body = f"<w:p>{r('KẾ HOẠCH')}<w:r><w:br/></w:r>{r('Phòng dịch')}<w:r><w:br/></w:r>{r('năm 2021')}</w:p>"
    assert lines_of(body) == ["KẾ HOẠCH", "Phòng dịch năm 2021"]


def test_read_docx_writes_signs_of_symbol_fonts():
    body = '<w:p><w:r><w:sym w:font="Symbol" w:char="F0A3"/><w:t> 5 và \uf0b7</w:t></w:r></w:p>'
    assert lines_of(body) == ["≤ 5 và •"]


def test_read_docx_reads_a_text_box_once_after_its_paragraph():
    box = f"<w:txbxContent>{p('HỎA TỐC')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        f"</mc:AlternateContent></w:r>{r('Kính gửi: Sở Y tế')}</w:p>"
    )
    assert lines_of(body) == ["Kính gửi: Sở Y tế", "HỎA TỐC"]


def test_read_docx_sets_footnotes_after_the_sentence_they_belong_to():
    notes = (
        f'<w:footnote w:id="0" w:type="separator">{p("---")}</w:footnote>'
        f'<w:footnote w:id="7">{p("Được sửa đổi năm 2019.")}</w:footnote>'
    )
    reference = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    body = f"<w:p>{r('NGHỊ ĐỊNH')}{reference}</w:p>" + p("Về văn thư") + p("Điều 1. Phạm vi") + p("Mọi cơ quan.")
    assert lines_of(body, footnotes=notes) == [
        "NGHỊ ĐỊNH",
        "Về văn thư",
        "Điều 1. Phạm vi",
        "[1] Được sửa đổi năm 2019.",
        "Mọi cơ quan.",
    ]


def test_read_docx_leaves_headers_and_footers_out():
    assert lines_of(p("Điều 1."), header=p("CÔNG BÁO"), footer=p("3")) == ["Điều 1."]


def test_read_docx_joins_a_note_that_was_set_in_two_paragraphs():
    body = p("(Kèm theo Quyết định số 3/QĐ-UBND ") + p("ngày 5 tháng 3 năm 2020)") + p("(a") + p("b") + p("c)")
    assert lines_of(body) == ["(Kèm theo Quyết định số 3/QĐ-UBND ngày 5 tháng 3 năm 2020)", "(a", "b", "c)"]


def test_read_docx_parts_pages_once_where_a_break_was_laid_out():
    laid_out = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = (
        p("một.") + f'<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p>{laid_out}{r("hai.")}</w:p>'
        f"<w:p>{laid_out}{r('ba.')}</w:p>" + p("bốn.", "<w:pageBreakBefore/>")
    )
    assert lines_of(body) == ["một.\fhai.\fba.\fbốn."]


def test_read_docx_reads_strict_files_and_those_with_other_slashes():
    assert lines_of(p("Điều 1."), space=STRICT) == ["Điều 1."]
    windows = pack({"word\\document.xml": part("document", f"<w:body>{p('Điều 2.')}</w:body>")})
    assert read_docx(windows, "a.docx").text == "Điều 2."


def test_read_docx_warns_of_a_scan():
    raw = read_docx(docx("<w:p><w:r><w:drawing><w:blip/></w:drawing></w:r></w:p>"), "a.docx")
    assert raw.warnings == ("The file holds pictures and almost no text: a scan perhaps, which was not read.",)


def test_read_docx_reads_one_of_alternative_blocks():
    choice = f"<mc:Choice>{p('mới')}</mc:Choice><mc:Fallback>{p('cũ')}</mc:Fallback>"
    assert lines_of(f"<mc:AlternateContent>{choice}</mc:AlternateContent>") == ["mới"]


def test_read_docx_leaves_tables_of_contents_out_but_not_what_follows_a_broken_field():
    style = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    block = f"<w:sdt>{gallery}<w:sdtContent>{p('1. Mục lục')}</w:sdtContent></w:sdt>"
    broken = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    assert lines_of(styled("Một ... 3", "T") + block + broken + p("1. Một"), styles=style) == ["1. Một"]


def test_read_docx_hides_runs_by_their_style_and_boxes_in_hidden_paragraphs():
    hidden = "<w:rPr><w:vanish/></w:rPr></w:style>"
    styles = (
        f'<w:style w:type="character" w:styleId="C"><w:name w:val="c"/>{hidden}'
        f'<w:style w:type="paragraph" w:styleId="P"><w:name w:val="p"/>{hidden}'
    )
    box = f"<w:r><w:pict><w:txbxContent>{p('ẩn')}</w:txbxContent></w:pict></w:r>"
    body = p("ẩn", run='<w:rStyle w:val="C"/>') + f'<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>{box}</w:p>' + p("Rõ.")
    assert lines_of(body, styles=styles) == ["Rõ."]


def test_read_docx_sets_one_blank_after_a_typed_marker():
    assert lines_of(p("1.\t  Sở Y tế\tmua")) == ["1. Sở Y tế\tmua"]


def drawn(inner, kind="", size=""):
    """A drawing: of a kind of graphic, of a size in centimetres."""
    wide, high = size.split("x") if size else (0, 0)
    extent = f'<wp:extent xmlns:wp="d" cx="{int(wide) * 360000}" cy="{int(high) * 360000}"/>'
    graphic = f'<a:graphicData xmlns:a="a" uri="http://a.example/drawingml/2006/{kind}">{inner}</a:graphicData>'
    return f"<w:p><w:r><w:drawing>{extent}{graphic}</w:drawing></w:r></w:p>"


def old_shape(style):
    return f'<w:p><w:r><w:pict><v:shape xmlns:v="v" style="{style}"><v:imagedata/></v:shape></w:pict></w:r></w:p>'


def set_in(program):
    return f'<w:p><w:r><w:object><o:OLEObject xmlns:o="o" ProgID="{program}"/></w:object></w:r></w:p>'


def noted(number):
    return f'<w:p><w:r><w:t>Giữ.</w:t><w:commentReference w:id="{number}"/></w:r></w:p>'


FILES = "The file holds other files inside it, which were not read."
PICTURES = "Pictures as large as a page, which were not read: {}; save each and ingest it."


@pytest.mark.parametrize(
    ("body", "warnings"),
    [
        ("<w:altChunk/>", (FILES,)),
        (set_in("Excel.Sheet.12") + set_in("Package"), (FILES,)),
        (set_in("Equation.DSMT4"), ()),
        (noted(1) + noted(2) + noted(3), ("Comments at the margin that were not read: 1.",)),
        (drawn("", "diagram") + drawn("", "chart"), ("Diagrams and charts whose text was not read: 2.",)),
        (drawn("<a:blip/>", "picture", "17x24") + drawn("<a:blip/>", "picture", "3x4"), (PICTURES.format(1),)),
        (drawn("", "picture", "17x24"), ()),
        (old_shape("position:absolute;width:480.5pt;height:670pt"), (PICTURES.format(1),)),
        (old_shape("width:480pt;height:100pt") + old_shape("width:48%;height:670pt") + old_shape("width:4.8.5pt"), ()),
        (old_shape("left-width:480pt;height:670pt"), ()),
    ],
)
def test_read_docx_warns_of_what_it_holds_beside_its_text(body, warnings):
    comments = f'<w:comment w:id="1">{p("Lùi đến 15/7.")}</w:comment><w:comment w:id="2">{p("")}</w:comment>'
    text = "Giữ đê suốt mùa lũ. " * 20
    raw = read_docx(docx(p(text) + body, comments=comments), "a.docx")
    assert raw.warnings == warnings


# --- automatic numbers


def test_read_docx_begins_a_level_anew_only_after_the_level_that_it_names():
    lists = numbering(
        level(0, "decimal", "%1."),
        level(1, "decimal", "%2)"),
        level(2, "lowerLetter", "%3)", '<w:lvlRestart w:val="1"/>'),
    )
    body = "".join(item("x", i) for i in (0, 1, 2, 1, 2, 0, 2))
    assert lines_of(body, numbering=lists) == ["1. x", "1) x", "a) x", "2) x", "b) x", "2. x", "a) x"]


def test_read_docx_numbers_a_style_at_the_level_that_is_bound_to_it():
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    styles = f'<w:style w:type="paragraph" w:styleId="K"><w:name w:val="khoan"/>{numbered}'
    lists = numbering(level(0, "decimal", "Điều %1."), level(1, "decimal", "%1.%2.", '<w:pStyle w:val="K"/>'))
    assert lines_of(styled("x", "K") + styled("y", "K"), styles=styles, numbering=lists) == ["1.1. x", "1.2. y"]


def test_read_docx_follows_a_list_that_stands_on_a_style():
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="l"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    linked = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="L"/></w:abstractNum>'
    nums = (
        f'{linked}<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    )
    lists = numbering(level(0, "upperRoman", "%1."), nums=nums)
    assert lines_of(item("x") + item("y", num=2), styles=styles, numbering=lists) == ["I. x", "II. y"]


def test_read_docx_counts_no_hidden_item():
    lists = numbering(level(0, "decimal", "%1."))
    hidden = p("", '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>')
    assert lines_of(item("a") + hidden + item("b"), numbering=lists) == ["1. a", "2. b"]


def test_read_docx_numbers_levels_and_begins_lower_ones_anew():
    lists = numbering(
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%2."),
        level(2, "lowerLetter", "%3)"),
        level(3, "bullet", "\uf0b7"),
    )
    levels = (0, 1, 2, 2, 1, 2, 3, 0, 1)
    assert lines_of("".join(item("x", i) for i in levels), numbering=lists) == [
        "I. x", "1. x", "a) x", "b) x", "2. x", "a) x", "- x", "II. x", "1. x",
    ]  # fmt: skip


def test_read_docx_writes_decimals_of_several_levels():
    lists = numbering(
        level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
    )
    assert lines_of(item("x") + item("y", 1) + item("z", 2), numbering=lists) == ["I. x", "I.1 y", "1.1.1 z"]


def test_read_docx_goes_on_counting_unless_a_list_restarts():
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    lists = numbering(level(0, "decimal", "Điều %1."), nums=nums)
    body = item("a") + item("b", num=2) + item("c", num=3) + item("d", num=3) + item("e", num=0)
    assert lines_of(body, numbering=lists) == ["Điều 1. a", "Điều 2. b", "Điều 5. c", "Điều 6. d", "e"]


def test_read_docx_counts_through_chapters_where_a_level_never_restarts():
    lists = numbering(level(0, "upperRoman", "Chương %1"), level(1, "decimal", "Điều %2.", '<w:lvlRestart w:val="0"/>'))
    body = item("Một") + item("x", 1) + item("Hai") + item("y", 1)
    assert lines_of(body, numbering=lists) == ["Chương I Một", "Điều 1. x", "Chương II Hai", "Điều 2. y"]


def test_read_docx_ends_a_bare_marker_with_a_stop_and_keeps_a_chapter_that_stands_alone():
    lists = numbering(level(0, "upperRoman", "Chương %1"), level(1, "decimal", "Điều %2"), level(2, "decimal", "%3"))
    body = item("") + p("QUY ĐỊNH CHUNG") + item("Phạm vi", 1) + item("", 2) + item("Mọi xã.", 2)
    assert lines_of(body, numbering=lists) == ["Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "2. Mọi xã."]


def test_read_docx_numbers_by_styles_that_are_based_on_one_another():
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>{numbered}</w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    lists = numbering(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."))
    body = styled("x", "H1") + styled("y", "H2") + styled("z", "H2")
    assert lines_of(body, styles=styles, numbering=lists) == ["1. x", "1.1. y", "1.2. z"]


def test_read_docx_counts_no_deleted_item_and_writes_no_empty_one():
    lists = numbering(level(0, "decimal", "%1."))
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>'
    deleted = f"<w:p><w:pPr>{numbered}</w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    assert lines_of(item("a") + deleted + item("") + item("b"), numbering=lists) == ["1. a", "3. b"]


def test_read_docx_marks_bullets_with_a_dash_or_a_plus():
    lists = numbering(level(0, "bullet", "\uf0b7"), level(1, "bullet", "+"))
    assert lines_of(item("x") + item("y", 1), numbering=lists) == ["- x", "+ y"]


@pytest.mark.parametrize(
    ("form", "figures"),
    [
        # Word knows no Vietnamese letters: đ is never counted, f and j are.
        ("lowerLetter", {1: "a", 4: "d", 5: "e", 6: "f", 10: "j", 26: "z", 27: "aa", 53: "aaa"}),
        ("upperLetter", {1: "A", 28: "BB"}),
        ("lowerRoman", {4: "iv", 19: "xix"}),
        ("upperRoman", {9: "IX", 40: "XL", 0: "0"}),
        ("decimalZero", {7: "07", 12: "12"}),
        ("vietnameseCounting", {3: "ba", 10: "mười", 15: "mười lăm", 20: "hai mươi", 21: "hai mươi mốt", 105: "105"}),
        ("none", {3: ""}),
        ("chicago", {3: "3"}),
    ],
)
def test_figure_writes_numbers_as_word_prints_them(form, figures):
    assert {value: figure(value, form) for value in figures} == figures


# --- tables

ISSUER = p("ỦY BAN NHÂN DÂN") + p("TỈNH SƠN LA")
NATION = p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập - Tự do - Hạnh phúc")


def test_read_docx_reads_a_letter_head_column_by_column():
    head = table((ISSUER, NATION), ("Số: 12/CT-UBND", "Sơn La, ngày 3 tháng 4 năm 2021"))
    assert lines_of(head) == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH SƠN LA",
        "Số: 12/CT-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sơn La, ngày 3 tháng 4 năm 2021",
    ]


def test_read_docx_reads_a_signature_column_by_column():
    foot = table((p("Nơi nhận:") + p("- Lưu: VT."), p("KT. CHỦ TỊCH") + p("PHÓ CHỦ TỊCH") + p("Lò Văn Mây")))
    assert lines_of(foot) == ["Nơi nhận:", "- Lưu: VT.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Văn Mây"]


def test_read_docx_writes_a_row_of_a_table_as_a_line():
    lists = numbering(level(0, "decimal", "%1"))
    body = p("1. Chỉ tiêu:") + table(
        ("STT", "Xã", "Số liều"), (item(""), p("Mường") + p("Bú"), "100"), (item(""), "", "20"), borders=RULED
    )
    assert lines_of(body, numbering=lists) == ["1. Chỉ tiêu:", "STT | Xã | Số liều", "1 | Mường Bú | 100", "2 |  | 20"]


def test_read_docx_writes_a_merged_cell_in_each_row_and_column_that_it_covers():
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("Vắc xin")}'
    below = f"<w:tcPr><w:vMerge/></w:tcPr>{p('Xã')}"
    body = table(("Xã", wide), (below, "A", "B"), ("Mường Bú", "5", "6"), borders=RULED)
    assert lines_of(body) == ["Xã | Vắc xin | Vắc xin", "Xã | A | B", "Mường Bú | 5 | 6"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["Chủ trì", "Sở Y tế"], ["Phối hợp", "Sở Nội vụ."], ["Hạn", "30/6"]],
         "Chủ trì: Sở Y tế; Phối hợp: Sở Nội vụ. Hạn: 30/6"),
        ([["Chủ trì:", "Sở Y tế"], ["Phối hợp:", "Sở Nội vụ"]], "Chủ trì: Sở Y tế; Phối hợp: Sở Nội vụ"),
        ([["1", "Sở Y tế"], ["2", "Sở Nội vụ"]], "1 ; Sở Y tế 2 ; Sở Nội vụ"),
    ],
)  # fmt: skip
def test_read_docx_reads_a_table_in_a_cell_as_what_the_cell_says(rows, said):
    inner = "<w:p/>" + table(*rows, borders=RULED) + p()
    assert lines_of(table(["Mua màn", "việc"], ["Phát màn", inner], borders=RULED)) == [
        "Mua màn | việc",
        f"Phát màn | {said}",
    ]


def test_read_docx_reads_a_frame_of_one_cell_as_paragraphs():
    assert lines_of(table((p("1. Một.") + p("2. Hai."),))) == ["1. Một.", "2. Hai."]


def test_read_docx_leaves_deleted_rows_out():
    rows = table(("a", "b"), ("c", "d"), ("e", "f"), borders=RULED)
    second = rows.replace("<w:tr><w:tc>" + p("c"), "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("c"))
    assert lines_of(second) == ["a | b", "e | f"]


def test_read_docx_gives_few_cells_for_a_span_of_thousands():
    wide = f'<w:tcPr><w:gridSpan w:val="99999"/></w:tcPr>{p("x")}'
    rows = table(tuple("y" * 100), (wide, "z"), borders=RULED)
    assert lines_of(rows)[1] == "x" + " | " * 63 + "z"


def test_read_docx_parts_pages_between_rows():
    new_page = f"<w:p><w:r><w:lastRenderedPageBreak/></w:r>{r('c')}</w:p>"
    assert lines_of(table(("a", "b"), (new_page, "d"), borders=RULED)) == ["a | b\fc | d"]


def test_read_docx_sets_notes_of_a_table_below_it():
    notes = f'<w:footnote w:id="2">{p("Ước tính.")}</w:footnote>'
    noted = f'<w:p>{r("5")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    body = table(("Xã", "Số"), ("A", noted), borders=RULED) + p("Hết")
    assert lines_of(body, footnotes=notes) == ["Xã | Số", "A | 5", "[1] Ước tính.", "Hết"]


BORDERED = '<w:tcPr><w:tcBorders><w:left w:val="single"/></w:tcBorders></w:tcPr>'
GRID = f'<w:style w:type="table" w:styleId="G"><w:name w:val="grid"/><w:tblPr>{RULED}</w:tblPr></w:style>'
NO_LINES = '<w:tblBorders><w:insideV w:val="nil"/></w:tblBorders>'


@pytest.mark.parametrize(
    ("rows", "borders", "lines"),
    [
        ((("A", "B"),), "", ["A", "B"]),  # one row without lines: two columns of text
        ((("A", "B"),), NO_LINES, ["A", "B"]),
        ((("A", "B"),), RULED, ["A | B"]),
        ((("A", f"{BORDERED}{p('B')}"),), "", ["A | B"]),
        ((("A", "B"),), '<w:tblStyle w:val="G"/>', ["A | B"]),
        ((("A", "B"), ("C", "D")), "", ["A | B", "C | D"]),
        (
            (("Họ tên", "Chức vụ"), ("Lò Văn Mây", "KT. CHỦ TỊCH")),
            RULED,
            ["Họ tên | Chức vụ", "Lò Văn Mây | KT. CHỦ TỊCH"],
        ),
    ],
)
def test_read_docx_tells_tables_from_columns_of_text(rows, borders, lines):
    assert lines_of(table(*rows, borders=borders), styles=GRID) == lines


# --- what is refused

BODY = f"<w:body>{p('Điều 1.')}</w:body>"


def refused(data, name="a.docx"):
    with pytest.raises(ReadError) as caught:
        read_docx(data, name)
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "an empty file found"),
        (b"%PDF-1.7", "a PDF found"),
        (b"\xef\xbb\xbf <html>", "a web page or XML found"),
        (b"\x00\x01", "no zip found"),
        (b"PK\x03\x04" + b"x" * 40, "a damaged zip found"),
        (pack({"xl/workbook.xml": "<a/>"}), "an Excel workbook found"),
        (
            pack({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "an OpenDocument file that holds no text",
        ),
        (pack({"word/styles.xml": "<a/>"}), "a zip without a Word document found"),
        (pack({"word/document.xml": part("document", "")}), "a document without a body found"),
        (pack({"word/document.xml": part("document", BODY)[:-9]}), "damaged XML found in word/document.xml"),
        (OLE + b"EncryptedPackage".decode().encode("utf-16-le").ljust(64, b"\0"), "protected by a password found"),
        (OLE + "Workbook".encode("utf-16-le").ljust(64, b"\0"), "an Excel workbook found"),
        (OLE + b"\0" * 600, "an old Office file without a Word document found"),
    ],
)
def test_read_docx_says_what_a_file_is_that_it_cannot_read(data, found):
    assert found in refused(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("entity", ['"ha"', 'SYSTEM "file:///etc/hostname"'])
def test_read_docx_expands_no_entity(entity, encoding):
    document = f'<!DOCTYPE d [<!ENTITY e {entity}>]><w:document xmlns:w="{W}"><w:body>{p("&e;")}</w:body></w:document>'
    assert "entities found in word/document.xml" in refused(pack({"word/document.xml": document.encode(encoding)}))


def test_read_docx_refuses_a_bomb_before_it_is_unpacked():
    blanks = part("document", BODY) + " " * 5_000_000
    assert "word/document.xml unpacks to 5,000," in refused(pack({"word/document.xml": blanks}, zipfile.ZIP_DEFLATED))


@pytest.mark.parametrize(
    ("limit", "value", "found"),
    [
        ("LARGEST_PART", 400, "a zip bomb perhaps (at most 400 bytes"),
        ("MOST_TAGS", 30, "more than 30 tags found"),
        ("MOST_ENTRIES", 3, "a zip of 4 files found"),
    ],
)
def test_read_docx_keeps_its_limits(monkeypatch, limit, value, found):
    data = docx(p("Điều 1.") * 2, styles="<w:style/>" * 20)
    monkeypatch.setattr(docx_package, limit, value)
    assert found in refused(data)


def test_read_docx_refuses_a_part_with_a_password():
    data = bytearray(pack({"word/document.xml": part("document", BODY)}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "a zip with a password found" in refused(bytes(data))


def test_read_docx_refuses_a_part_whose_name_is_no_text():
    data = bytearray(pack({"word/document.xml": part("document", BODY)}))
    data[6:8], data[30] = b"\x00\x08", 0xD1  # the part's own header, of which the zip's list knows nothing
    assert "a damaged zip found (word/document.xml: 'utf-8' codec can't decode" in refused(bytes(data))


def test_read_docx_refuses_tables_nested_without_end():
    deep = "<w:tbl><w:tr><w:tc>" * 3000 + p("x") + "</w:tc></w:tr></w:tbl>" * 3000
    assert "nested too deeply" in refused(docx(deep))


# --- any bytes whatever

WHOLE = docx(
    item("Một") + table(("a", "b"), borders=RULED) + p("Hai", "<w:pageBreakBefore/>"),
    numbering=numbering(level(0, "decimal", "%1.")),
    styles='<w:style w:type="paragraph" w:styleId="H"><w:name w:val="h"/></w:style>',
)


def read_or_refuse(data):
    try:
        raw = read_docx(data, "a.docx")
    except ReadError as error:
        message = str(error)
    else:
        message = build_document(raw, "a").document_id
    assert "\n" not in message


@settings(max_examples=150)
@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=8), st.booleans())
def test_read_docx_never_fails_on_damaged_files(at, patch, cut):
    read_or_refuse(WHOLE[:at] + patch + (b"" if cut else WHOLE[at + len(patch) :]))


TAGS = ("p", "r", "t", "tbl", "tr", "tc", "pPr", "numPr", "numId", "ilvl", "lvl", "start", "gridSpan", "br", "fldChar")
VALUES = st.sampled_from(("", "0", "1", "-3", "--5", "9" * 9, "9" * 12, "²", "x", "page", "begin", "end"))
TREES = st.recursive(
    st.builds('<w:{0} w:val="{1}" w:type="{1}" w:fldCharType="{1}"/>'.format, st.sampled_from(TAGS), VALUES)
    | st.sampled_from(("<w:r><w:t>a) x</w:t></w:r>", "<w:p><w:r><w:t>I. y;</w:t></w:r></w:p>")),
    lambda inner: st.builds(
        "<w:{0}>{1}</w:{0}>".format, st.sampled_from((*TAGS, "ins", "sdt", "txbxContent")), st.lists(inner).map("".join)
    ),
    max_leaves=25,
)


@settings(max_examples=150)
@given(TREES, VALUES, VALUES)
def test_read_docx_never_fails_on_odd_xml(tree, first, second):
    odd = numbering(level(0, "decimal", "%1."), f'<w:lvl w:ilvl="{first}"><w:start w:val="{second}"/></w:lvl>')
    numbered = p("x", f'<w:numPr><w:ilvl w:val="{second}"/><w:numId w:val="{first}"/></w:numPr>')
    read_or_refuse(docx(tree + numbered, numbering=odd))


# --- real documents


def addresses(document):
    return [c.path for c in document.clauses if c.levels and not c.is_bullet]


def test_read_docx_gives_the_addresses_of_real_documents(shared):
    rows = map(json.loads, (shared / "documents/outline.jsonl").read_text(encoding="utf-8").splitlines())
    outlined = {row["doc"]: row for row in rows if row["doc"].endswith(".docx") and "ole2" not in row["doc"]}
    assert len(outlined) == 3
    for name, row in outlined.items():
        raw = read_docx((shared / "documents/originals" / name).read_bytes(), name)
        expected = [path for path, _ in row["clauses"]]
        found = addresses(build_document(raw, "x"))
        assert found[: len(expected)] == expected
        assert "up_to" in row or len(found) == len(expected)


def test_read_docx_numbers_the_headings_of_a_real_manual(shared):
    name = "huong-dan-tra-cuu-hoa-don-2012.docx"
    raw = read_docx((shared / "documents/originals" / name).read_bytes(), name)
    markers = [
        line.split()[0] for line in raw.text.replace("\f", "\n").split("\n") if line[:1].isdigit() and " | " not in line
    ]
    assert markers[:9] == ["1.", "1.1", "1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.1.5", "2.", "2.1"]


def test_read_docx_leaves_the_columns_free_that_a_row_leaves_out_before_its_first_cell():
    rows = [["STT", "Việc", "Chủ trì"], ["1", "Bến", "Sở Y tế"]]
    indented = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + "".join(
        f"<w:tc>{p(cell)}</w:tc>" for cell in ("Bãi", "Sở Nội vụ")
    )
    body = table(*rows, borders=RULED).replace("</w:tbl>", f"{indented}</w:tr></w:tbl>")
    assert lines_of(body) == ["STT | Việc | Chủ trì", "1 | Bến | Sở Y tế", " | Bãi | Sở Nội vụ"]
