import pytest

from corpus.encodings.extracted import repair_lines, with_horns, with_octets


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("tr-ớc", "trước"),
        ("tăng c-ờng quản lý", "tăng cường quản lý"),
        ("Nh- trên; L-u: VT", "Như trên; Lưu: VT"),
        ("th- ký, -ớc tính", "thư ký, ước tính"),
        ("số 12/CT-UBND, NQ-CP", "số 12/CT-UBND, NQ-CP"),
        ("A- Mục tiêu", "A- Mục tiêu"),
        ("Độc lập - Tự do", "Độc lập - Tự do"),
        ("Bà Rịa-Vũng Tàu", "Bà Rịa-Vũng Tàu"),
        ("2020-2025", "2020-2025"),
    ],
)
def test_with_horns_takes_a_hyphen_for_a_letter_where_it_makes_a_syllable(text, read):
    assert with_horns(text) == read


def test_with_octets_leaves_dashes_between_words():
    assert with_octets("tr−íc − nhμ‑nh‐") == "tr\xadíc − nhµ\xadnh\xad"


def test_repair_lines_reads_again_what_is_vietnamese_only_so():
    lines = [
        "Së X©y dùng chñ tr×, b¸o c¸o tr−íc ngµy 30/6/2025.",
        "C«ng an tØnh xö lý ph-¬ng tiÖn chë qu¸ t¶i.",
        "− 5 m",
    ]
    read, warnings = repair_lines(lines)
    assert read == [
        "Sở Xây dựng chủ trì, báo cáo trước ngày 30/6/2025.",
        "Công an tỉnh xử lý phương tiện chở quá tải.",
        "− 5 m",
    ]
    assert "TCVN3" in warnings[0]


def test_repair_lines_leaves_unicode_as_it_is():
    lines = ["Sở Xây dựng chủ trì, phối hợp với Sở Tài chính − 5 μm.", "Số: 12/CT-UBND", "café"]
    assert repair_lines(lines) == (lines, ())
