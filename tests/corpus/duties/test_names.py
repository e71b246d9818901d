import pytest

from corpus.duties.names import after_comma, after_hyphen, goes_on, name_end, own_clause_end


@pytest.mark.parametrize(
    "text",
    [
        # | marks where the name ends.
        "Sở Y tế| kiểm tra đê",
        "Sở Nông nghiệp và Môi trường| đắp đê",
        "Ủy ban nhân dân tỉnh Sơn Hạ| đắp đê",
        "Ủy ban nhân dân xã| đắp đê",
        "Công an tỉnh| khui 3 thùng",
        "Hội Nông dân| phát giống",
        "Trung tâm Kiểm soát bệnh tật tỉnh| phun thuốc",
        # Two names joined by "và" are two, but for those that are one agency.
        "Sở Y tế| và Sở Tài chính",
        "Báo và Đài Phát thanh| mở mục",
        # Places and levels.
        "Công an các xã, phường| gác đê",
        "Ủy ban nhân dân các huyện Phú Khê, Nam Tân| đắp đê",
        "Ủy ban nhân dân các huyện, thị xã Long Kiến, thành phố Vân Trạch| đắp đê",
        "Phòng Tài chính - Kế hoạch| cấp tiền",
        "Ban Quản lý dự án 27| khởi công",
        "Sở Y tế| 27 lần",
        "Ủy ban nhân dân xã nơi có đê| cắm mốc",
        "Sở Y tế|",
        "Sở Y tế|, nước dâng",
        "Sở Y tế|. Đê cao",
    ],
)
def test_name_end_is_before_what_the_agency_does(text):
    name, _, rest = text.partition("|")
    assert name + "|" + (name + rest)[name_end(name + rest, 0, len(name + rest)) :] == text


def test_name_end_goes_no_further_than_its_limit():
    text = "Sở Nông nghiệp và Môi trường"
    assert name_end(text, 0, len("Sở Nông nghiệp và")) == len("Sở Nông nghiệp")


@pytest.mark.parametrize(("text", "end"), [("tỉnh đắp", 4), ("cấp xã đắp", 6), ("đắp đê", None), ("xã hội lo", None)])
def test_goes_on_takes_no_blank_after_it(text, end):
    assert goes_on(text, 0, len(text)) == end


@pytest.mark.parametrize(
    ("inner", "rest", "taken"),
    [
        ("Sở Văn hóa", ", Thể thao và Du lịch", ", Thể"),
        ("Công an các xã", ", phường gác đê", ", phường"),
        ("các huyện Phú Khê", ", Nam Tân đắp", ", Nam"),
        ("Chi cục Đê điều", ", Thủy nông và Nước sạch đo", ", Thủy"),  # a list of fields
        ("Sở Y tế", ", Sở Tài chính", None),
        ("Sở Y tế", ", các xã", None),
        ("Sở Y tế", ", nước dâng", None),
        ("Sở Y tế", ", …", None),
    ],
)
def test_after_comma_goes_on_in_one_name_only(inner, rest, taken):
    text = inner + rest
    assert after_comma(text, 0, len(inner), len(text)) == (len(inner + taken) if taken else None)


@pytest.mark.parametrize(
    ("inner", "rest", "taken"),
    [
        ("Phòng Tài chính", " - Kế hoạch", " - Kế"),
        ("Phòng Tài chính", " – Kế hoạch", " – Kế"),
        ("Phòng Tài chính", " - kế hoạch", " - kế hoạch"),  # a field of work, in small letters too
        ("công chức tư pháp", " - hộ tịch xã", " - hộ tịch"),
        ("Đội Cảnh sát giao thông", " - trật tự", " - trật tự"),
        ("Phòng Tài chính", " - mua tủ", None),
        ("Sở Y tế", " - Sở Tài chính", None),
        ("Phòng 3", " - Kế hoạch", None),
        ("Sở Y tế", " và", None),
    ],
)
def test_after_hyphen_goes_on_with_a_capital_or_a_field_of_work(inner, rest, taken):
    text = inner + rest
    assert after_hyphen(text, len(inner), len(text)) == (len(inner + taken) if taken else None)


@pytest.mark.parametrize(
    ("text", "after", "told"),
    [
        # A verb further on: what stands before it tells which unit is meant.
        ("Đơn vị vận hành hồ chứa lập sổ", "Đơn vị vận hành", "Đơn vị vận hành hồ chứa"),
        ("Đơn vị vận hành hồ chứa", "Đơn vị vận hành", None),
        ("Đơn vị vận hành hồ, lập sổ", "Đơn vị vận hành", None),
        ("Đơn vị vận hành thì lập sổ", "Đơn vị vận hành", None),
    ],
)
def test_own_clause_end_is_before_the_next_verb(text, after, told):
    begin = len("Đơn vị ")
    assert own_clause_end(text, begin, len(after), len(text)) == (len(told) if told else None)


@pytest.mark.parametrize(
    "text",
    [
        # | marks where the name ends. It never does within a word of two syllables.
        "Phòng Vật tư - Thiết bị y tế| theo dõi bảo hành",
        "Tổ an ninh trật tự| nhắc nhở hộ vi phạm",
        "Cơ quan đại diện ngoại giao| nhập liệu",
        # Numbers of an office, before a verb or a sign.
        "Thuế cơ sở 3| khoanh nợ",
        "Đội Thanh tra giao thông số 2| phân làn",
        "Tòa án nhân dân khu vực 2| xét xử",
        "Kho bạc Nhà nước khu vực XV| đối chiếu",
        "Sở Y tế| 2 lần báo cáo",
        # A verb that takes an object is no half of a name.
        "Ga Huế| giảm 20% giá vé",
        "Ga Huế| bán các vé rẻ",
        # Which places are meant.
        "Hội Cựu chiến binh các xã ven sông| nhận chăm rừng",
        "Trung tâm Y tế các huyện ngập| cử đoàn",
        "Ủy ban nhân dân các phường có phố ẩm thực| bố trí điểm rửa tay",
        "Ủy ban nhân dân các xã| có trách nhiệm lập sổ",
        "Ủy ban nhân dân các xã| mua sổ",
        # Fields of work: small words up to a hyphen, a verb before another verb.
        "Khoa Hồi sức tích cực - Chống độc| nhận bệnh nhân",
        "Cơ quan Cảnh sát điều tra| gửi mẫu vật",
        "Công an huyện| điều tra vụ cháy",
        "Trung tâm Cấp cứu 115| bố trí xe",
        "Trường Trung học phổ thông chuyên Nguyễn Du| tuyển thêm 35 em",
    ],
)
def test_name_end_knows_words_numbers_places_and_fields(text):
    name, _, rest = text.partition("|")
    assert name_end(name + rest, 0, len(name + rest)) == len(name)
