"""The meeting whose conclusions a document gives: what its opening says of who chaired it, when and where."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.values import Kind, values_in
from index.hit import Hit
from index.passage import subject
from rag.evidence import Evidence, clause_sentences
from rag.question.meetings import Meeting
from rag.question.question import Question
from rag.reading.coverage import share_held, without_words

OPENING = "0"
MOST_DOCUMENTS = 3  # of the best hits that are looked at
OF_THE_MATTER = {"vi": 0.55, "en": 0.4}  # of a question's words, what its document's title and opening must have
_HELD = r"(?:(?:cuộc|buổi|phiên) (?:họp|làm việc|giao ban)|[Hh]ội nghị|họp|giao ban|làm việc)"
_CHAIRED = re.compile(
    rf"(?P<who>[^.;\n]{{5,200}}?),? (?:đã |trực tiếp )?(?:chủ trì|chủ tọa|điều hành) {_HELD}(?!\w)"
    rf"|{_HELD}[^.;\n]{{0,200}}?(?<!\w)(?:do|dưới sự chủ trì của) (?P<by>[^.;\n]{{5,120}}?),?"
    r" (?:chủ trì|chủ tọa|điều hành|đã)(?!\w)"
)
_PERSON = re.compile(r"(?:đồng chí|ông|bà)(?!\w)", re.IGNORECASE)
_AT = re.compile(r"tại (?P<place>[^,;.\n]{3,120})")
_PRESENT = re.compile(
    r"(?:tham )?dự (?:cuộc |buổi )?(?:họp|hội nghị|làm việc)?\s*(?:có|gồm)|(?:tham dự|cùng dự) (?:có|gồm)",
    re.IGNORECASE,
)
_ASKS = frozenset(
    [
        *("ai", "nao", "ong", "ba", "chu", "tri", "toa", "dieu", "hanh", "cuoc", "buoi", "hop", "hoi", "nghi", "ngay"),
        *("khi", "dau", "thong", "bao", "ket", "luan", "nay", "du", "tham", "noi", "toi", "ve"),
        *(
            "who",
            "chaired",
            "meeting",
            "conference",
            "presided",
            "held",
            "notice",
            "conclusions",
            "date",
            "day",
            "reports",
        ),
    ]
)


@dataclass(frozen=True)
class Held:
    """What the opening of a document says of the meeting that was held.

    item: the opening; sentence: the one that says what is asked; said: the words that do.
    """

    item: Evidence
    sentence: tuple[int, int]
    said: tuple[int, int]


def meeting_asked(question: Question, hits: Sequence[Hit], evidence_of: Callable[[Hit], Evidence]) -> Held | None:
    """Returns what the opening of one of the best hits' documents says of the meeting that a question is about.

    None where nothing is asked of a meeting, none of them tells of one, or it is of another matter.
    """
    asked = question.wanted.meeting
    matter = without_words(question, _ASKS)
    for document_id in list(dict.fromkeys(h.document_id for h in hits))[:MOST_DOCUMENTS] if asked else ():
        item = _opening(next(h for h in hits if h.document_id == document_id), evidence_of)
        held = held_meeting(item, asked) if item and asked else None
        if item is None or held is None:
            continue
        if (
            share_held(matter, f"{subject(item.document)}\n{item.document.name}\n{item.text}")
            >= OF_THE_MATTER[question.language]
        ):
            return held
    return None


def _opening(hit: Hit, evidence_of: Callable[[Hit], Evidence]) -> Evidence | None:
    item = evidence_of(hit)
    clause = item.document.by_path.get(OPENING)
    return (
        replace(item, hit=replace(hit, path=OPENING, start=clause.start, end=clause.end), clause=clause, named=False)
        if clause
        else None
    )


def held_meeting(item: Evidence, asked: Meeting) -> Held | None:
    """Returns what an opening says of a meeting that was held, None where it tells of none or not that."""
    text = item.document.text
    sentences = clause_sentences(item.document, item.clause)
    for n, opens in enumerate(sentences):
        sentence, found = opens, _CHAIRED.search(text, *opens)
        if found is None:
            continue
        if asked is Meeting.CHAIR:
            said: tuple[int, int] | None = _chair(text, found)
        elif asked is Meeting.DAY:
            said = next(
                (d for d in ((v.start, v.end) for v in values_in(text, *sentence) if v.kind is Kind.TIME)), None
            )
        elif asked is Meeting.PLACE:
            place = _AT.search(text, sentence[0], found.end())
            said = place.span("place") if place else None
        else:
            there = ((s, _PRESENT.search(text, *s)) for s in sentences[n : n + 2])
            sentence, said = next(((s, (m.end(), s[1])) for s, m in there if m), (sentence, None))
        return Held(item, sentence, _trimmed(text, said)) if said else None
    return None


def _chair(text: str, found: re.Match[str]) -> tuple[int, int]:
    """Returns who chaired: all after the last comma, and a person's name before that: "đồng chí A, Giám đốc Sở"."""
    start, end = found.span("by") if found["by"] else found.span("who")
    if found["by"]:
        return start, end
    parts = [m.end() for m in re.finditer(r",\s+", text[start:end])]
    begins = [start, *(start + p for p in parts)]
    at = begins[-1]
    if len(begins) > 1 and _PERSON.match(text, begins[-2]):
        at = begins[-2]
    return at, end


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    words = text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip(" :,"))
    return start, start + len(words.strip(" :,.;"))
