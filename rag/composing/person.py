"""Who somebody is whom a question names, by the post that a clause gives beside the name."""

import re
from collections.abc import Sequence

from corpus.text.accents import fold
from rag.composing.compose import Composed
from rag.composing.first_line.line import capital, ended
from rag.composing.names import agencies_named
from rag.composing.writer import Writer
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question

_POST = (
    r"(?:(?:Phó|Quyền|Nguyên)\s+)?(?:Tổng\s+Giám đốc|Giám đốc|Chủ tịch|Chủ nhiệm|Bí thư|Bộ trưởng|Thứ trưởng|Thủ tướng"
    r"|Thống đốc|Tổng Bí thư|Cục trưởng|Vụ trưởng|Chi cục trưởng|Viện trưởng|Hiệu trưởng|Chỉ huy trưởng|Trưởng|Chánh)"
)
LONGEST_POST = 90  # code points of a post with its agency
_BEFORE = re.compile(rf"(?P<post>{_POST}(?!\w)[^.,;:()\n]{{0,{LONGEST_POST}}}?),?\s+(?:(?:đồng chí|ông|bà)\s+)?$")
_BEHIND = re.compile(rf"\s*[,(-]\s*(?P<post>{_POST}(?!\w)[^.,;:()\n]{{0,{LONGEST_POST}}})")


def compose_person(question: Question, items: Sequence[Evidence]) -> Composed | None:
    """Returns the post of whoever a question asks about by name, quoted; None where no clause gives one.

    items: the clauses that were found for the name, the best first.
    """
    name = question.about.name if question.about else ""
    for item in items if name else ():
        for span in clause_sentences(item.document, item.clause):
            post = _post_in(item.document.text, span, name)
            if post is not None:
                writer = Writer(question)
                writer.quote(item, span, post)
                said = agencies_named([item.document.text[slice(*post)]], question.language)
                writer.first([(capital(ended(said)), item, [post])])
                return Composed(writer.text(), tuple(writer.citations), ())
    return None


def _post_in(text: str, span: tuple[int, int], name: str) -> tuple[int, int] | None:
    """Returns where a sentence says the post of somebody, before the name or behind it; name: folded."""
    words = [m.span() for m in re.finditer(r"[^\W\d_]+", text[slice(*span)])]
    wanted = len(name.split())
    for first in range(len(words) - wanted + 1):
        start, end = span[0] + words[first][0], span[0] + words[first + wanted - 1][1]
        if fold(text[start:end]) != name or not text[start].isupper():
            continue
        found = _BEFORE.search(text, span[0], start) or _BEHIND.match(text, end, span[1])
        if found is not None:
            return found.start("post"), found.start("post") + len(found["post"].rstrip())
    return None
