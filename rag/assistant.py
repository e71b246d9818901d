"""Question to answer: the journey as one list of steps."""

import copy
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from corpus.document import Document
from corpus.duties.read import read_duties
from corpus.duty import Duty
from corpus.store.duties import Wanted
from index.engine import Searcher
from index.hit import Hit
from index.home import Home
from rag.answer import Answer, NamedHit, Status
from rag.catalogue.signatory import signed_by
from rag.clock import Clock, Watch, nobody
from rag.composing.small_talk import in_other_language, small_talk_status, small_talk_text
from rag.config import RagConfig, learnt_config
from rag.conversation.rewrite import Leaning, Whole, lean, read_turns, rewritten
from rag.conversation.turn import Turn
from rag.errors import QuestionError
from rag.examples import Found, KeptExamples, find_examples
from rag.generation.grounded_rewriting import Rewriter
from rag.journey import Journey
from rag.question.document_asked import DocumentQuestion
from rag.question.document_follow_up import follow_document, means_the_replaced
from rag.question.document_inferred import infer_document_question
from rag.question.document_question import as_written, read_document_question
from rag.question.document_words import Attribute
from rag.question.language import seems_english
from rag.question.question import Question
from rag.question.read import question_of, read_question
from rag.question.small_talk import read_small_talk
from rag.question.small_talk_words import Said, SmallTalk
from rag.question.typed import Typed, must_have_words, read_typed, readable
from rag.reading.load import OFF, load_reader
from rag.reading.reader import Reader
from rag.reading.weighing import Signs
from rag.retrieval.title_vectors import TitleVectors
from rag.witness import Nobody, Witness

# Said alike in any language: the question before tells which.
_OF_NO_LANGUAGE = (SmallTalk.ASSENT, SmallTalk.NOTHING)
# Words that only ask in Vietnamese, however they are typed: a name alone is of no language.
_ASKING = frozenset(("ai", "gi", "nao", "bao", "may", "sao", "dau", "khi", "chua", "khong"))
MOST_KEPT = 512  # documents whose duties are kept in memory
MOST_LEANT_ON = 4  # turns before, of which the last may lean on those before it


