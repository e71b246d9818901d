"""Since when a document holds, and until when."""

import datetime
import re
from typing import NamedTuple

from corpus.document import Document
from corpus.due import Period
from corpus.duties.meaning import read_due
from rag.catalogue.facts import tell_missing
from rag.catalogue.names import day_text
from rag.catalogue.places import Places, Span
from rag.catalogue.told import Page, Told
from rag.composing.first_line.line import capital

# "Có hiệu lực từ ngày … đến hết ngày …": in one sentence, a few words on.
_UNTIL = re.compile(r"đến (?:hết )?(?:ngày )\d{1,2}(?: tháng \d{1,2} năm \d{4}|[/.-]\d{1,2}[/.-]\d{4})")
# "Thực hiện chương trình … từ năm học 2026 - 2027": in the title, or where a clause says from when it is applied.
_APPLIED = re.compile(
    r"(?:[Tt]hực hiện|[Áá]p dụng|[Tt]hi hành|[Tt]riển khai)\b[^.;\n]{0,80}?\b(?:kể )?từ (?P<vi>(?:đầu )?năm học"
    r" (?P<year>\d{4}\s*[-–]\s*\d{4})|(?:ngày )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|ngày \d{1,2} tháng \d{1,2} năm \d{4})"
)
_AFTER_SINCE = 160  # code points behind the day since when
_OF_A_PART = re.compile(r"[.;\n]|\b(?:trừ|riêng)\b")  # what stands behind it holds for a part, or is said of another


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
    return page.told_with(line or f"{page.full(document)}.")


def last_day(document: Document) -> datetime.date | None:
    """Returns the last day of force that the sentence of a document's force states, None for one without an end."""
    span = Places(document).effective(document.metadata)
    found = _UNTIL.search(document.text, span[0], span[1] + _AFTER_SINCE) if span else None
    if span and found and _OF_A_PART.search(document.text, span[0], found.start()):
        return None
    due = read_due(found[0]) if found else None
    term = due.terms[0] if due and len(due.terms) == 1 else None
    return term.bounds[1] if isinstance(term, Period) and term.bounds else None


def holds_since(document: Document) -> datetime.date | None:
    """Returns the day since which a document holds, else its own; None where it states neither."""
    return document.metadata.effective or document.metadata.date
