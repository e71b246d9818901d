"""When something is so by what happens, and by no day: "khi lượng mưa vượt 30 mm trong 01 giờ"."""

import re

from rag.composing.first_line.line import Line, capital, ended
from rag.composing.first_line.phrase import whole_words
from rag.evidence import Evidence
from rag.question.question import Question

LONGEST_EVENT = 190  # code points
_BEGINS = re.compile(r"(?:trong )?(?:trường hợp|ngay khi|khi|nếu|lúc)\s", re.IGNORECASE)
_ENDS = re.compile(r"[;:](?=\s|$)|\.(?=\s|$)|\s+thì\s|,\s+(?!hoặc|và|hay)|$")


def event_line(question: Question, item: Evidence, span: tuple[int, int], quote: tuple[int, int]) -> Line | None:
    """Returns the event that was read, to its end, where its own word begins what was marked; None for a long one.

    What it says of time is a part of it: "|khi| lượng mưa vượt 30 mm trong 01 giờ" is no hour.
    """
    text = item.document.text
    start, end = whole_words(text, span, quote)
    if not _BEGINS.match(text, start, end):
        return None
    ends = _ENDS.search(text, end, quote[1])
    stop = ends.start() if ends else quote[1]
    words = text[start:stop].strip(" .;,")
    if len(words) > LONGEST_EVENT or "\n" in words:
        return None
    return Line(f"“{words}”." if question.language == "en" else capital(ended(words)), ((start, start + len(words)),))
