"""Trains the second stage: a small cross-encoder that reads a question and a passage together.

Three layers of the encoder's body over the encoder's own word vectors, which stay as they are and are not stored
twice. Each
step takes groups of one question, the passage that answers it and others that share its words (BM25) or are
another's; the
loss is cross-entropy over the group, and binary cross-entropy of each pair, so that a score also says whether anything
answers at all. Questions that none of four look-alike clauses answers are groups without an answer.
"""

import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional
from transformers import AutoConfig, BertModel

from index.reranker import LONGEST_PAIR, LONGEST_QUESTION
from index.training.data import Data, Pair, spoken_form
from index.training.negatives import mine_negatives

LAYERS = (0, 2, 4)  # of the encoder, where the three begin


@dataclass(frozen=True)
class Recipe:
    """How to train: steps, groups a step, passages a group, learning rate, share of groups of each kind, seed."""

    steps: int = 2500
    groups: int = 8
    passages: int = 6
    rate: float = 1e-4
    warm_up: int = 100
    pair_weight: float = 0.5
    seed: int = 11
    save_every: int = 250


@dataclass(frozen=True)
class Group:
    """A question, the passages beside it, and which of them answers it (-1: none)."""

    question: str
    passages: tuple[str, ...]
    answer: int


class CrossEncoder(nn.Module):
    """Three layers and a head over the words of another model."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        whole = BertModel.from_pretrained(folder, dtype=torch.float32, add_pooling_layer=False)
        config = AutoConfig.from_pretrained(folder)
        config.num_hidden_layers = len(LAYERS)
        self.body = BertModel(config, add_pooling_layer=False)
        self.body.embeddings.load_state_dict(whole.embeddings.state_dict())
        for i, layer in enumerate(LAYERS):
            self.body.encoder.layer[i].load_state_dict(whole.encoder.layer[layer].state_dict())
        self.head = nn.Linear(config.hidden_size, 1)
        nn.init.zeros_(self.head.bias)
        nn.init.normal_(self.head.weight, std=0.02)
        self.body.embeddings.word_embeddings.weight.requires_grad_(False)

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> torch.Tensor:
        """Returns a score for each pair, shape (pairs,)."""
        hidden = self.body(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        kept = attention_mask[..., None].to(hidden.dtype)
        pooled = hidden[:, 0] + (hidden * kept).sum(1) / kept.sum(1)
        scores: torch.Tensor = self.head(pooled)[:, 0]
        return scores


class Sampler:
    """Draws groups, by a seed."""

    def __init__(self, data: Data, recipe: Recipe) -> None:
        self.data = data
        self.recipe = recipe
        self.rng = random.Random(recipe.seed)
        self.asked = [*data.questions, *data.written, *(p for c in data.clusters for p in c)]
        self.pool = list(dict.fromkeys(p.passage for p in self.asked))
        found = mine_negatives([p.queries[0] for p in self.asked], [p.passage for p in self.asked], self.pool)
        self.negatives = {id(p): n for p, n in zip(self.asked, found, strict=True)}
        self.sentences = [(en, vi) for en, vi in data.parallel if 6 < len(vi.split()) < 60]
        near = self.rng.sample(self.sentences, min(12_000, len(self.sentences)))
        others = mine_negatives([vi for _, vi in near], [vi for _, vi in near], [vi for _, vi in near])
        self.translated = [(pair, n) for pair, n in zip(near, others, strict=True) if len(n) >= 3]

    def draw(self) -> Group:
        """Returns a group: of questions with passages, written clauses, look-alikes, sentences with translations."""
        kind = self.rng.random()
        if kind < 0.42:
            return self._of_pair(self.rng.choice(self.data.questions), self._negatives)
        if kind < 0.66:
            return self._of_pair(self.rng.choice(self.data.written), self._negatives)
        if kind < 0.80:
            cluster = self.rng.choice(self.data.clusters)
            pair = self.rng.choice(cluster)
            return self._of_pair(pair, lambda p: [c.passage for c in cluster if c is not p])
        if kind < 0.88 and self.data.unanswerable:
            questions, passages = self.rng.choice(self.data.unanswerable)
            return Group(spoken_form(self.rng.choice(questions), self.rng), passages, -1)
        (english, vietnamese), others = self.rng.choice(self.translated)
        chosen = [vietnamese, *self.rng.sample(others, min(len(others), self.recipe.passages - 1))]
        return Group(english, tuple(chosen), 0)

    def _of_pair(self, pair: Pair, negatives: Callable[[Pair], list[str]]) -> Group:
        wanted = self.recipe.passages - 1
        near = negatives(pair)
        hard = self.rng.sample(near, min(len(near), wanted - 1))
        easy = [p for p in self.rng.sample(self.pool, wanted - len(hard)) if p != pair.passage]
        return Group(spoken_form(self.rng.choice(pair.queries), self.rng), (pair.passage, *hard, *easy), 0)

    def _negatives(self, pair: Pair) -> list[str]:
        return self.negatives.get(id(pair), [])


def train(
    start: Path,
    data: Data,
    out: Path,
    recipe: Recipe,
    report: Callable[[int, float], None],
) -> None:
    """Trains a cross-encoder on the words of the encoder in `start` and saves it in `out`."""
    torch.manual_seed(recipe.seed)
    model = CrossEncoder(start).eval()  # without dropout, as the encoder
    tokenizer = Tokenizer.from_file(str(start / "tokenizer.json"))
    sampler = Sampler(data, recipe)
    learnt = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(learnt, lr=recipe.rate, weight_decay=0.01)
    step = _resume(out, model, optimiser, sampler)
    while step < recipe.steps:
        share = min(1.0, (step + 1) / recipe.warm_up) * max(0.02, 1.0 - step / recipe.steps)
        for group in optimiser.param_groups:
            group["lr"] = recipe.rate * share
        loss = group_loss(model, tokenizer, [sampler.draw() for _ in range(recipe.groups)], recipe)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(learnt, 1.0)
        optimiser.step()
        step += 1
        report(step, float(loss.detach()))
        if step % recipe.save_every == 0:
            _checkpoint(out, step, model, optimiser, sampler)
            save(model, out)
    save(model, out)
    (out / "training.json").write_text(json.dumps({"recipe": asdict(recipe), "data": data.counts}, indent=1) + "\n")


def group_loss(model: CrossEncoder, tokenizer: Tokenizer, groups: Sequence[Group], recipe: Recipe) -> torch.Tensor:
    """Returns the loss of groups: of ranking where there is an answer, and of each pair."""
    pairs = [(g.question, p) for g in groups for p in g.passages]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = model(*tensors(tokenizer, pairs)).float()
    ranking = torch.zeros(())
    labels = torch.zeros(len(pairs))
    at = 0
    for group in groups:
        own = scores[at : at + len(group.passages)]
        if group.answer >= 0:
            labels[at + group.answer] = 1.0
            ranking = ranking + functional.cross_entropy(own[None], torch.tensor([group.answer]))
        at += len(group.passages)
    each = functional.binary_cross_entropy_with_logits(scores, labels, pos_weight=torch.tensor(3.0))
    return ranking / len(groups) + recipe.pair_weight * each


def tensors(tokenizer: Tokenizer, pairs: Sequence[tuple[str, str]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Returns (ids, mask, types) of pairs, `[CLS] question [SEP] passage [SEP]`, padded to the longest."""
    tokenizer.no_padding()
    tokenizer.no_truncation()
    separator = tokenizer.token_to_id("[SEP]")
    questions = tokenizer.encode_batch([q for q, _ in pairs])
    passages = tokenizer.encode_batch([p for _, p in pairs])
    rows, types = [], []
    for q, p in zip(questions, passages, strict=True):
        head = [*q.ids[: LONGEST_QUESTION - 1], separator] if len(q.ids) > LONGEST_QUESTION else q.ids
        tail = p.ids[1 : LONGEST_PAIR - len(head)]
        rows.append([*head, *tail, separator] if not tail or tail[-1] != separator else [*head, *tail])
        types.append([0] * len(head) + [1] * (len(rows[-1]) - len(head)))
    width = max(map(len, rows))
    ids, mask, kinds = (torch.zeros(len(rows), width, dtype=torch.long) for _ in range(3))
    for i, (row, kind) in enumerate(zip(rows, types, strict=True)):
        ids[i, : len(row)] = torch.tensor(row)
        mask[i, : len(row)] = 1
        kinds[i, : len(row)] = torch.tensor(kind)
    return ids, mask, kinds


