"""Who a sentence says decides, approves or permits, whoever submits, appraises or leads in it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.duties.agency_phrases import AgencyPhrase
from corpus.text.accents import fold
from rag.composing.first_line.line import Line, capital, ended
from rag.composing.first_line.posts import posts_in
from rag.composing.first_line.who import asked_about
from rag.composing.names import agencies_named
from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.coverage import share_held
from rag.reading.limits import goes_beyond
from rag.reading.reader import Reading

_PARTS = re.compile(";")
_VERBS = (
    r"(?:(?:ra |ký )?quyết định|(?:ký )?phê duyệt|(?:ký |xét )?duyệt|cho phép|chấp thuận|cấp phép|(?:ký )?công nhận"
    r"|phê chuẩn)(?!\w)(?! số)"
)
_DECIDES = re.compile(
    r"(?:\s+(?:hoặc|và|hay)\s+người được ủy quyền)?,?\s+(?:có (?:thẩm )?quyền\s+|để\s+)?"
    rf"(?:xem xét,?\s+(?:để\s+|và\s+)?)?{_VERBS}",
    re.IGNORECASE,
)
_DECIDED = re.compile(_VERBS, re.IGNORECASE)
# A verb whose subject stands further ahead: "Sở Y tế chủ trì kiểm tra; |phê duyệt kế hoạch|".
_GOES_ON = re.compile(rf"(?:[;,]|[;,]?\s+và)\s+(?:xem xét,?\s+)?{_VERBS}", re.IGNORECASE)
# Who decides by no name that is known: "do |tổ chức chủ trì| quyết định".
_BY = re.compile(rf"(?<!\w)do (?P<who>[^\W\d_][^,;:.]{{2,60}}?)\s+{_VERBS}", re.IGNORECASE)
# On whose word somebody else decides.
_ASKED_BY = re.compile(
    r"(?:đề nghị|ý kiến|tham mưu|đề xuất|tờ trình|báo cáo|ủy quyền|thẩm quyền|chỉ đạo) (?:bằng văn bản )?của\s+$"
    r"|(?<!\w)theo\s+$",
    re.IGNORECASE,
)
# What is handed to somebody is decided there, and by nobody who hands it over.
_HANDS_OVER = re.compile(r"(?<!\w)(?:trình|báo cáo|đề nghị|đề xuất|gửi|chuyển)(?!\w)", re.IGNORECASE)
_LETTER = re.compile(r"\W*(?:[a-zđ0-9]{1,3}[.)]\s+)?")
_BEYOND = re.compile(r"\W*(?:trên|vượt|quá|cao hơn|lớn hơn) (?:mức|hạn mức|số|giới hạn) (?:này|đó|trên)", re.IGNORECASE)
_NEAR = 40  # code points before a name


def who_decides(question: Question, item: Evidence, reading: Reading, quote: tuple[int, int]) -> Line | None:
    """Returns who a sentence says decides, approves or permits, where that is asked; None for nobody, or several.

    "…, báo cáo Chủ tịch Ủy ban nhân dân tỉnh |quyết định|": whose task it is to report decides nothing. Of several,
    each in a part of its own, it is who decides in the part that was read, if that has most of the question.
    """
    if not question.wanted.decides:
        return None
    text = item.document.text
    found = _beyond(question, text, quote) or _deciding(text, quote)
    if len({fold(p.text) for p in found}) > 1:
        found = _of_the_part(question, text, found, reading, quote)
    if len({fold(p.text) for p in found}) != 1:
        return None
    post = found[0]
    if asked_about(question, post.text) and not question.wanted.choice:
        return None
    return Line(capital(ended(agencies_named([post.text], question.language))), ((post.start, post.end),))


def _of_the_part(
    question: Question, text: str, found: list[AgencyPhrase], reading: Reading, quote: tuple[int, int]
) -> list[AgencyPhrase]:
    """Returns who decides in the part that was read, where that has more of the question than each other part."""
    parts = _cuts(text, quote)
    mark = reading.spans[0] if reading.spans else None
    read = [p for p in parts if mark and mark.start < p[1] and p[0] < mark.end]
    if len(read) != 1:
        return []
    held = {part: share_held(question, text[slice(*part)]) for part in parts}
    if any(held[p] >= held[read[0]] for p in parts if p != read[0]):
        return []
    return [p for p in found if read[0][0] <= p.start < read[0][1]]


def another_decides(question: Question, item: Evidence, quote: tuple[int, int]) -> bool:
    """Returns whether who decides is asked for and a sentence does not tell it surely.

    It names several, each for another case, or has something handed to whoever decides, unnamed.
    """
    text = item.document.text
    if not question.wanted.decides:
        return False
    several = len({fold(p.text) for p in _deciding(text, quote)}) > 1
    handed = any(
        (over := _HANDS_OVER.search(text, a, b)) and _DECIDED.search(text, over.end(), b) for a, b in _cuts(text, quote)
    )
    return several or handed


def _cuts(text: str, quote: tuple[int, int]) -> list[tuple[int, int]]:
    """Returns the parts of a sentence between its semicolons."""
    return list(pairwise([quote[0], *(m.end() for m in _PARTS.finditer(text, *quote)), quote[1]]))


def _deciding(text: str, quote: tuple[int, int]) -> list[AgencyPhrase]:
    """Returns those before a word for deciding; where none is, whoever the sentence begins with, if it goes on so."""
    posts = list(posts_in(text, *quote))
    named = [p for p in posts if _DECIDES.match(text, p.end, quote[1]) and not _is_asked(text, p.start, quote[0])]
    by = (AgencyPhrase(m["who"], *m.span("who")) for m in _BY.finditer(text, *quote))
    named += [b for b in by if not any(b.start <= p.start < b.end for p in named)]
    if named:
        return named
    opening = _LETTER.match(text, *quote)
    first = posts[0] if posts and opening and posts[0].start == opening.end() else None
    return [first] if first and next(_own_verbs(text, first.end, quote[1]), None) is not None else []


def _own_verbs(text: str, start: int, end: int) -> Iterator[int]:
    """Yields where whoever a sentence begins with decides: at a verb without a subject, if nothing is handed over."""
    for found in _GOES_ON.finditer(text, start, end):
        part = text.rfind(";", start, found.start()) + 1 or start
        if not _HANDS_OVER.search(text, part, found.start()):
            yield found.start()


def _is_asked(text: str, at: int, start: int) -> bool:
    return _ASKED_BY.search(text[max(start, at - _NEAR) : at]) is not None


def _beyond(question: Question, text: str, quote: tuple[int, int]) -> list[AgencyPhrase]:
    """Returns who decides in a case that goes beyond the limit of the part before: "; trên mức này do |…|"."""
    for before, part in pairwise(_cuts(text, quote)):
        if _BEYOND.match(text, *part) and (beyond := goes_beyond(question, text, *before)) is not None:
            return _deciding(text, part if beyond else before)
    return []
