"""A question made into what the index is searched with: the text to encode and the terms to look up."""

import functools
import re
from dataclasses import dataclass

from corpus.lexicon.glossary import Entry, glossary
from corpus.text.accents import fold
from index.words.terms import ACCENTED, FOLDED, accented_terms, folded_terms
from index.words.translation import ENGLISH_STOP, english_words, singular, translations
from rag.config import RagConfig
from rag.question.read import Question

LONGEST_PHRASE = 12  # words of a glossary phrase
LIKELY = 0.3  # a translation that has this share of the likeliest one's probability may be meant
# Words that only ask: they are in no clause, or in all of them.
_ASKING_WORDS = """
ai gì nào đâu sao bao nhiêu khi là à nhỉ thế vậy hả ko không k cho hỏi xin mình tôi em anh chị với thì mà có
mấy được đc phải ở và của đến về này đó để trong theo như bị sẽ đã đang cũng hay hoặc nếu
"""
_ASKING = frozenset(_ASKING_WORDS.split())


@dataclass(frozen=True)
class Query:
    """What is searched: text is encoded; terms, by field and with weights, are looked up.

    translated: the Vietnamese phrases that stand for English ones of the question.
    """

    text: str
    terms: dict[str, dict[str, float]]
    translated: tuple[str, ...]


def make_query(question: Question, config: RagConfig) -> Query:
    """Returns the query of a question.

    Vietnamese: its syllables and pairs, abbreviations written out beside them, and the accented ones of how it would be
    written. English: its own words (names and numbers are the same in both), the Vietnamese of every phrase that the
    glossary knows, and of every word that the learnt table knows.
    """
    folded: dict[str, float] = dict.fromkeys(folded_terms(question.text), 1.0)
    accented: dict[str, float] = {}
    phrases: tuple[str, ...] = ()
    if question.language == "vi":
        phrases = written_out(question.text)
        _add(folded, phrases, 1.0)
        accented = dict.fromkeys(accented_terms(question.written), config.accented)
    else:
        phrases = translated(question.text)
        _add(folded, phrases, config.translated)
        for term, weight in translated_words(question.text).items():
            folded[term] = max(folded.get(term, 0.0), config.translated * weight)
    terms = {FOLDED: folded} | ({ACCENTED: accented} if accented else {})
    return Query(question.written, terms, phrases)


def asked_terms(question: Question, query: Query) -> tuple[str, ...]:
    """Returns the folded terms that a good passage should have: those of the question but for words that only ask.

    For English: those of the translated phrases, and the names and numbers that are the same in both languages.
    """
    if question.language == "vi":
        return tuple(folded_terms(_without_asking(question.written)))
    names = " ".join(re.findall(r"\b(?:[A-ZĐ]\w*|\d[\d.,/]*)\b", question.text[1:]))
    return tuple(dict.fromkeys(folded_terms(" ".join((*query.translated, names)))))


def asked_groups(question: Question, query: Query) -> tuple[frozenset[str], ...]:
    """Returns, for each word that a good passage should have, the folded terms any of which stands for it.

    Vietnamese: one term a word. English: the names and numbers of the question, the words of each glossary phrase, and
    for every other word its likeliest translations.
    """
    if question.language == "vi":
        return tuple(frozenset([t]) for t in asked_terms(question, query) if "_" not in t)
    groups = [frozenset([t]) for t in asked_terms(question, query) if "_" not in t]
    known = frozenset(singular(w) for w in _phrase_words(question.text))
    others = (english_alternatives(w) for w in english_words(question.text) if singular(w) not in known)
    return tuple(dict.fromkeys((*groups, *filter(None, others))))


def english_alternatives(word: str) -> frozenset[str]:
    """Returns the folded terms that an English word may stand for: itself, its likeliest translations."""
    if word in ENGLISH_STOP:
        return frozenset()
    terms = translations().get(word) or translations().get(singular(word)) or ()
    likely = [t for t, p in terms if "_" not in t and p >= LIKELY * terms[0][1]]
    return frozenset([*likely, word]) if likely else frozenset()


