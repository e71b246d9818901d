"""Where something is laid down: "X thì theo nghị định số mấy?", "where can I find the rules on X?"."""

import functools
import re

from rag.question.document_asked import DocumentQuestion
from rag.question.document_list import Listing
from rag.question.document_mention import kind_words
from rag.question.document_words import ASKS, STRONG, WEAK, Attribute

_LAID_DOWN = "(?:regulated|governed|covered|laid down|set out|dealt with|provided for|prescribed|found|written)"
_RULES = "(?:rules?|regulations?|provisions?|requirements?|guidance|text|law|policy|details?)"
_WHERE = {
    "vi": (
        r"(?P<about>.+?) (?:thi )?(?:(?:duoc |da )?(?:quy dinh|huong dan|nam|noi|ghi|de cap|thuc hien|ap dung)"
        r"(?: ro| cu the)? )?(?:o|tai|trong|theo|boi) (?:nhung |cac )?(?P<kind>{kind}) "
        r"(?:nao|gi|so may|so bao nhieu|so nao)",
    ),
    "en": (
        rf"where (?:can|could|do|should|would|will) (?:i|we|one|you|people) (?:find|look up|read|look for|see|get) "
        rf"(?:the )?{_RULES} (?:on|about|for|of|concerning|governing) (?P<about>.+)",
        rf"where (?:is|are) (?:the )?(?:{_RULES} (?:on|about|for|of) )?(?P<about>.+?) {_LAID_DOWN}",
        rf"(?P<about>.+?) (?:is|are) {_LAID_DOWN}(?: in| by| under)? (?:what|which) (?P<kind>{{kind}})",
        rf"(?:in|under|by) (?:what|which) (?P<kind>{{kind}}) (?:is|are) (?P<about>.+?) {_LAID_DOWN}",
    ),
}  # fmt: skip
LONGEST_SUBJECT = 14  # words


def read_where(text: str, language: str) -> DocumentQuestion | None:
    """Returns that it is asked which document something is laid down in; None for anything else.

    It is never more than likely: clauses too say where things are laid down.
    """
    for pattern in _patterns(language):
        found = pattern.fullmatch(text)
        if found is None:
            continue
        about = tuple(found["about"].split())
        asks = re.search(rf"(?<!\S)(?:{ASKS[language]})(?!\S)", found["about"])
        if asks or len(about) > LONGEST_SUBJECT:
            return None
        named = found.groupdict().get("kind") or ""
        listing = Listing("which", (STRONG[language] | WEAK[language]).get(named, ""), about=about)
        return DocumentQuestion(Attribute.WHICH, listing=listing, said=about)
    return None


@functools.lru_cache(maxsize=2)
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p.replace("{kind}", kind_words(language))) for p in _WHERE[language])