class Assistant:
    """Answers questions over the documents of a home; safe to share by threads."""

    def __init__(
        self,
        home: Home,
        config: RagConfig | None = None,
        rewriter: Rewriter | None = None,
        reader: Reader | None = None,
    ) -> None:
        self.home = home
        self.rewriter = rewriter
        self.reader: Reader = reader or load_reader(OFF)
        self.config = config or learnt_config()
        self.titles = TitleVectors()
        self._duties: dict[str, tuple[str, tuple[Duty, ...]]] = {}
        self._examples = KeptExamples(self._find_examples)
        self.witness: Witness = Nobody()

    def over(self, home: Home) -> "Assistant":
        """Returns the same over another view of its home: nothing that was found in this one is known to it."""
        other = copy.copy(self)
        other.home = home
        other._examples = KeptExamples(other._find_examples)
        return other

    def before(self, witness: Witness) -> "Assistant":
        """Returns the same with another witness."""
        other = copy.copy(self)
        other.witness = witness
        return other

    def search(self, raw: str, k: int = 10) -> list[NamedHit]:
        """Returns the best k clauses for a question, best first.

        Raises:
            QuestionError: there is nothing to search for, or too much.
        """
        with self.home.questions.asked():
            searcher = self.home.searcher()
            question = read_question(raw, _places(searcher))
            must_have_words(question)
            hits = Journey(self, searcher).search(question, k)
        self.witness.found(raw, hits)
        return hits

    def ask(self, raw: str, before: Sequence[Turn] = (), watch: Watch = nobody) -> Answer:
        """Returns the answer to a question; every quote in it has been checked against its document.

        before: the turns before it, the latest last; a follow-up is rewritten from them. watch: is told of each step
        before it is taken, and may end the work by raising.

        Raises:
            QuestionError: the question is empty or too long.
        """
        clock = Clock(watch)
        with self.home.questions.asked():
            # All that is read for one answer is of one moment, whatever is stored meanwhile.
            searcher = self.home.searcher()
            with clock.step("read"):
                places = _places(searcher) if before else frozenset()
                typed = read_typed(raw)
                said = read_small_talk(typed)
                turns = read_turns(before, places) if before else ()
            if said is None:
                answer = self._answer(typed, before, turns, searcher, clock)
            else:
                answer = self._reply(question_of(typed), said, turns, searcher, clock)
        answer = replace(answer, question=readable(raw), took_ms=clock.total_ms(), timings_ms=clock.timings_ms())
        self.witness.answered(answer)
        return answer

    def _answer(
        self, typed: Typed, before: Sequence[Turn], turns: Sequence[Whole], searcher: Searcher, clock: Clock
    ) -> Answer:
        """Returns the answer to what was typed after some turns."""
        places = _places(searcher)
        with clock.step("rewrite"):
            about = _about_documents(typed, before) if before else None
            if about and about.attribute is Attribute.SIGNATORY and not signed_by(about.name, searcher.manifest.heads):
                about = None  # "who is in charge?" names nobody, and leans on what was asked before
            document = self._document_before(before, searcher) if about and about.leans else ""
            if about and about.leans and not document:
                about = None  # nothing was said of a document: it may lean on what a clause said
            # What asks about documents stands alone, but for the document that it points at.
            leaning = lean(typed, turns, places) if about is None else None
            same = self._answered_before(leaning, searcher, places)
            where = self._named(same, leaning.last.typed.language, searcher) if leaning and leaning.where_said else ""
            said_in = _said_in(typed)
            typed = rewritten(typed, leaning, where)
        with clock.step("read"):
            question = question_of(typed, places)
            question = replace(question, about=about or question.about)
        task = same if leaning and leaning.same else None
        level = leaning.level if leaning else ""
        said_in = said_in if leaning else ""
        return Journey(self, searcher, clock, said_in, level).answer(question, task, document)

    def _reply(
        self, question: Question, said: Said, turns: Sequence[Whole], searcher: Searcher, clock: Clock
    ) -> Answer:
        """Returns what is said to small talk; who asks for another language has the question before answered in it."""
        if said.kind.language and turns:
            before = question_of(turns[-1].typed, _places(searcher))
            answer = Journey(self, searcher, clock, said.language).answer(before, None)
            return replace(answer, text=in_other_language(answer.text, said.language, before.language, answer.status))
        language = turns[-1].typed.language if turns and said.kind in _OF_NO_LANGUAGE else said.language
        with clock.step("compose"):
            text = small_talk_text(said.kind, language, self.examples(language))
        return Answer(question.text, language, small_talk_status(said.kind), text, small_talk=said.kind)

    def signs(self, question: Question) -> Signs | None:
        """Returns what tells whether the best clause answers a question; None where nothing is left to be weighed."""
        return Journey(self, self.home.searcher()).signs(question)

    def verdict_signs(self, question: Question) -> dict[str, float] | None:
        """Returns what tells a yes from a no, of the clause that answers a question; None where none is weighed."""
        return Journey(self, self.home.searcher()).verdict_signs(question)

    def show(self, document_id: str, form: str) -> Document:
        """Returns a stored document that is shown to whoever asks; form: page, text, clauses, source.

        Raises:
            UnknownDocument: none of that id is stored.
        """
        document = self.home.store.load(document_id)
        self.witness.read(document_id, form)
        return document

    def examples(self, language: str) -> tuple[str, ...]:
        """Returns questions that the stored documents answer, found once for each published index and language."""
        return self._examples.now(self.home.searcher(), language)

    def examples_soon(self, language: str) -> tuple[tuple[str, ...], bool]:
        """Returns the examples that are known, and whether more are being found meanwhile: where nobody may wait."""
        return self.examples(language), False

    def _find_examples(self, searcher: Searcher, language: str) -> Found:
        return find_examples(searcher, self.duties, partial(self._try_example, searcher), language)

    def _try_example(self, searcher: Searcher, text: str) -> Answer:
        """Returns the answer to an example, of which nobody is told."""
        return Journey(self, searcher).answer(read_question(text, _places(searcher)), None)

    def _answered_before(self, leaning: Leaning | None, searcher: Searcher, places: frozenset[str]) -> Hit | None:
        """Returns the clause that answered the question before, where a follow-up leans on it.

        Known from the turn where it was cited; else the question before is retrieved for and read, once, without a
        language model.
        """
        if leaning is None or not (leaning.same or leaning.where_said):
            return None
        turn = leaning.last.turn
        if turn.is_cited and (cited := _cited_hit(turn, self.home, searcher)):
            return cited
        if turn.status and turn.status != Status.ANSWERED:
            return None
        return Journey(self, searcher).best(question_of(leaning.last.typed, places))

    def _document_before(self, before: Sequence[Turn], searcher: Searcher) -> str:
        """Returns the id of the document that the turns before were answered from, the latest; "" where none is known.

        What a client says is taken only where it is stored; else the latest question is answered again.
        """
        stored, places = searcher.manifest.documents, _places(searcher)
        known = next((t.document_id for t in reversed(before) if t.document_id in stored), "")
        turns = read_turns(before, places) if not known else ()
        if not turns:
            return known
        last = question_of(turns[-1].typed, places)
        found = Journey(self, searcher).answer(last, None)
        if found.citations:
            return found.citations[0].document_id
        return found.documents[0].document_id if len(found.documents) == 1 else ""

    def _named(self, hit: Hit | None, language: str, searcher: Searcher) -> str:
        """Returns what people call a clause in a language: "khoản 4, Công văn số …"; "" for none."""
        if hit is None:
            return ""
        document = self.home.document(hit.document_id, searcher)
        clause = document.clause(hit.path)
        return f"{clause.label(language) if clause else hit.path}, {document.name}"

    def duties(self, document: Document) -> tuple[Duty, ...]:
        """Returns the duties of a document: those that were kept with it, else read here, once for each state."""
        kept = self._duties.get(document.document_id)
        if kept is None or kept[0] != document.state:
            found = self.home.store.duties.of(document.document_id, document.state)
            kept = (document.state, tuple(read_duties(document)) if found is None else found)
            if len(self._duties) >= MOST_KEPT:
                self._duties.pop(next(iter(self._duties)), None)
            self._duties[document.document_id] = kept
        return kept[1]

    def duties_of(self, agency: str, ids: Sequence[str], searcher: Searcher) -> list[Duty]:
        """Returns the duties that some documents of an open index give an agency, by any of its names, in their order.

        They are asked for by agency, once; what was stored anew since the index was opened is read as the index has it.
        """
        store, states = self.home.store, searcher.manifest.documents
        found: dict[str, list[Duty]] = {}
        behind: set[str] = set()
        for filed in store.duties.select(Wanted(agency, ids)):
            found.setdefault(filed.duty.document_id, []).append(filed.duty)
            behind |= {filed.duty.document_id} if filed.state != states.get(filed.duty.document_id) else set()
        behind |= {i for i, state in store.digests_of(ids).items() if state != states.get(i)}
        for i in behind:
            found[i] = list(self.duties(self.home.document(i, searcher)))
        return [duty for i in ids for duty in found.get(i, ())]


