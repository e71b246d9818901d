"""Question to answer: the journey as one list of steps."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from corpus.document import Document
from corpus.duties import Duty, read_duties
from corpus.places import named_places
from index.errors import IndexBehind
from index.hit import Hit
from index.home import Home
from index.passage import subject
from index.searcher import Searcher
from rag.answer import Answer, NamedHit, Status
from rag.compose import Evidence, clause_sentences, compose
from rag.config import RagConfig, learnt_config
from rag.query import Query
from rag.question import Question, read_question, readable
from rag.refusal import refusal_text, refused_status
from rag.retrieve import retrieve
from rag.support import Features, Texts, features, load_models, support
from rag.verify import holds

T = TypeVar("T")
MOST_TRIES = 6  # of a question whose documents change while it is answered
SAME_EVIDENCE = 0.9  # another document's clause is cited beside the best from this share of its score on


class Assistant:
    """Answers questions over the documents of a home; safe to share by threads."""

    def __init__(self, home: Home, config: RagConfig | None = None) -> None:
        self.home = home
        self.config = config or learnt_config()
        self._duties: dict[str, tuple[str, tuple[Duty, ...]]] = {}

    def search(self, raw: str, k: int = 10) -> list[NamedHit]:
        """Returns the best k clauses for a question, best first.

        Raises:
            QuestionError: the question is empty or too long.
        """
        question = read_question(raw)
        return self._on_fresh_index(lambda searcher: self._search(question, searcher, k))

    def ask(self, raw: str) -> Answer:
        """Returns the answer to a question; every quote in it has been checked against its document.

        Raises:
            QuestionError: the question is empty or too long.
        """
        began = time.perf_counter()
        question = read_question(raw)
        answer = self._on_fresh_index(lambda searcher: self._ask(question, searcher))
        return replace(answer, question=readable(raw), took_ms=(time.perf_counter() - began) * 1000)

    def _on_fresh_index(self, task: Callable[[Searcher], T]) -> T:
        """Returns what a task gives; where a document changed under it, once more on the new index, a few times."""
        for _ in range(MOST_TRIES - 1):
            try:
                return task(self.home.searcher())
            except IndexBehind:
                self.home.catch_up()
        return task(self.home.searcher())

    def _search(self, question: Question, searcher: Searcher, k: int) -> list[NamedHit]:
        places = self._places(question, searcher)
        _, hits = retrieve(question, searcher, self.home.encoder, self.config, k, places)
        return [self._named(h, question.language, searcher) for h in hits]

    def _ask(self, question: Question, searcher: Searcher) -> Answer:
        places = self._places(question, searcher)
        query, hits = retrieve(question, searcher, self.home.encoder, self.config, self.config.hits, places)
        named = tuple(self._named(h, question.language, searcher) for h in hits)
        if not hits:
            return self._refused(question, named, 0.0)
        evidence = self._evidence(hits[0], searcher)
        found = self._features(question, query, hits, evidence, places, searcher)
        sure = support(question, found, load_models())
        if sure < self.config.threshold:
            return self._refused(question, named, sure)
        items = [evidence, *self._others(hits, searcher)]
        composed = compose(question, query, items, searcher.idf, self.config)
        documents = {i.document.document_id: i.document for i in items}
        if not all(holds(c, documents[c.document_id]) for c in composed.citations):
            return self._refused(question, named, sure)
        return Answer(
            question=question.text,
            language=question.language,
            status=Status.ANSWERED,
            text=composed.text,
            citations=composed.citations,
            duties=composed.duties,
            hits=named,
            support=sure,
        )

    def features_of(self, raw: str) -> tuple[Question, Features] | None:
        """Returns what speaks for or against answering a question, None where nothing was found: to learn from."""
        question = read_question(raw)
        searcher = self.home.searcher()
        places = self._places(question, searcher)
        query, hits = retrieve(question, searcher, self.home.encoder, self.config, self.config.hits, places)
        if not hits:
            return None
        evidence = self._evidence(hits[0], searcher)
        return question, self._features(question, query, hits, evidence, places, searcher)

    def _features(
        self,
        question: Question,
        query: Query,
        hits: list[Hit],
        evidence: Evidence,
        places: tuple[str, ...],
        searcher: Searcher,
    ) -> Features:
        text = evidence.document.text
        spans = clause_sentences(evidence.document, evidence.clause)
        texts = Texts(
            clause=text[evidence.clause.start : evidence.clause.end],
            sentences=tuple(text[start:end] for start, end in spans),
            evidence=_evidence_text(evidence),
            document=text,
        )
        return features(question, query, hits, texts, places, searcher.idf)

    def duties(self, document: Document) -> tuple[Duty, ...]:
        """Returns the duties of a document, read once for each text."""
        kept = self._duties.get(document.document_id)
        if kept is None or kept[0] != document.text:
            kept = (document.text, tuple(read_duties(document)))
            self._duties[document.document_id] = kept
        return kept[1]

    def _refused(self, question: Question, hits: tuple[NamedHit, ...], sure: float) -> Answer:
        status = refused_status(question)
        text = refusal_text(question, status, hits)
        return Answer(question.text, question.language, status, text, hits=hits, support=sure)

    def _others(self, hits: list[Hit], searcher: Searcher) -> list[Evidence]:
        """Returns the best clause of one other document, where it scores nearly as well as the best of all."""
        best = hits[0]
        for hit in hits[1:]:
            if hit.document_id != best.document_id and hit.score >= SAME_EVIDENCE * best.score:
                return [self._evidence(hit, searcher)]
        return []

    def _evidence(self, hit: Hit, searcher: Searcher) -> Evidence:
        document = self.home.document(hit.document_id, searcher)
        clause = document.clause(hit.path)
        if clause is None:
            raise LookupError(f"{hit.passage_id}: the index names a clause that its document lacks")
        changes = searcher.manifest.superseded.get(hit.document_id, [])
        changed_by = tuple((kind, self.home.document(other, searcher)) for kind, other in changes)
        return Evidence(hit, document, clause, self.duties(document), changed_by)

    def _named(self, hit: Hit, language: str, searcher: Searcher) -> NamedHit:
        document = self.home.document(hit.document_id, searcher)
        clause = document.clause(hit.path)
        return NamedHit(hit, clause.label(language) if clause else hit.path, document.name)

    @staticmethod
    def _places(question: Question, searcher: Searcher) -> tuple[str, ...]:
        return named_places(question.text, frozenset(searcher.manifest.places))


def _evidence_text(item: Evidence) -> str:
    """Returns a clause with what stands above it: all that may support an answer from it."""
    document = item.document
    parts = [subject(document), document.name]
    if day := document.metadata.date:
        parts.append(f"ngày {day.day}/{day.month}/{day.year}, {day:%d/%m/%Y}, năm {day.year}")
    above = [c for c in document.clauses if item.clause.path.startswith(f"{c.path}.")]
    parts += [document.text[c.start : c.own_end] for c in above]
    parts.append(document.text[item.clause.start : item.clause.end])
    return "\n".join(parts)
