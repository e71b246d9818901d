import pytest

from corpus.build import build_document
from rag.composing.place import lead_in
from rag.evidence import LONGEST_LEAD_IN

TEXT = f"""\
Điều 3. Mức phụ cấp
1. Mức 20% đối với nhân sự hỗ trợ.
2. Mức 30% được áp dụng theo hai trường hợp.
Các trường hợp sau:
a) Nhà giáo trường trung cấp;
b) Nhà giáo trung tâm chính trị, gồm:
- Giảng viên;
- Trợ giảng.
3. Sở Nội vụ {"và Sở Tài chính " * (LONGEST_LEAD_IN // 16)}hướng dẫn:
a) Nhân viên trường học;
b) Nhân viên bệnh viện.
Điều 4. Sở Y tế
- Mua thuốc.
"""


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("D3", ""),
        ("D3.1", ""),  # a heading introduces nothing
        ("D3.2.a", "Các trường hợp sau:"),
        ("D3.2.b", "Các trường hợp sau:"),
        ("D3.2.b.-2", "b) Nhà giáo trung tâm chính trị, gồm:"),
        ("D3.3.a", ""),  # too long
        ("D4.-1", ""),
    ],
)
def test_lead_in_is_the_line_above_that_introduces_a_clause(address, said):
    document = build_document(TEXT, "nd")
    assert lead_in(document, document.by_path[address]) == said
