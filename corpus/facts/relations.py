"""What a document does to others: replaces, amends, repeals, implements, is based on; and since when it holds."""

import datetime
import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from corpus.document import AMENDS, BASED_ON, IMPLEMENTS, REPEALS, REPLACES, Document, Metadata, Relation
from corpus.facts.authorities import LEVEL, is_issued_by, is_local, is_same_authority, is_same_province
from corpus.facts.references import Reference, find_references, read_date
from corpus.facts.relation_kinds import kinds_of
from corpus.text.accents import UPPER
from corpus.text.document_kinds import KINDS

_DAY = r"ngày\s+(?P<day>\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
# Who issued what is cited: "Chỉ thị số 3/CT-UBND ngày 5/6/2021 |của Chủ tịch Ủy ban nhân dân tỉnh Sơn Hạ".
_PLACE_NAME = rf"(?:[{UPPER}]\w*(?:(?: -)? [{UPPER}]\w*){{0,4}}|\d+)"
_COUNCIL = r"(?:[ỦUủu][ỷy] ban nhân dân|UBND|Hội đồng nhân dân|HĐND)"
# A department's name goes on until something else begins.
_ENDS = (
    rf"(?: (?:{LEVEL}|về|ban hành|quy định|hướng dẫn|ngày|kể|từ|hết|có|đã|trên|theo|tại|cho|gửi|đối với"
    r"|và (?:Sở|UBND|[ỦU][ỷy] ban|các|Quyết định|Chỉ thị|Kế hoạch|Công văn))(?!\w)|[,.;:()“”\n]|$)"
)
_OFFICE = rf"Sở [{UPPER}][^,.;:()“”\n]*?(?={_ENDS})"
_PARTY = rf"(?:Ban Thường vụ )?(?:Tỉnh|Thành|Huyện|Quận|Thị) [ủu][ỷy](?: {_PLACE_NAME})?"
_BY = re.compile(
    rf",? (?:của|do) (?P<issuer>(?:(?:Chủ tịch|Giám đốc|Thường trực) )?"
    rf"(?:(?:{_COUNCIL}|{_OFFICE})(?: (?:{LEVEL})(?!\w)(?: {_PLACE_NAME})?)?|{_PARTY}))(?:,? (?:ban hành )?{_DAY})?"
)
_SINCE = rf"(?: kể)? từ (?:(?P<signing>ngày ký)|{_DAY})"
_EFFECTIVE = re.compile(rf"có hiệu lực(?: thi hành)?{_SINCE}")
_OF_UNITS = re.compile(rf"(?:Điều|khoản|điểm) [\w.]+(?:,? (?:và )?[\w.]+)* (?:của )?(?:{KINDS}) này\s*$", re.IGNORECASE)
_NUMBERED = re.compile(rf"\d/(?:\d{{4}}/)?[{UPPER}]")
# "Hướng dẫn này thực hiện từ ngày …": of itself, not of what it orders.
_APPLIED = re.compile(rf"(?:{KINDS}) này (?:được )?(?:áp dụng|thực hiện|thi hành|triển khai)(?: thực hiện)?{_SINCE}")
_PASSED = re.compile(
    rf"^(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp|Nghị quyết) này\b[^.;]{{0,200}}\bthông qua\b[^.;]{{0,80}}?\b{_DAY}"
)


class _Cited(NamedTuple):
    """What a citation names a document by."""

    number: str
    date: datetime.date | None
    issuer: str | None


def read_relations(text: str, own: str | None = None) -> tuple[Relation, ...]:
    """Returns the relations that a text states, each once, in the order of the text; own: its document's number.

    What is cited in full once, and by its number alone elsewhere, has its date and issuer everywhere.
    """
    references = [r for r in find_references(text) if r.number is not None]
    cited = [_Cited(str(r.number), *_date_and_issuer(text, r)) for r in references]
    ways: dict[str, dict[_Cited, None]] = {}  # in which each number is cited
    for this in cited:
        ways.setdefault(this.number, {})[this] = None
    found: dict[Relation, None] = {}
    for reference, this, kind in zip(references, cited, kinds_of(text, references, own), strict=True):
        if kind is not None and (this.number != own or kind in (BASED_ON, IMPLEMENTS)):
            found[Relation(kind, reference.kind or "", *_in_full(this, ways[this.number]))] = None
    return tuple(found)


def _in_full(this: _Cited, same: Collection[_Cited]) -> _Cited:
    """Returns a citation with the date and issuer that others of its number have, where they are of one document."""
    days = {c.date for c in same if c.date and this.issuer in (None, c.issuer)}
    issuers = {c.issuer for c in same if c.issuer and this.date in (None, c.date)}
    if len(days) > 1 or len(issuers) > 1:
        return this
    return _Cited(this.number, this.date or next(iter(days), None), this.issuer or next(iter(issuers), None))


