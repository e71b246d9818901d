import pytest

from corpus.readers.html.flattened import split_cell, split_title


@pytest.mark.parametrize(
    "line",
    [
        # | marks where it is split; blanks and rules there are dropped.
        "CHÍNH PHỦ|Số: 3/NĐ-CP",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc",
        "UBND TỈNH SƠN HẠ|SỞ Y TẾ|Số: 7/SYT",
        "TM. CHÍNH PHỦ|THỦ TƯỚNG|Lò Văn Mây",
        "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH|(Đã ký)|Lò Văn Mây",
        "Nơi nhận:|- Như trên;|- Lưu: VT.",
        "Giữ đê",
    ],
)
def test_split_cell_splits_what_was_joined(line):
    assert split_cell(line.replace("|", " ")) == line.split("|")


def test_split_cell_drops_rules_between_lines():
    assert split_cell("CHÍNH PHỦ ------- Số: 3/NĐ-CP") == ["CHÍNH PHỦ", "Số: 3/NĐ-CP"]
    assert split_cell("-----") == ["-----"]


def test_split_cell_leaves_a_signature_with_running_text_whole():
    line = "KT. CHỦ TỊCH giao cho các xã giữ đê"
    assert split_cell(line) == [line]


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        (
            "QUY CHẾ GIỮ ĐÊ (Ban hành kèm theo Công văn số 3)",
            ["QUY CHẾ GIỮ ĐÊ", "(Ban hành kèm theo Công văn số 3)"],
        ),
        ("QUY CHẾ GIỮ ĐÊ (Kèm theo Quyết định số 3)", ["QUY CHẾ GIỮ ĐÊ", "(Kèm theo Quyết định số 3)"]),
        ("Quy chế (Kèm theo Quyết định số 3)", ["Quy chế (Kèm theo Quyết định số 3)"]),
        ("QUY CHẾ GIỮ ĐÊ", ["QUY CHẾ GIỮ ĐÊ"]),
    ],
)
def test_split_title_puts_what_it_was_issued_with_on_its_line(line, lines):
    assert split_title(line) == lines


def test_split_cell_parts_what_was_glued_where_a_line_break_was_lost():
    assert split_cell("CHÍNH PHỦSố: 5/2025/NĐ-CP") == ["CHÍNH PHỦ", "Số: 5/2025/NĐ-CP"]
    line = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập – Tự do – Hạnh phúcHà Nội, ngày 5 tháng 3 năm 2025"
    assert split_cell(line) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập – Tự do – Hạnh phúc",
        "Hà Nội, ngày 5 tháng 3 năm 2025",
    ]
