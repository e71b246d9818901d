import pytest

from rag.question.read import read_question
from rag.question.sought import Sought


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("Chỗ nào được phép đậu xe?", {Sought.PLACE}),
        ("Đơn vị nào được khởi công trước?", set()),
        ("Chó nào được khỏi khai báo với thôn?", {Sought.EXCEPTION}),
        ("Cấm nến, trường hợp nào vẫn được đốt?", {Sought.EXCEPTION}),
        ("Which dogs are let off being declared?", {Sought.EXCEPTION}),
        ("Sở Y tế phải làm gì trong đợt dịch?", {Sought.TASK}),
        ("so y te co nhiem vu gi trong dot dich", {Sought.TASK}),
        ("Thanh tra tỉnh được giao việc gì?", {Sought.TASK}),
        ("What must the Department of Health do about waste?", {Sought.TASK}),
        ("Who leads it?", set()),
        ("Không tiêm phòng thì bị phạt thế nào?", {Sought.CONSEQUENCE}),
        ("nhan hoa hong bi xu ly ra sao", {Sought.CONSEQUENCE}),
        ("What happens to a doctor who takes commission?", {Sought.CONSEQUENCE}),
        ("Bị phạt bao nhiêu tiền?", set()),
        ("xe buyt it khach the nao thi bi dung tuyen?", {Sought.CASE}),
        ("Trường hợp nào thì được miễn phí?", {Sought.CASE, Sought.EXCEPTION}),
        ("Lúc nào cơ quan được gọi xe trước?", {Sought.CASE}),
        ("When may an office phone first?", {Sought.CASE}),
        ("Under what circumstances is spraying held off?", {Sought.CASE}),
        ("Gia cầm loại nào không tiêm vắc xin?", {Sought.EXCEPTION}),
        ("Which birds are left out of the plan?", {Sought.EXCEPTION}),
        ("Loại nào phải tiêm không?", set()),  # the "không" that asks
        ("Những ai không phải nộp phí?", {Sought.EXCEPTION}),
        ("quy dinh k ap dung cho nhung doi tuong nao", {Sought.EXCEPTION}),
        ("Khi nào chặt cây mà không cần giấy phép?", {Sought.EXCEPTION}),
        ("Which trees may be cut without a permit?", {Sought.EXCEPTION}),
        ("Whose examination is put off?", {Sought.EXCEPTION}),
        ("Ai được nộp phí không?", set()),
        # For what something is ended, and no day.
        ("Giấy phép bị rút khi nào?", {Sought.GROUNDS}),
        ("truong hop nao thi bi thu hoi the", {Sought.CASE, Sought.GROUNDS}),
        ("Làm gì thì bị đình chỉ?", {Sought.GROUNDS}),
        ("When is a licence withdrawn?", {Sought.GROUNDS}),
        ("On what grounds may a licence be revoked?", {Sought.CASE, Sought.GROUNDS}),
        ("Khi nào thu phí?", set()),
        ("When is a licence printed?", set()),
        ("Trả chậm thì phải chịu hậu quả gì?", {Sought.CONSEQUENCE}),
        ("ban giong gia bi xu ly ntn", {Sought.CONSEQUENCE}),
        ("What does a driver face who drinks?", {Sought.CONSEQUENCE}),
        ("Bãi đỗ xe đặt ở đâu?", {Sought.PLACE}),
        ("tram sac nam cho nao vay", {Sought.PLACE}),
        ("Where should students apply?", {Sought.PLACE}),
        ("Sở nào đầu tư bãi đỗ xe?", set()),
        ("Văn bản nào của Bộ Công Thương quy định giá điện?", {Sought.DOCUMENT}),
        ("thong tu so may huong dan gia dien", {Sought.DOCUMENT}),
        ("Which circular sets out the price?", {Sought.DOCUMENT}),
        ("Thông tư này quy định gì?", set()),
        # Of a day only: a document says of itself from when it holds, and when it was passed.
        ("Nghị quyết 37 có hiệu lực từ ngày nào?", {Sought.EFFECT}),
        ("muc ho tro moi ap dung tu bao gio", {Sought.EFFECT}),
        ("When was the resolution passed?", {Sought.EFFECT, Sought.ADOPTION}),
        ("Cầu thông xe ngày nào?", set()),
        ("When does the bridge open?", set()),
    ],
)
def test_which_side_of_a_case_or_a_task_is_sought(text, sought):
    assert read_question(text).wanted.sought == sought
