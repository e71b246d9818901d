import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.due import Due, Period, Relative
from corpus.duties.dates import NUMBER_WORDS
from corpus.duties.deadlines import deadline_in
from corpus.duties.meaning import read_due
from corpus.text.accents import strip_accents

ISSUED = datetime.date(2025, 3, 5)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("trước ngày 30.6.2025", "2025-06-30"),
        ("trước ngày 30 /6 /2025", "2025-06-30"),
        ("muộn nhất là ngày cuối cùng của quý II/2025", "2025-Q2"),
        ("trước ngày làm việc cuối cùng của tháng 6 năm 2025", "2025-06"),
        ("trước ngày cuối cùng của quý", "quarterly"),
        ("trước 30/6/25", "2025-06-30"),
        ("chậm nhất 30-06-2025", "2025-06-30"),
        ("không muộn hơn ngày 30 – 6 – 2025", "2025-06-30"),
        ("Thời hạn hoàn thành: 30/6/2025", "2025-06-30"),
        ("đến hết ngày 30 tháng sáu năm 2025", "2025-06-30"),
        ("trước ngày mùng một tháng mười hai năm 2025", "2025-12-01"),
        ("ngày ba mươi mốt tháng tư", None),
        ("xong trước 17h00' ngày 30/6/2025", "2025-06-30T17:00"),
        ("trước 17 giờ 30 phút, ngày 30/6/2025", "2025-06-30T17:30"),
        ("trước 5 giờ chiều ngày 30/6/2025", "2025-06-30T17:00"),
        ("hết giờ làm việc ngày 30/6/2025", "2025-06-30"),
        ("thứ Hai, ngày 30/6/2025", "2025-06-30"),
        ("2025-06-30", "2025-06-30"),
        ("trước ngày 30 tháng sáu", "2025-06-30?"),
        ("trước 10/01", "2026-01-10?"),
        ("trước ngày 30/6 năm nay", "2025-06-30?"),
        ("trước ngày 30/6 năm sau", "2026-06-30?"),
        ("trước 29/2", "2028-02-29?"),
        ("trước ngày 30/6/2025 và 15/7/2025", "2025-06-30; 2025-07-15"),
        ("ngày 07-08/7/2025", "2025-07-07; 2025-07-08"),
        ("ngày 15 và 30 tháng 6 năm 2025", "2025-06-15; 2025-06-30"),
        ("ngày 01 - 02 tháng 6 năm 2025", "2025-06-01; 2025-06-02"),
        ("ngày 15/6 và 20/7/2025", "2025-06-15; 2025-07-20"),
        ("trong tháng 6/2025", "2025-06"),
        ("cuối tháng 6", "2025-06?"),
        ("T6/2025", "2025-06"),
        ("các tháng 6, 9 và 12 năm 2025", "2025-06; 2025-09; 2025-12"),
        ("quý 2/2025", "2025-Q2"),
        ("trong quý II năm 2025", "2025-Q2"),
        ("Quí hai năm 2025", "2025-Q2"),
        ("Q2/2025", "2025-Q2"),
        ("Quý III, IV/2025", "2025-Q3; 2025-Q4"),
        ("trong 6 tháng đầu năm 2025", "2025-H1"),
        ("sáu tháng cuối năm", "2025-H2?"),
        ("nửa đầu năm 2026", "2026-H1"),
        ("trong 9 tháng đầu năm 2025", "2025-01/2025-09"),
        ("3 tháng đầu năm 2026", "2026-Q1"),
        ("hoàn thành trong năm 2025", "2025"),
        ("năm 2026 - 2030", "2026/2030"),
        ("từ ngày 01/4 đến hết ngày 09/4/2025", "2025-04-01/2025-04-09"),
        ("từ 15/12 đến 15/01/2026", "2025-12-15/2026-01-15"),
        ("từ tháng 6 đến tháng 9 năm 2025", "2025-06/2025-09"),
        ("từ ngày 01 đến ngày 05/4/2025", "2025-04-01/2025-04-05"),
        ("từ ngày 01 đến hết ngày 05 tháng 4 năm 2025", "2025-04-01/2025-04-05"),
        ("từ 01 đến 05/4/2025", "2025-04-01/2025-04-05"),
        ("từ 01 - 05/4/2025", "2025-04-01/2025-04-05"),
        ("từ ngày 28 đến ngày 05/4/2025", None),
        ("T4-T5", "2025-04?/2025-05?"),
        ("T4 - T5/2025", "2025-04/2025-05"),
        ("T4, T5/2025", "2025-04; 2025-05"),
        ("tháng 4-5/2025", "2025-04/2025-05"),
        ("tháng 4 - tháng 6 năm 2025", "2025-04/2025-06"),
        ("tháng 10/2025 - tháng 01/2026", "2025-10/2026-01"),
        ("quý III-IV/2025", "2025-Q3/2025-Q4"),
        ("Tuần 1 tháng 10/2025", "2025-10"),
        ("tuần đầu tháng 10/2025", "2025-10"),
        ("tuần II của tháng 10 năm 2025", "2025-10"),
        ("tuần 40/2025", None),
        ("trong nửa đầu tháng 7 năm 2025", "2025-07-01/2025-07-15"),
        ("nửa cuối tháng 7/2025", "2025-07-16/2025-07"),
        ("nửa sau tháng 2", "2026-02-16?/2026-02?"),
        ("trong 10 ngày đầu tháng 7/2025", "2025-07-01/2025-07-10"),
        ("10 ngày cuối của tháng 7 năm 2025", "2025-07-22/2025-07"),
        ("nửa đầu tháng 7 hằng năm", "yearly 07-15"),
        ("từ ngày 01/7/2025", "2025-07-01/.."),
        ("15/6 và 15/12 hằng năm", "yearly 06-15, 12-15"),
        ("trước ngày 30 tháng 6 và ngày 31 tháng 12 hàng năm", "yearly 06-30, 12-31"),
        ("15/3, 15/6, 15/9 và 15/12 hằng năm", "yearly 03-15, 06-15, 09-15, 12-15"),
        ("tháng 6 hằng năm", "yearly 06"),
        ("quý I hằng năm", "yearly Q1"),
        ("trước ngày 25 hàng tháng", "monthly 25"),
        ("ngày 10 và ngày 25 hằng tháng", "monthly 10, 25"),
        ("trước ngày 05 của tháng sau", "monthly 05"),
        ("ngày cuối cùng của mỗi tháng", "monthly"),
        ("trước ngày 25 của tháng cuối quý", "quarterly 3-25"),
        ("trước ngày 05 tháng đầu của quý sau", "quarterly 1-05"),
        ("chiều thứ Sáu hằng tuần", "weekly Fri"),
        ("trước 16 giờ hằng ngày", "daily"),
        ("định kỳ 6 tháng, hằng năm", "half-yearly; yearly"),
        ("định kỳ hằng tháng, quý, 6 tháng và năm", "monthly; quarterly; half-yearly; yearly"),
        ("hằng tháng, trước ngày 25", "monthly 25"),
        ("định kỳ hằng quý (trước ngày 15 tháng cuối quý)", "quarterly 3-15"),
        ("hằng quý, trước ngày 10/3, 10/6, 10/9, 10/12", "quarterly 3-10"),
        ("hằng năm, trước ngày 15/12", "yearly 12-15"),
        ("định kỳ 6 tháng (trước ngày 15/6), hằng năm (trước ngày 15/12)", "half-yearly 6-15; yearly 12-15"),
        ("định kỳ 6 tháng trước ngày 15/6 và 15/12", "half-yearly 6-15"),
        ("hằng tuần, trước 16 giờ thứ Năm", "weekly Thu"),
        ("hằng ngày trước 15 giờ", "daily"),
        ("hằng tháng, ngày 15/12 hằng năm", "monthly; yearly 12-15"),
        ("hằng quý, trước ngày 10", None),
        ("mỗi năm 02 lần", "half-yearly"),
        ("mỗi quý một lần", "quarterly"),
        ("trong các năm 2025, 2026 và 2027", "2025; 2026; 2027"),
        ("trước ngày thứ Sáu, 27/6/2025", "2025-06-27"),
        ("trước ngày 10 tháng 4, tháng 7, tháng 10 năm 2025", "2025-04-10; 2025-07-10; 2025-10-10"),
        ("trong 48h kể từ khi nhận thông báo", "PT48H"),
        ("cuối tháng 6/2025", "2025-06"),
        ("06 tháng/lần", "half-yearly"),
        ("hai tuần một lần", "every 2 weeks"),
        ("trong 15 ngày", "P15D"),
        ("chậm nhất 05 (năm) ngày làm việc", "P5WD"),
        ("trong vòng 24 giờ", "PT24H"),
        ("trong thời hạn 10 ngày kể từ ngày nhận hồ sơ", "P10D"),
        ("trong vòng 15 ngày kể từ ngày ban hành Chỉ thị này", "issue+P15D"),
        ("sau 3 tháng kể từ ngày ký", "issue+P3M"),
        ("15 ngày kể từ ngày Chỉ thị này có hiệu lực", "effect+P15D"),
        ("trong 10 ngày làm việc kể từ ngày có hiệu lực của Quyết định này", "effect+P10WD"),
        ("trong 3 tháng kể từ khi Nghị định này có hiệu lực thi hành", "effect+P3M"),
        ("trong 5 ngày kể từ ngày bản án có hiệu lực", "P5D"),
        ("ngay sau khi nhận được Công điện này", "P0D"),
        ("trong 15 ngày làm việc, kể từ ngày Chỉ thị này được ban hành", "issue+P15WD"),
        # Counted from another day that is told, or back from it: Monday 30 June, five working days before.
        ("trong vòng 10 ngày kể từ ngày 15/3/2025", "2025-03-25"),
        ("sau 1 tháng kể từ ngày 31 tháng 01 năm 2025", "2025-02-28"),
        ("trong 02 tuần từ ngày 15/3", "2025-03-29?"),
        ("chậm nhất 05 ngày làm việc trước ngày 30/6/2025", "2025-06-23"),
        ("10 ngày trước ngày 05/7/2025", "2025-06-25"),
        ("1 tháng trước ngày 05/7/2025", None),
        ("24 giờ kể từ ngày 05/7/2025", None),
        ("10 ngày kể từ tháng 7/2025", None),
        ("kể từ ngày 01/7/2025", "2025-07-01/.."),
        ("trước 17g30 ngày 30/6/2025", "2025-06-30T17:30"),
        ("trước 17g ngày 30/6/2025", "2025-06-30T17:00"),
        ("trước ngày 15/12 năm kế tiếp", "2026-12-15?"),
        ("trước ngày 31/01 của năm liền kề", "2026-01-31?"),
        ("nửa năm một lần", "half-yearly"),
        ("02 lần/năm", "half-yearly"),
        ("bốn lần mỗi năm", "quarterly"),
        ("một lần trong tháng", "monthly"),
        ("trước ngày 10 tháng 3 âm lịch", None),
        # What is no calendar's, or cannot be, has no meaning.
        ("trước mùa mưa năm 2025", None),
        ("trước kỳ họp cuối năm", None),
        ("năm học 2025 - 2026", None),
        ("trước ngày 31/4/2025", None),
        ("trước 16 giờ", None),
        ("trước ngày 20", None),
        ("trước 5 ngày", None),
        ("ít nhất 5 ngày trước khi khai giảng", None),
        ("thường xuyên", None),
        ("", None),
    ],
)
def test_read_due_says_what_words_mean(words, printed):
    found = read_due(words, ISSUED)
    assert (str(found) if found else None) == printed
    assert found is None or found.issued == ISSUED


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("trong 15 ngày kể từ ngày ký", "2025-03-20"),
        ("trong 02 tuần kể từ ngày ký", "2025-03-19"),
        ("trong 12 tháng kể từ ngày ký", "2026-03-05"),
        # Wednesday 5 March 2025: Thursday, Friday, Monday.
        ("trong 03 ngày làm việc kể từ ngày ban hành văn bản này", "2025-03-10"),
        ("trong 24 giờ kể từ ngày ký", None),
    ],
)
def test_days_run_from_the_documents_own_date(words, last):
    (term,) = read_due(words, ISSUED).terms
    assert term.days() == (datetime.date.fromisoformat(last) if last else None)


