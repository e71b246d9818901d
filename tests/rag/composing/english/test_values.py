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
        ("trong 05 ngày làm việc kể từ ngày nhận văn bản", "within 5 working days"),
        ("chậm nhất 48 giờ kể từ khi nhận tin", "within 48 hours"),
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
        ("sau Tết", None),
    ],
)
def test_times_are_said_in_english_by_what_they_mean(words, english):
    assert time_in_english(words) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("tổng kinh phí 145 tỷ đồng.", ["145 billion dong"]),
        ("bố trí 46,8 tỷ đồng, dự kiến 1.200 triệu đồng", ["46.8 billion dong", "1,200 million dong"]),
        ("học sinh: 190.000 đồng/tháng;", ["190,000 dong a month"]),
        ("tiền ăn là 50.000 đồng/người/ngày", ["50,000 dong per person per day"]),
        ("trâu, bò: 2.000 đồng một con", ["2,000 dong per head"]),
        ("lợn: 3.000 đồng/chuồng", ["3,000 dong per “chuồng”"]),
        ("không dưới 30% tổng chi", ["at least 30%"]),
        ("giảm từ 10 đến 12,5% số vụ", ["from 10 to 12.5%"]),
        ("mỗi lớp không quá 45 học sinh.", ["at most 45 pupils"]),
        ("nhóm từ 05 người trở lên cùng đến", ["5 people or more"]),
        ("có 118 trạm y tế và 01 huyện", ["118 health stations", "1 district"]),
        ("ít nhất 10 kỹ thuật mới", ["at least 10 “kỹ thuật mới”"]),
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
