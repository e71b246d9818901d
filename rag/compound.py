"""A question that asks several things: which clause answers each of them."""

from collections.abc import Iterable
from dataclasses import replace

from corpus.answer_types import AnswerType
from rag.composing.compose import AskedPart
from rag.decider import Decider, gives
from rag.evidence import Evidence
from rag.question.askings import Asking
from rag.question.question import Question
from rag.question.read import question_of
from rag.question.typed import read_typed
from rag.reading.decision import Decision
from rag.reading.reader import Reader, Reading
from rag.retrieval.find import Found
from rag.several import Asks, ReadHits


class Compound:
    """Reads a clause for each thing that a question asks, and looks elsewhere in its document for what is not there."""

    def __init__(self, reader: Reader, decider: Decider, places: Iterable[str], ask: Asks) -> None:
        self._reader = reader
        self._decider = decider
        self._places = frozenset(places)
        self._ask = ask

    def parts(self, question: Question, found: Found, read: ReadHits, decision: Decision) -> list[AskedPart]:
        """Returns each thing that a question asks with the clause that answers it; [] where it is answered as one.

        By a reader that marks no words it always is. decision: of the question as a whole. Where that is refused its
        first part must be answered: what else is asked is about the same.
        """
        if not question.askings or read.items[0].named or not self._reader.marks:
            return []
        anchor = (read.items[0], read.readings[0]) if decision.answered else None
        parts: list[AskedPart] = []
        for asking in question.askings:
            part = self._answered(asking.said, self._read(asking, question.language), found, anchor)
            if anchor is None and (part.item is None or part.reading is None):
                return []
            if part.item is not None and part.reading is not None:
                anchor = anchor or (part.item, part.reading)
            parts.append(part)
        return parts if any(part.item is not None for part in parts) else []

    def _read(self, asking: Asking, language: str) -> Question:
        """Returns one thing that is asked as a question of the common matter; what is wanted its own words tell."""
        whole = replace(question_of(asking.typed, self._places), language=language, askings=())
        own = question_of(read_typed(asking.said, whole.language))
        if own.answer_type is AnswerType.OTHER and not own.wants_yes_or_no:
            return whole
        wanted = replace(
            whole.wanted,
            roles=own.wanted.roles,
            counted=own.wanted.counted,
            leader=own.wanted.leader,
            choice=own.wanted.choice,
            lists=own.wanted.lists,
            bound=own.wanted.bound,
            kinds=own.wanted.kinds,
            of=own.wanted.of,
            decides=own.wanted.decides,
            papers=own.wanted.papers,
            conditions=own.wanted.conditions,
            sought=own.wanted.sought,
        )
        return replace(
            whole,
            answer_type=own.answer_type,
            wants_yes_or_no=own.wants_yes_or_no,
            asks_who=own.asks_who,
            wanted=wanted,
        )

    def _answered(
        self, said: str, question: Question, found: Found, anchor: tuple[Evidence, Reading] | None
    ) -> AskedPart:
        """Returns one thing that is asked, answered by the clause that answers the others, else near it.

        That clause is about the matter: where it has such a day, figure or part at all, that is the one that is asked
        for, as after a question that it answered. anchor: the clause, and how it was read for the others.
        """
        if anchor is not None:
            item, before = anchor
            reading = self._reader.read(question, [item])[0]
            same = item.hit if gives(question, item) else None
            if same is not None:
                reading = replace(reading, answers=max(reading.answers, before.answers))
            if self._decider.decide(question, found, ReadHits((item.hit,), [item], [reading]), same).answered:
                return AskedPart(said, question, item, reading)
        _, read, decision = self._ask(question)
        if read is None or not decision.answered:
            return AskedPart(said, question)
        best = read.items[0]
        if anchor is not None and best.document.document_id != anchor[0].document.document_id:
            return AskedPart(said, question)
        return AskedPart(said, question, best, read.readings[0])
