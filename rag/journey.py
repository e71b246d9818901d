"""The journey: one question over one open index, as a list of steps from values to a value."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from corpus.clause import Clause
from corpus.document import Document, told_apart
from corpus.duty import Duty
from corpus.lexicon.glossary import spellings
from corpus.text.accents import fold
from index.engine import Searcher
from index.hit import Hit
from index.home import Home
from rag.answer import Answer, NamedHit, Status
from rag.catalogue.answer import tell
from rag.catalogue.shelf import Shelf
from rag.catalogue.told import Told, hits_cited
from rag.clock import Clock
from rag.composing.clarification import clarification_text
from rag.composing.compose import Composed, compose
from rag.composing.english.documents import document_name
from rag.composing.naming import lacking_text, missing_text, shared_text, silent_text, under_its_name
from rag.composing.place import placed
from rag.composing.reason import reason_text
from rag.composing.refusal import NEAREST, nearest_of, refusal_text, refused_status
from rag.composing.tasks import MOST_TASKS, compose_tasks
from rag.composing.verify import holds
from rag.config import RagConfig
from rag.evidence import Evidence
from rag.generation.grounded_rewriting import Rewriter
from rag.question.place_words import holds_level
from rag.question.question import Question
from rag.reading.coverage import least_sure, share_held
from rag.reading.decision import Decision, decide
from rag.reading.guards import Lacks, lacks
from rag.reading.in_force import in_force_first
from rag.reading.missing import Missing, Part, find_missing
from rag.reading.order import Ordered, read_in_order, shown
from rag.reading.reader import Reader, Reading
from rag.reading.same_clause import led_by, same_place
from rag.retrieval.find import Found, find
from rag.retrieval.named import Resolved, lacking, named_documents
from rag.retrieval.settled import asked_of, first_of, is_another_day, nearest_named, without_symbols
from rag.retrieval.tasks import MOST_DOCUMENTS, by_place, hit_of, issued_in, own_duties, shown_of
from rag.retrieval.title_vectors import TitleVectors

EXTRACTIVE = "extractive"
LONGEST_SHOWN = 4000  # code points of a clause that a hit carries
NEAR = 0.5  # of the weight of a question's words: a clause with less is not shown as near


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


@dataclass(frozen=True)
class _Read:
    """What was read: all hits in their new order, the evidence shown, best first, and a reading of each."""

    hits: tuple[Hit, ...]
    items: list[Evidence]
    readings: list[Reading]


@dataclass(frozen=True)
class _Part:
    """What one of several documents says, how sure that is, and by which hit; None where it does not answer."""

    said: Composed
    sure: float
    hit: Hit | None


class Journey:
    """One question's way over one open index; every step takes values and gives one."""

    def __init__(
        self, means: Means, searcher: Searcher, clock: Clock | None = None, said_in: str = "", level: str = ""
    ) -> None:
        self._home = means.home
        self._config = means.config
        self._rewriter = means.rewriter
        self._reader = means.reader
        self._duties = means.duties
        self._titles = means.titles
        self._searcher = searcher
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
        if question.about is not None and not self._is_unclear(question):
            with step("read_documents"):
                told = tell(said, self._shelf(), document)
            if told is not None:
                return self._told(said, told)
        with step("retrieve"):
            found = self._retrieve(question, same)
            hits = self._names(said, found.hits)
        if question.vague and not found.resolved:
            return _unanswered(said, Status.CLARIFICATION, clarification_text(said, hits), hits)
        if not found.hits:
            return self._refused(said, hits, 0.0)
        question = without_symbols(question, found.resolved)
        said = replace(question, language=said.language)
        if unclear := self._not_clear(said, found):
            return _unanswered(said, *unclear, hits)
        if len(found.resolved) > 1:
            return self._of_each(said, found, hits)
        with step("read_duties"):
            tasks = self._tasks(question)
        if tasks is not None:
            return self._verified(said, tasks, hits, Decision(answered=True, sure=1.0), EXTRACTIVE)
        with step("read_evidence"):
            read = self._read(question, found, same)
            hits = self._names(said, read.hits)
        with step("decide"):
            decision = self._decide(question, found, read, same)
        if not decision.answered:
            if absent := self._not_there(said, found):
                return _unanswered(said, refused_status(said), absent, hits, decision.sure)
            return self._refused(said, hits, decision.sure, self._reason(said, found, read))
        with step("compose"):
            composed, generator = self._compose(said, read)
        with step("verify"):
            return self._verified(said, composed, hits, decision, generator)

    def _shelf(self) -> Shelf:
        """Returns the stored documents as questions about documents see them."""
        manifest = self._searcher.manifest
        return Shelf(
            heads=manifest.heads,
            numbers=manifest.numbers,
            superseded=manifest.superseded,
            today=datetime.date.today(),
            open=lambda i: self._home.document(i, self._searcher),
            duties=self._duties,
            naming=self._searcher.documents_naming,
            evidence=lambda duty, n: self.evidence(hit_of(duty, n)),
            similar=self._similar,
        )

    def _similar(self, phrase: str, titles: Sequence[str]) -> Sequence[float]:
        return self._titles.similar(self._home.encoder, phrase, titles)

    def _told(self, question: Question, told: Told) -> Answer:
        """Returns what was told of documents as an answer, checked; where it does not answer, with the nearest hits."""
        if told.status is not Status.ANSWERED:
            hits = self._names(question, self._retrieve(question, None).hits)
            return _unanswered(question, told.status, told.text, hits)
        hits = self._names(question, hits_cited(told.citations))
        composed = Composed(told.text, told.citations, told.duties)
        return self._verified(question, composed, hits, Decision(answered=True, sure=1.0), EXTRACTIVE)

    def search(self, question: Question, k: int) -> list[NamedHit]:
        """Returns the best k clauses for a question, best first."""
        found = find(question, self._home, self._searcher, self._config, max(k, self._config.hits))
        hits = found.hits
        if hits:
            hits = self._in_order(question, found, None).hits
        return list(self._names(question, hits[:k]))

    def best(self, question: Question) -> Hit | None:
        """Returns the clause that answers a question; None where none does."""
        found = self._retrieve(question, None)
        if question.vague or not found.hits:
            return None
        read = self._read(question, found, None)
        return read.hits[0] if self._decide(question, found, read, None).answered else None

    def _names(self, question: Question, hits: Sequence[Hit]) -> tuple[NamedHit, ...]:
        """Returns hits with what people call them; documents of one list that would look the same are told apart."""
        ids = dict.fromkeys(h.document_id for h in hits)
        documents = {i: self._home.document(i, self._searcher) for i in ids}
        apart = {i: name for i, name in told_apart(list(documents.values())).items() if name != documents[i].name}
        named = (self.named(h, question.language) for h in hits)
        return tuple(replace(n, document=apart.get(n.hit.document_id, n.document)) for n in named)

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
        ordered = read_in_order(self._reader, question, found.hits, evidence_of, stays)
        if stays or question.years:
            return ordered
        least = self._reader.calibration.forms[question.form].threshold
        return in_force_first(ordered, question, least, datetime.date.today())

    def _decide(self, question: Question, found: Found, read: _Read, same: Hit | None) -> Decision:
        best = read.items[0]
        missing = _lacks(question, found, best)
        threshold = self._reader.calibration.forms[question.form].threshold
        if not found.named and same is None:
            threshold = least_sure(question, best.with_context(), threshold)
        lacking = missing.any or bool(question.small_talk) or self._lacks_level(best)
        return decide(question, found, read.readings[0], threshold, lacking)

    def _lacks_level(self, best: Evidence) -> bool:
        return bool(self._level) and not holds_level(fold(best.with_context()), self._level)

    def _reason(self, question: Question, found: Found, read: _Read) -> str:
        """Returns why a question is refused, in a sentence, "" where that is not known."""
        best = read.items[0]
        if self._lacks_level(best):
            return reason_text(Missing(Part.LEVEL, self._level), question.language)
        is_stored = lambda phrase: bool(self._searcher.documents_naming(phrase))  # noqa: E731
        missing = find_missing(question, _lacks(question, found, best), found.unknown, best, is_stored)
        return reason_text(missing, question.language)

    def _refused(self, question: Question, hits: tuple[NamedHit, ...], sure: float, reason: str = "") -> Answer:
        """Returns a refusal, with those of the nearest clauses that treat of the matter at all."""
        status = refused_status(question)
        items = [self.evidence(h.hit) for h in hits[:NEAREST]]
        near = [nearest_of(i, question.language) for i in items if share_held(question, i.with_context()) >= NEAR]
        return _unanswered(question, status, refusal_text(question, status, reason, near, bool(hits)), hits, sure)

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
        cited = [(c, self._home.document(c.document_id, self._searcher)) for c in composed.citations]
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

    def _not_clear(self, question: Question, found: Found) -> tuple[Status, str] | None:
        """Returns what is said where it is not told which document is meant, or one of another day is."""
        for named in found.resolved:
            if named.is_shared:
                documents = [self._home.document(i, self._searcher) for i in named.documents]
                return Status.CLARIFICATION, shared_text(named.reference, documents, question.language)
        texts = [self._home.document(h.document_id, self._searcher).text for h in found.hits[:1]]
        if len(found.resolved) == 1 and is_another_day(found.resolved[0], texts):
            return Status.NO_EVIDENCE, self._missing(question, found.resolved[0], found)
        return None

    def _is_unclear(self, question: Question) -> bool:
        """Returns whether the number that a question names is no stored document's, several ones' or of another day."""
        for named in named_documents(question, self._home.heads(self._searcher)) if question.reference.number else ():
            texts = [self._home.document(i, self._searcher).text for i in named.documents]
            if len(texts) != 1 or is_another_day(named, texts):
                return True
        return False

    def _not_there(self, question: Question, found: Found) -> str:
        """Returns that the document, or the clause of it, that a question names is not there; "" where it is."""
        for named in found.resolved:
            if not named.documents:
                return self._missing(question, named, found)
            document = self._home.document(named.documents[0], self._searcher)
            if lacks_unit := lacking(named.reference.steps, document):
                return lacking_text(document, lacks_unit, question.language)
        return ""

    def _missing(self, question: Question, named: Resolved, found: Found) -> str:
        near = nearest_named(named.reference, self._home.heads(self._searcher), [h.document_id for h in found.hits])
        documents = [self._home.document(i, self._searcher) for i in near]
        return missing_text(named.reference, documents, question.language)

    def _of_each(self, question: Question, found: Found, hits: tuple[NamedHit, ...]) -> Answer:
        """Returns the answer of each document that a question names, or what is not there, one after another."""
        known = [self._home.document(i, self._searcher) for n in found.resolved for i in n.documents]
        names = told_apart(list({d.document_id: d for d in known}.values()))
        parts: list[_Part] = []
        places = self._searcher.manifest.places
        for n, named in enumerate(found.resolved):
            after = sum(len(p.said.citations) for p in parts)
            parts.append(self._of_one(asked_of(question, n, found.resolved, places), named, found, names, after))
        answering = [p for p in parts if p.hit is not None]
        text = "\n".join(p.said.text for p in parts)
        if not answering:
            return _unanswered(question, refused_status(question), text, hits)
        citations = tuple(c for p in parts for c in p.said.citations)
        duties = tuple(dict.fromkeys(d for p in parts for d in p.said.duties))
        first = self._names(question, first_of([p.hit for p in answering if p.hit], found.hits))
        decision = Decision(answered=True, sure=min(p.sure for p in answering))
        return self._verified(question, Composed(text, citations, duties), first, decision, EXTRACTIVE)

    def _of_one(self, question: Question, named: Resolved, whole: Found, names: Mapping[str, str], after: int) -> _Part:
        """Returns what one of several documents says; after: the number of the last citation before."""
        if not named.documents:
            return _silent(self._missing(question, named, whole))
        document = self._home.document(named.documents[0], self._searcher)
        name = names[document.document_id]
        found = find(question, self._home, self._searcher, self._config, self._config.hits)
        if not found.hits or (named.reference.steps and not found.named):
            return _silent(self._not_there(question, found) or silent_text(name, "", question.language))
        read = self._read(question, found, None)
        decision = self._decide(question, found, read, None)
        if not decision.answered:
            nearest = read.items[0].clause.label(question.language)
            return _silent(silent_text(name, nearest, question.language))
        kept = [n for n, item in enumerate(read.items) if n == 0 or item.named]
        part = compose(question, [read.items[n] for n in kept], [read.readings[n] for n in kept], self._config, after)
        # What else says so is left out: beside another document's answer it would be read as that one's.
        cited = tuple(c for c in part.citations if f"[{c.n}]" in part.text)
        said = replace(part, text=under_its_name(document, name, part.text), citations=cited, more="")
        return _Part(said, decision.sure, read.hits[0])

    def _tasks(self, question: Question) -> Composed | None:
        """Returns what an agency has to do, where that is asked and any document stored says it."""
        asked = question.tasks
        if asked is None:
            return None
        naming = [self._searcher.documents_naming(place) for place in question.places]
        naming.append(set().union(*(self._searcher.documents_naming(name) for name in spellings(asked.agency))))
        documents = [self._home.document(i, self._searcher) for i in sorted(set.intersection(*naming))]
        documents = issued_in(documents, question.places)
        newest = sorted(documents, key=lambda d: str(d.metadata.date or ""), reverse=True)[:MOST_DOCUMENTS]
        duties = own_duties((d for document in newest for d in self._duties(document)), asked)
        if not duties:
            return None
        groups = by_place(duties, newest)
        shown = [d for group in shown_of(groups, MOST_TASKS) for d in group.duties]
        evidence = [self.evidence(hit_of(d, n)) for n, d in enumerate(shown, start=1)]
        return compose_tasks(question, asked, groups, evidence, {d.document_id: d.name for d in newest})

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
        label = clause.label(language) if clause else hit.path
        start, end = _words_of(hit, clause)
        return NamedHit(hit, label, document_name(document, language), document.text[start:end].rstrip(), start)

    def _text_of(self, hit: Hit) -> str:
        """Returns the text of a hit's clause, "" where its document has none of that address."""
        document = self._home.document(hit.document_id, self._searcher)
        clause = document.clause(hit.path)
        return document.text[clause.start : clause.end] if clause else ""


def _words_of(hit: Hit, clause: Clause | None) -> tuple[int, int]:
    """Returns the span of a clause's own words; of a long clause that of the passage, or of its beginning."""
    if clause is None or (hit.source == "search" and clause.own_end - clause.start > LONGEST_SHOWN):
        return hit.start, hit.end
    return clause.start, min(clause.own_end, clause.start + LONGEST_SHOWN)


def _silent(text: str) -> _Part:
    return _Part(Composed(text, (), ()), 0.0, None)


def _lacks(question: Question, found: Found, best: Evidence) -> Lacks:
    return lacks(question, best, best.with_context(), found.unknown)


def _unanswered(question: Question, status: Status, text: str, hits: tuple[NamedHit, ...], sure: float = 0.0) -> Answer:
    return Answer(question.text, question.language, status, text, hits=hits, support=sure)
