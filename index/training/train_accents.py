"""Counts accented syllables and pairs of them in Vietnamese text, for `index.words.restoration`.

Questions count thrice and words of the dictionary twice: what is typed without accents is a question, and everyday
words are rare in law.

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

LEAST_SYLLABLE, LEAST_PAIR = 5, 2
QUESTION_TIMES, WORD_TIMES = 3, 2
WHOLE = 1_000_000  # code points: no article is longer
LONGEST_SYLLABLE = 7


def texts(data: Data) -> Iterator[tuple[str, int]]:
    """Yields Vietnamese texts of every kind, with how many times each counts."""
    for _, vi in dict.fromkeys(data.parallel):
        yield vi, 1
    for _, vi in data.lexicon:
        yield vi, WORD_TIMES
    seen: set[str] = set()
    for pair in (*data.questions, *data.articles, *data.written, *(p for c in data.clusters for p in c)):
        for query in pair.queries:
            if not query.isascii():  # an English one teaches nothing
                yield query, QUESTION_TIMES
        if pair.passage not in seen:
            seen.add(pair.passage)
            yield pair.passage, 1


def count(data: Data) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Returns how often syllables and pairs of neighbours stand in the texts."""
    syllables: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text, times in texts(data):
        for run in re.split(r"[^\w\s]|\n", text.lower()):
            words = re.findall(r"[^\W\d_]+", run)
            for word in words:
                syllables[word] += times
            for pair in pairwise(["", *words]):
                pairs[pair] += times
    return syllables, pairs


def main() -> None:
    """Counts and writes the table."""
    syllables, pairs = count(load_data(Path(sys.argv[1]), WHOLE))
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
