"""Where a citation stands, for people: the steps that lead there, the page, and the form that official papers use."""

from dataclasses import replace

from corpus.administrative import administrative_reference
from corpus.clause import Clause
from corpus.document import Document
from corpus.layout.pages import page_of
from rag.answer import Citation
from rag.composing.english.documents import document_name
from rag.evidence import lead_in_of


def placed(citation: Citation, document: Document, language: str) -> Citation:
    """Returns a citation that says where in its document it stands; what stands in no clause has its label alone."""
    clause = document.clause(citation.clause) if citation.clause is not None else None
    first = (citation.highlight or (0, 0))[0]
    return replace(
        citation,
        called=document_name(document, language),
        trail=clause.trail(language) if clause else (citation.label,),
        page=page_of(document.pages, citation.start + first),
        reference=administrative_reference(document, clause, citation.label),
        lead_in=lead_in(document, clause) if clause and clause.start <= citation.start else "",
    )


def lead_in(document: Document, clause: Clause) -> str:
    """Returns the line of the clause above that introduces this one, as the document has it; "" where none does.

    An item of a list says half of it: "Mức phụ cấp 30% áp dụng đối với:" stands above "a) Nhà giáo …".
    """
    span = lead_in_of(document, clause)
    return document.text[slice(*span)] if span else ""
