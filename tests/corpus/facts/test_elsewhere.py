import datetime

import pytest

from corpus.document import Metadata
from corpus.facts.elsewhere import with_what_else_is_said

NOTE = "(Ban hành kèm theo Thông tư số 5/2025/TT-BYT ngày 05 tháng 3 năm 2025 của Bộ trưởng Bộ Y tế)"


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
            Metadata("Thông tư", "5/2025/TT-BYT", "Bộ Y tế", date=datetime.date(2025, 3, 5)),
        ),
        (Metadata(number="6/2025/TT-BYT"), [NOTE], Metadata(number="6/2025/TT-BYT")),
        (Metadata(), [NOTE, NOTE.replace("số 5/", "số 7/")], Metadata()),
        (Metadata(), ["(Kèm theo Quyết định số      /QĐ-UBND)"], Metadata()),
        (Metadata(number="5/2025/NĐ-CP"), [], Metadata(number="5/2025/NĐ-CP", issuer="Chính phủ")),
        (Metadata(number="5/2025/QH15"), [], Metadata(number="5/2025/QH15", issuer="Quốc hội")),
        (Metadata(number="5/CT-UBND"), [], Metadata(number="5/CT-UBND")),
    ],
)
def test_with_what_else_is_said(found, text, expected):
    assert with_what_else_is_said(found, text) == expected
