"""Gold and a system to judgements, one a question; and to what becomes of each at whatever threshold."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from corpus.lexicon.agency_names import agency_names
from corpus.lexicon.glossary import agency
from corpus.lexicon.phrases import english_phrases
from eval.gold import GoldQuestion
from eval.measures.containing import share_contained
from eval.measures.first_line import FirstLine, first_lines, judge_first_line
from eval.measures.ranking import RANKING, matched_ids, ranking_measures
from eval.measures.risk_coverage import Outcome
from eval.systems.system import SystemUnderTest
from eval.systems.without_abstention import Unrefused
from index.progress import Progress, no_progress


@dataclass(frozen=True)
class Judgement:
    """What became of one gold question.

    ranking: by measure; None for an unanswerable one; cited: whether citation 1 hits; lead, coordinate, says: the
    share of what the answer must contain, None where nothing is asked for; first: what its first line is, missing where
    it was refused, None where none is asked for; length: of the answer in code points, None where refused; quotes,
    verified: how many, and how many slice exactly.
    """

    gold: GoldQuestion
    status: str
    answered: bool
    ranking: dict[str, float] | None
    cited: float | None
    lead: float | None
    coordinate: float | None
    says: float | None
    first: FirstLine | None
    length: int | None
    quotes: int
    verified: int
    took_ms: float
    answer: dict[str, Any]


def judge(
    gold: Sequence[GoldQuestion],
    system: SystemUnderTest,
    progress: Progress = no_progress,
) -> list[Judgement]:
    """Returns a judgement for every gold question, in order."""
    answers = []
    for done, question in enumerate(gold, start=1):
        answers.append(system.ask(question.question))
        progress(done, len(gold))
    relevant: dict[str, Sequence[str]] = {}
    ranked: dict[str, Sequence[str]] = {}
    for question, answer in zip(gold, answers, strict=True):
        if question.answerable:
            # What is read from a head was looked up, not searched: then what was cited is what was found.
            hits = answer.get("hits") or (not any(question.relevant.values()) and answer.get("citations")) or []
            found = [(h["document_id"], h["clause"]) for h in hits]
            relevant[question.id], ranked[question.id] = matched_ids(found, question.relevant)
    rankings = ranking_measures(relevant, ranked) if relevant else {}
    return [
        _judgement(q, a, {m: rankings[m][q.id] for m in RANKING} if q.answerable else None, system)
        for q, a in zip(gold, answers, strict=True)
    ]


def _judgement(
    question: GoldQuestion,
    answer: dict[str, Any],
    ranking: dict[str, float] | None,
    system: SystemUnderTest,
) -> Judgement:
    answered = answer["status"] == "answered"
    citations = answer.get("citations", [])
    text = f"{answer['answer']}" if answered else ""
    # Of a document itself lists and counts may be told without a citation: then there is none to judge.
    uncited = answered and not citations and not any(question.relevant.values())
    cited = float(cites_relevant(answer, question)) if question.answerable and not uncited else None
    expected = question.answerable
    return Judgement(
        gold=question,
        status=str(answer["status"]),
        answered=answered,
        ranking=ranking,
        cited=cited,
        lead=_whole(text, question.lead) if expected and question.lead else None,
        coordinate=_whole(text, question.coordinate) if expected and question.coordinate else None,
        says=share_contained(text, question.says) if expected and question.says else None,
        first=_first(text, citations, question) if expected and question.first else None,
        length=len(text) if answered else None,
        quotes=len(citations),
        verified=sum(_slices(c, system) for c in citations),
        took_ms=float(answer.get("took_ms", 0.0)),
        answer=answer,
    )


def cites_relevant(answer: dict[str, Any], question: GoldQuestion) -> bool:
    """Returns whether the first citation of an answer lies in a relevant clause; never where nothing is relevant."""
    first = [(c["document_id"], c["clause"]) for c in answer.get("citations", [])[:1]]
    wanted, got = matched_ids(first, question.relevant)
    return bool(set(wanted) & set(got))


def _first(text: str, citations: Sequence[dict[str, Any]], question: GoldQuestion) -> FirstLine:
    lines = first_lines(text, [(str(c.get("label") or ""), str(c["quote"])) for c in citations])
    relevant = (c for c in citations if c["document_id"] in question.relevant)
    cited = " . ".join(f"{c.get('document', '')} . {c['quote']}" for c in relevant)
    # What the whole answer must contain is no false word in its first line: of two things that are asked both are said.
    facts = (form for asked in (question.says, question.lead, question.coordinate) for fact in asked for form in fact)
    return judge_first_line(lines, question.first, " . ".join((question.question, *facts)), _agencies, cited)


def _agencies(text: str) -> frozenset[str]:
    """Returns the registered names of the agencies that a text names, in either language."""
    vietnamese = (agency(text[n.start : n.end]) or n.entry for n in agency_names(text))
    english = (e for p in english_phrases(text) for e in p.entries if e.kind == "agency")
    return frozenset(e.vi for e in (*vietnamese, *english))


def _whole(text: str, items: Sequence[Sequence[str]]) -> float:
    """Returns 1 if a text contains every item: an answer that names one of two leaders is not right."""
    return float(share_contained(text, items) == 1.0)


def _slices(citation: dict[str, Any], system: SystemUnderTest) -> bool:
    text = system.text(citation["document_id"])
    start, end = citation["start"], citation["end"]
    return text is not None and 0 <= start < end <= len(text) and text[start:end] == citation["quote"]


class _Asked(Protocol):
    def ask(self, question: str) -> Unrefused: ...


def outcomes(gold: Sequence[GoldQuestion], system: _Asked) -> list[Outcome]:
    """Returns the outcome of every gold question, in order."""
    return [_outcome(question, system.ask(question.question)) for question in gold]


def _outcome(question: GoldQuestion, found: Unrefused) -> Outcome:
    if found.answer is None:
        return Outcome(question.lang, None, False)
    return Outcome(question.lang, found.support, not cites_relevant(found.answer, question))
