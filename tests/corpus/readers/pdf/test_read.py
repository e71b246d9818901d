import json
import os
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.build import build_document
from corpus.errors import ReadError
from corpus.raw import Raw
from corpus.readers.ocr import choose
from corpus.readers.pdf import process as pdf_process
from corpus.readers.pdf import read as pdf_module
from corpus.readers.pdf import report as pdf_report
from corpus.readers.pdf.read import read_pdf

pytest.importorskip("pypdfium2")

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
BREAK = "\n\n\n"  # two blank lines: something new begins


def paper(objects):
    """A PDF of objects, the first its catalog."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return b"%sxref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        out,
        size,
        table,
        size,
        len(out),
    )


def stream(body, more=b""):
    return b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(body), more, body)


class Maker:
    """Writes PDFs in a font whose characters are all half as wide as the font is high."""

    def __init__(self, box=b"0 0 595 842"):
        self.box = box
        self.codes = {}
        self.pages = []

    def show(self, text):
        return b"<%s> Tj" % b"".join(b"%02X" % self.codes.setdefault(c, len(self.codes) + 33) for c in text)

    def page(self, *lines, drawn=b"", size=12):
        """Adds a page of lines (x, y from above, text, text set on at once …)."""
        out = [drawn]
        for x, y, *texts in lines:
            out.append(b"BT /F %d Tf %g %g Td %s ET" % (size, x, 842 - y, b" ".join(self.show(t) for t in texts)))
        self.pages.append(b"\n".join(out))
        return self

    def bytes(self, private=False):
        names = {code: chr(0xE000 + code) if private else c for c, code in self.codes.items()}
        cmap = b"1 begincodespacerange <00> <FF> endcodespacerange\n" + b"".join(
            b"1 beginbfchar <%02X> <%s> endbfchar\n" % (code, c.encode("utf-16-be").hex().encode())
            for code, c in names.items()
        )
        font = (
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /FirstChar 0 /LastChar 255 /Widths [%s]"
            b" /FontDescriptor << /Type /FontDescriptor /FontName /Times-Roman /Flags 4 >> /ToUnicode 4 0 R >>"
            % (b" 500" * 256)
        )
        kids = b" ".join(b"%d 0 R" % (6 + 2 * i) for i in range(len(self.pages)))
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(self.pages), kids),
            font,
            stream(cmap),
        ]
        for i, content in enumerate(self.pages):
            objects.append(stream(content))
            objects.append(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents %d 0 R /Resources << /Font << /F 3 0 R >> >> >>"
                % (self.box, 5 + 2 * i)
            )
        return paper(objects)


def read(maker):
    return read_pdf(maker.bytes(), "a.pdf")


def column(*texts, x=72, y=100, step=18):
    return [(x, y + step * i, text) for i, text in enumerate(texts)]


def refusal(data):
    with pytest.raises(ReadError) as caught:
        read_pdf(data, "a.pdf")
    message = str(caught.value)
    assert message.startswith("a.pdf: ")
    assert "\n" not in message
    return message.removeprefix("a.pdf: ")


def test_pages_are_parted_by_form_feeds_and_lines_stand_from_top_to_bottom():
    maker = Maker().page((72, 118, "hai"), (72, 100, "Một,")).page().page((72, 100, "Ba."))
    assert read(maker) == Raw("Một,\nhai\f\fBa.")


def test_a_line_set_in_after_others_begins_a_paragraph():
    full = "Bảy mươi hai chữ cái trên một dòng dài như thế này thì gần đầy trang giấy"
    maker = Maker().page(*column(full, full, full), (100, 154, "Dòng này thụt vào"), (72, 172, full), (72, 190, full))
    assert read(maker).text == f"{full}\n{full}\n{full}{BREAK}Dòng này thụt vào\n{full}\n{full}"


def test_lines_far_apart_are_paragraphs():
    maker = Maker().page(*column("Một", "hai", "ba", "bốn"), (72, 186, "Năm"))
    assert read(maker).text == f"Một\nhai\nba\nbốn{BREAK}Năm"


def test_lines_of_a_form_are_apart_though_few_of_its_lines_are_near_others():
    short, full = "Tên của bên mua bảo hiểm là một doanh nghiệp có:", "Giấy chứng nhận bảo hiểm được cấp căn cứ vào số:"
    lines = [(72, 100 + 28 * i, short) for i in range(6)]
    for y in (268, 310):
        lines += [(72, y, f"{full} 01 và các"), (72, y + 14, "phụ lục kèm theo")]
    text = BREAK.join([short] * 6 + [f"{full} 01 và các\nphụ lục kèm theo"] * 2)
    assert read(Maker().page(*lines)).text == text


def test_a_line_set_in_and_almost_full_is_not_centred():
    full = "Bảy mươi hai chữ cái trên một dòng dài như thế này thì gần đầy trang giấy"
    item = "• Phối hợp với Ủy ban nhân dân các cấp để làm những việc quy định tại"
    lines = column(full, full, full, full)
    assert read(Maker().page(*lines, (90, 172, item), (108, 190, "điều này"), (72, 208, full))).text.endswith(
        f"{item}\nđiều này\n{full}"
    )


def test_a_syllable_set_in_pieces_is_one_word():
    # "Tr" and "ưởng" with a blank between them that is as good as no wide.
    maker = Maker()
    tr, blank, uong, phong = map(maker.show, ("Tr", " ", "ưởng", "phòng"))
    maker.pages.append(
        b"BT /F 12 Tf 72 742 Td %s ET BT /F 12 Tf 1 Tz 84 742 Td %s ET BT /F 12 Tf 84 742 Td %s ET"
        b" BT /F 12 Tf 114 742 Td %s ET" % (tr, blank, uong, phong)
    )
    assert read(maker).text == "Trưởng phòng"


def test_combining_marks_are_composed():
    assert read(Maker().page((72, 100, "Tie\u0302\u0301p tu\u0323c"))).text == "Tiếp tục"


def test_a_gap_without_a_blank_is_one():
    # Six points a character: "Điều" ends at 96; a third of an em on is a blank.
    assert read(Maker().page((72, 100, "Điều"), (100, 100, "1."))).text == "Điều 1."


def test_running_heads_feet_and_page_numbers_are_dropped():
    maker = Maker()
    words = ["một", "hai", "ba", "bốn"]
    for number, word in enumerate(words, 1):
        head = (72, 40, f"CÔNG BÁO/Số 11 + 12/Ngày 0{number}-01-2024")
        feet = [(72, 760, "Bản lưu hành nội bộ"), (290, 790, str(number))]
        maker.page(head, *column(f"Nội dung của trang {word}", *(["3"] if number == 2 else [])), *feet)
    assert read(maker).text == "\f".join(f"Nội dung của trang {word}" for word in words).replace("hai", "hai\n3")


def test_a_lone_number_on_one_page_stays():
    assert read(Maker().page(*column("Tổng số:", "7"))).text == "Tổng số:\n7"


def test_a_head_in_two_columns_is_read_column_by_column():
    maker = Maker().page(
        (90, 60, "ỦY BAN NHÂN DÂN"), (300, 60, MOTTO),
        (84, 76, "HUYỆN THẠCH GIANG"), (330, 76, "Độc lập - Tự do - Hạnh phúc"),
        (100, 100, "Số: 45/UBND-NN"), (320, 100, "Thạch Giang, ngày 03 tháng 4 năm 2021"),
        (84, 116, "V/v phòng trừ sâu keo trên ngô"),
        (150, 150, "Kính gửi: Các phòng, ban và Hội Nông dân huyện Thạch Giang"),
    )  # fmt: skip
    raw = read(maker)
    assert (
        raw.text.split()
        == (
            "ỦY BAN NHÂN DÂN HUYỆN THẠCH GIANG Số: 45/UBND-NN V/v phòng trừ sâu keo trên ngô"
            f" {MOTTO} Độc lập - Tự do - Hạnh phúc Thạch Giang, ngày 03 tháng 4 năm 2021"
            " Kính gửi: Các phòng, ban và Hội Nông dân huyện Thạch Giang"
        ).split()
    )
    metadata = build_document(raw, "a").metadata
    assert (metadata.issuer, metadata.number, metadata.place, str(metadata.date), metadata.title) == (
        "Ủy ban nhân dân huyện Thạch Giang",
        "45/UBND-NN",
        "Thạch Giang",
        "2021-04-03",
        "V/v phòng trừ sâu keo trên ngô",
    )


def test_an_end_in_two_columns_may_go_on_over_a_page():
    left, right = (
        [(72, 700, "Nơi nhận:"), (72, 716, "- Như trên;")],
        [(360, 700, "TM. ỦY BAN NHÂN DÂN"), (400, 716, "CHỦ TỊCH")],
    )
    maker = (
        Maker()
        .page(*column("1. Phun thuốc."), *left, *right)
        .page(
            (72, 60, "- Hội Nông dân huyện Thạch Giang và các đoàn thể;"),
            (400, 80, "Lò Văn Mây"),
            (72, 80, "- Lưu: VT."),
        )
    )
    raw = read(maker)
    assert raw.text.replace(BREAK, "\n") == (
        "1. Phun thuốc.\nNơi nhận:\n- Như trên;\f- Hội Nông dân huyện Thạch Giang và các đoàn thể;\n- Lưu: VT.\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Văn Mây"
    )
    metadata = build_document(raw, "a").metadata
    assert (metadata.signer, metadata.recipients) == (
        "Lò Văn Mây",
        ("Như trên", "Hội Nông dân huyện Thạch Giang và các đoàn thể", "Lưu: VT"),
    )


GRID = (
    b"72 700 400 0.5 re f 72 660 400 0.5 re f 72 640 400 0.5 re f "  # thin areas, as Word draws them
    b"72 640 m 72 700 l S 172 640 m 172 700 l S 472 640 m 472 700 l S"
)


def test_a_row_of_a_table_is_a_line():
    cells = [(76, 158, "1"), (176, 158, "Bình chữa cháy"), (176, 174, "xách tay"), (176, 196, "Lăng"), (76, 196, "2")]
    maker = Maker().page((72, 120, "Biểu phí"), *cells, (72, 240, "Ghi chú"), drawn=GRID)
    assert read(maker).text == BREAK.join(["Biểu phí", "1 | Bình chữa cháy xách tay", "2 | Lăng", "Ghi chú"])


def test_an_empty_cell_keeps_its_place():
    maker = Maker().page((76, 158, "1"), (76, 196, "2"), (176, 196, "Lăng"), drawn=GRID)
    assert [line.rstrip() for line in read(maker).text.split(BREAK)] == ["1 |", "2 | Lăng"]


def test_numbers_below_each_other_show_rows_without_rules_between_them():
    cells = [(76, 196, "Đến 2.000"), (76, 212, "Trên 2.000"), (176, 196, "4"), (176, 212, "10"), (76, 158, "Tiền")]
    found = read(Maker().page(*cells, (176, 158, "Mức"), drawn=GRID.replace(b"640", b"600"))).text
    assert found.split(BREAK) == ["Tiền | Mức", "Đến 2.000 | 4", "Trên 2.000 | 10"]


def test_filled_areas_are_no_tables():
    drawn = b"0.9 g 72 640 100 60 re f 172 640 300 60 re f 72 600 400 40 re f 0 g"
    assert read(Maker().page((76, 158, "Một"), (176, 158, "hai"), drawn=drawn)).text == "Một hai"


def test_text_on_its_side_is_turned():
    maker = Maker()
    one, two = maker.show("Một dòng"), maker.show("hai dòng")
    maker.pages.append(b"BT /F 12 Tf 0 1 -1 0 100 72 Tm %s ET BT /F 12 Tf 0 1 -1 0 118 72 Tm %s ET" % (one, two))
    assert read(maker).text == "Một dòng\nhai dòng"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "an empty file"),
        (b" \n", "an empty file"),
        (b"<!DOCTYPE html><p>404", "a web page (HTML) or XML"),
        (b"PK\x03\x04", "a ZIP archive (.docx, .xlsx, …)"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"Nguyen van", "no PDF"),
    ],
)
def test_other_formats_are_named(data, what):
    assert refusal(data) == f"{what} found, a PDF expected; download it again, or name it by what it is"


DAMAGED = "a damaged or truncated PDF found; fetch the file again, or print it to a new PDF"


def test_a_truncated_file_is_refused():
    data = Maker().page((72, 100, "Một")).bytes()
    assert refusal(data[:60]) == DAMAGED


def test_a_password_is_refused():
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >> /ID [(a) (a)] >>" % (b"o" * 32, b"u" * 32)
    data = Maker().page((72, 100, "Một")).bytes().replace(b"/Root 1 0 R >>", b"/Root 1 0 R " + lock)
    assert refusal(data) == "a PDF with a password found; open it, save it without a password and ingest that"


def test_too_many_pages_are_refused():
    maker = Maker()
    maker.pages = [b""] * 5001
    assert refusal(maker.bytes()) == "5,001 pages found, at most 5,000 expected; split the file"


def test_a_pdf_without_text_is_refused():
    assert refusal(Maker().page().bytes()) == (
        "a PDF without text found, the text of a directive expected; look at it in a viewer"
    )


def test_a_huge_page_is_read():
    assert read(Maker(box=b"0 0 14000000 14000000").page((72, 100, "Một"))).text == "Một"


def bomb(size):
    squeeze = zlib.compressobj(9)
    body = b"".join(squeeze.compress(b" " * (1 << 20)) for _ in range(size)) + squeeze.flush()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 2 /Kids [4 0 R 6 0 R] >>",
        stream(body, b"/Filter /FlateDecode "),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R >>",
        stream(b"BT /F 12 Tf 72 742 Td (Sau) Tj ET"),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F"
        b" << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
    ]
    return paper(objects)


@pytest.mark.skipif(os.name != "posix" or os.uname().sysname == "Darwin", reason="memory is limited on Linux only")
def test_a_page_that_ends_the_process_is_left_out():
    assert read_pdf(bomb(1000), "a.pdf") == Raw("\fSau", warnings=("Page 1 left out: damaged.",))


def test_a_process_that_always_ends_is_given_up(monkeypatch):
    monkeypatch.setattr(pdf_process, "_COMMAND", ("-c", "import os; os._exit(3)"))
    assert refusal(Maker().page((72, 100, "Một")).bytes()) == (
        "a damaged PDF found, on which the PDF library fails; print it to a new PDF"
    )


def test_a_process_that_hangs_is_ended(monkeypatch):
    monkeypatch.setattr(pdf_process, "LONGEST_PAGE", 0.2)
    monkeypatch.setattr(pdf_process, "_COMMAND", ("-c", "import time; time.sleep(60)"))
    assert refusal(Maker().page((72, 100, "Một")).bytes()).startswith("a damaged PDF found")


def test_too_much_text_is_refused(monkeypatch):
    monkeypatch.setattr(pdf_module, "MOST_LINES", 2)
    data = Maker().page(*column("Một", "hai", "ba")).bytes()
    assert refusal(data) == "over 2 lines of text found, less expected; split the file"


def scan():
    """A page whose only content is a picture as large as itself, and one with text."""
    picture = stream(b"\xff", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
                     b" /BitsPerComponent 8 ")  # fmt: skip
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    return paper(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 2 /Kids [5 0 R 7 0 R] >>",
            picture,
            stream(b"595 0 0 842 0 0 cm /P Do"),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources"
            b" << /XObject << /P 3 0 R >> >> >>",
            stream(b"BT /F 12 Tf 72 742 Td (Hai) Tj ET"),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources"
            b" << /Font << /F %s >> >> >>" % font,
        ]
    )


MISSING = f"Tesseract is missing to read it, and so is trueocr; {choose.WAYS_OUT}"


def without_engines(monkeypatch):
    monkeypatch.setattr(choose, "what_lacks", lambda: "Tesseract")
    monkeypatch.setattr(choose.trueocr, "is_installed", lambda: False)


def test_pages_without_text_are_named_where_nothing_can_recognise_them(monkeypatch):
    without_engines(monkeypatch)
    said = f"Page 1 left out, a scan without text: {MISSING}."
    assert read_pdf(scan(), "a.pdf") == Raw("\fHai", warnings=(said,))


def test_a_scan_is_refused_where_nothing_can_recognise_it(monkeypatch):
    without_engines(monkeypatch)
    data = scan().replace(b"/Count 2 /Kids [5 0 R 7 0 R]", b"/Count 1 /Kids [5 0 R]      ")
    assert refusal(data) == (
        "a PDF whose pages are pictures found, the text of a directive expected;"
        f" Page 1 left out, a scan without text: {MISSING}."
    )


def test_a_font_that_does_not_say_its_characters_is_as_good_as_a_picture(monkeypatch):
    without_engines(monkeypatch)
    data = Maker().page((72, 100, "Bốn chữ cái")).bytes(private=True)
    assert refusal(data).startswith("a PDF whose pages are pictures found")


def test_pages_are_named_in_runs():
    assert [pdf_report.named(numbers) for numbers in ([0], [0, 1, 2], [0, 1, 4, 6, 7])] == [
        "Page 1",
        "Pages 1–3",
        "Pages 1–2, 5, 7–8",
    ]


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_damaged_bytes_are_read_or_refused_in_one_line(data):
    whole = bytearray(Maker().page(*column("Điều 1. Phạm vi", "1. Một"), drawn=GRID).page((72, 100, "Hai")).bytes())
    for place, byte in data.draw(st.lists(st.tuples(st.integers(9, len(whole) - 1), st.integers(0, 255)), max_size=9)):
        whole[place] = byte
    cut = data.draw(st.one_of(st.just(len(whole)), st.integers(9, len(whole))))
    try:
        said = read_pdf(bytes(whole[:cut]), "a.pdf").warnings
    except ReadError as error:
        said = (str(error),)
    assert not any("\n" in line for line in said)


@pytest.fixture(scope="module")
def outlines(shared):
    with (shared / "documents" / "outline.jsonl").open(encoding="utf-8") as lines:
        return {line["doc"]: line for line in map(json.loads, lines)}


@pytest.mark.parametrize("name", ["nd-55-2023-nd-cp.pdf", "tt-02-2021-btc.pdf"])
def test_numbered_clauses_of_real_files(shared, outlines, name):
    raw = read_pdf((shared / "documents" / "originals" / name).read_bytes(), name)
    clauses = build_document(raw, "a").clauses
    found = [c.path for c in clauses if c.levels and not c.is_bullet]
    expected = [path for path, _ in outlines[name]["clauses"]]
    last = outlines[name].get("up_to")
    assert found[: found.index(last) + 1 if last else None] == expected


def test_a_web_page_under_the_name_of_a_real_pdf(shared):
    data = (shared / "documents" / "originals" / "loi-404-html.pdf").read_bytes()
    assert refusal(data).startswith("a web page (HTML) or XML found")
