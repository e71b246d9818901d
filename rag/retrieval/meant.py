"""Which stored document does a phrase mean? Told by words of titles, issuers and places; by vectors where words fail.

The one place where a document called by its subject is looked for: "cái chỉ thị chống đuối nước", "the decree on
villages". One is meant only where it is ahead of all others; several that are level are asked back.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import Metadata
from corpus.text.accents import fold
from index.words.restoration import restore_accents
from rag.retrieval.wording import SOFT, naming_words, sound, syllable_weight, word_groups

# How near a phrase is to each of several texts, by the encoder: cosines, in their order.
Similar = Callable[[str, Sequence[str]], Sequence[float]]
ENOUGH = 0.55  # of the weight of a phrase's words and pairs, what a head must hold to be meant by words
LEVEL = 0.1  # less than this behind the best is level with it
ALIKE = 0.8  # what a word spelt as it sounds counts for
# Half of what words hold and the cosine, added: from what on a title is meant, and how far ahead of the next. Of 43
# phrases for 60 titles those whose document is not there come to 0.52 at most, those that words miss to 0.62 and more.
NEAR, AHEAD = 0.58, 0.08
LISTED_NEAR = 0.7  # the same of a list, where a word of the phrase is held: of two words one, and a cosine of .45
MOST_ENCODED = 200  # titles that are compared by vectors, those with most of the words
# In a whole question: what its words that a head holds weigh at least (two or three rare syllables and their pair), and
# more than those of the next head. Of 85 questions that name no number, over homes of eight to ten documents, 79 are
# this far ahead and all right; of the six that are not three are wrong.
HOLDS, HOLDS_MORE = 12.0, 6.0


@dataclass(frozen=True)
class Phrase:
    """What a document is called, without its kind: folded words, and in which language."""

    words: tuple[str, ...]
    language: str


def meant(phrase: Phrase, heads: Mapping[str, Metadata], similar: Similar | None = None) -> tuple[str, ...]:
    """Returns the documents that a phrase means: one where it is ahead, several that are level, none where none fits.

    heads: of those that it may be, by id; similar: compares by vectors, None for words alone.
    """
    held = scores(phrase, heads)
    ranked = sorted(held, key=lambda i: (-held[i], i))
    if ranked and held[ranked[0]] >= ENOUGH:
        return tuple(i for i in ranked if held[i] > held[ranked[0]] - LEVEL)
    return _by_vectors(phrase, heads, held, ranked[:MOST_ENCODED], similar) if similar and ranked else ()


def nearest(phrase: Phrase, heads: Mapping[str, Metadata], similar: Similar) -> tuple[str, ...]:
    """Returns the documents whose titles are nearest to a phrase of which each holds some word: all that are level.

    Where a list is asked for several may be meant, which `meant` would not tell apart.
    """
    held = scores(phrase, heads)
    ids = sorted((i for i in held if held[i] > 0.0), key=lambda i: (-held[i], i))[:MOST_ENCODED]
    sums = _with_cosines(phrase, heads, held, ids, similar) if ids else {}
    best = max(sums.values(), default=0.0)
    return tuple(i for i in ids if sums[i] > best - LEVEL / 2) if best >= LISTED_NEAR else ()


def scores(phrase: Phrase, heads: Mapping[str, Metadata]) -> dict[str, float]:
    """Returns for each document the share of a phrase that its head holds, 0 … 1, words and pairs by their weight."""
    groups = [g for g in word_groups(phrase.words, phrase.language) if not g <= SOFT]
    said = {i: _Said.of(naming_words(meta, i)) for i, meta in heads.items()}
    return {i: _share(groups, words, phrase.language) for i, words in said.items()} if groups else {}


def spoken_of(phrase: Phrase, heads: Mapping[str, Metadata]) -> tuple[str, ...]:
    """Returns the documents that a whole question speaks of, by the words of their heads in it; none where none is.

    Several are level where no one is ahead of all others. Words that no head has tell nothing: they are what is asked.
    """
    held = _weights_held(phrase, heads)
    most = max(held.values(), default=0.0)
    return tuple(i for i in sorted(held) if held[i] > most - HOLDS_MORE) if most >= HOLDS else ()


def _weights_held(phrase: Phrase, heads: Mapping[str, Metadata]) -> dict[str, float]:
    """Returns for each document what the words and pairs of a phrase weigh that its head holds."""
    groups = [g for g in word_groups(phrase.words, phrase.language) if not g <= SOFT]
    said = {i: _Said.of(naming_words(meta, i)) for i, meta in heads.items()}
    return {i: _got(groups, _weights(groups), words, phrase.language) for i, words in said.items()}


@dataclass(frozen=True)
class _Said:
    """The words of a head with blanks round them, as they are and as they sound."""

    words: str
    sounds: str

    @classmethod
    def of(cls, text: str) -> "_Said":
        words = [w for w in text.split() if w not in SOFT]
        return cls(f" {' '.join(words)} ", f" {' '.join(map(sound, words))} ")


def _share(groups: Sequence[frozenset[str]], said: _Said, language: str) -> float:
    weights = _weights(groups)
    pairs = sum((x + y) / 2 for x, y in pairwise(weights)) if language == "vi" else 0.0
    return _got(groups, weights, said, language) / (sum(weights) + pairs)


def _weights(groups: Sequence[frozenset[str]]) -> list[float]:
    return [max(syllable_weight(w) for word in group for w in word.split()) for group in groups]


def _got(groups: Sequence[frozenset[str]], weights: Sequence[float], said: _Said, language: str) -> float:
    """Returns what those of the words weigh that a head holds; in Vietnamese their pairs too."""
    got = sum(w * _held(group, said) for w, group in zip(weights, groups, strict=True))
    if language == "vi":
        for (a, b), (x, y) in zip(pairwise(groups), pairwise(weights), strict=True):
            got += (x + y) / 2 * _pair_held(a, b, said)
    return got


def _held(group: frozenset[str], said: _Said) -> float:
    kept = (_without_soft(word) for word in group)
    if any(f" {word} " in said.words for word in kept if word):
        return 1.0
    return ALIKE * any(f" {sound(word)} " in said.sounds for word in group if " " not in word)


def _pair_held(first: frozenset[str], second: frozenset[str], said: _Said) -> float:
    pairs = [(a, b) for a in first for b in second]
    if any(f" {a} {b} " in said.words for a, b in pairs):
        return 1.0
    return ALIKE * any(f" {sound(a)} {sound(b)} " in said.sounds for a, b in pairs)


def _without_soft(word: str) -> str:
    return " ".join(w for w in word.split() if w not in SOFT)


def _by_vectors(
    phrase: Phrase, heads: Mapping[str, Metadata], held: Mapping[str, float], ids: Sequence[str], similar: Similar
) -> tuple[str, ...]:
    """Returns the document whose title a phrase is nearest to, by vector and words together; none where none is."""
    sums = _with_cosines(phrase, heads, held, ids, similar)
    best, *others = sorted(sums, key=lambda i: (-sums[i], i))
    ahead = not others or sums[others[0]] <= sums[best] - AHEAD
    return (best,) if sums[best] >= NEAR and ahead else ()


def _with_cosines(
    phrase: Phrase, heads: Mapping[str, Metadata], held: Mapping[str, float], ids: Sequence[str], similar: Similar
) -> dict[str, float]:
    """Returns for each document half of what its words hold of a phrase and the cosine with its title, added."""
    asked = " ".join(phrase.words)
    written = restore_accents(asked) if phrase.language == "vi" else asked
    cosines = similar(written, [title_text(heads[i], i) for i in ids])
    return {i: held[i] / 2 + cosine for i, cosine in zip(ids, cosines, strict=True)}


def title_text(meta: Metadata, document_id: str) -> str:
    """Returns what is encoded of a head: kind, subject and place; the file's name where it states no subject."""
    subject = meta.title or restore_accents(fold(document_id))
    return " ".join(filter(None, (meta.kind, subject, meta.place)))
