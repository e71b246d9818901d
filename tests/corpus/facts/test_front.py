import datetime

import pytest

from corpus.facts.front import read_front
from corpus.structure.particulars import Particulars

DAY = datetime.date(2025, 3, 5)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], Particulars()),
        (["Thông tư 5/2025/TT-BYT"], Particulars(kind="Thông tư", number="5/2025/TT-BYT")),
        (
            ["Chỉ thị số 5/CT-UBND ngày 05/3/2025 của UBND tỉnh Sơn Hạ về giữ đê"],
            Particulars("Chỉ thị", "5/CT-UBND", "UBND tỉnh Sơn Hạ", DAY, "về giữ đê"),
        ),
        (
            ["Chỉ thị 5/CT-UBND năm 2025 về giữ đê do Ủy ban nhân dân tỉnh Sơn Hạ ban hành"],
            Particulars("Chỉ thị", "5/CT-UBND", "Ủy ban nhân dân tỉnh Sơn Hạ", None, "về giữ đê"),
        ),
        # The sheet says it before the title does.
        (
            ["Thông tư 5/2025/TT-BYT quy định về tủ thuốc", "Ngày ban hành | 05/3/2025", "Trích yếu | Tủ thuốc"],
            Particulars(kind="Thông tư", number="5/2025/TT-BYT", date=DAY, title="Tủ thuốc"),
        ),
        # A signature's note and a stamp say nothing of the document.
        (["Người ký: Sở Y tế", "Ngày ký: 06/03/2025", "ĐẾN", "Số: 345"], Particulars()),
        (["THÔNG TƯ", "QUY ĐỊNH VỀ TỦ THUỐC"], Particulars(kind="Thông tư")),
    ],
)
def test_read_front(lines, expected):
    assert read_front(lines) == expected
