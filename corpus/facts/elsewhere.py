"""What a text says of its own document outside its head: in its clauses, its annexes, the symbol of its number.

Asked only where the head is lost or silent; what several places say differently is not taken.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.document import Metadata
from corpus.facts.references import Reference, find_references, read_date
from corpus.lexicon.glossary import agency
from corpus.markers import without_marker
from corpus.structure.head_lines import ISSUED_WITH, KINDS
from corpus.structure.particulars import LONGEST_NAME
from corpus.text.accents import UPPER

# "Thông tư này quy định …" opens a text, "Thông tư này có hiệu lực …" closes it.
_ITSELF = re.compile(
    rf"^(?P<kind>{'|'.join(sorted(KINDS.values(), key=len, reverse=True))}) này\s+(?:quy định|hướng dẫn|áp dụng"
    r"|có hiệu lực|sửa đổi|bãi bỏ|không (?:điều chỉnh|áp dụng))\b"
)
_BY = re.compile(
    r",?(?:\s+ngày\s+(?P<day>\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))?"
    r",?\s+của\s+(?:Bộ trưởng (?=Bộ ))?(?P<issuer>[^();.,]{3,80}?)\s*[).]?$"
)
# A number as it was filled in by hand or set in a blank of the form: "35 /2026/TT-BXD".
_BLANKS_IN_NUMBER = re.compile(rf"(?<=[\d{UPPER}])\s*/\s*(?=[\d{UPPER}])")
# "Thủ trưởng các đơn vị thuộc Bộ Y tế … chịu trách nhiệm thi hành Thông tư này": who issues a circular orders its own.
_CARRY_OUT = re.compile(r"\bchịu trách nhiệm (?:tổ chức )?(?:(?:triển khai )?(?:thi hành|thực hiện)) Thông tư này\b")
_OWN_UNITS = re.compile(rf"\bđơn vị\b(?: (?:có )?liên quan)?(?: thuộc,)? (?:trực )?thuộc (?=[{UPPER}])")
# Who issues circulars: ministries and what stands beside them, nobody of a province.
_ISSUES_CIRCULARS = re.compile(
    r"(?:Bộ \S.*|Ngân hàng Nhà nước Việt Nam|Tòa án nhân dân tối cao|Viện kiểm sát nhân dân tối cao|Kiểm toán nhà nước"
    r"|Thanh tra Chính phủ|Văn phòng Chính phủ|Ủy ban Dân tộc)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(rf"(?:,|\s+và)\s+Bộ [{UPPER}]")
_WORD = re.compile(r"[^\W_]+")
# Whom a symbol names by itself, without a place.
_SYMBOLS = {"CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ", "UBTVQH": "Ủy ban Thường vụ Quốc hội", "QH": "Quốc hội"}


def with_what_else_is_said(found: Metadata, text: Sequence[str]) -> Metadata:
    """Returns the facts of a head with those that it lacks: kind, number, date, issuer.

    text: the paragraphs below the head, those of what is attached included.
    """
    if found.number is None and (reference := _issued_with(text)):
        found = _from_annexes(found, reference, text)
    kind = found.kind or _kind(text)
    issuer = found.issuer or _by_symbol(found.number) or (_by_units(text) if kind == "Thông tư" else None)
    return replace(found, kind=kind, issuer=issuer)


def _kind(text: Sequence[str]) -> str | None:
    """Returns the kind by which a text calls itself, None where it does not, or by two."""
    kinds = {m["kind"] for p in text if (m := _ITSELF.match(without_marker(p)))}
    return kinds.pop() if len(kinds) == 1 else None


def _notes(text: Iterable[str]) -> list[str]:
    return [_BLANKS_IN_NUMBER.sub("/", p.strip("() ")) for p in text if ISSUED_WITH.match(p)]


def _issued_with(text: Sequence[str]) -> Reference | None:
    """Returns the document that all annexes say they were issued with, None where they name none, or two."""
    named = {r.number: r for note in _notes(text) for r in find_references(note)[:1] if r.number}
    return next(iter(named.values())) if len(named) == 1 else None


def _from_annexes(found: Metadata, reference: Reference, text: Sequence[str]) -> Metadata:
    matches = (m for note in _notes(text) if (m := _BY.search(note)))
    by = next(matches, None)
    day = reference.date or (read_date(by["day"]) if by else None)
    kind = reference.kind if reference.kind in KINDS.values() else None
    return replace(
        found,
        kind=found.kind or kind,
        number=reference.number,
        date=found.date or day,
        issuer=found.issuer or (by["issuer"] if by else None),
    )


def _by_symbol(number: str | None) -> str | None:
    """Returns who numbers by a symbol that names one authority of the state: `12/2026/NĐ-CP`."""
    last = re.split(r"[/-]", number or "")[-1]
    return _SYMBOLS.get(re.sub(r"\d+$", "", last))


def _by_units(text: Sequence[str]) -> str | None:
    """Returns the agency whose own units must carry a circular out, None where it names none, or two."""
    orders = [p for p in text if _CARRY_OUT.search(p)]
    named = [_named_first(p[m.end() :]) for p in orders for m in _OWN_UNITS.finditer(p)]
    return named[0] if len(set(named)) == 1 else None


def _named_first(text: str) -> str | None:
    """Returns the one agency, of those that issue circulars, that a text begins with, by its registered name."""
    ends = [m.end() for m in _WORD.finditer(text, 0, LONGEST_NAME)]
    for end in reversed(ends):
        entry = agency(text[:end])
        if entry:
            return entry.vi if _ISSUES_CIRCULARS.fullmatch(entry.vi) and not _ANOTHER.match(text, end) else None
    return None
