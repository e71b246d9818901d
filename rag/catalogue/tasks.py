"""What a document asks of an agency, and which tasks are due at a time, for whom."""

import datetime
from collections.abc import Sequence

from corpus.document import cut
from corpus.due import Recurring
from corpus.duty import LEAD, Duty
from corpus.lexicon.glossary import same_agency, spellings
from corpus.message import Message
from rag.answer import Status
from rag.catalogue.names import agency_text, day_text
from rag.catalogue.shelf import Shelf
from rag.catalogue.told import Page, Told
from rag.composing.tasks import MOST_TASKS, compose_tasks
from rag.evidence import clause_sentences
from rag.question.asked_time import BEFORE
from rag.question.document_asked import DocumentQuestion
from rag.question.document_list import Listing
from rag.question.question import Question
from rag.question.tasks import AskedTasks
from rag.retrieval.tasks import by_place, own_duties, shown_of

# The days between which something falls due, neither counted; None for no bound.
Between = tuple[datetime.date | None, datetime.date | None]
MOST_DUE = 8  # tasks that are named
MOST_LOOKED = 200  # documents looked through for what is due, the newest first
LONGEST_TASK = 120  # code points
_TODAY = ("hom nay", "today")


def tell_tasks(
    page: Page, question: Question, ids: Sequence[str], about: DocumentQuestion, shelf: Shelf
) -> Told | None:
    """Returns what documents give an agency to do, each task quoted; None where they only speak of it."""
    documents = [shelf.open(i) for i in ids]
    asked = AskedTasks(about.agency, about.role)
    duties = own_duties((d for document in documents for d in shelf.duties(document)), asked)
    if not duties:
        naming = set().union(*(shelf.naming(name) for name in spellings(about.agency)))
        if not naming.isdisjoint(ids):
            return None
        name = "; ".join(page.full(d) for d in documents)
        page.say(
            f"{name} không giao việc nào cho {about.agency}.",
            f"{name} assigns nothing to the {agency_text(about.agency, 'en')}.",
        )
        return page.told(Status.NO_EVIDENCE)
    groups = by_place(duties, documents)
    shown = [d for group in shown_of(groups, MOST_TASKS) for d in group.duties]
    evidence = [shelf.evidence(d, n) for n, d in enumerate(shown, start=1)]
    composed = compose_tasks(question, asked, groups, evidence, {d.document_id: d.name for d in documents})
    return Told(Status.ANSWERED, composed.text, composed.citations, composed.duties, composed.more)


def tell_due(page: Page, listing: Listing, shelf: Shelf) -> Told:
    """Returns the tasks that fall due at a time, by their days, each with whom it is for."""
    between = listing.time.bounds(shelf.today) if listing.time else None
    if between is None:
        return _tell_nothing_due(page)
    found = _due(listing, between, shelf)
    if not found:
        return _tell_nothing_due(page)
    count, ones = len(found), "tasks" if len(found) > 1 else "task"
    if listing.time and listing.time.how == BEFORE and listing.time.period in _TODAY:
        page.say(
            f"Có {count} việc có hạn trước hôm nay; văn bản không cho biết việc nào đã xong:",
            f"{count} {ones} had a deadline before today; no document says which are done:",
        )
    else:
        page.say(f"Có {count} việc đến hạn:", f"{count} {ones} {'fall' if count > 1 else 'falls'} due:")
    for duties in found[:MOST_DUE]:
        line = _due_line(page, duties, between, shelf)
        page.say(line, line)
    if len(found) > MOST_DUE:
        page.say(f"Còn {len(found) - MOST_DUE} việc nữa.", f"{len(found) - MOST_DUE} more.")
    return page.told(duties=[d for duties in found[:MOST_DUE] for d in duties])


def _tell_nothing_due(page: Page) -> Told:
    page.say(
        "Trong các văn bản đã nạp không có việc nào đến hạn trong thời gian đó.",
        "Nothing in the stored documents falls due in that time.",
    )
    return page.told(Status.NO_EVIDENCE)


def _due(listing: Listing, between: Between, shelf: Shelf) -> list[list[Duty]]:
    """Returns the duties that fall due between two days, those of one task together, the earliest first."""
    ids = shelf.newest_first(list(shelf.heads))[:MOST_LOOKED]
    tasks: dict[tuple[str, str, str, int | None], list[Duty]] = {}
    for duty in (d for i in ids for d in shelf.duties(shelf.open(i))):
        own = not listing.agency or same_agency(duty.agency, listing.agency)
        if own and duty.due is not None and duty.due.falls_between(*between):
            tasks.setdefault((duty.document_id, duty.clause, duty.task, duty.row), []).append(duty)
    # Before a day the last ones matter most: what was due years ago is at the end.
    far = -1 if between[0] is None else 1
    return sorted(tasks.values(), key=lambda duties: _order(duties[0], between, far))


def _order(duty: Duty, between: Between, far: int) -> tuple[bool, int, str, int]:
    """Returns where a duty stands among others: what recurs last; far: 1 for the earliest first, -1 for the latest."""
    day = _day(duty, between)
    return day == datetime.date.max, far * day.toordinal(), duty.document_id, duty.start


def _day(duty: Duty, between: Between) -> datetime.date:
    """Returns the first day between two on which a duty falls due, the last of all days for what recurs."""
    after, before = between[0] or datetime.date.min, between[1] or datetime.date.max
    terms = duty.due.terms if duty.due else ()
    days = [day for term in terms if not isinstance(term, Recurring) and (day := term.days())]
    return min((day for day in days if after < day < before), default=datetime.date.max)


def _due_line(page: Page, duties: Sequence[Duty], between: Between, shelf: Shelf) -> str:
    first = duties[0]
    document = shelf.open(first.document_id)
    clause = document.clause(first.clause)
    if clause is None:
        raise LookupError(
            Message(
                "{document_id}#{clause}: a duty names a clause that its document lacks",
                document_id=first.document_id,
                clause=first.clause,
            )
        )
    spans = clause_sentences(document, clause)
    span = next((s for s in spans if s[0] <= first.start < s[1]), spans[0])
    n = page.writer.cite_clause(document, clause, span)
    leads = [d for d in duties if d.role == LEAD] or duties
    who = ", ".join(dict.fromkeys(agency_text(d.agency, page.language) for d in leads))
    day = _day(first, between)
    when = day_text(day, page.language) if day != datetime.date.max else (first.deadline or "")
    where = f"{clause.label(page.language)}, {page.short(document)}"
    return f"- {when}: {who} – {cut(first.task, LONGEST_TASK)} ({where}) [{n}]"
