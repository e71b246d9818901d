"""What a question asks or names that the stored documents, or the clause nearest to it, do not have."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.answer_types import AnswerType, answer_types_in
from corpus.lexicon.glossary import english_name, spellings
from corpus.text.accents import fold
from corpus.values import Kind, values_in
from rag.evidence import Evidence
from rag.question.measures import measure_of
from rag.question.question import Question
from rag.reading.coverage import STORY, rarest_first, share_held, without_words
from rag.reading.guards import Lacks

SAME_MATTER = 0.6  # of the weight of a question's words: a clause with so much treats of it
MOST_LOOKED_UP = 6  # words of a question of which it is asked whether any document has them


class Part(StrEnum):
    """What of a question is missing."""

    SYMBOL = "symbol"
    YEAR = "year"
    PLACE = "place"
    AGENCY = "agency"
    COUNTRY = "country"
    PERSON = "person"
    WORD = "word"
    LEVEL = "level"
    ASKED = "asked"


@dataclass(frozen=True)
class Missing:
    """One thing that is missing.

    name: as people write it; for what is asked, the type of answer; nowhere: whether no stored document has it, not
    only the nearest clause lacks it; given: what the nearest clause does set for that matter, None for nothing.
    """

    part: Part
    name: str
    nowhere: bool = True
    given: AnswerType | None = None


# What is measured in a unit that has few names: where none stands behind a figure, nothing of the kind is said.
_MEASURES = (
    (("met", "km", "cm"), re.compile(r"\d\s*(?:m|km|cm|mm|mét|ki lô mét|kilômét)(?![\w²³])", re.IGNORECASE)),
    (("ha", "hecta", "hec"), re.compile(r"\d\s*(?:ha|héc|hecta|m2|m²|km2|km²|mét vuông)(?!\w)", re.IGNORECASE)),
    (("tuoi",), re.compile(r"\btuổi\b|\d tháng", re.IGNORECASE)),
    (("kg", "tan", "ta", "gam", "lit"), re.compile(r"\d\s*(?:kg|g|gam|tấn|tạ|yến|lít|ml|m3|m³)(?!\w)", re.IGNORECASE)),
)  # fmt: skip
# What says how much a fine is: neither "5 % of the fines that came in" nor what was fined last year.
_FINED = re.compile(
    r"(?<!số )\bphạt tiền\b(?! (?:thu|nộp))|\bmức (?:tiền )?(?:xử )?phạt\b|\b(?:bị|sẽ) (?:xử )?phạt\b"
    r"|(?<!xử )\bphạt (?:\w+ ){0,3}\d|(?<!xử )\bphạt \w.{0,80}? từ \d|\bbồi (?:thường|hoàn)\b"
    r"|\bxử phạt (?:[^\W\d]+ ){0,5}\d[\d.,]* (?:nghìn |triệu )?đồng\b",
    re.IGNORECASE,
)
# What asks for a fine says nothing of what it is for.
_OF_FINES = frozenset(
    [
        *("phat", "bi", "tien", "bao", "nhieu", "muc", "xu", "ly", "vi", "pham", "hanh", "chinh", "the", "nao", "sao"),
        *("thi", "fine", "fined", "penalty", "punished", "how", "much", "person", "who"),
    ]
)
OF_THE_ACT = 0.45  # of what a question's other words weigh
_MONEY_WORDS = frozenset(("tien", "dong", "money", "vnd", "cost", "costs", "price", "fee", "gia", "phi"))
_TIMES = frozenset(("thang", "nam", "ngay", "quy", "tuan", "gio"))
_WORD = re.compile(r"[a-z]+")
# Phrases that only ask: that no document has "lâu" is no reason.
_ASKING = (
    "bao lau",
    "bao xa",
    "bao gio",
    "phan tram",
    "luc nao",
    "ra sao",
    "lam sao",
    "nhu the nao",
    "the nao",
    "may gio",
)
FINE = "fine"  # beside the types of answer: money of a kind


def find_missing(
    question: Question, lacking: Lacks, unknown: str, best: Evidence, is_stored: Callable[[str], bool]
) -> Missing | None:
    """Returns what is missing, the most telling thing; None where nothing is known to be.

    lacking: what the guards found; unknown: the number, folded, of a document that is named and not stored; is_stored:
    whether any stored document holds a phrase.
    """
    named = _named(question, lacking, unknown)
    if named:
        absent = next((m for m, names in named if not any(map(is_stored, names))), None)
        return absent or replace(named[0][0], nowhere=False)
    return _asked_for(question, best) or _word(question, is_stored)


def _named(question: Question, lacking: Lacks, unknown: str) -> list[tuple[Missing, Sequence[str]]]:
    """Returns what a question names and the guards missed, in the order in which it is told, each with its names."""
    symbols = (unknown, *question.symbols) if lacking.symbol else ()
    found: list[tuple[Part, str, Sequence[str]]]
    found = [(Part.SYMBOL, written(question, s), (s,)) for s in symbols if s]
    found += [(Part.COUNTRY, c.name(question.language), c.phrases) for c in question.countries if lacking.country]
    found += [(Part.PERSON, name, (name,)) for name in question.persons if lacking.person]
    found += [(Part.PLACE, written(question, p), (p,)) for p in question.places if lacking.place]
    found += [(Part.YEAR, y, (y,)) for y in question.years if lacking.year]
    found += [(Part.AGENCY, e[0].vi, spellings(e[0].vi)) for e in question.agencies if lacking.agency and e]
    return [(Missing(part, name), names) for part, name, names in found]


def written(question: Question, folded: str) -> str:
    """Returns how a question writes what is folded, each word with a capital where it has none at all."""
    key, keys = folded.replace(" ", ""), question.words.keys
    for start in range(len(keys)):
        for end in range(start + 1, min(start + 6, len(keys)) + 1):
            if "".join(keys[start:end]) == key:
                text = " ".join(question.words.written[start:end])
                return text.title() if text.islower() else text
    return folded


def has_no_such_figure(question: Question, best: Evidence) -> bool:
    """Returns whether a question asks for a figure or a name that neither a clause nor anything above it has.

    Of 690 right answers to questions of `eval/gold` one had none of its kind ("số vốn" of a share in it).
    """
    context = best.with_context()
    if question.answer_type is AnswerType.MONEY and asks_for_fine(question):
        return _FINED.search(context) is None or _is_of_another_act(question, best)
    if _lacks_payment(question, context):
        return True
    # "Giảm bao nhiêu là do ai quyết?" asks who.
    by_form = question.answer_type in _TOLD_BY_FORM and not question.wanted.roles
    if by_form and _forms_of(question).isdisjoint(answer_types_in(context)):
        return True
    return _lacks_measure(question, context) or _is_by_another_measure(question, best)


def _is_of_another_act(question: Question, best: Evidence) -> bool:
    """Returns whether a fine is for something else: a clause and what heads it have too little of the act asked about.

    Of 24 right answers to such questions of five sets the least had .49 of it; of 8 that have no answer, but a clause
    that fines something else, six had less than OF_THE_ACT.
    """
    places = frozenset(word for place in question.places for word in fold(place).split())
    act = without_words(question, _OF_FINES | places)
    heads = (c for c in best.document.clauses if best.clause.path.startswith(f"{c.path}."))
    above = [best.document.text[c.start : c.own_end] for c in heads]
    return share_held(act, "\n".join([*above, best.text])) < OF_THE_ACT


def _is_by_another_measure(question: Question, best: Evidence) -> bool:
    """Returns whether a question asks what one kilogram, one ride costs, and all amounts are by other measures."""
    per = question.wanted.per
    if not per or question.answer_type is not AnswerType.MONEY:
        return False
    values = values_in(best.document.text, best.clause.start, best.clause.end)
    amounts = [v for v in values if v.kind is Kind.MONEY]
    return bool(amounts) and all(_is_other(v.per, per) for v in amounts)


def _is_other(said: str, per: str) -> bool:
    """Returns whether an amount is surely by another measure: "/kg", "/tháng"; "một mét" may be a cubic one."""
    measure = measure_of(said)
    return measure not in (per, "length") if measure else not _TIMES.isdisjoint(_WORD.findall(fold(said)))


def _forms_of(question: Question) -> set[AnswerType]:
    """Returns what may answer: how much an allowance is a share may say, where no money is spoken of."""
    share = question.answer_type is AnswerType.MONEY and _MONEY_WORDS.isdisjoint(question.folded.split())
    return {question.answer_type, AnswerType.PERCENT} if share else {question.answer_type}


def _lacks_payment(question: Question, context: str) -> bool:
    """Returns whether a question asks how much of a kind of payment is due, and no such payment is spoken of there."""
    payment = question.wanted.payment
    of_money = question.answer_type in (AnswerType.MONEY, AnswerType.HOW_MUCH) and not question.wanted.counted
    return bool(payment) and of_money and not re.search(rf"(?<!\w){payment}(?!\w)", context, re.IGNORECASE)


def _lacks_measure(question: Question, context: str) -> bool:
    """Returns whether a question asks how many metres, hectares, years of age, and no figure of such stands there."""
    asked = question.wanted.counted[:1] if question.language == "vi" else ()
    measure = next((m for words, m in _MEASURES if asked and asked[0] in words), None)
    return measure is not None and not measure.search(context)


def _asked_for(question: Question, best: Evidence) -> Missing | None:
    """Returns the type of answer that is asked for, where the nearest clause treats of the matter and lacks it."""
    asked, held = question.answer_type, answer_types_in(best.text)
    fine = asked is AnswerType.MONEY and asks_for_fine(question)
    lacked = " phat " not in f" {fold(best.text)} " if fine else asked not in held
    if asked not in TOLD or not lacked or share_held(question, best.with_context()) < SAME_MATTER:
        return None
    given = next((t for t in (AnswerType.WHEN, AnswerType.LEAD) if t in held and t is not asked), None)
    return Missing(Part.ASKED, FINE if fine else asked.value, nowhere=False, given=given)


TOLD = frozenset(
    [
        AnswerType.WHEN, AnswerType.HOUR, AnswerType.MONEY, AnswerType.PERCENT, AnswerType.PHONE, AnswerType.LEAD,
        AnswerType.COORDINATE, AnswerType.REPORT_TO, AnswerType.PERSON, AnswerType.WHY,
    ]
)  # fmt: skip


_TOLD_BY_FORM = (AnswerType.MONEY, AnswerType.PERCENT, AnswerType.PHONE, AnswerType.HOUR, AnswerType.PERSON)


def asks_for_fine(question: Question) -> bool:
    """Returns whether a question that asks for money asks for that of a fine."""
    return not {"phat", "fine", "fined", "penalty"}.isdisjoint(question.folded.split())


def _word(question: Question, is_stored: Callable[[str], bool]) -> Missing | None:
    """Returns the rarest word of a Vietnamese question that no stored document has; of a long one some tell a story."""
    if question.language == "en" or len(question.terms.content) > STORY:
        return None
    asked = f" {question.folded} "
    asking = {word for phrase in _ASKING if f" {phrase} " in asked for word in phrase.split()}
    words: Sequence[str] = [w for w in rarest_first(question) if fold(w) not in asking][:MOST_LOOKED_UP]
    absent = next((w for w in words if not is_stored(w)), None)
    return Missing(Part.WORD, absent) if absent else None


def names_agency(missing: Missing, language: str) -> str:
    """Returns an agency's name in a language, where it has one there."""
    return (english_name(missing.name) or missing.name) if language == "en" else missing.name