def save(model: CrossEncoder, out: Path) -> None:
    """Writes the weights in float16, those of the words left out."""
    out.mkdir(parents=True, exist_ok=True)
    kept = {n: p.half().contiguous() for n, p in model.state_dict().items() if "word_embeddings" not in n}
    save_file(
        {n: p for n, p in kept.items() if p.is_floating_point() and "position_ids" not in n}, out / "model.safetensors"
    )


def _checkpoint(out: Path, step: int, model: CrossEncoder, optimiser: torch.optim.Optimizer, sampler: Sampler) -> None:
    out.mkdir(parents=True, exist_ok=True)
    state = {
        "step": step,
        "model": model.state_dict(),
        "optimiser": optimiser.state_dict(),
        "rng": sampler.rng.getstate(),
    }
    torch.save(state, out / "checkpoint.part")
    (out / "checkpoint.part").replace(out / "checkpoint.pt")


def _resume(out: Path, model: CrossEncoder, optimiser: torch.optim.Optimizer, sampler: Sampler) -> int:
    path = out / "checkpoint.pt"
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=False)
    model.load_state_dict(state["model"])
    optimiser.load_state_dict(state["optimiser"])
    sampler.rng.setstate(state["rng"])
    return int(state["step"])


def show_progress(steps: int) -> Callable[[int, float], None]:
    """Returns a report that prints the running loss and the minutes left, every fifty steps."""
    began, state = time.monotonic(), [0.0, 0.0]

    def report(step: int, loss: float) -> None:
        state[0] = loss if state[0] == 0.0 else 0.98 * state[0] + 0.02 * loss
        state[1] += 1
        if step % 50 == 0 or step == steps:
            left = (time.monotonic() - began) / 60 * (steps - step) / state[1]
            print(f"step {step}/{steps}  loss {state[0]:.3f}  {left:.0f} min left", flush=True)

    return report
