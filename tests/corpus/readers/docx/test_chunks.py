import importlib.util
import io
import zipfile
from pathlib import Path

import pytest

from corpus.readers.docx.read import read_docx

_spec = importlib.util.spec_from_file_location("docx_maker", Path(__file__).with_name("test_read.py"))
made = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(made)

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHUNK = f'<w:altChunk xmlns:r="{R}" r:id="c1"/>'
UNREAD = "The file holds other files inside it, which were not read."
PAGE = '<html><head><meta charset="utf-8"></head><body><p>1. Đắp đê.</p><p>2. Tuần đê.</p></body></html>'
MHTML = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html; charset=utf-8\n'
    f"Content-Transfer-Encoding: 8bit\n\n{PAGE}\n--x--\n"
)


def joined(body, target, content, folder="word/"):
    """A document with a file joined to it."""
    with_relation = (
        f'<Relationships xmlns="{made.RELATIONS}"><Relationship Id="c1" Type="{R}/aFChunk" Target="{target}"/>'
        "</Relationships>"
    )
    files = {
        "word/document.xml": made.part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": with_relation,
        f"{folder}chunk": content,
    }
    return made.pack(files)


def read(data):
    raw = read_docx(data, "a.docx")
    return raw.text.split("\n"), raw.warnings


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (PAGE, ["1. Đắp đê.", "2. Tuần đê."]),
        ("<ol><li>Đắp đê.<li>Tuần đê.</ol>", ["1. Đắp đê.", "2. Tuần đê."]),
        (MHTML, ["1. Đắp đê.", "2. Tuần đê."]),
        ("1. Đắp đê.\n\n2. Tuần đê.\n", ["1. Đắp đê.", "2. Tuần đê."]),
        (made.docx(made.p("1. Đắp đê.") + made.p("2. Tuần đê.")), ["1. Đắp đê.", "2. Tuần đê."]),
        (joined(CHUNK, "chunk", PAGE), ["1. Đắp đê.", "2. Tuần đê."]),
    ],
    ids=["page", "list", "web archive", "text", "document", "document with a page"],
)
def test_a_file_that_is_joined_is_read_where_it_stands(content, lines):
    data = joined(made.p("Các xã:") + CHUNK + made.p("3. Ghi sổ."), "chunk", content)
    assert read(data) == (["Các xã:", *lines, "3. Ghi sổ."], ())


def test_a_file_is_joined_within_cells_and_by_its_path_from_the_root():
    data = joined(f"<w:tbl><w:tr><w:tc>{CHUNK}</w:tc></w:tr></w:tbl>", "/parts/chunk", PAGE, "parts/")
    assert read(data) == (["1. Đắp đê.", "2. Tuần đê."], ())


@pytest.mark.parametrize(
    ("target", "content"),
    [("nothing", PAGE), ("chunk", b"\x00\x01\x02"), ("chunk", b"PK cut"), ("chunk", "")],
    ids=["missing", "binary", "damaged", "empty"],
)
def test_a_joined_file_that_cannot_be_read_is_told_and_the_rest_is_read(target, content):
    data = joined(made.p("1. Giữ đê suốt mùa lũ.") + CHUNK, target, content)
    assert read(data) == (["1. Giữ đê suốt mùa lũ."], (UNREAD,))


def test_documents_joined_one_in_another_without_end_are_told():
    data = joined(made.p("Đáy.") + CHUNK, "chunk", PAGE)
    for _ in range(4):
        data = joined(made.p("Đê.") + CHUNK, "chunk", data)
    lines, warnings = read(data)
    assert (lines, warnings) == (["Đê."] * 4, (UNREAD,))


FLAT = (
    '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
    '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{parts}</pkg:package>'
)


def flat(files):
    parts = (
        f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{content.partition("?>")[2]}</pkg:xmlData></pkg:part>'
        for name, content in files.items()
    )
    return FLAT.format(parts="".join(parts)).encode()


def test_a_document_in_one_file_of_xml_is_read_as_one():
    with zipfile.ZipFile(io.BytesIO(made.docx(made.p("1. Đắp đê.")))) as packed:
        files = {name: packed.read(name).decode() for name in packed.namelist()}
    data = flat({"word/document.xml": files["word/document.xml"]})
    assert read(data) == (["1. Đắp đê."], ())
    assert "a.docx: damaged XML found" in made.refused(data[:-30])
    assert "a.docx: entities or more" in made.refused(data.replace(b"<pkg:package", b"<!DOCTYPE a><pkg:package", 1))


@pytest.mark.parametrize(
    ("properties", "text", "right"),
    [
        ("", "\t\tLê Văn Tám", True),
        ('<w:tabs><w:tab w:val="center" w:pos="6500"/></w:tabs>', "\tLê Văn Tám", True),
        ('<w:ind w:left="5000"/>', "Lê Văn Tám", True),
        ("", " " * 24 + "Lê Văn Tám", True),
        ("", "\tLê Văn Tám", False),
        ("", "\t\t1. Đắp đê.", False),
        ("", "\t\t" + "Các xã ven sông đắp đê trước mùa lũ và báo cáo Ủy ban nhân dân", False),
    ],
)
def test_a_short_line_that_is_set_far_to_the_right_is_of_the_right_column(properties, text, right):
    run = "".join("<w:tab/>" if c == "\t" else f'<w:t xml:space="preserve">{c}</w:t>' for c in text)
    lines = read(made.docx(f"<w:p><w:pPr>{properties}</w:pPr><w:r>{run}</w:r></w:p>"))[0]
    assert lines == [" " * 30 * right + text.strip()]
