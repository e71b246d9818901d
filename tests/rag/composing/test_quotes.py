import math

import pytest

from corpus.build import build_document
from rag.composing.quotes import Quote, of_the_case, of_the_cause, quotes_of, role_asked
from rag.question.read import read_question
from rag.reading.reader import Reading, Span


def span_of(document, words, score):
    start = document.text.index(words)
    return Span(start, start + len(words), score)


def reading(*spans):
    return Reading(0.9, spans, None, 1.0)


def test_the_sentence_that_holds_a_span_is_quoted_and_the_span_marked(drought, evidence):
    item = evidence(drought, "1")
    best = span_of(drought, "05 ngày", -0.5)
    [quote] = quotes_of(item, reading(best))
    assert drought.text[quote.start : quote.end] == "Máy lọc nước hỏng phải sửa trong 05 ngày."
    assert quote.mark == best[:2]
    assert quote.share == 1.0


def test_two_spans_of_one_sentence_are_one_quote_and_others_follow_by_their_share(drought, evidence):
    item = evidence(drought, "1")
    spans = [span_of(drought, w, s) for w, s in (("05 ngày", -0.5), ("hỏng", -1.0), ("nắng", -1.5))]
    quotes = quotes_of(item, reading(*spans))
    assert [drought.text[q.start : q.end] for q in quotes] == [
        "Máy lọc nước hỏng phải sửa trong 05 ngày.",
        "Trời nắng to.",
    ]
    assert quotes[1].share == pytest.approx(math.exp(-1.0))


def test_a_whole_sentence_has_no_mark(drought, evidence):
    item = evidence(drought, "1")
    quotes = quotes_of(item, reading(span_of(drought, "Trời nắng to.", 0.0)))
    assert [(q.mark, q.share) for q in quotes] == [(None, 1.0)]


def test_a_reading_without_spans_quotes_the_first_sentence(drought, evidence):
    item = evidence(drought, "3")
    [quote] = quotes_of(item, reading())
    assert quote == Quote(quote.start, quote.end, 1.0, None)
    assert drought.text[quote.start : quote.end] == "Người dân tiết kiệm nước."


HEADED = """Điều 1. Phạm vi điều chỉnh
Thông tư này quy định việc cấp thẻ.
Điều 2. Hiệu lực
1. Từ ngày ký.
"""


@pytest.mark.parametrize(
    ("path", "marked", "quoted"),
    [
        ("D1", "Phạm vi", "Thông tư này quy định việc cấp thẻ."),
        ("D1", "cấp thẻ", "Thông tư này quy định việc cấp thẻ."),
        ("D1", "", "Thông tư này quy định việc cấp thẻ."),
        ("D2", "Hiệu lực", "Hiệu lực"),  # it has nothing else of its own
    ],
)
def test_a_heading_is_quoted_only_where_nothing_stands_below_it(path, marked, quoted, evidence):
    document = build_document(HEADED, "d")
    spans = [span_of(document, marked, -0.5)] if marked else []
    [quote] = quotes_of(evidence(document, path), reading(*spans))
    assert document.text[quote.start : quote.end] == quoted


ROLES = """1. Sở Y tế chủ trì, phối hợp với Sở Tài chính mua thuốc. Sở Xây dựng chủ trì sửa trạm. Trời nắng to.
2. Đê phải cao.
"""


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("Sở Tài chính có chủ trì sửa trạm không?", ["Sở Y tế chủ trì, phối hợp với Sở Tài chính mua thuốc."]),
        # Of an agency without a role the sentence that is about the task.
        ("Sở Nội vụ có chủ trì sửa trạm không?", ["Sở Xây dựng chủ trì sửa trạm."]),
        ("Ai chủ trì sửa trạm?", []),
    ],
)
def test_the_sentence_that_settles_a_supposed_role_is_quoted(question, quoted, evidence):
    document = build_document(ROLES, "vai")
    quotes = role_asked(read_question(question), evidence(document, "1"))
    assert [document.text[q.start : q.end] for q in quotes] == quoted
    assert role_asked(read_question(question), evidence(document, "2")) == []


FORMS = "1. Người từ đủ 18 tuổi dùng Mẫu số 03. Người dưới 18 tuổi dùng Mẫu số 01. Mẫu in trên giấy trắng.\n2. Hết.\n"


@pytest.mark.parametrize(
    ("question", "marked", "quoted"),
    [
        ("Trẻ 4 tuổi dùng mẫu nào?", "Mẫu số 03", "Người dưới 18 tuổi dùng Mẫu số 01."),
        ("Người 40 tuổi dùng mẫu nào?", "Mẫu số 01", "Người từ đủ 18 tuổi dùng Mẫu số 03."),
        ("Trẻ 4 tuổi dùng mẫu nào?", "giấy trắng", "Mẫu in trên giấy trắng."),  # limits nothing
        ("Trẻ em dùng mẫu nào?", "Mẫu số 03", "Người từ đủ 18 tuổi dùng Mẫu số 03."),
    ],
)
def test_the_sentence_of_the_case_goes_before_one_whose_limits_it_is_outside(question, marked, quoted, evidence):
    document = build_document(FORMS, "d")
    item = evidence(document, "1")
    read = quotes_of(item, reading(span_of(document, marked, -0.5)))
    first = of_the_case(read_question(question), item, read)[0]
    assert document.text[first.start : first.end] == quoted


LATE = """CHỈ THỊ
Về tiến độ

1. Tiến độ chậm 04 tháng. Nguyên nhân chính là thiếu nhân lực. Để kịp tiến độ, các sở tăng người.
2. Tiến độ chậm 05 tháng. Nhà thầu vắng mặt.
3. Thời hạn xem xét cấp lại ít nhất sau 06 tháng
Giấy chứng nhận được gửi qua bưu điện.
"""


@pytest.mark.parametrize(
    ("question", "path", "marked", "quoted"),
    [
        ("Vì sao chậm?", "1", "04 tháng", "Nguyên nhân chính là thiếu nhân lực."),
        # What says of itself that it is the cause goes before a purpose.
        ("Vì sao chậm?", "1", "Để kịp tiến độ", "Nguyên nhân chính là thiếu nhân lực."),
        ("Vì sao chậm?", "2", "05 tháng", "Tiến độ chậm 05 tháng."),
        ("Chậm bao lâu?", "1", "04 tháng", "Tiến độ chậm 04 tháng."),
    ],
)
def test_why_is_answered_by_the_sentence_that_tells_a_cause(question, path, marked, quoted, evidence):
    document = build_document(LATE, "d")
    item = evidence(document, path)
    found = of_the_cause(read_question(question), item, quotes_of(item, reading(span_of(document, marked, -0.1))))
    assert document.text[slice(*found[0].span)] == quoted


def test_a_line_above_another_that_says_a_figure_is_no_mere_heading(evidence):
    document = build_document(LATE, "d")
    item = evidence(document, "3")
    assert item.clause.heading == "Thời hạn xem xét cấp lại ít nhất sau 06 tháng"
    [quote] = quotes_of(item, reading(span_of(document, "ít nhất sau 06 tháng", -0.1)))
    assert document.text[slice(*quote.span)] == "Thời hạn xem xét cấp lại ít nhất sau 06 tháng"
