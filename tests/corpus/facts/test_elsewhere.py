import datetime

import pytest

from corpus.document import Metadata
from corpus.facts.elsewhere import with_what_else_is_said

NOTE = "(Ban hành kèm theo Thông tư số 5/2025/TT-BYT ngày 05 tháng 3 năm 2025 của Bộ trưởng Bộ Y tế)"
DAY = datetime.date(2025, 3, 5)


@pytest.mark.parametrize(
    ("found", "text", "expected"),
    [
        (Metadata(), ["1. Thông tư này quy định về tủ thuốc."], Metadata(kind="Thông tư")),
        (Metadata(), ["Nghị định này có hiệu lực từ ngày ký."], Metadata(kind="Nghị định")),
        (Metadata(kind="Chỉ thị"), ["Quy chế này quy định về đê."], Metadata(kind="Chỉ thị")),
        # Called by two kinds: an order, and the rules that it carries.
        (Metadata(), ["Quyết định này có hiệu lực.", "Quy chế này quy định về đê."], Metadata()),
        (Metadata(), ["Theo Thông tư này quy định thì thôi."], Metadata()),
        (
            Metadata(),
            ["PHỤ LỤC", NOTE, "PHỤ LỤC II", NOTE],
            Metadata("Thông tư", "5/2025/TT-BYT", "Bộ Y tế", date=DAY),
        ),
        (Metadata(number="6/2025/TT-BYT"), [NOTE], Metadata(number="6/2025/TT-BYT")),
        (Metadata(), [NOTE, NOTE.replace("số 5/", "số 7/")], Metadata()),
        (Metadata(), ["(Kèm theo Quyết định số      /QĐ-UBND)"], Metadata()),
        *(
            (Metadata(), [NOTE.replace("5/2025/", number)], Metadata("Thông tư", "5/2025/TT-BYT", "Bộ Y tế", date=DAY))
            for number in ("5 /2025/", "5/ 2025 / ", "5 / 2025/")
        ),
        (Metadata(), [NOTE.replace("5/2025/", "    /2025/")], Metadata()),
        (Metadata(number="5/2025/NĐ-CP"), [], Metadata(number="5/2025/NĐ-CP", issuer="Chính phủ")),
        (Metadata(number="5/2025/QH15"), [], Metadata(number="5/2025/QH15", issuer="Quốc hội")),
        (Metadata(number="5/CT-UBND"), [], Metadata(number="5/CT-UBND")),
    ],
)
def test_with_what_else_is_said(found, text, expected):
    assert with_what_else_is_said(found, text) == expected


@pytest.mark.parametrize(
    ("who", "issuer"),
    [
        ("Chánh Văn phòng, Thủ trưởng các đơn vị thuộc Bộ Y tế; Giám đốc Sở Y tế", "Bộ Y tế"),
        ("Các cơ quan, đơn vị thuộc, trực thuộc Bộ Văn hóa, Thể thao và Du lịch", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Thủ trưởng đơn vị có liên quan thuộc Ngân hàng Nhà nước, các hội", "Ngân hàng Nhà nước Việt Nam"),
        ("Các đơn vị liên quan trực thuộc NHNN và các hội", "Ngân hàng Nhà nước Việt Nam"),
        ("Thủ trưởng các đơn vị thuộc Toà án nhân dân tối cao", "Tòa án nhân dân tối cao"),
        # Those of two, of one that is not named, and of one that issues no circulars.
        ("Các đơn vị thuộc Bộ Quốc phòng và Bộ Công an", None),
        ("Các đơn vị thuộc Bộ Quốc phòng, các đơn vị thuộc Bộ Công an", None),
        ("Thủ trưởng các đơn vị thuộc Bộ", None),
        ("Giám đốc các đơn vị thuộc Sở Y tế", None),
        ("Bộ Y tế và các hội", None),
    ],
)  # fmt: skip
def test_who_issues_a_circular_orders_its_own_units_to_carry_it_out(who, issuer):
    closing = f"{who} chịu trách nhiệm tổ chức thực hiện Thông tư này./."
    read = [with_what_else_is_said(Metadata(kind=kind), ["1. Đắp đê.", closing]) for kind in ("Thông tư", "Quyết định")]
    assert read == [Metadata(kind="Thông tư", issuer=issuer), Metadata(kind="Quyết định")]
