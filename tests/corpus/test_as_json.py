from corpus.as_json import clauses_as_json, document_as_json
from corpus.build import build_document


def test_a_document_has_all_that_is_known_and_null_for_the_rest():
    found = document_as_json(build_document("1. Giữ đê.\n\n2. Giữ rừng.\n", "giữ đê", "giữ đê.txt", "ab" * 32))
    unknown = dict.fromkeys(("kind", "number", "issuer", "parent", "place", "date", "title", "signer", "capacity"))
    assert found == {
        **unknown,
        "document_id": "giữ đê",
        "name": "Văn bản (giữ đê)",
        "addressees": [],
        "recipients": [],
        "corrected": [],
        "replaces": None,
        "labels": ["public"],
        "clauses": 2,
        "source": "giữ đê.txt",
        "sha256": "ab" * 32,
        "sources": [],
    }


def test_a_document_of_a_day_has_it_in_iso_form(sau_keo):
    assert document_as_json(sau_keo)["date"] == "2021-04-03"


def test_clauses_are_the_slices_of_the_text():
    assert clauses_as_json(build_document("1. Giữ đê.\n2. Giữ rừng.\n", "a")) == [
        {"path": "1", "label": "khoản 1", "heading": "", "text": "1. Giữ đê.", "start": 0, "end": 10},
        {"path": "2", "label": "khoản 2", "heading": "", "text": "2. Giữ rừng.", "start": 11, "end": 23},
    ]
