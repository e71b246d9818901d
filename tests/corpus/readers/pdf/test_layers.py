"""What a page has twice, aslant, raised or in fonts of old encodings: read as it shows, once."""

import pytest

from corpus.raw import Raw
from corpus.readers.pdf.read import read_pdf
from tests.corpus.readers.pdf.test_fonts import objects
from tests.corpus.readers.pdf.test_read import BREAK, Maker, column, paper, read

pytest.importorskip("pypdfium2")

LINES = ("1. Sở Xây dựng rà soát bến bãi", "2. Công an tỉnh xử lý xe quá tải", "3. Các xã báo cáo hằng tháng")
TEXT = "\n".join(LINES)


def drawn(maker, *content):
    """Adds a page of content as it stands."""
    maker.pages.append(b"\n".join(content))
    return maker


def line(maker, text, x, y, before=b"", size=12):
    return b"BT %s /F %g Tf %g %g Td %s ET" % (before, size, x, 842 - y, maker.show(text))


def lines(maker, before=b"", x=72.0, y=100.0):
    return b"\n".join(line(maker, text, x, y + 18 * i, before) for i, text in enumerate(LINES))


# --- once


@pytest.mark.parametrize("before", [b"3 Tr", b"7 Tr", b"1 1 1 rg"], ids=["no ink", "clip", "white"])
@pytest.mark.parametrize("off", [(0, 0), (0.7, -1), (-3, 2), (4, 4)])
def test_a_layer_without_ink_over_text_is_read_once(before, off):
    maker = Maker()
    drawn(maker, lines(maker), lines(maker, before, 72 + off[0], 100 + off[1]))
    assert read(maker) == Raw(TEXT)


def test_a_layer_that_misread_its_text_is_left_out():
    maker = Maker()
    drawn(maker, lines(maker), line(maker, "l. 5ở Xây dimg rà soat bên bai", 72, 100, b"3 Tr"))
    assert read(maker).text == TEXT


def test_a_layer_under_a_picture_is_read_where_nothing_else_says_it():
    maker = Maker()
    drawn(maker, lines(maker, b"3 Tr"), line(maker, "Trang 7 của hồ sơ", 400, 60))
    assert read(maker).text == f"Trang 7 của hồ sơ{BREAK}{TEXT}"


@pytest.mark.parametrize("shift", [0.0, 0.3, 0.9, 1.3])
@pytest.mark.parametrize("times", [2, 3])
def test_bold_by_printing_again_is_read_once(shift, times):
    maker = Maker()
    drawn(maker, *(lines(maker, x=72 + shift * i) for i in range(times)))
    assert read(maker).text == TEXT


def test_bold_by_printing_each_letter_again_is_read_once():
    maker = Maker()
    glyphs = [(c, 72 + 6 * i) for i, c in enumerate(LINES[0])]
    drawn(maker, *(line(maker, c, x + shift, 100) for c, x in glyphs for shift in (0, 0.4)))
    assert read(maker).text == LINES[0]


def test_letters_that_stand_side_by_side_are_two():
    assert read(Maker().page((72, 100, "11 tấn ...... 100 xx"))).text == "11 tấn ...... 100 xx"


# --- aslant


@pytest.mark.parametrize(
    "turn", [(0.866, 0.5), (0.707, 0.707), (0.5, 0.866), (0.966, 0.259), (0.707, -0.707), (0.0, 1.0)]
)
def test_a_mark_at_any_angle_is_left_out_and_named(turn):
    maker = Maker()
    cos, sin = turn
    mark = b"BT /F 40 Tf %g %g %g %g 200 480 Tm %s ET" % (cos, sin, -sin, cos, maker.show("BẢN SAO"))
    drawn(maker, mark, lines(maker))
    assert read(maker) == Raw(TEXT, warnings=("Text that stands aslant was left out, page 1: “BẢN SAO”.",))


def test_a_mark_repeated_all_over_a_page_is_not_its_text():
    maker = Maker()
    places = [(x, y) for x in range(60, 560, 100) for y in range(60, 800, 40)]
    marks = [b"BT /F 8 Tf .906 .423 -.423 .906 %g %g Tm %s ET" % (x, y, maker.show("levanben 05/3")) for x, y in places]
    found = read(drawn(maker, lines(maker), *marks))
    assert found.text == TEXT
    assert [w.startswith("Text that stands aslant was left out, page 1: “levanben") for w in found.warnings] == [True]


