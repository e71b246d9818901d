import pytest

from corpus.answer_types import AnswerType
from rag.question.answer_type import Asked, read_answer_type
from rag.question.typed import read_typed


def asked_for(text):
    typed = read_typed(text)
    return read_answer_type(typed.text, typed.folded, typed.language)


def test_read_answer_type_of_each_way(one_way):
    text, _, kind = one_way
    assert asked_for(text).answer_type == kind


def test_read_answer_type_takes_priority_for_no_money():
    assert asked_for("Có bao nhiêu xã biên giới được ưu tiên?").answer_type == "how_much"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("kinh phí xóa điểm đen giao thông 2026 - 2028", "money"),
        ("số lượng cán bộ xã là bao nhiêu", "how_much"),
        ("1 ban tiem may tre", "how_much"),
        ("phi neo mot ngay bao nhieu", "how_much"),
        ("What is the body in charge of waste?", "lead"),
        ("What is the top monthly charge for a household?", "money"),
        ("What are teachers paid per lesson?", "money"),
        ("What is the most a school may charge per day?", "money"),
        ("What is the largest loan a firm can get?", "money"),
        ("What is the loan term?", "other"),
        ("What size is the plate of a house?", "how_much"),
        # "Đầu năm" is no "đâu"; a "đầu mối" is one who acts.
        ("Không nộp kèm tờ khai đầu năm thì phải báo chậm nhất ngày nào?", "when"),
        ("Hồ sơ nộp ở đâu?", "report_to"),
        ("Sở nào làm đầu mối?", "lead"),
        # To whom something goes, and who hands it over.
        ("Báo cáo tháng nộp sở nào?", "report_to"),
        ("Who does the ward report to?", "report_to"),
        ("Who should we send the dossier to by Friday?", "report_to"),
        ("Which department gets the ward's weekly report?", "report_to"),
        ("Which department gets the most staff?", "lead"),
        ("Who must submit the report to the province?", "lead"),
        ("Who compiles the quarterly report to the Chairman?", "lead"),
        # Why, whatever else is said; a copy is none.
        ("sao lai cham tien do may thang", "why"),
        ("Why is the fee 5 percent?", "why"),
        ("What is holding up the road?", "why"),
        ("Sao y bản chính nộp ở đâu?", "report_to"),
        ("muc phat do xe sai", "money"),
        ("Cơ quan bị phạt gấp mấy một người?", "how_much"),
        ("Khoản nào được khoán mà không cần hóa đơn?", "other"),
        ("Khoản nào của Điều 3 nói về hóa đơn?", "where_said"),
        ("Việc này quy định tại khoản nào?", "where_said"),
        ("total budget of the online services plan", "money"),
        ("lãi suất tối đa cho doanh nghiệp vay", "percent"),
        ("ceiling on the interest rate for firms", "percent"),
        ("share of the allowance borne by the province", "percent"),
        ("Which department is the standing body for the housing support and draws designs?", "lead"),
        ("Who must support the stations?", "coordinate"),
        ("daily pay for officers who have no allowance", "money"),
        ("trực trạm thì mỗi ngày bao nhiêu?", "how_much"),
        ("chưa có phụ cấp nghề thì được bồi dưỡng mỗi ngày bao nhiêu?", "money"),
        ("phụ cấp hằng tháng của trưởng thôn theo nghị định số 12 năm 2026 là bn", "money"),
        ("họp định giá cần tối thiểu bao nhiêu thành viên?", "how_much"),
        ("đất mặt đường tính tỷ lệ nào?", "percent"),
        ("hộ nghèo được trả hộ mấy phần?", "percent"),
        ("áp dụng từ hôm nào?", "when"),
        ("What minimum share must be kept?", "percent"),
        ("What import duty is due on mirrors?", "percent"),
        ("What is the union gift worth?", "money"),
        ("Until when is it free?", "when"),
        ("How much does an officer who receives people get a day?", "money"),
        ("What are the ways in which agencies inform the press?", "other"),
        ("kinh phí lấy từ đâu", "other"),
        ("lãi suất có giảm không", "other"),
        ("dự án nào dừng lại để dồn vốn, số vốn là bao nhiêu?", "how_much"),
        ("vay mua trâu thì mức lãi bao nhiêu?", "percent"),
        ("How quickly must an ambulance be there?", "how_much"),
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
def test_read_answer_type_knows_what_figure_is_asked_for(text, kind):
    assert asked_for(text).answer_type == kind


@pytest.mark.parametrize("text", ["Văn bản nào cấm đổ rác xuống sông?", "van ban nao cam do rac xuong song"])
def test_read_answer_type_takes_which_document_for_no_question_of_who_leads(text):
    assert asked_for(text).answer_type == "where_said"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        # What is asked by a figure before who: both are asked for.
        ("Sở nào làm, và khi nào?", Asked(AnswerType.WHEN, who=True)),
        ("so nao lam va khi nao", Asked(AnswerType.WHEN, who=True)),
        ("Ai làm, hết bao nhiêu tiền?", Asked(AnswerType.MONEY, who=True)),
        ("Which agency pays, and by when?", Asked(AnswerType.WHEN, who=True)),
        ("Đường dây nóng về giá số mấy?", Asked(AnswerType.PHONE, who=False)),
        ("What is the latest payment date for the tax?", Asked(AnswerType.WHEN, who=False)),
        ("Khi nào làm?", Asked(AnswerType.WHEN, who=False)),
        ("Who leads?", Asked(AnswerType.LEAD, who=True)),
        # No question word, and who leads is meant all the same.
        ("Chủ trì việc này", Asked(AnswerType.LEAD, who=True)),
        # Help that is paid is no help of an agency.
        ("Hộ nghèo được hỗ trợ bao nhiêu tiền?", Asked(AnswerType.MONEY, who=False)),
        ("How much does the province support?", Asked(AnswerType.MONEY, who=False)),
        # "phối hợp" asks who only with a word that asks.
        ("Phối hợp mua thuốc", Asked(AnswerType.OTHER, who=False)),
        ("Ai phối hợp mua thuốc?", Asked(AnswerType.COORDINATE, who=True)),
        ("Ban Quản lý nạo vét luồng cùng với đơn vị nào?", Asked(AnswerType.COORDINATE, who=True)),
        ("so y te mua thuoc cung nhung so nao", Asked(AnswerType.COORDINATE, who=True)),
        ("Thuốc để ở đâu?", Asked(AnswerType.OTHER, who=False)),
    ],
)
def test_read_answer_type_tells_whether_it_is_asked_who_acts_besides(text, asked):
    assert asked_for(text) == asked


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ai là giám đốc Sở Y tế?", "person"),
        ("ai ky chi thi nay", "person"),
        ("Who is the director of the department?", "person"),
        ("Who signed the directive?", "person"),
        # Folded, a machine ("máy") would be how many ("mấy").
        ("Cấp máy người già dùng thế nào?", "other"),
        ("Cấp mấy người già dùng?", "how_much"),
        ("đạt bao nhiêu %?", "percent"),
        ("bn người đi học?", "how_much"),
    ],
)
def test_read_answer_type_knows_persons_and_what_is_typed_in_chat(text, kind):
    assert asked_for(text).answer_type == kind
