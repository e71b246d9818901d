"""The journey: one question over one open index, as a list of steps from values to a value."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from corpus.document import Document
from corpus.duty import Duty
from corpus.lexicon.glossary import spellings
from index.engine import Searcher
from index.hit import Hit
from index.home import Home
from rag.answer import Answer, NamedHit, Status
from rag.clock import Clock
from rag.composing.clarification import clarification_text
from rag.composing.compose import Composed, compose
from rag.composing.english.documents import document_name
from rag.composing.refusal import refusal_text, refused_status
from rag.composing.tasks import MOST_TASKS, compose_tasks
from rag.composing.verify import holds
from rag.config import RagConfig
from rag.evidence import Evidence
from rag.generation.grounded_rewriting import Rewriter
from rag.question.question import Question
from rag.reading.decision import Decision, decide
from rag.reading.guards import lacks
from rag.reading.order import Ordered, read_in_order, shown
from rag.reading.reader import Reader, Reading
from rag.reading.same_clause import led_by, same_place
from rag.retrieval.find import Found, find
from rag.retrieval.tasks import MOST_DOCUMENTS, hit_of, own_duties

EXTRACTIVE = "extractive"


class Means(Protocol):
    """What answers: the documents, the weights, who may rephrase and who reads; an `Assistant`."""

    home: Home
    config: RagConfig
    rewriter: Rewriter | None
    reader: Reader

    def duties(self, document: Document) -> tuple[Duty, ...]:
        """Returns the duties of a document."""
        ...


@dataclass(frozen=True)
class _Read:
    """What was read: all hits in their new order, the evidence shown, best first, and a reading of each."""

    hits: tuple[Hit, ...]
    items: list[Evidence]
    readings: list[Reading]


class Journey:
    """One question's way over one open index; every step takes values and gives one."""

    def __init__(self, means: Means, searcher: Searcher, clock: Clock | None = None) -> None:
        self._home = means.home
        self._config = means.config
        self._rewriter = means.rewriter
        self._reader = means.reader
        self._duties = means.duties
        self._searcher = searcher
        self._clock = clock or Clock()

    def answer(self, question: Question, same: Hit | None) -> Answer:
        """Returns the answer: retrieve, read the evidence, decide, compose, verify; or why there is none.

        same: the clause of the answer before, where a follow-up asks for more of its task.
        """
        step = self._clock.step
        with step("retrieve"):
            found = self._retrieve(question, same)
            hits = self._names(question, found.hits)
        if question.vague:
            return _unanswered(question, Status.CLARIFICATION, clarification_text(question, hits), hits)
        if not found.hits:
            return _refused(question, hits, 0.0)
        with step("read_duties"):
            tasks = self._tasks(question)
        if tasks is not None:
            return self._verified(question, tasks, hits, Decision(answered=True, sure=1.0), EXTRACTIVE)
        with step("read_evidence"):
            read = self._read(question, found, same)
            hits = self._names(question, read.hits)
        with step("decide"):
            decision = self._decide(question, found, read)
        if not decision.answered:
            return _refused(question, hits, decision.sure)
        with step("compose"):
            composed, generator = self._compose(question, read)
        with step("verify"):
            return self._verified(question, composed, hits, decision, generator)

    def search(self, question: Question, k: int) -> list[NamedHit]:
        """Returns the best k clauses for a question, best first."""
        found = find(question, self._home, self._searcher, self._config, max(k, self._config.hits))
        hits = found.hits
        if hits:
            hits = self._in_order(question, found, None).hits
        return [self.named(h, question.language) for h in hits[:k]]

    def best(self, question: Question) -> Hit | None:
        """Returns the clause that answers a question; None where none does."""
        found = self._retrieve(question, None)
        if question.vague or not found.hits:
            return None
        read = self._read(question, found, None)
        return read.hits[0] if self._decide(question, found, read).answered else None

    def _names(self, question: Question, hits: Sequence[Hit]) -> tuple[NamedHit, ...]:
        return tuple(self.named(h, question.language) for h in hits)

    def _retrieve(self, question: Question, same: Hit | None) -> Found:
        found = find(question, self._home, self._searcher, self._config, self._config.hits)
        if same is None or found.named:
            return found
        duties_of = lambda i: self._duties(self._home.document(i, self._searcher))  # noqa: E731
        return replace(found, hits=led_by(same, question, found.hits, self._text_of, duties_of))

    def _read(self, question: Question, found: Found, same: Hit | None) -> _Read:
        """Returns the hits in the order of reading, the best of them and what is shown beside it."""
        ordered = self._in_order(question, found, same)
        chosen = shown(ordered, question, self._reader.calibration)
        return _Read(ordered.hits, [c.item for c in chosen], [c.reading for c in chosen])

    def _in_order(self, question: Question, found: Found, same: Hit | None) -> Ordered:
        """Returns the hits in the order of reading; one that is named, or was asked of before, stays first."""
        stays = found.named or (same is not None and same_place(found.hits[0], same))
        named = {(h.document_id, h.path) for h in found.hits[: 1 + found.beside] if found.named}
        evidence_of = lambda h: self.evidence(h, (h.document_id, h.path) in named)  # noqa: E731
        return read_in_order(self._reader, question, found.hits, evidence_of, stays)

    def _decide(self, question: Question, found: Found, read: _Read) -> Decision:
        best = read.items[0]
        missing = lacks(question, best, best.with_context(), found.unknown)
        threshold = self._reader.calibration.forms[question.form].threshold
        return decide(question, found, read.readings[0], threshold, missing.any or question.small_talk)

    def _compose(self, question: Question, read: _Read) -> tuple[Composed, str]:
        """Returns the answer and who put it into words: the clauses themselves, or a language model."""
        extractive = compose(question, read.items, read.readings, self._config)
        rewritten = self._rewriter.rewrite(question, extractive, read.items) if self._rewriter else None
        if self._rewriter and rewritten:
            return rewritten, self._rewriter.generator
        return extractive, EXTRACTIVE

    def _verified(
        self, question: Question, composed: Composed, hits: tuple[NamedHit, ...], decision: Decision, generator: str
    ) -> Answer:
        """Returns an answer whose every quote has been checked against the stored document, else a refusal."""
        if not all(holds(c, self._home.document(c.document_id, self._searcher)) for c in composed.citations):
            return _refused(question, hits, decision.sure)
        return Answer(
            question=question.text,
            language=question.language,
            status=Status.ANSWERED,
            text=composed.text,
            more=composed.more,
            citations=composed.citations,
            duties=composed.duties,
            hits=hits,
            generator=generator,
            support=decision.sure,
        )

    def _tasks(self, question: Question) -> Composed | None:
        """Returns what an agency has to do, where that is asked and any document stored says it."""
        asked = question.tasks
        if asked is None:
            return None
        naming = [self._searcher.documents_naming(place) for place in question.places]
        naming.append(set().union(*(self._searcher.documents_naming(name) for name in spellings(asked.agency))))
        documents = [self._home.document(i, self._searcher) for i in sorted(set.intersection(*naming))]
        newest = sorted(documents, key=lambda d: str(d.metadata.date or ""), reverse=True)[:MOST_DOCUMENTS]
        duties = own_duties((d for document in newest for d in self._duties(document)), asked)
        if not duties:
            return None
        evidence = [self.evidence(hit_of(d, n)) for n, d in enumerate(duties[:MOST_TASKS], start=1)]
        return compose_tasks(question, asked, duties, evidence)

    def evidence(self, hit: Hit, named: bool = False) -> Evidence:
        """Returns a hit with its document, its clause and the duties it assigns."""
        document = self._home.document(hit.document_id, self._searcher)
        clause = document.clause(hit.path)
        if clause is None:
            raise LookupError(f"{hit.passage_id}: the index names a clause that its document lacks")
        changes = self._searcher.manifest.superseded.get(hit.document_id, [])
        changed_by = tuple((kind, self._home.document(other, self._searcher)) for kind, other in changes)
        return Evidence(hit, document, clause, self._duties(document), changed_by, named)

    def named(self, hit: Hit, language: str) -> NamedHit:
        """Returns a hit with what people call its clause and document."""
        document = self._home.document(hit.document_id, self._searcher)
        clause = document.clause(hit.path)
        return NamedHit(hit, clause.label(language) if clause else hit.path, document_name(document, language))

    def _text_of(self, hit: Hit) -> str:
        """Returns the text of a hit's clause, "" where its document has none of that address."""
        document = self._home.document(hit.document_id, self._searcher)
        clause = document.clause(hit.path)
        return document.text[clause.start : clause.end] if clause else ""


def _refused(question: Question, hits: tuple[NamedHit, ...], sure: float) -> Answer:
    status = refused_status(question)
    return _unanswered(question, status, refusal_text(question, status, hits), hits, sure)


def _unanswered(question: Question, status: Status, text: str, hits: tuple[NamedHit, ...], sure: float = 0.0) -> Answer:
    return Answer(question.text, question.language, status, text, hits=hits, support=sure)
