"""Agencies that were read themselves, where no duty tells of them."""

import re
from itertools import pairwise

from corpus.duties.heads import HEAD
from corpus.duties.names import name_end
from corpus.duty import COORDINATE
from corpus.lexicon.agency_names import agency_names
from corpus.lexicon.glossary import agency
from corpus.text.accents import UPPER, fold
from rag.composing.first_line.line import Line, capital, ended
from rag.composing.first_line.phrase import whole_words
from rag.composing.first_line.posts import is_whole_post
from rag.composing.first_line.who import LEADS, MOST_NAMES, asked_about
from rag.composing.names import agencies_named
from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.limits import fits_limits
from rag.reading.reader import Reading

_PARTS = re.compile(";")
NEAR = 30  # code points from a name to the word that says its part
# To whom somebody who acts has to answer, or on whose word: "chịu trách nhiệm trước |Chủ tịch|" tells not who acts.
_ANSWERS_TO = re.compile(
    r"(?<!\w)(?:trách nhiệm trước|theo (?:sự )?(?:chỉ đạo|yêu cầu|phân công|ủy quyền) của|thay mặt)"
    r"(?: pháp luật và)?\s+$",
    re.IGNORECASE,
)
_WITH = re.compile(r"(?<!\w)(?:với|cùng|phối hợp)(?!\w)", re.IGNORECASE)
LONGEST_POST = 4  # blanks before the agency in a post: "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"
LONGEST_UNKNOWN = 14  # words of a name that is not registered: "Cục quản lý chất lượng và an toàn vệ sinh thú y"
_JOINTS = re.compile(rf",\s+(?:và\s+)?|;\s+|\s+hoặc\s+|\s+và\s+(?=các |[{UPPER}])")
_VERBS_IN = re.compile(
    r"(?<!\w)(?:có|được|phải|sớm|thực hiện|quyết định|phối hợp|tổng hợp|báo cáo|trình|là|cho|để|khi)(?!\w)"
)


def who_is_named(question: Question, item: Evidence, reading: Reading, quote: tuple[int, int]) -> Line | None:
    """Returns the agencies that were read themselves, where no duty tells of them; None for other words.

    All of them are names: registered, or begun with a capital letter, of the kind that is asked for. Who leads, and
    with whom, is said only where its sentence has a word for it.
    """
    text = item.document.text
    span = next(((max(s.start, quote[0]), min(s.end, quote[1])) for s in reading.spans[:1]), None)
    if span is None or span[0] >= span[1]:
        return None
    start, end = whole_words(text, span, quote)
    end = _whole_name(text, start, end, quote[1])
    names = [n.strip() for n in _JOINTS.split(text[start:end]) if n.strip()]
    kinds = tuple(f"{kind} " for kind in question.wanted.kinds)
    if not names or len(names) > MOST_NAMES or not all(_is_named(n, kinds) for n in names):
        return None
    if any(asked_about(question, n) for n in names):
        return None
    before = max(quote[0], start - NEAR)
    around = f"{text[before:start]} {text[end : min(end + 2 * NEAR, quote[1])]}"
    if question.wanted.leader and not LEADS.search(around):
        return None
    if question.wanted.roles == (COORDINATE,) and not _WITH.search(text, before, start):
        return None
    return Line(capital(ended(agencies_named(names, question.language))), ((start, end),))


def _whole_name(text: str, start: int, end: int, limit: int) -> int:
    """Returns where the last name of words ends that were read: "Hội Bảo trợ người khuyết tật| và trẻ mồ côi tỉnh|"."""
    words = text[start:end]
    last = max((m.end() for m in _JOINTS.finditer(words)), default=0)
    at = start + last
    return max(end, name_end(text, at, limit)) if HEAD.match(text, at, limit) else end


def who_of_the_case(question: Question, item: Evidence, quote: tuple[int, int]) -> Line | None:
    """Returns who acts in the one part of a sentence within whose limits a question's case lies; None for no such part.

    "…; riêng công trình cao trên 28 m do |Sở Xây dựng| cấp" to who asks for one of 32 m.
    """
    text = item.document.text
    cuts = [quote[0], *(m.end() for m in _PARTS.finditer(text, *quote)), quote[1]]
    parts = list(pairwise(cuts))
    within = [p for p in parts if fits_limits(question, text, *p)] if len(parts) > 1 else []
    found = list(agency_names(text[slice(*within[0])])) if len(within) == 1 else []
    names = list(dict.fromkeys(a.name for a in found))
    if len(names) != 1 or asked_about(question, names[0]):
        return None
    start = within[0][0]
    return Line(
        capital(ended(agencies_named(names, question.language))), ((start + found[0].start, start + found[0].end),)
    )


def is_answered_to(item: Evidence, reading: Reading, quote: tuple[int, int]) -> bool:
    """Returns whether what was read is to whom somebody who acts has to answer, or on whose word they act."""
    start = max(quote[0], reading.spans[0].start) if reading.spans else quote[0]
    return _ANSWERS_TO.search(item.document.text, quote[0], start) is not None


def _is_named(name: str, kinds: tuple[str, ...]) -> bool:
    """Returns whether words are the name of an agency or of who heads it, and nothing else: no verb follows."""
    found = next(iter(agency_names(name)), None)
    whole = found is not None and found.end == len(name) and name[: found.start].count(" ") <= LONGEST_POST
    known = whole or agency(name) is not None or is_whole_post(name)
    head = fold(name).startswith(kinds) if kinds else known
    verb = LEADS.search(name) or _VERBS_IN.search(name)
    return head and (known or (name[:1].isupper() and len(name.split()) <= LONGEST_UNKNOWN and not verb))
