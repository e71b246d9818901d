"""Why something is so: what stands behind the words that tell a cause, to the end of its sentence."""

import re

from corpus.answer_types import AnswerType
from rag.composing.first_line.line import Line, capital, ended
from rag.evidence import Evidence
from rag.question.question import Question

LONGEST_CAUSE = 190  # code points
# "Nguyên nhân chính là …", "lý do: …", "… là do …": what follows is the cause, and not what it is of.
_TELLS = re.compile(
    r"(?<!\w)(?:nguyên nhân|lý do)(?: [^\W\d_]+){0,4}?(?: là(?: do)?|:)\s+"
    r"|(?<!\w)(?<!lý )(?<!tự )(?:là )?(?:do|vì|bởi)(?: là)?\s+(?!đó|vậy|thế)",
    re.IGNORECASE,
)


def cause_line(question: Question, item: Evidence, quote: tuple[int, int]) -> Line | None:
    """Returns the cause that a sentence tells, where why is asked; None for none, for several, or for a long one."""
    text = item.document.text
    found = list(_TELLS.finditer(text, *quote)) if question.answer_type is AnswerType.WHY else []
    if len(found) != 1:
        return None
    begins = found[0].end()
    words = text[begins : quote[1]].strip(" .;,")
    if not words or len(words) > LONGEST_CAUSE or "\n" in words:
        return None
    span = (begins, begins + len(words))
    return Line(f"“{words}”." if question.language == "en" else capital(ended(words)), (span,))
