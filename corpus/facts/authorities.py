"""Which authority a name means, and in which province: numbers of documents are unique only to their issuer."""

import re
from dataclasses import dataclass, replace

from corpus.document import Metadata
from corpus.text.accents import UPPER, fold

LEVEL = r"tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã(?! hội\b)|phường|thị trấn|đặc khu"
_PROVINCIAL = ("tinh", "thanh pho")
_PERSON = re.compile(r"^(?:(?:Phó )?(?:Chủ tịch|Giám đốc)|Thường trực|Ban Thường vụ) ", re.IGNORECASE)
_PARTY = re.compile(r"^(?P<level>Tỉnh|Thành|Huyện|Quận|Thị) [ủu][ỷy](?: (?P<place>.+))?$", re.IGNORECASE)
_PARTY_LEVELS = {"thanh": "thanh pho", "thi": "thi xa"}
# "Ủy ban nhân dân |huyện |Sông Trà|, tỉnh Sơn Hạ"
_PLACED = re.compile(
    rf"^(?P<organ>.+?)(?:,? \b(?P<level>{LEVEL})(?: (?P<place>[^,;(]+))?)?(?:[,;(].*)?$", re.IGNORECASE
)
_LEVEL_FIRST = re.compile(rf"^(?:{LEVEL}) ", re.IGNORECASE)
# A city may lie in a province, so a province is looked for first.
_PROVINCES = (
    re.compile(rf"\b[Tt]ỉnh (?:[ủu][ỷy] )?(?P<place>[{UPPER}][^,;(]*)"),
    re.compile(rf"\b(?:[Tt]hành (?:phố|[ủu][ỷy])|TP\.?) (?P<place>[{UPPER}][^,;(]*)"),
)
_SHORT = {"uy ban nhan dan": "ubnd", "hoi dong nhan dan": "hdnd"}
# What stands in the symbols of every province: UBND, HĐND, committees of the Party, sở (SYT). SL is a kind (Sắc lệnh).
_LOCAL = re.compile(r"(?:(?:TT\.?)?(?:UBND|HĐND)|TU|HU|QU|S(?!L$)[A-ZĐ&]+)")


@dataclass(frozen=True)
class Authority:
    """Who numbers documents: an organ ("ubnd", "so y te"), its level ("tinh"), its place; folded, None if unsaid."""

    organ: str
    level: str | None = None
    place: str | None = None


def is_local(number: str) -> bool:
    """Returns whether the symbol of a number comes again in every province: `03/CT-UBND`, not `03/CT-TTg`."""
    return any(_LOCAL.fullmatch(part) for part in re.split(r"[/-]", number)[1:])


def read_authority(name: str) -> Authority:
    """Returns the authority that a name means: that of the office for its head, `UBND` for its long form."""
    name = _PERSON.sub("", name.strip())
    party = _PARTY.match(name)
    match = party or _PLACED.match(name)
    if match is None:
        return Authority(fold(name))
    level = re.sub("^tp$", "thanh pho", fold(match["level"])) if match["level"] else None
    place = fold(match["place"]) if match["place"] else None
    if party:
        return Authority("cap uy", _PARTY_LEVELS.get(level or "", level), place)
    organ = fold(match["organ"])
    return Authority(_SHORT.get(organ, organ), level, place)


def issuing_authority(metadata: Metadata) -> Authority | None:
    """Returns who issued a document, with the level and place of its parent or where it was signed; None if unsaid."""
    if metadata.issuer is None:
        return None
    found = read_authority(metadata.issuer)
    if found.level is None and metadata.parent is not None:
        above = read_authority(metadata.parent)
        found = replace(found, level=above.level, place=above.place)
    return found if found.place else replace(found, place=_signing_place(metadata))


def province(metadata: Metadata) -> str | None:
    """Returns the province, or city under central rule, that a document's issuer lies in, folded; None if unsaid."""
    names = [name for name in (metadata.issuer, metadata.parent) if name]
    found = (m for pattern in _PROVINCES for name in names if (m := pattern.search(name)))
    named = next(found, None)
    if named:
        return fold(named["place"])
    issuer = issuing_authority(metadata)
    provincial = issuer and (issuer.level in _PROVINCIAL or (issuer.level is None and issuer.organ.startswith("so ")))
    return _signing_place(metadata) if provincial else None


def _signing_place(metadata: Metadata) -> str | None:
    return fold(_LEVEL_FIRST.sub("", metadata.place)) if metadata.place else None


def is_same_province(one: Metadata, other: Metadata) -> bool:
    """Returns whether two documents are known to come from one province."""
    return province(one) is not None and province(one) == province(other)


def is_same_authority(one: Metadata, other: Metadata) -> bool:
    """Returns whether two documents are known to come from one authority: two districts may share a name."""
    first, second = issuing_authority(one), issuing_authority(other)
    apart = province(one) and province(other) and not is_same_province(one, other)
    return first is not None and first.place is not None and first == second and not apart


def is_issued_by(metadata: Metadata, named: str, citing: Metadata) -> bool:
    """Returns whether a document is one of the authority that another names; without a place, of its own province."""
    own, wanted = issuing_authority(metadata), read_authority(named)
    if own is None or own.organ != wanted.organ or (own.level and wanted.level and own.level != wanted.level):
        return False
    if wanted.place:
        return wanted.place == own.place
    return is_same_authority(metadata, citing) or is_same_province(metadata, citing)
