"""The journey: one question over one open index, as a list of steps from values to a value."""

import datetime
from dataclasses import replace

from corpus.answer_types import AnswerType
from index.engine import Searcher
from index.hit import Hit
from rag.agency_tasks import agency_tasks
from rag.answer import Answer, NamedHit, Status
from rag.both import both, of_clauses, tell_both, tell_documents
from rag.catalogue.held import compose_meeting
from rag.catalogue.told import Told, hits_cited
from rag.clock import Clock
from rag.composing.clarification import clarification_text
from rag.composing.compose import AskedPart, Composed, compose, compose_parts
from rag.composing.listed import compose_list
from rag.composing.person import compose_person
from rag.composing.place import placed
from rag.composing.refusal import NEAREST, nearest_of, refusal_text, refused_status
from rag.composing.said import verdict_signs_of, weighs_a_verdict
from rag.composing.verify import holds
from rag.compound import Compound
from rag.decider import Decider
from rag.desk import Desk
from rag.means import Means
from rag.question.question import Question
from rag.question.read import read_question
from rag.reading.coverage import treats_of
from rag.reading.decision import Decision
from rag.reading.in_force import beside_their_changes, in_force_first
from rag.reading.meetings import meeting_asked
from rag.reading.order import Ordered, read_in_order, shown
from rag.reading.same_clause import led_by, same_place
from rag.reading.weighing import Signs
from rag.retrieval.find import Found, find
from rag.retrieval.settled import first_of, without_symbols
from rag.several import ReadHits, parts_of
from rag.unclear import not_clear, not_there, of_unstored

EXTRACTIVE = "extractive"
MOST_NAMING = 40  # clauses that are looked through for somebody's name


