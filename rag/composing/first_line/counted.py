"""Is a value one of what a question counts? "Bao nhiêu trạm y tế" wants stations."""

import re
from collections.abc import Sequence

from corpus.answer_types import AnswerType
from corpus.lexicon.counted import counted as counted_things
from corpus.lexicon.counted import longest_counted
from corpus.lexicon.plurals import plural
from corpus.text.accents import fold
from corpus.text.tones import new_tones
from corpus.values import Kind, Value, values_in
from rag.question.measures import measure_of, unit_asked, unit_written
from rag.question.question import Question
from rag.question.wanted import NO_TRANSLATION

_HOUR = re.compile(r"\d\s?(?:giờ|h|g)(?!\w)|\d\s?(?:h|g|:)\s?\d", re.IGNORECASE)
_DATED = re.compile(r"(?:ngày|tháng|năm|quý) \d|\d/\d|(?:19|20)\d\d", re.IGNORECASE)
LONGEST_BOUND = 12  # code points of words before a count that belong to it: "ít nhất", "tối đa"
LONGEST_FIGURE = 30  # code points of a figure with what it is of
BESIDE = 5  # words behind a share in which what it is of stands
# What people are counted by: members of a board are "người".
_PEOPLE = frozenset(
    (
        *("nguoi", "thanh vien", "thanh_vien", "uy vien", "can bo", "nhan vien"),
        *(
            "hoc vien",
            "hoc sinh",
            "sinh vien",
            "lao dong",
            "cong chuc",
            "vien chuc",
            "giao vien",
            "bac si",
            "cong nhan",
        ),
        "ng",
    )
)
_PERSON = frozenset(("nguoi", "ng"))
_CHILDREN = frozenset(("em", "chau", "dua", "tre", "be"))
# What stands before the name of a thing, and may stand for it: "bao nhiêu cái xe lăn", "mấy cái".
_CLASSIFIERS = frozenset(("cai", "chiec"))


def fits(question: Question, value: Value, text: str) -> bool:
    """Returns whether a value is of what is counted: "bao nhiêu trạm y tế" wants stations.

    An amount by another measure than is asked for is none: "đồng/ha" of "mấy đồng một kg".
    """
    counted, per = question.wanted.counted, question.wanted.per
    if per and value.per and measure_of(value.per) not in ("", per):
        return False
    if question.answer_type is AnswerType.HOUR:
        return has_hour(text[value.start : value.end])
    if question.answer_type is not AnswerType.HOW_MUCH:
        return True
    if value.kind is Kind.COUNT:
        return bool(counted) and _same_noun(question, value.unit, counted)
    if value.kind in (Kind.SPAN, Kind.TIME):
        return not counted or any(
            unit in counted for unit in fold(value.unit or "ngay gio thang tuan nam phut").split()
        )
    return not counted or is_of(question, value, text)


def has_hour(text: str) -> bool:
    """Returns whether a text says a time of the day: "07 giờ 30", "7h30", "17:00"."""
    return _HOUR.search(text) is not None


def is_day(text: str, value: Value) -> bool:
    """Returns whether a value is a day, a month or a year by its date: no answer to how long something lasts."""
    return value.kind is Kind.TIME and _DATED.search(text, value.start, value.end) is not None


def is_of(question: Question, value: Value, text: str) -> bool:
    """Returns whether an amount or a share is one of what is counted: "38 tỷ đồng vốn vay" of "bao nhiêu vốn"."""
    if "/" in value.number:  # of strokes what is shared is a part: "2/3 số thành viên"
        return bool(question.wanted.counted) and question.wanted.counted[0] in fold(text[value.start : value.end])
    # "Tối đa bằng 40% mức tỷ lệ phí quản lý" of "bằng bao nhiêu phí quản lý".
    beside = BESIDE if value.kind is Kind.PERCENT else 1
    following = fold(text[value.end : value.end + 60]).split()[:beside]
    return question.language == "vi" and question.wanted.counted[0] in following


def _same_noun(question: Question, written: str, counted: Sequence[str]) -> bool:
    unit = fold(written).split()
    if measure := unit_asked(question.language, counted, question.folded):
        return unit_written(written) == measure
    if question.language == "vi":
        return bool(unit) and _same_noun_in_vietnamese(unit, counted)
    if _counts_in_english(question, written):
        return True
    joined = " ".join(unit)
    if joined in _PEOPLE and not _PEOPLE.isdisjoint(counted):
        return True
    return any(joined.startswith(term) or term.startswith(joined) for term in counted)


def _same_noun_in_vietnamese(unit: Sequence[str], counted: Sequence[str]) -> bool:
    """Returns whether a unit is what is counted: by its first two syllables, people by any of their names."""
    people = [words[0] in _PERSON or " ".join(words[:2]) in _PEOPLE for words in (unit, counted)]
    if all(people) and not _PERSON.isdisjoint((counted[0], unit[0])):
        return True
    if _CHILDREN.issuperset((unit[0], counted[0])):
        return True
    if counted[0] in _CLASSIFIERS and unit[0] not in _CLASSIFIERS:
        counted = counted[1:]
        if not counted:
            return not (people[0] or unit_written(" ".join(unit)))
    return unit[0] == counted[0] and (len(unit) < 2 or len(counted) < 2 or unit[1] == counted[1])


def _counts_in_english(question: Question, written: str) -> bool:
    """Returns whether an English question counts what a unit is in English: "teams" of "06 tổ kỹ thuật"."""
    words = new_tones(written.lower()).split()
    known = longest_counted(written)
    noun = counted_things().get(" ".join(words[:known])) if known else None
    said = plural(noun).lower() if noun else ""
    # "Data sets" may be "datasets".
    return bool(said) and any(f" {form} " in f" {question.folded} " for form in (said, said.replace(" ", "")))


def is_bare_figure(question: Question, text: str, span: tuple[int, int]) -> bool:
    """Returns whether what was read to how much is a figure by no unit that is known: "cao trình +21,5 m"."""
    if question.answer_type is not AnswerType.HOW_MUCH or question.wanted.counted or span[1] - span[0] > LONGEST_FIGURE:
        return False
    has_figure = any(c.isdigit() for c in text[slice(*span)])
    return has_figure and all(v.kind is Kind.COUNT for v in values_in(text, *span))


def is_what_was_read(question: Question, text: str, value: Value, span: tuple[int, int]) -> bool:
    """Returns whether a count begins what was read to an English "how many", whose noun may have no translation."""
    counted = question.language == "en" and question.answer_type is AnswerType.HOW_MUCH and value.kind is Kind.COUNT
    counted = counted and question.wanted.counted == (NO_TRANSLATION,)
    begins = value.start - span[0] <= LONGEST_BOUND and value.start < span[1]
    return counted and begins and len(values_in(text, span[0], max(span[1], value.end))) == 1
