from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.build import build_document
from corpus.clause import lies_in
from corpus.due import Due, Period
from corpus.duties.read import read_duties
from corpus.duty import Duty
from corpus.text.tones import new_tones


def read(*paragraphs):
    document = build_document("\n\n".join(paragraphs) + "\n", "x")
    duties = read_duties(document)
    assert [document.text[d.start : d.end] for d in duties] == [d.agency for d in duties]
    return duties


def short(duties):
    return [(d.clause, d.role, d.agency, d.task) for d in duties]


def test_read_duties_says_all_of_a_duty():
    text = "1. Sở Y tế chủ trì, phối hợp với Công an tỉnh mua thuốc trước ngày 15/3/2025.\n2. Đê phải cao."
    task = "chủ trì, phối hợp với Công an tỉnh mua thuốc trước ngày 15/3/2025"
    document = build_document(text, "thuoc")
    due = Due((Period(2025, "03-15"),))

    assert read_duties(document) == [
        Duty("lead", "Sở Y tế", task, "trước ngày 15/3/2025", None, "thuoc", "1", 3, 10, due=due),
        Duty("coordinate", "Công an tỉnh", task, "trước ngày 15/3/2025", None, "thuoc", "1", 33, 45, due=due),
    ]


@pytest.mark.parametrize("sign", [".", ")", "/"])
def test_read_duties_takes_no_marker_for_a_task(sign):
    items = [f"{mark}{sign} {what}" for mark, what in zip("ab", ["Rà bến.", "Rà bãi."], strict=True)]
    document = build_document("\n".join(["1. Sở Xây dựng:", *items, "2. Đê phải cao."]), "a")
    assert [(d.clause, d.task) for d in read_duties(document)] == [("1.a", "Rà bến"), ("1.b", "Rà bãi")]


def test_read_duties_by_order_and_by_semicolon():
    text = "1. Giao Sở Xây dựng sửa trạm; Công an tỉnh kiểm tra kho. Đề nghị Kho bạc Nhà nước trả tiền."
    assert short(read(text, "2. Đê phải cao.")) == [
        ("1", "lead", "Sở Xây dựng", "sửa trạm"),
        ("1", "lead", "Công an tỉnh", "kiểm tra kho"),
        ("1", "lead", "Kho bạc Nhà nước", "trả tiền"),
    ]


def test_read_duties_gives_a_task_to_all_who_are_named():
    assert short(read("1. Sở Y tế, Sở Tài chính cùng với Công an tỉnh kiểm tra kho.", "2. Đê phải cao.")) == [
        ("1", "lead", "Sở Y tế", "cùng với Công an tỉnh kiểm tra kho"),
        ("1", "lead", "Sở Tài chính", "cùng với Công an tỉnh kiểm tra kho"),
        ("1", "coordinate", "Công an tỉnh", "cùng với Công an tỉnh kiểm tra kho"),
    ]


def test_read_duties_below_a_heading_have_its_subject():
    found = read(
        "1. Sở Y tế:", "a) Mua thuốc;", "b) Lập sổ.", "2. Công an tỉnh", "- Kiểm tra kho.", "- Sở Xây dựng sửa cổng."
    )
    assert short(found) == [
        ("1.a", "lead", "Sở Y tế", "Mua thuốc"),
        ("1.b", "lead", "Sở Y tế", "Lập sổ"),
        ("2.-1", "lead", "Công an tỉnh", "Kiểm tra kho"),
        ("2.-2", "lead", "Sở Xây dựng", "sửa cổng"),
    ]


def test_read_duties_have_the_subject_of_the_nearest_heading_that_names_one():
    found = read(
        "1. Sở Y tế:", "a) Về thuốc:", "- Mua thuốc;", "- Lập sổ.", "b) Công an tỉnh:", "- Kiểm tra kho.", "2. Hết."
    )
    assert [(d.clause, d.agency) for d in found if d.clause.count(".") == 2] == [
        ("1.a.-1", "Sở Y tế"),
        ("1.a.-2", "Sở Y tế"),
        ("1.b.-1", "Công an tỉnh"),
    ]


def test_read_duties_of_one_who_only_helps():
    assert short(read("1. Sở Y tế phối hợp kiểm tra kho.", "2. Việc khám do Sở Y tế thực hiện.")) == [
        ("1", "coordinate", "Sở Y tế", "phối hợp kiểm tra kho"),
        ("2", "lead", "Sở Y tế", "Việc khám do Sở Y tế thực hiện"),
    ]


def test_read_duties_of_one_asked_by_another():
    assert short(read("1. Sở Công Thương đề nghị Điện lực Phú Khê cắt điện.", "2. Đê phải cao.")) == [
        ("1", "lead", "Điện lực Phú Khê", "cắt điện")
    ]


def test_read_duties_finds_none_where_nobody_acts():
    assert read("1. Trời mưa to.", "2. Giá gạo tăng.") == []


@pytest.mark.parametrize(
    "deadline",
    [
        "trước ngày 15/3/2025",
        "trước ngày 20 tháng 6 năm 2025",
        "chậm nhất ngày 05/4/2025",
        "trước 17 giờ 00 ngày 10/10/2024",
        "trong 05 ngày làm việc",
        "trong 24 giờ",
        "trong quý II năm 2025",
        "trong tháng 12/2025",
        "đến hết năm 2025",
        "hằng tháng",
        "trước ngày 25 hằng tháng",
        "định kỳ hằng quý",
        None,
        pytest.param(
            "trước 30/9/2025",
        ),
    ],
)
def test_read_duties_quotes_the_deadline(deadline):
    found = read(f"1. Sở Y tế mua thuốc {deadline or 'và bông'}.", "2. Đê phải cao.")
    assert [(d.agency, d.deadline) for d in found] == [("Sở Y tế", deadline)]


