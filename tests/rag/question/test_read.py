import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text.accents import strip_accents
from rag.errors import QuestionError
from rag.question.read import read_question

# By what is asked for: each question with accents, as typed without, and in English.
BLOCKS = {
    "lead": """
        Ai chủ trì tiêm chủng cho trẻ em?
        ai chu tri tiem chung cho tre em
        Who leads child vaccination?

        Cơ quan nào kiểm tra an toàn thực phẩm?
        co quan nao kiem tra an toan thuc pham
        Which agency is responsible for food safety checks?

        Sở nào lo việc sửa đường sau bão?
        so nao lo viec sua duong sau bao
        Which department repairs roads after the storm?

        Đơn vị nào làm đầu mối tổng hợp số liệu?
        don vi nao lam dau moi tong hop so lieu
        Which unit collects the figures?

        Giao cho ai theo dõi việc thực hiện?
        giao cho ai theo doi viec thuc hien
        Who monitors the work?

        Bộ nào ban hành hướng dẫn cách ly?
        bo nao ban hanh huong dan cach ly
        Which ministry issues the isolation guidance?

        Vụ nào của Bộ trình Chính phủ?
        vu nao cua bo trinh chinh phu
        Which commission of the ministry reviews the scheme?

        Những bệnh viện nào mở khoa cấp cứu?
        nhung benh vien nao mo khoa cap cuu
        Which district hospitals open emergency wards?

        Cấp ủy nào triển khai nghị quyết?
        cap uy nao trien khai nghi quyet
        Which Party committees carry out the resolution?

        UBND huyện có trách nhiệm gì?
        ubnd huyen co trach nhiem gi
        What are district committees responsible for?

        Người nào ký giấy phép?
        nguoi nao ky giay phep
        Who signs the permit?
    """,
    "coordinate": """
        Ai phối hợp với Sở Y tế mua vắc xin?
        ai phoi hop voi so y te mua vac xin
        Who coordinates with the Department of Health on buying vaccines?

        Những cơ quan nào cùng tham gia kiểm kê trạm y tế?
        nhung co quan nao cung tham gia kiem ke tram y te
        Which agencies help with the inventory of health stations?

        Sở Tài chính hỗ trợ ai trong việc đấu thầu?
        so tai chinh ho tro ai trong viec dau thau
        Whom does the Department of Finance support in bidding?

        Sở Xây dựng làm việc đó cùng ai?
        so xay dung lam viec do cung ai
        Who works together with the Department of Construction?
    """,
    "report_to": """
        Báo cáo kết quả gửi về đâu?
        bao cao ket qua gui ve dau
        Where should the results be sent?

        Xã phải nộp danh sách cho ai?
        xa phai nop danh sach cho ai
        To whom must communes submit the list?

        Thanh tra tỉnh báo cáo kết quả cho ai?
        thanh tra tinh bao cao ket qua cho ai
        To whom does the inspectorate report its findings?
    """,
    "when": """
        Khi nào phải hoàn thành việc số hóa hồ sơ?
        khi nao phai hoan thanh viec so hoa ho so
        When must the records be digitised?

        Hạn chót nộp báo cáo quý là ngày nào?
        han chot nop bao cao quy la ngay nao
        What is the deadline for the quarterly report?

        Bao giờ trường mầm non mở cửa lại?
        bao gio truong mam non mo cua lai
        By when will kindergartens reopen?

        Thời hạn giải ngân vốn đầu tư công?
        thoi han giai ngan von dau tu cong
        Deadline for disbursing public investment?

        Danh sách thí sinh công bố ngày mấy?
        danh sach thi sinh cong bo ngay may
        When are the candidates announced?
    """,
    "hour": """
        Đội trực bão bắt đầu ca lúc mấy giờ?
        doi truc bao bat dau ca luc may gio
        What time does the storm shift begin?

        Tiếp công dân từ giờ nào trong ngày?
        tiep cong dan tu gio nao trong ngay
        At what hours are citizens received?
    """,
    "money": """
        Mức hỗ trợ học phí là bao nhiêu tiền một tháng?
        muc ho tro hoc phi la bao nhieu tien mot thang
        How much money is paid for tuition each month?

        Kinh phí sửa trạm y tế là bao nhiêu?
        kinh phi sua tram y te la bao nhieu
        What is the budget for repairing health stations?

        Đốt rác ngoài trời bị phạt bao nhiêu?
        dot rac ngoai troi bi phat bao nhieu
        What is the fine for burning rubbish outdoors?

        Ngân sách tỉnh chi bao nhiêu tỷ cho đê điều?
        ngan sach tinh chi bao nhieu ty cho de dieu
        How much funding goes to dykes?
    """,
    "percent": """
        Bảo hiểm y tế phải đạt mấy phần trăm dân số?
        bao hiem y te phai dat may phan tram dan so
        What percentage of people must have health insurance?

        Chỉ tiêu tiêm mũi bốn là bao nhiêu phần trăm?
        chi tieu tiem mui bon la bao nhieu phan tram
        What share of adults must get the fourth dose?
    """,
    "phone": """
        Số điện thoại đường dây nóng là gì?
        so dien thoai duong day nong la gi
        What is the hotline number for fires?
    """,
    "how_much": """
        Bác sĩ luân phiên ở lại bao lâu?
        bac si luan phien o lai bao lau
        How long do rotating doctors stay?

        Mỗi xã cử mấy người đi học?
        moi xa cu may nguoi di hoc
        How many people does each commune send?

        Một năm diễn tập mấy lần?
        mot nam dien tap may lan
        How often are drills held?
    """,
    "number": """
        Nghị quyết về tín dụng xã hội là số mấy?
        nghi quyet ve tin dung xa hoi la so may
        What is the number of the directive on social credit?
    """,
    "why": """
        Vì sao phải kiểm kê tài sản công?
        vi sao phai kiem ke tai san cong
        Why must public property be inventoried?
    """,
    "where_said": """
        Khoản nào nói về thuốc cổ truyền?
        khoan nao noi ve thuoc co truyen
        Which clause speaks of traditional medicine?

        Chỉ thị nào cấm đổ rác xuống sông?
        chi thi nao cam do rac xuong song
        Which directive forbids dumping rubbish in rivers?
    """,
    "other": """
        Tiết kiệm điện trong công sở thế nào?
        tiet kiem dien trong cong so the nao
        How do offices save electricity?

        Trường học phải làm gì khi có dịch sốt xuất huyết?
        truong hoc phai lam gi khi co dich sot xuat huyet
        What must schools do in a dengue outbreak?

        Kế hoạch chuyển đổi số nói gì?
        ke hoach chuyen doi so noi gi
        What does the digital transformation plan say?

        Có được dùng xe công để đi lễ hội không?
        co duoc dung xe cong de di le hoi khong
        May officials use state cars for festivals?

        SYT làm gì?
        syt lam gi
        What does the DoH do?

        Công an xã làm nhiệm vụ gì khi có cháy rừng?
        cong an xa lam nhiem vu gi khi co chay rung
        What do commune police do in a forest fire?

        Doanh nghiệp phải đóng góp gì cho quỹ thiên tai?
        doanh nghiep phai dong gop gi cho quy thien tai
        What must companies pay into the disaster fund?
    """,
}
QUESTIONS = [
    (*(line.strip() for line in question.split("\n")), kind)
    for kind, block in BLOCKS.items()
    for question in block.strip().split("\n\n")
]
ROWS = [
    (text, language, kind)
    for vi, plain, en, kind in QUESTIONS
    for text, language in ((vi, "vi"), (plain, "vi"), (en, "en"))
]


