"""Postings: which passages of a segment hold a term, and how often; built, merged and looked up.

For each field (`index.words.terms`), as arrays:

    <field>.terms, .term_ends   the terms in UTF-8, in the order of their bytes, one after another, and where each ends
    <field>.starts              where the postings of each term begin, and where the last end
    <field>.rows, .counts       of each posting: the number of the passage, and how often the term stands in it
    <field>.lengths             how many terms each passage has
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.message import Message

MOST_COUNTED = 65_535  # of one term in one passage


class Postings:
    """The postings of one field of a segment, over its mapped arrays."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]], field: str) -> None:
        self._terms: memoryview = arrays[f"{field}.terms"].data
        self._ends = arrays[f"{field}.term_ends"]
        self._starts = arrays[f"{field}.starts"]
        self.rows: NDArray[np.int32] = arrays[f"{field}.rows"]
        self.counts: NDArray[np.uint16] = arrays[f"{field}.counts"]
        self.lengths: NDArray[np.int32] = arrays[f"{field}.lengths"]
        if len(self._starts) != len(self._ends) + 1 or len(self.rows) != self._starts[-1]:
            raise ValueError(Message("{field}: terms and postings differ in number", field=field))

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: int) -> bytes:
        """Returns a term by its number, in UTF-8."""
        begin = int(self._ends[number - 1]) if number else 0
        return bytes(self._terms[begin : int(self._ends[number])])

    def of(self, term: str) -> slice:
        """Returns where the postings of a term stand in `rows` and `counts`; an empty slice for an unknown one."""
        wanted = term.encode("utf-8", "surrogatepass")
        number = bisect_left(self, wanted)
        if number == len(self) or self[number] != wanted:
            return slice(0, 0)
        return slice(int(self._starts[number]), int(self._starts[number + 1]))

    @property
    def term_numbers(self) -> NDArray[np.int64]:
        """The number of the term of each posting."""
        return np.repeat(np.arange(len(self)), np.diff(self._starts))


def build_postings(field: str, bags: Sequence[Sequence[str]]) -> dict[str, NDArray[Any]]:
    """Returns the arrays of a field, from the terms of each passage."""
    counted = [Counter(bag) for bag in bags]
    vocabulary = sorted({term.encode() for bag in counted for term in bag})
    numbers = {term.decode(): n for n, term in enumerate(vocabulary)}
    terms = np.fromiter((numbers[t] for bag in counted for t in bag), dtype=np.int64)
    counts = np.fromiter((min(n, MOST_COUNTED) for bag in counted for n in bag.values()), dtype=np.uint16)
    rows = np.repeat(np.arange(len(bags), dtype=np.int32), [len(bag) for bag in counted])
    lengths = np.array([len(bag) for bag in bags], dtype=np.int32)
    return _arrays(field, vocabulary, terms, rows, counts, lengths)


def merge_postings(
    field: str, parts: Sequence[Postings], numbers: Sequence[NDArray[np.int64]]
) -> dict[str, NDArray[Any]]:
    """Returns the arrays of a field of several segments as those of one.

    numbers: for each segment, the number that each of its passages gets, -1 for one that is left out.
    """
    kept = [new[part.rows] >= 0 for part, new in zip(parts, numbers, strict=True)]
    own = [part.term_numbers[keep] for part, keep in zip(parts, kept, strict=True)]
    used = [np.unique(terms).tolist() for terms in own]
    vocabulary = sorted({part[n] for part, terms in zip(parts, used, strict=True) for n in terms})
    known = {term: n for n, term in enumerate(vocabulary)}
    columns = [(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.uint16), np.zeros(0, np.int32))]
    for part, new, keep, terms, held in zip(parts, numbers, kept, own, used, strict=True):
        common = np.zeros(len(part), dtype=np.int64)  # the number of each term in the common vocabulary
        common[held] = [known[part[n]] for n in held]
        columns.append((common[terms], new[part.rows[keep]], part.counts[keep], part.lengths[new >= 0]))
    joined, rows, counts, lengths = (np.concatenate(column) for column in zip(*columns, strict=True))
    return _arrays(field, vocabulary, joined, rows.astype(np.int32), counts, lengths)


def _arrays(
    field: str,
    vocabulary: Sequence[bytes],
    terms: NDArray[np.int64],
    rows: NDArray[np.int32],
    counts: NDArray[np.uint16],
    lengths: NDArray[np.int32],
) -> dict[str, NDArray[Any]]:
    order = np.lexsort((rows, terms))
    starts = np.zeros(len(vocabulary) + 1, dtype=np.int64)
    np.cumsum(np.bincount(terms, minlength=len(vocabulary)), out=starts[1:])
    return {
        f"{field}.terms": np.frombuffer(b"".join(vocabulary), dtype=np.uint8),
        f"{field}.term_ends": np.cumsum([len(t) for t in vocabulary], dtype=np.int64),
        f"{field}.starts": starts,
        f"{field}.rows": rows[order],
        f"{field}.counts": counts[order],
        f"{field}.lengths": lengths,
    }
