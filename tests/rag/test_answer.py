import json
import re

import pytest

from corpus.duty import Duty
from index.hit import Hit
from rag.answer import (
    Answer,
    Citation,
    NamedDocument,
    NamedHit,
    Status,
    answer_as_json,
    citation_as_json,
    clause_url,
)


@pytest.mark.parametrize(
    ("document_id", "path", "url"),
    [
        ("cv-5237", "4", "/v/cv-5237#4"),
        ("cv-5237", "4.-2.+1", "/v/cv-5237#4.-2.%2B1"),
        ("Công văn 7", "D5.2.đ", "/v/C%C3%B4ng%20v%C4%83n%207#D5.2.%C4%91"),
        ("a#b?c%", "1.(3)", "/v/a%23b%3Fc%25#1.%283%29"),
        ("x", "4~2", "/v/x#4~2"),
        ("x", "*2", "/v/x#%2A2"),
        ("x", "@2", "/v/x#%402"),
    ],
)
def test_clause_url_is_percent_encoded(document_id, path, url):
    assert clause_url(document_id, path) == url


def test_answer_as_json_is_the_contracts_shape():
    citation = Citation(1, "cv", "Công văn số 5", "4.-1", "gạch đầu dòng thứ 1 khoản 4", "Sở Y tế mua thuốc.", 12, 30)
    duty = Duty("lead", "Sở Y tế", "mua thuốc", None, "UBND tỉnh", "cv", "4.-1", 12, 19)
    found = Hit("cv", "4.-1", "cv#4.-1", 10, 30, 0.876543, 0.5, 7.0, 1)
    hit = NamedHit(found, "khoản 4", "Công văn số 5", "Sở Y tế mua thuốc.", 12)
    answer = Answer(
        question="Ai mua thuốc?",
        language="vi",
        status=Status.ANSWERED,
        text="… [1]",
        more="“…” [2]",
        citations=(citation,),
        duties=(duty,),
        hits=(hit,),
        documents=(NamedDocument("kh 1", "Kế hoạch số 1"),),
        support=0.9,
        took_ms=3.14159,
        timings_ms={"read": 1.0},
        id="q1",
    )
    assert answer_as_json(answer) == {
        "id": "q1",
        "question": "Ai mua thuốc?",
        "language": "vi",
        "status": "answered",
        "answer": "… [1]",
        "more": "“…” [2]",
        "small_talk": None,
        "citations": [
            {
                "n": 1,
                "document_id": "cv",
                "document": "Công văn số 5",
                "clause": "4.-1",
                "label": "gạch đầu dòng thứ 1 khoản 4",
                "quote": "Sở Y tế mua thuốc.",
                "start": 12,
                "end": 30,
                "url": "/v/cv#4.-1",
                "highlight": None,
                "called": "",
                "trail": [],
                "page": None,
                "reference": "",
                "lead_in": "",
            }
        ],
        "duties": [
            {
                "role": "lead",
                "agency": "Sở Y tế",
                "task": "mua thuốc",
                "deadline": None,
                "document_id": "cv",
                "clause": "4.-1",
            }
        ],
        "hits": [
            {
                "document_id": "cv",
                "clause": "4.-1",
                "label": "khoản 4",
                "document": "Công văn số 5",
                "text": "Sở Y tế mua thuốc.",
                "start": 12,
                "end": 30,
                "url": "/v/cv#4.-1",
                "score": 0.8765,
                "rank": 1,
            }
        ],
        "documents": [{"document_id": "kh 1", "name": "Kế hoạch số 1", "url": "/v/kh%201"}],
        "generator": "extractive",
        "took_ms": 3.1,
        "timings_ms": {"read": 1.0},
    }
    assert answer_as_json(answer)["citations"] == [citation_as_json(citation)]


def test_answer_as_json_of_a_refusal_has_every_key_and_a_plain_status():
    row = json.loads(json.dumps(answer_as_json(Answer("?", "en", Status.NO_EVIDENCE, "Nothing."))))
    assert row == {
        "id": None,
        "question": "?",
        "language": "en",
        "status": "unanswerable_no_evidence",
        "answer": "Nothing.",
        "more": "",
        "small_talk": None,
        "citations": [],
        "duties": [],
        "hits": [],
        "documents": [],
        "generator": "extractive",
        "took_ms": 0.0,
        "timings_ms": {},
    }


def test_statuses_are_those_of_the_contract():
    allowed = re.compile(
        r"answered|clarification|unanswerable_no_evidence|unanswerable_out_of_scope|declined_\w+|error_\w+"
    )
    assert {s for s in Status if not allowed.fullmatch(s)} == set()
    assert {"answered", "unanswerable_no_evidence", "unanswerable_out_of_scope"} <= {s.value for s in Status}
