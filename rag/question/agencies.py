"""The registered agencies that a question names."""

import re

from corpus.lexicon.agency_names import agency_names
from corpus.lexicon.glossary import Entry, agency
from corpus.lexicon.phrases import english_phrases
from rag.question.typed import Typed

# Typed without capitals a name is not known as one: each word that may begin one is tried with a capital.
_HEADS = re.compile(
    r"\b(?:sở|bộ|ban|ủy|uỷ|công an|văn phòng|thanh tra|cục|chi cục|tổng cục|phòng|trung tâm|hội|bảo hiểm|ngân hàng)\b"
)


def read_agencies(typed: Typed) -> tuple[tuple[Entry, ...], ...]:
    """Returns the agencies that a question names, left to right: for each the entries that its name may stand for."""
    if typed.language == "en":
        named = (tuple(e for e in p.entries if e.kind == "agency") for p in english_phrases(typed.text))
        return tuple(dict.fromkeys(filter(None, named)))
    written = _HEADS.sub(lambda m: m[0][:1].upper() + m[0][1:], typed.restored)
    found = (agency(written[n.start : n.end]) or n.entry for n in agency_names(written))
    return tuple((entry,) for entry in dict.fromkeys(found))
