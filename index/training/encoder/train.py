"""Trains the encoder; a run that was cut off goes on from its checkpoint and ends with the same bytes."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from index.training import asked as questions_of
from index.training.checkpoint import CHECKPOINT, CHECKPOINT_SECONDS, resume, save_checkpoint
from index.training.data import Data
from index.training.encoder.batches import Batches
from index.training.encoder.losses import PASSAGE_TOKENS, step_loss
from index.training.encoder.model import PROJECTION, EncoderModel, save_encoder
from index.training.encoder.recipe import Recipe
from index.training.masters import Masters, has_fast_bfloat16

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
    if has_fast_bfloat16(model.device):
        model.to_bfloat16()
    masters.publish()
    batches = Batches(data, asked, recipe)
    step = resume(out / CHECKPOINT, masters, batches.rng, recipe)
    saved = time.monotonic()
    while step < recipe.steps:
        loss = step_loss(model, batches.draw(step), recipe)
        loss.backward()  # type: ignore[no-untyped-call]
        masters.step(step)
        step += 1
        if time.monotonic() - saved >= checkpoint_seconds or step == recipe.steps:
            save_checkpoint(out / CHECKPOINT, step, masters, batches.rng, recipe)
            saved = time.monotonic()
        report(step, float(loss.detach()))
    save_encoder(model, {n: p.data for n, p in masters.weights.items()}, out)
    (out / "training.json").write_text(
        json.dumps({"recipe": asdict(recipe), "data": data.counts | asked.counts}, indent=1) + "\n", encoding="utf-8"
    )
