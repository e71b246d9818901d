"""A directive as Word saves it (.docx), from lines of `style: text`.

Styles: `mẫu`, `giữa`, `thường` are paragraphs; `chương`, `điều`, `khoản`, `điểm`, `gạch` paragraphs of an automatic
list, so that their numbers stand in no text; `điều của quyết định` counts in a list of its own; `trái` and `phải`, or
`nhận` and `ký`, the cells of a table without lines; `bảng` a row of a ruled table; `hộp` a text box of the paragraph
before; `trang mới` begins a page.
"""

import io
import zipfile
from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape

from corpus.sample_src.docx_parts import FILES, ROOT, TEXT_BOX

Item = tuple[str, str]
# Number of the list and level in it, as `docx_parts` has them.
LISTS = {
    "điều của quyết định": (1, 0),
    "chương": (3, 0),
    "điều": (2, 0),
    "khoản": (2, 1),
    "điểm": (2, 2),
    "gạch": (2, 3),
}
PAIRS = {"trái": "head", "phải": "head", "nhận": "signature", "ký": "signature", "bảng": "ruled"}
MADE = (2024, 9, 12, 8, 0, 0)  # of every member of the zip
LINES = ("top", "left", "bottom", "right", "insideH", "insideV")
RULED = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in LINES)


def write_docx(source: str) -> bytes:
    """Returns the bytes of the document that a source describes; the same each time."""
    items = [_item(line) for line in source.splitlines() if line.strip()]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in {**FILES, "word/document.xml": _document(items)}.items():
            member = zipfile.ZipInfo(name, MADE)
            # Windows, so that no rights of this system's files come in; stored, so that no version of zlib matters.
            member.create_system = 0
            archive.writestr(member, content)
    return target.getvalue()


def _item(line: str) -> Item:
    style, _, text = line.partition(":")
    return style.strip(), text.strip()


def _document(items: list[Item]) -> str:
    return ROOT.format(body="".join(_blocks(items)))


def _blocks(items: list[Item]) -> Iterator[str]:
    """Yields paragraphs and tables: lines of one table stand together, a text box in the paragraph before it."""
    for table, group in groupby(items, key=lambda item: PAIRS.get(item[0], "")):
        run = list(group)
        if table == "ruled":
            yield _table([_cells(text) for _, text in run], RULED)
        elif table:
            styles = dict.fromkeys(style for style, _ in run)
            yield _table([["".join(_plain(text) for s, text in run if s == style) for style in styles]], "")
        else:
            yield from _paragraphs(run)


def _paragraphs(run: list[Item]) -> Iterator[str]:
    for (style, text), following in zip(run, [*run[1:], ("", "")], strict=True):
        if style != "hộp":
            yield _paragraph(style, text, following[1] if following[0] == "hộp" else "")


def _paragraph(style: str, text: str, boxed: str) -> str:
    if style == "trang mới":
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    properties = _numbered(style) if style in LISTS else _aligned(style)
    box = TEXT_BOX.replace("{text}", _plain(boxed)) if boxed else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{_run(text)}{box}</w:p>"


def _numbered(style: str) -> str:
    number, level = LISTS[style]
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _aligned(style: str) -> str:
    return '<w:ind w:firstLine="567"/><w:jc w:val="both"/>' if style == "thường" else '<w:jc w:val="center"/>'


def _plain(text: str) -> str:
    return f"<w:p>{_run(text)}</w:p>"


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _cells(row: str) -> list[str]:
    return [_plain(cell.strip()) for cell in row.split("|")]


def _table(rows: list[list[str]], borders: str) -> str:
    grid = "<w:gridCol/>" * len(rows[0])
    lines = "".join("<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    width = '<w:tblW w:w="5000" w:type="pct"/>'
    return (
        f"<w:tbl><w:tblPr>{width}<w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"{lines}</w:tbl>"
    )
