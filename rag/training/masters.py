"""Weights in bfloat16 for the arithmetic, with masters in float32 that the optimiser moves.

Casting every weight at every call (autocast) costs a CPU as much as the products; steps of a rate of 7e-5 are lost in
bfloat16.
"""

from typing import Any

import torch

from rag.training.model import ReaderModel
from rag.training.recipe import Recipe

WORDS = "word_embeddings"


class Masters:
    """The masters of a reader's weights and their optimiser; the body is turned into bfloat16."""

    def __init__(self, model: ReaderModel, recipe: Recipe) -> None:
        self.recipe = recipe
        self.weights = {n: torch.nn.Parameter(p.detach().float().clone()) for n, p in model.parameters().items()}
        model.to_bfloat16()
        self._live = model.parameters()
        words = [p for n, p in self.weights.items() if WORDS in n]
        others = [p for n, p in self.weights.items() if WORDS not in n]
        self._optimiser = torch.optim.AdamW(
            [{"params": words, "weight_decay": 0.0}, {"params": others, "weight_decay": recipe.decay}],
            lr=recipe.rate,
            fused=True,
        )
        self.publish()

    def step(self, step: int) -> None:
        """Moves the masters by the gradients of the weights, and the weights after them."""
        for group in self._optimiser.param_groups:
            group["lr"] = self.recipe.rate * schedule(step, self.recipe)
        for name, live in self._live.items():
            self.weights[name].grad = None if live.grad is None else live.grad.float()
            live.grad = None
        torch.nn.utils.clip_grad_norm_(list(self.weights.values()), self.recipe.clip)
        self._optimiser.step()
        self.publish()

    def publish(self) -> None:
        """Rounds the masters into the weights."""
        for name, live in self._live.items():
            live.data.copy_(self.weights[name].data)

    def state(self) -> dict[str, Any]:
        """Returns what a run goes on from."""
        return {"master": {n: p.data for n, p in self.weights.items()}, "opt": self._optimiser.state_dict()}

    def load(self, state: dict[str, Any]) -> None:
        """Takes over what a run left."""
        for name, weights in state["master"].items():
            self.weights[name].data.copy_(weights)
        self._optimiser.load_state_dict(state["opt"])
        self.publish()


def schedule(step: int, recipe: Recipe) -> float:
    """Returns the share of the learning rate: a linear rise, then a linear fall to the floor."""
    return min(1.0, (step + 1) / recipe.warm_up) * max(recipe.floor, 1.0 - step / recipe.steps)
