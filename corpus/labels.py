"""Labels: who may see a document.

`public`, everyone; `internal`, whoever is of the house; any other is the name of a group.
"""

import unicodedata
from collections.abc import Iterable

from corpus.errors import InvalidLabel
from corpus.message import Message

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
        raise InvalidLabel(
            Message(
                "{count} labels found, 1 to {most_labels} expected; {public} lets everyone see it",
                count=len(found),
                most_labels=MOST_LABELS,
                public=repr(PUBLIC),
            )
        )
    return found


def _checked(label: str) -> str:
    name = unicodedata.normalize("NFC", label).strip()
    bad = [c for c in name if c == "," or unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    if not name or len(name) > LONGEST_LABEL or bad:
        raise InvalidLabel(
            Message(
                "label {label}: expected 1 to {longest_label} characters without commas or control "
                "characters; give each label by itself",
                label=repr(label[:60]),
                longest_label=LONGEST_LABEL,
            )
        )
    return name.lower() if name.lower() in (PUBLIC, INTERNAL) else name
