"""What a journey answers with: the documents, the weights, who rephrases and who reads."""

from collections.abc import Sequence
from typing import Protocol

from corpus.document import Document
from corpus.duty import Duty
from index.engine import Searcher
from index.home import Home
from rag.config import RagConfig
from rag.generation.grounded_rewriting import Rewriter
from rag.reading.reader import Reader
from rag.retrieval.title_vectors import TitleVectors


class Means(Protocol):
    """What answers: the documents, the weights, who may rephrase and who reads; an `Assistant`."""

    home: Home
    config: RagConfig
    rewriter: Rewriter | None
    reader: Reader
    titles: TitleVectors

    def duties(self, document: Document) -> tuple[Duty, ...]:
        """Returns the duties of a document."""
        ...

    def duties_of(self, agency: str, ids: Sequence[str], searcher: Searcher) -> list[Duty]:
        """Returns the duties that some documents of an open index give an agency, in their order."""
        ...
