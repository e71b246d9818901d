"""Deterministic guards: what a question names and the evidence lacks is not a matter of degree."""

import functools
import re
from dataclasses import dataclass

from corpus.facts.reference_runs import TEXT
from corpus.facts.references import find_references
from corpus.lexicon.countries import holds_any_country, holds_country
from corpus.lexicon.glossary import spellings
from corpus.lexicon.places import holds_place
from corpus.text.accents import fold
from rag.evidence import Evidence
from rag.question.question import Question
from rag.question.reference import Reference, Steps

# One of a kind, so that a document that lacks the name says nothing of it; "UBND huyện" goes by many names.
LONGEST_LIST = 150  # code points from "các bộ" to the last that it is said of
_ONE_OF_A_KIND = ("Bộ ", "Sở ")
# Beside those, in Vietnamese: what English calls them may be another's name too.
_OWN_NAMED = re.compile(r"Hội (?!đồng)|Chi cục |Cục |Tổng công ty |Liên đoàn |Ban (?:Pháp chế|Chỉ huy) ")
_LIMITED = re.compile(r"(?<!\w)(?:trước|sau|từ|đến|quá|hết)\s[^.;\n]{0,24}?(?<!\d)(?:19|20)\d\d(?!\d)", re.IGNORECASE)
_LEVEL = re.compile(r" (?:tỉnh|thành phố|huyện|xã|phường|cấp \w+|các cấp|Việt Nam)$")
_DEPARTMENTS = ("Vụ", "Cục", "Phòng")


@dataclass(frozen=True)
class Lacks:
    """What a question names that its best evidence does not have.

    year, place, symbol (a document's number), agency (a ministry or department), subject (the weather, football),
    country (another than Viet Nam), person (by name).
    """

    year: bool
    place: bool
    symbol: bool
    agency: bool
    subject: bool
    country: bool = False
    person: bool = False

    @property
    def any(self) -> bool:
        """Whether anything that the question names is missing."""
        return any(vars(self).values())


def lacks(question: Question, item: Evidence, context: str, unknown: str = "") -> Lacks:
    """Returns what a question names and the evidence lacks.

    context: the clause with what stands above it; unknown: the number, folded, of a document that is named and not
    stored.
    """
    folded = _folded_document(item.document.text)
    clause = f" {fold(context)} "
    named = question.agencies if question.supposed is None else ()
    return Lacks(
        year=any(y not in context for y in question.years) and not _compares_times(question, item),
        place=not all(holds_place(folded, p) for p in question.places),
        symbol=any(f" {s} " not in folded for s in question.symbols)
        or (bool(unknown) and f" {unknown} " not in folded),
        agency=bool(named) and _lacks_an_agency(question, f"{folded}{clause}"),
        subject=bool(question.odd_subject) and not any(f" {s} " in clause for s in question.odd_subject),
        # "Con tôi đi Nhật rồi thì …": what holds abroad holds there.
        country=not holds_any_country(clause) and not all(holds_country(folded, c) for c in question.countries),
        person=not all(f" {fold(name)} " in folded for name in question.persons),
    )


def _compares_times(question: Question, item: Evidence) -> bool:
    """Returns whether a year may be that of a case, which a clause compares with a day: "nhà xây trước ngày 01/7/2014".

    Where a figure or a day is asked for, its year is what it is of: then only what wants a yes or a no tells a case.
    """
    return question.wants_yes_or_no and _LIMITED.search(item.text) is not None


def _lacks_an_agency(question: Question, folded: str) -> bool:
    """Returns whether a question names a ministry or a department that a folded text, blanks round it, does not."""
    joined = re.sub(r" va (?=\S)", " ", folded)
    return any(
        all(_goes_by_its_name(e.vi, question.language) for e in entries)
        and not any(f" {_joined(name)} " in joined for e in entries for name in _names(e.vi, question.language))
        and not any(_is_listed(e.vi, joined) for e in entries)
        for entries in question.agencies
    )


def _goes_by_its_name(name: str, language: str) -> bool:
    """Returns whether an agency is one that a text names wherever it means it."""
    return name.startswith(_ONE_OF_A_KIND) or (language == "vi" and _OWN_NAMED.match(name) is not None)


def _is_listed(name: str, joined: str) -> bool:
    """Returns whether a text names an agency by what several share: "các bộ: Quốc phòng, Công an"."""
    head, _, field = _joined(name).partition(" ")
    return (
        bool(field) and re.search(rf" cac {head} .{{0,{LONGEST_LIST}}}(?<!\w){re.escape(field)} ", joined) is not None
    )


def _joined(name: str) -> str:
    """Returns a name folded, without the "và" that many leave out: "Bộ Kế hoạch Đầu tư"."""
    return re.sub(r" va (?=\S)", " ", fold(name))


def _names(name: str, language: str) -> tuple[str, ...]:
    """Returns how an agency may be written; what English calls a department may be one of a ministry too."""
    field = name.removeprefix("Sở ")
    others = tuple(f"{head} {field}" for head in _DEPARTMENTS) if language == "en" and field != name else ()
    return (*spellings(name), *others, *{_LEVEL.sub("", name) if _OWN_NAMED.match(name) else name})


@functools.lru_cache(maxsize=256)
def _folded_document(text: str) -> str:
    """Returns a document's text folded, with blanks round it."""
    return f" {fold(text)} "


def cites_document(reference: Reference, context: str) -> bool:
    """Returns whether a clause, or what stands above it, names the document that a question does, by its number.

    "Điều 3. Sửa đổi, bổ sung Thông tư số 23/2031/TT-BCN" is of that circular, whether it is stored or not.
    """
    return bool(reference.number) and f" {reference.number} " in f" {fold(context)} "


def cites_units(steps: Steps, text: str) -> bool:
    """Returns whether a text names the units that a question does: "bãi bỏ Phụ lục XXVI" has no such annex itself.

    A word that is a verb too ("điều 850 chiến sĩ") names one only where a reference is read.
    """
    folded = f" {fold(text)} "
    read = {(word, fold(value).lstrip("0")) for r in find_references(text) for word, value in r.steps}
    return bool(steps) and all(
        (word, fold(value).lstrip("0")) in read
        if word in TEXT.verbs
        else re.search(rf" {re.escape(fold(word))} (?:so )?0*{re.escape(fold(value))} ", folded)
        for word, value in steps
    )
