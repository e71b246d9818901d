"""A question about documents to what is told of them; None where it turns out to be of a clause."""

from collections.abc import Sequence

from corpus.document import AMENDS, Document
from rag.answer import Status
from rag.catalogue.compare import tell_compared, tell_ordered
from rag.catalogue.effective import tell_effective
from rag.catalogue.facts import tell_facts, tell_missing, tell_recipients
from rag.catalogue.force import tell_force, tell_until
from rag.catalogue.joined import tell_joined
from rag.catalogue.listing import chosen, line_of, spoken, tell_listed, tell_listing
from rag.catalogue.meeting import tell_concluder, tell_session
from rag.catalogue.named import named_documents
from rag.catalogue.outline import tell_how_many_units, tell_outline
from rag.catalogue.relations import tell_relations
from rag.catalogue.replaced import replaced_by, tell_of_replaced
from rag.catalogue.scope import tell_scope
from rag.catalogue.shelf import Shelf
from rag.catalogue.signatory import tell_signatory
from rag.catalogue.tasks import tell_due, tell_tasks
from rag.catalogue.told import Page, Told
from rag.catalogue.unit import tell_unit
from rag.catalogue.unstored import tell_force_of_unknown, tell_unknown, tell_unknown_subject
from rag.question.document_asked import DocumentQuestion
from rag.question.document_list import Listing
from rag.question.document_mention import Mention
from rag.question.document_words import Attribute
from rag.question.question import Question
from rag.retrieval.meant import Phrase, spoken_of
from rag.retrieval.named import documents_named
from rag.retrieval.wording import is_of_kind

MOST_NEAR = 3  # documents of a kind that are named where the one that is meant is not stored
# What a clause orders somebody to issue is a decision, a plan, a letter; these are always documents.
_NEVER_OF_A_CLAUSE = ("chi thi", "nghi dinh", "thong tu", "nghi quyet", "cong dien")
MOST_CHOICES = 5  # documents that are named where one of several is meant
_FACTS = (Attribute.ISSUER, Attribute.DATE, Attribute.NUMBER, Attribute.KIND, Attribute.SIGNER)
# Of no clause is it asked who signed it, or under which number it is.
_OF_DOCUMENTS = (Attribute.SIGNER, Attribute.NUMBER, Attribute.CONCLUDER, Attribute.SESSION)
# What says that of a document and the one that amends it the latter is meant: "quyết định sửa đổi …".
_AMENDING = frozenset(["sua", "amending", "amended", "amendment", "amends"])
_FORCE = (Attribute.IN_FORCE, Attribute.CHANGED, Attribute.CHANGED_BY, Attribute.UNTIL)
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
    if asked.said:
        return _tell_inferred(page, question, asked, shelf)
    if asked.replaced:
        ended = replaced_by(before, asked.replaced, shelf)
        if ended is None:
            return tell_of_replaced(page, asked, before, shelf)
        before = ended
    if asked.attribute is Attribute.COMPARE and asked.listing:
        return _tell_pair(page, asked.listing, shelf)
    signed = tell_signatory(page, asked.name, shelf) if asked.name else None
    if signed is not None or asked.attribute is Attribute.SIGNATORY:
        return signed
    if asked.listing:
        return tell_listing(page, asked.attribute, asked.listing, shelf)
    found: list[str] = []
    for mention in asked.mentions or (None,):
        ids = _meant(mention, shelf, before, page.language, asked.attribute in _OF_DOCUMENTS)
        if not ids:
            return _tell_unfound(page, asked, mention, shelf)
        ids = _without_amending(ids, mention, shelf)
        if len(ids) > 1:
            return _tell_choices(page, ids, shelf)
        found += ids
    return _tell_of(page, question, asked, found, shelf)


def _tell_inferred(page: Page, question: Question, asked: DocumentQuestion, shelf: Shelf) -> Told | None:
    """Returns what is told of what a question most likely asks; None where that is not found: it is of a clause."""
    if asked.listing:
        ids = spoken(asked.listing, shelf, page.language)
        return tell_listed(page, asked.attribute, asked.listing, ids, shelf, cited=True) if ids else None
    each = [_meant(m, shelf, "", page.language, surely=True) for m in asked.mentions]
    # What it does to others may be asked with their numbers: the one that is stored is meant.
    found = [ids[0] for ids in each if len(ids) == 1] or list(spoken_of(Phrase(asked.said, page.language), shelf.heads))
    told = _tell_of(page, question, asked, found, shelf) if len(found) == 1 else None
    return told if told is not None and told.status is Status.ANSWERED else None


def tell_of_unstored(question: Question, shelf: Shelf) -> Told | None:
    """Returns what the stored documents did to one that a question names and that is not stored; None for no word."""
    asked = question.about
    if asked is not None and asked.said and asked.attribute in _RELATIONS and len(asked.mentions) > 1:
        return _tell_inferred(Page(question), question, asked, shelf)  # "bãi bỏ những điều nào của nghị định 142?"
    if asked is None or asked.attribute not in _FORCE or asked.said:
        return None
    if any(m.number is None or documents_named(m.number, shelf.numbers) for m in asked.mentions):
        return None
    page = Page(question)
    told = [tell_force_of_unknown(page, mention, asked, shelf) for mention in asked.mentions]
    return told[-1] if told and all(told) else None


def tells_apart(question: Question, shelf: Shelf) -> bool:
    """Returns whether each document that is asked of by a shared number is told from the others by what else is said.

    "Thông tư 25 của Ngân hàng Nhà nước": of the three of that number one is of that issuer.
    """
    asked = question.about
    if asked is None or asked.said or not asked.mentions:
        return False
    named = [named_documents(m, shelf, question.language).ids for m in asked.mentions if m.words and not m.time]
    return len(named) == len(asked.mentions) and all(len(ids) == 1 for ids in named)


