"""Weights in bfloat16 for the arithmetic, with masters in float32 that the optimiser moves.

Casting every weight at every call (autocast) costs a CPU as much as the products; steps of a rate of 7e-5 are lost in
bfloat16.
"""

from typing import Any

import torch

from index.training.rates import Rates

WORDS = "word_embeddings"


def has_fast_bfloat16(device: str) -> bool:
    """Returns whether a device multiplies in bfloat16 itself: without that it is slower than float32."""
    if device != "cpu":
        return True
    found = torch.cpu.get_capabilities()
    return bool(found.get("avx512_bf16") or found.get("amx_bf16") or found.get("bf16"))


class Masters:
    """The masters of a model's weights and their optimiser.

    live: the weights by name, in float32; `publish` rounds the masters into them, once they are in bfloat16.
    """

    def __init__(self, live: dict[str, torch.nn.Parameter], rates: Rates) -> None:
        self.rates = rates
        self.weights = {n: torch.nn.Parameter(p.detach().float().clone()) for n, p in live.items()}
        self._live = live
        words = [p for n, p in self.weights.items() if WORDS in n]
        others = [p for n, p in self.weights.items() if WORDS not in n]
        self._optimiser = torch.optim.AdamW(
            [{"params": words, "weight_decay": 0.0}, {"params": others, "weight_decay": rates.decay}],
            lr=rates.rate,
            fused=True,
        )

    def step(self, step: int) -> None:
        """Moves the masters by the gradients of the weights, and the weights after them."""
        for group in self._optimiser.param_groups:
            group["lr"] = self.rates.rate * self.rates.share(step)
        for name, live in self._live.items():
            self.weights[name].grad = None if live.grad is None else live.grad.float()
            live.grad = None
        torch.nn.utils.clip_grad_norm_(list(self.weights.values()), self.rates.clip)
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
