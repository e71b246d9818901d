"""The table of duties: whose they are, and those of the agency that a question asks for."""

import datetime
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Document
from corpus.due import Due, Period
from corpus.duties.meaning import read_due
from corpus.duty import LEAD, Duty
from corpus.lexicon.glossary import agency, english_name, same_agency
from corpus.lexicon.places import PLACE_NAMED, holds_place, place_in
from corpus.message import Message
from corpus.store.duties import BEFORE_ALL, FiledDuty, Place, Wanted
from corpus.store.sqlite import Store
from corpus.text.accents import fold
from index.hit import Hit
from rag.errors import UnknownDay
from rag.question.tasks import AskedTasks

MOST_DOCUMENTS = 40  # looked through, newest first


_NATIONAL = re.compile(r"(?:Bộ|Chính phủ|Thủ tướng|Quốc hội|Ủy ban Thường vụ Quốc hội|Trung ương|Ban Bí thư)(?!\w)")


@dataclass(frozen=True)
class Assigned:
    """The tasks that documents from one place give an agency; where: "tỉnh Sơn Hạ", an issuer of no one place, None."""

    where: str | None
    duties: tuple[Duty, ...]


@dataclass(frozen=True)
class Window:
    """The days between two days, neither of them counted; None for no bound."""

    after: datetime.date | None = None
    before: datetime.date | None = None


@dataclass(frozen=True)
class AskedDuties:
    """Which duties are asked for, as `select_duties` takes them; document: the id of the one they are from.

    recurring: also those that fall due again and again, or on no day that is known.
    """

    agency: str | None = None
    role: str | None = None
    document: str | None = None
    deadline: str | None = None
    window: Window | None = None
    recurring: bool = True


def read_window(due_after: str | None, due_before: str | None) -> Window | None:
    """Returns the days after one date and before another, each in any way of writing it; None for no bound at all.

    A period ("quý II/2025") is a bound by its last day to come after, by its first to come before.

    Raises:
        UnknownDay: words that name no day, month, quarter, half-year or year with its year.
    """
    if due_after is None and due_before is None:
        return None
    after = _bounds(due_after)[1] if due_after is not None else None
    return Window(after, _bounds(due_before)[0] if due_before is not None else None)


def _bounds(words: str) -> tuple[datetime.date, datetime.date]:
    due = read_due(words)
    term = due.terms[0] if due and len(due.terms) == 1 else None
    found = term.bounds if isinstance(term, Period) else None
    if found is None:
        raise UnknownDay(
            Message(
                "{words} names no day with its year; expected a date such as 30/6/2025 or 2025-06-30, or "
                "a month, quarter or year such as “quý II/2025”",
                words=repr(words),
            )
        )
    return found


def select_duties(
    duties: Iterable[Duty],
    name: str | None,
    role: str | None,
    deadline: str | None = None,
    window: Window | None = None,
) -> list[Duty]:
    """Returns the duties of one agency, by any of its names, of one role, with a deadline; None for all.

    deadline: what it says, in any way of writing it ("30/6/2022", "quý 2/2022", "hằng quý"), or words that it holds;
    "" for any deadline. window: between which days it falls due; what recurs does so at each of its times.
    """
    due = read_due(deadline) if deadline else None
    return [d for d in duties if (name is None or _is_agency(d, name)) and _is_wanted(d, role, deadline, due, window)]


def kept_duties(
    store: Store, asked: AskedDuties, after: Place = BEFORE_ALL, ended: Container[str] = ()
) -> Iterator[FiledDuty]:
    """Yields the kept duties that are asked for, as `select_duties` would choose them, those behind a place.

    ended: documents that others have replaced (`replaced`): what they ask for falls due on no day any more.

    Raises:
        UnknownDocument: none of the id that is asked for is stored.
    """
    documents = None
    if asked.document is not None:
        store.load(asked.document)
        documents = [asked.document]
    due = read_due(asked.deadline) if asked.deadline else None
    for filed in store.duties.select(Wanted(asked.agency, documents), after):
        duty = filed.duty
        if asked.window is not None and duty.document_id in ended:
            continue
        if falls_in(duty, None, asked.recurring) and _is_wanted(duty, asked.role, asked.deadline, due, asked.window):
            yield filed


