"""A question about documents to what is told of them; None where it turns out to be of a clause."""

from collections.abc import Sequence

from rag.answer import Status
from rag.catalogue.compare import tell_compared
from rag.catalogue.facts import tell_fact, tell_recipients
from rag.catalogue.force import tell_effective, tell_force, tell_force_of_unknown, tell_relations, tell_unknown
from rag.catalogue.listing import line_of, tell_listing
from rag.catalogue.named import named_documents
from rag.catalogue.outline import tell_how_many_units, tell_outline
from rag.catalogue.shelf import Shelf
from rag.catalogue.tasks import tell_due, tell_tasks
from rag.catalogue.told import Page, Told
from rag.question.document_mention import Mention
from rag.question.document_question import DocumentQuestion
from rag.question.document_words import Attribute
from rag.question.question import Question

MOST_CHOICES = 5  # documents that are named where one of several is meant
_FACTS = (Attribute.ISSUER, Attribute.DATE, Attribute.NUMBER, Attribute.KIND, Attribute.SIGNER)
_FORCE = (Attribute.IN_FORCE, Attribute.CHANGED, Attribute.CHANGED_BY)
_RELATIONS = (
    Attribute.REPLACES, Attribute.REPEALS, Attribute.AMENDS, Attribute.BASED_ON, Attribute.IMPLEMENTS,
)  # fmt: skip
_OUTLINES = (Attribute.SUBJECT, Attribute.SUMMARY, Attribute.OUTLINE)


def tell(question: Question, shelf: Shelf, before: str) -> Told | None:
    """Returns what is told to a question about documents; None where it asks what a clause says.

    before: the id of the document of the answer before, empty where there is none or it is not known.
    """
    asked = question.about
    if asked is None:
        return None
    page = Page(question)
    if asked.attribute is Attribute.DUE and asked.listing:
        return tell_due(page, asked.listing, shelf)
    if asked.listing:
        return tell_listing(page, asked.attribute, asked.listing, shelf)
    found: list[str] = []
    for mention in asked.mentions or (None,):
        ids = _meant(mention, shelf, before, page.language)
        if not ids:
            return _tell_unfound(page, asked, mention, shelf)
        if len(ids) > 1:
            return _tell_choices(page, ids, shelf)
        found += ids
    return _tell_of(page, question, asked, found, shelf)


def _meant(mention: Mention | None, shelf: Shelf, before: str, language: str) -> Sequence[str]:
    """Returns the documents that a mention may mean; that of the answer before, or the only one, where it says none."""
    if mention is None or mention.points:
        fits = before in shelf.heads
        return [before] if fits else list(shelf.heads) if len(shelf.heads) == 1 else []
    if mention.is_bare and len(shelf.heads) == 1:
        return list(shelf.heads)
    return named_documents(mention, shelf, language).ids


def _tell_unfound(page: Page, asked: DocumentQuestion, mention: Mention | None, shelf: Shelf) -> Told | None:
    """Returns what is said where no stored document is the one named; None where it may be no document at all."""
    if mention is None:
        return None
    if mention.points:
        return _tell_choices(page, shelf.newest_first(list(shelf.heads)), shelf) if shelf.heads else None
    if asked.attribute in _FORCE and mention.number and (told := tell_force_of_unknown(page, mention, asked, shelf)):
        return told
    if named_documents(mention, shelf, page.language).unknown:
        return tell_unknown(page, mention)
    return None


def _tell_choices(page: Page, ids: Sequence[str], shelf: Shelf) -> Told:
    """Returns a question back, naming the documents that may be meant."""
    count = len(ids)
    page.say(f"Anh/chị hỏi văn bản nào trong {count} văn bản sau?", f"Which of these {count} documents do you mean?")
    for document_id in ids[:MOST_CHOICES]:
        line = f"- {line_of(document_id, shelf, page.language)}"
        page.say(line, line)
    if len(ids) > MOST_CHOICES:
        page.say(f"Còn {len(ids) - MOST_CHOICES} văn bản nữa.", f"{len(ids) - MOST_CHOICES} more.")
    return page.told(Status.CLARIFICATION)


def _tell_of(page: Page, question: Question, asked: DocumentQuestion, ids: Sequence[str], shelf: Shelf) -> Told:
    document, attribute = shelf.open(ids[0]), asked.attribute
    if attribute is Attribute.COMPARE:
        return tell_compared(page, document, shelf.open(ids[1]))
    if attribute is Attribute.TASKS:
        return tell_tasks(page, question, ids[0], asked.agency, shelf)
    if attribute in _FACTS:
        return tell_fact(page, document, attribute)
    if attribute in _FORCE:
        return tell_force(page, document, asked, shelf)
    if attribute in _RELATIONS:
        return tell_relations(page, document, attribute)
    if attribute in _OUTLINES:
        return tell_outline(page, document, attribute)
    if attribute is Attribute.HOW_MANY_UNITS:
        return tell_how_many_units(page, document, asked.unit)
    if attribute is Attribute.EFFECTIVE:
        return tell_effective(page, document)
    return tell_recipients(page, document)
