"""What is said of a document that is not stored: what others say became of it, or that there is none."""

import datetime
from collections.abc import Sequence

from corpus.document import AMENDS, Relation
from corpus.text.accents import fold
from rag.answer import Status
from rag.catalogue.changed import ENDS, changed_by, joined, opening_words
from rag.catalogue.effective import holds_since
from rag.catalogue.names import cited_short, day_text
from rag.catalogue.places import Places
from rag.catalogue.shelf import Shelf
from rag.catalogue.told import Page, Told
from rag.question.document_asked import DocumentQuestion
from rag.question.document_kinds import KIND_NAMES
from rag.question.document_mention import Mention
from rag.question.document_words import Attribute


def tell_force_of_unknown(page: Page, mention: Mention, asked: DocumentQuestion, shelf: Shelf) -> Told | None:
    """Returns what stored documents say became of one that is not stored, None where they say nothing of it."""
    wanted = mention.number.number if mention.number else ""
    found = [
        (document_id, relation)
        for document_id, meta in shelf.heads.items()
        for relation in meta.relations
        if relation.kind in (*ENDS, AMENDS) and _is_number(relation.number, wanted)
    ]
    return tell_force_of(page, found, asked, shelf) if found else None


def tell_force_of(page: Page, found: Sequence[tuple[str, Relation]], asked: DocumentQuestion, shelf: Shelf) -> Told:
    """Returns what became of a document that is not stored; found: ids of those that change it, and how."""
    day = asked.as_of.last_day(shelf.today) if asked.as_of else None
    later = [f for f in found if day is not None and (holds_since(shelf.open(f[0])) or day) > day]
    if day is not None and len(later) == len(found):
        return _tell_not_yet_changed(page, later, day, asked, shelf)
    found = [f for f in found if f not in later]
    found = sorted(found, key=lambda f: (shelf.heads[f[0]].date or datetime.date.min, f[0]), reverse=True)
    if asked.attribute is not Attribute.CHANGED_BY or any(r.kind in ENDS for _, r in found):
        found = sorted(found, key=lambda f: f[1].kind not in ENDS)[:1]
    quoted = [page.cite_sentence(other := shelf.open(i), Places(other).relation(r)) for i, r in found]
    marks = "".join(dict.fromkeys(mark for mark, _ in quoted))
    ended = found[0][1].kind in ENDS
    at = (f"tính đến ngày {day_text(day, 'vi')}, ", f"as of {day_text(day, 'en')}, ") if day else ("", "")
    yes_but = ("Có, nhưng ", "Yes, but ") if asked.attribute is Attribute.IN_FORCE else ("", "")
    opening = opening_words(asked, in_force=False, at=at) if ended else joined(yes_but, at)
    since = holds_since(shelf.open(found[0][0]))
    if asked.attribute is Attribute.UNTIL:
        opening = (f"Từ ngày {day_text(since, 'vi')}: ", f"From {day_text(since, 'en')} on: ") if since else ("", "")
    name = cited_short(found[0][1], page.language)
    short = "; ".join(f"{changed_by(page, r.kind)} {page.short(shelf.open(i))}" for i, r in found)
    page.say_sentence(f"{opening[0]}đã {short}.{marks}", f"{opening[1]}it has been {short}.{marks}")
    page.say(
        f"Bản thân {name} chưa được nạp.",
        f"{name} itself is not stored.",
    )
    for line in dict.fromkeys(line for _, line in quoted):
        page.quote(line)
    return page.told()


def _tell_not_yet_changed(
    page: Page, found: Sequence[tuple[str, Relation]], day: datetime.date, asked: DocumentQuestion, shelf: Shelf
) -> Told:
    """Returns that what changes a document came after the day that is asked for."""
    first, relation = min(found, key=lambda f: (holds_since(shelf.open(f[0])) or day, f[0]))
    other = shelf.open(first)
    since = holds_since(other) or day
    mark, line = page.cite_sentence(other, Places(other).relation(relation))
    at = (f"tính đến ngày {day_text(day, 'vi')}, ", f"as of {day_text(day, 'en')}, ")
    opening = opening_words(asked, in_force=True, at=at)
    name = cited_short(relation, page.language)
    page.say_sentence(
        f"{opening[0]}{name} chưa bị văn bản nào đã nạp thay thế, bãi bỏ hay sửa đổi; "
        f"{changed_by(page, relation.kind)} {page.short(other)} từ ngày {day_text(since, 'vi')}.{mark}",
        f"{opening[1]}no stored document had replaced, repealed or amended {name}; "
        f"it was {changed_by(page, relation.kind)} {page.short(other)} from {day_text(since, 'en')} on.{mark}",
    )
    page.say(f"Bản thân {name} chưa được nạp.", f"{name} itself is not stored.")
    return page.told_with(line)


def tell_unknown(page: Page, mention: Mention) -> Told:
    """Returns that no stored document has the number, or is of the day, that a question names."""
    what = ("số đó", "that number") if mention.number else ("ngày đó", "that date")
    page.say(
        f"Trong các văn bản đã nạp không có văn bản nào mang {what[0]}. Hỏi “Có những văn bản nào?” để xem danh sách.",
        f"No stored document has {what[1]}. Ask “Which documents are there?” for a list.",
    )
    return page.told(Status.NO_EVIDENCE)


def tell_unknown_subject(page: Page, mention: Mention, nearest: Sequence[str]) -> Told:
    """Returns that no stored document of a kind is about what a question names, with those of the kind there are."""
    kind, english = KIND_NAMES.get(mention.kind, KIND_NAMES[""])
    of = f"; {kind.lower()} đã nạp:" if nearest else ""
    page.say(
        f"Trong các văn bản đã nạp không có {kind.lower()} nào về việc này{of or '.'}",
        f"No stored {english} is about that{'; those stored:' if nearest else '.'}",
    )
    for line in nearest:
        page.say(f"- {line}", f"- {line}")
    return page.told(Status.NO_EVIDENCE)


def _is_number(cited: str, wanted: str) -> bool:
    number = fold(cited)
    return bool(wanted) and (number == wanted or number.startswith(f"{wanted} "))
