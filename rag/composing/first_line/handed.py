"""To whom or where something is handed, where the words that were read say so."""

import re

from corpus.lexicon.agency_names import agency_names
from corpus.lexicon.glossary import agency
from rag.composing.first_line.line import Line, ended
from rag.composing.first_line.phrase import whole_words
from rag.composing.first_line.value import marked_words
from rag.composing.first_line.words import words_line
from rag.composing.names import agencies_named
from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.reader import Reading

# Behind a name, where another goes on.
_AND_ANOTHER = re.compile(r"(?:,|\s+và|\s+hoặc)\s")
# Before whom or where something is handed to, and at the beginning of that.
_TO = re.compile(r"(?<!\w)(?:tại|ở|đến|tới|về|cho|lên|với|qua|trên|gửi|trình|báo cáo|nộp)\s+$", re.IGNORECASE)
_FROM_TO = re.compile(r"(?:tại|ở|đến|tới|về|cho|lên|qua|trên|thông qua)\s", re.IGNORECASE)


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
