"""Trains the encoder; a run that was cut off goes on from its checkpoint and ends with the same bytes."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from index.errors import TrainingError
from index.training import asked as questions_of
from index.training.data import Data
from index.training.encoder.batches import Batches
from index.training.encoder.losses import PASSAGE_TOKENS, step_loss
from index.training.encoder.model import PROJECTION, EncoderModel, save_encoder
from index.training.encoder.recipe import Recipe
from index.training.masters import Masters

CHECKPOINT = "checkpoint.pt"
CHECKPOINT_SECONDS = 180.0
FITTED_ON = 200  # passages whose tokens give the projection its axes


def train(
    start: Path,
    data: Data,
    asked: questions_of.Data,
    out: Path,
    recipe: Recipe,
    device: str = "cpu",
    report: Callable[[int, float], None] = lambda step, loss: None,  # noqa: ARG005
    checkpoint_seconds: float = CHECKPOINT_SECONDS,
) -> None:
    """Trains the model in `start` and saves it in `out`, going on from a checkpoint there if there is one.

    report: called with the steps done and the loss of the last; checkpoint_seconds: the time between checkpoints, which
    changes nothing of what comes out.

    Raises:
        TrainingError: the checkpoint is another run's, or damaged.
    """
    out.mkdir(parents=True, exist_ok=True)
    model = EncoderModel(start, device)
    if not (start / PROJECTION).exists():
        model.fit_projection([p.passage for p in data.questions[:: max(1, len(data.questions) // FITTED_ON)]],
                             PASSAGE_TOKENS)  # fmt: skip
    masters = Masters(model.parameters(), recipe.rates)
    model.to_bfloat16()
    masters.publish()
    batches = Batches(data, asked, recipe)
    step = _resume(out / CHECKPOINT, masters, batches, recipe)
    saved = time.monotonic()
    while step < recipe.steps:
        loss = step_loss(model, batches.draw(step), recipe)
        loss.backward()  # type: ignore[no-untyped-call]
        masters.step(step)
        step += 1
        if time.monotonic() - saved >= checkpoint_seconds or step == recipe.steps:
            _save(out / CHECKPOINT, step, masters, batches, recipe)
            saved = time.monotonic()
        report(step, float(loss.detach()))
    save_encoder(model, {n: p.data for n, p in masters.weights.items()}, out)
    (out / "training.json").write_text(
        json.dumps({"recipe": asdict(recipe), "data": data.counts | asked.counts}, indent=1) + "\n", encoding="utf-8"
    )


def _save(path: Path, step: int, masters: Masters, batches: Batches, recipe: Recipe) -> None:
    # Nothing is drawn at random by torch: there is no dropout.
    state = {**masters.state(), "step": step, "rng": batches.rng.getstate(), "recipe": json.dumps(asdict(recipe))}
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


def _resume(path: Path, masters: Masters, batches: Batches, recipe: Recipe) -> int:
    """Returns the steps that the checkpoint has done, 0 where there is none."""
    if not path.exists():
        return 0
    try:
        state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
        theirs, ours = json.loads(state["recipe"]), json.loads(json.dumps(asdict(recipe)))
        if theirs == ours:
            masters.load(state)
            batches.rng.setstate(state["rng"])
            return int(state["step"])
    except Exception as error:  # pickle, zip files and torch raise what they like
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise TrainingError(f"{path}: damaged, or not of this start ({reason}); remove it to begin again") from error
    changed = [f"{n} {theirs.get(n)}, {n} {v} asked for" for n, v in ours.items() if theirs.get(n) != v]
    raise TrainingError(f"{path}: of a run with {changed[0]}; name another --out, or remove it to begin again")
