"""Who is read to act where no duty tells of it; where the reader's mark lies is given by hand."""

import pytest

from corpus.duties.read import read_duties
from rag.composing.first_line.deciding import another_decides, who_decides
from rag.composing.first_line.holding import holder_line
from rag.composing.first_line.named import is_answered_to, who_is_named, who_of_the_case
from rag.composing.first_line.who import who_acts
from rag.question.read import read_question

URGENT = "Khi có việc cấp bách, Bộ trưởng Bộ Ngoại giao quyết định cho ứng trước kinh phí."
FOREST = "Chính phủ quy định việc phối hợp giữa Bộ Công an với Bộ Quốc phòng khi cháy rừng."
VET = "Cục Thú y thủy sản sớm trình Bộ quy chế kiểm dịch."
ADVICE = "Hiệu trưởng đề nghị Bộ Công an hoặc Sở Ngoại vụ có ý kiến."
ROADS = "Sở Giao thông vận tải, Bộ Quốc phòng ứng kinh phí."
CHAIRS = "Hội Bảo trợ người khuyết tật và trẻ mồ côi tỉnh cấp xe lăn."
ASSOCIATION = "Hội Bảo trợ người khuyết tật và trẻ mồ côi tỉnh."
HEADS = "Giám đốc Sở Y tế chủ trì, kiểm tra các trạm."


@pytest.mark.parametrize(
    ("question", "sentence", "marked", "line"),
    [
        ("Ai cho ứng tiền khi cấp bách?", URGENT, "Bộ trưởng Bộ Ngoại giao", "Bộ trưởng Bộ Ngoại giao."),
        ("cuc nao phai trinh quy che kiem dich?", VET, "Cục Thú y thủy sản", "Cục Thú y thủy sản."),
        ("Đề nghị cơ quan nào có ý kiến?", ADVICE, "Bộ Công an hoặc Sở Ngoại vụ", "Bộ Công an, Sở Ngoại vụ."),
        ("Bộ Công an phối hợp với bộ nào khi cháy rừng?", FOREST, "Bộ Quốc phòng", "Bộ Quốc phòng."),
        ("Which ministry gives advice?", ADVICE, "Bộ Công an", "Ministry of Public Security (Bộ Công an)."),
        # Of who leads the sentence must say so.
        ("Ai chủ trì kiểm tra các trạm?", HEADS, "Giám đốc Sở Y tế", "Giám đốc Sở Y tế."),
        ("Ai chủ trì ứng kinh phí?", URGENT, "Bộ trưởng Bộ Ngoại giao", None),
        ("Ai chủ trì ứng kinh phí?", ROADS, "Bộ Quốc phòng", None),  # "Giao thông" gives nobody anything
        # With whom somebody acts stands behind a word for it.
        ("Cháy rừng thì phối hợp với bộ nào?", VET, "Bộ", None),
        # Of another kind than is asked for, named by the question itself, more than a name.
        ("Sở nào phải trình quy chế?", VET, "Cục Thú y thủy sản", None),
        ("Bộ Công an và cơ quan nào có ý kiến?", ADVICE, "Bộ Công an", None),
        ("Ai cho ứng tiền?", URGENT, "Bộ trưởng Bộ Ngoại giao quyết định cho ứng trước", None),
        ("Ai cho ứng tiền?", URGENT, "việc cấp bách", None),
    ],
)
def test_who_is_named_is_an_agency_that_was_read_and_nothing_else(question, sentence, marked, line, marked_in):
    item, reading, quote = marked_in(sentence, marked)
    found = who_is_named(read_question(question), item, reading, quote)
    assert (found and found.text) == line
    assert found is None or [item.document.text[a:b] for a, b in found.sources] == [marked]


def test_of_a_name_that_was_read_in_part_the_whole_is_said(marked_in):
    item, reading, quote = marked_in(CHAIRS, "Hội Bảo trợ người khuyết tật")
    found = who_is_named(read_question("Ai cấp xe lăn?"), item, reading, quote)
    assert found is not None
    assert found.text == ASSOCIATION
    assert [item.document.text[a:b] for a, b in found.sources] == [ASSOCIATION.rstrip(".")]


TRADES = "Sở Giáo dục và Đào tạo chủ trì thực hiện Chương II; phê duyệt danh mục nghề và mức chi từng nghề."
CLUB = "Phòng Văn hóa thẩm định hồ sơ; trình Chủ tịch Ủy ban nhân dân tỉnh quyết định công nhận."
GRAVES = "Chủ tịch Ủy ban nhân dân xã phê duyệt danh sách mộ trên cơ sở đề nghị của Phòng Kinh tế."
RELIEF = "Trưởng Thuế cơ sở quyết định miễn đến 200 triệu đồng; trên mức này do Trưởng Thuế tỉnh quyết định."
DREDGED = "Trường hợp khẩn cấp thì Sở Xây dựng báo cáo Chủ tịch Ủy ban nhân dân tỉnh quyết định."


