import pytest

from corpus.document import Document, Metadata
from corpus.lexicon.places import document_places, holds_place, named_places

KNOWN = frozenset({"thach giang", "long kien"})


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("Sở Y tế tỉnh Thạch Giang làm gì?", ("thach giang",)),
        ("so y te thach giang lam gi", ("thach giang",)),
        ("Who leads in Thach Giang?", ("thach giang",)),
        ("Nghệ An có mấy huyện?", ("nghe an",)),
        ("o dong nai co gi", ("dong nai",)),
        ("dong nai vung nuoc", ()),
        ("Niềm vinh dự của ai?", ()),
        ("Thành phố Vinh có gì?", ("vinh",)),
        ("xã Mường Lát do ai giữ?", ("muong lat",)),
        ("Phu Khe district office", ("phu khe",)),
        ("Thừa Thiên Huế có gì?", ("thua thien hue",)),
        ("Ai giữ đê?", ()),
        ("", ()),
    ],
)
def test_named_places_of_a_question(question, places):
    assert named_places(question, KNOWN) == places


def test_named_places_stand_in_the_order_of_the_question():
    assert named_places("Nghệ An khác tỉnh Bình Định ở đâu?", KNOWN) == ("nghe an", "binh dinh")


@pytest.mark.parametrize(
    ("metadata", "places"),
    [
        (Metadata(), set()),
        (Metadata(place="Thạch Giang"), {"thach giang"}),
        (Metadata(issuer="Ủy ban nhân dân huyện Long Kiến", place="Thạch Giang"), {"long kien", "thach giang"}),
        (Metadata(issuer="Sở Y tế", parent="UBND tỉnh Thạch Giang"), {"thach giang"}),
        # A name of one syllable would match too much.
        (Metadata(place="Vinh"), set()),
    ],
)
def test_document_places_are_where_it_is_from(metadata, places):
    assert document_places(Document("x", "", (), metadata)) == places


@pytest.mark.parametrize(
    ("question", "written", "places"),
    [
        # Clipped or written together.
        ("TPHCM sở nào lo?", "", ("ho chi minh",)),
        ("What does the Hanoi Party Committee target?", "", ("ha noi",)),
        # Without capitals, by the accents that were given back; names that are words do not count.
        ("so y te lao cai yeu cau gi", "sở y tế lào cai yêu cầu gì", ("lao cai",)),
        ("gia cao bang bao nhieu", "giá cao bằng bao nhiêu", ()),
        ("song hoa binh la gi", "sống hòa bình là gì", ()),
    ],
)
def test_named_places_knows_provinces_however_they_are_typed(question, written, places):
    assert named_places(question, frozenset(), written) == places


@pytest.mark.parametrize(
    ("folded", "place", "holds"),
    [
        (" so y te tp hcm ", "ho chi minh", True),
        (" thanh pho ho chi minh ", "ho chi minh", True),
        (" thanh pho ho chi ", "ho chi minh", False),
        (" hcmx ", "ho chi minh", False),
        (" tp hcm ", "ha noi", False),
    ],
)
def test_holds_place_knows_clipped_forms(folded, place, holds):
    assert holds_place(folded, place) is holds
