"""To whom a document applies, what it rules, what it aims at: the clause that says so under its own heading, quoted."""

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
LONGEST_LINE, LONGEST_HEADING = 200, 60  # code points
_HEADINGS = {Attribute.APPLIES_TO: "doi tuong ap dung", Attribute.SCOPE: "pham vi dieu chinh"}
# Headings that say it too, the nearest first; of English words the Vietnamese ones.
_ALIKE = (
    ("general", ("muc tieu chung", "muc tieu tong quat", "muc tieu")),
    ("specific", ("muc tieu cu the", "chi tieu")),
    ("princip", ("nguyen tac",)),
    ("solution", ("giai phap",)),
    ("purpose", ("muc dich", "muc tieu")),
    ("objective", ("muc tieu", "muc dich")),
    ("goal", ("muc tieu", "muc dich")),
    ("target", ("muc tieu", "chi tieu")),
    ("aim", ("muc dich", "muc tieu")),
    ("muc tieu chung", ("muc tieu chung", "muc tieu tong quat", "muc tieu")),
    ("muc tieu tong quat", ("muc tieu tong quat", "muc tieu chung", "muc tieu")),
    ("muc tieu", ("muc tieu", "muc dich")),
    ("muc dich", ("muc dich", "muc tieu")),
)
# "Nghị định này áp dụng đối với |các trường|", "Thông tư này quy định về |phí|".
_SAYS = {
    Attribute.APPLIES_TO: re.compile(r"(?<!không )áp dụng (?:đối với|với|cho|:)\s*:?\s*(?P<what>[^:]+?)[.;]?$"),
    Attribute.SCOPE: re.compile(r" này (?:quy định|hướng dẫn|điều chỉnh)(?: chi tiết)?(?: về)? (?P<what>[^:]+?)[.;]?$"),
}


def tell_scope(
    page: Page, question: Question, document: Document, attribute: Attribute, section: str = ""
) -> Told | None:
    """Returns to whom a document applies, what it rules, or what a section says; None where no clause is headed so.

    section: the folded heading that is asked for, in either language, where no attribute has one of its own.
    """
    headings = (_HEADINGS[attribute],) if attribute in _HEADINGS else _alike(section)
    headed = next((found for h in headings if (found := _headed(document, h))), None)
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


def _alike(section: str) -> tuple[str, ...]:
    """Returns the folded headings under which a section may stand."""
    return next(
        (headings for word, headings in _ALIKE if section.startswith(word) or f" {word}" in section), (section,)
    )


def _headed(document: Document, heading: str) -> Clause | None:
    """Returns the first clause under a heading; one whose heading is no more than that before one that has it."""
    named = [(c, fold(c.heading)) for c in document.clauses if c.heading]
    alone = (c for c, head in named if head == heading)
    anywhere = heading in _HEADINGS.values()
    holding = (c for c, head in named if head.startswith(heading) or (anywhere and heading in head))
    return next(alone, None) or next(holding, None) or _opening(document, heading)


def _opening(document: Document, heading: str) -> Clause | None:
    """Returns the first clause that opens with words and a colon, behind its marker: "1. Nguyên tắc: …"."""
    opens = re.compile(rf"(?:\w{{1,5}} )?{heading}$")
    for clause in document.clauses:
        line = document.text[clause.start : clause.own_end].partition("\n")[0].partition(":")[0]
        if not clause.heading and len(line) <= LONGEST_HEADING and opens.match(fold(line)):
            return clause
    return None


def _names_both(clause: Clause) -> bool:
    return all(heading in fold(clause.heading or "") for heading in _HEADINGS.values())


def _said(document: Document, clause: Clause, attribute: Attribute) -> re.Match[str] | None:
    """Returns where a sentence of a clause says it in so many words."""
    spans = clause_sentences(document, clause)
    says = _SAYS.get(attribute)
    return next((m for a, b in spans if says and (m := says.search(document.text, a, b))), None)


def _told_in_words(page: Page, document: Document, clause: Clause, attribute: Attribute) -> Told:
    spans = clause_sentences(document, clause)
    found = _said(document, clause, attribute)
    below = [s for s in spans if document.text[slice(*s)].strip(" .:") != clause.heading.strip(" .:")] or spans
    span = next((s for s in spans if found and s[0] <= found.start() < s[1]), below[0] if below else None)
    span = span or (clause.start, clause.own_end)
    n = page.writer.cite_clause(document, clause, span)
    what = found["what"].strip() if found else ""
    if what and page.language == "vi" and len(what) <= LONGEST_LINE and what != document.text[slice(*span)].strip():
        page.writer.lines.append(f"{capital(ended(what))} [{n}]")
    label = capital(clause.label(page.language))
    page.writer.lines.append(f"{label}, {page.short(document)}: “{document.text[slice(*span)]}” [{n}]")
    return page.told()
