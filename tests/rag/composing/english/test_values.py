import pytest

from corpus.values import values_in
from rag.composing.english.times import time_in_english
from rag.composing.english.values import value_in_english


@pytest.mark.parametrize(
    ("words", "english"),
    [
        ("trước ngày 31/12/2022", "before 31 December 2022"),
        ("chậm nhất ngày 18/6/2025", "by 18 June 2025"),
        ("đến hết ngày 30 tháng 11 năm 2022", "by 30 November 2022"),
        ("từ 09 giờ 00 ngày 11/10/2024", "from 09:00 on 11 October 2024"),
        ("từ ngày 12/5/2025 đến ngày 14/5/2025", "from 12 May 2025 to 14 May 2025"),
        ("trong quý II năm 2023", "in the second quarter of 2023"),
        ("trong tháng 10/2022", "in October 2022"),
        ("6 tháng đầu năm 2024", "in the first half of 2024"),
        ("trong 05 ngày làm việc kể từ ngày nhận văn bản", "within 5 working days of receiving the document"),
        ("chậm nhất 48 giờ kể từ khi nhận tin", "within 48 hours of receiving the news"),
        ("trong 10 ngày kể từ ngày nhận đủ hồ sơ hợp lệ", "within 10 days of receiving the complete valid file"),
        ("45 ngày kể từ ngày Nghị định này có hiệu lực", "within 45 days of this decree taking effect"),
        # What nobody knows in English is left out.
        ("trong 07 ngày làm việc kể từ ngày chợ bị ngập", "within 7 working days"),
        ("trong thời hạn không quá 06 tháng", "at most 6 months"),
        ("không quá 02 năm một lần", "at least once every 2 years"),
        (
            "từ 7 giờ 30 phút đến 20 giờ 00 phút các ngày từ thứ Ba đến Chủ nhật",
            "from 07:30 to 20:00, from Tuesday to Sunday",
        ),
        ("tần suất 4 giờ một lần"[9:], "once every 4 hours"),
        ("trước ít nhất 03 ngày làm việc", "at least 3 working days in advance"),
        ("trước 02 tháng", "2 months in advance"),
        ("vào sáng thứ Bảy", "on Saturday morning"),
        ("trước 5 giờ chiều", "before 17:00"),
        ("trước 16 giờ", "before 16:00"),
        ("trước ngày 31 tháng 01 năm sau", "before 31 January of the following year"),
        ("từ ngày 01 tháng 9 đến ngày 30 tháng 9 hằng năm", "from 1 September to 30 September every year"),
        ("định kỳ ngày 20 hằng tháng", "on the 20th of every month"),
        ("tại kỳ họp cuối năm", "at the year-end session"),
        ("từ năm học 2026 - 2027", "from the school year 2026–2027"),
        ("vào ngày 10 và ngày 25 hằng tháng", "on the 10th and 25th of every month"),
        ("trước 16 giờ thứ Năm hằng tuần", "before 16:00 every Thursday"),
        ("trước ngày 20 của tháng cuối mỗi quý", "before the 20th of the last month of every quarter"),
        ("trước ngày 15/12 hằng năm", "before 15 December every year"),
        ("ba năm một lần", "every 3 years"),
        ("ít nhất 3 tháng một lần", "at least once every 3 months"),
        ("định kỳ 01 năm 01 lần", "once every year"),
        ("tháng 10 hằng năm", "in October every year"),
        ("ngày 15/10 hằng năm", "on 15 October every year"),
        # What no grammar reads has no English.
        ("trước khi bắt đầu năm học", None),
        ("sau Tết một tuần", None),
    ],
)
def test_times_are_said_in_english_by_what_they_mean(words, english):
    assert time_in_english(words) == english


