"""Learns which Vietnamese terms an English word stands for: IBM model 1 over parallel text.

The Vietnamese side is what the lexical index holds (folded syllables and pairs of neighbours), so that an entry of the
table can be looked up as it is. Source: Brown et al., "The Mathematics of Statistical Machine Translation" (1993).

    python -m index.training.train_translation DATA OUT.tsv.gz
"""

import gzip
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.training.data import load_data
from index.words.terms import folded_terms
from index.words.translation import ENGLISH_STOP, english_words

ITERATIONS = 6
LEAST_SEEN = 3  # times a word or term must occur
LONGEST = 45  # words of a sentence
BEST = 4  # terms kept for a word
LEAST = 0.06  # probability of a term that is kept


def learn(pairs: list[tuple[str, str]]) -> list[tuple[str, str, float]]:
    """Returns (English word, Vietnamese term, probability), the best terms of each word, by word then probability."""
    sides = [(english_words(en), folded_terms(vi)) for en, vi in pairs]
    sides = [(e, v) for e, v in sides if 0 < len(e) <= LONGEST and 0 < len(v) <= 2 * LONGEST]
    english = _vocabulary([e for e, _ in sides], ENGLISH_STOP)
    vietnamese = _vocabulary([v for _, v in sides], frozenset())
    e, v, s = _cooccurrences(sides, english, vietnamese)
    probability = _expectation_maximisation(e, v, s, len(english))
    names_e, names_v = list(english), list(vietnamese)
    return _best(probability, names_e, names_v)


def _vocabulary(sides: list[list[str]], stop: frozenset[str]) -> dict[str, int]:
    counts = Counter(w for side in sides for w in set(side))
    kept = [w for w, n in counts.most_common() if n >= LEAST_SEEN and w not in stop]
    return {w: i for i, w in enumerate(kept)}


def _cooccurrences(
    sides: list[tuple[list[str], list[str]]], english: dict[str, int], vietnamese: dict[str, int]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Returns every (word, term, sentence) that stand together."""
    words, terms, numbers = [], [], []
    for number, (e, v) in enumerate(sides):
        left = np.array(sorted({english[w] for w in e if w in english}), dtype=np.int32)
        right = np.array(sorted({vietnamese[t] for t in v if t in vietnamese}), dtype=np.int32)
        words.append(np.repeat(left, len(right)))
        terms.append(np.tile(right, len(left)))
        numbers.append(np.full(len(left) * len(right), number, dtype=np.int32))
    return np.concatenate(words), np.concatenate(terms), np.concatenate(numbers)


def _expectation_maximisation(
    e: NDArray[np.int64], v: NDArray[np.int64], s: NDArray[np.int64], size: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Returns (word, term, p(term | word)) of the pairs that were seen."""
    key = e.astype(np.int64) * (int(v.max()) + 1) + v
    unique, where = np.unique(key, return_inverse=True)
    _, group = np.unique(s.astype(np.int64) * (int(v.max()) + 1) + v, return_inverse=True)
    word = unique // (int(v.max()) + 1)
    probability = np.ones(len(unique))
    for _ in range(ITERATIONS):
        weight = probability[where]
        share = weight / np.bincount(group, weight)[group]
        counts = np.bincount(where, share, len(unique))
        probability = counts / np.maximum(np.bincount(word, counts, size)[word], 1e-12)
    return word, unique % (int(v.max()) + 1), probability


def _best(
    table: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]], english: list[str], vietnamese: list[str]
) -> list[tuple[str, str, float]]:
    word, term, probability = table
    kept = probability >= LEAST
    order = np.lexsort((-probability[kept], word[kept]))
    rows: list[tuple[str, str, float]] = []
    seen: Counter[int] = Counter()
    for w, t, p in zip(word[kept][order], term[kept][order], probability[kept][order], strict=True):
        if seen[int(w)] < BEST:
            seen[int(w)] += 1
            rows.append((english[int(w)], vietnamese[int(t)], round(float(p), 3)))
    return sorted(rows, key=lambda r: (r[0], -r[2], r[1]))


def main() -> None:
    """Learns the table and writes it."""
    data = load_data(Path(sys.argv[1]))
    rows = learn([*data.parallel, *data.lexicon])
    text = "".join(f"{w}\t{t}\t{p}\n" for w, t, p in rows)
    # mtime 0: the same data give the same bytes.
    Path(sys.argv[2]).write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{len(rows)} entries of {len({r[0] for r in rows})} words")


if __name__ == "__main__":
    main()
