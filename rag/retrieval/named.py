"""The documents and clauses that a reference in a question names."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.clause import Clause
from corpus.document import Document, Metadata
from corpus.facts.references import STEPS
from corpus.markers import LARGEST_ROMAN, Style
from corpus.text.accents import fold
from corpus.text.roman import roman, roman_value
from index.passage import issued_by
from rag.question.days import is_day
from rag.question.question import Question
from rag.question.reference import Reference, Steps
from rag.retrieval.called import called_documents

ANNEX = "phụ lục"
Heads = Mapping[str, Metadata]


@dataclass(frozen=True)
class Resolved:
    """What is stored of a document that a question names.

    reference: as it is named; documents: the ids of those that it may be, one where it is clear, none where none is
    stored, several where nothing in the question tells them apart.
    """

    reference: Reference
    documents: tuple[str, ...]

    @property
    def is_shared(self) -> bool:
        """Whether several documents are called so."""
        return len(self.documents) > 1


def named_documents(question: Question, heads: Heads) -> tuple[Resolved, ...]:
    """Returns what is stored of each document that a question names, in its order; () where it names none.

    heads: the metadata of the stored documents, by id. A document is named by its number, its day, both, or by its kind
    with the words of its title; several of one number are told apart by the question's other words.
    """
    named = [reference for reference in question.reference.each() if reference.names_document]
    if named:
        return tuple(Resolved(r, _settled(_called_so(r, heads), question, heads)) for r in named)
    called = called_documents(question, heads)
    return (Resolved(question.reference, called),) if called else ()


def documents_named(reference: Reference, numbers: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Returns the documents that a question names by number; `numbers`: folded kind and number of each.

    Where none of the kind has that number, another kind will do: a plan is called one though a decision issued it. A
    number with part of its symbol is one with all of it, and so is one whose symbol is shortened.
    """
    if not reference.number:
        return frozenset()
    for fits in (_is_number, _is_nearly_number):
        same = {i: kind for i, (kind, number) in numbers.items() if fits(reference.number, number)}
        if same:
            return frozenset(i for i, kind in same.items() if kind == reference.kind) or frozenset(same)
    return frozenset()


def _called_so(reference: Reference, heads: Heads) -> list[str]:
    """Returns the documents that have the number, the kind and the day that are named."""
    if reference.number:
        numbers = {i: (fold(m.kind or ""), fold(m.number)) for i, m in heads.items() if m.number}
        found = sorted(documents_named(reference, numbers))
    else:
        found = sorted(i for i, m in heads.items() if reference.kind in ("", fold(m.kind or "")))
    found = sorted({*found, *filed_so(reference, heads)})
    day = reference.day
    return [i for i in found if is_day(heads[i], day)] if day else found


def filed_so(reference: Reference, heads: Heads) -> list[str]:
    """Returns the documents without a number of their own whose file is named by the one that is asked for."""
    if not reference.number:
        return []
    unnumbered = {i: m for i, m in heads.items() if not m.number and reference.kind in ("", fold(m.kind or ""))}
    return sorted(i for i in unnumbered if _first_number_is(reference.number, fold(i)))


def _first_number_is(number: str, stem: str) -> bool:
    """Returns whether a file's name begins with a number, behind words: what it amends, which it names too, follows."""
    before, named, _ = f" {stem} ".partition(f" {number} ")
    return bool(named) and not any(c.isdigit() for c in before)


def _settled(found: Sequence[str], question: Question, heads: Heads) -> tuple[str, ...]:
    """Returns those of several documents that the question's year, places, agencies and words leave."""
    left = list(found)
    for fits in (_of_years, _of_places, _of_agencies, _of_words):
        if len(left) > 1:
            left = [i for i in left if fits(question, heads[i])] or left
    return tuple(left)


def _of_years(question: Question, meta: Metadata) -> bool:
    said = {str(meta.date.year) if meta.date else "", *fold(meta.number or "").split(), *fold(meta.title or "").split()}
    return bool(question.years) and said.issuperset(question.years)


def _of_places(question: Question, meta: Metadata) -> bool:
    of = issued_by(meta)
    return bool(question.places) and all(f" {place} " in of for place in question.places)


def _of_agencies(question: Question, meta: Metadata) -> bool:
    of = issued_by(meta)
    return bool(question.agencies) and all(any(f" {fold(e.vi)} " in of for e in named) for named in question.agencies)


def _of_words(question: Question, meta: Metadata) -> bool:
    """Returns whether a document's title has a pair of the question's words that says more than that it rules."""
    title = f" {fold(meta.title or '')} "
    pairs = {t.replace("_", " ") for t in (*question.terms.folded, *map(fold, question.terms.phrases))}
    return any(" " in p and p not in _EMPTY and f" {p} " in title for p in pairs)


_EMPTY = frozenset(["quy dinh", "quyet dinh", "ban hanh", "ke hoach", "chi thi", "cong van", "thong bao", "thuc hien"])


def _is_number(typed: str, stored: str) -> bool:
    """Returns whether a folded number is another with all or some of its symbol: "27 qd ubnd" of "27 2024 qd ubnd"."""
    return _fits_number(typed, stored, lambda part, whole: part == whole)


