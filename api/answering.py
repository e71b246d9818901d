"""The assistant of a service: so many questions are worked on at once, in the order they came, and each is counted.

Every question uses a core for all it takes. More of them at once are no faster; each holds memory of its own that the
allocators never give back (64 at once: 2 GB), and whoever asks for a page waits for them all.
"""

import copy
import threading
import time
from collections.abc import Sequence

from api.metrics import Metrics
from index.engine import Searcher
from index.home import Home
from rag.answer import Answer, NamedHit
from rag.assistant import Assistant
from rag.clock import Watch, nobody
from rag.conversation.turn import Turn
from rag.examples import KeptExamples
from rag.generation.grounded_rewriting import Rewriter
from rag.reading.reader import Reader


class Answering(Assistant):
    """An assistant that answers so many questions at once; safe to share by threads."""

    def __init__(self, home: Home, rewriter: Rewriter | None, reader: Reader, metrics: Metrics, most: int) -> None:
        super().__init__(home, rewriter=rewriter, reader=reader)
        self._metrics = metrics
        self._turns = threading.BoundedSemaphore(most)
        self._finding = threading.Lock()
        self._examples = KeptExamples(self._find_examples, self._finding)

    def over(self, home: Home) -> "Answering":
        """Returns the same over another view of its home; examples of one view at a time are found."""
        other = copy.copy(self)
        other.home = home
        other._examples = KeptExamples(other._find_examples, self._finding)
        return other

    def search(self, raw: str, k: int = 10) -> list[NamedHit]:
        """Returns the best k clauses for a question, when it is its turn."""
        with self._turns:
            return super().search(raw, k)

    def ask(self, raw: str, before: Sequence[Turn] = (), watch: Watch = nobody) -> Answer:
        """Returns the answer to a question, when it is its turn."""
        began = time.perf_counter()
        with self._turns:
            self._metrics.waited(time.perf_counter() - began)
            answer = super().ask(raw, before, watch)
        self._metrics.answer(answer)
        return answer

    def examples(self, language: str) -> tuple[str, ...]:
        """Returns questions that the stored documents answer, as far as they are known: nobody waits for them."""
        return self.examples_soon(language)[0]

    def examples_soon(self, language: str) -> tuple[tuple[str, ...], bool]:
        """Returns the examples that are known, and whether more are being found meanwhile."""
        return self._examples.soon(self.home.searcher(), language)

    def _try_example(self, searcher: Searcher, text: str) -> Answer:
        """Returns the answer to an example, when it is its turn as any question's."""
        with self._turns:
            return super()._try_example(searcher, text)
