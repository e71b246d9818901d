"""What an agency has to do, gathered from the duties of all documents that give it any."""

from collections.abc import Callable, Sequence

from corpus.document import Document
from corpus.duty import Duty
from corpus.lexicon.glossary import spellings
from index.engine import Searcher
from rag.composing.compose import Composed
from rag.composing.tasks import MOST_TASKS, compose_tasks
from rag.desk import Desk
from rag.question.question import Question
from rag.question.tasks import AskedTasks
from rag.reading.coverage import is_of_matter
from rag.retrieval.find import Found
from rag.retrieval.tasks import MOST_DOCUMENTS, by_place, hit_of, issued_in, own_duties, shown_of

DutiesOf = Callable[[str, Sequence[str], Searcher], list[Duty]]


def agency_tasks(question: Question, found: Found, desk: Desk, duties_of: DutiesOf) -> Composed | None:
    """Returns what an agency has to do, where that is asked and any document stored says it.

    Tasks of a matter are looked for in the documents that were found for it. duties_of: the duties that some documents
    of an open index give an agency, in their order.
    """
    asked = question.tasks
    if asked is None or (asked.matter and (question.years or found.named)):
        return None
    newest = _documents(question, asked, found, desk.searcher)
    duties = own_duties(duties_of(asked.agency, [d.document_id for d in newest], desk.searcher), asked)
    if asked.matter:
        said = [(d, desk.evidence(hit_of(d, 1)).with_context()) for d in duties]
        duties = [d for d, text in said if is_of_matter(question, asked.matter, text)]
    if not duties:
        return None
    groups = by_place(duties, newest)
    shown = [d for group in shown_of(groups, MOST_TASKS) for d in group.duties]
    evidence = [desk.evidence(hit_of(d, n)) for n, d in enumerate(shown, start=1)]
    return compose_tasks(question, asked, groups, evidence, {d.document_id: d.name for d in newest})


def _documents(question: Question, asked: AskedTasks, found: Found, searcher: Searcher) -> list[Document]:
    """Returns the heads of the documents that name the agency and the places asked for, the newest first."""
    naming = [searcher.documents_naming(place) for place in question.places]
    naming.append(set().union(*(searcher.documents_naming(name) for name in spellings(asked.agency))))
    naming += [{h.document_id for h in found.hits}] * bool(asked.matter)
    heads = searcher.manifest.heads
    bare = [Document(i, "", (), heads[i]) for i in sorted(set.intersection(*naming)) if i in heads]
    local = issued_in(bare, question.places)
    return sorted(local, key=lambda d: str(d.metadata.date or ""), reverse=True)[:MOST_DOCUMENTS]
