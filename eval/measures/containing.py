"""Whether an answer says what it must."""

from collections.abc import Sequence


def contains(text: str, alternatives: Sequence[str]) -> bool:
    """Returns whether a text contains one of the alternatives, case and white space folded."""
    folded = _folded(text)
    return any(_folded(a) in folded for a in alternatives)


def share_contained(text: str, items: Sequence[Sequence[str]]) -> float:
    """Returns the share of items (each a list of alternatives) that a text contains; 1 where there are none."""
    if not items:
        return 1.0
    return sum(contains(text, item) for item in items) / len(items)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
