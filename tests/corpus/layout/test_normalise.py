import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.layout.normalise import clean_characters, drop_page_numbers, normalise, split_columns

MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\tb\u00a0c\u3000d", "a    b c d"),
        ("đ\u200bê\u00ad\ufeff \u202acao\u202c", "đê cao"),
        ("đê\x00\x07\ud800\ufffe", "đê"),
        ("chất lƣợng, NƢỚC, ðê, Ðê", "chất lượng, NƯỚC, đê, Đê"),
        ("ư\u01a1\u0301".replace("ư", "u\u031b"), "ướ"),
        ("ƣ\u0301", "ứ"),
        ("１２／CT－UBND（３）：Ａ．", "12/CT-UBND(3):A."),
        ("Ⅳ. ⅱ) Ⅻ", "IV. ii) XII"),
        ("⑴ ⒈ ⒜", "(1) 1. (a)"),
        ("٣ 𝟓 đê。", "3 5 đê."),
        ("① 500 m² ❷", "① 500 m² ❷"),  # a sign of its own, and a raised digit, are no plain digits
        # A number's hyphen, whatever the word processor made of it; a dash elsewhere is a dash.
        ("12/CT\u2011UBND, 8\u20102", "12/CT-UBND, 8-2"),
        ("Số: 12/2025/CT–UBND–VX", "Số: 12/2025/CT-UBND-VX"),
        ("Số 15—CT/TU", "Số 15-CT/TU"),
        ("năm 2020–2025, ven sông – bãi, 3/Ba–Vì", "năm 2020–2025, ven sông – bãi, 3/Ba–Vì"),
        ("đê&nbsp;cao", "đê cao"),
    ],
)
def test_clean_characters_repairs(raw, clean):
    assert clean_characters(raw) == clean


def test_split_columns_sets_the_right_column_after_the_left():
    assert split_columns(
        [
            "   SỞ Y TẾ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            " THẠCH GIANG             Độc lập - Tự do - Hạnh phúc",
            "Số: 5/SYT        Thạch Giang, ngày 3 tháng 4 năm 2021",
            "",
            "Đê phải cao.",
        ]
    ) == [
        "SỞ Y TẾ",
        "THẠCH GIANG",
        "Số: 5/SYT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Thạch Giang, ngày 3 tháng 4 năm 2021",
        "Đê phải cao.",
    ]


def test_split_columns_leaves_the_addressees_below_the_header():
    header = [
        "   SỞ Y TẾ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        " THẠCH GIANG             Độc lập - Tự do - Hạnh phúc",
    ]
    assert split_columns([*header, "", "Kính gửi:     Các trạm y tế.", "", "Đê phải cao."])[4:] == [
        "Kính gửi:     Các trạm y tế.",
        "",
        "Đê phải cao.",
    ]


def test_split_columns_takes_a_signature_block_to_its_name():
    assert split_columns(
        [
            "Nơi nhận:                          KT. GIÁM ĐỐC",
            "- Như trên;                       PHÓ GIÁM ĐỐC",
            "- Các xã,",
            "  các thôn;",
            "- Lưu: VT.",
            "                                  Trần Văn Sông",
            "QUY CHẾ",
        ]
    ) == [
        "Nơi nhận:",
        "- Như trên;",
        "- Các xã,",
        "các thôn;",
        "- Lưu: VT.",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Trần Văn Sông",
        "QUY CHẾ",
    ]


PAGE = ["đê"] * 30


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["đê", "1", "kè", "2", "tre"], ["đê", "kè", "tre"]),
        (["đê", "- 2 -", "kè", "Trang 3", "tre", "4/9"], ["đê", "kè", "tre"]),
        # The blank lines round a page number are the page's margin.
        (["đê và", "", "2", "", "kè", "cao", "tre", "3", "đá"], ["đê và", "kè", "cao", "tre", "đá"]),
        # A number that does not go on with the count is a figure.
        (["đê", "1", "2020", "2", "15"], ["đê", "2020", "15"]),
        (["đê", "7", "kè", "8"], ["đê", "7", "kè", "8"]),
        (["đê", "2", "kè"], ["đê", "2", "kè"]),
        # Recognition lost the first and one amid the others: those that are left stand a page apart.
        ([*PAGE, "12", "", *PAGE, "13", *PAGE, *PAGE, "15", *PAGE, "16"], [*PAGE * 5]),
        # Figures of a table that count up stand nearer, or anywhere.
        ([*PAGE, "12", "đê", "13", "kè", "14", "tre", "15"], [*PAGE, "12", "đê", "13", "kè", "14", "tre", "15"]),
        (
            [*PAGE, "12", *PAGE, "13", *PAGE * 2, "14", *PAGE, "15"],
            [*PAGE, "12", *PAGE, "13", *PAGE * 2, "14", *PAGE, "15"],
        ),
    ],
)
def test_drop_page_numbers_drops_what_counts_up(lines, kept):
    assert drop_page_numbers(lines) == kept