@pytest.mark.parametrize(("effective", "last"), [(None, None), (datetime.date(2025, 3, 20), datetime.date(2025, 4, 4))])
def test_days_run_from_the_day_on_which_a_document_takes_effect(effective, last):
    due = read_due("trong 15 ngày kể từ ngày Chỉ thị này có hiệu lực", ISSUED, effective)
    assert due == Due((Relative("P15D", day=last, from_effect=True),), ISSUED)
    assert due.is_inferred()
    assert due.says(read_due("15 ngày"))
    assert not read_due("15 ngày", ISSUED).says(due)


def test_a_month_after_its_last_day_is_the_last_day_of_the_next():
    (term,) = read_due("trong 1 tháng kể từ ngày ký", datetime.date(2025, 1, 31)).terms
    assert term.days() == datetime.date(2025, 2, 28)


def test_read_due_without_a_document_of_a_known_date():
    assert str(read_due("trước 30/6")) == "XXXX-06-30"
    assert str(read_due("quý II")) == "XXXX-Q2"
    assert read_due("trong năm nay") is None


@pytest.mark.parametrize(
    "words", ["ngày 30 tháng 6 năm 2025", "quý II/2025", "15/6 và 15/12 hằng năm", "định kỳ 6 tháng"]
)
def test_read_due_of_words_typed_without_accents_or_in_capitals(words):
    assert (
        read_due(strip_accents(words), ISSUED) == read_due(words.upper(), ISSUED) == read_due(words, ISSUED) is not None
    )


