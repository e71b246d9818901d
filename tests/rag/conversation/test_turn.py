import pytest

from rag.conversation.turn import Turn


@pytest.mark.parametrize(
    ("document_id", "clause", "status", "cited"),
    [
        ("han", "1", "answered", True),
        ("han", "1", "", True),  # who does not say what became of it is believed to have been answered
        ("han", "1", "unanswerable_no_evidence", False),
        ("han", "1", "clarification", False),
        ("han", "", "answered", False),
        ("", "1", "answered", False),
        ("", "", "answered", False),
        ("", "", "", False),
    ],
)
def test_is_cited_where_the_clause_that_answered_is_known(document_id, clause, status, cited):
    assert Turn("Ai mua thuốc?", document_id, clause, status).is_cited is cited


def test_a_turn_of_a_question_alone_cites_nothing():
    assert Turn("Ai mua thuốc?") == Turn("Ai mua thuốc?", document_id="", clause="", status="")
    assert not Turn("Ai mua thuốc?").is_cited
