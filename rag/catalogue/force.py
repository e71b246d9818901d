"""What a document does to others and they to it: replaces, repeals, amends, rests on; is it in force, since when."""

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.document import AMENDS, BASED_ON, IMPLEMENTS, REPEALS, REPLACES, Document, Relation
from corpus.due import Period
from corpus.duties.meaning import read_due
from corpus.text.accents import fold
from rag.answer import Status
from rag.catalogue.facts import tell_missing
from rag.catalogue.names import cited_name, cited_short, day_text
from rag.catalogue.places import Places, Span
from rag.catalogue.shelf import Shelf
from rag.catalogue.told import Page, Told
from rag.composing.first_line.line import capital
from rag.evidence import clause_sentences
from rag.question.document_kinds import KIND_NAMES
from rag.question.document_mention import Mention
from rag.question.document_question import DocumentQuestion
from rag.question.document_words import Attribute

MOST_CITED = 6  # grounds that are quoted
_ENDS = (REPLACES, REPEALS)
# "Có hiệu lực từ ngày … đến hết ngày …": in one sentence, a few words on.
_UNTIL = re.compile(r"đến (?:hết )?(?:ngày )\d{1,2}(?: tháng \d{1,2} năm \d{4}|[/.-]\d{1,2}[/.-]\d{4})")
# "Thực hiện chương trình … từ năm học 2026 - 2027": in the title, or where a clause says from when it is applied.
_APPLIED = re.compile(
    r"(?:[Tt]hực hiện|[Áá]p dụng|[Tt]hi hành|[Tt]riển khai)\b[^.;\n]{0,80}?\b(?:kể )?từ (?P<vi>(?:đầu )?năm học"
    r" (?P<year>\d{4}\s*[-–]\s*\d{4})|(?:ngày )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|ngày \d{1,2} tháng \d{1,2} năm \d{4})"
)
_AFTER_SINCE = 60  # code points behind the day since when
_BY_VI = {REPLACES: "được thay thế bởi", REPEALS: "bị bãi bỏ bởi", AMENDS: "được sửa đổi, bổ sung bởi"}
_BY_EN = {REPLACES: "replaced by", REPEALS: "repealed by", AMENDS: "amended by"}
_DOES = {
    Attribute.REPLACES: ((REPLACES, REPEALS), "thay thế", "replaces"),
    Attribute.REPEALS: ((REPEALS, REPLACES), "bãi bỏ", "repeals"),
    Attribute.AMENDS: ((AMENDS,), "sửa đổi, bổ sung", "amends"),
    Attribute.IMPLEMENTS: ((IMPLEMENTS,), "thực hiện", "implements"),
    Attribute.BASED_ON: ((BASED_ON, IMPLEMENTS), "căn cứ vào", "is based on"),
}
_VERB = {
    REPLACES: ("thay thế", "replaces"), REPEALS: ("bãi bỏ", "repeals"), AMENDS: ("sửa đổi, bổ sung", "amends"),
    IMPLEMENTS: ("thực hiện", "implements"), BASED_ON: ("căn cứ vào", "is based on"),
}  # fmt: skip


def tell_relations(page: Page, document: Document, attribute: Attribute) -> Told:
    """Returns what a document replaces, repeals, amends, implements or rests on."""
    kinds, vi, en = _DOES[attribute]
    grounds = _grounds(document) if attribute is Attribute.BASED_ON else []
    if grounds:
        return _tell_grounds(page, document, grounds)
    kind = next((k for k in kinds if any(r.kind == k for r in document.metadata.relations)), None)
    if kind is None:
        return tell_missing(page, document, f"{vi} văn bản nào", f"that it {en} any document")
    found = [r for r in document.metadata.relations if r.kind == kind]
    quoted = [page.cite_sentence(document, Places(document).relation(r)) for r in found[:MOST_CITED]]
    marks = "".join(dict.fromkeys(mark for mark, _ in quoted))
    line = f"{'; '.join(cited_short(r, page.language) for r in found)}.{marks}"
    page.say(line, line)
    # What is quoted of the document itself has their days and issuers.
    if not marks:
        names = "; ".join(cited_name(r, page.language) for r in found)
        page.say(
            f"{page.short(document)} {_VERB[kind][0]} {names}.", f"{page.short(document)} {_VERB[kind][1]} {names}."
        )
    for line in dict.fromkeys(line for _, line in quoted):
        _with_line(page, line)
    return page.told()


def _grounds(document: Document) -> list[Span]:
    """Returns the lines before the first unit that say on what a document rests."""
    opening = next((c for c in document.clauses if c.path == "0"), None)
    spans = clause_sentences(document, opening) if opening else []
    return [s for s in spans if re.match(r"Căn cứ\b", document.text[s[0] : s[1]])]


