"""Where the words that an answer quotes stand in a text that may have changed since: found by their digest.

An answer is of the state that it was given over; its document may be stored anew meanwhile, or read again. What stands
at the old offsets then are other words, which must not be marked as those that were quoted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

Span = tuple[int, int]
NOTHING: Span = (0, 0)
# A digest of whole numbers that a browser computes exactly (below 2**53); `place.js` has the same.
MODULUS, BASES = 2**31 - 1, (1_000_003, 2_750_159)
_QUOTE = re.compile(r"(\d{1,9})-(\d{1,9})-(\d{1,10})-(\d{1,10})", re.ASCII)


@dataclass(frozen=True)
class Quote:
    """Words that were quoted: where they began, how many code points they had, and their digests, one a base."""

    start: int
    length: int
    digests: tuple[int, int]


def read_quote(given: str) -> Quote | None:
    """Returns the quote that an address gives, None where it gives none."""
    found = _QUOTE.fullmatch(given)
    if found is None or not int(found[2]):
        return None
    return Quote(int(found[1]), int(found[2]), (int(found[3]), int(found[4])))


def digest(words: str, base: int) -> int:
    """Returns the polynomial of the code points of words in a base, modulo MODULUS."""
    value = 0
    for sign in words:
        value = (value * base + ord(sign)) % MODULUS
    return value


def said_now(text: str, said: Span, quote: Quote) -> Span | None:
    """Returns where the words that were meant in a quote stand now; None where the quote stands nowhere as it was.

    said: where they stood; of several places of the quote the nearest to its own is taken.
    """
    if _is_at(text, quote, quote.start):
        return said
    at = min(_places(text, quote), key=lambda place: abs(place - quote.start), default=None)
    return None if at is None else (said[0] + at - quote.start, said[1] + at - quote.start)


def _is_at(text: str, quote: Quote, at: int) -> bool:
    words = text[at : at + quote.length]
    return len(words) == quote.length and all(
        digest(words, base) == value for base, value in zip(BASES, quote.digests, strict=True)
    )


def _places(text: str, quote: Quote) -> Iterator[int]:
    """Yields where a quote stands in a text, in one pass over it.

    Source: Karp and Rabin, "Efficient randomized pattern-matching algorithms" (1987).
    """
    base, wanted, length = BASES[0], quote.digests[0], quote.length
    if length > len(text):
        return
    first = pow(base, length - 1, MODULUS)
    value = digest(text[:length], base)
    for at in range(len(text) - length + 1):
        if value == wanted and _is_at(text, quote, at):
            yield at
        if at + length < len(text):
            value = ((value - ord(text[at]) * first) * base + ord(text[at + length])) % MODULUS