def falls_in(duty: Duty, window: Window | None, recurring: bool = True) -> bool:
    """Returns whether a duty falls due between two days; recurring: also again and again, or on no known day."""
    dated = recurring or (duty.due is not None and duty.due.last_day() is not None)
    return dated and (window is None or (duty.due is not None and duty.due.falls_between(window.after, window.before)))


def _is_wanted(duty: Duty, role: str | None, deadline: str | None, due: Due | None, window: Window | None) -> bool:
    return (
        (role is None or duty.role == role)
        and (deadline is None or _is_due(duty, deadline, due))
        and falls_in(duty, window)
    )


def _is_due(duty: Duty, wanted: str, due: Due | None) -> bool:
    """Returns whether a duty's deadline means what is wanted, or holds its words where one of them is not read."""
    if duty.due is not None and due is not None:
        return duty.due.says(due)
    return duty.deadline is not None and _as_compared(wanted).rstrip() in _as_compared(duty.deadline)


def _as_compared(deadline: str) -> str:
    """Returns a deadline folded, with a blank on both sides, and "05/6" as "5 6"."""
    return re.sub(r" 0(?=\d)", " ", f" {fold(deadline)} ")


def _is_agency(duty: Duty, wanted: str) -> bool:
    """Returns whether a duty is that agency's: by its name, a longer form of it, or its English name."""
    entry = agency(wanted)
    if entry is not None and agency(duty.agency) is entry:
        return True
    name, asked = f" {fold(duty.agency)} ", fold(entry.vi if entry else wanted)
    english = english_name(duty.agency)
    return f" {asked} " in name or (english is not None and fold(english) == fold(wanted))


def own_duties(duties: Iterable[Duty], asked: AskedTasks) -> list[Duty]:
    """Returns the duties of the agency itself, one a clause, row and role: "Giám đốc Sở Y tế" is another's."""
    seen: set[tuple[str, str, str, int | None]] = set()
    found = []
    for duty in select_duties(duties, asked.agency, asked.role, "" if asked.due else None):
        if asked.reports and duty.report_to is None:
            continue
        key = (duty.document_id, duty.clause, duty.role, duty.row)
        if same_agency(duty.agency, asked.agency) and key not in seen:
            seen.add(key)
            found.append(duty)
    return sorted(found, key=lambda d: d.role != LEAD)


def issued_in(documents: Sequence[Document], places: Sequence[str]) -> list[Document]:
    """Returns the documents issued in the places named, folded; all where none was."""
    own = [d for d in documents if any(holds_place(f" {fold(where_from(d) or '')} ", place) for place in places)]
    return own or list(documents)


def where_from(document: Document) -> str | None:
    """Returns the place that a document is of, "tỉnh Sơn Hạ": that of its issuer, of who stands above, of its signing.

    A ministry's is the ministry, whatever town it signs in; None where nothing is said.
    """
    meta = document.metadata
    if meta.issuer and _NATIONAL.match(meta.issuer):
        return meta.issuer
    named = (PLACE_NAMED.search(name) for name in (meta.issuer, meta.parent) if name)
    return next((m.group() for m in named if m), meta.place or meta.issuer)


def by_place(duties: Sequence[Duty], documents: Sequence[Document]) -> list[Assigned]:
    """Returns duties by the place of their documents, places in the order of the first duty of each."""
    where = {d.document_id: where_from(d) for d in documents}
    groups: dict[str, list[Duty]] = {}
    for duty in duties:
        place = where.get(duty.document_id) or ""
        groups.setdefault(place_in(place) or fold(place), []).append(duty)
    return [Assigned(where.get(group[0].document_id), tuple(group)) for group in groups.values()]


def shown_of(groups: Sequence[Assigned], most: int) -> list[Assigned]:
    """Returns the first tasks of each place, as evenly as can be: no place is hidden behind another's many tasks."""
    shares = [0] * len(groups)
    while sum(shares) < most and any(n < len(g.duties) for n, g in zip(shares, groups, strict=True)):
        for i, group in enumerate(groups):
            shares[i] += shares[i] < len(group.duties) and sum(shares) < most
    return [Assigned(g.where, g.duties[:n]) for n, g in zip(shares, groups, strict=True) if n]


def hit_of(duty: Duty, rank: int) -> Hit:
    """Returns the clause of a duty as a hit."""
    passage = f"{duty.document_id}#{duty.clause}"
    return Hit(duty.document_id, duty.clause, passage, duty.start, duty.end, 0.0, 0.0, 0.0, rank, source="duties")