def _tell_grounds(page: Page, document: Document, grounds: Sequence[Span]) -> Told:
    count = len(grounds)
    page.say(
        f"{page.short(document)} nêu {count} căn cứ:",
        f"{page.short(document)} names {count} ground{'s' * (count > 1)}:",
    )
    for span in grounds[:MOST_CITED]:
        mark, _ = page.cite_sentence(document, span)
        line = f"“{document.text[slice(*span)]}”{mark}"
        page.say(line, line)
    if count > MOST_CITED:
        page.say(f"Còn {count - MOST_CITED} căn cứ nữa.", f"{count - MOST_CITED} more.")
    return page.told()


def tell_force(page: Page, document: Document, asked: DocumentQuestion, shelf: Shelf) -> Told:
    """Returns whether a document is in force, by what it and the others that are stored say, on a day."""
    day = (asked.as_of.last_day(shelf.today) if asked.as_of else None) or shelf.today
    at = (f"tính đến ngày {day_text(day, 'vi')}, ", f"as of {day_text(day, 'en')}, ") if asked.as_of else ("", "")
    changes = _changes(document, shelf, day)
    ended = [c for c in changes if c[0] in _ENDS]
    effective = document.metadata.effective
    if ended:
        return _tell_changed(page, document, ended[:1], _opening(asked, in_force=False, at=at))
    last = last_day(document)
    if last and last < day:
        return _tell_over(page, document, last, _opening(asked, in_force=False, at=at))
    if effective and effective > day:
        return _tell_not_yet(page, document, effective, at)
    if changes:
        opening = ("Có, nhưng ", "Yes, but ") if asked.attribute is Attribute.IN_FORCE else None
        changed = _opening(asked, in_force=False, at=("", ""))
        return _tell_changed(page, document, changes, _joined(opening or changed, at))
    return _tell_unchanged(page, document, _opening(asked, in_force=True, at=at))


def last_day(document: Document) -> datetime.date | None:
    """Returns the last day of force that the sentence of a document's force states, None for one without an end."""
    span = Places(document).effective(document.metadata)
    found = _UNTIL.search(document.text, span[0], span[1] + _AFTER_SINCE) if span else None
    due = read_due(found[0]) if found else None
    term = due.terms[0] if due and len(due.terms) == 1 else None
    return term.bounds[1] if isinstance(term, Period) and term.bounds else None


def _tell_over(page: Page, document: Document, last: datetime.date, opening: tuple[str, str]) -> Told:
    mark, line = page.cite_sentence(document, Places(document).effective(document.metadata))
    name = page.short(document)
    _say_sentence(
        page,
        f"{opening[0]}{name} chỉ có hiệu lực đến hết ngày {day_text(last, 'vi')}.{mark}",
        f"{opening[1]}{name} was in force only until {day_text(last, 'en')}.{mark}",
    )
    return _with_line(page, line)


def _changes(document: Document, shelf: Shelf, day: datetime.date) -> list[tuple[str, Document]]:
    """Returns how a document was changed until a day, and by which."""
    by = [(kind, shelf.open(other)) for kind, other in shelf.superseded.get(document.document_id, ())]
    return [(kind, other) for kind, other in by if (_since(other) or day) <= day]


def _opening(asked: DocumentQuestion, in_force: bool, at: tuple[str, str]) -> tuple[str, str]:
    """Returns the words before what became of a document: yes or no, by what was asked; at: on which day."""
    if asked.attribute is Attribute.CHANGED_BY:
        return at
    yes = in_force == (asked.attribute is Attribute.IN_FORCE)
    return _joined(("Có: ", "Yes: ") if yes else ("Không: ", "No: "), at)


def _joined(first: tuple[str, str], then: tuple[str, str]) -> tuple[str, str]:
    return first[0] + then[0], first[1] + then[1]


def _say_sentence(page: Page, vi: str, en: str) -> None:
    """Writes a sentence, its first letter large."""
    page.say(vi[:1].upper() + vi[1:], en[:1].upper() + en[1:])


def _tell_not_yet(page: Page, document: Document, effective: datetime.date, at: tuple[str, str]) -> Told:
    mark, line = page.cite_sentence(document, Places(document).effective(document.metadata))
    name = page.short(document)
    page.say(
        f"Không: {at[0]}{name} chưa có hiệu lực; văn bản có hiệu lực từ ngày {day_text(effective, 'vi')}.{mark}",
        f"No: {at[1]}{name} is not yet in force; it takes effect on {day_text(effective, 'en')}.{mark}",
    )
    return _with_line(page, line)


def _tell_changed(
    page: Page, document: Document, changes: Sequence[tuple[str, Document]], opening: tuple[str, str]
) -> Told:
    """Returns by which documents one was changed: their numbers first, then since when, and what says so."""
    quoted = []
    for kind, other in changes:
        number = document.metadata.number or ""
        quoted.append(page.cite_sentence(other, Places(other).relation(Relation(kind, "", number)) if number else None))
    marks = "".join(mark for mark, _ in quoted)
    name, short = page.short(document), "; ".join(f"{_by(page, kind)} {page.short(other)}" for kind, other in changes)
    _say_sentence(page, f"{opening[0]}đã {short}.{marks}", f"{opening[1]}it has been {short}.{marks}")
    full = "; ".join(_by_in_full(page, kind, other) for kind, other in changes)
    page.say(f"{name} đã {full}.", f"{name} has been {full}.")
    for _, line in quoted:
        _with_line(page, line)
    return page.told()


