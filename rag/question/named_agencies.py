"""The registered agencies that a question names."""

import re

from corpus.lexicon.glossary import Entry, agency, spellings
from corpus.text.accents import fold
from rag.generation.grounding.tokens import agency_names
from rag.question.read import Question
from rag.retrieval.query import english_agencies

# Typed without capitals a name is not known as one: each word that may begin one is tried with a capital.
_HEADS = re.compile(
    r"\b(?:sở|bộ|ban|ủy|uỷ|công an|văn phòng|thanh tra|cục|chi cục|tổng cục|phòng|trung tâm|hội|bảo hiểm|ngân hàng)\b"
)
# One of a kind, so that a document that lacks the name says nothing of it; "UBND huyện" goes by many names.
_ONE_OF_A_KIND = ("Bộ ", "Sở ")


def agencies_asked_of(question: Question) -> tuple[tuple[Entry, ...], ...]:
    """Returns the agencies that a question names, left to right: for each the entries that its name may stand for."""
    if question.language == "en":
        return english_agencies(question.text)
    written = _HEADS.sub(lambda m: m[0][:1].upper() + m[0][1:], question.written)
    found = (agency(written[t.start : t.end]) or agency(t.value) for t in agency_names(written))
    return tuple((entry,) for entry in dict.fromkeys(found) if entry)


def lacks_an_agency(question: Question, folded: str) -> bool:
    """Returns whether a question names a ministry or a department that a folded text, blanks round it, does not."""
    return any(
        all(e.vi.startswith(_ONE_OF_A_KIND) for e in entries)
        and not any(f" {fold(name)} " in folded for e in entries for name in spellings(e.vi))
        for entries in agencies_asked_of(question)
    )
