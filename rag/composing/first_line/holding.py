"""Who holds a post of a board or a team: "Chủ tịch Hội đồng là |Phó Chủ tịch Ủy ban nhân dân tỉnh|"."""

import re

from corpus.text.accents import fold
from rag.composing.first_line.line import Line, capital, ended
from rag.composing.first_line.who import asked_about
from rag.composing.names import agencies_named
from rag.evidence import Evidence
from rag.question.question import Question

_PART = re.compile(r"[^;]+")
_MARK = re.compile(r"\W*(?:[a-zđ0-9]{1,3}[.)]\s+)?")
# The post first, or its holder first.
_IS = re.compile(r"\s+(?:là|do)\s+")
_SERVES = re.compile(r"\s+(?:làm|giữ chức|đảm nhiệm chức|kiêm)\s+")
_END = re.compile(r"\s+(?:làm|đảm nhiệm|đảm trách|kiêm nhiệm)\s*$|[,:].*$", re.DOTALL)
_BY = re.compile(r"(?:do|cử|giao|phân công)\s+", re.IGNORECASE)
LONGEST_HOLDER = 100  # code points


def holder_line(question: Question, item: Evidence, quote: tuple[int, int]) -> Line | None:
    """Returns who holds the post that is asked for, where one part of the sentence says so; else None."""
    post = question.wanted.post
    if not post:
        return None
    text = item.document.text
    found = [h for part in _PART.finditer(text, *quote) if (h := _holder(text, part.span(), post))]
    names = {text[a:b] for a, b in found}
    if len(names) != 1 or asked_about(question, text[slice(*found[0])]):
        return None
    return Line(capital(ended(agencies_named([text[slice(*found[0])]], question.language))), (found[0],))


def _holder(text: str, part: tuple[int, int], post: str) -> tuple[int, int] | None:
    """Returns where the holder of a post stands in a part of a sentence."""
    mark = _MARK.match(text, *part)
    start = mark.end() if mark else part[0]
    if (joint := _IS.search(text, start, part[1])) and _names(text[start : joint.start()], post):
        begin, end = joint.end(), part[1]
    elif (joint := _SERVES.search(text, start, part[1])) and _names(
        text[joint.end() : part[1]].partition(",")[0], post
    ):
        by = _BY.match(text, start, joint.start())
        begin, end = by.end() if by else start, joint.start()
    else:
        return None
    holder = _END.sub("", text[begin:end]).rstrip(" .;,\n")
    return (begin, begin + len(holder)) if holder[:1].isupper() and len(holder) <= LONGEST_HOLDER else None


def _names(words: str, post: str) -> bool:
    """Returns whether words begin with a post, and not with that of a deputy, and are no more than its name."""
    return fold(words).startswith(post) and not re.search(r"[,:]", words)