def test_read_duties_quotes_a_deadline_that_begins_its_sentence():
    found = read("1. Trước ngày 15/3/2025, Sở Y tế mua thuốc.", "2. Đê phải cao.")
    assert [(d.agency, d.deadline, d.task) for d in found] == [("Sở Y tế", "Trước ngày 15/3/2025", "mua thuốc")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sở Y tế báo cáo Ủy ban nhân dân tỉnh hằng tháng", "Ủy ban nhân dân tỉnh"),
        ("Sở Y tế mua thuốc, báo cáo kết quả về Sở Tài chính trước ngày 15/3/2025", "Sở Tài chính"),
        ("Sở Y tế gửi danh sách cho Công an tỉnh", "Công an tỉnh"),
    ],
)
def test_read_duties_says_whom_to_report_to(text, told):
    found = read(f"1. {text}.", "2. Đê phải cao.")
    assert [(d.agency, d.report_to) for d in found if d.role == "lead"] == [("Sở Y tế", told)]


def test_read_duties_of_an_item_that_begins_with_phoi_hop():
    assert short(read("1. Sở Y tế:", "a) Mua thuốc;", "b) Phối hợp với Công an tỉnh giữ kho.", "2. Đê phải cao.")) == [
        ("1.a", "lead", "Sở Y tế", "Mua thuốc"),
        ("1.b", "lead", "Sở Y tế", "Phối hợp với Công an tỉnh giữ kho"),
        ("1.b", "coordinate", "Công an tỉnh", "Phối hợp với Công an tỉnh giữ kho"),
    ]


def test_read_duties_of_an_item_that_begins_with_bao_cao():
    found = read("1. Sở Y tế:", "a) Mua thuốc;", "b) Báo cáo Ủy ban nhân dân tỉnh hằng quý.", "2. Đê phải cao.")
    assert [(d.clause, d.agency) for d in found] == [("1.a", "Sở Y tế"), ("1.b", "Sở Y tế")]


def test_read_duties_takes_no_case_for_a_school():
    assert read("1. Trường hợp thiếu thuốc thì mua thêm; trường hợp thừa thì trả lại.", "2. Đê phải cao.") == []


def test_read_duties_below_an_article_that_is_only_its_number():
    assert short(read("Điều 1:", "1. Giao Sở Y tế mua thuốc.", "2. Sở Xây dựng sửa trạm.")) == [
        ("D1.1", "lead", "Sở Y tế", "mua thuốc"),
        ("D1.2", "lead", "Sở Xây dựng", "sửa trạm"),
    ]


def _own_words(name):
    """The words of a name that no other shares: "Y tế" of "các Sở: Y tế"."""
    assert name
    return name.rpartition(": ")[2].removeprefix("các ")


def test_read_duties_of_every_shipped_document_are_spans_of_their_clauses(samples):
    for document in samples.values():
        clauses = {c.path: c for c in document.clauses}
        for duty in read_duties(document):
            assert duty.agency.endswith(_own_words(document.text[duty.start : duty.end]))
            assert duty.role in ("lead", "coordinate")
            # The name stands in the clause, or in one above it that gives it its subject.
            holders = [p for p, c in clauses.items() if c.start <= duty.start and duty.end <= c.end]
            assert any(lies_in(duty.clause, p) for p in holders), (document.document_id, duty)
            assert duty.task in document.text[clauses[duty.clause].start : clauses[duty.clause].end]


def test_read_duties_of_a_shipped_letter_name_who_leads_and_who_helps(samples):
    # Written down by reading these clauses; a name stands twice where two parts of a sentence are its tasks.
    read_by_eye = [
        ("2.-2", "lead", "Sở Y tế"),
        ("2.-2", "lead", "Sở Y tế"),
        ("2.-2", "lead", "Sở Y tế"),
        ("4.-1", "lead", "Sở Y tế"),
        ("4.-1", "coordinate", "Sở Tài chính"),
        ("4.-1", "coordinate", "Sở Kế hoạch và Đầu tư"),
        ("6.-1", "lead", "Sở Y tế"),
        ("6.-1", "coordinate", "Sở Nội vụ"),
        ("6.-1", "coordinate", "Ủy ban nhân dân các quận, huyện"),
        ("6.-1", "lead", "Sở Y tế"),
        ("10.-1", "lead", "Ủy ban nhân dân các quận, huyện"),
        ("10.-1", "lead", "Ủy ban nhân dân các quận, huyện"),
    ]
    found = [(d.clause, d.role, d.agency) for d in read_duties(samples["cv-cham-soc-suc-khoe-hai-binh"])]
    assert [f for f in found if f[0] in ("2.-2", "4.-1", "6.-1", "10.-1")] == read_by_eye


def test_read_duties_of_one_named_before_phoi_hop():
    found = read("1. Sở Y tế chủ trì, Sở Tài chính phối hợp lập dự toán.", "2. Đê phải cao.")
    assert [(d.role, d.agency) for d in found] == [("lead", "Sở Y tế"), ("coordinate", "Sở Tài chính")]


def test_read_duties_gives_each_subject_of_a_sentence_its_own_task():
    assert read_short("Sở Y tế chủ trì mua màn, Sở Tài chính cấp tiền, trường học phát cho trẻ.") == [
        ("lead", "Sở Y tế", "chủ trì mua màn"),
        ("lead", "Sở Tài chính", "cấp tiền"),
        ("lead", "trường học", "phát cho trẻ"),
    ]


def read_short(text):
    return [(d.role, d.agency, d.task) for d in read(f"1. {text}", "2. Đê phải cao.")]


def test_read_duties_of_two_who_work_together_lead_both():
    assert roles("Sở Y tế và Công an tỉnh phối hợp lập chốt.") == [("lead", "Sở Y tế"), ("lead", "Công an tỉnh")]


