import pytest

from corpus.duties.agency_phrases import agencies_at
from corpus.duties.names import name_end
from corpus.duties.tails import parent_begins, tail_end


@pytest.mark.parametrize(
    "text",
    [
        # | marks where the name ends. Its parent.
        "Phòng Tổng hợp thuộc Sở Tài chính| chốt số liệu",
        "Trung tâm Y tế trực thuộc Sở Y tế| mua thuốc",
        "Phòng Tổng hợp| thuộc diện sắp xếp",
        # Its place, where a verb follows.
        "Thương vụ Việt Nam ở nước ngoài| gửi bản tin",
        "Văn phòng Kinh tế tại Đài Bắc| phối hợp",
        "Sở Y tế| tại Hà Nội",
        # What it is for, up to its level.
        "Ban Chỉ đạo thi hành án dân sự tỉnh| do một Phó Chủ tịch",
        "Ban Chỉ đạo rà soát xã Long Điền| tổ chức họp",
        "Ban Chỉ huy phòng thủ dân sự xã| trực",
        "Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh| kiểm tra",
        "Ban Chỉ đạo| kiểm tra các xã, phường",
        "Ban Chỉ đạo| báo cáo tỉnh kết quả",
        # What it is for, behind "về".
        "Ban Chỉ đạo tỉnh về phòng, chống tham nhũng, lãng phí| tổ chức",
        "Ban Chỉ đạo 389 quốc gia về chống buôn lậu, gian lận thương mại và hàng giả| kiểm tra",
        "Ban Chỉ đạo liên ngành về an toàn thực phẩm cấp huyện| thành lập đoàn",
        "Văn phòng Quốc gia về giảm nghèo| phúc tra",
        "Ủy ban Quốc gia về chuyển đổi số| ban hành",
        "Sở Y tế| về kết quả",
        # More of its fields.
        "Phòng Lao động, tiền lương| làm đầu mối",
        "Chi cục Chất lượng, chế biến và phát triển thị trường| lấy mẫu",
        "Trung tâm Y tế|, người dân đo nhiệt độ",
        "Trung tâm Y tế|, hộ dân lập hồ sơ",
        "Ban Quản lý Khu công nghệ cao và các khu công nghiệp| cấp phép",
        # What it works on, the second thing too; people only of who is there for people.
        "Cục Quản lý nhà và thị trường bất động sản| vận hành",
        "Cục Quản lý nhà và thị trường bất động sản thuộc Bộ Xây dựng| vận hành",
        "Hội Bảo trợ người khuyết tật và trẻ mồ côi tỉnh| | Sở Y tế",
        "Ban Quản lý rừng phòng hộ và đặc dụng Sông Hinh| kiểm tra",
        "Trung tâm Kiểm nghiệm thuốc thú y Trung ương I| chủ trì",
        "Trung tâm Kiểm nghiệm mẫu nước tỉnh| lấy mẫu",
        "Cục Quản lý nhà| và doanh nghiệp phối hợp",
        "Cục Quản lý nhà| và người mua nhà phối hợp",
        "Cục Quản lý nhà| và vận hành hệ thống",
        "Cục Quản lý nhà| và thị trường nhà ở tại đây",
        "Ban Tổ chức giải| và các đội thi đấu",
        # A force that is half of it; what the register has whole goes no further.
        "Chi cục Thủy sản và Kiểm ngư| trước ngày 15",
        "Cục Lâm nghiệp và Kiểm lâm| kiểm tra",
        "Sở Y tế| và Kiểm lâm",
        "Sở Công Thương| kết quả",
    ],
)
def test_name_end_takes_in_the_words_that_tell_which_body_is_meant(text):
    name, _, rest = text.partition("|")
    whole = name + rest
    assert whole[: name_end(whole, 0, len(whole))] == name


@pytest.mark.parametrize(
    "text",
    [
        # | marks where the phrase ends.
        "các đơn vị có liên quan thuộc Bộ Giáo dục và Đào tạo| chịu trách nhiệm",
        "các cơ quan chuyên môn thuộc Ủy ban nhân dân cấp tỉnh, thành phố trực thuộc trung ương| phối hợp",
        "các phòng thuộc Sở Y tế| lập",
        "các đơn vị thuộc Bộ| tham mưu",
        "các sở - ngành| lập",
        "Thủ trưởng các sở - ban - ngành thành phố| lập",
        "Ủy ban nhân dân các quận - huyện| lập",
        "Ủy ban nhân dân huyện| - 12 xã",
    ],
)
def test_a_phrase_of_a_kind_takes_in_its_parent_and_what_a_hyphen_joins(text):
    name, _, rest = text.partition("|")
    names, end = agencies_at(name + rest, 0, len(name + rest))
    assert ([n.text for n in names], end) == ([name], len(name))


def test_tail_end_goes_no_further_than_its_limit():
    text = "Ban Chỉ đạo kiểm kê tỉnh đặt tại đây"
    assert tail_end(text, 0, len("Ban Chỉ đạo"), len(text)) == len("Ban Chỉ đạo kiểm kê tỉnh")
    assert tail_end(text, 0, len("Ban Chỉ đạo"), len("Ban Chỉ đạo kiểm kê tỉnh")) is None


@pytest.mark.parametrize(
    ("text", "begins"),
    [("Phòng Thuế thuộc Sở Y tế", len("Phòng Thuế thuộc ")), ("Phòng Thuế thuộc tỉnh", None), ("Phòng Thuế", None)],
)
def test_parent_begins_at_a_name(text, begins):
    assert parent_begins(text, len("Phòng Thuế"), len(text)) == begins
