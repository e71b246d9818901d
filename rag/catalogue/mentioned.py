"""Which stored documents does a text name?"""

import re
from collections.abc import Mapping

from corpus.document import Document, Metadata
from rag.answer import NamedDocument
from rag.catalogue.names import full_name, short_name
from rag.composing.english.documents import document_name


def mentioned(text: str, heads: Mapping[str, Metadata], language: str) -> tuple[NamedDocument, ...]:
    """Returns the documents that a text names, in its order, each by the first of its names that stands there.

    heads: of those that it may name, by id. A name that two of them have is nobody's; one that stands only within a
    longer one ("Công văn số 12/UB" in "Công văn số 12/UBND-VX") does not stand there.
    """
    bearers: dict[str, set[str]] = {}
    for document_id, meta in heads.items():
        for name in _names(document_id, meta, language):
            if name in text:
                bearers.setdefault(name, set()).add(document_id)
    if not bearers:
        return ()
    longest_first = sorted(bearers, key=len, reverse=True)
    stands = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?![\w/-])")
    found: dict[str, str] = {}
    for name in dict.fromkeys(stands.findall(text)):
        document_id, *others = bearers[name]
        if not others:
            found.setdefault(document_id, name)
    return tuple(NamedDocument(document_id, name) for document_id, name in found.items())


def _names(document_id: str, meta: Metadata, language: str) -> set[str]:
    """Returns what answers call a document."""
    document = Document(document_id, "", (), meta)
    own = {document.name, document.full_name, document_name(document, language)}
    return own | {short_name(meta, language, document_id), full_name(meta, language, document_id)}
