"""Who somebody is, by the documents that he or she signed: the post, and which documents they are."""

from collections.abc import Mapping

from corpus.document import Metadata
from corpus.text.accents import fold
from rag.catalogue.facts import cited_fact
from rag.catalogue.names import signer_title
from rag.catalogue.shelf import Shelf
from rag.catalogue.told import Page, Told
from rag.composing.first_line.line import capital
from rag.question.document_words import Attribute

MOST_SIGNED = 6  # documents that are named


def signed_by(name: str, heads: Mapping[str, Metadata]) -> list[str]:
    """Returns the ids of the documents that bear the signature of somebody; name: folded."""
    return [i for i, meta in heads.items() if meta.signer and fold(meta.signer) == name]


def tell_signatory(page: Page, name: str, shelf: Shelf) -> Told | None:
    """Returns the post of whoever signed under a name and what was signed, the newest first; None where nobody did.

    name: folded.
    """
    signed = signed_by(name, shelf.heads)
    if not signed:
        return None
    documents = [shelf.open(i) for i in shelf.newest_first(signed)[:MOST_SIGNED]]
    posts = "; ".join(dict.fromkeys(filter(None, (signer_title(d.metadata, page.language) for d in documents))))
    first, *others = documents
    cited = cited_fact(page, first, Attribute.SIGNER)
    if not others:
        vi, en = f"ký {page.full(first)}", f"signed {page.full(first)}"
        page.say(*(f"{capital('; '.join(filter(None, (posts, said))))}.{cited}" for said in (vi, en)))
        return page.told()
    vi, en = f"ký {len(signed)} văn bản", f"signed {len(signed)} documents"
    page.say(*(f"{capital('; '.join(filter(None, (posts, said))))}:" for said in (vi, en)))
    for document in documents:
        mark = cited if document is first else cited_fact(page, document, Attribute.SIGNER)
        page.say(*[f"- {page.full(document)}.{mark}"] * 2)
    if left := len(signed) - len(documents):
        page.say(f"Còn {left} văn bản nữa.", f"{left} more.")
    return page.told()
