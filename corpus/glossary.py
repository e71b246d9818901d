"""The register of agencies and the glossary of administration, Vietnamese and English.

One table, `glossary.tsv`, written for this product: name, English names, abbreviations and other
spellings, kind. Agencies are the rows of kind `agency`; the other kinds are titles, kinds of documents,
terms, and phrases that questions are put in.
"""

import csv
import functools
import re
from dataclasses import dataclass
from importlib.resources import files

from corpus.accents import UPPER, fold


@dataclass(frozen=True)
class Entry:
    """A row of the glossary.

    vi: the official name; en: the English names, the official one first; abbreviations: other ways to write it;
    ambiguous: those of them that mean something else too.
    """

    vi: str
    en: tuple[str, ...]
    abbreviations: tuple[str, ...]
    kind: str
    ambiguous: frozenset[str]


@functools.cache
def glossary() -> tuple[Entry, ...]:
    """Returns every row of the glossary, in the order of the file."""
    with files("corpus").joinpath("glossary.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(
            Entry(
                vi=row["vi"],
                en=_items(row["en"]),
                abbreviations=_items(row["abbreviations"]),
                kind=row["kind"],
                ambiguous=frozenset(_items(row["ambiguous"])),
            )
            for row in rows
        )


@functools.cache
def agencies() -> tuple[Entry, ...]:
    """Returns the register of agencies."""
    return tuple(e for e in glossary() if e.kind == "agency")


@functools.cache
def _by_name() -> dict[str, Entry]:
    """The register by folded name: official names first, then other spellings that only one agency has."""
    table = {fold(entry.vi): entry for entry in reversed(agencies())}
    other: dict[str, list[Entry]] = {}
    for entry in agencies():
        for name in {fold(n) for n in entry.abbreviations if n not in entry.ambiguous}:
            other.setdefault(name, []).append(entry)
    return {name: found[0] for name, found in other.items() if len(found) == 1} | table


def agency(name: str) -> Entry | None:
    """Returns the registered agency of that name, abbreviation or spelling, None if unknown.

    Accents, case and the two ways of setting a tone mark make no difference.
    """
    return _by_name().get(fold(name))


def english_name(name: str) -> str | None:
    """Returns the official English name of an agency, None where the register does not have it.

    A name with a place after it ("Sở Y tế tỉnh Lâm Trạch", "Ủy ban nhân dân huyện Phú Khê") gets the English
    name of the agency and the place as it is written, without accents made up.
    """
    entry = agency(name)
    if entry:
        return entry.en[0] if entry.en else None
    match = _PLACE.search(name)
    if match:
        entry = agency(name[: match.start()]) or agency(f"{name[: match.start()]} {match.group('level')}")
        if entry and entry.en:
            level = _LEVELS[fold(match.group("level"))]
            return f"{entry.en[0]} of {match.group('place')} {level}"
    return None


_PLACE = re.compile(
    r"\s(?P<level>tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn)\s+"
    rf"(?P<place>[{UPPER}]\w*(?:\s+[{UPPER}]\w*)*)$"
)
_LEVELS = {
    "tinh": "province",
    "thanh pho": "city",
    "quan": "district",
    "huyen": "district",
    "thi xa": "town",
    "xa": "commune",
    "phuong": "ward",
    "thi tran": "township",
}


def _items(cell: str | None) -> tuple[str, ...]:
    return tuple(item.strip() for item in (cell or "").split("|") if item.strip())