def _meant(mention: Mention | None, shelf: Shelf, before: str, language: str, surely: bool) -> Sequence[str]:
    """Returns the documents that a mention may mean; that of the answer before, or the only one, where it says none.

    surely: whether only a document can be asked for that.
    """
    if mention is None or mention.points:
        fits = before in shelf.heads
        return [before] if fits else list(shelf.heads) if len(shelf.heads) == 1 else []
    if mention.is_bare and len(shelf.heads) == 1:
        return list(shelf.heads)
    ids = named_documents(mention, shelf, language, surely).ids
    # They come newest first.
    return ids[:1] if mention.newest else ids


def _without_amending(ids: Sequence[str], mention: Mention | None, shelf: Shelf) -> Sequence[str]:
    """Returns the documents that fit without those that amend another of them, unless an amending one is asked for."""
    if len(ids) < 2 or mention is None or not _AMENDING.isdisjoint(mention.words):
        return ids
    amending = {by for i in ids for kind, by in shelf.superseded.get(i, ()) if kind == AMENDS}
    return [i for i in ids if i not in amending] or ids


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
    if mention.kind in _NEVER_OF_A_CLAUSE and mention.words and not mention.number:
        near = [i for i in shelf.newest_first(list(shelf.heads)) if is_of_kind(shelf.heads[i], mention.kind)]
        return tell_unknown_subject(page, mention, [line_of(i, shelf, page.language) for i in near[:MOST_NEAR]])
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


def _tell_of(page: Page, question: Question, asked: DocumentQuestion, ids: Sequence[str], shelf: Shelf) -> Told | None:
    """Returns what is told of the documents that are meant, of each in turn where there are several."""
    if asked.attribute is Attribute.COMPARE and asked.unit:
        return tell_ordered(page, shelf.open(ids[0]), shelf.open(ids[1]), asked.unit) if len(ids) > 1 else None
    if asked.attribute is Attribute.COMPARE:
        return tell_compared(page, shelf.open(ids[0]), shelf.open(ids[1])) if len(ids) > 1 else None
    if asked.attribute is Attribute.UNIT_CHANGED:
        return tell_unit(page, question, shelf.open(ids[0]), shelf) if len(ids) == 1 else None
    if asked.attribute in (Attribute.APPLIES_TO, Attribute.SCOPE, Attribute.SECTION):
        return _tell_scope(page, question, asked, ids, shelf)
    if asked.attribute is Attribute.TASKS:
        return tell_tasks(page, question, ids, asked, shelf)
    attributes = (asked.attribute, *asked.also)
    if len(attributes) > 1:
        return _tell_joined(page, attributes, ids, shelf)
    facts = [a for a in attributes if a in _FACTS]
    told = []
    for document in map(shelf.open, ids):
        told += [tell_facts(page, document, facts)] if facts else []
        told += [_tell_one(page, a, asked, document, shelf) for a in attributes if a not in _FACTS]
    if len(told) == 1:
        return told[0]
    # All were written on one page: it answers if any of them does.
    return page.told(min((t.status for t in told), key=lambda status: status is not Status.ANSWERED))


def _tell_pair(page: Page, listing: Listing, shelf: Shelf) -> Told:
    """Returns the two documents compared that a list has; those that there are where it has not two."""
    ids, _ = chosen(listing, shelf, page.language)
    if len(ids) == 2:
        older, newer = reversed(ids)
        return tell_compared(page, shelf.open(older), shelf.open(newer))
    return tell_listing(page, Attribute.WHICH, listing, shelf)


def _tell_scope(
    page: Page, question: Question, asked: DocumentQuestion, ids: Sequence[str], shelf: Shelf
) -> Told | None:
    """Returns to whom a document applies and the like; that the one before does not say, where it is asked of that."""
    if len(ids) != 1:
        return None
    document = shelf.open(ids[0])
    told = tell_scope(page, question, document, asked.attribute, asked.unit)
    if told is not None or not asked.leans:
        return told
    missing = ("đối tượng áp dụng", "to whom it applies")
    return tell_missing(page, document, *missing if asked.attribute is Attribute.APPLIES_TO else ("điều đó", "that"))


def _tell_joined(page: Page, attributes: Sequence[Attribute], ids: Sequence[str], shelf: Shelf) -> Told:
    """Returns several facts of each document that is meant."""
    told = [tell_joined(page, shelf.open(i), attributes) for i in ids]
    return page.told(min((t.status for t in told), key=lambda status: status is not Status.ANSWERED))


def _tell_one(page: Page, attribute: Attribute, asked: DocumentQuestion, document: Document, shelf: Shelf) -> Told:
    """Returns what is told of one attribute of a document."""
    if attribute is Attribute.UNTIL:
        return tell_until(page, document, shelf)
    if attribute in _FORCE:
        return tell_force(page, document, asked, shelf)
    if attribute in _RELATIONS:
        return tell_relations(page, document, attribute)
    if attribute in _OUTLINES:
        return tell_outline(page, document, attribute)
    if attribute is Attribute.HOW_MANY_UNITS:
        return tell_how_many_units(page, document, asked.unit)
    if attribute is Attribute.SESSION:
        return tell_session(page, document)
    if attribute is Attribute.CONCLUDER:
        return tell_concluder(page, document)
    if attribute is Attribute.EFFECTIVE:
        return tell_effective(page, document)
    return tell_recipients(page, document, asked.unit)