def _date_and_issuer(text: str, reference: Reference) -> tuple[datetime.date | None, str | None]:
    """Returns the date and the issuer that a citation names, in either order."""
    match = _BY.match(text, reference.end)
    if match is None:
        return reference.date, None
    return reference.date or read_date(match["day"]), match["issuer"]


def read_effective(text: str, signed: datetime.date | None) -> datetime.date | None:
    """Returns the day from which a document holds, as it says; None where it does not.

    Of another, which is named by its number, it says nothing: "(Điều 4 Thông tư số 9/2013/TT-BQP, có hiệu lực từ …)".
    """
    own = [m for m in _EFFECTIVE.finditer(text) if not _is_of_another(text, m.start())]
    whole = (m for m in own if not _is_of_a_part(text, m.start()))
    match = next(whole, None) or next(iter(own), None) or _APPLIED.search(text)
    if match is None:
        return None
    return signed if match["signing"] else read_date(match["day"])


def _is_of_another(text: str, at: int) -> bool:
    """Returns whether what a sentence says before a place names a document by its number, and not "this" one."""
    before = re.split(r"[.;\n“”](?!\d)", text[max(0, at - 300) : at])[-1]
    return bool(_NUMBERED.search(before)) and "này" not in before.split()


def _is_of_a_part(text: str, at: int) -> bool:
    """Returns whether a sentence tells before a place of units of its document alone: "Điều 32 của Nghị định này"."""
    before = re.split(r"[.;\n“”](?!\d)", text[max(0, at - 300) : at])[-1]
    return bool(_OF_UNITS.search(before))


def read_passed(paragraphs: Sequence[str]) -> datetime.date | None:
    """Returns the day on which a parliament or council passed the document that these paragraphs close, else None."""
    passed = (_PASSED.match(p) for p in paragraphs)
    return next((read_date(match["day"]) for match in passed if match), None)


def superseding(documents: Sequence[Document]) -> dict[str, list[tuple[str, str]]]:
    """Returns, for each document that others change, by id, how (replaces, repeals, amends) and the other's id."""
    by_number: dict[str, list[Document]] = {}
    stored = {d.document_id for d in documents}
    for document in documents:
        by_number.setdefault(document.metadata.number or "", []).append(document)
    found: dict[str, dict[tuple[str, str], None]] = {}
    for document in documents:
        for relation in document.metadata.relations:
            if relation.kind in (REPLACES, REPEALS, AMENDS):
                told = [relation.document_id] if relation.document_id in stored else None
                for changed in told or _meant(relation, document, by_number.get(relation.number, [])):
                    found.setdefault(changed, {})[relation.kind, document.document_id] = None
    return {changed: list(by) for changed, by in found.items()}


def documents_meant(reference: Reference, citing: Document, stored: Sequence[Document]) -> list[Document]:
    """Returns the stored documents that a reference by number means: none, one, or copies of one."""
    if reference.number is None:
        return []
    date, issuer = _date_and_issuer(citing.text, reference)
    relation = Relation("cites", reference.kind or "", reference.number, date, issuer)
    meant = _meant(relation, citing, [d for d in stored if d.metadata.number == reference.number])
    return [d for d in stored if d.document_id in meant]


def _meant(relation: Relation, citing: Document, stored: Sequence[Document]) -> list[str]:
    """Returns the ids of the stored documents of a number that a relation means: copies of one, all of them.

    Where several may be meant, it is one of the citing authority itself, and the latest.
    """
    fitting = {
        d.document_id: (is_same_authority(d.metadata, citing.metadata), d.metadata.date or datetime.date.min)
        for d in stored
        if d.document_id != citing.document_id and _fits(relation, citing.metadata, d.metadata)
    }
    best = max(fitting.values(), default=None)
    return [name for name, rank in fitting.items() if rank == best]


def _fits(relation: Relation, citing: Metadata, other: Metadata) -> bool:
    """Returns whether a document of the number that a relation cites may be the one it means."""
    if other.date and ((relation.date and relation.date != other.date) or (citing.date and other.date > citing.date)):
        return False
    if other.number == citing.number and other.date == citing.date:
        return False  # the citing document itself, stored a second time
    if not is_local(relation.number):
        return True
    if relation.issuer:
        return is_issued_by(other, relation.issuer, citing)
    return is_same_authority(other, citing) or is_same_province(other, citing)
