"""Question to answer: the journey as one list of steps."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from corpus.document import Document
from corpus.duties.read import Duty, read_duties
from corpus.lexicon.glossary import spellings
from index.engine import Searcher
from index.errors import IndexBehind
from index.hit import Hit
from index.home import Home
from index.passage import subject
from rag.answer import Answer, NamedHit, Status
from rag.composing.clarification import clarification_text, is_vague
from rag.composing.compose import Composed, compose
from rag.composing.refusal import refusal_text, refused_status
from rag.composing.tasks import MOST_DOCUMENTS, MOST_TASKS, compose_tasks, hit_of, own_duties, read_asked
from rag.composing.verify import holds
from rag.composing.writer import Evidence, newest_first
from rag.config import RagConfig, learnt_config
from rag.conversation.rewrite import Turn, asks_of_the_same, asks_where_said, in_context, whole_turns
from rag.generation.grounded_rewriting import Rewriter
from rag.question.read import Question, read_question, readable
from rag.reading.answerability import Features, Named, Texts, features, load_models, support
from rag.reading.relevance import closeness_of
from rag.reading.supplementary import beside, led_by
from rag.retrieval.find import Found, find

T = TypeVar("T")
EXTRACTIVE = "extractive"
MOST_TRIES = 6  # of a question whose documents change while it is answered


class Assistant:
    """Answers questions over the documents of a home; safe to share by threads."""

    def __init__(self, home: Home, config: RagConfig | None = None, rewriter: Rewriter | None = None) -> None:
        self.home = home
        self.rewriter = rewriter
        self.config = config or learnt_config()
        self._duties: dict[str, tuple[str, tuple[Duty, ...]]] = {}

    def search(self, raw: str, k: int = 10) -> list[NamedHit]:
        """Returns the best k clauses for a question, best first.

        Raises:
            QuestionError: the question is empty or too long.
        """
        question = read_question(raw)
        return self._on_fresh_index(lambda searcher: self._search(question, searcher, k))

    def ask(self, raw: str, before: Sequence[Turn] = ()) -> Answer:
        """Returns the answer to a question; every quote in it has been checked against its document.

        before: the questions asked before it, the latest last; a follow-up is understood from them.

        Raises:
            QuestionError: the question is empty or too long.
        """
        began = time.perf_counter()
        question = read_question(raw)
        same = None
        if before:
            turns = whole_turns(before, frozenset(self.home.searcher().manifest.places))
            same = self._answered_before(question.text, turns)
            question = read_question(self._in_context(question.text, turns))
        answer = self._on_fresh_index(lambda searcher: self._ask(question, searcher, same))
        return replace(answer, question=readable(raw), took_ms=(time.perf_counter() - began) * 1000)

    def _answered_before(self, asked: str, turns: Sequence[Turn]) -> Hit | None:
        """Returns the clause that answered the question before, where a follow-up asks for more of the same task."""
        if not turns or not asks_of_the_same(asked):
            return None
        answered = self.ask(turns[-1].question)
        return answered.hits[0].hit if answered.status is Status.ANSWERED and answered.hits else None

    def _in_context(self, asked: str, turns: tuple[Turn, ...]) -> str:
        """Returns a question made whole; where it asks which document says what was answered, that is looked up."""
        if turns and not turns[-1].document and asks_where_said(asked):
            answered = self.ask(turns[-1].question)
            for first in answered.citations[:1]:
                last = Turn(turns[-1].question, answered.status, first.document, first.label)
                turns = (*turns[:-1], last)
        return in_context(asked, turns, frozenset(self.home.searcher().manifest.places))

    def _on_fresh_index(self, task: Callable[[Searcher], T]) -> T:
        """Returns what a task gives; where a document changed under it, once more on the new index, a few times."""
        for _ in range(MOST_TRIES - 1):
            try:
                return task(self.home.searcher())
            except IndexBehind:
                self.home.catch_up()
        return task(self.home.searcher())

    def _search(self, question: Question, searcher: Searcher, k: int) -> list[NamedHit]:
        hits = find(question, self.home, searcher, self.config, k).hits
        return [self._named(h, question.language, searcher) for h in hits]

    def _ask(self, question: Question, searcher: Searcher, same: Hit | None = None) -> Answer:
        found = find(question, self.home, searcher, self.config, self.config.hits)
        if same is not None and not found.named:
            hits = led_by(
                same,
                question,
                found.hits,
                lambda h: self._text_of(h, searcher),
                lambda i: self.duties(self.home.document(i, searcher)),
            )
            found = replace(found, hits=hits)
        named = tuple(self._named(h, question.language, searcher) for h in found.hits)
        if is_vague(question, found.pointed):
            text = clarification_text(question, named)
            return Answer(question.text, question.language, Status.CLARIFICATION, text, hits=named)
        if not found.hits:
            return self._refused(question, named, 0.0)
        tasks = self._tasks(question, found, searcher)
        if tasks is not None:
            return self._answered(question, tasks, named, searcher, 1.0)
        evidence = self._evidence(found.hits[0], searcher, found.named)
        sure = self._support(question, found, evidence, searcher)
        if sure < self.config.threshold:
            return self._refused(question, named, sure)
        others = beside(question, found.hits, found.named, self.config, lambda h: self._text_of(h, searcher))
        items = [evidence, *newest_first([self._evidence(hit, searcher) for hit in others])]
        closeness = closeness_of(found.encoded, self.home.encoder, searcher)
        extractive = compose(question, found.query, items, searcher.idf, self.config, closeness)
        rewritten = self.rewriter.rewrite(question, extractive, items) if self.rewriter else None
        composed = rewritten or extractive
        generator = self.rewriter.generator if self.rewriter and rewritten else EXTRACTIVE
        return self._answered(question, composed, named, searcher, sure, generator)

    def _answered(
        self,
        question: Question,
        composed: Composed,
        hits: tuple[NamedHit, ...],
        searcher: Searcher,
        sure: float,
        generator: str = EXTRACTIVE,
    ) -> Answer:
        """Returns an answer whose every quote has been checked against the stored document, else a refusal."""
        if not all(holds(c, self.home.document(c.document_id, searcher)) for c in composed.citations):
            return self._refused(question, hits, sure)
        return Answer(
            question=question.text,
            language=question.language,
            status=Status.ANSWERED,
            text=composed.text,
            citations=composed.citations,
            duties=composed.duties,
            hits=hits,
            generator=generator,
            support=sure,
        )

    def _tasks(self, question: Question, found: Found, searcher: Searcher) -> Composed | None:
        """Returns what an agency has to do, where that is asked and any document stored says it."""
        asked = read_asked(question, found.places)
        if asked is None:
            return None
        naming = [searcher.documents_naming(place) for place in found.places]
        naming.append(set().union(*(searcher.documents_naming(name) for name in spellings(asked.agency))))
        documents = [self.home.document(i, searcher) for i in sorted(set.intersection(*naming))]
        newest = sorted(documents, key=lambda d: str(d.metadata.date or ""), reverse=True)[:MOST_DOCUMENTS]
        duties = own_duties((d for document in newest for d in self.duties(document)), asked)
        if not duties:
            return None
        evidence = [self._evidence(hit_of(d), searcher) for d in duties[:MOST_TASKS]]
        return compose_tasks(question, asked, duties, evidence)

    def features_of(self, raw: str) -> tuple[Question, Features, Hit] | None:
        """Returns what speaks for or against the best hit, and that; None where nothing was found. To learn from."""
        question = read_question(raw)
        searcher = self.home.searcher()
        found = find(question, self.home, searcher, self.config, self.config.hits)
        if not found.hits:
            return None
        evidence = self._evidence(found.hits[0], searcher, found.named)
        return question, self._features(question, found, evidence, searcher), found.hits[0]

    def _support(self, question: Question, found: Found, evidence: Evidence, searcher: Searcher) -> float:
        """Returns how likely the best hit answers; a clause that was named answers what it says."""
        features = self._features(question, found, evidence, searcher)
        lacks = features.missing_symbol or features.missing_place or features.missing_year
        if found.pointed.steps and (lacks or not found.named):
            return 0.0
        sure = support(question, features, load_models())
        return max(self.config.threshold, sure) if found.named else sure

    def _features(self, question: Question, found: Found, evidence: Evidence, searcher: Searcher) -> Features:
        text = evidence.document.text
        texts = Texts(
            clause=text[evidence.clause.start : evidence.clause.end],
            evidence=_evidence_text(evidence),
            document=text,
        )
        return features(question, found.query, found.hits, texts, Named(found.places, found.unknown), searcher.idf)

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

    def _text_of(self, hit: Hit, searcher: Searcher) -> str:
        """Returns the text of a hit's clause, "" where its document has none of that address."""
        document = self.home.document(hit.document_id, searcher)
        clause = document.clause(hit.path)
        return document.text[clause.start : clause.end] if clause else ""

    def _evidence(self, hit: Hit, searcher: Searcher, named: bool = False) -> Evidence:
        document = self.home.document(hit.document_id, searcher)
        clause = document.clause(hit.path)
        if clause is None:
            raise LookupError(f"{hit.passage_id}: the index names a clause that its document lacks")
        changes = searcher.manifest.superseded.get(hit.document_id, [])
        changed_by = tuple((kind, self.home.document(other, searcher)) for kind, other in changes)
        return Evidence(hit, document, clause, self.duties(document), changed_by, named)

    def _named(self, hit: Hit, language: str, searcher: Searcher) -> NamedHit:
        document = self.home.document(hit.document_id, searcher)
        clause = document.clause(hit.path)
        return NamedHit(hit, clause.label(language) if clause else hit.path, document.name)


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
