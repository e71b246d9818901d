"""What a training run leaves behind, so that one that was cut off goes on from there and ends with the same bytes."""

import json
import random
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from corpus.message import Message
from index.errors import TrainingError
from index.training.masters import Masters

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

CHECKPOINT = "checkpoint.pt"
CHECKPOINT_SECONDS = 180.0


def save_checkpoint(path: Path, step: int, masters: Masters, rng: random.Random, recipe: "DataclassInstance") -> None:
    """Writes the steps done, the weights with their optimiser, what is drawn next and the recipe; by a rename."""
    # Nothing is drawn at random by torch: there is no dropout.
    state = {**masters.state(), "step": step, "rng": rng.getstate(), "recipe": json.dumps(asdict(recipe))}
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


def resume(path: Path, masters: Masters, rng: random.Random, recipe: "DataclassInstance") -> int:
    """Returns the steps that the checkpoint has done, 0 where there is none; masters and rng are put back to it.

    Raises:
        TrainingError: the checkpoint is another run's, or damaged.
    """
    if not path.exists():
        return 0
    try:
        state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
        theirs, ours = json.loads(state["recipe"]), json.loads(json.dumps(asdict(recipe)))
        if theirs == ours:
            masters.load(state)
            rng.setstate(state["rng"])
            return int(state["step"])
    except Exception as error:  # pickle, zip files and torch raise what they like
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise TrainingError(
            Message(
                "{path}: damaged, or not of this start ({reason}); remove it to begin again", path=path, reason=reason
            )
        ) from error
    changed = [f"{n} {theirs.get(n)}, {n} {v} asked for" for n, v in ours.items() if theirs.get(n) != v]
    raise TrainingError(
        Message(
            "{path}: of a run with {changed}; name another --out, or remove it to begin again",
            path=path,
            changed=changed[0],
        )
    )