@pytest.mark.parametrize(
    ("question", "sentence", "line"),
    [
        ("Khẩn cấp thì ai quyết?", DREDGED, "Chủ tịch Ủy ban nhân dân tỉnh."),
        ("truong hop khan cap cap nao phe duyet", DREDGED, "Chủ tịch Ủy ban nhân dân tỉnh."),
        (
            "Who decides in an emergency?",
            DREDGED,
            "Chairperson of the Provincial People's Committee (Chủ tịch Ủy ban nhân dân tỉnh).",
        ),
        ("Kế hoạch do ai duyệt?", "Sở Y tế trình Bộ Y tế xem xét, phê duyệt kế hoạch.", "Bộ Y tế."),
        ("Ai duyệt danh mục nghề?", TRADES, "Sở Giáo dục và Đào tạo."),
        ("Who signs off the list of trades?", TRADES, "Department of Education and Training (Sở Giáo dục và Đào tạo)."),
        ("Ai ký công nhận câu lạc bộ?", CLUB, "Chủ tịch Ủy ban nhân dân tỉnh."),
        ("Ai phê duyệt danh sách mộ?", GRAVES, "Chủ tịch Ủy ban nhân dân xã."),
        ("Miễn 250 triệu đồng thì ai quyết định?", RELIEF, "Trưởng Thuế tỉnh."),
        ("Trên 200 triệu đồng ai có quyền quyết định?", RELIEF, "Trưởng Thuế tỉnh."),
        ("Miễn 150 triệu đồng thì ai quyết định?", RELIEF, "Trưởng Thuế cơ sở."),
        ("Miễn thuế thì ai quyết định?", RELIEF, None),
        ("Ai phê duyệt đề án?", "Sở Y tế lập đề án, trình cấp có thẩm quyền, phê duyệt trong quý I.", None),
        # Nobody is asked for who decides, none decides, or two do.
        ("Khẩn cấp thì ai báo cáo?", DREDGED, None),
        ("Ai quyết định?", "Sở Y tế báo cáo Bộ Y tế kết quả.", None),
        ("Ai quyết định?", "Sở Y tế quyết định mua; Bộ Y tế phê duyệt giá.", None),
        ("Ai quyết định?", "Theo Quyết định của Bộ Y tế, quyết định số 5 hết hiệu lực.", None),
        ("Chủ tịch Ủy ban nhân dân tỉnh với ai quyết?", DREDGED, None),
        ("Chủ tịch Ủy ban nhân dân tỉnh hay ai quyết?", DREDGED, "Chủ tịch Ủy ban nhân dân tỉnh."),
    ],
)
def test_who_decides_is_who_stands_before_the_word_for_it(question, sentence, line, marked_in):
    item, reading, quote = marked_in(sentence, sentence)
    found = who_decides(read_question(question), item, reading, quote)
    assert (found and found.text) == line


PERMITS = "Ban Quản lý khu kinh tế cấp phép trong 12 ngày; riêng công trình cao trên 28 m do Sở Xây dựng cấp."
APPROVED = "Dự án từ 10 tỷ đồng trở lên do Bộ Y tế phê duyệt; dưới 10 tỷ đồng do Sở Y tế phê duyệt."


@pytest.mark.parametrize(
    ("question", "sentence", "line"),
    [
        ("Nhà xưởng cao 32 m thì ai cấp phép?", PERMITS, "Sở Xây dựng."),
        ("Nhà xưởng cao 20 m thì ai cấp phép?", PERMITS, None),
        ("Ai cấp phép?", PERMITS, None),
        ("Dự án 12 tỷ đồng ai duyệt?", APPROVED, "Bộ Y tế."),
        ("Who approves a project of 4 tỷ đồng?", APPROVED, "Department of Health (Sở Y tế)."),
        ("Dự án 12 tỷ đồng có phải Bộ Y tế duyệt không?", APPROVED, None),
        ("Dự án 12 tỷ đồng ai duyệt?", APPROVED.replace(";", ","), None),
    ],
)
def test_who_acts_in_a_case_is_told_by_the_part_whose_limits_it_lies_within(question, sentence, line, marked_in):
    item, _, quote = marked_in(sentence, sentence)
    found = who_of_the_case(read_question(question), item, quote)
    assert (found and found.text) == line


SOLD = "Việc chuyển nhượng sáng chế do cơ quan chủ quản phê duyệt; việc cho thuê do tổ chức chủ trì quyết định."


