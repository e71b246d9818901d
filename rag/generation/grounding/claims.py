"""Whether a passage says what a sentence says: the check that every sentence of a language model must pass.

Strict by choice: what cannot be told apart from a lie is dropped, and the extractive answer stands in for it.
"""

import functools
import re
from collections.abc import Mapping, Sequence

from corpus.duty import LEAD
from rag.generation.grounding.align import Passage
from rag.generation.grounding.english import says_in_english
from rag.generation.grounding.roles import assigned_roles, is_deadline, labels_of, vietnamese_roles
from rag.generation.grounding.tokens import Sort, Token, tokens
from rag.generation.labelled import Labelled

QUOTED = re.compile(r"“([^“”]*)”")
_PLAIN = re.compile(r"[\w\s.,;:()“”'’/%+…&-]*")
_MUST = ("có", "trách", "nhiệm")

passage_of = functools.lru_cache(maxsize=512)(Passage)


def supporting(sentence: str, cited: Sequence[Labelled], issued: Mapping[int, Labelled], language: str) -> set[int]:
    """Returns the labels that a sentence rests on, empty where no passage it cites says it.

    sentence: without labels; issued: every passage by its label.
    """
    if not _PLAIN.fullmatch(sentence) or not _quotes_close(sentence):
        return set()
    found: set[int] = set()
    for passage in cited:
        above = issued.get(passage.above)
        found |= set(_said_by(sentence, passage, above, language) or ())
    return found


def _said_by(sentence: str, passage: Labelled, above: Labelled | None, language: str) -> tuple[int, ...] | None:
    """Returns the labels under which one passage, with what stands above it, says a sentence."""
    if any(not q.strip() or q not in passage.citation.quote for q in QUOTED.findall(sentence)):
        return None
    said = _without_source(sentence, passage)
    if language == "en":
        return says_in_english(said, passage, passage_of(passage.citation.quote))
    written = said.replace("“", " ").replace("”", " ")
    found = tokens(written)
    if not found:
        return None
    source = passage_of(passage.citation.quote)
    if source.says(found, written) is not None or is_deadline(found, source):
        return (passage.citation.n,)
    return _roles(found, passage) or _under_heading(found, written, passage, above)


def _roles(found: Sequence[Token], passage: Labelled) -> tuple[int, ...] | None:
    roles = vietnamese_roles(found)
    labels = labels_of(roles, assigned_roles(passage)) if roles else None
    return tuple(sorted({passage.citation.n, *labels})) if labels else None


def _under_heading(
    found: Sequence[Token], written: str, passage: Labelled, above: Labelled | None
) -> tuple[int, ...] | None:
    """Returns both labels where a sentence is the agency of the heading, then what the passage gives it to do."""
    names = [t.value for t in found if t.sort is Sort.AGENCY]
    first = next((i for i, t in enumerate(found) if t.sort is not Sort.AGENCY), len(found))
    if above is None or not first or first == len(found):
        return None
    rest = found[first:]
    if tuple(t.value for t in rest[:3]) == _MUST and " ".join(_MUST) in above.citation.quote:
        rest = rest[3:]
    source = passage_of(passage.citation.quote)
    places = source.says(rest, written, from_start=True)
    if places is None:
        return None
    segment = source.segment_text(source.segments[places[0]])
    labels = labels_of({(LEAD, n) for n in names[:first]}, assigned_roles(passage, segment))
    return (passage.citation.n, above.citation.n) if labels == (above.citation.n,) else None


def _quotes_close(sentence: str) -> bool:
    return not set(QUOTED.sub("", sentence)) & set("“”")


def _without_source(sentence: str, passage: Labelled) -> str:
    """Returns a sentence without the name of the clause and the document that it cites: those are the label's."""
    citation = passage.citation
    names = {citation.document, citation.label, citation.document.partition(" số ")[2]} - {""}
    for name in sorted(names, key=len, reverse=True):
        source = rf"(?:\b(?:theo|tại)\s+)?(?<!\w){re.escape(name)}(?!\w)(?:\s+(?:nêu|quy định)(?: rõ)?(?: rằng)?\b)?"
        sentence = re.sub(source, " ", sentence, flags=re.IGNORECASE)
    return sentence
