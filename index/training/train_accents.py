"""Counts accented syllables and pairs of them in Vietnamese text, for `index.words.restoration`.

Questions count thrice and words of the dictionary twice: what is typed without accents is a question, and everyday
words are rare in law. Questions as people ask them (`asked/`, ids kept apart left out) count ten times: "mấy đồng" is
in no law, "máy" is. Of 2,500 questions kept apart .929 of the syllables come back right, .901 without them.

    python -m index.training.train_accents DATA OUT.tsv.gz
"""

import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from pathlib import Path

from index.training.asked import Data as AskedData
from index.training.asked import load_data as load_asked
from index.training.data import Data, load_data
from index.training.examples import Split, split_of

LEAST_SYLLABLE, LEAST_PAIR = 5, 2
QUESTION_TIMES, WORD_TIMES, ASKED_TIMES = 3, 2, 10
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


def asked_texts(data: AskedData) -> Iterator[tuple[str, int]]:
    """Yields what people ask and of which texts, those kept apart left out, with how many times each counts."""
    train = [e for e in data.examples if split_of(e.id) is Split.TRAIN]
    for text in dict.fromkeys(e.text for e in train):
        yield text, 1
    for example in train:
        for one in filter(None, (*example.asked, *example.near, example.yes, example.no)):
            if one.vi and not one.vi.isascii():
                yield one.vi, ASKED_TIMES


def count(told: Iterable[tuple[str, int]]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Returns how often syllables and pairs of neighbours stand in the texts."""
    syllables: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text, times in told:
        for run in re.split(r"[^\w\s]|\n", text.lower()):
            words = re.findall(r"[^\W\d_]+", run)
            for word in words:
                syllables[word] += times
            for pair in pairwise(["", *words]):
                pairs[pair] += times
    return syllables, pairs


def main() -> None:
    """Counts and writes the table."""
    folder = Path(sys.argv[1])
    told = chain(texts(load_data(folder, WHOLE)), asked_texts(load_asked(folder)))
    syllables, pairs = count(told)
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
