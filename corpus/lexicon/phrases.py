"""Names and terms of the glossary found in running text, whatever language it is in."""

import functools
import re
from dataclasses import dataclass

from corpus.lexicon.glossary import Entry, Lexicon, lexicon
from corpus.text.accents import fold
from corpus.text.english import ENGLISH_STOP, singular

LONGEST_PHRASE = 12  # words of a glossary phrase
# "Department of Health" is said "the health department" as well; of several fields the first may stand for all.
_OF_A_FIELD = re.compile(
    r"(?P<head>ministry|department|division|bureau|directorate|inspectorate|institute) of (?P<field>.+)"
)


@dataclass(frozen=True)
class Phrase:
    """What stands in an English text: the entries that it may mean, and its words, singular and in lower case."""

    entries: tuple[Entry, ...]
    words: tuple[str, ...]


def english_phrases(text: str) -> tuple[Phrase, ...]:
    """Returns the longest glossary phrases in an English text, left to right."""
    words = [singular(w) for w in re.findall(r"[a-z0-9]+", text.lower())]
    table = _english(lexicon())
    found: list[Phrase] = []
    at = 0
    while at < len(words):
        for n in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
            entries = table.get(" ".join(words[at : at + n]))
            if entries:
                found.append(Phrase(tuple(entries), tuple(words[at : at + n])))
                at += n - 1
                break
        at += 1
    return tuple(found)


def english_agency(name: str) -> Entry | None:
    """Returns the agency whose English name a text is, as a whole; None where it is none's or several agencies'.

    "Department of Education" is that of Education and Training, the only one that begins so.
    """
    words = re.findall(r"[a-z0-9]+", name.lower())
    found = english_phrases(name)
    agencies = [e for phrase in found for e in phrase.entries if e.kind == "agency"]
    whole = len(found) == 1 and len(found[0].words) == len(words)
    if whole and agencies:
        return agencies[0]
    begun = f"{' '.join(map(singular, words))} "
    longer = {e.vi: e for key, entries in _english(lexicon()).items() if key.startswith(begun) for e in entries}
    named = [e for e in longer.values() if e.kind == "agency"]
    return named[0] if len(named) == 1 and len(words) > 1 else None


def written_out(text: str) -> tuple[str, ...]:
    """Returns the full names of the abbreviations in a Vietnamese text: `SYT` gives `Sở Y tế`."""
    table, spoken = _abbreviations(lexicon()), _spoken(lexicon())
    found = []
    for word in re.findall(r"[\w&]+(?:[-/][\w&]+)*", text):
        key = _abbreviated(word)
        if key in table and (word.isupper() or key not in spoken):
            found += [e.vi for e in table[key]]
    return tuple(dict.fromkeys(found))


# A few thousand words are typed again and again: each is folded once.
_abbreviated = functools.lru_cache(maxsize=1 << 14)(fold)


@functools.lru_cache(maxsize=1)
def _abbreviations(words: Lexicon) -> dict[str, list[Entry]]:
    table: dict[str, list[Entry]] = {}
    for entry in words.entries:
        for abbreviation in entry.abbreviations:
            if " " not in abbreviation and not abbreviation.islower():
                table.setdefault(fold(abbreviation), []).append(entry)
    return {k: v for k, v in table.items() if k and len(v) <= 3}


@functools.lru_cache(maxsize=1)
def _spoken(words: Lexicon) -> frozenset[str]:
    """Syllables that stand in names of the glossary: `ban` is one, whatever it abbreviates."""
    return frozenset(w for e in words.entries for w in fold(e.vi).split())


@functools.lru_cache(maxsize=1)
def _english(words: Lexicon) -> dict[str, list[Entry]]:
    table: dict[str, list[Entry]] = {}
    turned: dict[str, dict[str, Entry]] = {}
    for entry in words.entries:
        if entry.kind == "question":
            continue
        for name in entry.en:
            plain = re.sub(r"\(.*?\)", " ", name.lower())
            key = _key(plain)
            if key and key not in ENGLISH_STOP:
                table.setdefault(key, []).append(entry)
            for other in _turned(plain) if entry.kind == "agency" else ():
                turned.setdefault(_key(other), {})[entry.vi] = entry
    return {key: list(entries.values()) for key, entries in turned.items()} | table


def _key(name: str) -> str:
    return " ".join(singular(w) for w in re.findall(r"[a-z0-9]+", name))


def _turned(name: str) -> tuple[str, ...]:
    """Returns an agency's name with its field before its head, and so with its first field alone; () for another."""
    found = _OF_A_FIELD.fullmatch(name.strip())
    if found is None:
        return ()
    head, field = found["head"], found["field"]
    return tuple(f"{said} {head}" for said in (field, re.split(r",| and | - ", field)[0]))
