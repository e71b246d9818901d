"""What a document does to others: replaces, amends, repeals, implements, is based on; and since when it holds."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.references import Reference, find_references, read_date

if TYPE_CHECKING:
    from corpus.document import Document

REPLACES, AMENDS, REPEALS, IMPLEMENTS, BASED_ON = "replaces", "amends", "repeals", "implements", "based_on"

# What stands before a document's number, nearest first; the first that matches decides.
_BEFORE: list[tuple[str, re.Pattern[str]]] = [
    (REPLACES, re.compile(r"(?:thay thế|thay cho)(?:\s+(?:cho|các))?\s*$", re.IGNORECASE)),
    (
        AMENDS,
        re.compile(
            r"(?:sửa đổi|bổ sung|đính chính)(?:[^.;“”]{0,70}\b(?:của|tại|vào|ban hành kèm theo))?\s*$", re.IGNORECASE
        ),
    ),
    (REPEALS, re.compile(r"(?:bãi bỏ|hủy bỏ)(?:[^.;“”]{0,40}\b(?:của|tại))?\s*$", re.IGNORECASE)),
    (
        IMPLEMENTS,
        re.compile(r"(?:thực hiện|triển khai|triển khai thực hiện|thi hành)(?:\s+(?:các|nghiêm))?\s*$", re.IGNORECASE),
    ),
    (BASED_ON, re.compile(r"^\s*Căn cứ(?:\s+vào)?\s*$")),
]
_AFTER_REPEALED = re.compile(r"[^.;]{0,80}\bhết hiệu lực\b")
_EFFECTIVE = re.compile(
    r"có hiệu lực(?: thi hành)?(?: kể)? từ (?:(?P<signing>ngày ký)|ngày\s+(?P<day>\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))"
)


@dataclass(frozen=True)
class Relation:
    """What a document says it does to another: kind, and the other's kind and number."""

    kind: str
    other_kind: str
    number: str


def read_relations(text: str) -> tuple[Relation, ...]:
    """Returns the relations that a text states, each once, in the order of the text."""
    found: dict[Relation, None] = {}
    for reference in find_references(text):
        if reference.number is None:
            continue
        kind = _kind(text, reference)
        if kind is not None:
            found[Relation(kind, reference.kind or "", reference.number)] = None
    return tuple(found)


def read_effective(text: str, signed: datetime.date | None) -> datetime.date | None:
    """Returns the day from which a document holds, as it says; None where it does not."""
    match = _EFFECTIVE.search(text)
    if match is None:
        return None
    return signed if match["signing"] else read_date(match["day"])


def superseding(documents: Sequence["Document"]) -> dict[str, list[tuple[str, str]]]:
    """Returns, for each document that others change, by id, how (replaces, repeals, amends) and the other's id."""
    by_number = {d.metadata.number: d.document_id for d in documents if d.metadata.number}
    found: dict[str, list[tuple[str, str]]] = {}
    for document in documents:
        for relation in document.metadata.relations:
            changed = by_number.get(relation.number)
            if relation.kind in (REPLACES, REPEALS, AMENDS) and changed not in (None, document.document_id):
                found.setdefault(str(changed), []).append((relation.kind, document.document_id))
    return found


def _kind(text: str, reference: Reference) -> str | None:
    line_start = text.rfind("\n", 0, reference.start) + 1
    before = text[max(line_start, reference.start - 120) : reference.start]
    for kind, pattern in _BEFORE:
        if pattern.search(before):
            return kind
    line_end = text.find("\n", reference.end)
    after = text[reference.end : line_end if line_end >= 0 else len(text)]
    return REPEALS if not reference.steps and _AFTER_REPEALED.match(after) else None