def roles(text):
    return [(d.role, d.agency) for d in read(f"1. {text}", "2. Đê phải cao.")]


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế làm đầu mối mua màn; Hội Nông dân tỉnh phối hợp.",
        "Sở Y tế mua màn, lấy ý kiến Hội Nông dân tỉnh.",
        "Sở Y tế mua màn, có xác nhận của Hội Nông dân tỉnh.",
        "Sở Y tế mua màn với sự tham gia của Hội Nông dân tỉnh.",
        "Đơn vị chủ trì: Sở Y tế. Đơn vị phối hợp: Hội Nông dân tỉnh.",
        "Sở Y tế cùng Hội Nông dân tỉnh phát màn.",
    ],
)
def test_read_duties_of_one_who_coordinates(text):
    assert roles(text) == [("lead", "Sở Y tế"), ("coordinate", "Hội Nông dân tỉnh")]


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu Sở Y tế mua màn.",
        "Màn do Sở Y tế phụ trách.",
        "Màn hỏng phải được Sở Y tế kiểm tra.",
        "Việc mua màn thuộc trách nhiệm của Sở Y tế.",
        "Để phòng sốt rét, đề nghị Sở Y tế mua màn.",
        "Cơ quan thường trực là Sở Y tế.",
        "Sở Y tế (cơ quan thường trực) mua màn.",
        "Kính gửi Sở Y tế: mua màn ngay.",
    ],
)
def test_read_duties_of_one_who_leads(text):
    assert roles(text) == [("lead", "Sở Y tế")]


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế trả lời cử tri: màn đã hết.",
        "Hội đồng nhân dân tỉnh quy định mức chi theo đề nghị.",
        "Ủy ban nhân dân tỉnh kết luận: giá màn cao.",
        "Đơn vị nào chậm thì bị trừ điểm.",
        "Doanh nghiệp được giảm thuế.",
        "Mức chi do Hội đồng nhân dân tỉnh quyết định.",
        "Tổ công tác do Phó Chủ tịch Ủy ban nhân dân huyện làm Tổ trưởng.",
        "Bản sao gửi Sở Y tế.",
        "Năm qua, Sở Y tế đã mua màn.",
    ],
)
def test_read_duties_finds_none_in_a_report_a_rule_or_a_mention(text):
    assert roles(text) == []


def test_read_duties_leaves_the_task_to_who_hands_it_to_its_own_people():
    assert roles("Sở Y tế phân công công chức trực kho.") == [("lead", "Sở Y tế")]


def test_read_duties_gives_a_short_mention_its_name():
    document = build_document("1. Hội Nông dân tỉnh mua màn. Hội báo cáo hằng quý.\n2. Đê phải cao.", "x")
    assert [(d.agency, d.start, d.deadline) for d in read_duties(document)] == [
        ("Hội Nông dân tỉnh", 3, None),
        ("Hội Nông dân tỉnh", 3, "hằng quý"),
    ]


def test_read_duties_take_the_deadline_of_a_sentence_beside_them():
    found = read("1. Sở Y tế lập danh sách. Danh sách gửi Sở Tài chính trước ngày 05/6.", "2. Đê phải cao.")
    assert [(d.agency, d.deadline, d.report_to) for d in found] == [("Sở Y tế", "trước ngày 05/6", "Sở Tài chính")]
    found = read("1. Đến năm 2031, cả tỉnh hết sốt rét. Sở Y tế mua màn.", "2. Đê phải cao.")
    assert [(d.agency, d.deadline) for d in found] == [("Sở Y tế", "Đến năm 2031")]


def test_read_duties_below_an_article_named_for_who_is_responsible():
    assert short(read("Điều 1. Trách nhiệm của Sở Y tế", "1. Mua màn.", "2. Phối hợp với Công an tỉnh giữ kho.")) == [
        ("D1.1", "lead", "Sở Y tế", "Mua màn"),
        ("D1.2", "lead", "Sở Y tế", "Phối hợp với Công an tỉnh giữ kho"),
        ("D1.2", "coordinate", "Công an tỉnh", "Phối hợp với Công an tỉnh giữ kho"),
    ]


@pytest.mark.parametrize("head", ["Sở Y tế.", "Sở Y tế:", "Sở Y tế"])
def test_read_duties_of_who_stands_alone_on_the_first_line_of_a_clause(head):
    assert short(read(f"1. {head}\nChủ trì, phối hợp với Công an tỉnh mua màn.", "2. Đê phải cao.")) == [
        ("1", "lead", "Sở Y tế", "Chủ trì, phối hợp với Công an tỉnh mua màn"),
        ("1", "coordinate", "Công an tỉnh", "Chủ trì, phối hợp với Công an tỉnh mua màn"),
    ]


def test_read_duties_of_those_of_a_list_whose_first_say_where_they_are():
    task = "có trách nhiệm mua màn"
    assert short(read(f"1. Bộ trưởng ở trung ương, Giám đốc Sở Y tế {task}.", "2. Đê phải cao.")) == [
        ("1", "lead", "Bộ trưởng", task),
        ("1", "lead", "Giám đốc Sở Y tế", task),
    ]
    # Each has a task where the first is said to do something.
    assert short(read("1. Sở Y tế ở tỉnh mua màn, Sở Tài chính cấp tiền.", "2. Đê phải cao."))[-1] == (
        "1", "lead", "Sở Tài chính", "cấp tiền",
    )  # fmt: skip


PIECES = st.sampled_from(
    [
        *("Sở Y tế", "Công an tỉnh", "các đơn vị ", "Giao ", "phối hợp với ", "do ", "mua thuốc", "báo cáo "),
        *("Trước ngày 5/4, ", "hằng tháng", "; ", ". ", ", ", ": ", "-"),
    ]
)


@settings(max_examples=150)
@given(st.lists(st.lists(PIECES, min_size=1, max_size=7).map("".join), min_size=2, max_size=4))
def test_read_duties_of_any_text_are_spans_of_it(items):
    document = build_document("\n\n".join(f"{n}. Việc {text}" for n, text in enumerate(items, start=1)), "x")
    for duty in read_duties(document):
        assert duty.agency.endswith(_own_words(document.text[duty.start : duty.end]))
        assert document.clause(duty.clause)
        assert duty.deadline is None or duty.deadline in document.text


def test_read_duties_of_the_opening_are_none_where_numbered_clauses_follow():
    opening = "Ủy ban nhân dân tỉnh Sơn Hạ yêu cầu các sở làm tốt các việc sau:"
    numbered = build_document(f"CHỈ THỊ\nVề chợ\n\n{opening}\n\n1. Sở Công Thương mở chợ.\n\n2. Sở Y tế khám chợ.", "x")
    assert [(d.clause, d.agency) for d in read_duties(numbered)] == [("1", "Sở Công Thương"), ("2", "Sở Y tế")]
    # A letter without numbers has nothing but its opening.
    alone = build_document("Sở Công Thương mở chợ trước ngày 30/6/2025.", "x")
    assert [(d.clause, d.agency) for d in read_duties(alone)] == [("0", "Sở Công Thương")]


