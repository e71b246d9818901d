"""What the encoder sees in a step, drawn by a seed: questions in two forms, texts that answer them, look-alikes."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.training import asked as questions_of
from index.training.data import Data, cloze
from index.training.encoder.recipe import Recipe
from index.training.examples import Asked, Example, Source, Split
from index.training.negatives import mine_negatives
from index.training.typing_forms import Form, draw_form, other_language, typed, wording
from index.training.windows import piece

LONGEST_PIECE = 560  # code points of a text below its title; the product cuts at 700 with less of a title
BEGINNING = 480  # code points of an article among look-alikes
ENTRIES_EVERY = 4  # steps
ARTICLES_BESIDE = 6000  # articles without questions that stand among look-alikes


@dataclass(frozen=True)
class Batch:
    """questions, again: each question in two forms; passages: what answers them, no two alike; negatives: look-alikes.

    english, vietnamese: sentences with their translations; entries, glosses: of the dictionary, often none.
    """

    questions: list[str]
    again: list[str]
    passages: list[str]
    negatives: list[str]
    english: list[str]
    vietnamese: list[str]
    entries: list[str]
    glosses: list[str]


@dataclass(frozen=True)
class _Drawn:
    """A question in two forms, the text that answers it, its look-alikes."""

    question: str
    again: str
    passage: str
    look_alikes: Sequence[str] = ()


class Batches:
    """Draws batches; `rng` is all that changes from one to the next."""

    def __init__(self, data: Data, asked: questions_of.Data, recipe: Recipe) -> None:
        self.rng = random.Random(recipe.seed)
        self.data, self.asked, self.recipe = data, asked, recipe
        self._of = {source: asked.of(Split.TRAIN, source) for source in Source}
        self._groups = {source: _grouped(examples) for source, examples in self._of.items()}
        self._look_alikes = self._mined()
        self._pair_negatives = mine_negatives([q for q, _ in asked.pairs], [p for _, p in asked.pairs],
                                              asked.passages) if asked.pairs else []  # fmt: skip
        self._kinds = self._present()

    def draw(self, step: int) -> Batch:
        """Returns the batch of a step."""
        kinds, shares = zip(*self._kinds, strict=True)
        drawn: list[_Drawn] = self.rng.choices(kinds, shares)[0]()
        drawn = list({d.passage: d for d in drawn}.values())
        passages = [d.passage for d in drawn]
        found = [n for d in drawn for n in self.rng.sample(list(d.look_alikes[:10]), min(1, len(d.look_alikes)))]
        negatives = [n for n in dict.fromkeys(found) if n not in set(passages)]
        sentences = self.rng.sample(self.data.parallel, min(self.recipe.parallel, len(self.data.parallel)))
        entries = []
        if step % ENTRIES_EVERY == 0:
            entries = self.rng.sample(self.data.lexicon, min(self.recipe.entries, len(self.data.lexicon)))
        return Batch(
            [d.question for d in drawn], [d.again for d in drawn], passages,
            self.rng.sample(negatives, min(self.recipe.negatives, len(negatives))),
            [en for en, _ in sentences], [self._form(vi) for _, vi in sentences],
            [self._form(vi) for _, vi in entries], [en for en, _ in entries],
        )  # fmt: skip

    def _present(self) -> list[tuple[Callable[[], list[_Drawn]], float]]:
        mixture = self.recipe.mixture
        kinds: list[tuple[Callable[[], list[_Drawn]], float, Sequence[object]]] = [
            (lambda: self._asked_of(Source.REAL), mixture.real, self._of[Source.REAL]),
            (lambda: self._asked_of(Source.LAW), mixture.law, self._of[Source.LAW]),
            (lambda: self._asked_of(Source.WRITTEN), mixture.written, self._of[Source.WRITTEN]),
            (self._pairs, mixture.pairs, self.asked.pairs),
            (self._sentences, mixture.sentences, self.asked.articles),
            (self._translated, mixture.translated, self.data.translated),
        ]
        return [(draw, share) for draw, share, found in kinds if found and share > 0]

    def _asked_of(self, source: Source) -> list[_Drawn]:
        """Returns questions on a source's texts, a few of one document or cluster after another: those look alike."""
        chosen: list[Example] = []
        groups = self._groups[source]
        for group in self.rng.sample(groups, min(len(groups), self.recipe.queries)):
            chosen += self.rng.sample(group, min(len(group), self.recipe.beside))
            if len(chosen) >= self.recipe.queries:
                break
        return [self._of_example(e) for e in chosen[: self.recipe.queries]]

    def _of_example(self, example: Example) -> _Drawn:
        rng, form = self.rng, draw_form(self.recipe.forms, self.rng)
        number = rng.choice([n for n, a in enumerate(example.asked) if wording(a, form)] or [0])
        asked = example.asked[number]
        if not wording(asked, form):
            form = other_language(form, rng)
        text = piece(example.text, LONGEST_PIECE, rng, asked.answers[0] if asked.answers else "")
        again = self._again(asked, form, example)
        return _Drawn(typed(wording(asked, form), form, rng), again, example.shown(text),
                      self._look_alikes.get((example.id, number), ()))  # fmt: skip

    def _again(self, asked: Asked, form: Form, example: Example) -> str:
        """Returns the question in its other language; where it has one alone, another question on the text, or so."""
        rng, other = self.rng, other_language(form, self.rng)
        if wording(asked, other):
            return typed(wording(asked, other), other, rng)
        others = [a for a in example.asked if wording(a, other) and a.answers == asked.answers]
        if others:
            return typed(wording(rng.choice(others), other), other, rng)
        again = form if form is Form.ENGLISH else rng.choice((Form.RESTORED, Form.PLAIN, Form.HALF))
        return typed(wording(asked, form), again, rng)

    def _pairs(self) -> list[_Drawn]:
        places = self.rng.sample(range(len(self.asked.pairs)), min(self.recipe.queries, len(self.asked.pairs)))
        return [self._twice(*self.asked.pairs[n], self._pair_negatives[n]) for n in places]

    def _sentences(self) -> list[_Drawn]:
        drawn = []
        for article in self.rng.sample(self.asked.articles, min(self.recipe.queries, len(self.asked.articles))):
            text = article.text[: 2 * LONGEST_PIECE]
            taken = cloze(text, self.rng) if self.rng.random() < 0.6 else None
            question, passage = taken or (article.title, text)
            drawn.append(self._twice(question, f"{article.title}\n{passage}" if taken else passage))
        return drawn

    def _translated(self) -> list[_Drawn]:
        drawn = []
        for pair in self.rng.sample(self.data.translated, min(self.recipe.queries, len(self.data.translated))):
            taken = cloze(pair.queries[0], self.rng)
            question = taken[0] if taken else pair.queries[0][:300]
            drawn.append(_Drawn(question, question.lower(), pair.passage))
        return drawn

    def _twice(self, question: str, passage: str, look_alikes: Sequence[str] = ()) -> _Drawn:
        rng, form = self.rng, draw_form(self.recipe.forms, self.rng)
        first = Form.ACCENTED if form is Form.ENGLISH else form
        second = rng.choice((Form.RESTORED, Form.PLAIN, Form.HALF) if first is Form.ACCENTED else (Form.ACCENTED,))
        return _Drawn(typed(question, first, rng), typed(question, second, rng), passage, look_alikes)

    def _form(self, text: str) -> str:
        """Returns Vietnamese words as they may be typed, mostly as they are."""
        form = self.rng.choices((Form.ACCENTED, Form.RESTORED, Form.PLAIN, Form.HALF), (60, 15, 15, 10))[0]
        return text if form is Form.ACCENTED else typed(text, form, self.rng)

    def _mined(self) -> dict[tuple[str, int], tuple[str, ...]]:
        """Returns the look-alikes of each question on a text, by the text's id and the question's place."""
        found: dict[tuple[str, int], tuple[str, ...]] = {}
        rng = random.Random(self.recipe.seed)
        for source, examples in self._of.items():
            if not examples:
                continue
            texts = [e.shown(e.text[:LONGEST_PIECE]) for e in examples]
            pool = texts
            if source is Source.LAW:
                beside = rng.sample(self.asked.articles, min(ARTICLES_BESIDE, len(self.asked.articles)))
                pool = [*texts, *(f"{a.title}\n{a.text[:BEGINNING]}" for a in beside)]
            keys = [(e.id, n) for e in examples for n in range(len(e.asked))]
            queries = [a.vi or e.asked[0].vi for e in examples for a in e.asked]
            answers = [t for e, t in zip(examples, texts, strict=True) for _ in e.asked]
            mined = mine_negatives(queries, answers, pool)
            # Not those of the same text, which begin as it does.
            found |= {k: tuple(n for n in m if n != a) for k, m, a in zip(keys, mined, answers, strict=True)}
        return found


def _grouped(examples: Sequence[Example]) -> list[list[Example]]:
    groups: dict[str, list[Example]] = {}
    for example in examples:
        groups.setdefault(example.group, []).append(example)
    return list(groups.values())