MONTHS = [*NUMBER_WORDS[:3], "tư", *NUMBER_WORDS[4:12]]
STYLES = {
    "figures": lambda d: f"{d.day}/{d.month}/{d.year}",
    "noughts": lambda d: f"ngày {d.day:02}/{d.month:02}/{d.year}",
    "stops": lambda d: f"ngày {d.day}.{d.month}.{d.year}",
    "dashes": lambda d: f"{d.day:02}-{d.month:02}-{d.year}",
    "long dashes": lambda d: f"ngày {d.day} – {d.month} – {d.year}",
    "spaced": lambda d: f"ngày {d.day} /{d.month} /{d.year}",
    "short year": lambda d: f"{d.day}/{d.month}/{d.year % 100:02}",
    "words": lambda d: f"ngày {d.day} tháng {d.month} năm {d.year}",
    "noughts and words": lambda d: f"ngày {d.day:02} tháng {d.month:02} năm {d.year}",
    "month in words": lambda d: f"ngày {d.day} tháng {MONTHS[d.month - 1]} năm {d.year}",
    "month with a capital": lambda d: f"ngày {d.day} tháng {MONTHS[d.month - 1].capitalize()} năm {d.year}",
    "all in words": lambda d: f"ngày {NUMBER_WORDS[d.day - 1]} tháng {MONTHS[d.month - 1]} năm {d.year}",
    "month and year in figures": lambda d: f"ngày {d.day} tháng {d.month}/{d.year}",
    "hour": lambda d: f"17h00 ngày {d.day}/{d.month}/{d.year}",
    "hour and minutes": lambda d: f"17 giờ 00 phút ngày {d.day} tháng {d.month} năm {d.year}",
    "day of the week": lambda d: f"thứ Sáu, ngày {d.day}/{d.month}/{d.year}",
}


