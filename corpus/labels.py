"""Labels: who may see a document.

`public`, everyone; `internal`, whoever is of the house; any other is the name of a group.
"""

import unicodedata
from collections.abc import Iterable

from corpus.errors import InvalidLabel

Labels = frozenset[str]
PUBLIC, INTERNAL = "public", "internal"
LONGEST_LABEL = 100  # code points
MOST_LABELS = 50  # of one document
EVERYONE = frozenset({PUBLIC})


def check_labels(labels: Iterable[str]) -> Labels:
    """Returns labels in NFC, blanks around them gone, `public` and `internal` in small letters.

    Raises:
        InvalidLabel: none or too many of them, an empty or too long one, or one with commas or control characters.
    """
    found = frozenset(map(_checked, labels))
    if not found or len(found) > MOST_LABELS:
        raise InvalidLabel(f"{len(found)} labels found, 1 to {MOST_LABELS} expected; {PUBLIC!r} lets everyone see it")
    return found


def _checked(label: str) -> str:
    name = unicodedata.normalize("NFC", label).strip()
    bad = [c for c in name if c == "," or unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    if not name or len(name) > LONGEST_LABEL or bad:
        raise InvalidLabel(
            f"label {label[:60]!r}: expected 1 to {LONGEST_LABEL} characters without commas or control characters;"
            " give each label by itself"
        )
    return name.lower() if name.lower() in (PUBLIC, INTERNAL) else name
