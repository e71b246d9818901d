"""Lines set in two fonts, the second for letters that the first lacks; letters that nobody sees."""

import pytest

from corpus.readers.pdf.read import read_pdf
from tests.corpus.readers.pdf.test_read import Maker, paper, stream

pytest.importorskip("pypdfium2")

EM = 12


def narrow():
    """A maker whose letters are drawn as figures and signs, none of them wider than the font says."""
    maker = Maker()
    maker.codes = {chr(0xE000 + code): code for code in range(33, 39)}
    return maker


def place(maker, text, seconds, spacing=0.0):
    """A line as office programs set it: whole without some letters, then these letters in the gaps."""
    step = EM / 2 + spacing
    gap = round(-1000 * step / EM, 3)

    def strings(kept):
        return b" ".join(maker.show(c)[:-3] if c in kept else b"%g" % gap for c in text)

    first, start = {*text} - {*seconds}, min(text.index(c) for c in seconds)
    rest = maker.show(text[start])[:-3]
    after = b" ".join(maker.show(c)[:-3] if c in seconds else b"%g" % gap for c in text[start + 1 :])
    return b"BT %g Tc /F %d Tf 72 742 Td [%s] TJ 1 0 0 1 %g 742 Tm [%s %s] TJ ET" % (
        spacing, EM, strings(first), 72 + step * start, rest, after,
    )  # fmt: skip


def read(*contents, maker):
    maker.pages += contents
    return read_pdf(maker.bytes(), "a.pdf").text


def objects(maker):
    """The objects of a PDF of one page: catalog, pages, font, its characters, content, page."""
    return [body.split(b" 0 obj\n", 1)[1] for body in maker.bytes().split(b"\nendobj\n")[:6]]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Phụ lục II của Chính phủ.", "ụủ"),
        ("VIẾT HOA TRONG VĂN BẢN", "ẾẢ"),
        ("tố cáo việc xảy ra ở địa phương, nổ ở đó", "ốệảởịươổ"),
        ("Ủy ban nhân dân", "Ủ"),
        ("tại điều 16. Mức", "ạềứ"),
    ],
)
def test_letters_set_after_their_line_stand_in_their_words(text, seconds):
    maker = narrow()
    assert read(place(maker, text, seconds), maker=maker) == text


def test_a_line_with_its_letters_apart_is_words():
    maker = narrow()
    assert read(place(maker, "QUẢN LÝ NHÀ NƯỚC", "ẢƯỚ", spacing=1.5), maker=maker) == "QUẢN LÝ NHÀ NƯỚC"


def test_a_font_without_metrics_is_as_large_as_it_was_set():
    # An eighth of an em between letters is no blank, however low their ink is.
    maker = Maker()
    maker.pages.append(b"BT 1.5 Tc /F 12 Tf 72 742 Td %s ET" % maker.show("xa"))
    parts = objects(maker)
    parts[2] = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 100] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 33"
        b" /LastChar 34 /Widths [500 500] /Encoding << /Differences [33 /x /a] >> /CharProcs << /x 7 0 R /a 7 0 R >>"
        b" /ToUnicode 4 0 R >>"
    )
    assert read_pdf(paper([*parts, stream(b"500 0 0 0 500 100 d1 0 0 500 100 re f")]), "a.pdf").text == "xa"


def test_cells_that_almost_touch_are_two_words():
    maker = Maker()
    one, two, below = maker.show("gốc"), maker.show("hiểm"), maker.show("Bảng")
    content = (
        b"BT /F 12 Tf 72 742 Td %s ET BT /F 12 Tf 72 700 Td %s ET"
        b" BT /F 12 Tf 91.5 742 Td %s ET" % (one, below, two)
    )  # fmt: skip
    assert read(content, maker=maker).splitlines()[0] == "gốc hiểm"


def test_a_letter_clipped_at_the_foot_of_a_page_is_left_out():
    maker = Maker()
    line, mark = maker.show("Khoản này"), maker.show("Ả")
    clip = b"q 28 28 540 780 re W n BT /F 12 Tf 72 742 Td %s ET BT /F 12 Tf %g %g Td %s ET Q"
    assert read(clip % (line, 90, 18, mark), clip % (mark, 78, 742, line), maker=maker) == "Khoản này\fẢKhoản này"


def test_a_line_clipped_by_a_little_stays():
    maker = Maker()
    content = b"q 28 28 540 716 re W n BT /F 12 Tf 72 738 Td %s ET Q" % maker.show("Khoản này")
    assert read(content, maker=maker) == "Khoản này"


def test_text_beside_the_page_is_left_out():
    maker = Maker().page((72, 100, "Một"), (72, 870, "Ngoài"), (700, 100, "trang"))
    assert read(maker=maker) == "Một"


def test_a_clip_in_a_drawing_of_its_own_is_measured_there():
    maker = Maker()
    shown, hidden = maker.show("Một"), maker.show("hai")
    form = stream(
        b"q 0 0 200 50 re W n BT /F 12 Tf 10 20 Td %s ET BT /F 12 Tf 10 -30 Td %s ET Q" % (shown, hidden),
        b"/Type /XObject /Subtype /Form /BBox [0 -100 300 100] /Matrix [1 0 0 1 50 0] /Resources << /Font << /F 3 0 R"
        b" >> >> ",
    )
    maker.pages.append(b"1 0 0 1 20 600 cm /X Do")
    parts = objects(maker)
    parts[5] = parts[5].replace(b"/Font <<", b"/XObject << /X 7 0 R >> /Font <<")
    assert read_pdf(paper([*parts, form]), "a.pdf").text == "Một"