def test_normalise_unwraps_a_page():
    raw = (
        "  Các xã ven sông đo lại toàn bộ chân đê đã giao khoán cho các hộ dân từ năm\n\n"
        "2019, báo cáo kết quả bằng văn bản lên Hạt Quản lý đê trước mùa mưa lũ và gửi\n\n"
        "                                   2\n\n"
        "bản sao cho Phòng Nông nghiệp.\n\n"
        "Phòng Tài chính lo tiền công đo đạc, tiền xe và tiền giấy bút theo mức đã định\n\n"
        "từ đầu năm.\n\n"
        "3\n"
    )
    assert normalise(raw) == (
        "Các xã ven sông đo lại toàn bộ chân đê đã giao khoán cho các hộ dân từ năm 2019, báo cáo kết quả bằng văn bản"
        " lên Hạt Quản lý đê trước mùa mưa lũ và gửi bản sao cho Phòng Nông nghiệp.\n"
        "Phòng Tài chính lo tiền công đo đạc, tiền xe và tiền giấy bút theo mức đã định từ đầu năm."
    )


@settings(max_examples=200)
@given(st.text(alphabet=st.characters() | st.sampled_from(MARKS + "aăâeêoôơuưđƣð-/ \n\t"), max_size=120))
def test_normalise_gives_clean_nfc_paragraphs(raw):
    text = normalise(raw)

    assert unicodedata.is_normalized("NFC", text)
    for paragraph in text.split("\n") if text else []:
        assert paragraph == " ".join(paragraph.split())
        assert paragraph
        assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in paragraph)


@settings(max_examples=150)
@given(
    st.lists(
        st.builds(
            "{}{}.".format,
            st.sampled_from(["Đê ", "1. Kè ", "a) Cống ", "- Tre ", "Điều 4. Đá ", "“Cát” "]),
            st.text(alphabet="ăêư, bcđ", max_size=20).map(lambda words: " ".join(words.split())),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_normalise_leaves_short_finished_paragraphs_as_they_are(paragraphs):
    # No line of 40 characters, each a finished sentence: nothing was broken at a margin, so nothing is joined.
    text = "\n".join(" ".join(p.split()) for p in paragraphs)
    assert normalise(text) == text
    assert normalise("\n\n".join(f"  {p}  " for p in text.split("\n"))) == text


@settings(max_examples=150)
@given(st.text(alphabet="aăđ -–/.,;:“”()ABĐ\n", max_size=300))
def test_normalise_of_its_own_result_only_joins_lines(raw):
    once = normalise(raw)
    assert "".join(normalise(once).split()) == "".join(once.split())


def test_normalise_changes_no_shipped_document_further(samples):
    changed = [name for name, d in samples.items() if "".join(normalise(d.text).split()) != "".join(d.text.split())]
    assert changed == []


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("UBND HUYỆN X CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ["UBND HUYỆN X", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]),
        ("------- Độc lập - Tự do - Hạnh phúc", ["-------", "Độc lập - Tự do - Hạnh phúc"]),
        ("Số: 5/QĐ-SYT Phú Khê, ngày 3 tháng 4 năm 2021", ["Số: 5/QĐ-SYT", "Phú Khê, ngày 3 tháng 4 năm 2021"]),
        # Running text, and the head of a judgment.
        *[
            (line, [line])
            for line in (
                "NHÂN DANH NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Quốc huy nước CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Họp tại Phú Khê, ngày 3 tháng 4 năm 2021",
            )
        ],
    ],
)
def test_split_columns_without_a_gap(line, columns):
    assert split_columns([line]) == columns


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("*Căn cứ Luật Đê điều;*", "Căn cứ Luật Đê điều;"),
        ("***Giữ đê***", "Giữ đê"),
        ("*Một* và *hai*", "*Một* và *hai*"),
        ("* Cuốc.", "* Cuốc."),
        ("*Xẻng", "*Xẻng"),
        ("**Đê*", "**Đê*"),
    ],
)
def test_normalise_takes_the_stars_off_a_line_that_was_set_in_italics(line, text):
    assert normalise(line) == text


