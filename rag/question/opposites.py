"""What a question names that has an opposite of the same noun: "doanh nghiệp lớn" and "doanh nghiệp nhỏ"."""

import re

from corpus.text.accents import fold
from rag.question.typed import Typed

# What tells one kind of a thing from the other, behind the noun that both have; with accents: "năm" is no "nam".
_PAIRS = (
    ("lớn", "nhỏ"),
    ("nam", "nữ"),
    ("công lập", "tư thục"),
    ("công lập", "ngoài công lập"),
    ("trong nước", "nước ngoài"),
    ("trong nước", "ngoài nước"),
    ("trực tiếp", "trực tuyến"),
    ("định kỳ", "đột xuất"),
    ("bắt buộc", "tự nguyện"),
    ("mới", "cũ"),
)
_BOTH_WAYS = tuple(
    (re.compile(rf"(?<!\w)(?P<noun>[^\W\d]{{2,}} [^\W\d]{{2,}}) {said}(?!\w)", re.IGNORECASE), said, other)
    for said, other in (*_PAIRS, *((b, a) for a, b in _PAIRS))
)


def read_opposites(typed: Typed) -> tuple[tuple[str, str], ...]:
    """Returns what a question names and the opposite of each, folded: "doanh nghiep lon", "doanh nghiep nho".

    In Vietnamese alone: English words have several translations.
    """
    if typed.language != "vi":
        return ()
    return tuple(
        (fold(f"{found['noun']} {said}"), fold(f"{found['noun']} {other}"))
        for pattern, said, other in _BOTH_WAYS
        for found in pattern.finditer(typed.restored)
    )
