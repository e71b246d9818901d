"""The whole of which a figure is a part: "tổng kinh phí 21 tỷ đồng, trong đó ngân sách tỉnh 16 tỷ đồng"."""

import re
from collections.abc import Sequence

from corpus.answer_types import AnswerType
from corpus.clause import Clause
from corpus.values import Kind, Value, values_in
from rag.evidence import Evidence
from rag.question.question import Question
from rag.question.wanted import Of
from rag.reading.coverage import share_of

_PARTS = re.compile(r"(?<!\w)(?:trong đó|bao gồm|cụ thể|gồm)(?!\w)", re.IGNORECASE)
SAID = {"vi": 0.4, "en": 0.25}  # of the words beside a part, what a question must have to ask for it
_SUMMED = (Kind.MONEY, Kind.COUNT)
_ASKED = {AnswerType.MONEY: (Kind.MONEY,), AnswerType.HOW_MUCH: _SUMMED}


def whole_of(question: Question, text: str, value: Value, others: Sequence[Value], quote: tuple[int, int]) -> Value:
    """Returns the whole that a sentence names before its parts, where one of these was read and none is asked for.

    others: the values of the kind in the sentence, in their order. The value itself where it is no part.
    """
    parts = _PARTS.search(text, quote[0], value.start) if value.kind in _SUMMED else None
    before = [v for v in others if parts and v.end <= parts.start()]
    if parts is None or not before:
        return value
    begins = max((v.end for v in others if v.end <= value.start), default=parts.end())
    beside = text[max(begins, parts.end()) : value.start]
    asked = share_of(question, beside) >= SAID[question.language] and Of.WHOLE not in question.wanted.of
    return value if asked else before[-1]


def whole_above(question: Question, item: Evidence) -> Clause | None:
    """Returns the clause above that gives a sum of which a clause lists a part that nobody asked for.

    "1.2. Mức chi 2.220.000 đồng, trong đó: - Tiền ăn: 1.600.000 đồng". None where a clause is no such part.
    """
    text, clause = item.document.text, item.clause
    above = item.document.clause(clause.path.rpartition(".")[0])
    if above is None or question.answer_type not in _ASKED:
        return None
    lead = text[above.start : above.own_end].rstrip()
    kinds = _ASKED[question.answer_type]
    value = next((v for v in values_in(text, clause.start, clause.own_end) if v.kind in kinds), None)
    if value is None or not lead.endswith(":") or not _PARTS.search(lead):
        return None
    alike = [v for v in values_in(text, above.start, above.own_end) if v.kind is value.kind]
    asked = share_of(question, text[clause.start : value.start]) >= SAID[question.language]
    return above if alike and not asked else None