def _is_nearly_number(typed: str, stored: str) -> bool:
    """Returns whether a folded number is another with its symbol shortened: "5237 ubnd vx" of "5237 ubnd kgvx"."""
    return _fits_number(typed, stored, lambda part, whole: part.isalpha() and len(part) > 1 and part in whole)


def _fits_number(typed: str, stored: str, same: Callable[[str, str], bool]) -> bool:
    (first, *parts), (number, *symbol) = typed.split(), stored.split()
    if first.lstrip("0") != number.lstrip("0"):
        return False
    left = iter(symbol)
    return all(any(same(part, whole) or part == whole for whole in left) for part in parts)


def clauses_named(reference: Reference, document: Document) -> list[Clause]:
    """Returns the clauses of a document that a question names first, the least deep ones; none where it names none.

    What is left out between two named units may be anything: "khoản 2 Điều 5" also where a Mục stands between.
    """
    return clauses_of(reference.steps, document)


def each_named(reference: Reference, document: Document) -> list[list[Clause]]:
    """Returns what `clauses_named` does, for each clause that a question names, in the order of the question."""
    return [clauses_of(steps, document) for steps in (reference.steps, *reference.others)]


def clauses_of(steps: Steps, document: Document) -> list[Clause]:
    """Returns the clauses that units name, innermost first, the least deep ones; of an annex its beginning."""
    if not steps:
        return []
    *units, (word, value) = steps
    if word == "mục" and value.isdigit() and 0 < int(value) <= LARGEST_ROMAN:
        # "mục 2" is mục II where there is one.
        steps_roman = (*units, (word, roman(int(value)).lower()))
        return _least_deep(document.clauses, steps_roman) or _least_deep(document.clauses, steps)
    if word != ANNEX:
        return _least_deep(document.clauses, steps)
    inside = [c for c in document.clauses if c.attachment and _is_annex(c.attachment, value)]
    if units:
        return _least_deep(inside, units)
    least = min((len(c.levels) for c in inside), default=0)
    return [c for c in inside if len(c.levels) == least]


def _least_deep(clauses: Sequence[Clause], steps: Sequence[tuple[str, str]]) -> list[Clause]:
    for same in (_same, _same_value):  # "mục 2" is mục II where no mục is numbered so
        found = [c for c in clauses if c.levels and _fits(c, steps, same)]
        least = min((len(c.levels) for c in found), default=0)
        if found:
            return [c for c in found if len(c.levels) == least]
    return []


def _fits(clause: Clause, steps: Sequence[tuple[str, str]], same: Callable[[str, str], bool]) -> bool:
    levels = list(reversed(clause.levels))
    for i, (word, value) in enumerate(steps):
        while levels and not (levels[0].style in STEPS.get(word, ()) and same(levels[0].text, value)):
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


def _same_value(text: str, value: str) -> bool:
    """Returns whether a Roman marker has the value of a figure, or a figure that of a Roman one."""
    return (value.isdigit() and roman_value(text) == int(value)) or (text.isdigit() and roman_value(value) == int(text))


def _is_annex(attachment: tuple[str, str], value: str) -> bool:
    """Returns whether an attached document is the annex named; the only one has no number."""
    kind, number = attachment
    if kind != "Phụ lục":
        return False
    return _same(number, value) or _same_value(number, value) or (not number and value in ("1", "i"))


@dataclass(frozen=True)
class Lacking:
    """A unit that a document lacks, with what it has there.

    word, value: of the unit; above: the clause in which it was looked for, None for the document; units: by attached
    document ("" for the document itself) and by word of a unit, the values that stand there, in order.
    """

    word: str
    value: str
    above: Clause | None
    units: tuple[tuple[str, str, tuple[str, ...]], ...]


_WORD_OF = {
    Style.ARTICLE: "điều", Style.LETTER_UPPER: "phần", Style.ROMAN: "mục", Style.NUMBER: "khoản",
    Style.DECIMAL: "khoản", Style.LETTER: "điểm",
}  # fmt: skip


def lacking(steps: Steps, document: Document) -> Lacking | None:
    """Returns the outermost unit of those named that a document lacks; None where it has them all, or none is named."""
    for depth in range(len(steps) - 1, -1, -1):
        if not clauses_of(steps[depth:], document):
            above = next(iter(clauses_of(steps[depth + 1 :], document)), None)
            word, value = steps[depth]
            return Lacking(word, value, above, _units_in(document, above, word))
    return None


def _units_in(document: Document, above: Clause | None, word: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Returns the units right below a clause or a document: those of the kind that is named if there are any."""
    depth = len(above.levels) + 1 if above else 1
    prefix = f"{above.path}." if above else ""
    found: dict[tuple[str, str], list[str]] = {}
    for clause in document.clauses:
        if len(clause.levels) == depth and clause.path.startswith(prefix) and clause.levels[-1].style in _WORD_OF:
            attached = " ".join(clause.attachment).strip() if clause.attachment else ""
            found.setdefault((attached, _WORD_OF[clause.levels[-1].style]), []).append(clause.levels[-1].text)
    same = {key: values for key, values in found.items() if key[1] == word}
    return tuple((attached, unit, tuple(values)) for (attached, unit), values in (same or found).items())
