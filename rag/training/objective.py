"""The loss of a step: what is learnt from answers, or, in a smaller reader, from a larger one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

import torch

from rag.training.groups import Item, VerdictLabel
from rag.training.losses import (
    answered_loss,
    divergence,
    listwise_loss,
    span_loss,
    three_way,
    verdict_loss,
    yes_over_no_loss,
)
from rag.training.model import Outputs, Packed, ReaderModel
from rag.training.recipe import Recipe

FEWEST_JUDGED = 4  # verdicts that share the weight of all: one alone in a step does not get it

Objective = Callable[[ReaderModel, Sequence[Sequence[Item]], Recipe], torch.Tensor]


@dataclass(frozen=True)
class Batch:
    """The pairs of a step, those of like length together; group: the number of each one's group."""

    items: tuple[Item, ...]
    group: tuple[int, ...]
    packed: tuple[Packed, ...]

    def of_group(self, number: int) -> list[int]:
        """Returns the places of a group's pairs."""
        return [n for n, group in enumerate(self.group) if group == number]


def batch_of(model: ReaderModel, groups: Sequence[Sequence[Item]]) -> Batch:
    """Returns groups as one batch."""
    pairs = [(item, number) for number, group in enumerate(groups) for item in group]
    pairs.sort(key=lambda pair: len(pair[0].question) + len(pair[0].text))
    items = tuple(item for item, _ in pairs)
    return Batch(items, tuple(number for _, number in pairs), tuple(model.pack(items)))


def forward_in_parts(model: ReaderModel, packed: Sequence[Packed], together: int) -> Outputs:
    """Returns what the reader says of all, so many at once that little is padding."""
    parts = [model.forward(packed[at : at + together]) for at in range(0, len(packed), together)]
    return Outputs(
        tuple(row for part in parts for row in part.start),
        tuple(row for part in parts for row in part.end),
        torch.cat([part.answers for part in parts]),
        torch.cat([part.verdict for part in parts]),
    )


def supervised(model: ReaderModel, groups: Sequence[Sequence[Item]], recipe: Recipe) -> torch.Tensor:
    """Returns the loss against what is known of the groups."""
    batch = batch_of(model, groups)
    said = forward_in_parts(model, batch.packed, recipe.together)
    known = torch.tensor([float(i.answered) for i in batch.items], device=said.answers.device)
    spans = [span_loss(s, e, p.spans) for s, e, p in zip(said.start, said.end, batch.packed, strict=True) if p.spans]
    lists, pairs = _within_groups(batch, said, len(groups))
    return (
        answered_loss(said.answers, known)
        + recipe.span_weight * _mean(spans, known)
        + _verdicts(batch, said, recipe.neither_weight)
        + recipe.list_weight * _mean(lists, known)
        + recipe.pair_weight * _mean(pairs, known)
    )


def distilled(teacher: ReaderModel) -> Objective:
    """Returns the loss against what a teacher says of the same tokens, known answers left aside.

    The squared error of the answers' logits, and the divergences of start, end and verdict. Source: Sanh et al.,
    "DistilBERT, a distilled version of BERT" (2019).
    """

    def loss(model: ReaderModel, groups: Sequence[Sequence[Item]], recipe: Recipe) -> torch.Tensor:
        batch = batch_of(model, groups)
        said = forward_in_parts(model, batch.packed, recipe.together)
        with torch.no_grad():
            taught = forward_in_parts(teacher, batch.packed, recipe.together)
        starts = [divergence(s, t) for s, t in zip(said.start, taught.start, strict=True)]
        ends = [divergence(s, t) for s, t in zip(said.end, taught.end, strict=True)]
        verdicts = [
            divergence(three_way(s), three_way(t))
            for s, t, item in zip(said.verdict, taught.verdict, batch.items, strict=True)
            if item.verdict is not None
        ]
        apart = (said.answers - taught.answers).square().mean()
        spans = _mean([*starts, *ends], apart) * 2.0
        return apart + recipe.span_weight * spans + _mean(verdicts, apart)

    return loss


def _verdicts(batch: Batch, said: Outputs, neither_weight: float) -> torch.Tensor:
    losses = [
        verdict_loss(logits, item.verdict) * (neither_weight if item.verdict is VerdictLabel.NEITHER else 1.0)
        for logits, item in zip(said.verdict, batch.items, strict=True)
        if item.verdict is not None
    ]
    return _mean(losses, said.answers) * (len(losses) / max(FEWEST_JUDGED, len(losses)))


def _within_groups(batch: Batch, said: Outputs, groups: int) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
    """Returns the losses of each right pair against the wrong ones of its group, and of yes against no questions."""
    lists, pairs = [], []
    for number in range(groups):
        mine = batch.of_group(number)
        wrong = [n for n in mine if not batch.items[n].answered]
        right = [n for n in mine if batch.items[n].answered]
        lists += [listwise_loss(said.answers[n], said.answers[wrong]) for n in right if wrong]
        yes, no = ([n for n in mine if batch.items[n].verdict is v] for v in (VerdictLabel.YES, VerdictLabel.NO))
        pairs += [yes_over_no_loss(said.verdict[y], said.verdict[n]) for y, n in product(yes, no)]
    return lists, pairs


def _mean(losses: Sequence[torch.Tensor], like: torch.Tensor) -> torch.Tensor:
    return torch.stack(list(losses)).mean() if losses else like.new_zeros(())
