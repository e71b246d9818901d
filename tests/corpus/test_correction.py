import datetime

import pytest

from corpus.correction import NOTHING, Correction, as_text, from_text, read_correction
from corpus.document import Document, Metadata, Relation
from corpus.errors import InvalidCorrection

READ = Metadata(
    kind="Chỉ thị",
    number="72/CT-UBND",
    date=datetime.date(2021, 4, 3),
    relations=(Relation("replaces", "Chỉ thị", "1/CT-UBND"), Relation("amends", "Luật", "5")),
)
OTHER = Document("cũ", "", (), Metadata(kind="Chỉ thị", number="1/CT-UBND", date=datetime.date(2020, 1, 2)))


def test_values_go_over_what_was_read_and_nothing_else():
    correction = read_correction({"number": " 12/CT-UBND ", "date": "4/4/2021", "title": ""}, OTHER)
    replaced = Relation("replaces", "Chỉ thị", "1/CT-UBND", datetime.date(2020, 1, 2), None, "cũ")
    assert correction == Correction({"number": "12/CT-UBND", "date": "2021-04-04", "title": None}, (replaced,))
    assert correction.names == ("number", "date", "title", "replaces")
    assert correction.over(READ) == Metadata(
        kind="Chỉ thị",
        number="12/CT-UBND",
        date=datetime.date(2021, 4, 4),
        relations=(replaced, Relation("amends", "Luật", "5")),
    )
    assert NOTHING.over(READ) == READ


def test_a_later_correction_goes_over_an_earlier_one():
    first = read_correction({"number": "1", "kind": "Công văn"}, OTHER)
    assert first.with_more(read_correction({"number": "2"})) == Correction(
        {"kind": "Công văn", "number": "2"}, first.replaces
    )


def test_a_correction_is_written_down_and_read_back():
    correction = read_correction({"kind": "Kế hoạch", "issuer": ""}, OTHER)
    assert from_text(as_text(correction)) == correction
    assert from_text(None) == from_text("") == NOTHING


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"signer": "A"}, "'signer' cannot be corrected; expected one of kind, number, issuer, date, title, replaces"),
        ({"date": "31/2/2025"}, "date: '31/2/2025' is no day; expected one as 2025-06-30 or 30/6/2025"),
        ({"title": "a" * 1001}, "title: expected at most 1000 characters, none of them control characters"),
        ({"number": "1\x00"}, "number: expected at most 1000 characters, none of them control characters"),
    ],
)
def test_what_cannot_be_corrected_is_named(values, said):
    with pytest.raises(InvalidCorrection) as caught:
        read_correction(values)
    assert str(caught.value) == said
