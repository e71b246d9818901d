"""To whom or where something is handed, where the words that were read say so."""

import re
from collections.abc import Sequence

from corpus.duty import Duty
from corpus.lexicon.agency_names import agency_names
from corpus.lexicon.glossary import agency
from rag.composing.first_line.line import Line, capital, ended
from rag.composing.first_line.phrase import whole_words
from rag.composing.first_line.posts import posts_in
from rag.composing.first_line.value import marked_words
from rag.composing.first_line.who import asked_about, part_of, report_line
from rag.composing.first_line.words import words_line
from rag.composing.names import agencies_named
from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.coverage import share_held
from rag.reading.reader import Reading

# Behind a name, where another goes on.
_AND_ANOTHER = re.compile(r"(?:,|\s+và|\s+hoặc)\s")
# Before whom or where something is handed to, and at the beginning of that.
_TO = re.compile(r"(?<!\w)(?:tại|ở|đến|tới|về|cho|lên|với|qua|trên|gửi|trình|báo cáo|nộp)\s+$", re.IGNORECASE)
_FROM_TO = re.compile(r"(?:tại|ở|đến|tới|về|cho|lên|qua|trên|thông qua)\s", re.IGNORECASE)
# A word for handing over, what is handed, and whom it goes to behind that: "báo cáo |kết quả cho| Chủ tịch …".
_HANDED = re.compile(
    r"(?<!\w)(?:báo cáo|gửi|nộp|trình|thông báo|báo)(?:(?: [^\s,;:.]+){0,12}? (?:cho|về|với|đến|tới|lên))?\s+$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?:,| và|, và)\s+")
# Persons that no list of posts has, up to the time or the way: "với |người ra quyết định kiểm tra| trong 10 ngày".
_PERSON = re.compile(
    r"(?<!\w)(?:báo cáo|gửi|nộp|trình|thông báo)(?: [^\s,;:.]+){0,12}? (?:cho|với|đến|tới)"
    r" (?P<who>người(?: (?!trong|trước|khi|sau|để|bằng|ngay|chậm|theo|qua)[^\W\d_]+){1,7})"
    r"(?= (?:trong|trước|khi|sau|để|bằng|ngay|chậm|theo|qua)(?!\w)|\W*$|[,;.])"
)


def recipient_line(
    question: Question, item: Evidence, named: Sequence[Duty], reading: Reading, quote: tuple[int, int]
) -> Line | None:
    """Returns to whom or where a sentence has something handed; None for nobody, and where of several none is meant.

    named: the duties of the sentence. Of several who receive something it is who was read, if no other part of the
    sentence has more of the question.
    """
    text = item.document.text
    span = marked_words(reading, quote)
    found = [(a, b) for a, b in _recipients(text, quote) if not asked_about(question, text[a:b])]
    read = [(a, b) for a, b in found if span and span[0] < b and a < span[1]]
    if len({text[a:b] for a, b in found}) > 1:
        held = [share_held(question, text[slice(*part_of(text, quote, a))]) for a, _ in found]
        meant = [f for f, share in zip(found, held, strict=True) if f in read and share == max(held)]
        return _said(question, text, meant)
    return (
        _said(question, text, read)
        or report_line(question, item, named, reading, quote)
        or handed_line(question, item, reading, quote)
        or _said(question, text, found)
    )


def _said(question: Question, text: str, found: Sequence[tuple[int, int]]) -> Line | None:
    """Returns the one of the names at some places as it is said, None for none or several."""
    if len({text[a:b] for a, b in found}) != 1:
        return None
    return Line(capital(ended(agencies_named([text[slice(*found[0])]], question.language))), (found[0],))


def _recipients(text: str, quote: tuple[int, int]) -> list[tuple[int, int]]:
    """Returns where those stand to whom a sentence has something handed, all of a list as one."""
    found: list[tuple[int, int]] = []
    for post in posts_in(text, *quote):
        if " " not in post.text:
            continue  # a kind alone names nobody: "chuyển về |Trạm| cứu hộ động vật hoang dã"
        if found and _NEXT.fullmatch(text, found[-1][1], post.start):
            found[-1] = (found[-1][0], post.end)
        elif _HANDED.search(text[quote[0] : post.start]):
            found.append((post.start, post.end))
    return found or [m.span("who") for m in _PERSON.finditer(text, *quote)]


def handed_line(question: Question, item: Evidence, reading: Reading, quote: tuple[int, int]) -> Line | None:
    """Returns to whom or where something is handed, where the words that were read stand behind "tại", "cho", "gửi"."""
    text, span = item.document.text, marked_words(reading, quote)
    if span is not None and (named := _handed_to(text, quote)) and span[0] <= named[0] and named[1] <= span[1]:
        return Line(ended(agencies_named([text[slice(*named)]], question.language)), (named,))
    if span is None or not (_TO.search(text[quote[0] : span[0]]) or _FROM_TO.match(text, *span)):
        return None
    # What is handed in, and by when, goes on behind the name: "Sở Công Thương |trước 16 giờ thứ Năm|".
    start, end = whole_words(text, span, quote)
    if agency(text[start:end]):
        return Line(ended(agencies_named([text[start:end]], question.language)), ((start, end),))
    return words_line(question, item, reading, span, quote)


def _handed_to(text: str, quote: tuple[int, int]) -> tuple[int, int] | None:
    """Returns the one agency of a sentence behind "về", "gửi" and the like, None for none or several."""
    sentence = text[slice(*quote)]
    found = [a for a in agency_names(sentence) if _TO.search(sentence[: a.start])]
    if any(_AND_ANOTHER.match(sentence, a.end) for a in found):
        return None
    return (quote[0] + found[0].start, quote[0] + found[0].end) if len(found) == 1 else None