def test_the_questions_are_each_asked_in_three_ways():
    stripped = [
        "".join(c for c in unicodedata.normalize("NFD", vi.replace("đ", "d").replace("Đ", "d")) if c.isascii())
        for vi, *_ in QUESTIONS
    ]
    assert [s.lower().rstrip("?") for s in stripped] == [plain for _, plain, *_ in QUESTIONS]
    assert len(QUESTIONS) >= 40


@pytest.mark.parametrize(("text", "language", "kind"), ROWS, ids=[r[0] for r in ROWS])
def test_read_question_knows_language_and_kind(text, language, kind):
    question = read_question(text)
    assert (question.text, question.language, question.answer_type) == (text, language, kind)


def test_read_question_knows_whether_it_is_written_with_accents():
    accented = [[read_question(text).accented for text in texts] for *texts, _ in QUESTIONS]
    assert not any(plain or en for _, plain, en in accented)
    # A few have mostly syllables without a mark: "Xã phải nộp danh sách cho ai?"
    assert sum(vi for vi, *_ in accented) >= 0.9 * len(QUESTIONS)


def test_read_question_gives_accents_back_where_they_were_left_out_and_changes_nothing_else():
    right = 0
    for vi, plain, en, _ in QUESTIONS:
        written = read_question(plain).restored
        assert (read_question(vi).restored, read_question(en).restored) == (vi, en)
        assert strip_accents(written) == plain
        right += sum(a == b for a, b in zip(written.split(), vi.lower().rstrip("?").split(), strict=True))
    words = sum(len(plain.split()) for _, plain, *_ in QUESTIONS)
    assert right >= 0.9 * words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What must Sở Y tế do by March?", "en"),
        ("Who works with Bảo hiểm xã hội tỉnh on this?", "en"),
        ("Sở Y tế dùng app nào để báo cáo online?", "vi"),
        ("UBND tinh giao BHXH lam gi", "vi"),
        ("UBND", "vi"),
        ("thuoc", "vi"),
        ("medicine", "en"),
        ("Who is in charge of COVID-19 testing?", "en"),
        ("ai lo xet nghiem COVID-19", "vi"),
        ("WHO LEADS THE WORK?", "en"),
        ("AI CHU TRI VIEC NAY", "vi"),
        ("so y te co the lam gi", "vi"),
        ("Who leads at the café?", "en"),
    ],
)
def test_read_question_knows_the_language_of_mixed_and_short_questions(text, language):
    assert read_question(text).language == language