@pytest.mark.parametrize(
    ("sentence", "agencies"),
    [
        (
            "Ủy ban nhân dân các huyện, thị xã Sơn Hạ và thành phố Bắc Hà quản lý việc xây cột.",
            ["Ủy ban nhân dân các huyện, thị xã Sơn Hạ và thành phố Bắc Hà"],
        ),
        (
            "Giao Sở Xây dựng, Ủy ban nhân dân các huyện, thị xã Sơn Hạ, thành phố Bắc Hà soạn quy định.",
            ["Sở Xây dựng", "Ủy ban nhân dân các huyện, thị xã Sơn Hạ, thành phố Bắc Hà"],
        ),
        ("Sở Y tế phối hợp với các cơ quan chức năng xử lý nghiêm.", ["Sở Y tế", "các cơ quan chức năng"]),
        ("Sở Y tế phối hợp với ngành giáo dục tuyên truyền.", ["Sở Y tế", "ngành giáo dục"]),
        (
            "Đề nghị các địa phương, các đơn vị chức năng của Bộ triển khai.",
            ["các địa phương", "các đơn vị chức năng của Bộ"],
        ),
        ("Các huyện ủy, đảng đoàn triển khai Chỉ thị.", ["Các huyện ủy", "đảng đoàn"]),
    ],
)
def test_names_end_where_the_task_begins(sentence, agencies):
    assert [a for _, _, a, _ in short(read(f"1. {sentence}", "2. Đê phải cao."))] == agencies


def test_a_kind_told_by_where_it_works_heads_its_points():
    text = "1. Các doanh nghiệp viễn thông hoạt động trên địa bàn tỉnh:\n\na) Xây dựng kế hoạch.\n\nb) Sơn lại cột."
    assert [(c, r, a) for c, r, a, _ in short(read(text, "2. Đê phải cao."))] == [
        ("1.a", "lead", "Các doanh nghiệp viễn thông"),
        ("1.b", "lead", "Các doanh nghiệp viễn thông"),
    ]


def test_what_is_dealt_with_below_a_heading_does_not_lead():
    text = "1. Sở Thông tin và Truyền thông:\n\na) Kiểm tra việc lắp đặt cột, các trạm phát sóng.\n\nb) Báo cáo."
    assert [(c, r, a) for c, r, a, _ in short(read(text, "2. Đê phải cao."))] == [
        ("1.a", "lead", "Sở Thông tin và Truyền thông"),
        ("1.b", "lead", "Sở Thông tin và Truyền thông"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Không giao Sở Y tế mua màn.",
        "không giao Sở Y tế mua màn.",
        "Chưa yêu cầu Sở Y tế báo cáo.",
        "Sở Y tế không phải báo cáo định kỳ.",
        "Sở Y tế không chịu trách nhiệm mua thuốc.",
        "Sở Y tế thôi chủ trì mua thuốc.",
        "Sở Y tế không tham gia đoàn kiểm tra.",
        "Bãi bỏ việc giao Sở Y tế chủ trì mua thuốc, Sở Tài chính phối hợp.",
        "Không giao Sở Y tế mua thuốc nữa.",
        "Thu hồi nhiệm vụ đã giao Sở Y tế tại Chỉ thị số 05/CT-UBND.",
        "Hủy bỏ phân công Sở Y tế kiểm tra kho.",
        "Miễn báo cáo định kỳ cho Sở Y tế.",
        "Sở Y tế không cần báo cáo tháng.",
        "Sở Y tế không bắt buộc lập hồ sơ riêng.",
        "Sở Y tế không có trách nhiệm bố trí kinh phí.",
    ],
)
def test_what_frees_of_a_task_assigns_none(text):
    assert read_duties(build_document(f"1. {text}\n2. Đê phải cao.", "a")) == []
    headed = f"1. Sở Y tế:\na) {text.replace('Sở Y tế ', '', 1).capitalize()}\nb) Mua màn.\n2. Đê phải cao."
    if text.startswith("Sở"):
        assert [d.clause for d in read_duties(build_document(headed, "a"))] == ["1.b"]


@pytest.mark.parametrize(
    ("text", "agency", "task"),
    [
        ("Chuyển nhiệm vụ mua thuốc từ Sở Y tế sang Sở Tài chính.", "Sở Tài chính",
         "Chuyển nhiệm vụ mua thuốc từ Sở Y tế sang Sở Tài chính"),
        ("Bàn giao công tác mua thuốc của Sở Y tế cho Sở Tài chính.", "Sở Tài chính",
         "Bàn giao công tác mua thuốc của Sở Y tế cho Sở Tài chính"),
        ("Bãi bỏ việc giao Sở Y tế mua thuốc, giao Sở Tài chính mua thuốc.", "Sở Tài chính", "mua thuốc"),
        ("Không giao Sở Y tế mà giao Sở Tài chính mua thuốc.", "Sở Tài chính", "mua thuốc"),
        ("Sở Y tế thôi mua thuốc, chuyển Sở Tài chính thực hiện.", "Sở Tài chính", "thực hiện"),
        ("Giao Sở Tài chính thay Sở Y tế mua thuốc.", "Sở Tài chính", "thay Sở Y tế mua thuốc"),
    ],
)  # fmt: skip
def test_a_task_that_changes_hands_is_of_who_gets_it(text, agency, task):
    assert short(read(f"1. {text}", "2. Đê phải cao.")) == [("1", "lead", agency, task)]


def test_a_short_name_that_a_document_defines_is_a_name_in_it():
    definition = "1. Liên hiệp Thủy nông Hà Vĩ (sau đây gọi là Thủy nông HV) mở cống."
    used = "2. Thủy nông HV đo mực nước."
    assert short(read("1. Đê phải cao.", used)) == []
    assert short(read(definition, used)) == [
        ("1", "lead", "Liên hiệp Thủy nông Hà Vĩ", "mở cống"),
        ("2", "lead", "Thủy nông HV", "đo mực nước"),
    ]


