"""What a document is about: its subject, its parts with a line each, how many of which unit it has."""

import re
from collections.abc import Sequence

from corpus.clause import Clause, is_frame
from corpus.document import Document, cut
from corpus.markers import Style
from rag.answer import Status
from rag.catalogue.facts import tell_missing
from rag.catalogue.places import Places
from rag.catalogue.told import Page, Told
from rag.composing.first_line.line import capital
from rag.evidence import clause_sentences
from rag.question.document_words import Attribute

_IN_RE = re.compile(r"^[Vv]/v(?!\w):?")
MOST_PARTS, MOST_POINTS = 8, 12  # lines of what a document is about, of a summary
LONGEST_LINE = 140  # code points of a part's line
_UNITS = {
    "dieu": ("điều", "article"), "khoan": ("khoản", "clause"), "chuong": ("chương", "chapter"),
    "muc": ("mục", "section"),
    "phan": ("phần", "part"), "diem": ("điểm", "point"), "phu luc": ("phụ lục", "annex"),
    "noi dung": ("nội dung", "part"),
    "trang": ("trang", "page"),
}  # fmt: skip
_ENGLISH = {
    "articles": "dieu", "clauses": "khoan", "chapters": "chuong", "sections": "muc", "parts": "phan", "points": "diem",
    "annexes": "phu luc", "appendices": "phu luc", "pages": "trang", "": "trang",
}  # fmt: skip
_STYLES = {
    "dieu": (Style.ARTICLE,), "khoan": (Style.NUMBER, Style.DECIMAL), "muc": (Style.ROMAN,),
    "phan": (Style.LETTER_UPPER, Style.ROMAN), "diem": (Style.LETTER, Style.PAREN, Style.PAREN_LETTER),
}  # fmt: skip
_CONTAINERS = {"chuong": "Chương", "muc": "Mục", "phan": "Phần"}


def tell_outline(page: Page, document: Document, attribute: Attribute) -> Told:
    """Returns a document's subject and its parts: a line each, cited; of a summary more of them."""
    parts = top_clauses(document)
    if attribute is not Attribute.OUTLINE:
        _say_subject(page, document, any_parts=bool(parts))
    if attribute is Attribute.SUBJECT and document.metadata.title is None and not parts:
        return tell_missing(page, document, "trích yếu", "its subject")
    most = MOST_PARTS if attribute is Attribute.SUBJECT else MOST_POINTS
    if parts and attribute is Attribute.OUTLINE:
        page.say(f"{page.short(document)} có {len(parts)} phần:", f"{page.short(document)} has {len(parts)} parts:")
    for clause in parts[:most]:
        page.say(*[_part_line(page, document, clause)] * 2)
    if len(parts) > most:
        page.say(f"Còn {len(parts) - most} phần nữa.", f"{len(parts) - most} more parts.")
    return page.told()


def _say_subject(page: Page, document: Document, any_parts: bool) -> None:
    """Writes what a document is about, then which one it is, which heads its parts."""
    title = document.metadata.title
    if title is None:
        page.say(
            f"{page.full(document)} không ghi trích yếu; các phần của văn bản:",
            f"{page.full(document)} states no subject; its parts:",
        )
        return
    cited = page.cite(document, Places(document).title(document.metadata), "trích yếu", "subject")
    said = capital(_IN_RE.sub("Về việc", title, count=1)).rstrip(".")
    page.say(f"{said}.{cited}", f"About “{title}”.{cited}")
    line = f"{page.full(document)}{':' if any_parts else '.'}"
    page.say(line, line)


def _part_line(page: Page, document: Document, clause: Clause) -> str:
    label = clause.label(page.language)
    span = heading_span(document, clause)
    n = page.writer.cite_clause(document, clause, span)
    return f"- {label[:1].upper()}{label[1:]}: {cut(document.text[slice(*span)], LONGEST_LINE)} [{n}]"


def heading_span(document: Document, clause: Clause) -> tuple[int, int]:
    """Returns the span of a clause's heading, else of its first sentence, on one line and without the marker."""
    start = document.text.find(clause.heading, clause.start, clause.end) if clause.heading else -1
    if start >= 0:
        return start, start + len(clause.heading)
    spans = clause_sentences(document, clause) or clause_sentences(document, clause, clause.end)
    return spans[0] if spans else (clause.start, clause.own_end)


