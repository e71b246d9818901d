import pytest

from corpus.build import build_document
from corpus.structure.zones import Zone, find_zones

DECISION = [
    "ỦY BAN NHÂN DÂN",
    "HUYỆN THẠCH GIANG",
    "-------",
    "Số: 5/QĐ-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Thạch Giang, ngày 3 tháng 4 năm 2021",
    "QUYẾT ĐỊNH",
    "Ban hành Quy chế giữ đê",
    "Căn cứ Luật Đê điều;",  # 9
    "QUYẾT ĐỊNH:",
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế giữ đê.",
    "Điều 2. Hiệu lực từ ngày ký.",
    "Nơi nhận:",  # 13
    "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "Trần Văn Sông",
]


def test_find_zones_of_a_document_alone():
    assert find_zones(DECISION) == [Zone(0, 9, 13, 18)]


def test_find_zones_of_a_document_and_one_attached():
    rules = ["QUY CHẾ", "GIỮ ĐÊ", "(Ban hành kèm theo Quyết định số 5/QĐ-UBND)", "Điều 1. Canh đê", "Điều 2. Vỡ đê"]
    assert find_zones(DECISION + rules) == [Zone(0, 9, 13, 18), Zone(18, 21, 23, 23, ("Quy chế", ""))]


TITLE = ["CHỈ THỊ", "Tăng cường giữ đê trên địa bàn tỉnh"]


@pytest.mark.parametrize(
    ("line", "body"),
    [
        # On with the title.
        ("Sơn Hạ năm 2021", 3),
        ("Từ Sơn năm 2021", 3),
        ("Quan Hạ", 3),
        ("05 năm tới", 3),
        ("và các huyện ven sông.", 3),
        ("“Đê xanh”", 3),
        # The body's first.
        ("Sau 05 tháng thực hiện kế hoạch giữ đê, Ủy ban nhân dân tỉnh yêu cầu:", 2),
        ("Sau 05 tháng thực hiện kế hoạch giữ đê, nhiều đoạn đê còn yếu", 2),
        ("Từ năm 2019 đến nay, nhiều đoạn đê còn yếu", 2),
        ("Đê các xã ven sông còn thấp.", 2),
        ("Căn cứ Luật Đê điều", 2),
        ("Luật Đê điều đã có hiệu lực;", 2),
        ("05 tháng qua, đê vỡ hai lần.", 2),
        ("và các huyện ven sông làm như sau:", 2),
        ("Các xã thực hiện những việc sau", 2),
        ("Đồng chí Lò Văn Mây kết luận về việc giữ đê", 2),
        ("Đê các xã ven sông " + 20 * "thấp dần " + "đi", 2),
        ("Ủy ban nhân dân tỉnh yêu cầu các xã, các đơn vị ven sông đắp đê", 2),
    ],
)
def test_find_zones_ends_a_title_where_the_body_begins(line, body):
    assert find_zones([*TITLE, line, "1. Đắp đê.", "2. Trồng tre."]) == [Zone(0, body, 5, 5)]


def test_a_title_that_ends_in_a_place_leaves_the_opening_its_address():
    opening = "Sau 05 tháng thực hiện kế hoạch giữ đê, Ủy ban nhân dân tỉnh yêu cầu:"
    document = build_document("\n\n".join([*TITLE, opening, "1. Đắp đê.", "2. Trồng tre."]), "x")
    assert document.metadata.title == TITLE[1]
    assert [(c.path, document.text[c.start : c.end]) for c in document.clauses] == [
        ("0", opening),
        ("1", "1. Đắp đê."),
        ("2", "2. Trồng tre."),
    ]


def test_find_zones_of_several_annexes():
    annexes = ["PHỤ LỤC I", "Dụng cụ", "1. Cuốc.", "2. Xẻng.", "PHỤ LỤC II", "Xe cộ", "1. Xe bò.", "2. Xe ngựa."]
    assert find_zones(DECISION + annexes) == [
        Zone(0, 9, 13, 18),
        Zone(18, 20, 22, 22, ("Phụ lục", "I")),
        Zone(22, 24, 26, 26, ("Phụ lục", "II")),
    ]


