"""Askings of a document among others: "ai ký, và phải tắt đèn lúc mấy giờ?" asks one thing of each kind."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from rag.question.askings import MOST, parts_asked
from rag.question.document_asked import DocumentQuestion
from rag.question.document_facts import facts_bare
from rag.question.document_mention import Mention, kind_words
from rag.question.document_question import as_asked_of_documents
from rag.question.document_words import Attribute
from rag.question.explicit_reference import read_reference
from rag.question.typed import Typed, read_typed

# What is asked of one document and told in a line.
_FACTS = frozenset(
    (
        Attribute.SIGNER, Attribute.ISSUER, Attribute.DATE, Attribute.EFFECTIVE, Attribute.NUMBER, Attribute.KIND,
        Attribute.SESSION, Attribute.CONCLUDER, Attribute.RECIPIENTS, Attribute.REPLACES, Attribute.REPEALS,
        Attribute.AMENDS, Attribute.IMPLEMENTS, Attribute.BASED_ON, Attribute.SUBJECT, Attribute.SUMMARY,
        Attribute.APPLIES_TO, Attribute.SCOPE, Attribute.HOW_MANY_UNITS, Attribute.OUTLINE, Attribute.IN_FORCE,
        Attribute.CHANGED, Attribute.CHANGED_BY, Attribute.UNTIL,
    )
)  # fmt: skip

# "Báo cáo tuần … gửi ai" asks to whom a clause has it sent; these are asked of no clause.
_OF_NO_CLAUSE = frozenset(
    (
        Attribute.SIGNER, Attribute.CONCLUDER, Attribute.SESSION, Attribute.NUMBER, Attribute.EFFECTIVE,
        Attribute.UNTIL, Attribute.REPLACES, Attribute.REPEALS, Attribute.AMENDS, Attribute.IN_FORCE,
        Attribute.CHANGED, Attribute.CHANGED_BY,
    )
)  # fmt: skip


@dataclass(frozen=True)
class DocumentAsking:
    """One of the things that a question asks, as it was said; about: what of a document it is, None for any other."""

    said: str
    about: DocumentQuestion | None


def read_document_askings(typed: Typed, read: Callable[[Typed], DocumentQuestion | None]) -> tuple[DocumentAsking, ...]:
    """Returns the things that a question asks, where some are of a document that it names; () for any other question.

    read: tells what a text asks of documents. What names no document is asked of the one that was named.
    """
    parts = [part.strip(" ,;:?.") for part in parts_asked(typed)]
    if not 1 < len(parts) <= MOST:
        return ()
    typed_parts = [read_typed(said, typed.language) for said in parts]
    abouts: list[DocumentQuestion | None] = []
    of: DocumentQuestion | None = None
    for part in typed_parts:
        abouts.append(_of_a_document(part, of, read))
        of = of or abouts[-1] or _named_in(part)
    if not any(abouts):
        return ()
    # "At which session and on what date was Resolution 15 passed?": the document is named behind.
    whole = (about or _of_a_document(part, of, read) for part, about in zip(typed_parts, abouts, strict=True))
    return tuple(DocumentAsking(said, about) for said, about in zip(parts, whole, strict=True))


def _named_in(typed: Typed) -> DocumentQuestion | None:
    """Returns the one document that a part names by its number, of which the parts behind it may ask."""
    references = [r for r in read_reference(typed.text, typed.language).each() if r.number and r.kind]
    if len(references) != 1:
        return None
    mention = Mention(references[0].kind, False, (), references[0], None, False)
    return DocumentQuestion(Attribute.SUBJECT, (mention,))


def _of_a_document(
    typed: Typed, of: DocumentQuestion | None, read: Callable[[Typed], DocumentQuestion | None]
) -> DocumentQuestion | None:
    """Returns what a part asks of a document, of: that was named before."""
    if of is not None:
        text = as_asked_of_documents(typed)
        kind = rf" (?:the |cai |ban )?(?:{kind_words(typed.language)})(?: (?:nay|do|ay))?$"
        bare = facts_bare(text, typed.language) or facts_bare(re.sub(kind, "", text), typed.language)
        if bare:
            return replace(of, attribute=bare[0], also=bare[1:])
    about = read(typed)
    if about is None or about.listing is not None or about.attribute not in _FACTS:
        return None
    if about.mentions and not about.mentions[0].points:
        weak = about.mentions[0].weak and not about.mentions[0].number and about.attribute not in _OF_NO_CLAUSE
        return about if len(about.mentions) == 1 and not weak else None
    if of is None or about.said:
        return about if about.said else None
    return replace(about, mentions=of.mentions, bare=False, said=of.said)
