"""Three questions that the stored documents answer: each is asked before it is offered."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from corpus.clause import lies_in
from corpus.document import Document
from corpus.duty import Duty
from index.engine import Searcher
from rag.answer import Answer, Status
from rag.composing.examples import Example, examples_of

EXAMPLES = 3
MOST_DOCUMENTS = 9  # the newest ones, of which examples are made
MOST_ASKED = 12  # examples that are tried before there are enough


def find_examples(
    searcher: Searcher,
    duties_of: Callable[[Document], Sequence[Duty]],
    ask: Callable[[str], Answer],
    language: str,
) -> tuple[str, ...]:
    """Returns questions that the newest documents answer from the clauses they were made of, one a document.

    searcher: over the documents that are asked about; ask: answers a question.
    """
    newest = [examples_of(d, duties_of(d), language) for d in _newest(searcher)]
    found: dict[str, str] = {}
    for example in islice(_in_turns(newest), MOST_ASKED):
        if example.document_id not in found and _is_answered(example, ask(example.question)):
            found[example.document_id] = example.question
        if len(found) == EXAMPLES:
            break
    return tuple(found.values())


def _in_turns(newest: Sequence[Sequence[Sequence[Example]]]) -> Iterator[Example]:
    """Yields the first example of each document, of another kind than that of the one before it; then of the others."""
    for turn in range(max(map(len, newest), default=0)):
        for n, kinds in enumerate(newest):
            yield from kinds[(n + turn) % len(kinds)][:1]


def _newest(searcher: Searcher) -> list[Document]:
    heads = searcher.manifest.heads
    dated = sorted(heads, key=lambda i: (str(heads[i].date or ""), i), reverse=True)
    return [searcher.document(i) for i in dated[:MOST_DOCUMENTS]]


def _is_answered(example: Example, answer: Answer) -> bool:
    """Returns whether an answer rests on the clause that its question was made of."""
    if answer.status is not Status.ANSWERED or not answer.citations:
        return False
    first = answer.citations[0]
    return not example.path or (first.document_id == example.document_id and lies_in(first.clause or "", example.path))
