"""To whom a document applies and what it rules: the clause that says so under its own heading, quoted."""

import re

from corpus.clause import Clause
from corpus.document import Document
from corpus.text.accents import fold
from index.hit import Hit
from rag.answer import Status
from rag.catalogue.told import Page, Told
from rag.composing.first_line.line import capital, ended
from rag.composing.listed import compose_list
from rag.evidence import Evidence, clause_sentences
from rag.question.document_words import Attribute
from rag.question.question import Question
from rag.reading.listed import children_of

_NOT = re.compile(r"không (?:áp dụng|thuộc|điều chỉnh)", re.IGNORECASE)
LONGEST_LINE = 200  # code points
_HEADINGS = {Attribute.APPLIES_TO: "doi tuong ap dung", Attribute.SCOPE: "pham vi dieu chinh"}
# "Nghị định này áp dụng đối với |các trường|", "Thông tư này quy định về |phí|".
_SAYS = {
    Attribute.APPLIES_TO: re.compile(r"(?<!không )áp dụng (?:đối với|với|cho|:)\s*:?\s*(?P<what>[^:]+?)[.;]?$"),
    Attribute.SCOPE: re.compile(r" này (?:quy định|hướng dẫn|điều chỉnh)(?: chi tiết)?(?: về)? (?P<what>[^:]+?)[.;]?$"),
}


def tell_scope(page: Page, question: Question, document: Document, attribute: Attribute) -> Told | None:
    """Returns to whom a document applies, or what it rules; None where no clause is headed so."""
    headed = _headed(document, attribute)
    if headed is None:
        return None
    children = children_of(document, headed)
    alone = next((c for c in children if _said(document, c, attribute)), None)
    if alone is None and len(children) > 1 and not _names_both(headed):
        hit = Hit(document.document_id, headed.path, "", headed.start, headed.end, 0.0, 0.0, 0.0, 1, source="catalogue")
        counted = [c for c in children if not _NOT.search(document.text, c.start, c.own_end)]
        composed = compose_list(question, Evidence(hit, document, headed, ()), counted or children)
        return Told(Status.ANSWERED, composed.text, composed.citations, composed.duties)
    return _told_in_words(page, document, alone or headed, attribute)


def _headed(document: Document, attribute: Attribute) -> Clause | None:
    """Returns the first clause under the heading that is looked for."""
    named = (c for c in document.clauses if _HEADINGS[attribute] in fold(_heading(document, c)))
    return next(named, None)


def _heading(document: Document, clause: Clause) -> str:
    return clause.heading or document.text[clause.start : clause.own_end].partition("\n")[0][:LONGEST_LINE]


def _names_both(clause: Clause) -> bool:
    return all(heading in fold(clause.heading or "") for heading in _HEADINGS.values())


def _said(document: Document, clause: Clause, attribute: Attribute) -> re.Match[str] | None:
    """Returns where a sentence of a clause says it in so many words."""
    spans = clause_sentences(document, clause)
    return next((m for a, b in spans if (m := _SAYS[attribute].search(document.text, a, b))), None)


def _told_in_words(page: Page, document: Document, clause: Clause, attribute: Attribute) -> Told:
    spans = clause_sentences(document, clause)
    found = _said(document, clause, attribute)
    span = next((s for s in spans if found and s[0] <= found.start() < s[1]), spans[0] if spans else None)
    span = span or (clause.start, clause.own_end)
    n = page.writer.cite_clause(document, clause, span)
    what = found["what"].strip() if found else ""
    if what and page.language == "vi" and len(what) <= LONGEST_LINE and what != document.text[slice(*span)].strip():
        page.writer.lines.append(f"{capital(ended(what))} [{n}]")
    label = capital(clause.label(page.language))
    page.writer.lines.append(f"{label}, {page.short(document)}: “{document.text[slice(*span)]}” [{n}]")
    return page.told()
