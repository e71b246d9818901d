"""A sentence of a clause with a reader's mark in it, given by hand."""

import pytest

from corpus.build import build_document
from index.hit import Hit
from rag.evidence import Evidence
from rag.reading.reader import Reading, Span


@pytest.fixture
def marked_in():
    """Makes the evidence of a sentence, the reading that marks some of its words, and where the sentence stands."""

    def make(sentence, marked):
        document = build_document(f"CHỈ THỊ\nVề việc thu\n\n1. {sentence}\n2. Khác.", "d")
        start = document.text.index(sentence)
        at = document.text.index(marked, start)
        clause = document.clause("1")
        item = Evidence(Hit("d", "1", "x", clause.start, clause.end, 1, 1, 1, 1), document, clause, ())
        reading = Reading(0.9, (Span(at, at + len(marked), -0.1),), None, 1.0)
        return item, reading, (start, start + len(sentence))

    return make