@pytest.mark.parametrize(
    ("line", "left", "right"),
    [
        ("Số: 5/CT-UBND            Sơn Hạ, ngày 05/3/2025", "Số: 5/CT-UBND", "Sơn Hạ, ngày 05/3/2025"),
        ("Số: 5/CT-UBND            Sơn Hạ ngày 05.3.2025", "Số: 5/CT-UBND", "Sơn Hạ ngày 05.3.2025"),
        ("Số: 5/CT-UBND Sơn Hạ, ngày 05/3/2025", "Số: 5/CT-UBND", "Sơn Hạ, ngày 05/3/2025"),
        (
            "BỘ Y TẾ — CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "BỘ Y TẾ",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ),
    ],
)
def test_split_columns_knows_a_head_by_its_day_however_written(line, left, right):
    assert split_columns([line]) == [left, right]


@pytest.mark.parametrize("known", [False, True], ids=["lines", "paragraphs"])
@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        (["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", "NAM"], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (["CỘNG HOÀ XÃ HỘI", "CHỦ NGHĨA VIỆT NAM"], "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (["ĐẢNG CỘNG SẢN", "VIỆT NAM"], "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (["Độc lập - Tự do -", "Hạnh phúc"], "Độc lập - Tự do - Hạnh phúc"),
    ],
)
def test_a_motto_set_in_two_lines_is_one(cut, whole, known):
    assert normalise("\n".join(["TỈNH AN SƠN", *cut, "CHỈ THỊ"]), known).split("\n") == [
        "TỈNH AN SƠN",
        whole,
        "CHỈ THỊ",
    ]


def test_a_country_below_another_line_stays_a_line():
    lines = ["NGÂN HÀNG NHÀ NƯỚC", "VIỆT NAM", "CHỈ THỊ"]
    assert normalise("\n".join(lines), True).split("\n") == lines


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("**1.** Bến.", "1. Bến."),
        ("**Điều 2. Bãi**: gồm", "Điều 2. Bãi: gồm"),
        ("- **Sở Y tế** mua màn.", "- Sở Y tế mua màn."),
        ("* Bến ** Bãi", "* Bến ** Bãi"),
        ("** Bến.", "** Bến."),
    ],
)
def test_what_a_line_begins_with_in_bold_is_read_plain(line, read):
    assert normalise(line, True) == read


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Số: “12/CT-UBND”", "Số: 12/CT-UBND"),
        ('Số: "12/CT-UBND"', "Số: 12/CT-UBND"),
        ("Số: ‘12/2025/QĐ-UBND’", "Số: 12/2025/QĐ-UBND"),
        ("Số: ..12../CT-UBND", "Số: 12/CT-UBND"),
        ("Số:……12……/CT-UBND", "Số:12/CT-UBND"),
        ("An Sơn, ngày ..05.. tháng ..3.. năm 2025", "An Sơn, ngày 05 tháng 3 năm 2025"),
        ("An Sơn, ngày …05… tháng …3… năm …2025…", "An Sơn, ngày 05 tháng 3 năm 2025"),
        ("Số: 12/CT\u00adUBND", "Số: 12/CT-UBND"),
        ("Số: 12/CT\u00ad-\u00adUBND", "Số: 12/CT-UBND"),
        ("Số: 12\u00ad-\u00adCT/TU", "Số: 12-CT/TU"),
        # left as they are: a form to be filled in, a hyphen that parts a word, words between marks
        ("Số: ....../CT-UBND", "Số: ....../CT-UBND"),
        ("An Sơn, ngày ... tháng ... năm 2025", "An Sơn, ngày ... tháng ... năm 2025"),
        ("kinh\u00adtế", "kinhtế"),
        ("Số: “một”", "Số: “một”"),
    ],
)
def test_number_and_day_of_a_head_are_read_as_meant(line, read):
    assert clean_characters(line) == read


def test_an_item_that_ends_with_a_day_is_no_head_in_columns():
    assert split_columns(["- Báo cáo Ủy ban nhân dân tỉnh, ngày 13/6/2025"]) == [
        "- Báo cáo Ủy ban nhân dân tỉnh, ngày 13/6/2025"
    ]


def test_the_number_of_a_page_alone_at_its_head_or_foot_is_left_out():
    assert normalise("Đắp đê.\n\f\n  2\nTrồng tre.\n", True) == "Đắp đê.\nTrồng tre."
    assert normalise("Đắp đê.\n- 1 -\n\fTrồng tre.\n", True) == "Đắp đê.\nTrồng tre."
    # Another number is none of a page.
    assert normalise("Đắp đê.\n\f5\nTrồng tre.\n", True) == "Đắp đê.\n5\nTrồng tre."
