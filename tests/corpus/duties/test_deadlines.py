import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.duties.deadlines import deadline_in, surer


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("nộp trước ngày 30/6/2022", "trước ngày 30/6/2022"),
        ("nộp trước ngày 05 tháng 9 năm 2027.", "trước ngày 05 tháng 9 năm 2027"),
        ("nộp trước ngày 05 của tháng đầu quý sau", "trước ngày 05 của tháng đầu quý sau"),
        ("nộp trước 16 giờ ngày 12/8", "trước 16 giờ ngày 12/8"),
        ("nộp trước 16 giờ", "trước 16 giờ"),
        ("báo cáo hằng quý", "hằng quý"),
        ("làm xong trong quý IV năm 2027", "xong trong quý IV năm 2027"),
        ("đến năm 2030 hết sốt rét", "đến năm 2030"),
        ("chậm nhất ngày 10 hằng tháng", "chậm nhất ngày 10 hằng tháng"),
        ("trả trong thời hạn 10 ngày làm việc", "trong thời hạn 10 ngày làm việc"),
        ("trả trong 05 ngày kể từ ngày nhận đơn, có ký nhận", "trong 05 ngày kể từ ngày nhận đơn"),
        ("từ ngày 03/4 đến hết ngày 09/4", "từ ngày 03/4 đến hết ngày 09/4"),
        ("xong trước mùa bão", "xong trước mùa bão"),
        ("trình tại kỳ họp cuối năm.", "tại kỳ họp cuối năm"),
        ("sáu tháng một lần báo cáo", "sáu tháng một lần"),
        ("báo ngay trong ngày", "ngay trong ngày"),
        ("họp vào tuần đầu tháng 5", "vào tuần đầu tháng 5"),
        ("khánh thành ngày 02/9/2027", "ngày 02/9/2027"),
        (
            "trong 90 ngày kể từ ngày Chiến lược phòng, chống lũ được ban hành, tỉnh lập sổ",
            "trong 90 ngày kể từ ngày Chiến lược phòng, chống lũ được ban hành",
        ),
        ("làm trong nửa đầu tháng 7 năm 2025", "trong nửa đầu tháng 7 năm 2025"),
        ("làm nửa sau tháng 7/2025", "nửa sau tháng 7/2025"),
        ("làm trong 10 ngày đầu tháng 7/2025", "trong 10 ngày đầu tháng 7/2025"),
        ("họp tuần 1 tháng 10/2025", "tuần 1 tháng 10/2025"),
        ("mở lớp từ 01 - 05/4/2025", "từ 01 - 05/4/2025"),
        ("mở lớp trong T4-T5/2025", "trong T4-T5/2025"),
        ("xét nghiệm T4-T5", None),
        ("thời gian xong trước 20/10/2025", "xong trước 20/10/2025"),
        ("dời xong đường dây trong 15 ngày tới", "trong 15 ngày"),
        ("thời gian trong 15 ngày", None),
        ("tuyển trước khai giảng năm học 2026 - 2027", "trước khai giảng năm học 2026 - 2027"),
        ("phát tin tối thiểu 03 lần mỗi tuần", "tối thiểu 03 lần mỗi tuần"),
        ("phát tin ít nhất 02 kỳ/tháng", "ít nhất 02 kỳ/tháng"),
        ("họp mỗi tuần hai buổi", "mỗi tuần hai buổi"),
        ("phát tin cứ 03 giờ", "cứ 03 giờ"),
        ("phát tin 02 giờ một lần", "02 giờ một lần"),
        ("họp mỗi tuần hai buổi, xong trước ngày 20/5/2027", "xong trước ngày 20/5/2027"),
        ("có hiệu lực từ ngày 01/7/2026", None),
        ("có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2026", None),
        ("mở cửa lúc 7 giờ", None),
        ("làm việc đến 17 giờ", None),
        ("trong giai đoạn 2026 - 2030", None),
        ("trong 3 tháng đầu đã có 12 vụ", None),
        ("mua 300 cái màn", None),
    ],
)
def test_deadline_in_quotes_the_words_that_set_it(text, deadline):
    assert deadline_in(text, 0, len(text)) == deadline


