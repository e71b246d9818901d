import pytest

from corpus.document import Document, Metadata
from corpus.facts.places import document_places


@pytest.mark.parametrize(
    ("metadata", "places"),
    [
        (Metadata(), set()),
        (Metadata(place="Thạch Giang"), {"thach giang"}),
        (Metadata(issuer="Ủy ban nhân dân huyện Long Kiến", place="Thạch Giang"), {"long kien", "thach giang"}),
        (Metadata(issuer="Sở Y tế", parent="UBND tỉnh Thạch Giang"), {"thach giang"}),
        (Metadata(issuer="Sở Y tế", parent="UBND huyện Phú Khê", place="Long Kiến"), {"phu khe", "long kien"}),
        # A name of one syllable would match too much.
        (Metadata(place="Vinh"), set()),
    ],
)
def test_document_places_are_where_it_is_from(metadata, places):
    assert document_places(Document("x", "", (), metadata)) == places
