"""The end of a time that a question asks for."""

import re
from dataclasses import replace

from corpus.due import Interval
from corpus.duties.meaning import read_due
from corpus.values import Kind, Value
from rag.question.bound import Bound

_TWO = re.compile(r"^(?P<first>.*\S)\s+(?P<last>(?:cho )?(?:đến|tới)\s.+)$", re.DOTALL | re.IGNORECASE)


def bounded(value: Value, text: str, bound: Bound | None) -> Value:
    """Returns the end of a time that is asked for: "đến hết ngày 30/6" of "từ ngày 1/5 đến hết ngày 30/6".

    The whole of it where neither end is asked for, or it has no two.
    """
    words = text[value.start : value.end]
    two = _TWO.match(words) if bound and value.kind is Kind.TIME else None
    if two is None or bound is None:
        return value
    due = read_due(words)
    if due is None or len(due.terms) != 1 or not isinstance(due.terms[0], Interval):
        return value
    return replace(value, start=value.start + two.start(bound.value), end=value.start + two.end(bound.value))