def test_who_is_said_to_lead_behind_a_dash_has_the_task_above_or_its_own():
    assert short(read("1. Rà bến. Phân công: Sở Y tế – chủ trì; Sở Tài chính – phối hợp.", "2. Đê phải cao.")) == [
        ("1", "lead", "Sở Y tế", "Rà bến"),
        ("1", "coordinate", "Sở Tài chính", "Rà bến"),
    ]
    assert short(read("1. Phân công: Sở Y tế – rà bến; Công an tỉnh – tuần tra.", "2. Đê phải cao.")) == [
        ("1", "lead", "Sở Y tế", "rà bến"),
        ("1", "lead", "Công an tỉnh", "tuần tra"),
    ]


@pytest.mark.parametrize("text", ["Sở Y tế không được thu thêm phí.", "Sở Y tế không để thiếu thuốc."])
def test_what_forbids_is_a_duty(text):
    assert [d.agency for d in read_duties(build_document(f"1. {text}\n2. Đê phải cao.", "a"))] == ["Sở Y tế"]


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("Sở Xây dựng (chủ trì), Sở Y tế (phối hợp) rà soát bến bãi.", "rà soát bến bãi"),
        ("Giao Sở Xây dựng (cơ quan chủ trì), Sở Y tế (cùng phối hợp) rà soát bến bãi.", "rà soát bến bãi"),
        ("Rà soát bến bãi: Sở Xây dựng (chủ trì), Sở Y tế (phối hợp), xong trước ngày 30/6.", "Rà soát bến bãi"),
        ("Sở Xây dựng là cơ quan chủ trì, Sở Y tế là cơ quan phối hợp.", None),
        ("Sở Xây dựng giữ vai trò chủ trì, Sở Y tế giữ vai trò phối hợp trong rà soát.", None),
    ],
)
def test_parts_that_are_said_outright(text, task):
    found = read_duties(build_document(f"1. {text}\n2. Đê phải cao.", "a"))
    assert [(d.role, d.agency) for d in found] == [("lead", "Sở Xây dựng"), ("coordinate", "Sở Y tế")]
    assert task is None or {d.task for d in found} == {task}


OLD_TONES = (
    "1. Đảng uỷ các xã, phường, đặc khu lãnh đạo việc xoá nhà tạm trước ngày 30/6/2025, báo cáo Uỷ ban nhân dân"
    " tỉnh.\n\n"
    "2. Sở Y tế phối hợp với Toà án nhân dân khu vực và Hội Chữ thập đỏ tỉnh khám sức khoẻ cho hộ nghèo.\n\n"
    "3. Ban Thường vụ Thành uỷ uỷ quyền cho Sở Nội vụ thoả thuận với đơn vị thuỷ nông.\n"
)


def test_tone_marks_of_either_kind_give_the_same_duties_in_the_documents_own_words():
    old, new = (build_document(text, "x") for text in (OLD_TONES, new_tones(OLD_TONES)))
    assert new_tones(OLD_TONES) != OLD_TONES
    found = read_duties(old)
    assert [replace(d, due=None) for d in read_duties(new)] == [
        replace(
            d,
            agency=new_tones(d.agency),
            task=new_tones(d.task),
            report_to=d.report_to and new_tones(d.report_to),
            due=None,
        )
        for d in found
    ]
    assert all(old.text[d.start : d.end] == d.agency for d in found)
    assert all(words in OLD_TONES for d in found for words in (d.task, d.deadline or "", d.report_to or ""))
    first = found[0]
    assert (first.agency, first.report_to) == ("Đảng uỷ các xã, phường, đặc khu", "Uỷ ban nhân dân tỉnh")
    assert str(first.due) == "2025-06-30"
    assert ("coordinate", "Toà án nhân dân khu vực") in [(d.role, d.agency) for d in found]


def test_a_deadlines_year_is_its_documents():
    head = "ỦY BAN NHÂN DÂN\nTỈNH AN SƠN\nSố: 12/CT-UBND\nAn Sơn, ngày 05 tháng 3 năm 2025\nCHỈ THỊ\nVề việc dọn bến\n"
    body = "1. Sở Y tế báo cáo trước ngày 10/01.\n2. Sở Nội vụ trình đề án trước kỳ họp thứ ba.\n"
    assert [(d.deadline, str(d.due)) for d in read_duties(build_document(head + body, "x"))] == [
        ("trước ngày 10/01", "2026-01-10?"),
        ("trước kỳ họp thứ ba", "None"),
    ]


@pytest.mark.parametrize(
    "lead_in",
    ["có trách nhiệm", "có nhiệm vụ", "chịu trách nhiệm thực hiện các nhiệm vụ sau", "có trách nhiệm sau đây"],
)
def test_who_only_leads_in_to_tasks_below_has_those_alone(lead_in):
    document = build_document(f"1. Sở Xây dựng {lead_in}:\na) Rà soát bến bãi;\nb) Lập bản đồ.\n2. Đê phải cao.", "a")
    assert [(d.clause, d.task) for d in read_duties(document)] == [("1.a", "Rà soát bến bãi"), ("1.b", "Lập bản đồ")]


@pytest.mark.parametrize(
    ("sentence", "agencies"),
    [
        # Those listed over semicolons do together what the last piece says.
        (
            "Thủ trưởng các sở, ban, ngành; Chủ tịch Ủy ban nhân dân các xã chịu trách nhiệm thi hành.",
            ["Thủ trưởng các sở, ban, ngành", "Chủ tịch Ủy ban nhân dân các xã"],
        ),
        ("Sở Y tế; Sở Tài chính; Công an tỉnh gác kho.", ["Sở Y tế", "Sở Tài chính", "Công an tỉnh"]),
        ("Sở Y tế mua thuốc; Sở Tài chính cấp tiền.", ["Sở Y tế", "Sở Tài chính"]),
        ("Sở Y tế; giao Sở Tài chính cấp tiền.", ["Sở Tài chính"]),
        # One name that several have.
        ("Các Sở Giáo dục và Đào tạo chấm thi.", ["Các Sở Giáo dục và Đào tạo"]),
        ("Bệnh viện Phổi, Bệnh viện Mắt dành 10 giường.", ["Bệnh viện Phổi", "Bệnh viện Mắt"]),
        (
            "Trường Tiểu học Kim Đồng và Trường Mầm non Hoa Sen nghỉ học.",
            ["Trường Tiểu học Kim Đồng", "Trường Mầm non Hoa Sen"],
        ),
        # What only leads in to tasks is none.
        ("Các cơ quan thực hiện các nhiệm vụ sau đây:", []),
        ("Sở Y tế tập trung thực hiện tốt một số nhiệm vụ trọng tâm sau:", []),
        ("Sở Y tế thực hiện các nhiệm vụ được giao.", ["Sở Y tế"]),
    ],
)
def test_who_is_listed_before_a_task_has_it_too(sentence, agencies):
    assert [d.agency for d in read(f"1. {sentence}", "2. Đê phải cao.")] == agencies