def test_read_question_takes_priority_for_no_money():
    assert read_question("Có bao nhiêu xã biên giới được ưu tiên?").answer_type == "how_much"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("bs về trạm y tế đc phụ cấp bn 1 tháng?", "money"),
        ("chỉ thị tăng vé đò lên mấy ngàn?", "money"),
        ("gia đình bị bão đc hỗ trợ bn?", "money"),
        ("trực đêm đc phụ cấp nhiêu 1 ca?", "money"),
        ("quà 27/7 mấy trăm 1 người?", "money"),
        ("hỗ trợ bao nhiêu người học nghề?", "how_much"),
        ("sau mấy ngày hợp đồng có hiệu lực?", "how_much"),
        ("bảo hiểm y tế 2035 bn %?", "percent"),
        ("quỹ cho vay lãi suất bao nhiêu?", "percent"),
        ("bộ nào xây dựng tiêu chuẩn tỷ lệ thương tật?", "lead"),
        ("ai đề xuất ngân sách cho các chỉ tiêu dân số?", "lead"),
        ("công điện về bão số mấy?", "number"),
        ("sao tỉnh đóng cửa phòng khám vậy?", "why"),
        ("hồ phải rút nước về mức nào trước bão?", "how_much"),
        ("gửi kết quả tiết kiệm tiền điện muộn nhất ngày bao nhiêu?", "when"),
        ("một gia đình được thuê mấy chỗ bán hàng?", "how_much"),
        ("rà soát văn bản trạm y tế sở nào chủ trì?", "lead"),
        ("What share of hospital fee payments must be cashless?", "percent"),
        ("Who secures the yearly budget money?", "lead"),
        ("What is the total investment in the hospital?", "money"),
        ("To how much does the directive raise the fare?", "money"),
        ("What insurance coverage does the plan set?", "percent"),
        ("When several firms share one pole, who marks the cables?", "lead"),
    ],
)
def test_read_question_knows_what_figure_is_asked_for(text, kind):
    assert read_question(text).answer_type == kind


@pytest.mark.parametrize("text", ["Văn bản nào cấm đổ rác xuống sông?", "van ban nao cam do rac xuong song"])
def test_read_question_takes_which_document_for_no_question_of_who_leads(text):
    assert read_question(text).answer_type == "where_said"


def test_read_question_composes_letters_folds_blanks_and_drops_what_cannot_be_seen():
    raw = unicodedata.normalize("NFD", "\ufeffAi chủ\u200b trì\n\tviệc\x00 này?  ")
    assert read_question(raw).text == "Ai chủ trì việc này?"
    assert read_question(raw) == read_question("Ai chủ trì việc này?")


@given(st.text(alphabet="aiệđ\u0301 \u200b\ufeff\n?", min_size=1, max_size=12).map("x".__add__))
@settings(max_examples=200, deadline=None)
def test_read_question_text_is_a_fixed_point(raw):
    text = read_question(raw).text
    if "\u200b" not in raw and "\ufeff" not in raw:
        assert unicodedata.is_normalized("NFC", text)
        assert text == " ".join(text.split())
        assert read_question(text).text == text


@pytest.mark.parametrize(
    ("raw", "text"), [("Ai \u200b chủ trì", "Ai chủ trì"), ("\ufeff Ai", "Ai"), ("e\u200b\u0302 ai", "ê ai")]
)
def test_read_question_folds_and_composes_round_invisible_characters(raw, text):
    assert read_question(raw).text == text


@pytest.mark.parametrize("raw", ["", "   ", "\n\t", "???", "…!", "\u200b\u200b", "\x00", "🙂"])
def test_read_question_of_nothing_is_question_error(raw):
    with pytest.raises(QuestionError) as caught:
        read_question(raw)
    assert str(caught.value) == "the question is empty: ask in Vietnamese or English, in words"


def test_read_question_takes_two_thousand_characters_and_no_more():
    assert len(read_question("a" * 2000).text) == 2000
    assert len(read_question("a b" + " " * 50_000).text) == 3
    with pytest.raises(QuestionError, match=r"^the question has 2,001 characters, at most 2,000 expected;"):
        read_question("a" * 2001)
    with pytest.raises(QuestionError, match=r"^the question has 50,000 characters,"):
        read_question("ai " * 16_666 + "ai")


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_read_question_of_any_text_is_a_question_or_question_error(raw):
    try:
        question = read_question(raw)
    except QuestionError:
        return
    assert question.language in ("vi", "en")
    assert any(c.isalnum() for c in question.text)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("chào bạn, cho mình hỏi, ai mua thuốc? cảm ơn nhé", "ai mua thuốc?"),
        ("may tra loi ngu qua, ai lo thuoc o hai binh", "ai lo thuoc o hai binh"),
        ("Hello, who leads?", "who leads?"),
        ("đồ ngu, trả lời đi", "trả lời đi"),
        ("What must So Y te, the Department of Health, do?", "What must So Y te, the Department of Health, do?"),
        ("Khi đến chợ Kẽm, ai thu phí?", "Khi đến chợ Kẽm, ai thu phí?"),
        ("xin chào", "xin chào"),
    ],
)
def test_read_question_leaves_out_greetings_and_scolding(raw, text):
    assert read_question(raw).text == text
