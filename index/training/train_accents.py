"""Counts accented syllables and pairs of them in Vietnamese text, for `index.restoration`.

python -m index.training.train_accents DATA OUT.tsv.gz
"""

import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from index.training.data import Data, load_data

LEAST_SYLLABLE, LEAST_PAIR = 5, 4
LONGEST_SYLLABLE = 7


def texts(data: Data) -> Iterator[str]:
    """Yields Vietnamese texts of every kind."""
    for _, vi in data.parallel:
        yield vi
    seen: set[str] = set()
    for pair in (*data.questions, *data.articles, *data.written, *(p for c in data.clusters for p in c)):
        yield pair.queries[0]
        if pair.passage not in seen:
            seen.add(pair.passage)
            yield pair.passage


def count(data: Data) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Returns how often syllables and pairs of neighbours stand in the texts."""
    syllables: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts(data):
        for run in re.split(r"[^\w\s]|\n", text.lower()):
            words = re.findall(r"[^\W\d_]+", run)
            syllables.update(words)
            pairs.update(pairwise(["", *words]))
    return syllables, pairs


def main() -> None:
    """Counts and writes the table."""
    syllables, pairs = count(load_data(Path(sys.argv[1])))
    kept = {s: n for s, n in syllables.items() if n >= LEAST_SYLLABLE and len(s) <= LONGEST_SYLLABLE}
    lines = [f"{s}\t{n}\n" for s, n in sorted(kept.items())]
    lines += [
        f"{a} {b}\t{n}\n"
        for (a, b), n in sorted(pairs.items())
        if n >= LEAST_PAIR and b in kept and (a in kept or not a)
    ]
    Path(sys.argv[2]).write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))
    print(f"{len(kept)} syllables, {len(lines) - len(kept)} pairs")


if __name__ == "__main__":
    main()
