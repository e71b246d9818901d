"""The answer of each document that a question names, one after another."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from corpus.document import told_apart
from index.hit import Hit
from rag.composing.compose import Composed, compose
from rag.composing.english.documents import name_said
from rag.composing.naming import silent_text, under_its_name
from rag.config import RagConfig
from rag.desk import Desk
from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.decision import Decision
from rag.reading.reader import Reading
from rag.retrieval.find import Found
from rag.retrieval.named import Resolved
from rag.retrieval.settled import asked_of
from rag.unclear import missing, not_there


@dataclass(frozen=True)
class ReadHits:
    """What was read: all hits in their new order, the evidence shown, best first, and a reading of each."""

    hits: tuple[Hit, ...]
    items: list[Evidence]
    readings: list[Reading]


@dataclass(frozen=True)
class Part:
    """What one of several documents says, how sure that is, and by which hit; None where it does not answer."""

    said: Composed
    sure: float
    hit: Hit | None


# Finds, reads and decides for a question that names one document; nothing read where nothing was found.
Asks = Callable[[Question], tuple[Found, ReadHits | None, Decision]]


def parts_of(question: Question, found: Found, desk: Desk, config: RagConfig, ask: Asks) -> list[Part]:
    """Returns what each document says that a question names, or that it is silent, in the order of the question."""
    known = [desk.document(i) for n in found.resolved for i in n.documents]
    names = told_apart(list({d.document_id: d for d in known}.values()))
    places = desk.searcher.manifest.places
    parts: list[Part] = []
    for n, named in enumerate(found.resolved):
        after = sum(len(p.said.citations) for p in parts)
        asked = asked_of(question, n, found.resolved, places)
        if named.documents:
            parts.append(_part(asked, named, names, desk, config, ask, after))
        else:
            parts.append(_silent(missing(question, named, found, desk)))
    return parts


def _part(
    question: Question, named: Resolved, names: Mapping[str, str], desk: Desk, config: RagConfig, ask: Asks, after: int
) -> Part:
    """Returns what one of several documents says; after: the number of the last citation before."""
    document = desk.document(named.documents[0])
    name = name_said(names[document.document_id], question.language)
    found, read, decision = ask(question)
    if read is None or (named.reference.steps and not found.named):
        return _silent(not_there(question, found, desk) or silent_text(name, "", question.language))
    if not decision.answered:
        return _silent(silent_text(name, read.items[0].clause.label(question.language), question.language))
    pairs = zip(read.items, read.readings, strict=True)
    kept = [(item, reading) for n, (item, reading) in enumerate(pairs) if n == 0 or item.named]
    part = compose(
        question, [item for item, _ in kept], [reading for _, reading in kept], config, after, decision.likely
    )
    # What else says so is left out: beside another document's answer it would be read as that one's.
    cited = tuple(c for c in part.citations if f"[{c.n}]" in part.text)
    said = replace(part, text=under_its_name(document, name, part.text), citations=cited, more="")
    return Part(said, decision.sure, read.hits[0])


def _silent(text: str) -> Part:
    return Part(Composed(text, (), ()), 0.0, None)
