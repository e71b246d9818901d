"""Is a document in force on a day, and what became of it, by what it and the others that are stored say."""

import datetime
from collections.abc import Sequence

from corpus.document import Document, Relation
from rag.catalogue.changed import ENDS, changed_by, joined, opening_words
from rag.catalogue.effective import holds_since, last_day
from rag.catalogue.facts import tell_missing
from rag.catalogue.names import day_text
from rag.catalogue.places import Places
from rag.catalogue.shelf import Shelf
from rag.catalogue.told import Page, Told
from rag.question.document_asked import DocumentQuestion
from rag.question.document_words import Attribute


def tell_force(page: Page, document: Document, asked: DocumentQuestion, shelf: Shelf) -> Told:
    """Returns whether a document is in force, by what it and the others that are stored say, on a day."""
    day = (asked.as_of.last_day(shelf.today) if asked.as_of else None) or shelf.today
    at = (f"tính đến ngày {day_text(day, 'vi')}, ", f"as of {day_text(day, 'en')}, ") if asked.as_of else ("", "")
    changes = _changes(document, shelf, day)
    ended = [c for c in changes if c[0] in ENDS]
    effective = document.metadata.effective
    if ended:
        return _tell_changed(page, document, ended[:1], opening_words(asked, in_force=False, at=at))
    last = last_day(document)
    if last and last < day:
        return _tell_over(page, document, last, opening_words(asked, in_force=False, at=at))
    if effective and effective > day:
        return _tell_not_yet(page, document, effective, at)
    if changes:
        opening = ("Có, nhưng ", "Yes, but ") if asked.attribute is Attribute.IN_FORCE else None
        changed = opening_words(asked, in_force=False, at=("", ""))
        return _tell_changed(page, document, changes, joined(opening or changed, at))
    return _tell_unchanged(page, document, opening_words(asked, in_force=True, at=at))


def is_in_force(document_id: str, shelf: Shelf) -> bool:
    """Returns whether a document is in force today, by what it and the others that are stored say."""
    effective = shelf.heads[document_id].effective
    if effective and effective > shelf.today:
        return False
    document = shelf.open(document_id)
    last = last_day(document)
    ended = any(kind in ENDS for kind, _ in _changes(document, shelf, shelf.today))
    return not ended and not (last and last < shelf.today)


def tell_until(page: Page, document: Document, shelf: Shelf) -> Told:
    """Returns until when a document holds: as it says itself, or since when another stands in its place."""
    last = last_day(document)
    if last is not None:
        mark, line = page.cite_sentence(document, Places(document).effective(document.metadata))
        page.say(f"Đến hết ngày {day_text(last, 'vi')}.{mark}", f"Until {day_text(last, 'en')}.{mark}")
        return page.told_with(line)
    by = [(kind, shelf.open(other)) for kind, other in shelf.superseded.get(document.document_id, ()) if kind in ENDS]
    if not by:
        return tell_missing(page, document, "ngày hết hiệu lực", "when it ceases to be in force")
    since = holds_since(by[0][1])
    opening = (f"Từ ngày {day_text(since, 'vi')}: ", f"From {day_text(since, 'en')} on: ") if since else ("", "")
    return _tell_changed(page, document, by[:1], opening)


def _tell_over(page: Page, document: Document, last: datetime.date, opening: tuple[str, str]) -> Told:
    mark, line = page.cite_sentence(document, Places(document).effective(document.metadata))
    name = page.short(document)
    page.say_sentence(
        f"{opening[0]}{name} chỉ có hiệu lực đến hết ngày {day_text(last, 'vi')}.{mark}",
        f"{opening[1]}{name} was in force only until {day_text(last, 'en')}.{mark}",
    )
    return page.told_with(line)


def _changes(document: Document, shelf: Shelf, day: datetime.date) -> list[tuple[str, Document]]:
    """Returns how a document was changed until a day, and by which."""
    by = [(kind, shelf.open(other)) for kind, other in shelf.superseded.get(document.document_id, ())]
    return [(kind, other) for kind, other in by if (holds_since(other) or day) <= day]


def _tell_not_yet(page: Page, document: Document, effective: datetime.date, at: tuple[str, str]) -> Told:
    mark, line = page.cite_sentence(document, Places(document).effective(document.metadata))
    name = page.short(document)
    page.say(
        f"Không: {at[0]}{name} chưa có hiệu lực; văn bản có hiệu lực từ ngày {day_text(effective, 'vi')}.{mark}",
        f"No: {at[1]}{name} is not yet in force; it takes effect on {day_text(effective, 'en')}.{mark}",
    )
    return page.told_with(line)


def _tell_changed(
    page: Page, document: Document, changes: Sequence[tuple[str, Document]], opening: tuple[str, str]
) -> Told:
    """Returns by which documents one was changed: their numbers first, then since when, and what says so."""
    quoted = []
    for kind, other in changes:
        number = document.metadata.number or ""
        quoted.append(page.cite_sentence(other, Places(other).relation(Relation(kind, "", number)) if number else None))
    marks = "".join(mark for mark, _ in quoted)
    name, short = (
        page.short(document),
        "; ".join(f"{changed_by(page, kind)} {page.short(other)}" for kind, other in changes),
    )
    page.say_sentence(f"{opening[0]}đã {short}.{marks}", f"{opening[1]}it has been {short}.{marks}")
    full = "; ".join(_by_in_full(page, kind, other) for kind, other in changes)
    page.say(f"{name} đã {full}.", f"{name} has been {full}.")
    for _, line in quoted:
        page.quote(line)
    return page.told()


def _by_in_full(page: Page, kind: str, other: Document) -> str:
    since = holds_since(other)
    day = f" {'từ ngày' if page.language == 'vi' else 'since'} {day_text(since, page.language)}" if since else ""
    return f"{changed_by(page, kind)} {page.full(other)}{day}"


def _tell_unchanged(page: Page, document: Document, opening: tuple[str, str]) -> Told:
    """Returns that no stored document changes one, and since when it holds where it says so."""
    name, effective = page.short(document), document.metadata.effective
    mark, line = page.cite_sentence(document, Places(document).effective(document.metadata))
    page.say_sentence(
        f"{opening[0]}trong các văn bản đã nạp không có văn bản nào thay thế, bãi bỏ hay sửa đổi {name}.{mark}",
        f"{opening[1]}none of the stored documents replaces, repeals or amends {name}.{mark}",
    )
    if effective:
        page.say(
            f"Văn bản có hiệu lực từ ngày {day_text(effective, 'vi')}.",
            f"It took effect on {day_text(effective, 'en')}.",
        )
    return page.told_with(line)
