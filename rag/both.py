"""A question that asks something of a document and something that its clauses say: both are answered."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from rag.answer import Answer, Citation, Status
from rag.catalogue.answer import tell, tell_of_unstored, tells_apart
from rag.catalogue.names import short_name
from rag.catalogue.shelf import Shelf
from rag.catalogue.told import Told
from rag.composing.writer import Writer
from rag.desk import Desk
from rag.question.document_asked import DocumentQuestion
from rag.question.document_facts import ASKED_TOGETHER
from rag.question.question import Question
from rag.question.read import question_of
from rag.question.typed import read_typed
from rag.unclear import is_unclear

# Answers a question of what clauses say.
Asks = Callable[[Question], Answer]
_MARK = re.compile(r"\[\d+\]")
_QUOTED = re.compile("“.*”")
_UNDER = {"vi": "theo", "en": "under"}


def tell_documents(question: Question, desk: Desk, before: str) -> Told | None:
    """Returns what is told to a question about documents; of one that is not stored only what the others say."""
    shelf = desk.shelf()
    if is_unclear(question, desk) and not tells_apart(question, shelf):
        return tell_of_unstored(question, shelf)
    return tell(question, shelf, before)


def tell_both(question: Question, desk: Desk, before: str) -> Told | None:
    """Returns what is told of the document that a question asks something of, None where it is not told.

    before: the id of the document of the answer before.
    """
    if is_unclear(question, desk):
        return None
    shelf = desk.shelf()
    abouts = [a.about for a in question.document_askings if a.about is not None]
    told = [tell(replace(question, about=about), shelf, before) for about in _together(abouts)]
    answered = [t for t in told if t is not None and t.status is Status.ANSWERED]
    if len(told) == 1 or not answered:
        return told[0] if answered else None
    text, citations = "", list[Citation]()
    for part in answered:
        numbers = {c.n: c.n + len(citations) for c in part.citations}
        text = _joined(text, renumbered(part.text, part.citations, numbers))
        citations += [replace(c, n=c.n + len(citations)) for c in part.citations]
    return Told(Status.ANSWERED, text, tuple(citations))


def of_clauses(question: Question, told: Told, shelf: Shelf, places: frozenset[str]) -> list[tuple[str, Question]]:
    """Returns what else a question asks, as it was said and as a question of the clauses of the document told of."""
    cited = told.citations[0].document_id if told.citations else ""
    meta = shelf.heads.get(cited)
    name = short_name(meta, question.language, cited) if meta and meta.number else ""
    said = [a.said for a in question.document_askings if a.about is None]
    under = f" {_UNDER[question.language]} {name}" if name else ""
    whole = (question_of(read_typed(f"{part}{under}", question.language), places) for part in said)
    return [
        (part, replace(q, about=None, document_askings=(), language=question.language))
        for part, q in zip(said, whole, strict=True)
    ]


def both(question: Question, told: Told, others: Sequence[tuple[str, Answer]]) -> Answer:
    """Returns what is told of a document and what its clauses answer as one; what is not answered is told as such.

    others: what else was asked, as it was said, with its answer. What is shown is cited before what is folded away.
    """
    writer, text = Writer(question), told.text
    answered = [answer for _, answer in others if answer.status is Status.ANSWERED]
    for said, answer in others:
        if answer.status is not Status.ANSWERED:
            writer.not_found(said)
    shown, folded = list(told.citations), list[Citation]()
    numbers: list[dict[int, int]] = []
    for answer in answered:
        marked = set(_MARK.findall(_without_quotes(answer.text, answer.citations)))
        numbers.append({})
        for c in answer.citations:
            of = shown if f"[{c.n}]" in marked else folded
            of.append(c)
            numbers[-1][c.n] = len(of) if of is shown else -len(of)
    for answer, at in zip(answered, numbers, strict=True):
        last = {n: place if place > 0 else len(shown) - place for n, place in at.items()}
        text = _joined(text, renumbered(answer.text, answer.citations, last))
        at.update(last)
    more = (renumbered(a.more, a.citations, at) for a, at in zip(answered, numbers, strict=True))
    return Answer(
        question=question.text,
        language=question.language,
        status=Status.ANSWERED,
        text="\n".join((text, *writer.lines)),
        more="\n".join(filter(None, more)),
        citations=tuple(replace(c, n=n) for n, c in enumerate((*shown, *folded), start=1)),
        duties=tuple(dict.fromkeys((*told.duties, *(d for a in answered for d in a.duties)))),
        hits=tuple(h for a in answered for h in a.hits),
        support=min((a.support for a in answered), default=1.0),
    )


def renumbered(text: str, citations: Sequence[Citation], numbers: Mapping[int, int]) -> str:
    """Returns a text with its marks numbered anew; what is quoted stays as it is."""
    return _outside_quotes(citations).sub(lambda m: f"[{numbers[int(m[1])]}]" if m[1] else m[0], text)


def _without_quotes(text: str, citations: Sequence[Citation]) -> str:
    return _outside_quotes(citations).sub(lambda m: m[0] if m[1] else "", text)


def _outside_quotes(citations: Sequence[Citation]) -> re.Pattern[str]:
    """Returns the pattern of a quote, or else of a mark with its number."""
    quotes = sorted({c.quote for c in citations}, key=len, reverse=True)
    return re.compile("|".join([*(re.escape(f"“{q}”") for q in quotes), r"\[(\d+)\]"]))


def _joined(before: str, text: str) -> str:
    """Returns two answers as one: first lines together where the later says it without a quote."""
    if not before:
        return text
    (first, *rest), (then, *more) = before.split("\n"), text.split("\n")
    # Marks count on in the order of the lines: what is cited first below the first line stays before.
    cited = set(_MARK.findall(first)).issuperset(_MARK.findall(_QUOTED.sub("", "\n".join(rest))))
    if "“" in then or not more or not cited:
        return "\n".join((first, *rest, then, *more))
    return "\n".join((f"{first} {then}", *rest, *more))


def _together(abouts: Sequence[DocumentQuestion]) -> list[DocumentQuestion]:
    """Returns what is asked of a document with the facts that one line tells asked at once."""
    facts = [a for a in abouts if a.attribute in ASKED_TOGETHER]
    others = [a for a in abouts if a.attribute not in ASKED_TOGETHER]
    if not facts:
        return others
    asked = dict.fromkeys(attribute for a in facts for attribute in (a.attribute, *a.also))
    first, *also = asked
    return [replace(facts[0], attribute=first, also=tuple(also)), *others]
