"""The register of agencies and the glossary of administration, Vietnamese and English.

One table, `glossary.tsv`, written for this product: name, English names, abbreviations and other
spellings, kind. Agencies are the rows of kind `agency`; the other kinds are titles, kinds of documents,
terms, and phrases that questions are put in. A table of the user's own (`CHITHI_AGENCIES`) adds agencies to it.
"""

import csv
import functools
import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from corpus.lexicon.levels import UNIT
from corpus.lexicon.own_table import read_rows
from corpus.lexicon.surnames import person_at_end
from corpus.text.accents import UPPER, fold
from corpus.text.tones import new_tones


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


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The register and the glossary as they stand, own agencies first; compared by identity.

    What is worked out from it is kept with it, or in caches keyed by it: another table of agencies is another lexicon,
    so that nothing of the one before is left anywhere.
    """

    own: tuple[Entry, ...]
    entries: tuple[Entry, ...]

    @functools.cached_property
    def agencies(self) -> tuple[Entry, ...]:
        """The register of agencies."""
        return tuple(e for e in self.entries if e.kind == "agency")

    @functools.cached_property
    def by_name(self) -> dict[str, Entry]:
        """The register by folded name: own names, official ones, then other spellings that only one agency has."""
        table = {fold(entry.vi): entry for entry in reversed(self.agencies)}
        other: dict[str, list[Entry]] = {}
        for entry in self.agencies:
            for name in {fold(n) for n in entry.abbreviations if n not in entry.ambiguous}:
                other.setdefault(name, []).append(entry)
        own = {fold(n): e for e in reversed(self.own) for n in (*e.abbreviations, e.vi) if n not in e.ambiguous}
        return {name: found[0] for name, found in other.items() if len(found) == 1} | table | own


@functools.cache
def _shipped() -> tuple[Entry, ...]:
    with files("corpus.lexicon").joinpath("glossary.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(_entry(row, row["kind"]) for row in rows)


def _entry(row: dict[str, str], kind: str) -> Entry:
    return Entry(
        vi=row["vi"].strip(),
        en=_items(row["en"]),
        abbreviations=_with_shorter(_items(row["abbreviations"])),
        kind=kind,
        ambiguous=frozenset(_with_shorter(_items(row.get("ambiguous")))).difference(_meant(row)),
    )


def _meant(row: dict[str, str]) -> set[str]:
    """Returns the abbreviations that a row itself has and does not mark as ambiguous."""
    return set(_items(row["abbreviations"])).difference(_items(row.get("ambiguous")))


def _with_shorter(names: tuple[str, ...]) -> tuple[str, ...]:
    """Returns abbreviations, and each again without its "&": "Sở KH&CN" is typed "Sở KHCN" as often."""
    return tuple(dict.fromkeys((*names, *(n.replace("&", "") for n in names))))


# The lexicon in force; replaced as a whole, so that no reader sees half of another.
_in_force: list[Lexicon] = []


def lexicon() -> Lexicon:
    """Returns the lexicon in force."""
    if not _in_force:
        _in_force.append(Lexicon((), _shipped()))
    return _in_force[0]


def use_agencies(path: Path | None) -> None:
    """Adds the agencies of a table to the register, in place of those added before; None for none.

    The table has the columns vi, en and abbreviations, as `corpus.lexicon.own_table` reads it; several names in a cell
    are set apart by `|`.

    Raises:
        RegisterError: the table cannot be read, or a line has no name.
    """
    own = tuple(_entry(row, "agency") for _, row in read_rows(path)) if path else ()
    if own != lexicon().own:
        _in_force[0] = Lexicon(own, (*own, *_shipped()))


def glossary() -> tuple[Entry, ...]:
    """Returns every row of the glossary: the user's agencies, then those of the file, in its order."""
    return lexicon().entries


def agencies() -> tuple[Entry, ...]:
    """Returns the register of agencies."""
    return lexicon().agencies


def own_names() -> frozenset[str]:
    """Returns the names that the user's table added, those that mean something else too left out; tones the new way."""
    return frozenset(new_tones(n) for e in lexicon().own for n in (e.vi, *e.abbreviations) if n not in e.ambiguous)


def agency(name: str) -> Entry | None:
    """Returns the registered agency of that name, abbreviation or spelling, None if unknown.

    Accents, case and the two ways of setting a tone mark make no difference.
    """
    return lexicon().by_name.get(fold(name))


def spellings(name: str) -> tuple[str, ...]:
    """Returns the names by which documents may call a registered agency, its own first."""
    entry = agency(name)
    return (name, *(a for a in entry.abbreviations if agency(a) is entry)) if entry else (name,)


def same_agency(name: str, other: str) -> bool:
    """Returns whether two names are of one agency, by any of its spellings, and with or without its place after it.

    "Sở Y tế tỉnh Lâm Trạch" is the "Sở Y tế" that is asked for; "Giám đốc Sở Y tế" and "Trung tâm Y tế" are others.
    """
    entry, wanted = agency(name), agency(other)
    if entry is not None and entry is wanted:
        return True
    key = fold(wanted.vi if wanted else other)
    return bool(key) and f"{fold(name)} ".startswith(f"{key} ")


def english_name(name: str) -> str | None:
    """Returns the official English name of an agency, None where the register does not have it.

    A name with a place after it ("Sở Y tế tỉnh Lâm Trạch", "Ủy ban nhân dân huyện Phú Khê") gets the English
    name of the agency and the place as it is written, without accents made up; the head of an agency ("Giám đốc Sở Y
    tế") gets the title and its agency; a person whose post it is goes before that.
    """
    headed = _HEADED.match(name)
    if headed and (person := person_at_end(name)) is not None:
        post = english_name(name[: person.start()])
        return f"{person['person']}, {post}" if post else None
    if headed and not agency(name):
        body = english_name(name[headed.end() :])
        if body is None:
            return None
        title = _TITLES[headed[1]]
        return body.replace("Ministry", "Minister", 1) if title == "Minister" else f"{title} of the {body}"
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


_TITLES = {
    "Bộ trưởng": "Minister",
    "Thứ trưởng": "Deputy Minister",
    "Giám đốc": "Director",
    "Phó Giám đốc": "Deputy Director",
    "Tổng Giám đốc": "General Director",
    "Chủ tịch": "Chairperson",
    "Phó Chủ tịch": "Vice Chairperson",
    "Thủ trưởng": "Head",
    "Lãnh đạo": "Leaders",
}
_HEADED = re.compile(rf"({'|'.join(_TITLES)})\s+(?=[{UPPER}])")
_PLACE = re.compile(
    rf"\s(?P<level>{UNIT})\s+"
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
    "dac khu": "special zone",
}


def _items(cell: str | None) -> tuple[str, ...]:
    return tuple(item.strip() for item in (cell or "").split("|") if item.strip())
