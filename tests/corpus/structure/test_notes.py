import pytest

from corpus.structure.notes import find_notes

HEAD = [
    "ỦY BAN NHÂN DÂN",
    "TỈNH SƠN HẠ",
    "Số: 5/CT-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Sơn Hạ, ngày 05 tháng 3 năm 2025",
    "CHỈ THỊ",
    "Về giữ đê",
    "1. Đắp đê.",
    "2. Trồng tre.",
]
SIGNATURES = [
    [
        "Người ký: Cổng Thông tin tỉnh",
        "Email: cong@sonha.gov.vn",
        "Cơ quan: Văn phòng tỉnh",
        "Thời gian ký: 06.03.2025 08:15",
    ],
    ["Ký bởi: Văn phòng Ủy ban nhân dân tỉnh Sơn", "Hạ", "Ngày ký: 06/03/2025 08:15:22"],
    [
        "Digitally signed by ỦY BAN NHÂN",
        "DÂN TỈNH SƠN HẠ",
        "Date: 2025.03.06 08:15:22 +07'00'",
        "Reason: I am the author",
    ],
    ["Signature Not Verified", "Được ký bởi: SỞ NỘI VỤ", "Ngày ký: 06-03-2025"],
    ["Người ký:", "VĂN PHÒNG", "Cơ quan:", "Ủy ban nhân dân tỉnh", "Thời gian ký:", "06.03.2025 08:15"],
    ["Ký bởi: SỞ NỘI VỤ, Email: snv@sonha.gov.vn, Thời gian ký: 06.03.2025 08:15"],
    ["Văn bản đã được ký số bởi Sở Nội vụ"],
]
STAMPS = [
    ["SỞ XÂY DỰNG TỈNH BÀN ĐÁ", "ĐẾN", "Số: 345", "Ngày: 10/3/2025", "Chuyển: Phòng Đê điều", "Số và ký hiệu HS: 01"],
    ["UBND XÃ BÀN ĐÁ", "ĐẾN Số: 345", "Ngày 10/3/2025"],
    ["VĂN PHÒNG UBND", "TỈNH BÀN ĐÁ", "CÔNG VĂN ĐẾN", "Số 345 Ngày 10/3/2025", "Chuyển: ……"],
    ["ĐẾN", "Số:........", "Ngày:......", "Chuyển:...."],
    ["SỞ XÂY DỰNG", "VĂN BẢN ĐẾN", "Số đến: 345", "Ngày đến: 10/3/2025", "Giờ đến: 08h15"],
    ["SAO Y BẢN CHÍNH"],
]


@pytest.mark.parametrize("note", [*SIGNATURES, *STAMPS])
@pytest.mark.parametrize("at", [0, 3, 5])
def test_find_notes_gives_what_was_printed_into_a_head_and_no_line_of_it(note, at):
    assert find_notes([*HEAD[:at], *note, *HEAD[at:]]) == set(range(at, at + len(note)))


@pytest.mark.parametrize(
    "head",
    [
        HEAD,
        ["KẾ HOẠCH", "Đơn vị: Sở Y tế", "Ngày: 10/3/2025", "1. Một."],
        ["ỦY BAN NHÂN DÂN", "TỈNH SƠN HẠ", "1. Người ký: Giám đốc.", "2. Thời gian ký: tháng 3."],
        ["CHỈ THỊ", "Về việc chuyển dân ĐẾN nơi ở mới", "1. Một."],
    ],
)
def test_find_notes_takes_nothing_of_a_head_without_one(head):
    assert find_notes(head) == set()


def test_find_notes_leaves_the_only_name_above_a_stamp_to_the_issuer():
    assert find_notes(["SỞ Y TẾ", "ĐẾN", "Số: 345", *HEAD[2:]]) == {1, 2}