@settings(max_examples=400)
@given(
    st.dates(datetime.date(2000, 1, 1), datetime.date(2079, 12, 31)),
    st.sampled_from(sorted(STYLES)),
    st.sampled_from(["trước", "chậm nhất", "đến hết", "xong trước", "không muộn hơn", "thời hạn:"]),
)
def test_any_date_in_any_style_is_found_whole_and_means_that_date(date, style, by):
    words = f"{by} {STYLES[style](date)}"
    clock = "17:00" if style.startswith("hour") else ""
    assert read_due(words, ISSUED) == Due((Period(date.year, f"{date:%m-%d}", clock),), ISSUED)
    for text in (f"nộp báo cáo {words}.", f"gửi báo cáo ({words}), có ký nhận", f"nộp {words} về Sở Nội vụ"):
        assert deadline_in(text, 0, len(text)) == words


PERIODS = {
    "tháng {m}/{y}": "{y}-{m:02}",
    "tháng {m:02} năm {y}": "{y}-{m:02}",
    "quý {q}/{y}": "{y}-Q{q}",
    "quý {r} năm {y}": "{y}-Q{q}",
    "Quý {r}/{y}": "{y}-Q{q}",
    "năm {y}": "{y}",
    "6 tháng đầu năm {y}": "{y}-H1",
    "6 tháng cuối năm {y}": "{y}-H2",
}


@settings(max_examples=200)
@given(st.integers(1, 12), st.integers(1990, 2079), st.sampled_from(sorted(PERIODS)))
def test_any_period_in_any_style_is_found_whole_and_means_that_period(month, year, style):
    quarter = (month + 2) // 3
    values = {"m": month, "y": year, "q": quarter, "r": ["I", "II", "III", "IV"][quarter - 1]}
    words = f"trong {style.format(**values)}"
    assert str(read_due(words, ISSUED)) == PERIODS[style].format(**values)
    text = f"tổng hợp báo cáo {words}, có ký nhận"
    assert deadline_in(text, 0, len(text)) == words


PIECES = st.sampled_from(
    [
        "trước",
        "ngày",
        "05/6",
        "tháng",
        "12",
        "năm",
        "2027",
        "hằng",
        "quý",
        "IV",
        "giờ",
        "và",
        ",",
        "đến",
        "từ",
        "kể từ",
        "31",
    ]
)


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=9).map(" ".join))
def test_read_due_of_any_words_is_a_meaning_that_prints_or_none(words):
    found = read_due(words, ISSUED)
    assert found is None or str(found)
