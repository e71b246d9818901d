"""How a task is given: ordered, requested of somebody whom the issuer cannot order, or called for."""

import re

from corpus.clause import Clause, parent_path
from corpus.document import Document
from corpus.duty import CALL, ORDER, REQUEST

_MANNER = re.compile(
    r"(?<!\w)(?<!theo )(?<!có )(?:"
    r"(?P<request>[Đđ]ề nghị(?! của| xem xét, giải quyết)|[Kk]iến nghị(?! của)|[Tt]rân trọng (?:mời|nhờ))"
    r"|(?P<call>[Kk]êu gọi|[Kk]huyến khích|[Vv]ận động(?! viên)|[Mm]ong)"
    r"|(?P<order>[Gg]iao|[Yy]êu cầu(?! của)|[Pp]hân công|[Cc]hỉ đạo(?! của)|[Ll]ệnh)"
    r")(?!\w)"
)
_ASKED = re.compile(r"\s*(?:,[^,;.]{1,60},)?\s*được (?P<how>đề nghị|kêu gọi|khuyến khích)(?!\w)")
_STOPS = re.compile(r"[.;](?=\s)|\n")


def manner_of(document: Document, clause: Clause, agency_start: int, agency_end: int) -> str:
    """Returns how the agency named at a span is given its task: `order`, `request` or `call`.

    By the last word of giving before its name in the sentence; where it begins its sentence, by the lead-in of the
    clause above ("Đề nghị:", "Kêu gọi:"); an order where nothing is said.
    """
    text = document.text
    passive = _ASKED.match(text, agency_end)
    if passive:
        return REQUEST if passive["how"] == "đề nghị" else CALL
    begin = _sentence_start(text, agency_start)
    found = _last(text, begin, agency_start)
    if found:
        return found
    path = parent_path(clause.path, document.by_path)
    above = document.clause(path) if path else None
    if above is None:
        return ORDER
    own_end = above.start + len(text[above.start : above.own_end].rstrip())
    if text[own_end - 1 : own_end] != ":":
        return ORDER
    return _last(text, _sentence_start(text, own_end - 1), own_end) or ORDER


def _sentence_start(text: str, at: int) -> int:
    stops = [m.end() for m in _STOPS.finditer(text, max(0, at - 600), at)]
    return stops[-1] if stops else max(0, at - 600)


def _last(text: str, start: int, end: int) -> str | None:
    found = None
    for match in _MANNER.finditer(text, start, end):
        found = match.lastgroup
    return found