def test_deadline_in_prefers_a_firm_deadline():
    text = "từ ngày 01/3 mở lớp hằng tuần, xong trước ngày 30/5, ngày 02/6 tổng kết"
    assert deadline_in(text, 0, len(text)) == "xong trước ngày 30/5"
    assert deadline_in(text, 0, 29) == "từ ngày 01/3"


@pytest.mark.parametrize(
    ("words", "other", "counts"),
    [
        (None, None, None),
        (None, "hằng quý", "hằng quý"),
        ("hằng quý", None, "hằng quý"),
        ("hằng quý", "trước ngày 05/6", "trước ngày 05/6"),
        ("trong 05 ngày", "trước ngày 05/6", "trong 05 ngày"),
        ("trước ngày 01/6", "trước ngày 05/6", "trước ngày 01/6"),
    ],
)
def test_surer_keeps_the_first_unless_only_the_second_is_firm(words, other, counts):
    assert surer(words, other) == counts


WORDS = st.sampled_from(
    ["trước", "ngày", "05/6", "tháng", "12", "năm", "2027", "hằng", "quý", "IV", "giờ", "kỳ họp", ","]
)


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=12).map(" ".join), st.integers(0, 30), st.integers(0, 60))
def test_deadline_in_quotes_from_between_its_limits(text, start, end):
    end = min(end, len(text))
    start = min(start, end)
    assert (deadline_in(text, start, end) or "") in text[start:end]


@pytest.mark.parametrize(
    "text",
    [
        "thực hiện Công điện số 40/CĐ-TTg ngày 19 tháng 5 năm 2026 của Thủ tướng",
        "theo Thông báo số 12/TB-UBND, ngày 17/5/2022",
        "triển khai đề án “Nâng cao năng lực đến năm 2025” sau khi duyệt",
    ],
)
def test_the_day_of_a_document_and_words_of_a_title_are_no_deadlines(text):
    assert deadline_in(text, 0, len(text)) is None


def test_a_deadline_behind_a_document_or_a_title_counts():
    text = "thực hiện Công điện số 40/CĐ-TTg ngày 19/5/2026 và đề án “Vì 2030”, báo cáo trước ngày 30/6/2026"
    assert deadline_in(text, 0, len(text)) == "trước ngày 30/6/2026"


@pytest.mark.parametrize(
    "text",
    [
        # Documents, meetings and what happened have a day of their own.
        "cấp kinh phí theo kết luận phiên họp ngày 10 tháng 12 năm 2027",
        "tiếp thu ý kiến tại Tờ trình ngày 20/01/2027",
        "thực hiện Công văn của Sở Nội vụ ngày 10/12/2027",
        "khắc phục tồn tại nêu trong đợt thanh tra ngày 18/02/2027",
        "khắc phục hậu quả trận lũ ngày 11/10/2027",
        "rút kinh nghiệm vụ cháy chợ vào ngày 12/8/2027",
        "theo ý kiến tại buổi làm việc sáng ngày 12/02/2027",
        # What was done with a thing, on that day or before it.
        "triển khai đề án được phê duyệt ngày 10/12/2027",
        "rà soát các hợp đồng ký ngày 01/01/2027",
        "góp ý dự thảo gửi ngày 15/02/2027",
        "điều tra vụ đắm đò xảy ra ngày 02/02/2027",
        "rà soát các hợp đồng ký trước ngày 01/7/2027",
        "triển khai quy hoạch được phê duyệt trước ngày 01/7/2027",
        "rà soát các dự án đã được ban hành trước ngày 01/7/2027",
        "sửa đổi nghị quyết được Hội đồng nhân dân tỉnh thông qua trước ngày 01/7/2027",
        "xử lý hồ sơ nộp trước ngày 01/7/2027",
        "thu hồi giấy phép cấp trước ngày 01/7/2027",
        # As of when figures are.
        "rà soát hộ nghèo tính đến ngày 31/12/2027",
        "gửi số liệu từ ngày 01/01/2027 đến hết ngày 31/3/2027",
        "cấp theo số hộ có mặt ngày 01/01/2027",
    ],
)
def test_a_day_that_tells_which_thing_is_meant_sets_no_deadline(text):
    assert deadline_in(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("tổ chức hội nghị ngày 28/3/2027", "ngày 28/3/2027"),
        ("chuẩn bị phiên họp ngày 20/4/2027", "ngày 20/4/2027"),
        ("báo cáo tại cuộc họp ngày 28/3/2027", "ngày 28/3/2027"),
        ("gửi báo cáo ngày 15/6/2027", "ngày 15/6/2027"),
        ("nộp sổ cho Phòng Tài chính - Kế hoạch ngày 15/6/2027", "ngày 15/6/2027"),
        ("giao Sở Nội vụ mở lớp ngày 15/6/2027", "ngày 15/6/2027"),
        ("hoàn thiện hồ sơ trình Sở Y tế ngày 15/4/2027", "ngày 15/4/2027"),
        ("ban hành kế hoạch trước ngày 01/6/2027", "trước ngày 01/6/2027"),
        ("phát màn, kết thúc ngày 31 tháng 7 năm 2027", "ngày 31 tháng 7 năm 2027"),
        ("theo Công văn ngày 10/12/2026, nộp sổ trước ngày 05/6/2027", "trước ngày 05/6/2027"),
    ],
)
def test_a_day_of_what_a_task_brings_about_is_its_deadline(text, deadline):
    assert deadline_in(text, 0, len(text)) == deadline


