"""Several facts that are asked of one document: "số mấy, ngày nào, ai ký"."""

import re
from dataclasses import replace

from rag.question.document_asked import DocumentQuestion
from rag.question.document_facts import ASKED_TOGETHER, FactsNamed, by_verb, facts_bare, facts_named
from rag.question.document_mention import mention_pattern
from rag.question.document_named import mentions_in, without_fill
from rag.question.document_one import of_one
from rag.question.document_words import Attribute

MOST_BEHIND = 14  # words of the facts that are asked behind a document's name


def read_several_facts(text: str, language: str) -> DocumentQuestion | None:
    """Returns what asks several facts of one document: "số mấy, ngày nào, ai ký"; None for anything else."""
    text = without_fill(text, language)
    if re.search(mention_pattern(language), text) is None:
        return None
    return _facts_before(text, language) or _facts_behind(text, language)


def _facts_before(text: str, language: str) -> DocumentQuestion | None:
    """Returns the facts that are named before the document: "number and date of the dispatch"."""
    named = facts_named(text, language) or _asked_before(text, language)
    if named is None:
        return None
    mentions = mentions_in(without_fill(named.document, language), language)
    first, *also = named.attributes
    told = len(mentions) == 1 and not (mentions[0].weak and mentions[0].is_bare)
    return DocumentQuestion(first, mentions, also=tuple(also)) if told else None


def _asked_before(text: str, language: str) -> FactsNamed | None:
    """Returns the facts that are asked before the document is named: "ai ký và ký ngày nào Kế hoạch 88"."""
    begins = re.compile(mention_pattern(language))
    words = text.split()
    for at in range(2, min(len(words), MOST_BEHIND)):
        document = " ".join(words[at:])
        if begins.match(document) and len(facts := facts_bare(" ".join(words[:at]), language)) > 1:
            return FactsNamed(facts, document)
    return None


def _facts_behind(text: str, language: str) -> DocumentQuestion | None:
    """Returns the fact that is asked with the document's name, and those that follow it: "ký hôm nào, ai ký"."""
    words = text.split()
    for at in range(len(words) - 1, max(1, len(words) - MOST_BEHIND), -1):
        more = facts_bare(" ".join(words[at:]), language)
        first = of_one(" ".join(words[:at]), language) if more else None
        if first is None or len(first.mentions) != 1 or first.attribute not in ASKED_TOGETHER:
            continue
        mention = first.mentions[0]
        if more == (Attribute.DATE,) and mention.weak and not mention.number:
            continue  # "kế hoạch …, hạn là khi nào": when something is due is no date of a document
        also = tuple(a for a in dict.fromkeys(by_verb(more, " ".join(words[:at]))) if a is not first.attribute)
        if also:
            return replace(first, also=also)
    return None