@pytest.mark.parametrize(
    ("line", "agencies", "task"),
    [
        ("Sở Y tế: xây dựng kế hoạch.", ["Sở Y tế"], "xây dựng kế hoạch"),
        ("Sở Nội vụ, Sở Y tế: rà soát biên chế.", ["Sở Nội vụ", "Sở Y tế"], "rà soát biên chế"),
        ("Công an tỉnh (PC06): cấp tài khoản.", ["Công an tỉnh"], "cấp tài khoản"),
        ("Sở Xây dựng - Trưởng đoàn: kiểm tra kho.", ["Sở Xây dựng"], "kiểm tra kho"),
        ("Sở Y tế – cơ quan thường trực: tổng hợp.", ["Sở Y tế"], "tổng hợp"),
        ("Sở Y tế, Sở Tài chính (theo chức năng, nhiệm vụ): rà soát giá.", ["Sở Y tế", "Sở Tài chính"], "rà soát giá"),
        ("Các doanh nghiệp viễn thông: bảo đảm hạ tầng.", ["Các doanh nghiệp viễn thông"], "bảo đảm hạ tầng"),
        ("Sở Tư pháp: 05 biên chế.", [], None),
        ("Sở Nội vụ: Số 12/SNV-VP.", [], None),
        ("Sở Y tế: Ông Nguyễn Văn Nam.", [], None),
    ],
)
def test_what_stands_before_a_colon_leads_the_task_behind_it(line, agencies, task):
    duties = read("1. Phân công:", f"- {line}", "- Đê phải cao.", "2. Đê phải dài.")
    assert [(d.role, d.agency, d.task) for d in duties] == [("lead", a, task) for a in agencies]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # One who answers for what was said before has a task; who only leads in to tasks below has none.
        ("Nơi nào để tái diễn, Trưởng Công an phường chịu trách nhiệm.", [("lead", "Trưởng Công an phường")]),
        ("Phòng Hành chính chịu trách nhiệm; đê phải cao.", [("lead", "Phòng Hành chính")]),
        ("Lập tổ công tác, Sở Nội vụ là cơ quan thường trực.", [("lead", "Sở Nội vụ")]),
        ("Từ quý III, Sở Nội vụ từ chối nhận bản giấy.", [("lead", "Sở Nội vụ")]),
        # Who is advised does not lead, in a list neither.
        ("Chủ động tham mưu cho Sở Y tế, Ủy ban nhân dân tỉnh kịp thời triển khai.", []),
        (
            "Sở Tài chính cùng cơ quan chủ quản lập đoàn.",
            [("lead", "Sở Tài chính"), ("coordinate", "cơ quan chủ quản")],
        ),
        ("Sở Tài chính rà soát người cùng cơ quan.", [("lead", "Sở Tài chính")]),
    ],
)
def test_read_duties_of_parts_that_are_easily_missed(sentence, found):
    assert [(d.role, d.agency) for d in read(f"1. {sentence}", "2. Đê phải cao.")] == found


def test_a_bare_day_before_the_document_is_no_deadline():
    head = "UBND TỈNH AN SƠN\nSố: 1/CT-UBND\nAn Sơn, ngày 05 tháng 3 năm 2025\nCHỈ THỊ\nVề bến\n"
    tasks = "1. Sở Y tế khám sức khỏe ngày 04/3/2025.\n2. Sở Nội vụ mở lớp ngày 06/3/2025.\n3. Hết.\n"
    found = read_duties(build_document(head + tasks, "x"))
    assert [(d.agency, d.deadline) for d in found] == [("Sở Y tế", None), ("Sở Nội vụ", "ngày 06/3/2025")]


def test_who_only_helps_behind_a_colon_coordinates():
    found = short(read("1. Sở Y tế: Rà bến.", "2. Các sở, ngành liên quan: Phối hợp thực hiện."))
    assert [(role, agency) for _, role, agency, _ in found] == [
        ("lead", "Sở Y tế"),
        ("coordinate", "Các sở, ngành liên quan"),
    ]


def test_a_line_that_only_counts_a_task_is_none():
    lines = ["Nhiệm vụ 1: Rà bến", "Sở Y tế chủ trì rà bến.", "Nhiệm vụ 2: Lập bản đồ", "Công an tỉnh vẽ."]
    assert [(d.agency, d.task) for d in read(*lines)] == [("Sở Y tế", "chủ trì rà bến"), ("Công an tỉnh", "vẽ")]


