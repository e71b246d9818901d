"""English words to the Vietnamese terms that the lexical index holds, by a table learnt from parallel text."""

import gzip
from importlib.resources import files

from corpus.once import once

TABLE = "translation.tsv.gz"


@once
def translations() -> dict[str, tuple[tuple[str, float], ...]]:
    """Returns the table: for each English word its Vietnamese terms with their probabilities, the likeliest first."""
    text = gzip.decompress(files("index.words").joinpath(TABLE).read_bytes()).decode()
    table: dict[str, list[tuple[str, float]]] = {}
    for line in text.splitlines():
        word, term, probability = line.split("\t")
        table.setdefault(word, []).append((term, float(probability)))
    return {word: tuple(terms) for word, terms in table.items()}
