"""Groups: one question with several clauses, drawn by a seed; what the reader sees in a step is a few of them.

A group has the question on the clause that answers it, on the clause without the sentence that answers, on clauses
beside it and on look-alikes, and a near question on the clause; or, as a verdict group, the yes and the no question.
"""

import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeVar

from index.training.asked import Data
from index.training.examples import Asked, Example, Source, Split
from index.training.typing_forms import Form, draw_form, other_language, typed, wording
from index.training.windows import piece, without
from rag.training.contradiction import contradicted
from rag.training.negatives import find_negatives
from rag.training.recipe import Recipe

SHORTEST = 60  # code points that are left of a clause without its answer
LONGEST_NEGATIVE = 620
BESIDE = 2  # clauses of the same document or cluster in a group
HITS_BESIDE = 4  # hits of the product that do not answer, in a group
UNSAID = 0.7  # of verdict groups with clauses beside: one of these, which does not say
NEAR_TWICE = 0.4  # of groups: a near question in the other language as well
NEAR_ON_PIECE = 0.7  # of near questions on an article: on the piece with the answer
KEPT_FIGURES = 0.45  # of near questions on written clauses that ask for a figure, which too many do
_FIGURE = re.compile(r"bao nhiêu|mấy\b|how (?:much|many|long)|mức (?:phạt|phí|chi)|phạt|penalt|\bfine", re.IGNORECASE)

_T = TypeVar("_T")


class VerdictLabel(IntEnum):
    """What a clause says to a yes-or-no question; the numbers are places among the three logits."""

    YES = 0
    NO = 1
    NEITHER = 2


@dataclass(frozen=True)
class Item:
    """A question on a text; answers: the words that answer, where known; verdict: of a yes-or-no question alone."""

    question: str
    text: str
    answered: bool
    answers: tuple[str, ...] = ()
    verdict: VerdictLabel | None = None


