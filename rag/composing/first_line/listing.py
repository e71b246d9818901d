"""All that a sentence lists of the kind that is asked for: conditions, cases, what is excepted; behind its head."""

import re
from dataclasses import replace

from corpus.answer_types import AnswerType
from corpus.table import CELL
from corpus.text.negation import denies
from rag.composing.first_line.items import papers_line, span_line
from rag.composing.first_line.line import Line
from rag.composing.first_line.phrase import whole_words
from rag.evidence import Evidence
from rag.question.question import Question
from rag.question.sought import Sought
from rag.reading.reader import Reading

LONGEST_LISTED, SHORTEST_LISTED = 600, 8  # code points
LONGEST_SUBJECT = 190  # code points of what stands before what is denied it
# "Khi đáp ứng các điều kiện: |a; b; c|", and what somebody must have or be.
_CONDITIONS = re.compile(
    r"(?<!\w)(?:điều kiện|tiêu chuẩn|tiêu chí|yêu cầu|căn cứ)(?!\w)[^.;:\n]{0,160}:\s+(?=\S)", re.IGNORECASE
)
_MUST = re.compile(r"(?<!\w)(?<!không )(?:phải|cần)\s+(?=(?:có|đạt|đáp ứng|bảo đảm|đảm bảo|đủ|từ|là)\s)", re.IGNORECASE)
# In which case something is so; what stands behind "trước khi" is no case but a time.
_CASE = re.compile(
    r"(?<!\w)(?<!trước )(?<!sau )(?<!kể từ )(?<!từ )(?<!đến )(?<!ngay )(?<!cho )(?<!trong )(?:khi|nếu"
    r"|(?:trong )?(?:các |những |một trong các )?trường hợp(?: sau)?:?|với điều kiện)\s+(?=\S)",
    re.IGNORECASE,
)
_THEN = re.compile(r"\s+thì\s+")
# What a rule does not hold for, and behind which words that stands.
_EXCEPT = re.compile(r"[,;]\s*(?:ngoại )?trừ(?: (?:các |những )?(?:trường hợp|đối tượng)| đối với| khi)?:?\s+(?=\S)")
_FREED = re.compile(
    r"(?<!\w)(?:(?:không|chưa)(?!\w)(?! (?:quá|dưới|vượt|chỉ|kể))|miễn(?! dịch| nhiệm)|hoãn|cấm|loại trừ)(?!\w)"
    r"[^.;:\n]{0,100}?(?:(?<!\w)(?:đối với|áp dụng (?:cho|với))(?: (?:các|những))?(?: (?:trường hợp|đối tượng))?"
    r"(?: sau)?:?|:)\s+(?=\S)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\s+(?:được miễn|(?:thì )?không (?:được|phải|áp dụng|thuộc|cần|bị|tính))(?!\w)")
_ONLY = re.compile(
    r"(?<!\w)chỉ (?:[^\W\d_]+ ){0,4}?(?:cho|đối với|khi|trong (?:các )?trường hợp)\s+(?=\S)", re.IGNORECASE
)
_NEXT = re.compile(r";\s+")


def listed_line(question: Question, item: Evidence, reading: Reading, quote: tuple[int, int]) -> Line | None:
    """Returns all that the quoted sentence lists of what is asked for, in one line; None where it lists none of it."""
    if question.wants_yes_or_no or item.named:
        return None
    if (papers := papers_line(question, item)) is not None:
        return papers
    text = item.document.text
    found = None if CELL in text[slice(*quote)] else _listed(question, text, reading, quote)
    if found is None or not SHORTEST_LISTED <= found[1] - found[0] <= LONGEST_LISTED:
        return None
    return replace(span_line(question.language, text, found), listed=True)


