"""What a document ends or replaces of others in part: their units, rules, words.

"Bãi bỏ Điều 5 Nghị định số 61/2006/NĐ-CP"; "Thay thế cụm từ …"; "khoản 4 Điều 35 Nghị định số … hết hiệu lực".
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.clause import Clause, parent_path
from corpus.document import REPEALS, REPLACES, Document, cut
from corpus.text.document_kinds import KINDS
from rag.catalogue.places import Span
from rag.evidence import clause_sentences

LONGEST_PART = 120  # code points of what is ended, before it is cut at a word
_VERBS = {REPEALS: "[Bb]ãi bỏ|[Hh][ủu][ỷy] bỏ", REPLACES: "[Tt]hay thế"}
# What a part of a document is called; before it, how much of it.
_PART = (
    r"(?i:(?:(?:các|một số|toàn bộ|những|một phần) )*(?:tiết|điểm|khoản|điều|chương|tiểu mục|mục|phần|phụ lục|mẫu|biểu"
    r"|bảng|danh mục|cụm từ|từ(?= [“\"])|đoạn|câu|dòng|số thứ tự|gạch đầu dòng|quy định|nội dung|đối tượng)(?!\w))"
)
_THIS = rf"(?:{KINDS}) này\b"
_NUMBERED = re.compile(rf"(?:{KINDS})\s+(?:s[ốô]\s*)?\d+[a-z]?(?:/\d{{4}})?[-/][A-ZĐ][\w&Đ-]*(?:/[\w&-]+)*")
# Another part of another document behind it: "… và Điều 6 của Nghị định số 143/2025/NĐ-CP".
_ALSO = re.compile(r"(?:;|,|,? và)\s+(?=(?:[Đđ]iểm|[Kk]hoản|Điều|Chương|Mục|Phụ lục) )")
_ENDED = re.compile(rf"(?P<what>{_PART}.+?)\s+(?:hết|chấm dứt|không còn) hiệu lực\b", re.DOTALL)
_STARTS = re.compile(_PART)
_WORDS = re.compile(r"(?:cụm từ|từ) ")  # what is quoted may hold a document's number
_OPENS, _CLOSES = "“", "”"


class Part(NamedTuple):
    """What is ended or replaced, as the document says it, cut at a word, and where it says so."""

    text: str
    span: Span


def parts_changed(document: Document, kind: str) -> list[Part]:
    """Returns what a document ends (`REPEALS`) or replaces (`REPLACES`) of others in part, each once, in its order."""
    found: dict[str, Part] = {}
    heads = set[str]()
    for clause in document.clauses:
        for span in _parts_in(document, clause, kind, heads):
            for part in _each(document.text, span):
                found.setdefault(part.text, part)
    return list(found.values())


def _parts_in(document: Document, clause: Clause, kind: str, heads: set[str]) -> Iterator[Span]:
    """Yields what a clause's own sentences end or replace; heads: takes note of those that head a list of it."""
    text, verbs = document.text, _VERBS[kind]
    order = re.compile(rf"(?:{_THIS}.*?(?:;|,|\bvà|này)\s+)?(?:{verbs})\s+(?P<what>{_PART}.+)", re.DOTALL)
    head = re.compile(rf"(?:{_THIS}\s+)?(?:{verbs})\b")
    listed = parent_path(clause.path, document.by_path) in heads
    for start, end in clause_sentences(document, clause):
        said = text[start:end].rstrip(" .;/")
        if _is_quoted(text[clause.start : start]):
            continue
        if head.match(said) and said.endswith(":"):
            heads.add(clause.path)
            continue
        found = order.match(said) or (_ENDED.match(said) if kind == REPEALS else None)
        if found:
            yield start + found.start("what"), start + found.end("what")
        elif listed and _STARTS.match(said):
            yield start, start + len(said)


def _each(text: str, span: Span) -> list[Part]:
    """Returns the parts of each document that a span names, each up to its document's number."""
    start, end = span
    bounds = [start]
    for also in _ALSO.finditer(text, start, end):
        # A further document begins only where one was named before, and another follows.
        if _NUMBERED.search(text, bounds[-1], also.start()) and _NUMBERED.search(text, also.end(), end):
            bounds.append(also.end())
    parts = []
    for begins, ends in zip(bounds, [*bounds[1:], end], strict=True):
        named = None if _WORDS.match(text, begins) else _NUMBERED.search(text, begins, ends)
        until = named.end() if named else ends
        parts.append(Part(_shortened(" ".join(text[begins:until].split()).rstrip(" ,;")), (begins, until)))
    return parts


def _shortened(words: str) -> str:
    """Returns words cut in their middle where they are long and say at last of which document: "… tại Điều 4 …"."""
    place = words.rfind(" tại ")
    if len(words) <= LONGEST_PART or place < 0 or len(words) - place > LONGEST_PART:
        return cut(words, LONGEST_PART)
    return f"{cut(words[:place], LONGEST_PART // 2)}{words[place:]}"


def _is_quoted(before: str) -> bool:
    """Returns whether what follows some text stands between quotation marks: the new wording of another document."""
    return before.count(_OPENS) > before.count(_CLOSES)
