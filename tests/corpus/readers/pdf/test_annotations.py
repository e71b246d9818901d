"""Numbers and dates put on a page as annotations, stamps or fields; files inside; pages that only ask to wait."""

import pytest

from corpus.build import build_document
from corpus.raw import Raw
from corpus.readers.pdf.placeholder import why_placeholder
from corpus.readers.pdf.read import read_pdf
from corpus.readers.pdf.report import XFA
from tests.corpus.readers.pdf.test_fonts import objects
from tests.corpus.readers.pdf.test_read import MOTTO, Maker, column, paper, refusal, stream

pytest.importorskip("pypdfium2")

HEAD = [
    (90, 60, "ỦY BAN NHÂN DÂN"), (300, 60, MOTTO),
    (84, 76, "HUYỆN THẠCH GIANG"), (330, 76, "Độc lập - Tự do - Hạnh phúc"),
    (250, 150, "CHỈ THỊ"), (200, 170, "Về việc phòng trừ sâu keo"),
    (72, 200, "1. Sở Nông nghiệp phun thuốc."), (72, 218, "2. Các xã báo cáo hằng tuần."),
]  # fmt: skip
NUMBER, DATE = "Số: 45/CT-UBND", "Thạch Giang, ngày 03 tháng 4 năm 2021"


class Sheet:
    """A page with a head, and what is put on it: objects from number 7 on."""

    def __init__(self, *lines):
        self.maker = Maker().page(*(lines or HEAD))
        self.more = []
        self.annotations = []
        self.fields = []
        self.catalog = b""

    def add(self, body):
        self.more.append(body)
        return 6 + len(self.more)

    def put(self, kind, text, x, y, *, drawn=True, more=b"", size=12, field=False):
        """Puts a text on at (x, y from above), drawn or only said."""
        width, bottom = 6 * len(text) + 4, 842 - y - 3
        box = b"%g %g %g %g" % (x, bottom, x + width, bottom + size + 3)
        shown = b""
        if drawn:
            show = b"BT /F %d Tf 0 3 Td %s ET" % (size, self.maker.show(text))
            form = b"/Type /XObject /Subtype /Form /BBox [0 0 %g %g] /Resources << /Font << /F 3 0 R >> >> "
            shown = b"/AP << /N %d 0 R >>" % self.add(stream(show, form % (width, size + 3)))
        item = b"<< /Type /Annot /Subtype /%s /Rect [%s] /F 4 %s %s >>" % (kind, box, shown, more)
        number = self.add(item)
        self.annotations.append(number)
        self.fields += [number] if field else []
        return self

    def bytes(self):
        parts = objects(self.maker)
        kids = b" ".join(b"%d 0 R" % n for n in self.annotations)
        parts[5] = parts[5].removesuffix(b">>") + b"/Annots [%s] >>" % kids
        fields = b" ".join(b"%d 0 R" % n for n in self.fields)
        form = b"/AcroForm << /Fields [%s] %s >>" % (fields, b"/DA (/F 12 Tf)") if self.fields else b""
        parts[0] = parts[0].removesuffix(b">>") + form + self.catalog + b">>"
        return paper([*parts, *self.more])

    def read(self):
        return read_pdf(self.bytes(), "a.pdf")


def said(text):
    """A string of a PDF in UTF-16."""
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode()


def typed(text):
    return b"/FT /Tx /T (t%d) /V %s" % (len(text), said(text))


def particulars(sheet):
    found = build_document(sheet.read(), "a").metadata
    return found.number, found.place, str(found.date)


RIGHT = ("45/CT-UBND", "Thạch Giang", "2021-04-03")


@pytest.mark.parametrize("kinds", [(b"FreeText", b"Stamp"), (b"Stamp", b"FreeText"), (b"Stamp", b"Stamp")])
@pytest.mark.parametrize("off", [0, 4, -5])
def test_a_number_and_a_date_put_on_are_read_where_they_stand(kinds, off):
    sheet = Sheet().put(kinds[0], NUMBER, 90, 100).put(kinds[1], DATE, 320, 100 + off)
    assert particulars(sheet) == RIGHT
    assert sheet.read().warnings == ()


def test_what_is_said_of_a_note_is_read_where_nothing_is_drawn():
    sheet = Sheet().put(b"FreeText", NUMBER, 90, 100, drawn=False, more=b"/Contents " + said(NUMBER))
    sheet.put(b"FreeText", DATE, 320, 100, drawn=False, more=b"/Contents " + said(DATE))
    assert particulars(sheet) == RIGHT


@pytest.mark.parametrize("drawn", [True, False])
def test_fields_of_a_form_are_read(drawn):
    sheet = Sheet().put(b"Widget", NUMBER, 90, 100, drawn=drawn, more=typed(NUMBER), field=True)
    sheet.put(b"Widget", DATE, 320, 100, drawn=drawn, more=typed(DATE), field=True)
    assert particulars(sheet) == RIGHT


@pytest.mark.parametrize("off", [0, 3, -6])
def test_a_number_stands_in_the_gap_that_was_left_for_it(off):
    sheet = Sheet(*HEAD, (90, 100, "Số:"), (132, 100, "/CT-UBND"), (320, 100, DATE))
    sheet.put(b"Stamp", "45", 116, 100 + off)
    assert particulars(sheet) == RIGHT


