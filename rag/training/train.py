"""Trains the reader; a run that was cut off goes on from its checkpoint and ends with the same bytes."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from index.errors import TrainingError
from index.training.asked import Data
from index.training.masters import Masters
from rag.training.groups import Groups
from rag.training.model import ReaderModel, save_model
from rag.training.objective import Objective, supervised
from rag.training.recipe import Recipe

CHECKPOINT = "checkpoint.pt"
CHECKPOINT_SECONDS = 180.0


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
    masters, groups = Masters(model.parameters(), recipe.rates), Groups(data, recipe)
    model.to_bfloat16()
    masters.publish()
    step = _resume(out / CHECKPOINT, masters, groups, recipe)
    saved = time.monotonic()
    while step < recipe.steps:
        loss = objective(model, [groups.draw() for _ in range(recipe.groups)], recipe)
        loss.backward()  # type: ignore[no-untyped-call]
        masters.step(step)
        step += 1
        if time.monotonic() - saved >= checkpoint_seconds or step == recipe.steps:
            _save(out / CHECKPOINT, step, masters, groups, recipe)
            saved = time.monotonic()
        report(step, float(loss.detach()))
    save_model(model, {n: p.data for n, p in masters.weights.items()}, out)


def _save(path: Path, step: int, masters: Masters, groups: Groups, recipe: Recipe) -> None:
    # Nothing is drawn at random by torch: there is no dropout.
    state = {**masters.state(), "step": step, "rng": groups.rng.getstate(), "recipe": json.dumps(asdict(recipe))}
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


def _resume(path: Path, masters: Masters, groups: Groups, recipe: Recipe) -> int:
    """Returns the steps that the checkpoint has done, 0 where there is none."""
    if not path.exists():
        return 0
    try:
        state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
        theirs, ours = json.loads(state["recipe"]), json.loads(json.dumps(asdict(recipe)))
        if theirs == ours:
            masters.load(state)
            groups.rng.setstate(state["rng"])
            return int(state["step"])
    except Exception as error:  # pickle, zip files and torch raise what they like
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise TrainingError(f"{path}: damaged, or not of this start ({reason}); remove it to begin again") from error
    changed = [f"{n} {theirs.get(n)}, {n} {v} asked for" for n, v in ours.items() if theirs.get(n) != v]
    raise TrainingError(f"{path}: of a run with {changed[0]}; name another --out, or remove it to begin again")
