"""Accents given back to Vietnamese typed without them, or with half of them.

A hidden Markov model over syllables: each may be any of the accented forms seen in text, neighbours decide which; the
best sequence is found by Viterbi's algorithm. Counts of syllables and of pairs come from law, news and questions
(`index.training.train_accents`).
"""

import gzip
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from corpus.once import once
from corpus.text.accents import strip_accents

TABLE = "syllables.tsv.gz"
# A syllable seen so many times before gives its pairs half the weight, the syllable by itself having the rest.
SEEN_FOR_HALF = 1000
MOST_FORMS = 12

_TOKEN = re.compile(r"\w+|\W+")


@dataclass(frozen=True)
class SyllableModel:
    """Counts: of syllables by form, of pairs of neighbours, and the forms of each folded syllable."""

    counts: dict[str, int]
    pairs: dict[tuple[str, str], int]
    forms: dict[str, tuple[str, ...]]
    total: int

    def probability(self, before: str, syllable: str) -> float:
        """Returns p(syllable | the one before), interpolated; never 0."""
        alone = (self.counts.get(syllable, 0) + 0.1) / (self.total + 1.0)
        seen = self.counts.get(before, 0)
        if not seen:
            return alone
        weight = seen / (seen + SEEN_FOR_HALF)
        return weight * self.pairs.get((before, syllable), 0) / seen + (1.0 - weight) * alone


@once
def syllable_model() -> SyllableModel:
    """Returns the model that comes with the product."""
    text = gzip.decompress(files("index.words").joinpath(TABLE).read_bytes()).decode()
    counts: dict[str, int] = {}
    pairs: dict[tuple[str, str], int] = {}
    for line in text.splitlines():
        key, _, count = line.rpartition("\t")
        before, blank, syllable = key.partition(" ")
        if blank:
            pairs[before, syllable] = int(count)
        else:
            counts[key] = int(count)
    forms: dict[str, list[str]] = {}
    for syllable in sorted(counts, key=lambda s: (-counts[s], s)):
        forms.setdefault(strip_accents(syllable), []).append(syllable)
    kept = {folded: tuple(found[:MOST_FORMS]) for folded, found in forms.items()}
    return SyllableModel(counts, pairs, kept, sum(counts.values()))


def restore_accents(text: str) -> str:
    """Returns a Vietnamese text with its accents given back; syllables that carry some stay as they are typed.

    Blanks and punctuation stay, and so does the case of first letters. Text between two stops is one sequence.
    """
    model = syllable_model()
    out: list[str] = []
    run: list[str] = []  # syllables and what stands between them

    def flush() -> None:
        words = [t for t in run if t[0].isalnum()]
        restored = iter(_best_forms(words, model))
        out.extend(_in_case(next(restored), t) if t[0].isalnum() else t for t in run)
        run.clear()

    for token in _TOKEN.findall(text):
        if any(c in ".,;:?!()\n" for c in token):
            flush()
            out.append(token)
        else:
            run.append(token)
    flush()
    return "".join(out)


def _best_forms(words: Sequence[str], model: SyllableModel) -> list[str]:
    """Returns the likeliest accented forms of a sequence of syllables, lower case (Viterbi)."""
    best: dict[str, tuple[float, list[str]]] = {"": (0.0, [])}
    for word in words:
        lower = word.lower()
        known = model.forms.get(lower, ()) if strip_accents(lower) == lower else ()
        step: dict[str, tuple[float, list[str]]] = {}
        for form in known or (lower,):
            step[form] = max(
                (
                    (score + math.log(model.probability(before, form)), [*path, form])
                    for before, (score, path) in best.items()
                ),
                key=lambda pair: pair[0],
            )
        best = step
    return max(best.values(), key=lambda pair: pair[0])[1]


def _in_case(restored: str, typed: str) -> str:
    if typed.isupper() and len(typed) > 1:
        return restored.upper()
    return restored[:1].upper() + restored[1:] if typed[:1].isupper() else restored
