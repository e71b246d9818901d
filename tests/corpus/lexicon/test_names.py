import pytest

from corpus.lexicon.names import is_name, sentence_case, without_rank


@pytest.mark.parametrize(
    "line",
    ["Trần Văn Sông", "TS. Trần Văn Sông", "PGS.TS Trần Văn Sông", "Thiếu tướng Lê Hải", "Đỗ Thị Y", "Hồ A Pao Xìn Tà",
     "BSCKII. Trần Văn Sông", "Thạc sĩ Lê Hải", "Thiếu tướng, PGS.TS Lê Hải", "Phó Đô đốc Lê Hải"],
)  # fmt: skip
def test_is_name_of_a_person(line):
    assert is_name(line)


@pytest.mark.parametrize(
    "line",
    ["", "  ", "Sông", "TRẦN VĂN SÔNG", "Trần văn Sông", "Trần Văn 5", "Một Hai Ba Bốn Năm Sáu", "- Như Trên",
     "Đại Tá", "Thạc Sĩ", "Thiếu tướng Hải"],
)  # fmt: skip
def test_is_name_of_nothing_else(line):
    assert not is_name(line)


@pytest.mark.parametrize(
    ("capitals", "written"),
    [
        ("ỦY BAN NHÂN DÂN HUYỆN THẠCH GIANG", "Ủy ban nhân dân huyện Thạch Giang"),
        ("UỶ BAN NHÂN DÂN TỈNH THẠCH GIANG", "Uỷ ban nhân dân tỉnh Thạch Giang"),
        ("UBND TỈNH THẠCH GIANG", "UBND tỉnh Thạch Giang"),
        ("SỞ Y TẾ", "Sở Y tế"),
        ("BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Bộ Lao động - Thương binh và Xã hội"),
        ("CHÍNH PHỦ", "Chính phủ"),
        ("TỈNH ỦY THẠCH GIANG", "Tỉnh ủy Thạch Giang"),
        ("HỘI NGỰA BẠCH VIỆT NAM", "Hội ngựa bạch Việt Nam"),
        ("", ""),
        pytest.param(
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THẠCH GIANG",
            "Chủ tịch Ủy ban nhân dân tỉnh Thạch Giang",
        ),
    ],
)
def test_sentence_case_writes_a_name_as_in_running_text(capitals, written):
    assert sentence_case(capitals) == written


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("GS.TSKH, Thầy thuốc nhân dân Trần Văn Sông", "Trần Văn Sông"),
        ("Thượng úy Trung Thị Tá", "Trung Thị Tá"),
        ("Trung Thị Tá", "Trung Thị Tá"),
        ("Đại tá", ""),
    ],
)
def test_without_rank_leaves_the_name(line, name):
    assert without_rank(line) == name
