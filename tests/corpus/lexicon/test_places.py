import pytest

from corpus.lexicon.places import holds_place, named_places, place_in

KNOWN = frozenset({"thach giang", "long kien"})


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("Sở Y tế tỉnh Thạch Giang làm gì?", ("thach giang",)),
        ("so y te thach giang lam gi", ("thach giang",)),
        ("Who leads in Thach Giang?", ("thach giang",)),
        ("Nghệ An có mấy huyện?", ("nghe an",)),
        ("o dong nai co gi", ("dong nai",)),
        ("dong nai vung nuoc", ()),
        ("Niềm vinh dự của ai?", ()),
        ("Thành phố Vinh có gì?", ("vinh",)),
        ("xã Mường Lát do ai giữ?", ("muong lat",)),
        ("Phu Khe district office", ("phu khe",)),
        ("In Ha Lam province, who leads?", ("ha lam",)),  # a sentence begins with a capital
        ("Thừa Thiên Huế có gì?", ("thua thien hue",)),
        ("Ai giữ đê?", ()),
        # What has a name of its own: canals, markets, lakes; what lies in a place.
        ("Nạo vét kênh Rạch Gốc do ai chủ trì?", ("rach goc",)),
        ("Chợ đêm ở Quảng Lưu mở mấy giờ?", ("quang luu",)),
        ("Who dredges the Ben Dia boat shelter?", ("ben dia",)),
        ("What may firms in Quang Luu claim?", ("quang luu",)),
        ("Thu gom tôm chết ở vịnh Xuân Đài về đâu?", ("xuan dai",)),
        # Offices, documents, countries and English names are no such places; nor is anything where all has capitals.
        ("Xe 7 chỗ ở Sở Tài chính do ai giữ?", ()),
        ("Lao động ở Đài Loan về nước được gì?", ()),
        ("Who moves the 110 kV line on Ring Road 2?", ()),
        ("Is the festival in New York covered?", ()),
        ("Ai Chủ Trì Ở Quảng Lưu?", ()),
        ("Khu Công nghiệp nào được miễn?", ()),  # a name of one word may be any
        ("", ()),
    ],
)
def test_named_places_of_a_question(question, places):
    assert named_places(question, KNOWN) == places


def test_named_places_stand_in_the_order_of_the_question():
    assert named_places("Nghệ An khác tỉnh Bình Định ở đâu?", KNOWN) == ("nghe an", "binh dinh")


@pytest.mark.parametrize(
    ("question", "written", "places"),
    [
        # Clipped or written together.
        ("TPHCM sở nào lo?", "", ("ho chi minh",)),
        ("What does the Hanoi Party Committee target?", "", ("ha noi",)),
        # Without capitals, by the accents that were given back; names that are words do not count.
        ("so y te lao cai yeu cau gi", "sở y tế lào cai yêu cầu gì", ("lao cai",)),
        ("gia cao bang bao nhieu", "giá cao bằng bao nhiêu", ()),
        ("song hoa binh la gi", "sống hòa bình là gì", ()),
    ],
)
def test_named_places_knows_provinces_however_they_are_typed(question, written, places):
    assert named_places(question, frozenset(), written) == places


@pytest.mark.parametrize(
    ("folded", "place", "holds"),
    [
        (" so y te tp hcm ", "ho chi minh", True),
        (" thanh pho ho chi minh ", "ho chi minh", True),
        (" thanh pho ho chi ", "ho chi minh", False),
        (" hcmx ", "ho chi minh", False),
        (" tp hcm ", "ha noi", False),
    ],
)
def test_holds_place_knows_clipped_forms(folded, place, holds):
    assert holds_place(folded, place) is holds


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Ủy ban nhân dân tỉnh Sơn Hạ", "son ha"),
        ("UBND TP. Long Kiến", "long kien"),
        ("Ủy ban nhân dân xã Phú Khê, huyện Nam Tân", "phu khe"),
        ("Sở Y tế", None),
        # A word for a place is no place.
        ("Ủy ban nhân dân tỉnh", None),
        ("", None),
    ],
)
def test_place_in_a_name_stands_after_a_word_for_a_place(name, place):
    assert place_in(name) == place
