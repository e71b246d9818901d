import pytest

from corpus.duties.heads import HEAD, KIND
from corpus.duties.kinds import kind_end


@pytest.mark.parametrize(
    "text",
    [
        # | marks where the phrase ends.
        "các cơ quan, đơn vị| lập sổ",
        "các sở, ban, ngành và đoàn thể| đắp đê",
        "các cơ quan chức năng| xử lý nghiêm",
        "các cơ quan có liên quan| nộp sổ",
        "các xã ven biển| cắm mốc",
        "Đơn vị vận hành hồ chứa| lập sổ",
        "Đơn vị| vận hành hồ chứa",
        # A second verb is what they do where a word before it tells which are meant, and no verb of a service is.
        "Cơ quan nhà nước| cung cấp dữ liệu và công khai số liệu",
        "Doanh nghiệp bảo hiểm nhân thọ| sử dụng mẫu đơn và lưu sổ",
        "Đơn vị tư vấn giám sát| kiểm tra nền đường",
        "các doanh nghiệp cung cấp dịch vụ chứng thực chữ ký số| hỗ trợ cấp thẻ",
        "Cơ quan quản lý nhà nước về giáo dục và đào tạo| đưa vào chương trình",
        "Cơ sở kinh doanh| có trách nhiệm bảo quản thuốc",
        "Cơ sở đăng ký thuốc| có trách nhiệm chứng minh, phải nộp mẫu",
        # A kind alone does not act at the head of a sentence: of two verbs the first tells which are meant.
        "Đơn vị giữ rừng phòng hộ| tuần tra mỗi tuần",
        "Cơ sở nuôi tôm thâm canh| xử lý nước thải",
        "Đơn vị| kê khai với Sở Tài chính trước ngày 25",
        "Đơn vị| tổ chức kiểm tra kho",
        "Doanh nghiệp| không bảo đảm lối thoát phải dừng",
        "nhân viên soát vé| đối chiếu thẻ",
        "Người phát ngôn của Sở Y tế| cung cấp số liệu",
        # Which verb makes a sort of which body; whose object goes on up to another verb.
        "Cơ sở đào tạo| gửi sổ",
        "Cơ sở| gửi sổ và lập bảng",
        "các tổ chức kiểm toán| có trách nhiệm giữ sổ",
        "Cơ quan thi hành án dân sự| lập sổ",
        "Đoàn đánh giá| lập biên bản",
        "Cơ quan chủ trì đề án| cung cấp số liệu",
        "Cơ sở| đào tạo bác sĩ",
        "Tổ tiết kiệm và vay vốn thôn 3| bình xét hộ vay",
        "các doanh nghiệp đầu mối nhập khẩu phân bón| công khai giá",
        # One agency each: what follows the comma is another.
        "trạm y tế|, công an xã trực",
        "nhà trường|, trạm y tế trực",
        # Heads that are nobody without a word more.
        "Tổ kiểm tra| đi các xã",
        "các trường học có từ 20 lớp trở lên| nộp sổ",
        "các đơn vị trực thuộc Sở| nộp sổ",
        "các doanh nghiệp| phải nộp sổ",
        # No phrase ends with a word that wants another.
        "các đơn vị| đang giữ kho",
        "các địa phương| có ",
        "các doanh nghiệp| và người dân",
    ],
)
def test_kind_end_is_before_what_they_do(text):
    phrase, _, rest = text.partition("|")
    whole = phrase + rest
    head = KIND.match(whole) or HEAD.match(whole)
    assert whole[: kind_end(whole, 0, head.end(), len(whole))] == phrase


def test_kind_end_takes_ten_words_at_most():
    text = "các cơ quan" + " ven đê" * 20
    # Two words of the head count no blank after it: ten more, "ven đê" five times.
    assert text[: kind_end(text, 0, len("các cơ quan"), len(text))] == "các cơ quan" + " ven đê" * 5


@pytest.mark.parametrize(
    "text",
    [
        # A subject reaches to what binds it.
        "Cơ quan được lấy ý kiến về dự thảo| phải trả lời",
        "Doanh nghiệp thuê suất ăn ngoài| phải lưu hợp đồng",
        "Thủ trưởng các đơn vị sử dụng cán bộ, viên chức| phải đối chiếu",
        "Doanh nghiệp xuất khẩu da giày, may mặc, thủy sản| có trách nhiệm lưu sổ",
        "cơ quan chủ quản từ chối chia sẻ| phải nêu căn cứ",
        # Not where a condition, another clause or another agency stands between.
        "các sở liên quan| trả lời tại hội nghị, phải",
        "Đơn vị| nào muốn rút khỏi khối phải",
        "Doanh nghiệp| tự ý chi sai phải",
        # A verb that says whose work it is stands before another.
        "công chức thống kê| nhập máy",
        "cán bộ phiên dịch| ghi lời khai",
        "đơn vị vận chuyển| đối chiếu doanh thu",
        "công chức| thống kê hộ nghèo",
        "đơn vị| xử phạt theo luật",
        # What the kind is for, and then what it does.
        "Đơn vị thi công| phân loại hồ sơ",
        "các doanh nghiệp vận tải| sẵn sàng 40 xe",
        # Party committees are one each.
        "các quận ủy|, huyện ủy lập sổ",
        "các sở, ban, ngành| lập sổ",
    ],
)
def test_kind_end_reaches_to_what_binds_it_and_knows_whose_work_a_verb_is(text):
    phrase, _, rest = text.partition("|")
    head = HEAD.match(text) or KIND.match(text)
    kind = KIND.match(text)
    start = kind or head
    assert kind_end(phrase + rest, 0, start.end(), len(phrase + rest)) == len(phrase)