@pytest.mark.parametrize(
    ("heading", "zones"),
    [
        # Its only annex: what it is issued with, or a title in capitals, stands below it.
        (["Phụ lục", "CÁC LOẠI DỤNG CỤ", "(Kèm theo Quy chế giữ đê)"], [("Quy chế", ""), ("Phụ lục", "")]),
        (["PHỤ LỤC", "DỤNG CỤ"], [("Quy chế", ""), ("Phụ lục", "")]),
        (["PL2"], [("Quy chế", ""), ("Phụ lục", "2")]),
        (["PL: DỤNG CỤ"], [("Quy chế", "")]),
        (["Phụ lục", "(Ban hành kèm theo Quy chế giữ đê)"], [("Quy chế", ""), ("Phụ lục", "")]),
        # A word on a line of its own, a title on the same line, another kind: none of these is.
        (["Phụ lục", "Dụng cụ thì các xã tự lo."], [("Quy chế", "")]),
        (["PHỤ LỤC: DỤNG CỤ", "CÁC LOẠI"], [("Quy chế", "")]),
        (["KẾ HOẠCH", "GIỮ ĐÊ"], [("Quy chế", "")]),
    ],
)
def test_find_zones_of_rules_with_an_annex_that_has_no_number(heading, zones):
    rules = ["QUY CHẾ", "Giữ đê", "(Kèm theo Quyết định số 5/QĐ-UBND)", "Điều 1. Đắp đê", "Các xã đắp đê."]
    found = find_zones([*DECISION, *rules, *heading, "1. Cuốc.", "2. Xẻng."])
    assert [z.attachment for z in found] == [None, *zones]


def test_find_zones_of_an_annex_alone():
    assert find_zones(["Phụ lục III", "DỤNG CỤ", "1. Cuốc.", "2. Xẻng."]) == [Zone(0, 2, 4, 4, ("Phụ lục", "III"))]


def test_find_zones_takes_a_mention_of_rules_for_text():
    paragraphs = ["Các xã làm như sau:", "1. Đọc kỹ", "QUY CHẾ", "2. Làm theo."]
    assert find_zones(paragraphs) == [Zone(0, 0, 4, 4)]


def test_find_zones_takes_addressees_for_header():
    header = ["Số: 5/UBND", "V/v giữ đê", "Kính gửi:", "- Các xã;", "- Hạt Quản lý đê."]
    assert find_zones([*header, "Lũ đang về.", "1. Đắp đê.", "GIÁM ĐỐC", "TS. Trần Văn Sông"]) == [Zone(0, 5, 7, 9)]


def test_find_zones_starts_the_body_at_a_clause_without_a_header():
    assert find_zones(["1. Đắp đê.", "2. Trồng tre."]) == [Zone(0, 0, 2, 2)]


@pytest.mark.parametrize(
    ("attachment", "prefix"),
    [
        (None, ""),
        (("Quy chế", ""), "QC"),
        (("Quy định", ""), "QyĐ"),
        (("Kế hoạch", ""), "KH"),
        (("Phụ lục", ""), "PL"),
        (("Phụ lục", "II"), "PL2"),
        (("Phụ lục", "12"), "PL12"),
    ],
)
def test_prefix_is_the_official_abbreviation(attachment, prefix):
    assert Zone(0, 0, 0, 0, attachment).prefix == prefix


@pytest.mark.parametrize(
    ("annex", "body"),
    [
        (["PHỤ LỤC", "CÁC BIỂU MẪU", "(Kèm theo Quyết định số 5/QĐ-UBND)", "MẪU ĐƠN ĐĂNG KÝ", "Tôi là …"], 3),
        (["PHỤ LỤC", "CÁC BIỂU MẪU", "MẪU ĐƠN ĐĂNG KÝ", "Độc lập - Tự do - Hạnh phúc", "Tôi là …"], 2),
        (["PHỤ LỤC", "MẪU 1: Đơn đăng ký", "Kính gửi: Xã Đê", "MẪU 2: Giấy phép", "Cấp cho …"], 1),
        (["PHỤ LỤC", "MẪU BÁO CÁO", "Kính gửi: Xã Đê", "Số trạm: …"], 2),
        (["PHỤ LỤC", "BIỂU TỔNG HỢP", "Biểu số 01: Số trạm", "Xã Đê có 5 trạm."], 2),
    ],
)
def test_forms_within_an_annex_are_its_text(annex, body):
    zone = find_zones(DECISION + annex)[-1]
    assert (zone.start, zone.body - zone.start, zone.end - zone.start) == (18, body, len(annex))
