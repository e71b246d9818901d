"""The documents that words name, and the agency."""

import re

from corpus.lexicon.glossary import agency
from corpus.lexicon.phrases import english_agency
from rag.question.document_mention import Mention, mention_pattern, read_mention
from rag.question.document_words import FILL
from rag.question.explicit_reference import read_reference


def without_fill(text: str, language: str) -> str:
    """Returns words without those at their edges that add nothing to what is asked."""
    fill = rf"(?:{FILL[language]})"
    return re.sub(rf"^(?:{fill} )+|(?: {fill})+$", "", text)


def mentions_in(text: str, language: str) -> tuple[Mention, ...]:
    """Returns the documents that words name: one, or those joined by "và"; () where any of them is none."""
    numbered = read_reference(text, language).each()
    if len(numbered) > 1 and all(r.number for r in numbered) and re.match(mention_pattern(language), text):
        return tuple(Mention(r.kind, False, (), r, None, False) for r in numbered)
    parts = re.split(r" (?:va|voi) " if language == "vi" else r" and ", text)
    begin = re.compile(mention_pattern(language))
    # "Kế hoạch về y tế và dân số" names one.
    whole = [text] if not all(begin.match(p) for p in parts) else parts
    read = [read_mention(part, language) for part in whole]
    return tuple(m for m in read if m is not None) if all(read) else ()


def registered(name: str, language: str) -> str:
    """Returns the registered name of an agency as a question calls it, "" where it is none's."""
    words = name.split()
    # "Sở Tài chính An Lĩnh", "the An Linh Department of Finance": without the place, at most four syllables.
    for n in range(max(1, min(5, len(words) - 1))):
        said = " ".join(words[: len(words) - n]) if language == "vi" else " ".join(words[n:])
        entry = agency(said) or (english_agency(said) if language == "en" else None)
        if entry and entry.kind == "agency":
            return entry.vi
    return ""