@pytest.mark.parametrize(
    ("question", "marked", "line"),
    [
        ("Chuyển nhượng sáng chế thì ai duyệt?", "cơ quan chủ quản", "Cơ quan chủ quản."),
        ("Cho thuê sáng chế thì ai duyệt?", "tổ chức chủ trì", None),  # both parts have as much of it
        ("Chuyển nhượng sáng chế thì ai duyệt?", "tổ chức chủ trì", None),
    ],
)
def test_of_two_who_decide_the_one_in_the_part_that_was_read_and_asked_about(question, marked, line, marked_in):
    item, reading, quote = marked_in(SOLD, marked)
    found = who_decides(read_question(question), item, reading, quote)
    assert (found and found.text) == line


@pytest.mark.parametrize(
    ("question", "sentence", "several"),
    [
        ("Ai quyết định?", "Sở Y tế quyết định mua; Bộ Y tế phê duyệt giá.", True),
        ("Ai quyết định?", "Sở Y tế quyết định mua, Bộ Y tế kiểm tra.", False),
        ("Ai kiểm tra?", "Sở Y tế quyết định mua; Bộ Y tế phê duyệt giá.", False),
        ("Ai duyệt?", "Sở Y tế lập đề án, trình cấp có thẩm quyền phê duyệt.", True),
    ],
)
def test_another_decides_where_each_decides_another_case(question, sentence, several, marked_in):
    item, _, quote = marked_in(sentence, sentence)
    assert another_decides(read_question(question), item, quote) is several


@pytest.mark.parametrize(
    ("sentence", "marked", "answered_to"),
    [
        ("Đơn vị quản lý hồ phải chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân tỉnh.", "Chủ tịch", True),
        ("Đội trực làm việc theo phân công của Sở Y tế.", "Sở Y tế", True),
        ("Sở Y tế trực trước ngày 30/6.", "Sở Y tế", False),
        ("Trạm trực trước Sở Y tế một ngày.", "Sở Y tế", False),
    ],
)
def test_to_whom_one_has_to_answer_is_not_who_acts(sentence, marked, answered_to, marked_in):
    item, reading, quote = marked_in(sentence, marked)
    assert is_answered_to(item, reading, quote) is answered_to


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Giám đốc bệnh viện chịu trách nhiệm mua thuốc.", "Chủ trì: Giám đốc bệnh viện."),
        # Who has to answer for what went wrong does not do it.
        ("Giám đốc bệnh viện chịu trách nhiệm nếu để người bệnh phải tự mua thuốc.", None),
        ("Giám đốc bệnh viện phải chịu trách nhiệm trước Sở Y tế khi để thiếu thuốc.", None),
    ],
)
def test_who_has_to_answer_for_something_does_not_do_it(sentence, line, marked_in):
    item, reading, quote = marked_in(sentence, "Giám đốc bệnh viện")
    duties = [d for d in read_duties(item.document) if d.clause == "1"]
    found = who_acts(read_question("Ai mua thuốc?"), item, duties, reading, quote)
    assert (found and found.text) == line


BOARD = "Chủ tịch Hội đồng sát hạch là Phó Chủ tịch Ủy ban nhân dân tỉnh; Phó Chủ tịch Hội đồng là Giám đốc Sở Y tế."
TEAM = "Giám đốc Sở Y tế làm Trưởng ban, Sở Xây dựng cử người tham gia."


@pytest.mark.parametrize(
    ("question", "sentence", "line"),
    [
        ("Ai làm Chủ tịch Hội đồng sát hạch?", BOARD, "Phó Chủ tịch Ủy ban nhân dân tỉnh."),
        ("hoi dong sat hach do ai lam chu tich", BOARD, "Phó Chủ tịch Ủy ban nhân dân tỉnh."),
        ("Chủ tịch hội đồng sát hạch tỉnh là ai?", BOARD, "Phó Chủ tịch Ủy ban nhân dân tỉnh."),
        ("Ai làm phó chủ tịch hội đồng?", BOARD, "Giám đốc Sở Y tế."),
        ("Ban này do ai làm trưởng ban?", TEAM, "Giám đốc Sở Y tế."),
        ("Ban này do ai làm trưởng ban?", "Trưởng ban là người có uy tín.", None),
        ("Ai làm trưởng đoàn?", TEAM, None),
        ("Ai tham gia Hội đồng sát hạch?", BOARD, None),
    ],
)
def test_who_holds_a_post_is_told_by_the_part_that_begins_or_ends_with_it(question, sentence, line, marked_in):
    item, _, quote = marked_in(sentence, sentence)
    found = holder_line(read_question(question), item, quote)
    assert (found and found.text) == line