def test_a_mark_on_several_pages_is_named_once():
    maker = Maker()
    mark = b"BT /F 40 Tf .866 .5 -.5 .866 80 720 Tm %s ET" % maker.show("DỰ THẢO")
    drawn(drawn(maker, mark, lines(maker)), lines(maker), mark)
    assert read(maker).warnings == ("Text that stands aslant was left out, pages 1–2: “DỰ THẢO”.",)


def test_a_page_that_lies_aslant_as_a_whole_is_read():
    maker = Maker()
    rows = [
        b"BT /F 12 Tf .99985 .0175 -.0175 .99985 %g %g Tm %s ET" % (72, 742 - 18 * i, maker.show(text))
        for i, text in enumerate(LINES)
    ]
    assert read(drawn(maker, *rows)).text.split("\n") == list(LINES)


def test_letters_that_lean_are_not_aslant():
    maker = Maker()
    leaning = b"BT /F 12 Tf 1 0 .33 1 72 688 Tm %s ET" % maker.show("Sở Nội vụ")
    assert read(drawn(maker, lines(maker), leaning)) == Raw(f"{TEXT}\nSở Nội vụ")


# --- level, over the text


def over(text, *pages):
    return f"Text printed over the text (a watermark) was left out, {', '.join(pages)}: “{text}”."


@pytest.mark.parametrize("text", ["BẢN SAO", "SAO Y", "DỰ THẢO", "MẬT", "Lưu hành nội bộ"])
@pytest.mark.parametrize("first", [True, False], ids=["below", "above"])
def test_a_level_mark_over_the_text_is_left_out_and_named(text, first):
    maker = Maker()
    mark, body = line(maker, text, 80, 130, b".9 g", 40), lines(maker)
    drawn(maker, *([mark, body] if first else [body, mark]))
    assert read(maker) == Raw(TEXT, warnings=(over(text, "page 1"),))


def test_a_level_mark_is_left_out_where_the_page_is_empty_below_it_too():
    maker = Maker()
    mark = line(maker, "BẢN SAO", 80, 130, b".9 g", 40)
    drawn(drawn(maker, mark, lines(maker)), line(maker, "Nơi nhận: Như trên.", 72, 700), mark)
    assert read(maker) == Raw(f"{TEXT}\fNơi nhận: Như trên.", warnings=(over("BẢN SAO", "pages 1–2"),))


def test_large_words_that_stand_by_themselves_are_a_title():
    maker = Maker()
    drawn(maker, line(maker, "CHỈ THỊ", 200, 60, size=24), lines(maker))
    assert read(maker).text.split("\n")[0] == "CHỈ THỊ"
    assert read(maker).warnings == ()


def test_a_large_first_letter_belongs_to_its_paragraph():
    maker = Maker()
    drawn(maker, line(maker, "S", 60, 100, size=24), lines(maker, x=80.0))
    assert read(maker).warnings == ()


# --- raised


def raised(maker, *parts, small=7):
    """A line of texts, those of one sign more raised above it, each where the one before ends."""
    out, x = [], 72.0
    for text, up in parts:
        size = small if up else 12
        out.append(b"BT /F %g Tf %g %g Td %s ET" % (size, x, 742 + 4 * up, maker.show(text)))
        x += size / 2 * len(text)
    return b"\n".join(out)