def _said_in(typed: Typed) -> str:
    """Returns the language that a follow-up is surely typed in, whatever that of the question before; "" for unsure."""
    asks = typed.language == "vi" and not _ASKING.isdisjoint(typed.words.keys)
    return typed.language if typed.accented or asks or seems_english(typed.text) else ""


def _places(searcher: Searcher) -> frozenset[str]:
    return frozenset(searcher.manifest.places)


def _about_documents(typed: Typed, before: Sequence[Turn]) -> DocumentQuestion | None:
    """Returns what a question asks of documents: what it says itself, or what was asked before of another one."""
    about = read_document_question(typed)
    if about is not None and not about.leans and not means_the_replaced(about):
        return about
    asked: DocumentQuestion | None = None
    for turn in before[-MOST_LEANT_ON:]:
        try:
            then = read_typed(turn.question)
        except QuestionError:
            continue
        if read_small_talk(then) is None:
            asked = _asked_of_documents(then, asked)
    return follow_document(typed, asked) if asked else about


def _asked_of_documents(typed: Typed, before: DocumentQuestion | None) -> DocumentQuestion | None:
    """Returns what a turn asked of documents, by itself or as what follows what was asked before."""
    found = read_document_question(typed) or infer_document_question(as_written(typed), typed.form)
    return found if found or before is None else follow_document(typed, before)


def _cited_hit(turn: Turn, home: Home, searcher: Searcher) -> Hit | None:
    """Returns the clause that a turn cites as a hit; None where it is not stored: what a client says is checked."""
    if turn.document_id not in searcher.manifest.documents:
        return None
    clause = home.document(turn.document_id, searcher).clause(turn.clause)
    if clause is None:
        return None
    passage = f"{turn.document_id}#{clause.path}"
    return Hit(turn.document_id, clause.path, passage, clause.start, clause.end, 0.0, 0.0, 0.0, 1)
