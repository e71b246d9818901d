"""Two pages, drawn from a text and read by the real engines; the text that they were drawn from is the oracle."""

import ctypes
import shutil
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from corpus.readers.ocr import trueocr
from corpus.readers.ocr.choose import engine
from corpus.readers.ocr.tesseract import Tesseract, what_lacks
from corpus.readers.ocr.trueocr import TrueOCR
from corpus.readers.pdf.read import read_pdf

pytest.importorskip("pypdfium2")
FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
    "/System/Library/Fonts/Supplemental/Times New Roman.ttf",
    "C:/Windows/Fonts/times.ttf",
)
FONT = next((Path(f) for f in FONTS if Path(f).exists()), None)
drawing = pytest.mark.skipif(FONT is None, reason="no font with Vietnamese letters is installed")

PAGES = (
    (
        "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành",
        "khẩn trương rà soát hồ chứa, đê điều trước mùa mưa bão;",
        "báo cáo kết quả thực hiện trước ngày 15 tháng 8 năm 2025.",
        "Giám đốc Sở Nông nghiệp chịu trách nhiệm đôn đốc, kiểm tra.",
    ),
    (
        "Công an tỉnh chủ trì, phối hợp với Sở Xây dựng và Ủy ban",
        "nhân dân các xã, phường kiểm tra việc chấp hành quy định về",
        "phòng cháy, chữa cháy tại 1.246 cơ sở; xử lý nghiêm vi phạm.",
        "Quỹ hỗ trợ 350.000.000 đồng cho người lao động mất việc làm.",
    ),
)


def drawn(lines):
    """A page of lines as a picture (portable graymap), 200 dots an inch."""
    from pypdfium2 import PdfDocument, raw

    pdf = PdfDocument.new()
    page = pdf.new_page(595, 842)
    data = FONT.read_bytes()
    font = raw.FPDFText_LoadFont(pdf.raw, (ctypes.c_ubyte * len(data))(*data), len(data), raw.FPDF_FONT_TRUETYPE, True)
    for number, line in enumerate(lines):
        item = raw.FPDFPageObj_CreateTextObj(pdf.raw, font, 14)
        text = (line + "\0").encode("utf-16-le")
        raw.FPDFText_SetText(item, ctypes.cast(ctypes.c_char_p(text), ctypes.POINTER(ctypes.c_ushort)))
        raw.FPDFPageObj_Transform(item, 1, 0, 0, 1, 60, 740 - 24 * number)
        raw.FPDFPage_InsertObject(page.raw, item)
    raw.FPDFPage_GenerateContent(page.raw)
    bitmap = page.render(scale=200 / 72, grayscale=True)
    body = bytes(bitmap.buffer)
    rows = b"".join(body[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height))
    return bitmap.width, bitmap.height, rows


def scanned(pages):
    """A PDF of pictures of pages."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    for width, height, rows in pages:
        content = b"q 595 0 0 842 0 0 cm BI /W %d /H %d /CS /G /BPC 8 /F /AHx ID %s> EI Q" % (
            width, height, rows.hex().encode(),
        )  # fmt: skip
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R >>" % len(objects))
    kids = b" ".join(b"%d 0 R" % number for number in range(4, len(objects) + 1, 2))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids)
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % item for item in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer\n<< /Size %d /Root 1 0 R >>" % (len(objects) + 1)


def alike(text, oracle):
    """Returns how alike two texts are, character by character, blanks folded: 1 where they are the same."""
    return SequenceMatcher(None, " ".join(text.split()), " ".join(oracle.split()), autojunk=False).ratio()


@drawing
@pytest.mark.skipif(what_lacks() is not None, reason=f"{what_lacks()} is not installed")
def test_tesseract_reads_two_pages():
    raw = read_pdf(scanned([drawn(page) for page in PAGES]), "a.pdf")
    found = [alike(read, "\n".join(page)) for read, page in zip(raw.text.split("\f"), PAGES, strict=True)]
    assert min(found) > 0.98
    assert raw.warnings == ("Pages 1–2 read by character recognition: the text may have errors.",)


@drawing
@pytest.mark.skipif(not trueocr.is_installed(), reason='trueocr is not installed (pip install "chithi[ocr]")')
def test_trueocr_reads_two_pages_where_tesseract_is_not_installed(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    raw = read_pdf(scanned([drawn(page) for page in PAGES]), "a.pdf")
    found = [alike(read, "\n".join(page)) for read, page in zip(raw.text.split("\f"), PAGES, strict=True)]
    assert min(found) > 0.95
    assert raw.warnings == (
        "Pages 1–2 read by character recognition (trueocr, for Tesseract with its Vietnamese data is not installed):"
        " the text may have errors, wrong tone marks above all.",
    )


@pytest.mark.skipif(not trueocr.is_installed(), reason='trueocr is not installed (pip install "chithi[ocr]")')
@pytest.mark.skipif(what_lacks() is not None, reason=f"{what_lacks()} is not installed")
def test_tesseract_comes_first_where_both_are_installed(monkeypatch):
    with engine() as first:
        assert isinstance(first, Tesseract)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with engine() as second:
        assert isinstance(second, TrueOCR)
