"""Judges a reader on texts that it never saw: near questions refused, answers found, yes told from no."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch

from corpus.text.accents import strip_accents
from index.progress import Progress, no_progress
from index.training.asked import Data
from index.training.examples import Asked, Example, Source, Split
from index.training.windows import piece
from index.words.restoration import restore_accents
from rag.training.groups import Item, VerdictLabel
from rag.training.measures import accuracy, auc, refused, span_f1
from rag.training.model import Packed, ReaderModel

FORMS = ("vi", "vi-plain", "en")  # as the product calls them; without accents, they are restored before it is read
PIECE = 600  # code points of a long text that are read
LONGEST_ANSWER = 60  # tokens
TOGETHER = 32


@dataclass(frozen=True)
class Asking:
    """A question put to the reader; kind: `right`, `near` or `verdict`."""

    source: Source
    form: str
    kind: str
    item: Item


@dataclass(frozen=True)
class Said:
    """What the reader said: the logit of answers, the words it pointed at, and whether it leans to yes."""

    score: float
    words: str
    yes: bool


@dataclass(frozen=True)
class Figures:
    """Measures of one source and form; None where there is nothing to measure it on.

    questions; auc: answered against near questions; refused: near questions, at 5 % false refusals; span_f1; verdict:
    the share of yes-or-no questions told right.
    """

    source: str
    form: str
    questions: int
    auc: float | None
    refused: float | None
    span_f1: float | None
    verdict: float | None


def judge(model: ReaderModel, data: Data, most: int, progress: Progress = no_progress) -> list[Figures]:
    """Returns the measures by source and form, on at most so many texts of each source."""
    askings = [a for source in Source for a in _askings(data.of(Split.JUDGE, source), most)]
    said = _read(model, [a.item for a in askings], progress)
    both = list(zip(askings, said, strict=True))
    out = []
    for source in Source:
        for form in FORMS:
            chosen = [(a, s) for a, s in both if a.source is source and a.form == form]
            if chosen:
                out.append(figures_of(source.value, form, chosen))
    return out


def figures_of(source: str, form: str, asked: Sequence[tuple[Asking, Said]]) -> Figures:
    """Returns the measures of questions with what was said to them."""
    right = [s.score for a, s in asked if a.kind == "right"]
    near = [s.score for a, s in asked if a.kind == "near"]
    spans = [span_f1(s.words, a.item.answers) for a, s in asked if a.kind == "right"]
    verdicts = [s.yes == (a.item.verdict is VerdictLabel.YES) for a, s in asked if a.kind == "verdict"]
    return Figures(
        source,
        form,
        len(asked),
        auc(right, near) if right and near else None,
        refused(right, near) if right and near else None,
        _mean(spans),
        accuracy(verdicts) if verdicts else None,
    )


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _askings(examples: Sequence[Example], most: int) -> Iterator[Asking]:
    rng = random.Random(1)
    for example in rng.sample(examples, min(most, len(examples))):
        for form in FORMS:
            for kind, asked, verdict in _questions(example):
                question = _wording(asked, form)
                shown = asked if asked.answers else example.asked[0]  # a near question beside what answers another
                text = example.shown(piece(example.text, PIECE, rng, next(iter(shown.answers), "")))
                if question:
                    item = Item(question, text, kind != "near", asked.answers, verdict)
                    yield Asking(example.source, form, kind, item)


def _questions(example: Example) -> Iterator[tuple[str, Asked, VerdictLabel | None]]:
    for asked in example.asked:
        if asked.answers:
            yield "right", asked, None
    for near in example.near:
        yield "near", near, None
    for label, asked_of in ((VerdictLabel.YES, example.yes), (VerdictLabel.NO, example.no)):
        if asked_of:
            yield "verdict", asked_of, label


def _wording(asked: Asked, form: str) -> str:
    if form == "en":
        return asked.en
    return restore_accents(strip_accents(asked.vi)) if form == "vi-plain" else asked.vi


def _read(model: ReaderModel, items: Sequence[Item], progress: Progress) -> list[Said]:
    said: dict[int, Said] = {}
    order = sorted(range(len(items)), key=lambda n: len(items[n].text))
    with torch.inference_mode():
        for at in range(0, len(order), TOGETHER):
            places = order[at : at + TOGETHER]
            packed = model.pack([items[n] for n in places])
            outputs = model.forward(packed)
            for row, n in enumerate(places):
                words = _words(packed[row], items[n].text, outputs.start[row], outputs.end[row])
                yes = bool(outputs.verdict[row, 0] > outputs.verdict[row, 1])
                said[n] = Said(float(outputs.answers[row]), words, yes)
            progress(len(said), len(items))
    return [said[n] for n in range(len(items))]


def _words(packed: Packed, text: str, start: torch.Tensor, end: torch.Tensor) -> str:
    """Returns the words from the likeliest start to the likeliest end that is not far behind it."""
    first = int(start.argmax())
    last = first + int(end[first : first + LONGEST_ANSWER].argmax())
    if not packed.first <= first <= last < packed.first + len(packed.offsets):
        return ""
    return text[packed.offsets[first - packed.first][0] : packed.offsets[last - packed.first][1]]
