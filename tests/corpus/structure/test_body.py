import pytest

from corpus.markers import Marker, Style
from corpus.structure.body import Body, read_body
from corpus.structure.zones import Zone


def body(*paragraphs):
    return read_body(paragraphs, Zone(0, 0, len(paragraphs), len(paragraphs)))


def test_read_body_knows_what_each_paragraph_may_begin_with():
    paragraphs = ["CHỈ THỊ", "Giữ đê:", "1. Đất | 2", "- Đá", "“2. Tre”", "Nơi nhận:"]
    assert read_body(paragraphs, Zone(0, 1, 5, 6)) == Body(
        paragraphs,
        1,
        5,
        {
            1: [],
            2: [],  # a row of a table continues no list
            3: [Marker(Style.DASH, 0, "-", 2)],
            4: [],
        },
        frozenset({4}),
    )


def test_later_yields_markers_within_reach():
    found = body("1. Đê", "2. Tre", "Nước", "3. Đá")
    assert [m.value for m in found.later(0)] == [2, 3]
    # At most two paragraphs on: 2. alone.
    assert [m.value for m in found.later(0, 3)] == [2]
    assert list(found.later(3)) == []


def test_follows_sentence_looks_at_the_paragraph_before():
    found = body("Giữ đê", "trồng tre.", "2 Ghi sổ")
    assert [found.follows_sentence(i) for i in range(3)] == [True, False, True]


@pytest.mark.parametrize(
    ("paragraph", "title"),
    [
        ("NHỮNG QUY ĐỊNH CHUNG", True),
        ("Những quy định chung", True),
        ("Chương này quy định việc giữ đê.", False),
        ("những quy định chung", False),
        ("Đ" + "ê" * 119, False),  # 120 code points
        ("Đ" + "ê" * 118, True),
        ("1. Những quy định chung", False),
        ("2 NĂM GIỮ ĐÊ", True),  # a bare number is no sure marker
        ("2 Năm giữ đê", False),
    ],
)
def test_may_be_title(paragraph, title):
    assert body(paragraph).may_be_title(0) is title


def test_agency_heads_are_two_or_more_that_stand_before_bullets():
    assert body("Bộ Y tế:", "- Mua;", "Giao Công an tỉnh:", "+ Gác;").agency_heads() == {0, 2}
    # One alone, one before a number, one with its task on the line, one quoted, one in a list.
    assert body("Bộ Y tế:", "- Mua.").agency_heads() == set()
    # Plain text below a name alone, where no numbered unit follows.
    assert body("Bộ Y tế:", "Mua thuốc.", "Công an tỉnh:", "Gác bến.", "Ghi sổ.").agency_heads() == {0, 2}
    assert body("Bộ Y tế:", "Mua thuốc.", "UBND các xã, phường:", "- Gác;").agency_heads() == {0, 2}
    assert body("Bộ Y tế:", "Mua.", "Công an tỉnh:", "Gác.", "1. Đê", "2. Kè").agency_heads() == set()
    assert body("Bộ Y tế báo cáo:", "Mua.", "Công an tỉnh có:", "Gác.").agency_heads() == set()
    assert body("Báo cáo:", "Mua.", "Ban hành sổ:", "Gác.", "Hội nghị:", "Họp.").agency_heads() == set()
    assert body("Công an:", "Gác.", "Ban quản lý bến:", "Đo.", "Các sở, ngành:", "Ghi.").agency_heads() == {0, 2, 4}
    assert body("Bộ Y tế:", "Công an tỉnh:", "Sở Y tế:", "| Mua |").agency_heads() == set()
    assert body("Bộ Y tế:", "Mua thuốc.").agency_heads() == set()
    assert body("Bộ Y tế:", "1. Mua;", "Công an tỉnh:", "- Gác;").agency_heads() == set()
    assert body("Bộ Y tế: mua", "- Thuốc;", "Công an tỉnh:", "- Gác;").agency_heads() == set()
    assert body("Giữ:", "“Bộ Y tế:", "- Mua;”", "Công an tỉnh:", "- Gác;").agency_heads() == set()
    assert body("a) Bộ Y tế:", "- Mua;", "Công an tỉnh:", "- Gác;").agency_heads() == set()
