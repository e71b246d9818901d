import pytest

from api.errors import PROBLEMS, Problem, StateError, StateUnreachable, problem_of
from corpus import errors as corpus_errors
from index import errors as index_errors
from rag import errors as rag_errors


@pytest.mark.parametrize(
    ("error", "status", "title"),
    [
        (rag_errors.QuestionError("a"), 422, "Not a question"),
        (corpus_errors.UnknownDocument("a"), 404, "Unknown document"),
        (corpus_errors.UnknownClause("a"), 404, "Unknown clause"),
        (corpus_errors.InvalidIdentifier("a"), 422, "Invalid document id"),
        (corpus_errors.ReadError("a"), 422, "Not a readable document"),
        (corpus_errors.StoreError("a"), 507, "Documents cannot be stored"),
        (index_errors.IndexWriteError("a"), 507, "The index cannot be written"),
        (index_errors.IndexDamaged("a"), 503, "The index is damaged"),
        (index_errors.EncoderError("a"), 503, "The encoder cannot be loaded"),
        (corpus_errors.CorpusError("a"), 500, "Documents failed"),
        (index_errors.IndexingError("a"), 500, "The index failed"),
        (rag_errors.RagError("a"), 500, "Answering failed"),
        (Problem(413, "Too large", "a"), 413, "Too large"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else None,
)
def test_problem_of_gives_status_title_and_message(error, status, title):
    assert problem_of(error) == (status, title, "a")


@pytest.mark.parametrize("kind", [StateUnreachable, StateError])
def test_where_the_database_is_the_log_says_and_nobody_else(kind, caplog):
    status, title, detail = problem_of(kind("postgresql://chithi:***@db.so.example/chithi: does not answer"))
    assert (status, title.startswith("The database"), "db.so.example" in detail) in (
        (503, True, False),
        (500, True, False),
    )
    assert "db.so.example" in caplog.text


def test_problem_of_hides_the_message_of_an_error_that_is_not_ours():
    expected = (500, "Internal error", "the service failed on this request; its log says where")
    assert problem_of(KeyError("secret")) == expected


def test_no_kind_of_error_is_hidden_behind_its_root():
    kinds = [kind for kind, _, _ in PROBLEMS]
    for i, kind in enumerate(kinds):
        assert not any(issubclass(kind, earlier) for earlier in kinds[:i]), kind
