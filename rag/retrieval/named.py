"""The documents and clauses that a reference in a question names."""

from collections.abc import Mapping, Sequence

from corpus.clause import Clause
from corpus.document import Document
from corpus.facts.references import STEPS
from rag.question.explicit_reference import Reference, Steps


def documents_named(reference: Reference, numbers: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Returns the documents that a question names by number; `numbers`: folded kind and number of each.

    Where none of the kind has that number, another kind will do: a plan is called one though a decision issued it.
    """
    if not reference.number:
        return frozenset()
    same = {
        document_id: kind
        for document_id, (kind, number) in numbers.items()
        if number == reference.number or number.startswith(f"{reference.number} ")
    }
    return frozenset(i for i, kind in same.items() if kind == reference.kind) or frozenset(same)


def clauses_named(reference: Reference, document: Document) -> list[Clause]:
    """Returns the clauses of a document that a question names first, the least deep ones; none where it names none.

    What is left out between two named units may be anything: "khoản 2 Điều 5" also where a Mục stands between.
    """
    return _of_steps(reference.steps, document)


def each_named(reference: Reference, document: Document) -> list[list[Clause]]:
    """Returns what `clauses_named` does, for each clause that a question names, in the order of the question."""
    return [_of_steps(steps, document) for steps in (reference.steps, *reference.others)]


def _of_steps(steps: Steps, document: Document) -> list[Clause]:
    if not steps:
        return []
    found = [c for c in document.clauses if c.levels and _fits(c, steps)]
    least = min((len(c.levels) for c in found), default=0)
    return [c for c in found if len(c.levels) == least]


def _fits(clause: Clause, steps: Sequence[tuple[str, str]]) -> bool:
    levels = list(reversed(clause.levels))
    for i, (word, value) in enumerate(steps):
        while levels and not (levels[0].style in STEPS[word] and _same(levels[0].text, value)):
            if i == 0:
                return False
            levels.pop(0)
        if not levels:
            return False
        levels.pop(0)
    return True


def _same(text: str, value: str) -> bool:
    """Returns whether a marker is the one named; without accents d may be đ."""
    text = text.strip("()").lower()
    return value in (text, text.replace("đ", "d"))