def test_who_gives_an_opinion_by_a_day_has_a_task_and_who_gave_one_has_none():
    assert short(read("1. Sở Y tế có ý kiến trước ngày 20/3/2025.", "2. Đê phải cao.")) == [
        ("1", "lead", "Sở Y tế", "có ý kiến trước ngày 20/3/2025")
    ]
    assert short(read("1. Sở Y tế có ý kiến về kho.", "2. Đê phải cao.")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "UBND các xã An Hòa, An Phú và phường An Bình rà bến.",
            [("lead", "UBND các xã An Hòa, An Phú và phường An Bình", "rà bến")],
        ),
        (
            "UBND các phường An Bình, An Sơn, xã An Hòa rà bến.",
            [("lead", "UBND các phường An Bình, An Sơn, xã An Hòa", "rà bến")],
        ),
        ("UBND xã An Hòa và phường An Bình rà bến.", [("lead", "UBND xã An Hòa và phường An Bình", "rà bến")]),
        ("Giao Sở Xây dựng; Công an tỉnh; UBND các xã rà bến.", [
            ("lead", who, "rà bến") for who in ("Sở Xây dựng", "Công an tỉnh", "UBND các xã")
        ]),
        ("Sở Y tế mua màn; Sở Xây dựng được giao phối hợp.", [
            ("lead", "Sở Y tế", "mua màn"), ("coordinate", "Sở Xây dựng", "được giao phối hợp")
        ]),
        ("Sở Y tế mua màn; các sở còn lại theo chức năng phối hợp thực hiện.", [
            ("lead", "Sở Y tế", "mua màn"), ("coordinate", "các sở còn lại", "theo chức năng phối hợp thực hiện")
        ]),
        ("Việc mua màn được giao cho Sở Y tế chủ trì.", [
            ("lead", "Sở Y tế", "Việc mua màn được giao cho Sở Y tế chủ trì")
        ]),
        ("Nhiệm vụ được giao cho Sở Y tế tại Chỉ thị 5 rất nặng.", []),
        ("Về phía Sở Y tế: mua màn; về phía Công an tỉnh: giữ kho.", [
            ("lead", "Sở Y tế", "mua màn"), ("lead", "Công an tỉnh", "giữ kho")
        ]),
        ("Trách nhiệm của Sở Y tế: mua màn; của Công an tỉnh: giữ kho.", [
            ("lead", "Sở Y tế", "mua màn"), ("lead", "Công an tỉnh", "giữ kho")
        ]),
        ("Chi ủy, giáo viên chủ nhiệm lập danh sách.", [
            ("lead", "Chi ủy", "lập danh sách"), ("lead", "giáo viên chủ nhiệm", "lập danh sách")
        ]),
        ("Mua màn [Sở Y tế (CT), Sở Xây dựng (PH)].", [
            ("lead", "Sở Y tế", "Mua màn"), ("coordinate", "Sở Xây dựng", "Mua màn")
        ]),
    ],
)  # fmt: skip
def test_who_is_named_in_other_orders(text, expected):
    assert read_short(text) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Theo đề nghị tại Tờ trình số 12/TTr-STC, UBND tỉnh giao Sở Y tế mua màn", None),
        ("Theo quá trình chuyển đổi của Bộ Y tế, Sở Y tế mua màn", None),
        ("Sở Y tế báo cáo tiến độ đấu thầu về Sở Tài chính", "Sở Tài chính"),
        ("Sở Y tế mua màn, báo cáo, Sở Tài chính cấp tiền", None),
    ],
)
def test_whom_a_report_goes_to_is_no_other_word_and_nobody_behind_a_comma(text, told):
    found = read(f"1. {text}.", "2. Đê phải cao.")
    assert {d.report_to for d in found if d.agency == "Sở Y tế"} == {told}


@pytest.mark.parametrize("head", ["SỞ Y TẾ", "SỞ Y TẾ, CÔNG AN TỈNH:", "TỔ CHỨC THỰC HIỆN"])
def test_agencies_that_head_their_tasks_in_capitals(head):
    named = [name for name in ("SỞ Y TẾ", "CÔNG AN TỈNH") if name in head]
    found = read(f"I. {head}", "1. Mua màn.", "2. Lập sổ.", "II. TỔNG KẾT", "1. Đê phải cao.", "2. Đê phải dài.")
    assert short(found) == [
        (path, "lead", name, task) for path, task in (("I.1", "Mua màn"), ("I.2", "Lập sổ")) for name in named
    ]


def test_a_place_of_another_level_in_a_list_says_its_own():
    text = "1. Giao UBND các xã: An Hòa, An Phú và phường An Bình rà bến.\n2. Đê phải cao."
    found = read_duties(build_document(text, "a"))
    assert [(d.agency, d.task) for d in found] == [
        (f"UBND {place}", "rà bến") for place in ("xã An Hòa", "xã An Phú", "phường An Bình")
    ]


def test_points_of_a_letter_are_those_of_whom_it_turns_to():
    letter = "Bộ Xây dựng đề nghị Ủy ban nhân dân các tỉnh chỉ đạo một số việc sau:"
    points = [
        "1. Rà soát quỹ đất.",
        "2. Về bến bãi:",
        "a) Sở Xây dựng sửa bến.",
        "b) Giữ sạch bãi.",
        "3. Theo sổ cũ, bãi hẹp.",
    ]
    assert short(read(letter, *points)) == [
        ("1", "lead", "Ủy ban nhân dân các tỉnh", "Rà soát quỹ đất"),
        ("2.a", "lead", "Sở Xây dựng", "sửa bến"),
    ]


@pytest.mark.parametrize(
    "letter",
    [
        "Bộ Xây dựng đề nghị Sở Y tế, Sở Xây dựng chỉ đạo một số việc sau:",  # each has points of its own
        "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị thực hiện các việc sau:",
        "Theo đề nghị của Sở Xây dựng, bến được sửa như sau:",
        "Bộ Xây dựng đề nghị Ủy ban nhân dân các tỉnh giữ sạch bãi.",
    ],
)
def test_points_of_several_are_nobodys_where_they_name_nobody(letter):
    assert [d for d in read(letter, "1. Rà soát quỹ đất.", "2. Sửa bến.") if d.clause in "12"] == []


