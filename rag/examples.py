"""Three questions that the stored documents answer: each is asked before it is offered."""

import logging
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from corpus.clause import lies_in
from corpus.document import Document
from corpus.duty import Duty
from index.engine import Searcher
from rag.answer import Answer, Status
from rag.composing.examples import Example, examples_of

logger = logging.getLogger("chithi.rag")
EXAMPLES = 3
MOST_DOCUMENTS = 9  # the newest ones, of which examples are made
MOST_ASKED = 12  # examples that are tried before there are enough
REMADE_SECONDS = 60.0  # an ingest publishes every few seconds: examples are not made again for each of those
Found = Mapping[str, str]  # questions by the documents that they are about


def find_examples(
    searcher: Searcher,
    duties_of: Callable[[Document], Sequence[Duty]],
    ask: Callable[[str], Answer],
    language: str,
) -> Found:
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
    return found


class _Kept:
    """Examples, and when and over which published index they were found; that index may be let go of meanwhile."""

    def __init__(self, searcher: Searcher, found: Found, at: float) -> None:
        self._searcher = weakref.ref(searcher)
        self._found = {i: (question, searcher.manifest.documents.get(i)) for i, question in found.items()}
        self.at = at

    def is_of(self, searcher: Searcher) -> bool:
        """Returns whether they were found over this index."""
        return self._searcher() is searcher

    def told(self, searcher: Searcher) -> tuple[str, ...]:
        """Returns those whose documents are in an index as they were."""
        now = searcher.manifest.documents
        return tuple(question for i, (question, state) in self._found.items() if i in now and now[i] == state)


class KeptExamples:
    """The examples of one home by language, found once for each published index; safe to share by threads.

    find: finds them over an open index; lock: held while any are found, so that one thread of all that share it does;
    clock: seconds that go by.
    """

    def __init__(
        self,
        find: Callable[[Searcher, str], Found],
        lock: "threading.Lock | None" = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._find = find
        self._lock = lock or threading.Lock()
        self._clock = clock
        self._kept: dict[str, _Kept] = {}

    def now(self, searcher: Searcher, language: str) -> tuple[str, ...]:
        """Returns the examples of an index, which are found first where they are not known."""
        with self._lock:
            kept = self._kept.get(language)
            if kept is None or not kept.is_of(searcher):
                kept = self._make(searcher, language)
        return kept.told(searcher)

    def soon(self, searcher: Searcher, language: str) -> tuple[tuple[str, ...], bool]:
        """Returns the examples that are known, at once, and whether more are being found on a thread meanwhile."""
        kept = self._kept.get(language)
        if kept is not None and kept.is_of(searcher):
            return kept.told(searcher), False
        told = kept.told(searcher) if kept else ()
        # Those that are left will do for a while: what was published is mostly a further step of one ingest.
        if kept is not None and told and self._clock() - kept.at < REMADE_SECONDS:
            return told, False
        if self._lock.acquire(blocking=False):
            begin = threading.Thread(target=self._remake, args=(searcher, language), name="examples", daemon=True)
            try:
                begin.start()
            except RuntimeError:  # no thread can be had
                self._lock.release()
        return told, True

    def _remake(self, searcher: Searcher, language: str) -> None:
        """Finds examples; the lock is held for it, and given back."""
        try:
            self._make(searcher, language)
        except Exception:
            logger.exception("examples could not be found")
            self._kept[language] = _Kept(searcher, {}, self._clock())
        finally:
            self._lock.release()

    def _make(self, searcher: Searcher, language: str) -> _Kept:
        self._kept[language] = kept = _Kept(searcher, self._find(searcher, language), self._clock())
        return kept


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
