import io
import zipfile

import pytest

from corpus.readers.docx.read import read_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = ["SỞ Y TẾ", "Số: 5/CT-SYT", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Sơn Hạ, ngày 05 tháng 3 năm 2025"]
BODY = ["CHỈ THỊ", "Về tủ thuốc", "1. Mua thuốc.", "2. Giữ thuốc."]
FIRST = '<w:headerReference w:type="first" r:id="h1"/><w:titlePg/>'
DEFAULT = '<w:headerReference w:type="default" r:id="h1"/>'


def paragraphs(lines):
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)


def part(name, content):
    return f'<w:{name} xmlns:w="{W}" xmlns:r="{R}">{content}</w:{name}>'


def docx(header, body, section):
    def relation(number, kind, target):
        return f'<Relationship Id="{number}" Type="{R}/{kind}" Target="{target}"/>'

    files = {
        "_rels/.rels": relation("r1", "officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": relation("h2", "header", "other.xml") + relation("h1", "header", "header1.xml"),
    }
    files = {name: f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>' for name, rows in files.items()}
    files |= {
        "word/document.xml": part("document", f"<w:body>{paragraphs(body)}<w:sectPr>{section}</w:sectPr></w:body>"),
        "word/header1.xml": part("hdr", header if header.startswith("<") else paragraphs([header])),
        "word/other.xml": part("hdr", paragraphs(["Khác"])),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def lines_of(header, body=BODY, section=FIRST):
    return read_docx(docx(header, body, section), "a.docx").text.split("\n")


@pytest.mark.parametrize("section", [FIRST, DEFAULT, '<w:headerReference w:type="default" r:id="h2"/>' + FIRST])
def test_read_docx_reads_a_letterhead_in_the_header_of_the_first_page(section):
    assert lines_of(paragraphs([*HEAD, "1"]), section=section) == [*HEAD, *BODY]


def test_read_docx_reads_the_issuer_that_only_the_header_names():
    assert lines_of(paragraphs(HEAD[:1]), HEAD[1:] + BODY, DEFAULT) == [*HEAD, *BODY]


def test_read_docx_says_a_head_once_that_stands_in_both():
    assert lines_of(paragraphs(HEAD), HEAD + BODY, DEFAULT) == [*HEAD, *BODY]


@pytest.mark.parametrize(
    ("header", "body", "section"),
    [
        ("2", BODY, DEFAULT),
        ("Dự thảo tháng 3", BODY, DEFAULT),
        ("SỞ Y TẾ", HEAD + BODY, DEFAULT),
        # Not shown on the first page.
        (paragraphs(HEAD), BODY, '<w:headerReference w:type="first" r:id="h1"/>'),
        (paragraphs(HEAD), BODY, '<w:headerReference w:type="default" r:id="h1"/><w:titlePg/>'),
        (paragraphs(HEAD), BODY, '<w:headerReference w:type="first" r:id="h9"/><w:titlePg/>'),
        (paragraphs(HEAD), BODY, ""),
    ],
)
def test_read_docx_leaves_other_headers_out(header, body, section):
    assert lines_of(header, body, section) == body
