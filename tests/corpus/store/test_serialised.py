import datetime
import json
from dataclasses import replace

import pytest

from corpus.clause import Clause, Level
from corpus.document import Document, Metadata, Relation
from corpus.markers import Style
from corpus.store.serialised import Row, document_of, row_of

DOCUMENT = Document(
    "giu-de",
    "1. Đắp đê.\nII. Đá",
    (
        Clause("1", (Level(Style.NUMBER, "1"),), "", 0, 10, 10),
        Clause("QC.II", (Level(Style.ROMAN, "II"),), "Đá", 11, 17, 17, ("Quy chế", ""), ("Chương I",)),
    ),
    Metadata(
        kind="Chỉ thị",
        number="3/CT-UBND",
        date=datetime.date(2021, 4, 3),
        recipients=("Như trên",),
        relations=(Relation("replaces", "Chỉ thị", "1/CT-UBND", datetime.date(2020, 1, 2), "UBND tỉnh"),),
    ),
    source_name="giữ đê.txt",
    source_sha256="5e",
    pages=(0, 11),
    warnings=("Đọc kỹ.",),
)
ROW = Row(
    document_id="giu-de",
    source_name="giữ đê.txt",
    source_sha256="5e",
    text="1. Đắp đê.\nII. Đá",
    clauses='[["1", [["number", "1"]], "", 0, 10, 10, null, []],'
    ' ["QC.II", [["roman", "II"]], "Đá", 11, 17, 17, ["Quy chế", ""], ["Chương I"]]]',
    metadata='{"kind": "Chỉ thị", "number": "3/CT-UBND", "issuer": null, "parent": null, "place": null,'
    ' "date": "2021-04-03", "title": null, "addressees": [], "recipients": ["Như trên"], "signer": null,'
    ' "capacity": null, "effective": null, "relations": [{"kind": "replaces", "other_kind": "Chỉ thị",'
    ' "number": "1/CT-UBND", "date": "2020-01-02", "issuer": "UBND tỉnh", "document_id": null}]}',
    pages="[0, 11]",
    warnings='["Đọc kỹ."]',
)


def test_row_of_writes_every_field_as_a_string():
    assert row_of(DOCUMENT) == ROW


def test_document_of_gives_back_what_row_of_wrote():
    assert document_of(ROW) == DOCUMENT
    bare = Document("x", "", ())
    assert document_of(row_of(bare)) == bare


def test_document_of_reads_relations_stored_before_they_had_a_date():
    old = json.dumps({"relations": [{"kind": "amends", "other_kind": "Luật", "number": "5"}]})
    assert document_of(replace(ROW, metadata=old)).metadata == Metadata(relations=(Relation("amends", "Luật", "5"),))


@pytest.mark.parametrize(
    ("damage", "error"),
    [
        ({"clauses": "["}, ValueError),
        ({"clauses": "[[1]]"}, ValueError),
        ({"clauses": "3"}, TypeError),
        ({"metadata": "[]"}, AttributeError),
        ({"metadata": '{"colour": "red"}'}, TypeError),
        ({"metadata": '{"date": "yesterday"}'}, ValueError),
        ({"pages": '["first"]'}, ValueError),
    ],
)
def test_document_of_a_damaged_row_raises_what_it_says(damage, error):
    with pytest.raises(error):
        document_of(replace(ROW, **damage))
