import pytest

from corpus.facts.issuers import as_it_is_written, find_issuers

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
ORDERS = "Mưa lớn. Ủy ban nhân dân huyện Sông Trà yêu cầu:"


@pytest.mark.parametrize(
    ("known", "found"),
    [
        (
            {"header": ["UBND TỈNH SƠN HẠ", "SỞ Y TẾ", MOTTO, "Số: 5/SYT"], "body": [ORDERS]},
            ("UBND tỉnh Sơn Hạ", "Sở Y tế"),
        ),
        ({"header": ["UBND HUYỆN SÔNG TRÀ điện:"], "body": [ORDERS]}, (None, "UBND huyện Sông Trà")),
        ({"header": ["CHỈ THỊ", "Giữ đê", "CHỦ TỊCH UBND HUYỆN"]}, (None, "Chủ tịch UBND huyện")),
        (
            {"body": [ORDERS, "1. Đắp đê."], "capacity": "TM. HỘI ĐỒNG NHÂN DÂN CHỦ TỊCH"},
            (None, "Ủy ban nhân dân huyện Sông Trà"),
        ),
        ({"capacity": "TM. HỘI ĐỒNG NHÂN DÂN CHỦ TỊCH"}, (None, "Hội đồng nhân dân")),
        ({"body": 12 * ["Đê thấp."] + [ORDERS]}, (None, "Ủy ban nhân dân huyện Sông Trà")),
        ({"body": 12 * ["Đê thấp."] + [ORDERS, "1. Đắp đê."]}, (None, None)),
        ({"kind": "Thông báo", "title": "KẾT LUẬN CUỘC HỌP CỦA UBND TỈNH SƠN HẠ"}, (None, "UBND tỉnh Sơn Hạ")),
        ({"kind": "Chỉ thị", "title": "KẾT LUẬN CUỘC HỌP CỦA UBND TỈNH SƠN HẠ"}, (None, None)),
        ({}, (None, None)),
    ],
)
def test_find_issuers_wherever_they_are_named(known, found):
    assert find_issuers(**{"header": [], "body": [], "kind": None, "title": None, "capacity": None, **known}) == found


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("Bộ lâm nghiệp", "Bộ trưởng Bộ Lâm nghiệp giao Vụ.\nBỘ LÂM NGHIỆP", "Bộ Lâm nghiệp"),
        ("Bộ lâm nghiệp", "BỘ LÂM NGHIỆP", "Bộ lâm nghiệp"),
        ("Sở Y tế, Sở thủy lâm", "Sở Thủy Lâm và Sở Y tế", "Sở Y tế, Sở Thủy Lâm"),
        (None, "Sở Y tế", None),
    ],
)
def test_an_issuer_is_written_as_its_document_writes_it_below_its_head(name, text, said):
    assert as_it_is_written(name, text) == said
