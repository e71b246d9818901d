"""Other countries: which of them a text names, in Vietnamese or in English."""

import csv
import functools
import re
from dataclasses import dataclass
from importlib.resources import files

from corpus.once import once
from corpus.text.accents import UPPER, fold

TABLE = "countries.tsv"
# Names of one syllable are words too ("anh", "pháp", "ý"): they are countries after these and with a capital, unless
# they begin a longer name ("ở Đức Thuận"); after "nước" in any case, but for "nhà nước pháp quyền".
_SYLLABLES = frozenset(["Anh", "Áo", "Bỉ", "Đức", "Lào", "Mỹ", "Nga", "Nhật", "Pháp", "Séc", "Síp", "Úc", "Ý"])
_ABROAD = ("nuoc ngoai", "ngoai nuoc", "xuat canh", "nhap canh", "xuat khau lao dong")
_BEFORE = r"(?i:ở|tại|bên|sang|chính phủ)"


@dataclass(frozen=True)
class Country:
    """A country by its Vietnamese names and its English ones, the usual one first."""

    vi: tuple[str, ...]
    en: tuple[str, ...]

    def name(self, language: str) -> str:
        """Returns what it is called in a language."""
        if language != "en":
            return self.vi[0]
        return f"the {self.en[0]}" if self.en[0].startswith("United ") else self.en[0]

    @property
    def phrases(self) -> tuple[str, ...]:
        """What names it for sure where it stands, folded; one of a single syllable after its "nước"."""
        return tuple(f"nuoc {fold(n)}" if n in _SYLLABLES else fold(n) for n in (*self.vi, *self.en))


@functools.cache
def countries() -> tuple[Country, ...]:
    """Returns the countries of the table, as it lists them; Viet Nam is none of them."""
    text = files("corpus.lexicon").joinpath(TABLE).read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return tuple(Country(tuple(row["vi"].split(";")), tuple(row["en"].split(";"))) for row in rows)


def named_countries(text: str) -> tuple[Country, ...]:
    """Returns the countries that a text names, each once, by their place in the text; longer names come first."""
    found: dict[tuple[int, int], Country] = {}
    for pattern, country in _patterns():
        for match in pattern.finditer(text):
            span = match.span()
            if not any(a <= span[0] < b for a, b in found):
                found[span] = country
    return tuple(dict.fromkeys(country for _, country in sorted(found.items(), key=lambda item: item[0])))


def holds_country(folded: str, country: Country) -> bool:
    """Returns whether a folded text, blanks round it, names a country."""
    return any(f" {phrase} " in folded for phrase in country.phrases)


def holds_any_country(folded: str) -> bool:
    """Returns whether a folded text, blanks round it, is about what comes from other countries, or goes there."""
    return any(f" {phrase} " in folded for phrase in _ABROAD)


@once
def _patterns() -> tuple[tuple[re.Pattern[str], Country], ...]:
    named = [(name, c) for c in countries() for name in (*c.vi, *c.en)]
    return tuple((_pattern(name), country) for name, country in sorted(named, key=lambda row: -len(row[0])))


def _pattern(name: str) -> re.Pattern[str]:
    written = re.escape(name)
    if name in _SYLLABLES:
        return re.compile(rf"(?<!\w)(?:{_BEFORE} {written}|(?<!nhà )(?i:nước {written}))(?!\w| [{UPPER}])")
    # "US" is a country, "us" is not.
    return re.compile(rf"(?<![\w/-]){written}(?![\w/-])", 0 if name.isupper() else re.IGNORECASE)