@pytest.mark.parametrize("size", [7, 9.6, 9.7, 10])
def test_raised_characters_that_the_file_has_at_another_place_are_read_where_they_stand(size):
    maker = Maker()
    two = b"BT /F %g Tf %g 746 Td %s ET" % (size, 72 + 6 * len("Rong 20 km"), maker.show("2"))
    stop = b"BT /F 12 Tf %g 742 Td %s ET" % (72 + 6 * len("Rong 20 km") + size / 2, maker.show("."))
    rest = b"BT /F 12 Tf 72 722 Td %s ET" % maker.show("Het.")
    first = b"BT /F 12 Tf 72 742 Td %s ET" % maker.show("Rong 20 km")
    assert read(drawn(maker, first, rest, two, stop)).text == "Rong 20 km2.\nHet."


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((("Điều 2.", 0), ("1", 1), (" Mức hỗ trợ", 0)), "Điều 2. Mức hỗ trợ"),
        ((("Mức 500", 0), ("2", 1), (" triệu đồng", 0)), "Mức 500 triệu đồng"),
        ((("2.", 0), ("13", 1), (" Mỗi bến", 0)), "2. Mỗi bến"),
        ((("Rộng 20 km", 0), ("2", 1), (", 5 m", 0), ("3", 1), (".", 0)), "Rộng 20 km2, 5 m3."),
        ((("Giữ đê ", 0), ("(4)", 1), (" cho tốt", 0)), "Giữ đê cho tốt"),
        ((("Nóng 30", 0), ("o", 1), ("C", 0)), "Nóng 30°C"),
        ((("3", 1), ("Điều này được sửa đổi", 0)), "[3] Điều này được sửa đổi"),
        ((("3", 1), (" Điều này được sửa đổi", 0)), "[3] Điều này được sửa đổi"),
        ((("Mức 500", 0), ("²", 0), (" và 5 km²", 0)), "Mức 500 và 5 km²"),
    ],
)
@pytest.mark.parametrize("small", [7, 10])  # as word processors set them, and browsers
def test_raised_numbers_of_notes_are_no_digits(parts, text, small):
    maker = Maker()
    assert read(drawn(maker, raised(maker, *parts, small=small))).text == text


def test_small_numbers_on_their_line_are_digits():
    maker = Maker()
    small = line(maker, "2", 72 + 6 * 7, 100, size=7)
    assert read(drawn(maker, line(maker, "Mức 500", 72, 100), small)).text == "Mức 5002"


# --- fonts of old encodings


def in_font(name, *texts):
    """A page in a font of that name, whose characters are what the file says they are."""
    maker = Maker().page(*column(*texts))
    parts = objects(maker)
    parts[2] = parts[2].replace(b"/BaseFont /Times-Roman", b"/BaseFont /%s" % name)
    return read_pdf(paper(parts), "a.pdf")


@pytest.mark.parametrize(
    ("name", "texts", "shown"),
    [
        (b"ABCDEF+.VnTime", ("Së Y tÕ", "Nh- trªn"), "Sở Y tế\nNhư trên"),
        (b".VnTimeH", ("chØ thÞ",), "CHỈ THỊ"),
        (b"ABCDEF+VNI-Times", ("Sôû Y teá",), "Sở Y tế"),
        (b".VnTime", ("C«ng v¨n tr−íc ngµy 5/3",), "Công văn trước ngày 5/3"),
    ],
)
def test_text_in_an_old_font_is_read_as_it_shows(name, texts, shown):
    raw = in_font(name, *texts)
    assert raw.text == shown
    assert len(raw.warnings) == 1


@pytest.mark.parametrize(
    "texts",
    [
        ("1. Së X©y dùng chñ tr×, phèi hîp víi Së Tµi chÝnh", "rµ so¸t bÕn b·i, b¸o c¸o tr\xadíc ngµy 30/6/2025."),
        ("1. Sôû Xaây döïng chuû trì, phoái hôïp vôùi Sôû Taøi chính",
         "raø soaùt beán baõi, baùo caùo tröôùc ngaøy 30/6/2025."),
        ("1. Së X©y dùng chñ tr×, phèi hîp víi Së Tμi chÝnh", "rμ so¸t bÕn b·i, b¸o c¸o tr-íc ngμy 30/6/2025."),
    ],
)  # fmt: skip
def test_text_is_read_by_its_words_where_no_font_says(texts):
    raw = in_font(b"Times-Roman", *texts)
    assert raw.text == (
        "1. Sở Xây dựng chủ trì, phối hợp với Sở Tài chính\nrà soát bến bãi, báo cáo trước ngày 30/6/2025."
    )
    assert "had been read as Windows-1252" in raw.warnings[0]


def test_unicode_in_an_old_font_stays():
    assert in_font(b".VnTime", *LINES) == Raw(TEXT)


@pytest.mark.parametrize("below", [LINES, []])
def test_huge_letters_amid_a_page_or_below_it_are_a_watermark_though_nothing_stands_in_them(below):
    maker = Maker()
    text = b"\n".join(line(maker, words, 72, 100 + 18 * i) for i, words in enumerate(LINES * 4))
    low = b"\n".join(line(maker, words, 72, 500 + 18 * i) for i, words in enumerate(below))
    drawn(maker, text, low, line(maker, "BẢN NHÁP", 100, 420, size=60))
    found = read(maker)
    assert "BẢN NHÁP" not in found.text
    assert list(found.warnings) == [over("BẢN NHÁP", "page 1")]
