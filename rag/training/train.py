"""Trains the reader; a run that was cut off goes on from its checkpoint and ends with the same bytes."""

import time
from collections.abc import Callable
from pathlib import Path

from index.training.asked import Data
from index.training.checkpoint import CHECKPOINT, CHECKPOINT_SECONDS, resume, save_checkpoint
from index.training.masters import Masters, has_fast_bfloat16
from rag.training.groups import Groups
from rag.training.model import ReaderModel, save_model
from rag.training.objective import Objective, supervised
from rag.training.recipe import Recipe


def train(
    model: ReaderModel,
    data: Data,
    out: Path,
    recipe: Recipe,
    report: Callable[[int, float], None] = lambda step, loss: None,  # noqa: ARG005
    objective: Objective = supervised,
    checkpoint_seconds: float = CHECKPOINT_SECONDS,
) -> None:
    """Trains a model and saves it in `out`, going on from a checkpoint there if there is one.

    report: called with the steps done and the loss of the last; checkpoint_seconds: the time between checkpoints, which
    changes nothing of what comes out.

    Raises:
        TrainingError: the checkpoint is another run's, or damaged.
    """
    out.mkdir(parents=True, exist_ok=True)
    model.freeze(recipe.frozen)
    untrained = {n: w.clone() for n, w in model.weights().items() if n not in model.parameters()}
    masters, groups = Masters(model.parameters(), recipe.rates), Groups(data, recipe)
    if has_fast_bfloat16(model.device):
        model.to_bfloat16()
    masters.publish()
    step = resume(out / CHECKPOINT, masters, groups.rng, recipe)
    saved = time.monotonic()
    while step < recipe.steps:
        loss = objective(model, [groups.draw() for _ in range(recipe.groups)], recipe)
        loss.backward()  # type: ignore[no-untyped-call]
        masters.step(step)
        step += 1
        if time.monotonic() - saved >= checkpoint_seconds or step == recipe.steps:
            save_checkpoint(out / CHECKPOINT, step, masters, groups.rng, recipe)
            saved = time.monotonic()
        report(step, float(loss.detach()))
    save_model(model, untrained | {n: p.data for n, p in masters.weights.items()}, out)