class Groups:
    """Draws groups; `rng` is all that changes from one to the next."""

    def __init__(self, data: Data, recipe: Recipe) -> None:
        self.rng = random.Random(recipe.seed)
        self.recipe = recipe
        self.data = data
        self.negatives = find_negatives(data, random.Random(recipe.seed))
        self._of = {source: data.of(Split.TRAIN, source) for source in Source}
        self._beside = _by((e for found in self._of.values() for e in found), lambda e: e.group)
        self._laws = _by(data.articles, lambda a: a.law)
        self._kinds = self._present()

    def draw(self) -> list[Item]:
        """Returns a group."""
        kinds, shares = zip(*self._kinds, strict=True)
        drawn: Callable[[], list[Item]] = self.rng.choices(kinds, shares)[0]
        return drawn()

    def _present(self) -> list[tuple[Callable[[], list[Item]], float]]:
        mixture, of = self.recipe.mixture, self._of
        kinds: list[tuple[Callable[[], list[Item]], float, Sequence[object]]] = [
            (lambda: self.clause_group(self.rng.choice(of[Source.REAL])), mixture.real, of[Source.REAL]),
            (lambda: self.law_group(self.rng.choice(of[Source.LAW])), mixture.law, of[Source.LAW]),
            (lambda: self.clause_group(self.rng.choice(of[Source.WRITTEN])), mixture.written, of[Source.WRITTEN]),
            (self.unanswerable_group, mixture.unanswerable, self.data.unanswerable),
            (self.pair_group, mixture.pairs, self.data.pairs),
            (self.hits_group, mixture.hits, self.data.hits),
        ]
        return [(draw, share) for draw, share, found in kinds if found and share > 0]

    def clause_group(self, example: Example) -> list[Item]:
        """Returns a group on a real or a written clause, a verdict group among them."""
        rng, beside = self.rng, [e.shown() for e in self._beside[example.group] if e is not example]
        if example.yes and example.no and rng.random() < self.recipe.verdicts:
            return self.verdict_group(example, example.yes, example.no, beside)
        form = draw_form(self.recipe.forms, rng)
        number = rng.choice([n for n, a in enumerate(example.asked) if wording(a, form)] or [0])
        asked, text = example.asked[number], example.shown()
        question = self._say(asked, form)
        items = self._right(question, asked, form, text, bool(asked.answers))
        shorter = without(example.text, asked.answers)
        if shorter and len(shorter) > SHORTEST:
            items.append(Item(question, example.shown(shorter), answered=False))
        wrong = rng.sample(beside, min(BESIDE, len(beside)))
        wrong += self._look_alikes(example, number, 1 if beside or example.source is Source.REAL else 2)
        items += [Item(question, w, answered=False) for w in wrong]
        return items + self._near(example, form, text)

    def law_group(self, example: Example) -> list[Item]:
        """Returns a group on a piece of an article."""
        rng, size = self.rng, self.rng.choice(self.recipe.pieces)
        form, number = draw_form(self.recipe.forms, rng), rng.randrange(len(example.asked))
        asked = example.asked[number]
        question = self._say(asked, form)
        body = piece(example.text, size, rng, asked.answers[0])
        text = example.shown(body)
        wrong = self._look_alikes(example, number, 1)
        shorter = without(body, asked.answers)
        if shorter and len(shorter) > SHORTEST:
            wrong.append(example.shown(shorter))
        if len(example.text) > 2 * size:
            elsewhere = piece(example.text, size, rng)
            # Not where the piece begins or ends within the answer.
            if not any(part in elsewhere for a in asked.answers for part in (a[:40], a[-40:])):
                wrong.append(example.shown(elsewhere))
        same_law = [a for a in self._laws.get(example.group, ()) if a.id != example.id]
        if same_law and rng.random() > self.recipe.easy:
            article = rng.choice(same_law)
            wrong.append(f"{article.title}\n{piece(article.text, size, rng)}")
        items = self._right(question, asked, form, text, answered=True)
        items += [Item(question, w, answered=False) for w in wrong]
        on = text if rng.random() < NEAR_ON_PIECE else example.shown(piece(example.text, size, rng))
        return items + self._near(example, form, on)

    def verdict_group(self, example: Example, yes: Asked, no: Asked, beside: Sequence[str]) -> list[Item]:
        """Returns the yes and the no question on a clause, one of them in the other language too, a yes made a no."""
        rng, text, form = self.rng, example.shown(), draw_form(self.recipe.forms, self.rng)
        both = ((yes, VerdictLabel.YES), (no, VerdictLabel.NO))
        items = [Item(self._say(q, form), text, True, q.answers, label) for q, label in both]
        again, label = rng.choice(both)
        items.append(Item(self._say(again, other_language(form, rng)), text, True, again.answers, label))
        if changed := contradicted(wording(yes, form), text, form, rng):
            items.append(Item(typed(changed, form, rng), text, True, (), VerdictLabel.NO))
        if beside and rng.random() < UNSAID:
            items.append(Item(items[0].question, rng.choice(beside), False, (), VerdictLabel.NEITHER))
        items.append(Item(self._say(rng.choice(example.near), form), text, answered=False))
        return items

    def unanswerable_group(self) -> list[Item]:
        """Returns a question on two clauses of a cluster none of which answers it."""
        found = self.rng.choice(self.data.unanswerable)
        question = self._say(found.asked, draw_form(self.recipe.forms, self.rng))
        texts = self.rng.sample(found.texts, min(BESIDE, len(found.texts)))
        return [Item(question, text, answered=False) for text in texts]

    def pair_group(self) -> list[Item]:
        """Returns a question on its passage, on look-alikes and, where there are any, on an article of law."""
        rng, number = self.rng, self.rng.randrange(len(self.data.pairs))
        question, passage = self.data.pairs[number]
        form = draw_form(self.recipe.forms, rng)
        question = typed(question, Form.ACCENTED if form is Form.ENGLISH else form, rng)
        found = self.negatives.of_pair[number]
        wrong = [w[:LONGEST_NEGATIVE] for w in rng.sample(found, min(BESIDE, len(found)))]
        wrong += [rng.choice(self.negatives.law)] if self.negatives.law else []
        return [Item(question, passage, answered=True), *(Item(question, w, answered=False) for w in wrong)]

    def hits_group(self) -> list[Item]:
        """Returns a question on a clause that answers it and on hits that do not, the nearest drawn most often."""
        rng, found = self.rng, self.rng.choice(self.data.hits)
        form = draw_form(self.recipe.forms, rng)
        asked = rng.choice([a for a in found.asked if wording(a, form)] or found.asked)
        question = self._say(asked, form)
        verdict = VerdictLabel[found.verdict.upper()] if found.verdict else None
        items = []
        if found.right:
            text = rng.choice(found.right)
            items = [Item(question, text, True, tuple(a for a in asked.answers if a in text), verdict)]
        return items + [Item(question, wrong, answered=False) for wrong in nearest(found.wrong, HITS_BESIDE, rng)]

    def _say(self, asked: Asked, form: Form) -> str:
        return typed(wording(asked, form) or asked.vi or asked.en, form, self.rng)

    def _right(self, question: str, asked: Asked, form: Form, text: str, answered: bool) -> list[Item]:
        """Returns the question on its clause, at times in the other language as well."""
        items = [Item(question, text, answered, asked.answers)]
        other = other_language(form, self.rng)
        if wording(asked, other) and self.rng.random() < self.recipe.both_languages:
            items.append(Item(self._say(asked, other), text, answered, asked.answers))
        return items

    def _look_alikes(self, example: Example, number: int, count: int) -> list[str]:
        """Returns look-alikes of a question, now and then any text of the source instead, the beginning of each."""
        found, wrong = self.negatives.of_question[example.id, number], []
        for _ in range(count):
            other = self.rng.choice(self._of[example.source])
            if self.rng.random() < self.recipe.easy:
                wrong += [other.shown()] if other is not example else []
            elif found:
                wrong.append(self.rng.choice(found))
        return [w[:LONGEST_NEGATIVE] for w in wrong]

    def _near(self, example: Example, form: Form, text: str) -> list[Item]:
        """Returns a near question on the clause, at times one in the other language as well."""
        near = self.rng.choice(example.near)
        asks_figure = example.source is Source.WRITTEN and _FIGURE.search(f"{near.vi} {near.en}")
        if asks_figure and self.rng.random() > KEPT_FIGURES:
            return []
        questions = [self._say(near, form)]
        if self.rng.random() < NEAR_TWICE:
            questions.append(self._say(self.rng.choice(example.near), other_language(form, self.rng)))
        return [Item(q, text, answered=False) for q in questions]


def nearest(texts: Sequence[str], count: int, rng: random.Random) -> list[str]:
    """Returns so many of the texts at most, each once, the n-th drawn with a weight of 1 / (n + 1)."""
    drawn: list[str] = []
    left = list(enumerate(texts, start=1))
    while left and len(drawn) < count:
        [one] = rng.choices(left, [1 / (n + 1) for n, _ in left])
        left.remove(one)
        drawn.append(one[1])
    return drawn


def _by(found: Iterable[_T], key: Callable[[_T], str]) -> dict[str, list[_T]]:
    out: dict[str, list[_T]] = {}
    for one in found:
        out.setdefault(key(one), []).append(one)
    return out
