"""What a text says of its own document outside its head: in its clauses, its annexes, the symbol of its number.

Asked only where the head is lost or silent; what several places say differently is not taken.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.document import Metadata
from corpus.facts.references import Reference, find_references, read_date
from corpus.markers import without_marker
from corpus.structure.head_lines import ISSUED_WITH, KINDS

# "Thông tư này quy định …" opens a text, "Thông tư này có hiệu lực …" closes it.
_ITSELF = re.compile(
    rf"^(?P<kind>{'|'.join(sorted(KINDS.values(), key=len, reverse=True))}) này\s+(?:quy định|hướng dẫn|áp dụng"
    r"|có hiệu lực|sửa đổi|bãi bỏ|không (?:điều chỉnh|áp dụng))\b"
)
_BY = re.compile(
    r",?(?:\s+ngày\s+(?P<day>\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))?"
    r",?\s+của\s+(?:Bộ trưởng (?=Bộ ))?(?P<issuer>[^();.,]{3,80}?)\s*[).]?$"
)
# Whom a symbol names by itself, without a place.
_SYMBOLS = {"CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ", "UBTVQH": "Ủy ban Thường vụ Quốc hội", "QH": "Quốc hội"}


def with_what_else_is_said(found: Metadata, text: Sequence[str]) -> Metadata:
    """Returns the facts of a head with those that it lacks: kind, number, date, issuer.

    text: the paragraphs below the head, those of what is attached included.
    """
    if found.number is None and (reference := _issued_with(text)):
        found = _from_annexes(found, reference, text)
    return replace(found, kind=found.kind or _kind(text), issuer=found.issuer or _by_symbol(found.number))


def _kind(text: Sequence[str]) -> str | None:
    """Returns the kind by which a text calls itself, None where it does not, or by two."""
    kinds = {m["kind"] for p in text if (m := _ITSELF.match(without_marker(p)))}
    return kinds.pop() if len(kinds) == 1 else None


def _notes(text: Iterable[str]) -> list[str]:
    return [p.strip("() ") for p in text if ISSUED_WITH.match(p)]


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
