"""What is said where a question names a document or a clause that is not there, or several ones are called so."""

from dataclasses import replace

from corpus.document import Document
from corpus.text.accents import fold
from rag.answer import Status
from rag.composing.naming import MOST_NAMED, cited_text, lacking_text, missing_text, shared_text
from rag.desk import Desk
from rag.evidence import Evidence
from rag.question.question import Question
from rag.question.reference import Reference
from rag.reading.guards import cites_document, cites_units
from rag.retrieval.find import Found
from rag.retrieval.named import Resolved, lacking, named_documents
from rag.retrieval.settled import is_another_day, nearest_named


def is_unclear(question: Question, desk: Desk) -> bool:
    """Returns whether the number that a question names is no stored document's, several ones' or of another day."""
    for named in named_documents(question, desk.home.heads(desk.searcher)) if question.reference.number else ():
        texts = [desk.document(i).text for i in named.documents]
        if len(texts) != 1 or is_another_day(named, texts):
            return True
    return False


def not_clear(question: Question, found: Found, desk: Desk) -> tuple[Status, str] | None:
    """Returns what is said where it is not told which document is meant, or one of another day is."""
    for named in found.resolved:
        if named.is_shared:
            documents = [desk.document(i) for i in named.documents]
            return Status.CLARIFICATION, shared_text(named.reference, documents, question.language)
    texts = [desk.document(h.document_id).text for h in found.hits[:1]]
    if len(found.resolved) == 1 and is_another_day(found.resolved[0], texts):
        return Status.NO_EVIDENCE, missing(question, found.resolved[0], found, desk)
    return None


def not_there(question: Question, found: Found, desk: Desk) -> str:
    """Returns that the document, or the clause of it, that a question names is not there; "" where it is."""
    for named in found.resolved:
        if not named.documents:
            return missing(question, named, found, desk)
        document = desk.document(named.documents[0])
        if lacks_unit := lacking(named.reference.steps, document):
            return lacking_text(document, lacks_unit, question.language)
    return ""


def missing(question: Question, named: Resolved, found: Found, desk: Desk) -> str:
    """Returns that a document is not stored, with those that cite it by its number, else those nearest to it."""
    if citing := _citing(named.reference.number, desk):
        return cited_text(named.reference, citing, question.language)
    near = nearest_named(named.reference, desk.home.heads(desk.searcher), [h.document_id for h in found.hits])
    return missing_text(named.reference, [desk.document(i) for i in near], question.language)


def _citing(number: str, desk: Desk) -> list[Document]:
    """Returns the stored documents that name one by its folded number, the newest first, as many as are named."""
    heads = desk.home.heads(desk.searcher)
    # A figure alone, "8", is no document's own.
    likely = desk.searcher.documents_naming(number) & set(heads) if " " in number else set()
    newest = sorted(likely, key=lambda i: (str(heads[i].date or ""), i), reverse=True)
    documents = (desk.document(i) for i in newest[: 4 * MOST_NAMED])
    return [d for d in documents if f" {number} " in f" {fold(d.text)} "][:MOST_NAMED]


def of_unstored(question: Question, found: Found, desk: Desk) -> Found:
    """Returns what was found; of a unit of a document that is not stored only the clauses that speak of it."""
    reference = question.reference
    if not found.unknown or not reference.steps or found.named:
        return found
    kept = [h for h in found.hits if _speaks_of(reference, desk.evidence(h))]
    ranked = tuple(replace(h, rank=n) for n, h in enumerate(kept, start=1))
    return replace(found, hits=ranked) if kept else found


def _speaks_of(reference: Reference, item: Evidence) -> bool:
    return cites_document(reference, item.with_context()) and cites_units(reference.steps, item.text)
