"""Heads as offices and sites make them: whatever is printed round a head, the same is read from it."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.build import build_document
from corpus.document import Metadata

HEAD = [
    "ỦY BAN NHÂN DÂN",
    "TỈNH SƠN HẠ",
    "Số: 5/CT-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Sơn Hạ, ngày 05 tháng 3 năm 2025",
    "CHỈ THỊ",
    "Về giữ đê",
]
BODY = ["1. Đắp đê.", "2. Trồng tre.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Sông"]
EXPECTED = Metadata(
    kind="Chỉ thị",
    number="5/CT-UBND",
    issuer="Ủy ban nhân dân tỉnh Sơn Hạ",
    place="Sơn Hạ",
    date=datetime.date(2025, 3, 5),
    title="Về giữ đê",
    signer="Trần Văn Sông",
    capacity="TM. ỦY BAN NHÂN DÂN CHỦ TỊCH",
)
NOTES = [
    ["Người ký: Cổng Thông tin tỉnh", "Cơ quan: Văn phòng", "Thời gian ký: 06.03.2025 08:15:22 +07:00"],
    ["SỞ XÂY DỰNG TỈNH BÀN ĐÁ", "ĐẾN", "Số: 345", "Ngày: 10/3/2025", "Chuyển: Phòng Đê điều"],
    ["SAO Y BẢN CHÍNH"],
]
SITES = [
    ["Chỉ thị 5/CT-UBND về giữ đê"],
    ["Thông tin văn bản", "Số hiệu: 5/CT-UBND", "Loại văn bản: Chỉ thị", "Ngày ban hành: 05/3/2025"],
    ["Nguồn: sonha.example, lưu ngày 12/7/2026"],
]


def read(lines):
    document = build_document("\n".join(lines), "x")
    return document.metadata, [c.path for c in document.clauses]


@given(st.sampled_from(NOTES), st.integers(0, 6), st.permutations(SITES), st.integers(0, 3))
@settings(max_examples=60)
def test_what_is_printed_round_a_head_changes_nothing(note, at, sites, count):
    # At 1 the stamp would part the two lines of a name, and at 4 the two of the motto: no stamp is set there.
    at = at if at not in (1, 4) else 0
    front = [line for site in sites[:count] for line in site]
    assert read([*front, *HEAD[:at], *note, *HEAD[at:], *BODY]) == (EXPECTED, ["1", "2"])


@pytest.mark.parametrize(
    "number",
    ["Số: 5/CT\u2011UBND", "Số: 5/CT–UBND", "Số: 5/CT – UBND", "5/CT-UBND", "5/CT–UBND", "Số5/CT-UBND",
     "Số ký hiệu: 5/CT-UBND", "Số: 5 /CT-UBND", "Số: 5\u2044CT-UBND", "Số: 5\uff0fCT\uff0dUBND"],
)  # fmt: skip
def test_a_number_is_read_whatever_its_dashes_and_with_no_word_before_it(number):
    assert read([*HEAD[:2], number, *HEAD[3:], *BODY]) == (EXPECTED, ["1", "2"])


@pytest.mark.parametrize(
    "day",
    ["Sơn Hạ, ngày 05/3/2025", "Sơn Hạ, ngày 05.3.2025", "Sơn Hạ ngày 05 tháng 3 năm 2025",
     "Sơn Hạ , ngày 05 tháng 03 năm 2025 .", "Sơn Hạ, 05/3/2025"],
)  # fmt: skip
def test_a_day_is_read_in_every_form(day):
    assert read([*HEAD[:5], day, *HEAD[6:], *BODY]) == (EXPECTED, ["1", "2"])


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        (["TÒA ÁN NHÂN DÂN", "KHU VỰC 3 - SƠN HẠ"], "Tòa án nhân dân khu vực 3 - Sơn Hạ"),
        (["CHI CỤC THUẾ KHU VỰC 2"], "Chi cục Thuế khu vực 2"),
        (["TRƯỜNG TIỂU HỌC SỐ 1", "XÃ TÂN LẬP"], "Trường tiểu học số 1 xã Tân Lập"),
        (["TỔNG LIÊN ĐOÀN", "LAO ĐỘNG VIỆT NAM"], "Tổng Liên đoàn Lao động Việt Nam"),
        (["CÔNG TY CỔ PHẦN", "CẤP NƯỚC SƠN HẠ"], "Công ty cổ phần cấp nước sơn hạ"),
        (["HỘI LIÊN HIỆP", "PHỤ NỮ TỈNH SƠN HẠ"], "Hội Liên hiệp Phụ nữ tỉnh Sơn Hạ"),
        (["TỔNG CÔNG TY", "ĐIỆN LỰC SƠN HẠ"], "Tổng công ty điện lực sơn hạ"),
    ],
)
def test_a_name_on_two_lines_or_with_a_number_is_whole(lines, issuer):
    assert read([*lines, *HEAD[2:], *BODY]) == (replace(EXPECTED, issuer=issuer), ["1", "2"])


@pytest.mark.parametrize(
    "capacity",
    [
        ["K/T CHỦ TỊCH", "PHÓ CHỦ TỊCH"], ["T/L CHỦ TỊCH", "CHÁNH VĂN PHÒNG"], ["T/UQ BÍ THƯ", "PHÓ BÍ THƯ"],
        ["THẨM PHÁN"], ["CHỈ HUY TRƯỞNG"], ["GIÁM ĐỐC SỞ TÀI CHÍNH"], ["CHÁNH THANH TRA SỞ Y TẾ"],
    ],
)  # fmt: skip
def test_a_capacity_in_every_form_is_none_of_the_last_clause(capacity):
    expected = replace(EXPECTED, capacity=" ".join(capacity))
    assert read([*HEAD, *BODY[:2], *capacity, BODY[-1]]) == (expected, ["1", "2"])


def test_the_office_of_one_of_several_who_sign_stands_above_what_he_is():
    signed = ["SỞ XÂY DỰNG", "GIÁM ĐỐC", BODY[-1], "SỞ Y TẾ", "GIÁM ĐỐC", "Lê Văn Núi"]
    assert read([*HEAD, *BODY[:2], *signed]) == (replace(EXPECTED, capacity="GIÁM ĐỐC"), ["1", "2"])


@pytest.mark.parametrize(
    ("kind", "issued", "title"),
    [
        (["MỆNH LỆNH"], "Mệnh lệnh", "Về giữ đê"),
        (["HƯỚNG DẪN LIÊN SỞ"], "Hướng dẫn liên sở", "Về giữ đê"),
        (["GIẤY MỜI"], "Giấy mời", "Về giữ đê"),
        (["PHIẾU CHUYỂN"], "Phiếu chuyển", "Về giữ đê"),
        (["NGHỊ QUYẾT", "HỘI ĐỒNG QUẢN TRỊ", "V/v giữ đê"], "Nghị quyết", "V/v giữ đê"),
        (["NGHỊ QUYẾT", "BAN CHẤP HÀNH CÔNG ĐOÀN", "Về việc giữ đê"], "Nghị quyết", "Về việc giữ đê"),
        (["NGHỊ QUYẾT", "BAN CHẤP HÀNH CÔNG ĐOÀN", "HỌP PHIÊN THỨ 2"], "Nghị quyết", None),
    ],
)
def test_other_kinds_and_who_decides_above_the_title(kind, issued, title):
    metadata, clauses = read([*HEAD[:6], *kind, *([HEAD[7]] if len(kind) == 1 else []), *BODY])
    title = title or "BAN CHẤP HÀNH CÔNG ĐOÀN HỌP PHIÊN THỨ 2"
    assert (metadata, clauses) == (replace(EXPECTED, kind=issued, title=title), ["1", "2"])


def test_a_kind_in_small_letters_is_one_below_the_motto():
    assert read([*HEAD[:6], HEAD[6].capitalize(), *HEAD[7:], *BODY]) == (EXPECTED, ["1", "2"])
    _, clauses = read([*HEAD, "Các loại hồ sơ:", "Quyết định", "Báo cáo", *BODY])
    assert clauses == ["0", "1", "2"]


def test_a_kind_with_its_number_on_one_line():
    assert read([*HEAD[:2], *HEAD[3:6], "CHỈ THỊ SỐ 5/CT-UBND", *HEAD[7:], *BODY]) == (EXPECTED, ["1", "2"])


PARTY = ["TỈNH ỦY SƠN HẠ", "*", "Số 15-CT/TU", "ĐẢNG CỘNG SẢN VIỆT NAM", "Sơn Hạ, ngày 05 tháng 3 năm 2025"]


@pytest.mark.parametrize(
    ("below", "title"),
    [
        (["CHỈ THỊ", "CỦA BAN THƯỜNG VỤ TỈNH ỦY", "về giữ đê"], "về giữ đê"),
        (["CHỈ THỊ", "CỦA BAN THƯỜNG VỤ TỈNH ỦY", "VỀ GIỮ ĐÊ"], "VỀ GIỮ ĐÊ"),
        (["CHỈ THỊ", "CỦA BAN THƯỜNG VỤ", "TỈNH ỦY SƠN HẠ", "về giữ đê"], "về giữ đê"),
        (["CHỈ THỊ", "CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH", "KHÓA XX", "về giữ đê"], "về giữ đê"),
        (["CHỈ THỊ", "của Ban Thường vụ Tỉnh ủy", "về giữ đê"], "về giữ đê"),
        (["CHỈ THỊ", "CỦA BAN THƯỜNG VỤ TỈNH ỦY VỀ GIỮ ĐÊ"], "VỀ GIỮ ĐÊ"),
        (["CHỈ THỊ CỦA BAN THƯỜNG VỤ TỈNH ỦY", "về giữ đê"], "về giữ đê"),
    ],
)
def test_who_gives_a_directive_of_the_party_is_not_its_title(below, title):
    expected = replace(
        EXPECTED, number="15-CT/TU", issuer="Tỉnh ủy Sơn Hạ", title=title, capacity="T/M BAN THƯỜNG VỤ BÍ THƯ"
    )
    lines = [*PARTY, *below, "-----", *BODY[:2], "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Trần Văn Sông"]
    assert read(lines) == (expected, ["1", "2"])


@pytest.mark.parametrize(
    ("below", "issuer"),
    [
        (["CHỈ THỊ", "CỦA ĐẢNG ỦY XÃ SƠN HẠ", "về giữ đê"], "Đảng ủy xã Sơn Hạ"),
        (["KẾT LUẬN CỦA BAN THƯỜNG VỤ TỈNH ỦY", "về giữ đê"], "Ban Thường vụ Tỉnh ủy"),
        (
            ["CHỈ THỊ", "CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 5/2003/CT-TTg NGÀY 5 THÁNG 3 NĂM 2003 VỀ GIỮ ĐÊ"],
            "Thủ tướng Chính phủ",
        ),
    ],
)
def test_who_gives_a_directive_is_its_issuer_where_nobody_else_is_named(below, issuer):
    metadata, _ = read([*below, *BODY[:2]])
    assert metadata.issuer == issuer


def test_the_gazettes_line_of_issuer_number_and_day():
    line = "CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 5/2003/CT-TTg NGÀY 5 THÁNG 3 NĂM 2003 VỀ GIỮ ĐÊ"
    day = datetime.date(2003, 3, 5)
    expected = Metadata("Chỉ thị", "5/2003/CT-TTg", "Thủ tướng Chính phủ", date=day, title="VỀ GIỮ ĐÊ")
    assert read(["CHỈ THỊ", line, *BODY[:2]]) == (expected, ["1", "2"])


def test_what_a_seal_left_between_motto_and_kind_ends_no_head():
    assert read([*HEAD[:6], "Ì sổNG THÔNGTN", *HEAD[6:], *BODY]) == (EXPECTED, ["1", "2"])