def _listed(question: Question, text: str, reading: Reading, quote: tuple[int, int]) -> tuple[int, int] | None:
    sought, wanted = question.wanted.sought, question.wanted
    of_words = question.answer_type in (AnswerType.OTHER, AnswerType.WHEN, AnswerType.LEAD, AnswerType.COORDINATE)
    if not of_words:
        return None
    if Sought.EXCEPTION in sought and (excepted := _excepted(text, reading, quote)) is not None:
        return excepted
    if wanted.conditions and (headed := _one(_CONDITIONS, text, quote)) is not None:
        return headed, _whole_end(text, headed, quote)
    if wanted.conditions and (must := _one(_MUST, text, quote)) is not None:
        return _read((must, _part_end(text, must, quote)), text, reading)
    if wanted.conditions or not sought.isdisjoint((Sought.CASE, Sought.GROUNDS)):
        return _case(text, reading, quote)
    return None


def _case(text: str, reading: Reading, quote: tuple[int, int]) -> tuple[int, int] | None:
    """Returns the case in which a sentence says that something is so, from its own word on, if that was read."""
    parts = _parts(text, quote)
    read = next((p for p in parts if _was_read(p, reading)), None)
    if read is None:
        return None
    found = list(_CASE.finditer(text, *read))
    if len(found) != 1:
        return None
    then = _THEN.search(text, *read)
    if then is not None:
        return None if then.start() < found[0].start() else (found[0].start(), then.start())
    return _read((found[0].start(), read[1]), text, reading) if found[0].start() > read[0] else None


def _excepted(text: str, reading: Reading, quote: tuple[int, int]) -> tuple[int, int] | None:
    """Returns what a sentence excepts: behind its "trừ", its "không áp dụng đối với", or what it denies something."""
    if (excepts := _one(_EXCEPT, text, quote)) is not None:
        return excepts, _part_end(text, excepts, quote)
    if (freed := _FREED.search(text, *quote)) is not None:
        ends = _whole_end(text, freed.end(), quote)
        return (freed.end(), ends) if _was_read((quote[0], ends), reading) else None
    if (only := _one(_ONLY, text, quote)) is not None:
        return _read((only, _part_end(text, only, quote)), text, reading)
    denied = _DENIED.search(text, *quote)
    subject = text[quote[0] : denied.start()] if denied else ""
    if not subject or ";" in subject or denies(subject) or len(subject) > LONGEST_SUBJECT:
        return None
    return _read((quote[0], quote[0] + len(subject)), text, reading)


def _one(pattern: re.Pattern[str], text: str, quote: tuple[int, int]) -> int | None:
    """Returns where the one match of a pattern in a sentence ends, None for none and for several."""
    found = list(pattern.finditer(text, *quote))
    return found[0].end() if len(found) == 1 else None


def _whole_end(text: str, begins: int, quote: tuple[int, int]) -> int:
    """Returns where what a head lists ends: at the sentence's end, with the parts that begin as the first one does.

    Behind a colon all parts are of the list.
    """
    if text[:begins].rstrip().endswith(":"):
        return quote[1]
    first = text[begins : quote[1]].partition(" ")[0].casefold()
    ends = begins
    for start, end in _parts(text, (begins, quote[1])):
        if text[start:end].partition(" ")[0].casefold() != first:
            break
        ends = end
    return ends


def _part_end(text: str, begins: int, quote: tuple[int, int]) -> int:
    return _parts(text, (begins, quote[1]))[0][1]


def _parts(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """Returns the parts of a sentence that semicolons divide."""
    cuts = list(_NEXT.finditer(text, *span))
    return list(zip([span[0], *(m.end() for m in cuts)], [*(m.start() for m in cuts), span[1]], strict=True))


def _was_read(span: tuple[int, int], reading: Reading) -> bool:
    best = reading.spans[0] if reading.spans else None
    return best is not None and best.start < span[1] and span[0] < best.end


def _read(span: tuple[int, int], text: str, reading: Reading) -> tuple[int, int] | None:
    """Returns a span if something in it was read."""
    return whole_words(text, span, span) if _was_read(span, reading) else None
