import datetime

import pytest

from corpus.layout.dateline import PLACE_DATE, Dateline, read_dateline

DAY = datetime.date(2025, 3, 5)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Sơn Hạ, ngày 05 tháng 3 năm 2025", Dateline("Sơn Hạ", DAY)),
        ("Sơn Hạ, ngày 05 tháng 03 năm 2025 .", Dateline("Sơn Hạ", DAY)),
        ("SƠN HẠ, NGÀY 05 THÁNG 3 NĂM 2025", Dateline("SƠN HẠ", DAY)),
        ("Sơn Hạ,ngày05tháng3năm2025", Dateline("Sơn Hạ", DAY)),
        ("Sơn Hạ, hồi 16 giờ 30 phút, ngày 05 tháng 3 năm 2025", Dateline("Sơn Hạ", DAY)),
        ("Sơn Hạ, 8 giờ ngày 05 tháng 3 năm 2025", Dateline("Sơn Hạ", DAY)),
        ("Trước 16 giờ 30 phút ngày 05 tháng 3 năm 2025", None),
        ("Sơn Hạ, ngày 05/3/2025", Dateline("Sơn Hạ", DAY)),
        ("Sơn Hạ, ngày 05.3.2025", Dateline("Sơn Hạ", DAY)),
        ("Sơn Hạ, ngày 5 - 3 - 2025", Dateline("Sơn Hạ", DAY)),
        ("Sơn Hạ, ngày 05 – 3 – 2025", Dateline("Sơn Hạ", DAY)),
        ("Sơn Hạ, ngày 05 tháng 3, năm 2025", Dateline("Sơn Hạ", DAY)),
        ("Sơn Hạ, ngày 05/3/25", Dateline("Sơn Hạ", DAY)),
        ("Sơn Hạ ngày 05 tháng 3 năm 2025", Dateline("Sơn Hạ", DAY)),
        ("Thành phố Huế ngày 05/3/2025", Dateline("Thành phố Huế", DAY)),
        ("Bà Rịa - Vũng Tàu ngày 05/3/2025", Dateline("Bà Rịa - Vũng Tàu", DAY)),
        ("Ngày 05 tháng 3 năm 2025", Dateline(None, DAY)),
        ("Sơn Hạ, 05/3/2025", Dateline("Sơn Hạ", DAY)),
        # In words, set wide, with letters for figures.
        ("Sơn Hạ, ngày mồng năm tháng ba năm hai nghìn không trăm hai mươi lăm", Dateline("Sơn Hạ", DAY)),
        ("Sơn Hạ, ngày 05 tháng Ba năm 2025", Dateline("Sơn Hạ", DAY)),
        ("Ngày mùng 5 tháng ba năm 2025", Dateline(None, DAY)),
        ("Sơn Hạ, ngày 31 tháng chạp năm 2024", Dateline("Sơn Hạ", datetime.date(2024, 12, 31))),
        ("Sơn Hạ, ngày năm tháng năm năm 2025", Dateline("Sơn Hạ", datetime.date(2025, 5, 5))),
        ("Sơn Hạ, ngày 0 5 tháng 3 năm 2 0 2 5", Dateline("Sơn Hạ", DAY)),
        ("Sơn Hạ, ngày O5 tháng 3 năm 2025", Dateline("Sơn Hạ", DAY)),
        ("Sơn Hạ, ngày ba mươi hai tháng ba năm 2025", Dateline("Sơn Hạ", None)),
        ("Sơn Hạ, ngày tháng năm mưa nhiều", None),
        # Left blank for the stamp, or no day of the calendar.
        ("Sơn Hạ, ngày … tháng 3 năm 2025", Dateline("Sơn Hạ", None)),
        ("Sơn Hạ, ngày   /3/2025", Dateline("Sơn Hạ", None)),
        ("Sơn Hạ, ngày 31/02/2025", Dateline("Sơn Hạ", None)),
        # Deadlines, births, sentences.
        ("Trước ngày 30/6/2025", None),
        ("Sơn Hạ, ngày 05/3/2025 có mưa lớn", None),
        ("Họp xong, ngày mai", None),
        ("1. Báo cáo trước ngày 30/6/2025.", None),
        ("Sở Y tế | Sơn Hạ, ngày 05/3/2025", None),
        ("5.3.2025", Dateline(None, DAY)),
        ("5.3/2025", None),
    ],
)
def test_read_dateline(line, expected):
    assert read_dateline(line) == expected


@pytest.mark.parametrize("blank", ["." * 60, ". " * 30, "…" * 60, "_" * 60])
def test_read_dateline_reads_blanks_in_one_way(blank):
    assert read_dateline(f"Hà Nội, ngày {blank} tháng {blank} năm {blank}") == Dateline("Hà Nội", None)
    assert read_dateline(f"Hà Nội, ngày {blank} tháng {blank} năm {blank} ở") is None


@pytest.mark.parametrize(
    "line",
    [
        "1. Sở Y tế báo cáo trước thứ Sáu, ngày 13/6/2025.",
        "Các sở gửi trước 17 giờ 00 phút, ngày 30 tháng 6 năm 2025.",
        "- Họp giao ban, ngày 5/3/2025",
        "Hoàn thành chậm nhất trong quý, ngày 30/6/2025",
    ],
)
def test_a_sentence_that_ends_with_a_day_is_no_dateline(line):
    assert PLACE_DATE.match(line) is None
