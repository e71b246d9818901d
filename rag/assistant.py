"""Question to answer: the journey as one list of steps."""

import time
from dataclasses import replace

from corpus.document import Document
from corpus.duties import Duty, read_duties
from corpus.places import named_places
from index.home import Home
from index.hit import Hit
from index.passage import subject
from index.searcher import Searcher
from rag.answer import Answer, NamedHit, Status
from rag.compose import Evidence, compose
from rag.config import RagConfig
from rag.question import Question, read_question
from rag.refusal import refusal_text, refused_status
from rag.retrieve import retrieve
from rag.support import features, support
from rag.verify import holds

SAME_EVIDENCE = 0.9  # another document's clause is cited beside the best from this share of its score on


class Assistant:
    """Answers questions over the documents of a home; safe to share by threads."""

    def __init__(self, home: Home, config: RagConfig | None = None) -> None:
        self.home = home
        self.config = config or RagConfig()
        self._duties: dict[str, tuple[str, tuple[Duty, ...]]] = {}

    def search(self, raw: str, k: int = 10) -> list[NamedHit]:
        """Returns the best k clauses for a question, best first.

        Raises:
            QuestionError: the question is empty or too long.
        """
        question = read_question(raw)
        searcher = self.home.searcher()
        places = self._places(question, searcher)
        _, hits = retrieve(question, searcher, self.home.encoder, self.config, k, places)
        return [self._named(h, question.language) for h in hits]

    def ask(self, raw: str) -> Answer:
        """Returns the answer to a question; every quote in it has been checked against its document.

        Raises:
            QuestionError: the question is empty or too long.
        """
        began = time.perf_counter()
        question = read_question(raw)
        searcher = self.home.searcher()
        places = self._places(question, searcher)
        query, hits = retrieve(
            question, searcher, self.home.encoder, self.config, self.config.hits, places
        )
        named = tuple(self._named(h, question.language) for h in hits)
        answer = self._refused(question, named, 0.0)
        if hits:
            evidence = self._evidence(hits[0])
            found = features(
                question,
                query,
                hits,
                self._evidence_text(evidence),
                evidence.document.text,
                places,
                searcher.idf,
            )
            sure = support(question, found)
            answer = self._refused(question, named, sure)
            if sure >= self.config.threshold:
                items = [evidence, *self._others(hits)]
                composed = compose(question, query, items, searcher.idf, self.config)
                checked = all(holds(c, self.home.document(c.document_id)) for c in composed.citations)
                if checked and composed.citations:
                    answer = Answer(
                        question=raw,
                        language=question.language,
                        status=Status.ANSWERED,
                        text=composed.text,
                        citations=composed.citations,
                        duties=composed.duties,
                        hits=named,
                        support=sure,
                    )
        return replace(answer, question=raw, took_ms=(time.perf_counter() - began) * 1000)

    def duties(self, document: Document) -> tuple[Duty, ...]:
        """Returns the duties of a document, read once for each text."""
        kept = self._duties.get(document.document_id)
        if kept is None or kept[0] != document.text:
            kept = (document.text, tuple(read_duties(document)))
            self._duties[document.document_id] = kept
        return kept[1]

    def _refused(self, question: Question, hits: tuple[NamedHit, ...], sure: float) -> Answer:
        status = refused_status(question, hits)
        text = refusal_text(question, status, hits)
        return Answer(question.text, question.language, status, text, hits=hits, support=sure)

    def _others(self, hits: list[Hit]) -> list[Evidence]:
        """Returns the best clause of one other document, where it scores nearly as well as the best of all."""
        best = hits[0]
        for hit in hits[1:]:
            if hit.document_id != best.document_id and hit.score >= SAME_EVIDENCE * best.score:
                return [self._evidence(hit)]
        return []

    def _evidence(self, hit: Hit) -> Evidence:
        document = self.home.document(hit.document_id)
        clause = document.clause(hit.path)
        if clause is None:
            raise LookupError(f"{hit.passage_id}: the index names a clause that its document lacks")
        return Evidence(hit, document, clause, self.duties(document))

    def _evidence_text(self, item: Evidence) -> str:
        """Returns a clause with what stands above it: all that may support an answer from it."""
        document = item.document
        parts = [subject(document)]
        if document.metadata.date:
            parts.append(f"năm {document.metadata.date.year}")
        head = item.clause.path
        for clause in document.clauses:
            if head.startswith(f"{clause.path}."):
                parts.append(document.text[clause.start : clause.own_end])
        parts.append(document.text[item.clause.start : item.clause.end])
        return "\n".join(parts)

    def _named(self, hit: Hit, language: str) -> NamedHit:
        document = self.home.document(hit.document_id)
        clause = document.clause(hit.path)
        return NamedHit(hit, clause.label(language) if clause else hit.path, document.name)

    @staticmethod
    def _places(question: Question, searcher: Searcher) -> tuple[str, ...]:
        return named_places(question.text, frozenset(searcher.manifest.places))
