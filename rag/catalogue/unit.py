"""Was an article or a clause of a document changed, and by which clause of another?"""

from collections.abc import Sequence

from corpus.clause import Clause, lies_in
from corpus.document import REPEALS, REPLACES, Document
from index.hit import Hit
from rag.catalogue.names import day_text
from rag.catalogue.shelf import Shelf
from rag.catalogue.told import Page, Told
from rag.evidence import Evidence, clause_sentences
from rag.question.document_units import STANDS
from rag.question.question import Question
from rag.reading.amended import ClauseChange, changes_of
from rag.retrieval.named import clauses_of

_DONE = {"vi": ("bị bãi bỏ bởi", "được sửa đổi bởi"), "en": ("repealed by", "amended by")}


def tell_unit(page: Page, question: Question, document: Document, shelf: Shelf) -> Told | None:
    """Returns whether stored documents change the unit of a document that a question names; None where it has none."""
    named = clauses_of(question.reference.steps, document)
    if not named:
        return None
    unit, others = named[0], [(kind, shelf.open(i)) for kind, i in shelf.superseded.get(document.document_id, ())]
    ended = next((other for kind, other in others if kind in (REPLACES, REPEALS)), None)
    if ended is not None:
        page.say(
            f"Cả văn bản đã được thay thế hoặc bãi bỏ bởi {page.short(ended)}.",
            f"The whole document has been replaced or repealed by {page.short(ended)}.",
        )
        return page.told()
    changes = [c for c in _changes(document, unit, others) if c.since is None or c.since <= shelf.today]
    stands = question.about is not None and question.about.unit == STANDS
    return _tell_changes(page, changes, stands) if changes else _tell_none(page, document, unit)


def _changes(document: Document, unit: Clause, others: Sequence[tuple[str, Document]]) -> list[ClauseChange]:
    """Returns the clauses of others that change a unit, what it lies in, or what lies in it, each once."""
    inside = [c for c in document.clauses if lies_in(c.path, unit.path)]
    found: dict[tuple[str, str], ClauseChange] = {}
    for clause in inside:
        place = (document.document_id, clause.path)
        hit = Hit(*place, "#".join(place), clause.start, clause.end, 0.0, 0.0, 0.0, 1)
        for change in changes_of(Evidence(hit, document, clause, (), tuple(others))):
            found[change.document.document_id, change.clause.path] = change
    return list(found.values())


def _tell_changes(page: Page, changes: Sequence[ClauseChange], stands: bool) -> Told:
    """Returns which clauses changed a unit; stands: whether it was asked if it is as it was."""
    said, marks, lines = [], [], []
    for change in changes:
        document, clause = change.document, change.clause
        span = next(iter(clause_sentences(document, clause)), (clause.start, clause.own_end))
        n = page.writer.cite_clause(document, clause, span)
        label, since = clause.label(page.language), ""
        if change.since:
            since = f"{' từ ngày' if page.language == 'vi' else ' since'} {day_text(change.since, page.language)}"
        done = _DONE[page.language][change.kind != REPEALS]
        joint = " " if page.language == "vi" else ", "
        said.append(f"{done} {label}{joint}{page.short(document)}{since}")
        marks.append(f" [{n}]")
        lines.append(f"{label[:1].upper()}{label[1:]}, {page.short(document)}: “{document.text[slice(*span)]}” [{n}]")
    yes_vi, yes_en = ("Không", "No") if stands else ("Có", "Yes")
    told = f"{'; '.join(said)}.{''.join(marks)}"
    page.say(f"{yes_vi}: đã {told}", f"{yes_en}: it has been {told}")
    for line in lines:
        page.say(line, line)
    return page.told()


def _tell_none(page: Page, document: Document, unit: Clause) -> Told:
    label = unit.label(page.language)
    page.say(
        f"Không thấy văn bản nào đã nạp sửa đổi hay bãi bỏ {label}, {page.short(document)}.",
        f"No stored document amends or repeals {label}, {page.short(document)}.",
    )
    n = page.writer.cite_clause(
        document, unit, next(iter(clause_sentences(document, unit)), (unit.start, unit.own_end))
    )
    text = page.writer.citations[-1].quote
    page.say(*[f"{label[:1].upper()}{label[1:]}, {page.short(document)}: “{text}” [{n}]"] * 2)
    return page.told()
