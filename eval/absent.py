"""What gold names that the judged system does not hold: questions that nobody could answer rightly there."""

from collections.abc import Iterable, Sequence

from corpus.message import Message
from eval.gold import GoldQuestion
from eval.systems.system import SystemUnderTest

MOST_NAMED = 5  # questions, or addresses, that are named one by one


def absent(gold: Sequence[GoldQuestion], system: SystemUnderTest) -> list[Message]:
    """Returns what a person should know of documents and clauses that gold names and the system lacks, a line each."""
    asking: dict[str, list[GoldQuestion]] = {}
    for question in gold:
        for document_id in question.relevant:
            asking.setdefault(document_id, []).append(question)
    said: list[Message] = []
    for document_id, questions in asking.items():
        held = system.addresses(document_id)
        if held is None:
            said.append(_document_missing(document_id, questions))
        else:
            said += _clauses_missing(document_id, questions, held)
    return said


def _document_missing(document_id: str, questions: Sequence[GoldQuestion]) -> Message:
    return Message(
        "document {document_id}, which gold names, is not stored here: {questions} cannot be answered by it and may"
        " count as missed; ingest it under that id, or judge with other gold",
        document_id=repr(document_id),
        questions=_named(q.id for q in questions),
    )


def _clauses_missing(document_id: str, questions: Sequence[GoldQuestion], held: frozenset[str]) -> list[Message]:
    wanted: dict[str, list[str]] = {}
    for question in questions:
        for address in question.relevant[document_id]:
            if address not in held:
                wanted.setdefault(address, []).append(question.id)
    return [
        Message(
            "document {document_id} has no clause {address}, which gold names: {questions} cannot be answered by it"
            " and may count as missed; `chithi clauses` lists those that are there",
            document_id=repr(document_id),
            address=address,
            questions=_named(ids),
        )
        for address, ids in wanted.items()
    ]


def _named(ids: Iterable[str]) -> Message:
    """Returns questions by their ids, in words."""
    listed = list(dict.fromkeys(ids))
    shown = ", ".join(listed[:MOST_NAMED])
    if len(listed) > MOST_NAMED:
        return Message("questions {ids} and {count} more", ids=shown, count=len(listed) - MOST_NAMED)
    return Message("question {ids}", ids=shown) if len(listed) == 1 else Message("questions {ids}", ids=shown)