def _by(page: Page, kind: str) -> str:
    return (_BY_VI if page.language == "vi" else _BY_EN)[kind]


def _by_in_full(page: Page, kind: str, other: Document) -> str:
    since = _since(other)
    day = f" {'từ ngày' if page.language == 'vi' else 'since'} {day_text(since, page.language)}" if since else ""
    return f"{_by(page, kind)} {page.full(other)}{day}"


def _tell_unchanged(page: Page, document: Document, opening: tuple[str, str]) -> Told:
    """Returns that no stored document changes one, and since when it holds where it says so."""
    name, effective = page.short(document), document.metadata.effective
    mark, line = page.cite_sentence(document, Places(document).effective(document.metadata))
    _say_sentence(
        page,
        f"{opening[0]}trong các văn bản đã nạp không có văn bản nào thay thế, bãi bỏ hay sửa đổi {name}.{mark}",
        f"{opening[1]}none of the stored documents replaces, repeals or amends {name}.{mark}",
    )
    if effective:
        page.say(
            f"Văn bản có hiệu lực từ ngày {day_text(effective, 'vi')}.",
            f"It took effect on {day_text(effective, 'en')}.",
        )
    return _with_line(page, line)


def _with_line(page: Page, line: str) -> Told:
    if line:
        page.say(line, line)
    return page.told()


def _since(document: Document) -> datetime.date | None:
    return document.metadata.effective or document.metadata.date


class Since(NamedTuple):
    """Since when a document holds, in words, and where it says so."""

    value: str
    span: Span


def since_text(document: Document, language: str) -> Since | None:
    """Returns since when a document holds: a day, else the time from which its title or a clause applies it."""
    meta, vi = document.metadata, language == "vi"
    span = Places(document).effective(meta)
    if meta.effective is not None and span is not None:
        return Since(f"{'từ ngày' if vi else 'from'} {day_text(meta.effective, language)}", span)
    found = _APPLIED.search(document.text)
    if found is None:
        return None
    return Since(f"từ {found['vi']}" if vi else f"from {_in_english(found)}", found.span())


def _in_english(found: re.Match[str]) -> str:
    """Returns the time from which something applies in English: "the school year 2026 - 2027"."""
    if found["year"]:
        return f"the school year {found['year']}"
    due = read_due(found["vi"])
    term = due.terms[0] if due and len(due.terms) == 1 else None
    day = term.bounds[0] if isinstance(term, Period) and term.bounds else None
    return day_text(day, "en") if day else f"“{found['vi']}”"


def tell_effective(page: Page, document: Document) -> Told:
    """Returns since when a document holds."""
    since = since_text(document, page.language)
    if since is None:
        return tell_missing(page, document, "ngày có hiệu lực", "when it takes effect")
    mark, line = page.cite_sentence(document, since.span)
    page.say(*[f"{capital(since.value)}.{mark}"] * 2)
    return _with_line(page, line or f"{page.full(document)}.")


def tell_force_of_unknown(page: Page, mention: Mention, asked: DocumentQuestion, shelf: Shelf) -> Told | None:
    """Returns what stored documents say became of one that is not stored, None where they say nothing of it."""
    wanted = mention.number.number if mention.number else ""
    found = [
        (document_id, relation)
        for document_id, meta in shelf.heads.items()
        for relation in meta.relations
        if relation.kind in (*_ENDS, AMENDS) and _is_number(relation.number, wanted)
    ]
    if not found:
        return None
    found.sort(key=lambda f: (shelf.heads[f[0]].date or datetime.date.min, f[0]), reverse=True)
    if asked.attribute is not Attribute.CHANGED_BY or any(r.kind in _ENDS for _, r in found):
        found = sorted(found, key=lambda f: f[1].kind not in _ENDS)[:1]
    quoted = [page.cite_sentence(other := shelf.open(i), Places(other).relation(r)) for i, r in found]
    marks = "".join(dict.fromkeys(mark for mark, _ in quoted))
    ended = found[0][1].kind in _ENDS
    opening = _opening(asked, in_force=False, at=("", "")) if ended else ("", "")
    name = cited_short(found[0][1], page.language)
    short = "; ".join(f"{_by(page, r.kind)} {page.short(shelf.open(i))}" for i, r in found)
    _say_sentence(page, f"{opening[0]}đã {short}.{marks}", f"{opening[1]}it has been {short}.{marks}")
    page.say(
        f"Bản thân {name} chưa được nạp.",
        f"{name} itself is not stored.",
    )
    for line in dict.fromkeys(line for _, line in quoted):
        _with_line(page, line)
    return page.told()


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
