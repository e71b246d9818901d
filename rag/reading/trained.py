"""The trained reader: question and clause read together by a network."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from corpus.answer_types import AnswerType
from corpus.table import CELL
from corpus.values import Kind, values_in
from index.passage import LONGEST_PASSAGE, context_of
from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.calibration import Calibration
from rag.reading.network import Network, Scores
from rag.reading.pairs import Pair, parts_of
from rag.reading.reader import Reading, Span, Verdict
from rag.reading.row_sentences import RowSentence, row_sentences

LONGEST_HEAD = 200  # code points of a line that heads a clause and is read with it
_FIGURES = {
    AnswerType.PERCENT: (Kind.PERCENT,),
    AnswerType.MONEY: (Kind.MONEY, Kind.PERCENT),
    AnswerType.HOW_MUCH: (Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.SPAN),
    AnswerType.WHEN: (Kind.TIME,),
}
MOST_PARTS = 3  # of one clause that are read; a table of 35,000 characters has fifty


@dataclass(frozen=True)
class _Part:
    """A part of a clause: what is read, where its text would begin in the document, and where the clause's own does.

    row: what was made a sentence of, whose words stand elsewhere.
    """

    item: int
    pair: Pair
    start: int
    own: int
    row: RowSentence | None = None

    def is_of_a_table(self, read: Scores) -> bool:
        """Returns whether what was read of the clause as it stands lies in the row of a table."""
        if self.row is not None or not read.spans:
            return False
        text, at = self.pair.text, read.spans[0][0]
        return CELL in text[text.rfind("\n", 0, at) + 1 : text.find("\n", at) % (len(text) + 1)]

    def spans(self, found: Sequence[tuple[int, int, float]], roles: Collection[str]) -> tuple[Span, ...]:
        """Returns in the document what was read in the text; of a row, who has one of the roles that are asked for."""
        if self.row is not None:
            acts = self.row.of_roles(roles)
            marked = [(*at, score) for a, b, score in found for at in self.row.in_document(a, b)]
            spans = [(*at, 0.0) for at in acts] or marked or [(*self.row.row, 0.0)]
            return tuple(dict.fromkeys(Span(*s) for s in spans))
        read = (Span(self.start + a, self.start + b, score) for a, b, score in found)
        return tuple(s for s in read if s.start >= self.own)


class TrainedReader:
    """Reads clauses with a network; safe to share by threads."""

    marks = True

    def __init__(self, network: Network, calibration: Calibration) -> None:
        self.network = network
        self.calibration = calibration

    def with_threshold(self, threshold: float) -> "TrainedReader":
        """Returns the same reader that answers from another probability on."""
        return TrainedReader(self.network, self.calibration.with_threshold(threshold))

    def read(self, question: Question, items: Sequence[Evidence]) -> list[Reading]:
        """Returns a reading for each item, in their order; long clauses are read in parts, the best of which counts."""
        parts = [part for n, item in enumerate(items) for part in _parts(question, n, item)]
        scored = self.network.score([p.pair for p in parts])
        by_item: list[list[tuple[_Part, Scores]]] = [[] for _ in items]
        for part, scores in zip(parts, scored, strict=True):
            by_item[part.item].append((part, scores))
        return [self._reading(question, found) for found in by_item]

    def _reading(self, question: Question, found: Sequence[tuple[_Part, Scores]]) -> Reading:
        if not found:
            return Reading(0.0, (), None, float("-inf"))
        part, best = read = max(found, key=_answers)
        log_odds = best.answers
        if part.is_of_a_table(best):
            # Which row of a table answers is told by its sentences: of several rows side by side any may be marked.
            part, best = max((f for f in found if f[0].row), key=_answers, default=read)
        spans = part.spans(self.kept(best), question.wanted.roles)
        probability = self.calibration.probability(question.form, log_odds)
        verdict = best.verdict if question.wants_yes_or_no else None
        if verdict and best.surely < self.calibration.least(question.form, verdict is Verdict.YES):
            verdict = None
        surely, row = (best.surely if verdict else 0.5), (part.row.row if part.row else None)
        lean = best.yes - best.no if question.wants_yes_or_no else 0.0
        return Reading(probability, spans, verdict, log_odds, surely, row, lean)

    def kept(self, scores: Scores) -> list[tuple[int, int, float]]:
        """Returns the best span and those nearly as probable."""
        if not scores.spans:
            return []
        least = scores.spans[0][2] - self.calibration.span
        return [s for s in scores.spans if s[2] >= least]


def _answers(found: tuple[_Part, Scores]) -> float:
    return found[1].answers


def passages(question: Question, item: Evidence) -> list[str]:
    """Returns what is read of a clause as it stands, part by part, its title and headings above each."""
    return [part.pair.passage for part in _parts(question, 0, item) if part.row is None]


def _parts(question: Question, n: int, item: Evidence) -> list[_Part]:
    """Returns the parts of a clause that are read: that of the hit and those about it; time is bounded.

    The line that heads a clause is read with it where who acts is asked ("Sở Y tế có trách nhiệm: a) …"), or a figure
    that stands there ("Mức 45% được áp dụng đối với: a) …").
    """
    clause, text = item.clause, item.document.text
    own = text[clause.start : clause.own_end].rstrip()
    spans = parts_of(own, LONGEST_PASSAGE)
    at = next((k for k, (_, end) in enumerate(spans) if clause.start + end > item.hit.start), 0)
    first = min(max(0, at - MOST_PARTS // 2), max(0, len(spans) - MOST_PARTS))
    context = context_of(item.document, clause)
    head = _head(item)
    acts = bool(question.wanted.roles) and question.supposed is None
    head = head if acts or _has_figure(question, head) else ""
    parts = [
        _Part(n, Pair(question.restored, context, head + own[a:b]), clause.start + a - len(head), clause.start + a)
        for a, b in spans[first : first + MOST_PARTS]
    ]
    rows = row_sentences(question, item)
    return parts + [_Part(n, Pair(question.restored, context, r.text), 0, 0, r) for r in rows]


def _has_figure(question: Question, head: str) -> bool:
    """Returns whether a line that heads others has a figure of the kind that is asked for."""
    kinds = _FIGURES.get(question.answer_type, ())
    return head.rstrip().endswith(":") and any(v.kind in kinds for v in values_in(head, 0, len(head)))


def _head(item: Evidence) -> str:
    """Returns the line that heads a clause, "" where none does: the last of the nearest unit above it, if short."""
    text, path = item.document.text, item.clause.path
    above = (c for c in item.document.clauses if path.startswith(f"{c.path}."))
    nearest = max(above, key=lambda c: len(c.path), default=None)
    line = text[nearest.start : nearest.own_end].strip().rpartition("\n")[2] if nearest else ""
    return f"{line}\n" if 0 < len(line) <= LONGEST_HEAD else ""