def test_what_lasts_to_the_end_of_a_day_lasts_until_it_where_that_is_asked():
    said = "có hiệu lực đến hết ngày 30/6/2026, nộp trước ngày 30/6/2026"
    lasting, due = values_in(said, 0, len(said))
    assert [value_in_english(v, said, until=True) for v in (lasting, due)] == [
        "until 30 June 2026",
        "before 30 June 2026",
    ]
    assert value_in_english(lasting, said) == "by 30 June 2026"


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("tổng kinh phí 145 tỷ đồng.", ["145 billion dong"]),
        ("bố trí 46,8 tỷ đồng, dự kiến 1.200 triệu đồng", ["46.8 billion dong", "1,200 million dong"]),
        ("học sinh: 190.000 đồng/tháng;", ["190,000 dong a month"]),
        ("tiền ăn là 50.000 đồng/người/ngày", ["50,000 dong per person per day"]),
        ("trâu, bò: 2.000 đồng một con", ["2,000 dong per animal"]),
        ("lợn: 3.000 đồng/chuồng", ["3,000 dong per “chuồng”"]),
        ("không dưới 30% tổng chi", ["at least 30%"]),
        ("giảm từ 10 đến 12,5% số vụ", ["from 10 to 12.5%"]),
        ("mỗi lớp không quá 45 học sinh.", ["at most 45 pupils"]),
        ("nhóm từ 05 người trở lên cùng đến", ["5 people or more"]),
        ("có 118 trạm y tế và 01 huyện", ["118 health stations", "1 district"]),
        ("ít nhất 10 kỹ thuật mới", ["at least 10 techniques"]),
        ("ít nhất 10 cặp lồng đèn mới", ["at least 10 pairs"]),
        ("trồng 12 hố bẫy.", ["12 “hố bẫy”"]),
        ("kiểm tra ít nhất 01 lần mỗi tháng, mùa lũ 02 lần mỗi tháng", ["at least once a month", "twice a month"]),
        ("15.000.000 đồng/chiếc", ["15,000,000 dong each"]),
        # Units stand for themselves, and words are whole.
        ("một hộp 180 ml sữa tươi tiệt trùng", ["180 ml"]),
        ("công suất 18.000 m3/ngày", ["18,000 m³ a day"]),
        ("tiêu thụ 38,6 triệu kWh điện", ["38.6 million kWh"]),
        ("số hóa 2,4 triệu trang sổ hộ tịch", ["2.4 million pages"]),
        ("là 4.200.000 đồng/mét giá đối với", ["4,200,000 dong per shelf metre"]),
        ("nộp 1.000 đồng/tài liệu/ngày;", ["1,000 dong per item per day"]),
        ("40.000.000 đồng/câu lạc bộ, cấp một lần", ["40,000,000 dong per club"]),
        ("100.000 đồng/tháng tiền ăn", ["100,000 dong a month"]),
        ("từ 1,49 triệu lên 2,34 triệu đồng/tháng", ["from 1.49 million dong", "2.34 million dong a month"]),
        ("41 trẻ em và 3 trên 7 mũi thi công", ["41 children", "7 construction crews"]),
        ("có mặt từ 2/3 số lượng thành viên của Hội đồng trở lên", ["2/3 or more"]),
        ("ít nhất 1/3 tổng số đại biểu đồng ý", ["at least 1/3"]),
        ("họp ít nhất 3 tháng một lần", ["at least once every 3 months"]),
        ("phạt tiền từ 5.000.000 đồng đến 10.000.000 đồng", ["from 5,000,000 to 10,000,000 dong"]),
        ("từ 03 năm (36 tháng) đến 04 năm (48 tháng)", ["from 3 to 4 years"]),
        ("hỗ trợ từ 50% - 70% dự toán", ["from 50 to 70%"]),
        ("đình chỉ 03 (ba) lần", ["3 times"]),
        ("phạt từ 12.000.000 đẳng đến 14.000.000 đồng", ["from 12,000,000 to 14,000,000 dong"]),
        ("từ 3 người đến 5 người", ["from 3 to 5 people"]),
        ("từ 500 nghìn đồng đến 1 triệu đồng", ["from 500 thousand dong", "1 million dong"]),
        ("từ đủ 75 tuổi đến dưới 80 tuổi", ["from 75 years of age", "less than 80 years of age"]),
        # Neither clauses nor numbers of documents are figures.
        ("theo khoản 4 Điều 5 Quyết định số 16/2023/QĐ-UBND", []),
    ],
)
def test_figures_are_said_in_english_with_their_bounds_and_units(text, english):
    assert [value_in_english(v, text) for v in values_in(text, 0, len(text))] == english