def english_agency(name: str) -> Entry | None:
    """Returns the agency whose English name a text is, as a whole; None where it is none's or several agencies'.

    "Department of Education" is that of Education and Training, the only one that begins so.
    """
    words = re.findall(r"[a-z0-9]+", name.lower())
    found = _phrases(name)
    agencies = [e for entries, said in found for e in entries if e.kind == "agency"]
    whole = len(found) == 1 and len(found[0][1]) == len(words)
    if whole and agencies:
        return agencies[0]
    begun = f"{' '.join(map(singular, words))} "
    longer = {e.vi: e for key, entries in _english().items() if key.startswith(begun) for e in entries}
    named = [e for e in longer.values() if e.kind == "agency"]
    return named[0] if len(named) == 1 and len(words) > 1 else None


def english_agencies(text: str) -> tuple[tuple[Entry, ...], ...]:
    """Returns the agencies that an English text names, left to right: for each name all that are called so."""
    named = (tuple(e for e in entries if e.kind == "agency") for entries, _ in _phrases(text))
    return tuple(dict.fromkeys(filter(None, named)))


def content_words(question: Question) -> list[str]:
    """Returns the words of a question that do not only ask."""
    if question.language == "en":
        return [w for w in english_words(question.text) if w not in ENGLISH_STOP]
    return _without_asking(question.written).split()


def _without_asking(text: str) -> str:
    return " ".join(w for w in re.findall(r"[^\W_]+", text) if w.lower() not in _ASKING)


def _add(terms: dict[str, float], phrases: tuple[str, ...], weight: float) -> None:
    for phrase in phrases:
        for term in folded_terms(phrase):
            terms[term] = max(terms.get(term, 0.0), weight)


def written_out(text: str) -> tuple[str, ...]:
    """Returns the full names of the abbreviations in a Vietnamese text: `SYT` gives `Sở Y tế`."""
    words = re.findall(r"[\w&]+(?:[-/][\w&]+)*", text)
    table = _abbreviations()
    found = []
    for word in words:
        key = fold(word)
        if key in table and (word.isupper() or key not in _spoken()):
            found += [e.vi for e in table[key]]
    return tuple(dict.fromkeys(found))


def translated(text: str) -> tuple[str, ...]:
    """Returns the Vietnamese of the longest glossary phrases in an English text, left to right."""
    return tuple(dict.fromkeys(e.vi for entries, _ in _phrases(text) for e in entries))


def _phrase_words(text: str) -> list[str]:
    """Returns the words of an English text that glossary phrases account for."""
    return [w for _, words in _phrases(text) for w in words]


def _phrases(text: str) -> list[tuple[list[Entry], list[str]]]:
    """Returns the longest glossary phrases in an English text, left to right: their entries and their words."""
    words = [singular(w) for w in re.findall(r"[a-z0-9]+", text.lower())]
    table = _english()
    found: list[tuple[list[Entry], list[str]]] = []
    at = 0
    while at < len(words):
        for n in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
            entries = table.get(" ".join(words[at : at + n]))
            if entries:
                found.append((entries, words[at : at + n]))
                at += n - 1
                break
        at += 1
    return found


def translated_words(text: str) -> dict[str, float]:
    """Returns the Vietnamese terms that the words of an English text stand for, with weights up to 1."""
    table = translations()
    found: dict[str, float] = {}
    for word in english_words(text):
        terms = table.get(word, ()) if word not in ENGLISH_STOP else ()
        for term, probability in terms:
            found[term] = max(found.get(term, 0.0), probability / terms[0][1])
    return found


@functools.cache
def _abbreviations() -> dict[str, list[Entry]]:
    table: dict[str, list[Entry]] = {}
    for entry in glossary():
        for abbreviation in entry.abbreviations:
            if " " not in abbreviation and not abbreviation.islower():
                table.setdefault(fold(abbreviation), []).append(entry)
    return {k: v for k, v in table.items() if k and len(v) <= 3}


@functools.cache
def _spoken() -> frozenset[str]:
    """Syllables that stand in names of the glossary: `ban` is one, whatever it abbreviates."""
    return frozenset(w for e in glossary() for w in fold(e.vi).split())


@functools.cache
def _english() -> dict[str, list[Entry]]:
    table: dict[str, list[Entry]] = {}
    for entry in glossary():
        if entry.kind == "question":
            continue
        for name in entry.en:
            plain = re.sub(r"\(.*?\)", " ", name.lower())
            key = " ".join(singular(w) for w in re.findall(r"[a-z0-9]+", plain))
            if key and key not in ENGLISH_STOP:
                table.setdefault(key, []).append(entry)
    return table


_STOP = frozenset(["the", "a", "an", "of", "for", "and", "to", "in", "on", "at", "by", "with", "is", "are", "be"])
