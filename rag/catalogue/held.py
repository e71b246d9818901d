"""How it is said who chaired a meeting, when and where it was held: in a line, with the sentence that says so."""

import re

from corpus.document import cut
from corpus.text.accents import UPPER
from corpus.values import values_in
from rag.catalogue.meeting import NAMED_LAST
from rag.catalogue.names import title_of
from rag.composing.compose import Composed
from rag.composing.english.values import value_in_english
from rag.composing.first_line.line import capital, ended
from rag.composing.writer import Writer
from rag.question.meetings import Meeting
from rag.question.question import Question
from rag.reading.meetings import Held

LONGEST = 200  # code points
_NAMED_FIRST = re.compile(
    rf"(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à) (?P<name>[{UPPER}]\w*(?: [{UPPER}]\w*){{1,4}})(?:,\s*(?P<post>.+))?$"
)


def compose_meeting(question: Question, held: Held) -> Composed:
    """Returns the answer to what is asked of a meeting that was held."""
    writer = Writer(question)
    said = _said(question, held)
    writer.lines.append(f"{capital(ended(said))} [1]")
    writer.quote(held.item, held.sentence, held.said)
    return Composed(writer.text(), tuple(writer.citations), ())


def _said(question: Question, held: Held) -> str:
    document, (start, end) = held.item.document, held.said
    words = " ".join(document.text[start:end].split())
    if question.wanted.meeting is Meeting.CHAIR:
        return _person(words, question.language)
    if question.language == "vi":
        return cut(words, LONGEST)
    value = values_in(document.text, start, end) if question.wanted.meeting is Meeting.DAY else []
    return (value_in_english(value[0], document.text) if len(value) == 1 else None) or f"“{words}”"


def _person(words: str, language: str) -> str:
    """Returns a person and the post, "Lý Thu Sương, Phó Chủ tịch Ủy ban nhân dân tỉnh"; the words where none is."""
    found = _NAMED_FIRST.match(words) or NAMED_LAST.match(words)
    if found is None:
        return words if language == "vi" else f"“{words}”"
    post = title_of(found["post"], language) if found["post"] else ""
    return f"{found['name']}, {post}" if post else found["name"]
