import io
import shutil

import pytest

from corpus.errors import ReadError
from corpus.raw import Raw
from corpus.readers.ocr import picture, trueocr
from corpus.readers.ocr.choose import WAYS_OUT
from corpus.readers.ocr.formulas import put_right
from corpus.readers.ocr.read import progress, read_image, unread
from corpus.readers.ocr.tesseract import what_lacks
from corpus.readers.page.word import GAP, Line, Segment
from corpus.readers.pdf.read import read_pdf

pytest.importorskip("pypdfium2")
recognising = pytest.mark.skipif(what_lacks() is not None, reason=f"{what_lacks()} is not installed")

WARNING = "The text was read from a picture by character recognition: it may have errors."


def paper(pages):
    """A PDF of pages: (content, resources)."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for content, resources in pages:
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << %s >> >>"
            % (len(objects), resources)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return (
        b"%PDF-1.4\n"
        + b"".join(b"%d 0 obj\n%s\nendobj\n" % item for item in enumerate(objects, 1))
        + (b"trailer\n<< /Size %d /Root 1 0 R >>" % (len(objects) + 1))
    )


FONT = b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >>"


def typed(*lines):
    """A page of lines (x, y, text), as text."""
    return b"\n".join(b"BT /F 16 Tf %d %d Td (%s) Tj ET" % line for line in lines), FONT


def drawn(*lines):
    """A page of lines as a picture (portable graymap), 150 dots an inch."""
    from pypdfium2 import PdfDocument

    bitmap = PdfDocument(paper([typed(*lines)]))[0].render(scale=150 / 72, grayscale=True)
    body = bytes(bitmap.buffer)
    rows = b"".join(body[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height))
    return b"P5\n%d %d\n255\n" % (bitmap.width, bitmap.height) + rows


def scanned(*lines):
    """A page of lines, as a picture that fills it."""
    head, body = drawn(*lines).split(b"\n255\n", 1)
    width, height = map(int, head.split()[1:])
    return (
        b"q 595 0 0 842 0 0 cm BI /W %d /H %d /CS /G /BPC 8 /F /AHx ID %s> EI Q" % (width, height, body.hex().encode()),
        b"",
    )


LINES = [(72, 700, b"Thu nghiem trong nam nay"), (72, 660, b"Bao cao trong thang sau")]


@recognising
def test_a_picture_is_read_line_by_line():
    raw = read_image(drawn(*LINES), "a.pgm")
    assert [line for line in raw.text.split("\n") if line] == [text.decode() for _, _, text in LINES]
    assert raw.warnings == (WARNING,)


@recognising
def test_pages_without_text_are_recognised_and_the_others_are_not():
    data = paper([typed((72, 700, b"Trang dau")), scanned(*LINES), typed((72, 700, b"Trang cuoi"))])
    raw = read_pdf(data, "a.pdf")
    pages = [[line for line in page.split("\n") if line] for page in raw.text.split("\f")]
    assert pages == [["Trang dau"], [text.decode() for _, _, text in LINES], ["Trang cuoi"]]
    assert raw.warnings == ("Page 2 read by character recognition: the text may have errors.",)


@recognising
def test_a_red_stamp_does_not_stand_in_the_way():
    content, resources = scanned(*LINES)
    stamp = b"1 0 0 rg 60 650 300 70 re f"
    # The stamp lies below: the picture multiplies what it covers.
    multiplied = content.replace(b"q 595", b"q /M gs 595")
    page = (stamp + b"\n" + multiplied, resources + b"/ExtGState << /M << /BM /Multiply >> >>")
    lines = [line for line in read_pdf(paper([page]), "a.pdf").text.split("\n") if line]
    assert lines == [text.decode() for _, _, text in LINES]


@recognising
def test_a_scan_without_text_is_named():
    raw = read_pdf(paper([typed((72, 700, b"Trang dau")), scanned()]), "a.pdf")
    assert raw == Raw("Trang dau\f", warnings=("Page 2 without readable text: a picture, or a scan too faint.",))


@recognising
def test_an_empty_picture_is_refused():
    with pytest.raises(ReadError) as caught:
        read_image(drawn(), "a.pgm")
    assert str(caught.value) == (
        "a.pgm: a PNM picture without readable text found; expected a page of a directive, 300 dots an inch"
    )


@recognising
def test_a_damaged_picture_is_refused():
    with pytest.raises(ReadError) as caught:
        read_image(b"\x89PNG\r\n\x1a\n" + b"x" * 100, "a.png")
    message = str(caught.value)
    assert message.startswith("a.png: a PNG picture ")
    assert "\n" not in message


@pytest.mark.parametrize(("data", "what"), [(b"", "an empty file"), (b"%PDF-1.4", "another format")])
def test_other_formats_are_refused(data, what):
    with pytest.raises(ReadError) as caught:
        read_image(data, "a.png")
    assert str(caught.value) == (
        f"a.png: {what} found, a picture (PNG, JPEG, TIFF, BMP, WebP) expected; save it as PNG"
    )


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
JPEG = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x0b\x08"


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (PNG + b"\0\0\x03\xe8\0\0\x07\xd0", (1000, 2000)),
        (JPEG + b"\x07\xd0\x03\xe8", (1000, 2000)),
        (b"BM" + b"\0" * 16 + b"\xe8\x03\0\0\x30\xf8\xff\xff", (1000, 2000)),
        (b"P5 1000 2000 255\n", (1000, 2000)),
        (b"II*\0", (0, 0)),
        (PNG, (0, 0)),
    ],
)
def test_sizes_of_pictures(data, size):
    assert picture._size(data) == size


def test_a_picture_that_is_too_large_is_refused():
    with pytest.raises(ReadError) as caught:
        read_image(PNG + b"\0\x01\0\0\0\x01\0\0", "a.png")
    assert str(caught.value) == (
        "a.png: a PNG picture of 65,536 × 65,536 dots found, at most 100,000,000 expected; make it smaller"
    )


@pytest.mark.parametrize(("data", "dots"), [(b"P5 2481 3508 255\n", 300), (b"P5 3 3 255\n", 70), (b"II*\0", 300)])
def test_a_page_is_taken_for_a4(data, dots):
    assert picture.dots_per_inch(data) == pytest.approx(dots)


@pytest.fixture
def no_engine(monkeypatch):
    """Neither Tesseract nor trueocr."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(trueocr, "is_installed", lambda: False)


