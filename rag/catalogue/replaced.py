"""What is asked of the document that another replaced: it may be stored, or known only by what the other says of it."""

from collections.abc import Sequence

from corpus.document import AMENDS, REPEALS, REPLACES, Relation
from rag.answer import Status
from rag.catalogue.names import cited_name, cited_short, day_text, kind_text
from rag.catalogue.places import Places
from rag.catalogue.shelf import Shelf
from rag.catalogue.told import Page, Told
from rag.catalogue.unstored import tell_force_of
from rag.question.document_asked import DocumentQuestion
from rag.question.document_words import Attribute

# What is asked of "the old one" is asked of the first of these that there is.
_ENDS = {
    Attribute.REPLACES: (REPLACES, REPEALS, AMENDS),
    Attribute.REPEALS: (REPEALS, REPLACES, AMENDS),
    Attribute.AMENDS: (AMENDS, REPLACES, REPEALS),
}


def replaced_by(document_id: str, way: Attribute, shelf: Shelf) -> str | None:
    """Returns the id of the stored document that another replaced, repealed or amended; None for none or several."""
    meta = shelf.heads.get(document_id)
    relations = _ended(meta.relations, way) if meta else []
    found = [i for i, by in shelf.superseded.items() if [_kind(relations), document_id] in map(list, by)]
    return found[0] if len(found) == 1 and len(relations) == 1 else None


def _kind(relations: Sequence[Relation]) -> str:
    return relations[0].kind if relations else ""


def tell_of_replaced(page: Page, asked: DocumentQuestion, document_id: str, shelf: Shelf) -> Told | None:
    """Returns what a document says of the one that it replaced, which is not stored; None where it replaced none."""
    if document_id not in shelf.heads:
        return None
    document = shelf.open(document_id)
    relations = _ended(document.metadata.relations, asked.replaced or Attribute.REPLACES)
    if not relations:
        return None
    if asked.attribute in (Attribute.IN_FORCE, Attribute.CHANGED, Attribute.CHANGED_BY, Attribute.UNTIL):
        return tell_force_of(page, [(document_id, relations[0])], asked, shelf)
    values = [(r, _value(asked.attribute, r, page.language)) for r in relations]
    stated = [(r, value) for r, value in values if value]
    quoted = [page.cite_sentence(document, Places(document).relation(r)) for r, _ in stated]
    if stated:
        marks = "".join(dict.fromkeys(mark for mark, _ in quoted))
        line = f"{'; '.join(value for _, value in stated)}.{marks}"
        page.say_sentence(line, line)
    names = "; ".join(cited_name(r, page.language) for r in relations)
    page.say(f"{names} chưa được nạp.", f"{names} {'is' if len(relations) == 1 else 'are'} not stored.")
    for line in dict.fromkeys(line for _, line in quoted):
        page.quote(line)
    return page.told(Status.ANSWERED if stated else Status.NO_EVIDENCE)


def _ended(relations: Sequence[Relation], way: Attribute) -> list[Relation]:
    """Returns what a document replaced, repealed or amended: what is asked for, else what there is."""
    kind = next((k for k in _ENDS[way] if any(r.kind == k for r in relations)), None)
    return [r for r in relations if r.kind == kind]


def _value(attribute: Attribute, relation: Relation, language: str) -> str:
    """Returns what a citation says of the document that it names, "" for nothing."""
    if attribute is Attribute.DATE and relation.date:
        return f"{'ngày ' if language == 'vi' else ''}{day_text(relation.date, language)}"
    if attribute is Attribute.ISSUER and relation.issuer:
        return relation.issuer
    if attribute is Attribute.NUMBER:
        return cited_short(relation, language)
    return kind_text(relation.other_kind, language) if attribute is Attribute.KIND else ""
