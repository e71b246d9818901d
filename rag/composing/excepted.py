"""The clause that a quoted sentence excepts: "…, trừ trường hợp quy định tại khoản 2 Điều này"."""

import re
from dataclasses import replace

from corpus.clause import Clause
from corpus.facts.references import find_references, resolve
from rag.evidence import Evidence, clause_sentences

LONGEST_EXCEPTION = 300  # code points: a longer one is read where it stands
_EXCEPT = re.compile(
    r"(?<!\w)(?:trừ|ngoại trừ)(?: các| những)? trường hợp[^.;]{0,60}?(?:tại|ở|theo)\s+$", re.IGNORECASE
)


def excepted_by(item: Evidence, quote: tuple[int, int]) -> tuple[Evidence, tuple[int, int]] | None:
    """Returns the clause that a quoted sentence excepts by its number, and the sentence that it begins with.

    None where it excepts none, several, one of another document, or one that is long.
    """
    document = item.document
    named = [r for r in find_references(document.text, *quote) if _EXCEPT.search(document.text[quote[0] : r.start])]
    found: list[Clause] = [c for r in named if r.number is None and (c := resolve(r, item.clause, document.clauses))]
    if len(named) != 1 or len(found) != 1 or found[0].path == item.clause.path:
        return None
    clause = found[0]
    first = clause_sentences(document, clause)[0]
    if first[1] - first[0] > LONGEST_EXCEPTION:
        return None
    return replace(item, clause=clause), first