def top_clauses(document: Document) -> list[Clause]:
    """Returns the outermost units of a document; of one that only issues an attached text, those of that text first."""
    tops = [c for c in document.clauses if len(c.levels) == 1 and not is_frame(c.path)]
    own = [c for c in tops if c.attachment is None]
    first = next((c.attachment for c in tops if c.attachment), None)
    attached = [c for c in tops if c.attachment == first and first]
    issued = own if len(own) > len(attached) or not attached else [*attached, *own]
    return issued or [c for c in document.clauses if c.levels and len(c.levels) == 1] or _frames(document)


def _frames(document: Document) -> list[Clause]:
    return [c for c in document.clauses if not c.levels][:1]


def tell_how_many_units(page: Page, document: Document, asked: str) -> Told:
    """Returns how many units a document has, of each kind that is asked for, on one line."""
    kinds = re.findall("|".join(sorted((*_UNITS, *filter(None, _ENGLISH)), key=len, reverse=True)), asked) or [asked]
    before = len(page.writer.lines)
    told = [_tell_how_many(page, document, kind) for kind in dict.fromkeys(kinds)]
    page.writer.lines[before:] = [" ".join(page.writer.lines[before:])]
    return page.told(min((t.status for t in told), key=lambda status: status is not Status.ANSWERED))


def _tell_how_many(page: Page, document: Document, asked: str) -> Told:
    """Returns how many units of a kind a document has, and what is attached to it."""
    unit = _ENGLISH.get(asked, asked)
    own = _count(document, [c for c in document.clauses if c.attachment is None], unit)
    attachments = dict.fromkeys(c.attachment for c in document.clauses if c.attachment)
    name = page.short(document)
    if unit == "phu luc":
        own = sum(a[0] == "Phụ lục" for a in attachments if a)
    said = [(_counted(own, unit, page.language), name)] if own or unit in ("trang", "phu luc") else []
    for attachment in attachments:
        inside = _count(document, [c for c in document.clauses if c.attachment == attachment], unit)
        if attachment and inside and unit not in ("trang", "phu luc"):
            called = " ".join(attachment).rstrip()
            said.append(
                (_counted(inside, unit, page.language), f"{called} kèm theo" if page.language == "vi" else called)
            )
    if unit == "trang" and not document.pages:
        return tell_missing(page, document, "số trang", "how many pages it has")
    if not said:
        return _tell_other_units(page, document, unit)
    verb = "có" if page.language == "vi" else "has"
    line = "; ".join(f"{whose} {verb} {count}" for count, whose in said)
    page.say(f"{line}.", f"{line}.")
    return page.told()


def _tell_other_units(page: Page, document: Document, unit: str) -> Told:
    """Returns that a document has no unit of a kind, and how many of the ones it is divided into."""
    others = [(u, n) for u in _STYLES if u != unit and (n := _count(document, document.clauses, u))]
    vi = ", ".join(_counted(n, u, "vi") for u, n in others)
    en = ", ".join(_counted(n, u, "en") for u, n in others)
    name = page.short(document)
    page.say(
        f"{name} không có {_UNITS[unit][0]} nào{f'; văn bản có {vi}' if vi else ''}.",
        f"{name} has no {_UNITS[unit][1]}s{f'; it has {en}' if en else ''}.",
    )
    return page.told()


def _count(document: Document, clauses: Sequence[Clause], unit: str) -> int:
    if unit == "trang":
        return len(document.pages)
    if unit == "noi dung":
        return len(top_clauses(document)) if any(c.attachment is None for c in clauses) else 0
    containers = {tuple(c.containers[: n + 1]) for c in clauses for n, name in enumerate(c.containers)
                  if unit in _CONTAINERS and name.startswith(f"{_CONTAINERS[unit]} ")}  # fmt: skip
    depths = [len(c.levels) for c in clauses if c.levels and c.levels[-1].style in _STYLES.get(unit, ())]
    # "1.1." under "1." is no further clause of the document.
    return len(containers) or depths.count(min(depths, default=0))


def _counted(n: int, unit: str, language: str) -> str:
    vi, en = _UNITS[unit]
    plural = "annexes" if en == "annex" else f"{en}s"
    return f"{n} {vi}" if language == "vi" else f"{n} {en if n == 1 else plural}"