@pytest.mark.parametrize(
    "text",
    [
        "trình kế hoạch để được phê duyệt trước ngày 01/7/2027",
        "đề án phải được ban hành trước ngày 01/7/2027",
        "rà soát các dự án để trình phê duyệt trước ngày 01/7/2027",
        "lập hồ sơ, nộp trước ngày 01/7/2027",
        "rà soát và công bố trước ngày 01/7/2027",
    ],
)
def test_what_has_to_be_done_by_a_day_is_due_then(text):
    assert deadline_in(text, 0, len(text)) == "trước ngày 01/7/2027"


@pytest.mark.parametrize(
    "deadline",
    [
        "hằng tháng trước ngày 25",
        "hằng tháng (trước ngày 25)",
        "định kỳ hằng quý trước ngày 15 tháng cuối quý",
        "hằng năm, trước ngày 15/12",
        "định kỳ 6 tháng (trước ngày 15/6), hằng năm (trước ngày 15/12)",
        "hằng tuần vào thứ Sáu",
        "hằng ngày trước 15 giờ",
        "cuối tháng 6/2025",
        "đầu quý III năm 2025",
        "vào ngày làm việc cuối cùng của tháng",
        "trong 48h kể từ khi nhận thông báo",
        "trong các năm 2025, 2026",
        "trong 15 ngày làm việc, kể từ ngày ban hành",
        "trước ngày 10 tháng 3 âm lịch",
        "trước 10/3/2025 (âm lịch",
        "trước 17g ngày 30-6-2025",
        "ngày 28/6 - 02/7/2025",
        "thứ Sáu hàng tuần",
        "ngày 15 tháng 5, tháng 8 và tháng 11 hằng năm",
        "quý IV hằng năm",
        "ngày 15 tháng cuối cùng của mỗi quý",
        "nửa năm một lần",
    ],
)
def test_a_deadline_is_quoted_with_all_that_says_when(deadline):
    text = f"báo cáo kết quả rà soát bến {deadline}."
    assert deadline_in(text, 0, len(text)) == deadline


def test_a_day_with_its_year_does_not_recur():
    text = "báo cáo hằng năm, trước ngày 15/12/2025"
    assert deadline_in(text, 0, len(text)) == "trước ngày 15/12/2025"


def test_what_only_recurs_stands_behind_a_day():
    text = "họp thứ Sáu hằng tuần từ ngày 01 tháng 11 đến ngày 30 tháng 12 năm 2025"
    assert deadline_in(text, 0, len(text)) == "thứ Sáu hằng tuần"
    text = "họp thứ Sáu hằng tuần, hoàn thành trước ngày 30/12/2025"
    assert deadline_in(text, 0, len(text)) == "hoàn thành trước ngày 30/12/2025"


def test_how_often_something_is_done_is_no_deadline():
    text = "tiêm cho trẻ 02 lần/năm"
    assert deadline_in(text, 0, len(text)) is None