@pytest.mark.parametrize(
    ("paragraphs", "duties"),
    [
        # When it is done stands before what is done; who is asked beside the subject above helps.
        (
            ["1. Giao Công an xã:", "a) Trong năm 2027, kiểm tra bãi.", "b) Cùng với Sở Y tế tập huấn."],
            [
                ("1.a", "lead", "Công an xã", "Trong năm 2027, kiểm tra bãi"),
                ("1.b", "lead", "Công an xã", "Cùng với Sở Y tế tập huấn"),
                ("1.b", "coordinate", "Sở Y tế", "Cùng với Sở Y tế tập huấn"),
            ],
        ),
        # Titles of what stands below, cases, papers.
        (
            ["1. Sở Y tế quản lý như sau:", "a) Về sử dụng điện thoại", "b) Về sổ sách: lập sổ."],
            [
                ("1", "lead", "Sở Y tế", "quản lý như sau"),
                ("1.b", "lead", "Sở Y tế", "Về sổ sách: lập sổ"),
            ],
        ),
        (["1. Sở Y tế:", "a) Về hoạt động tại bến:", "- Rà bến."], [("1.a.-1", "lead", "Sở Y tế", "Rà bến")]),
        (
            ["1. Sở Y tế báo cáo trong các trường hợp sau đây:", "a) Theo yêu cầu của Bộ.", "b) Xảy ra cháy."],
            [("1", "lead", "Sở Y tế", "báo cáo trong các trường hợp sau đây")],
        ),
        (["1. Công an xã lập hồ sơ gồm:", "a) Ghi chép của trạm."], [("1", "lead", "Công an xã", "lập hồ sơ")]),
        (
            ["1. Sở Y tế chủ trì thực hiện các nội dung công việc sau:", "a) Rà bến."],
            [("1.a", "lead", "Sở Y tế", "Rà bến")],
        ),
        # Of what something else is said, to whom a thing is handed, which field is meant.
        (["1. Việc giải thể thôn, tổ dân phố thực hiện khi cần."], []),
        (
            ["1. Việc giải thể thôn do trưởng thôn đề nghị, tổ dân phố thực hiện."],
            [("1", "lead", "tổ dân phố", "thực hiện")],
        ),
        (["1. Kinh phí giao cho cơ quan thực hiện tự chủ."], []),
        (["1. Bãi lập ở lĩnh vực do cơ quan phụ trách."], []),
        (["1. Bãi phải được tổ chức kiểm định ở nước sở tại công nhận."], []),
        # A form's blanks, who only hands on a task, who only tells others.
        (["1. Đơn vị có ........ người thu phí cao nhất."], []),
        (["1. Bảo hiểm xã hội tỉnh giao Sở Y tế: rà bến."], [("1", "lead", "Sở Y tế", "rà bến")]),
        (
            ["1. Sở Y tế phân công 18 đội cấp cứu trực."],
            [("1", "lead", "Sở Y tế", "phân công"), ("1", "lead", "18 đội cấp cứu", "trực")],
        ),
        (["1. Văn phòng Sở thông báo để các đơn vị biết, thực hiện."], []),
        # Names that began as others, or ended too early.
        (["1. Liên danh nhà thầu An Phú sửa cầu."], [("1", "lead", "Liên danh nhà thầu An Phú", "sửa cầu")]),
        (["1. Văn phòng Bộ Công an phát hành sổ."], [("1", "lead", "Văn phòng Bộ Công an", "phát hành sổ")]),
        (
            ["1. Các Cục quản lý chuyên ngành rà bến."],
            [("1", "lead", "Các Cục quản lý chuyên ngành", "rà bến")],
        ),
        (
            ["1. Công an xã phối hợp với bên bán điện kiểm tra trạm."],
            [
                ("1", "lead", "Công an xã", "phối hợp với bên bán điện kiểm tra trạm"),
                ("1", "coordinate", "bên bán điện", "phối hợp với bên bán điện kiểm tra trạm"),
            ],
        ),
        (
            ["1. Công an xã rà bến; phối hợp tổ chức kỳ thi."],
            [("1", "lead", "Công an xã", "rà bến"), ("1", "lead", "Công an xã", "phối hợp tổ chức kỳ thi")],
        ),
    ],
)
def test_who_is_given_a_task_and_who_is_not(paragraphs, duties):
    assert short(read(*paragraphs, "2. Đê phải cao.")) == duties


@pytest.mark.parametrize(
    "name",
    [
        "Trường Trung cấp nghề Dân tộc nội trú",
        "Hợp tác xã vận tải Thống Nhất",
        "Bệnh viện 199 Bộ Công an",
        "Bệnh viện Quân y 103",
        "Chi bộ khu dân cư số 7",
        "Chi hội Nông dân ấp Bình Hòa",
        "Phòng Đào tạo sau đại học",
        "Nhà thiếu nhi tỉnh",
        "Trại tạm giam Công an tỉnh",
        "Đại sứ quán Việt Nam tại Nhật Bản",
        "Ban Tổ chức giải",
        "Hội đồng Bồi thường, hỗ trợ và tái định cư xã",
        "Y tế thôn bản",
        "Viện Dược liệu",
        "Bệnh viện, trung tâm y tế trong ngành",
    ],
)
@pytest.mark.parametrize("does", ["bảo tồn 60 nguồn gen", "rà soát bến", "tuyển dụng 5 người"])
@pytest.mark.parametrize("before", ["", "Sở Xây dựng sửa bến; "])
def test_a_name_ends_before_what_its_bearer_does(name, does, before):
    assert ("1", "lead", name, does) in short(read(f"1. {before}{name} {does}.", "2. Đê phải cao."))


def test_kinds_in_small_letters_act_at_the_head_of_a_piece():
    text = "1. Công an xã phân luồng xe; hãng xe công nghệ niêm yết giá; bến phà An Phú tăng 02 phà."
    assert short(read(text, "2. Đê phải cao.")) == [
        ("1", "lead", "Công an xã", "phân luồng xe"),
        ("1", "lead", "hãng xe công nghệ", "niêm yết giá"),
        ("1", "lead", "bến phà An Phú", "tăng 02 phà"),
    ]


def test_a_task_ends_before_what_only_announces_more():
    items = ["1. Sở Xây dựng sửa xong bến trước ngày 30/11/2027, trong đó:", "- Bến An Phú xong trước."]
    assert short(read(*items, "2. Đê phải cao."))[0] == (
        "1", "lead", "Sở Xây dựng", "sửa xong bến trước ngày 30/11/2027",
    )  # fmt: skip


def test_a_document_asks_a_kind_in_a_piece_of_its_own():
    text = "1. Sở Xây dựng sửa bến; đề nghị các doanh nghiệp viễn thông nhắn tin cho khách."
    assert ("1", "lead", "các doanh nghiệp viễn thông", "nhắn tin cho khách") in short(read(text, "2. Đê phải cao."))


def test_a_year_that_is_over_is_no_deadline():
    document = build_document(
        "Hà Nội, ngày 15 tháng 01 năm 2025\n\n1. Sở Tư pháp số hóa sổ lập trước năm 2016.\n\n2. Đê.\n", "x"
    )
    assert [(d.task, d.deadline) for d in read_duties(document)] == [("số hóa sổ lập trước năm 2016", None)]