def test_what_nobody_sees_and_what_others_say_of_the_page_is_not_read():
    sheet = Sheet().put(b"FreeText", "Số: 99/CT-UBND", 90, 100, more=b"/F 2")
    sheet.put(b"Link", "Xem", 400, 300, drawn=False)
    assert sheet.read() == Sheet().read()


@pytest.mark.parametrize("kind", [b"Text", b"Highlight", b"StrikeOut"])
def test_what_readers_noted_at_a_page_is_not_read_and_named(kind):
    sheet = Sheet().put(kind, "Xem", 72, 200, drawn=False, more=b"/Contents " + said("Lùi\nđến 15/7"))
    sheet.put(kind, "Xem", 72, 218, drawn=False, more=b"/Contents " + said("a" * 90))
    sheet.put(kind, "Xem", 72, 218, drawn=False)
    notes = ("Lùi đến 15/7", "a" * 80 + "…")
    told = tuple(f"A reader's note was left out, page 1: “{note}”." for note in notes)
    assert sheet.read() == Raw(Sheet().read().text, warnings=told)


def test_a_note_of_a_digital_signature_is_not_read():
    note = "Người ký: Văn phòng UBND Thời gian ký: 03/4/2021 08:15"
    sheet = Sheet().put(b"Widget", note, 90, 20, more=b"/FT /Sig /T (ky)", field=True)
    assert sheet.read() == Sheet().read()


def test_a_signature_field_that_covers_the_page_leaves_its_text():
    sheet = Sheet()
    sheet.annotations.append(
        sheet.add(b"<< /Type /Annot /Subtype /Widget /FT /Sig /T (ky) /F 4 /Rect [0 0 595 842] >>")
    )
    sheet.fields += sheet.annotations
    assert sheet.read() == Sheet().read()


def test_a_number_in_a_signature_field_is_read():
    sheet = Sheet().put(b"Widget", NUMBER, 90, 100, more=b"/FT /Sig /T (so)", field=True)
    assert build_document(sheet.read(), "a").metadata.number == "45/CT-UBND"


def test_a_stamp_of_receipt_is_left_out_and_named():
    stamp = "SỞ Y TẾ ĐẾN Số: 1234 Ngày: 05/4/2021"
    raw = Sheet().put(b"Stamp", stamp, 72, 30).read()
    assert raw == Raw(Sheet().read().text, warnings=(f"A stamp of receipt was left out, page 1: “{stamp}”.",))


# --- files inside


def embedded(sheet, name):
    file = sheet.add(stream(b"%PDF-", b"/Type /EmbeddedFile "))
    return sheet.add(b"<< /Type /Filespec /F %s /UF %s /EF << /F %d 0 R >> >>" % (said(name), said(name), file))


def named(*names):
    return (
        f"The file holds other files inside it, which were not read: {', '.join(names)}; save and ingest them too.",
    )


def test_embedded_files_are_named():
    sheet = Sheet()
    files = [(name, embedded(sheet, name)) for name in ("Phụ lục.xlsx", "Biểu 1.docx")]
    names = b" ".join(b"%s %d 0 R" % (said(name), number) for name, number in files)
    sheet.catalog = b"/Names << /EmbeddedFiles << /Names [%s] >> >>" % names
    assert sheet.read() == Raw(Sheet().read().text, warnings=named("Phụ lục.xlsx", "Biểu 1.docx"))


def test_a_file_pinned_to_a_page_is_named():
    sheet = Sheet()
    number = embedded(sheet, "Phụ lục.xlsx")
    sheet.put(b"FileAttachment", "x", 400, 300, drawn=False, more=b"/FS %d 0 R" % number)
    assert sheet.read().warnings == named("Phụ lục.xlsx")


# --- forms and pages that ask to wait

WAIT = (
    "Please wait...", "If this message is not eventually replaced by the proper contents",
    "of the document, your PDF viewer may not be able to display it.",
)  # fmt: skip
FORM = b"/AcroForm << /Fields [] /XFA [(template) 3 0 R] >>"
REFUSED = (
    "a form (XFA) found, whose page only says “Please wait…”, the text of a directive expected;"
    " open it in Adobe Reader, print it to a new PDF and ingest that"
)


@pytest.mark.parametrize("catalog", [FORM, b""], ids=["form", "printed"])
def test_a_page_that_says_to_wait_is_refused(catalog):
    sheet = Sheet(*column(*WAIT))
    sheet.catalog = catalog
    assert refusal(sheet.bytes()) == REFUSED


def test_a_form_with_a_text_of_its_own_is_read_with_a_warning():
    sheet = Sheet()
    sheet.catalog = FORM
    assert sheet.read() == Raw(Sheet().read().text, warnings=(XFA,))


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Please wait...", "a form (XFA)"),
        ("The document you are trying to load requires Adobe Reader 8 or higher.", "a form (XFA)"),
        ("To view the full contents of this document, you need a later version of the PDF viewer.", "a form (XFA)"),
        ("For the best experience, open this PDF portfolio in\nAcrobat X or Adobe Reader X.", "a PDF portfolio"),
        ("This document is protected by Microsoft Information Protection.", "a PDF under rights management"),
    ],
)
def test_other_pages_that_stand_for_a_document_are_known(text, begins):
    why = why_placeholder(text)
    assert why is not None
    assert why.startswith(f"{begins} found, whose page only ")


@pytest.mark.parametrize("text", ["", "1. Sở Y tế mua thuốc.", "Please wait for the letter.", "Please wait...\n" * 300])
def test_a_text_of_its_own_is_no_placeholder(text):
    assert why_placeholder(text) is None