MISSING = f"Tesseract is missing to read it, and so is trueocr; {WAYS_OUT}"


@pytest.mark.usefixtures("no_engine")
def test_a_picture_is_refused_where_nothing_can_recognise_it():
    with pytest.raises(ReadError) as caught:
        read_image(b"P5 3 3 255\n" + b"\0" * 9, "a.pgm")
    assert str(caught.value) == f"a.pgm: a PNM picture found, and {MISSING}"
    assert MISSING.endswith(
        'pip install "chithi[ocr]", or for better tone marks apt install tesseract-ocr tesseract-ocr-vie'
    )


@pytest.mark.usefixtures("no_engine")
def test_scanned_pages_are_left_out_where_nothing_can_recognise_them():
    raw = read_pdf(paper([typed((72, 700, b"Trang dau")), scanned(*LINES)]), "a.pdf")
    assert raw == Raw("Trang dau\f", warnings=(f"Page 2 left out, a scan without text: {MISSING}.",))


@pytest.mark.usefixtures("no_engine")
def test_a_pdf_of_scans_is_refused_where_nothing_can_recognise_it():
    with pytest.raises(ReadError) as caught:
        read_pdf(paper([scanned(*LINES)]), "a.pdf")
    assert str(caught.value) == (
        "a.pdf: a PDF whose pages are pictures found, the text of a directive expected;"
        f" Page 1 left out, a scan without text: {MISSING}."
    )


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("stream", "shown"), [(Terminal(), True), (io.StringIO(), False)])
def test_a_bar_is_shown_only_on_a_terminal(monkeypatch, stream, shown):
    monkeypatch.setattr("sys.stderr", stream)
    with progress(3, "a.pdf") as counted:
        assert list(counted) == [0, 1, 2]
    assert ("a.pdf" in stream.getvalue()) is shown


def recognised(*lines):
    """Lines of segments (left, text), 20 points apart, ten points high, five points a character."""
    return [
        Line(tuple(Segment(text, left, left + 5 * len(text), 10) for left, text in line), 20 * number, 10)
        for number, line in enumerate(lines)
    ]


@pytest.mark.parametrize(
    ("misread", "text"),
    [
        ("Đốc lập - Tư do - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
        ("QUÓC HỘI", "QUỐC HỘI"),
        ("NGHI ĐINH", "NGHỊ ĐỊNH"),
        ("Điêu 3. Hiệu lực", "Điều 3. Hiệu lực"),
        ("Điều I", "Điều 1"),
        ("Điều l. Phạm vi", "Điều 1. Phạm vi"),
        ("“Điêu 9. Bảo hiểm", "“Điều 9. Bảo hiểm"),
        ("Điều III", "Điều III"),
        ("Nơi nhân:", "Nơi nhận:"),
        ("3, Cơ sở", "3. Cơ sở"),
        ("“3a, Chủ hộ", "“3a. Chủ hộ"),
        ("3, 4 và 5", "3, 4 và 5"),
        ("Kinh gửi: Các sở", "Kính gửi: Các sở"),
        ("điêu này", "điêu này"),
        ("Nghị đinh này", "Nghị đinh này"),
    ],
)
def test_words_of_every_document_are_put_right(misread, text):
    assert [line.text for line in put_right(recognised([(72, misread)]))] == [text]


def test_stamps_above_the_motto_and_specks_are_dropped():
    lines = recognised(
        [(300, "Văn bản đến")],
        [(72, "HỎA TỐC")],
        [(72, "BỘ CÔNG AN"), (300, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIÊT NAM")],
        [(40, "-"), (300, "Độc lập - Tự do - Hạnh phúc")],
        [(30, "[")],
        [(72, "-"), (85, "Sở Y tế;")],
    )
    assert [line.text for line in put_right(lines)] == [
        "HỎA TỐC",
        f"BỘ CÔNG AN{GAP}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        f"-{GAP}Sở Y tế;",
    ]


def test_what_was_hardly_recognised_is_told():
    upright = "Sở Xây dựng rà soát bến bãi ven sông trước ngày 30 tháng 6 và báo cáo Ủy ban nhân dân tỉnh kết quả"
    on_its_side = (
        "VQH VỊIHĐN ưưeu £s0 ượonqd đội2Œ ä1qun rạqưe NVN1oqd đêQ ỉuưG ŨưỊo ơẫx ỆvỊm ỗbỏq ưẽz ửkwạ ỏxọ ẵbẵ ụqwx đf ẽy"
    )
    assert unread(upright) == unread(on_its_side[:40]) == ()
    assert [w.startswith("Most words were not recognised") for w in unread(on_its_side)] == [True]
