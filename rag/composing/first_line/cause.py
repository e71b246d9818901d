"""Why something is so: what stands behind the words that tell a cause, to the end of its sentence."""

import itertools
import re

from corpus.answer_types import AnswerType
from rag.composing.first_line.items import span_line
from rag.composing.first_line.line import Line, capital, ended
from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.reader import Reading

LONGEST_CAUSE = 190  # code points
# "Nguyên nhân chính là …", "lý do: …", "… là do …": what follows is the cause, and not what it is of.
_TELLS = re.compile(
    r"(?<!\w)(?:nguyên nhân|lý do)(?: [^\W\d_]+){0,4}?(?: là(?: do)?|:)\s+"
    r"|(?<!\w)(?<!lý )(?<!tự )(?:là )?(?:do|vì|bởi)(?: là)?\s+(?!đó|vậy|thế)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"(?:,|(?<!\w)và)\s*$")


def cause_line(question: Question, item: Evidence, reading: Reading, quote: tuple[int, int]) -> Line | None:
    """Returns the cause that a sentence tells, where why is asked; None for none, for several, or for a long one.

    Of a sentence that semicolons divide the part that was read, but all that is named a cause; "do thiếu bác sĩ, do
    hồ sơ chưa được bàn giao" is one.
    """
    if question.answer_type is not AnswerType.WHY:
        return None
    text = item.document.text
    part = _part_read(text, reading, quote)
    found = list(_TELLS.finditer(text, *part))
    if not found or any(not _ANOTHER.search(text[: m.start()]) for m in found[1:]):
        return None
    begins = found[0].end()
    named = found[0][0].lower().startswith(("nguyên nhân", "lý do"))
    words = text[begins : quote[1] if named else part[1]].strip(" .;,")
    if named and len(words) > LONGEST_CAUSE and ";" in words:
        return span_line(question.language, text, (begins, begins + len(words)))
    if not words or len(words) > LONGEST_CAUSE or "\n" in words:
        return None
    span = (begins, begins + len(words))
    return Line(f"“{words}”." if question.language == "en" else capital(ended(words)), (span,))


def _part_read(text: str, reading: Reading, quote: tuple[int, int]) -> tuple[int, int]:
    """Returns the part of a sentence in which was read, of those that semicolons divide and that tell a cause."""
    cuts = [quote[0], *(m.end() for m in re.finditer(r";\s+", text[: quote[1]]) if m.end() > quote[0]), quote[1]]
    parts = [(a, b) for a, b in itertools.pairwise(cuts) if _TELLS.search(text, a, b)]
    read = [p for p in parts if any(p[0] < s.end and s.start < p[1] for s in reading.spans[:1])]
    return next(iter(read or parts), quote)
