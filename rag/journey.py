"""The journey: one question over one open index, as a list of steps from values to a value."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from corpus.answer_types import AnswerType
from corpus.document import Document
from corpus.duty import Duty
from corpus.lexicon.glossary import spellings
from corpus.text.accents import fold
from index.engine import Searcher
from index.hit import Hit
from index.home import Home
from rag.answer import Answer, NamedHit, Status
from rag.catalogue.answer import tell, tell_of_unstored
from rag.catalogue.told import Told, hits_cited
from rag.clock import Clock
from rag.composing.clarification import clarification_text
from rag.composing.compose import Composed, compose
from rag.composing.listed import compose_list
from rag.composing.place import placed
from rag.composing.reason import reason_text
from rag.composing.refusal import NEAREST, nearest_of, refusal_text, refused_status
from rag.composing.tasks import MOST_TASKS, compose_tasks
from rag.composing.verify import holds
from rag.config import RagConfig
from rag.desk import Desk
from rag.evidence import Evidence
from rag.generation.grounded_rewriting import Rewriter
from rag.question.explicit_reference import Reference
from rag.question.place_words import holds_level, named_after_offices
from rag.question.question import Question
from rag.reading.coverage import is_of_matter, least_sure, says_what_of, treats_of
from rag.reading.decision import Decision, decide
from rag.reading.guards import Lacks, cites_document, cites_units, lacks
from rag.reading.in_force import beside_their_changes, in_force_first
from rag.reading.listed import list_asked
from rag.reading.missing import Missing, Part, find_missing, has_no_such_figure
from rag.reading.order import Ordered, read_in_order, shown
from rag.reading.reader import Reader
from rag.reading.same_clause import NEEDED, led_by, may_answer, same_place
from rag.retrieval.find import Found, find
from rag.retrieval.settled import first_of, without_symbols
from rag.retrieval.tasks import MOST_DOCUMENTS, by_place, hit_of, issued_in, own_duties, shown_of
from rag.retrieval.title_vectors import TitleVectors
from rag.several import ReadHits, parts_of
from rag.unclear import is_unclear, not_clear, not_there

EXTRACTIVE = "extractive"
OF_THE_MATTER = 0.05  # of a named document asked what it says of a matter: probable enough where a clause has it
MOST_HEADS = 5  # hits above which a list is looked for


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
        self._level = level

    def answer(self, question: Question, same: Hit | None, document: str = "") -> Answer:
        """Returns the answer: retrieve, read the evidence, decide, compose, verify; or why there is none.

        same: the clause of the answer before, where a follow-up asks for more of its task; document: the id of its
        document, which "văn bản này" means. It is said in the language of the question, or in the one that this journey
        was given; a clause that names no agency of the level of government that it was given is no answer.
        """
        step = self._clock.step
        said = replace(question, language=self._said_in or question.language)
        if question.about is not None:
            with step("read_documents"):
                told = self._tell(said, document)
            if told is not None:
                return self._told(said, told)
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
            tasks = self._tasks(question, found)
        if tasks is not None:
            return self._verified(said, tasks, hits, Decision(answered=True, sure=1.0), EXTRACTIVE)
        with step("read_evidence"):
            read = self._read(question, found, same)
            hits = self._desk.names(said, read.hits)
        with step("decide"):
            decision = self._decide(question, found, read, same)
            listed = self._list_of(question, found, read)
        if listed is not None:
            with step("compose"):
                composed = compose_list(said, listed)
            hits = self._desk.names(said, first_of([listed.hit], read.hits))
            sure = max(decision.sure, self._reader.calibration.forms[question.form].threshold)
            return self._verified(said, composed, hits, Decision(answered=True, sure=sure), EXTRACTIVE)
        if not decision.answered:
            if absent := not_there(said, found, self._desk):
                return _unanswered(said, refused_status(said), absent, hits, decision.sure)
            return self._refused(said, hits, decision.sure, self._reason(said, found, read))
        with step("compose"):
            composed, generator = self._compose(said, read)
        with step("verify"):
            return self._verified(said, composed, hits, decision, generator)

    def _tell(self, question: Question, document: str) -> Told | None:
        """Returns what is told to a question about documents; of one that is not stored only what the others say."""
        shelf = self._desk.shelf()
        if is_unclear(question, self._desk):
            return tell_of_unstored(question, shelf)
        return tell(question, shelf, document)

    def _told(self, question: Question, told: Told) -> Answer:
        """Returns what was told of documents as an answer, checked; where it does not answer, with the nearest hits."""
        if told.status is not Status.ANSWERED:
            hits = self._desk.names(question, self._retrieve(question, None).hits)
            return _unanswered(question, told.status, told.text, hits)
        hits = self._desk.names(question, hits_cited(told.citations))
        composed = Composed(told.text, told.citations, told.duties)
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
        return read.hits[0] if self._decide(question, found, read, None).answered else None

    def _find(self, question: Question, k: int) -> Found:
        return find(question, self._desk.home, self._desk.searcher, self._config, k)

    def _retrieve(self, question: Question, same: Hit | None) -> Found:
        found = self._of_unstored(question, self._find(question, self._config.hits))
        if same is None or found.named:
            return found
        duties_of = lambda i: self._desk.duties(self._desk.document(i))  # noqa: E731
        return replace(found, hits=led_by(same, question, found.hits, self._desk.text_of, duties_of))

    def _of_unstored(self, question: Question, found: Found) -> Found:
        """Returns what was found; of a unit of a document that is not stored only the clauses that speak of it."""
        reference = question.reference
        if not found.unknown or not reference.steps or found.named:
            return found
        kept = [h for h in found.hits if self._speaks_of(reference, self._desk.evidence(h))]
        ranked = tuple(replace(h, rank=n) for n, h in enumerate(kept, start=1))
        return replace(found, hits=ranked) if kept else found

    @staticmethod
    def _speaks_of(reference: Reference, item: Evidence) -> bool:
        return cites_document(reference, item.with_context()) and cites_units(reference.steps, item.text)

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

    def _ask(self, question: Question) -> tuple[Found, ReadHits | None, Decision]:
        """Finds, reads and decides for a question that names one document of several."""
        found = self._find(question, self._config.hits)
        if not found.hits:
            return found, None, Decision(answered=False, sure=0.0)
        read = self._read(question, found, None)
        return found, read, self._decide(question, found, read, None)

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

    def _decide(self, question: Question, found: Found, read: ReadHits, same: Hit | None) -> Decision:
        best = read.items[0]
        missing = _lacks(question, found, best)
        threshold = self._reader.calibration.forms[question.form].threshold
        if not found.named and same is None:
            threshold = least_sure(question, best.with_context(), threshold)
        of_the_matter = found.resolved and not found.named and question.answer_type is AnswerType.OTHER
        if of_the_matter and says_what_of(question, best.with_context()):
            threshold = min(threshold, OF_THE_MATTER)
        lacking = missing.any or bool(question.small_talk) or self._lacks_level(best) or self._is_elsewhere(question)
        lacking = lacking or (not found.named and has_no_such_figure(question, best))
        said_there = not question.reference.names_document or cites_document(question.reference, best.with_context())
        cited = said_there and cites_units(question.reference.steps, best.text)
        if same is not None and same_place(read.hits[0], same) and _gives(question, best):
            # Who else acts in the very task before is settled by its duties, by when by the day that it has.
            threshold = 0.0
        return decide(question, found, read.readings[0], threshold, lacking, cited)

    def _list_of(self, question: Question, found: Found, read: ReadHits) -> Evidence | None:
        """Returns the clause that heads the list that a question asks for; None where the guards find it wanting."""
        if found.named or question.small_talk or question.supposed:
            return None
        items = [self._desk.evidence(h) for h in read.hits[:MOST_HEADS]]
        listed = list_asked(question, items, self._desk.evidence)
        if listed is None or _lacks(question, found, listed).any or self._lacks_level(listed):
            return None
        return listed

    def _is_elsewhere(self, question: Question) -> bool:
        """Returns whether a question is of a place that no stored document names: "huyện đông lãng"."""
        if question.language == "en":
            return False
        return any(not self._desk.searcher.documents_naming(name) for name in named_after_offices(question.folded))

    def _lacks_level(self, best: Evidence) -> bool:
        return bool(self._level) and not holds_level(fold(best.with_context()), self._level)

    def _reason(self, question: Question, found: Found, read: ReadHits) -> str:
        """Returns why a question is refused, in a sentence, "" where that is not known."""
        best = read.items[0]
        if self._lacks_level(best):
            return reason_text(Missing(Part.LEVEL, self._level), question.language)
        is_stored = lambda phrase: bool(self._desk.searcher.documents_naming(phrase))  # noqa: E731
        missing = find_missing(question, _lacks(question, found, best), found.unknown, best, is_stored)
        return reason_text(missing, question.language, read.items[1:NEAREST])

    def _refused(self, question: Question, hits: tuple[NamedHit, ...], sure: float, reason: str = "") -> Answer:
        """Returns a refusal, with those of the nearest clauses that treat of the matter at all."""
        status = refused_status(question)
        items = [self._desk.evidence(h.hit) for h in hits[:NEAREST]]
        near = [nearest_of(i, question.language) for i in items if treats_of(question, i.with_context())]
        return _unanswered(question, status, refusal_text(question, status, reason, near, bool(hits)), hits, sure)

    def _compose(self, question: Question, read: ReadHits) -> tuple[Composed, str]:
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

    def _tasks(self, question: Question, found: Found) -> Composed | None:
        """Returns what an agency has to do, where that is asked and any document stored says it.

        Tasks of a matter are looked for in the documents that were found for it.
        """
        asked = question.tasks
        if asked is None or (asked.matter and (question.years or found.named)):
            return None
        searcher = self._desk.searcher
        naming = [searcher.documents_naming(place) for place in question.places]
        naming.append(set().union(*(searcher.documents_naming(name) for name in spellings(asked.agency))))
        heads = searcher.manifest.heads
        naming += [{h.document_id for h in found.hits}] * bool(asked.matter)
        bare = [Document(i, "", (), heads[i]) for i in sorted(set.intersection(*naming)) if i in heads]
        local = issued_in(bare, question.places)
        newest = sorted(local, key=lambda d: str(d.metadata.date or ""), reverse=True)[:MOST_DOCUMENTS]
        duties = own_duties(self._duties_of(asked.agency, [d.document_id for d in newest], searcher), asked)
        if asked.matter:
            duties = [d for d in duties if self._is_of_matter(question, asked.matter, d)]
        if not duties:
            return None
        groups = by_place(duties, newest)
        shown = [d for group in shown_of(groups, MOST_TASKS) for d in group.duties]
        evidence = [self._desk.evidence(hit_of(d, n)) for n, d in enumerate(shown, start=1)]
        return compose_tasks(question, asked, groups, evidence, {d.document_id: d.name for d in newest})

    def _is_of_matter(self, question: Question, matter: str, duty: Duty) -> bool:
        return is_of_matter(question, matter, self._desk.evidence(hit_of(duty, 1)).with_context())


def _gives(question: Question, best: Evidence) -> bool:
    """Returns whether a clause has the day or figure that is asked for, or its duties name who has the role that is."""
    held = question.answer_type in NEEDED and may_answer(question, best.text)
    return held or any(duty.role in question.wanted.roles for duty in best.own_duties)


def _lacks(question: Question, found: Found, best: Evidence) -> Lacks:
    return lacks(question, best, best.with_context(), found.unknown)


def _unanswered(question: Question, status: Status, text: str, hits: tuple[NamedHit, ...], sure: float = 0.0) -> Answer:
    return Answer(question.text, question.language, status, text, hits=hits, support=sure)