class Journey:
    """One question's way over one open index; every step takes values and gives one."""

    def __init__(
        self, means: Means, searcher: Searcher, clock: Clock | None = None, said_in: str = "", level: str = ""
    ) -> None:
        self._desk = Desk(means.home, searcher, means.duties, means.titles)
        self._config = means.config
        self._rewriter = means.rewriter
        self._reader = means.reader
        self._duties_of = means.duties_of
        self._clock = clock or Clock()
        self._said_in = said_in
        self._places = frozenset(searcher.manifest.places)
        self._decider = Decider(self._desk, means.reader, level)
        self._compound = Compound(means.reader, self._decider, searcher.manifest.places, self._ask)

    def answer(self, question: Question, same: Hit | None, document: str = "") -> Answer:
        """Returns the answer: retrieve, read the evidence, decide, compose, verify; or why there is none.

        same: the clause of the answer before, where a follow-up asks for more of its task; document: the id of its
        document, which "văn bản này" means. It is said in the language of the question, or in the one that this journey
        was given; a clause that names no agency of the level of government that it was given is no answer.
        """
        answer = self._answer(question, same, document)
        cited = {c.document_id for c in answer.citations}
        named = self._desk.mentioned(f"{answer.text}\n{answer.more}", answer.language)
        return replace(answer, documents=tuple(d for d in named if d.document_id not in cited))

    def _answer(self, question: Question, same: Hit | None, document: str) -> Answer:
        step = self._clock.step
        said = replace(question, language=self._said_in or question.language)
        of_documents = self._of_documents(said, document)
        if of_documents is not None:
            return of_documents
        with step("retrieve"):
            found = self._retrieve(question, same)
            hits = self._desk.names(said, found.hits)
        if question.vague and not found.resolved:
            return _unanswered(said, Status.CLARIFICATION, clarification_text(said, hits), hits)
        if not found.hits:
            return self._refused(said, hits, 0.0)
        question = without_symbols(question, found.resolved)
        said = replace(question, language=said.language)
        if unclear := not_clear(said, found, self._desk):
            return _unanswered(said, *unclear, hits)
        if len(found.resolved) > 1:
            return self._of_each(said, found, hits)
        with step("read_duties"):
            tasks = agency_tasks(question, found, self._desk, self._duties_of)
        if tasks is not None:
            return self._verified(said, tasks, hits, Decision(answered=True, sure=1.0), EXTRACTIVE)
        with step("read_evidence"):
            read = self._read(question, found, same)
            hits = self._desk.names(said, read.hits)
            held = None if question.askings else meeting_asked(question, read.hits, self._desk.evidence)
        if held is not None:
            hits = self._desk.names(said, first_of([held.item.hit], read.hits))
            return self._verified(
                said, compose_meeting(said, held), hits, Decision(answered=True, sure=1.0), EXTRACTIVE
            )
        with step("decide"):
            decision = self._decider.decide(question, found, read, same)
            listed = self._decider.list_of(question, found, read, decision.answered)
        if listed is not None:
            with step("compose"):
                composed = compose_list(said, listed)
            hits = self._desk.names(said, first_of([listed.hit], read.hits))
            sure = max(decision.sure, self._reader.calibration.threshold(question.form))
            return self._verified(said, composed, hits, Decision(answered=True, sure=sure), EXTRACTIVE)
        with step("read_parts"):
            parts = self._compound.parts(said, found, read, decision) if same is None else []
        if parts:
            return self._of_parts(said, parts, read)
        if not decision.answered:
            if absent := not_there(said, found, self._desk):
                return _unanswered(said, refused_status(said), absent, hits, decision.sure)
            return self._refused(said, hits, decision.sure, self._decider.reason(said, found, read))
        with step("compose"):
            composed, generator = self._compose(said, read, decision)
        with step("verify"):
            return self._verified(said, composed, hits, decision, generator)

    def _of_documents(self, question: Question, document: str) -> Answer | None:
        """Returns the answer where something is asked of documents themselves, None where only of what clauses say."""
        if question.document_askings:
            with self._clock.step("read_documents"):
                told = tell_both(question, self._desk, document)
            if told is not None:
                return self._of_both(question, told, document)
        if question.about is None:
            return None
        with self._clock.step("read_documents"):
            told = tell_documents(question, self._desk, document)
        if told is None:
            return self._not_stored(question) if question.about.asks_of_force else self._person(question)
        if told.status is Status.NO_EVIDENCE and question.about.names_some:
            # No document is about it as a whole: a clause may be.
            answer = self._answer(replace(question, about=None, document_askings=()), None, document)
            if answer.status is Status.ANSWERED:
                return answer
        return self._told(question, told)

    def _person(self, question: Question) -> Answer | None:
        """Returns the post of whoever is asked about by name and signed nothing, where a clause gives it."""
        if question.about is None or not question.about.name:
            return None
        hits = self._find(read_question(question.about.name, self._places, language="vi"), MOST_NAMING).hits
        composed = compose_person(question, [self._desk.evidence(h) for h in hits])
        if composed is None:
            return None
        return self._verified(
            question, composed, self._desk.names(question, hits), Decision(answered=True, sure=1.0), EXTRACTIVE
        )

    def _not_stored(self, question: Question) -> Answer | None:
        """Returns that no document is stored of which it is asked whether it holds: no clause can tell."""
        found = self._retrieve(question, None)
        absent = "" if any(named.documents for named in found.resolved) else not_there(question, found, self._desk)
        hits = self._desk.names(question, found.hits)
        return _unanswered(question, Status.NO_EVIDENCE, absent, hits) if absent else None

    def _of_both(self, question: Question, told: Told, document: str) -> Answer:
        """Returns what is told of a document and the answers of its clauses to what else is asked."""
        asked = of_clauses(question, told, self._desk.shelf(), self._places)
        answer = both(question, told, [(said, self._answer(q, None, document)) for said, q in asked])
        cited = tuple(placed(c, self._desk.document(c.document_id), question.language) for c in answer.citations)
        return replace(answer, citations=cited)

    def _told(self, question: Question, told: Told) -> Answer:
        """Returns what was told of documents as an answer, checked; where it does not answer, with the nearest hits."""
        if told.status is not Status.ANSWERED:
            hits = self._desk.names(question, self._retrieve(question, None).hits)
            return _unanswered(question, told.status, told.text, hits)
        hits = self._desk.names(question, hits_cited(told.citations))
        composed = Composed(told.text, told.citations, told.duties, told.more)
        return self._verified(question, composed, hits, Decision(answered=True, sure=1.0), EXTRACTIVE)

    def search(self, question: Question, k: int) -> list[NamedHit]:
        """Returns the best k clauses for a question, best first."""
        found = self._find(question, max(k, self._config.hits))
        hits = found.hits
        if hits:
            hits = self._in_order(question, found, None).hits
        return list(self._desk.names(question, hits[:k]))

    def best(self, question: Question) -> Hit | None:
        """Returns the clause that answers a question; None where none does."""
        found = self._retrieve(question, None)
        if question.vague or not found.hits:
            return None
        read = self._read(question, found, None)
        return read.hits[0] if self._decider.decide(question, found, read).answered else None

    def signs(self, question: Question) -> Signs | None:
        """Returns what tells whether the best clause answers a question; None where that is settled."""
        found = self._retrieve(question, None)
        if question.vague or not found.hits or found.named or len(found.resolved) > 1:
            return None
        return self._decider.signs(question, found, self._read(question, found, None))

    def verdict_signs(self, question: Question) -> dict[str, float] | None:
        """Returns what tells a yes from a no, of the clause that answers; None where no verdict is weighed."""
        found = self._retrieve(question, None)
        if not weighs_a_verdict(question) or not found.hits or len(found.resolved) > 1:
            return None
        read = self._read(question, found, None)
        if not self._decider.decide(question, found, read).answered:
            return None
        return verdict_signs_of(question, read.items[0], read.readings[0], self._config)

    def _find(self, question: Question, k: int) -> Found:
        return find(question, self._desk.home, self._desk.searcher, self._config, k)

    def _retrieve(self, question: Question, same: Hit | None) -> Found:
        found = of_unstored(question, self._find(question, self._config.hits), self._desk)
        if same is None or found.named:
            return found
        duties_of = lambda i: self._desk.duties(self._desk.document(i))  # noqa: E731
        return replace(found, hits=led_by(same, question, found.hits, self._desk.text_of, duties_of))

    def _of_each(self, question: Question, found: Found, hits: tuple[NamedHit, ...]) -> Answer:
        """Returns the answer of each document that a question names, or what is not there, one after another."""
        parts = parts_of(question, found, self._desk, self._config, self._ask)
        text = "\n".join(p.said.text for p in parts)
        answering = [p.hit for p in parts if p.hit is not None]
        if not answering:
            return _unanswered(question, refused_status(question), text, hits)
        citations = tuple(c for p in parts for c in p.said.citations)
        duties = tuple(dict.fromkeys(d for p in parts for d in p.said.duties))
        first = self._desk.names(question, first_of(answering, found.hits))
        decision = Decision(answered=True, sure=min(p.sure for p in parts if p.hit is not None))
        return self._verified(question, Composed(text, citations, duties), first, decision, EXTRACTIVE)

    def _of_parts(self, question: Question, parts: list[AskedPart], read: ReadHits) -> Answer:
        """Returns the answer to each of the things that a question asks, and to which of them there is none."""
        answering = {(h.document_id, h.path): h for part in parts if part.item is not None for h in [part.item.hit]}
        hits = self._desk.names(question, first_of([*answering.values()], read.hits))
        with self._clock.step("compose"):
            composed = compose_parts(question, parts, read.items, read.readings, self._config)
        sure = min(part.reading.answers for part in parts if part.reading is not None)
        least = self._reader.calibration.threshold(question.form)
        decision = Decision(answered=True, sure=max(least, sure))
        with self._clock.step("verify"):
            return self._verified(question, composed, hits, decision, EXTRACTIVE)

    def _ask(self, question: Question) -> tuple[Found, ReadHits | None, Decision]:
        """Finds, reads and decides for a question that names one document of several."""
        found = self._find(question, self._config.hits)
        if not found.hits:
            return found, None, Decision(answered=False, sure=0.0)
        read = self._read(question, found, None)
        return found, read, self._decider.decide(question, found, read)

    def _read(self, question: Question, found: Found, same: Hit | None) -> ReadHits:
        """Returns the hits in the order of reading, the best of them and what is shown beside it."""
        ordered = self._in_order(question, found, same)
        chosen = shown(ordered, question, self._reader.calibration)
        return ReadHits(ordered.hits, [c.item for c in chosen], [c.reading for c in chosen])

    def _in_order(self, question: Question, found: Found, same: Hit | None) -> Ordered:
        """Returns the hits in the order of reading; one that is named, or was asked of before, stays first."""
        of_the_same = same is not None and same_place(found.hits[0], same)
        # Where, why and how of what was answered another clause may tell.
        stays = found.named or (of_the_same and question.answer_type is not AnswerType.OTHER)
        named = {(h.document_id, h.path) for h in found.hits[: 1 + found.beside] if found.named}
        evidence_of = lambda h: self._desk.evidence(h, (h.document_id, h.path) in named)  # noqa: E731
        if stays or question.years:
            return read_in_order(self._reader, question, found.hits, evidence_of, stays)
        hits = beside_their_changes(found.hits, self._desk.searcher.manifest.superseded)
        ordered = read_in_order(self._reader, question, hits, evidence_of)
        least = self._reader.calibration.forms[question.form].threshold
        return in_force_first(ordered, question, least, datetime.date.today())

    def _refused(self, question: Question, hits: tuple[NamedHit, ...], sure: float, reason: str = "") -> Answer:
        """Returns a refusal, with those of the nearest clauses that treat of the matter at all."""
        status = refused_status(question)
        items = [self._desk.evidence(h.hit) for h in hits[:NEAREST]]
        near = [nearest_of(i, question) for i in items if treats_of(question, i.with_context())]
        return _unanswered(question, status, refusal_text(question, status, reason, near, bool(hits)), hits, sure)

    def _compose(self, question: Question, read: ReadHits, decision: Decision) -> tuple[Composed, str]:
        """Returns the answer and who put it into words: the clauses themselves, or a language model."""
        extractive = compose(question, read.items, read.readings, self._config, likely=decision.likely)
        rewritten = self._rewriter.rewrite(question, extractive, read.items) if self._rewriter else None
        if self._rewriter and rewritten:
            return rewritten, self._rewriter.generator
        return extractive, EXTRACTIVE

    def _verified(
        self, question: Question, composed: Composed, hits: tuple[NamedHit, ...], decision: Decision, generator: str
    ) -> Answer:
        """Returns an answer whose every quote has been checked against the stored document, else a refusal."""
        cited = [(c, self._desk.document(c.document_id)) for c in composed.citations]
        if not all(holds(citation, document) for citation, document in cited):
            return self._refused(question, hits, decision.sure)
        return Answer(
            question=question.text,
            language=question.language,
            status=Status.ANSWERED,
            text=composed.text,
            more=composed.more,
            citations=tuple(placed(citation, document, question.language) for citation, document in cited),
            duties=composed.duties,
            hits=hits,
            generator=generator,
            support=decision.sure,
        )


def _unanswered(question: Question, status: Status, text: str, hits: tuple[NamedHit, ...], sure: float = 0.0) -> Answer:
    return Answer(question.text, question.language, status, text, hits=hits, support=sure)
