"""The reader under training: a body with a head of five outputs a token, and questions with texts packed for it.

`<s> question </s></s> title and headings, a new line, clause </s>`; outputs: start and end of the answer, on the first
token whether the text answers, yes, no.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from transformers import AutoModel
from transformers.utils import logging

from corpus.message import Message
from index.errors import TrainingError
from rag.training.groups import Item

HEAD, BODY = "head.safetensors", "model.safetensors"
FILES = ("config.json", BODY, "tokenizer.json")
OUTPUTS = 5
LONGEST, LONGEST_QUESTION = 256, 56  # tokens
WIDTH = 32  # lengths are padded to multiples: oneDNN prepares every shape anew
NOWHERE = -1e4  # the logit of a token that no answer can begin or end at
SPECIAL = (("<s>", "[CLS]"), ("<pad>", "[PAD]"), ("</s>", "[SEP]"))


@dataclass(frozen=True)
class Packed:
    """A question and a text as tokens.

    first: the place of the text's first token; offsets: of the text's tokens in it, half open; spans: (first, last)
    token of each answer, both within it.
    """

    ids: tuple[int, ...]
    first: int
    offsets: tuple[tuple[int, int], ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Outputs:
    """Logits: start, end of each pair, shape (tokens,); answers, shape (pairs,); verdict, yes and no, (pairs, 2)."""

    start: tuple[torch.Tensor, ...]
    end: tuple[torch.Tensor, ...]
    answers: torch.Tensor
    verdict: torch.Tensor


class ReaderModel:
    """A reader in a folder of transformers' form, without dropout.

    layers: how many of the body's are kept, evenly spread; all unless told. A head that is not there is made by `seed`.

    Raises:
        TrainingError: files are missing, damaged, or do not belong together.
    """

    def __init__(self, folder: Path, device: str = "cpu", seed: int = 0, layers: int | None = None) -> None:
        self.folder, self.device = folder, device
        missing = [f for f in FILES if not (folder / f).is_file()]
        if missing:
            raise TrainingError(
                Message(
                    "{folder}: {missing} missing; name a folder of a reader or of a BERT model",
                    folder=folder,
                    missing=", ".join(missing),
                )
            )
        try:
            self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self.body = _body(folder).to(device)
            self.head = _head(folder, int(self.body.config.hidden_size), seed).to(device)
        except TrainingError:
            raise
        except Exception as error:  # tokenizers and transformers raise bare Exceptions of their own
            reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
            raise TrainingError(
                Message("{folder}: damaged ({reason}); name another, or make it again", folder=folder, reason=reason)
            ) from error
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.begin, self.padding, self.end = (_special(self.tokenizer, names, folder) for names in SPECIAL)
        self.longest = min(LONGEST, int(self.body.config.max_position_embeddings))
        if layers is not None:
            self._keep(layers)

    def _keep(self, layers: int) -> None:
        total = len(self.body.encoder.layer)
        kept = spread(total, layers)
        self.body.encoder.layer = torch.nn.ModuleList(self.body.encoder.layer[n] for n in kept)
        self.body.config.num_hidden_layers = layers

    def freeze(self, layers: int) -> None:
        """Lets the first layers stay as they are, and the vectors below them; 0 freezes nothing."""
        if layers:
            for part in (self.body.embeddings, *self.body.encoder.layer[:layers]):
                part.requires_grad_(False)

    def weights(self) -> dict[str, torch.Tensor]:
        """Returns all weights by name: `body.…` and `head.…`."""
        named = {f"body.{n}": p.data for n, p in self.body.named_parameters()}
        return named | {f"head.{n}": p.data for n, p in self.head.named_parameters()}

    def parameters(self) -> dict[str, torch.nn.Parameter]:
        """Returns everything that is trained, by name."""
        named = {f"body.{n}": p for n, p in self.body.named_parameters() if p.requires_grad}
        return named | {f"head.{n}": p for n, p in self.head.named_parameters()}

    def to_bfloat16(self) -> None:
        """Rounds the body; the head stays in float32."""
        self.body.to(torch.bfloat16)

    def pack(self, items: Sequence[Item]) -> list[Packed]:
        """Returns questions and texts as tokens, cut at the longest input."""
        questions = self.tokenizer.encode_batch([i.question for i in items], add_special_tokens=False)
        texts = self.tokenizer.encode_batch([i.text for i in items], add_special_tokens=False)
        packed = []
        for item, question, text in zip(items, questions, texts, strict=True):
            asked = question.ids[:LONGEST_QUESTION]
            first, room = len(asked) + 3, self.longest - len(asked) - 4
            offsets = tuple(text.offsets[:room])
            ids = (self.begin, *asked, self.end, self.end, *text.ids[:room], self.end)
            found = (_tokens_of(a, item.text, offsets) for a in item.answers)
            spans = tuple((first + s[0], first + s[1]) for s in found if s)
            packed.append(Packed(ids, first, offsets, spans))
        return packed

    def forward(self, packed: Sequence[Packed]) -> Outputs:
        """Returns what the reader says of pairs; hidden states in the body's precision, logits in float32."""
        longest = max(len(p.ids) for p in packed)
        width = min(-(-longest // WIDTH) * WIDTH, int(self.body.config.max_position_embeddings))
        ids = torch.full((len(packed), width), self.padding)
        seen, of_text = torch.zeros_like(ids), torch.zeros_like(ids, dtype=torch.bool)
        for row, pair in enumerate(packed):
            count = len(pair.ids)
            ids[row, :count] = torch.tensor(pair.ids)
            seen[row, :count] = 1
            of_text[row, pair.first : count - 1] = True
        hidden = self.body(input_ids=ids.to(self.device), attention_mask=seen.to(self.device)).last_hidden_state
        logits = self.head(hidden.float())
        nowhere = ~of_text.to(self.device)
        start, end = (logits[..., n].masked_fill(nowhere, NOWHERE) for n in (0, 1))
        return Outputs(tuple(start), tuple(end), logits[:, 0, 2], logits[:, 0, 3:5])


def spread(total: int, kept: int) -> list[int]:
    """Returns the places of layers that are kept, evenly spread, the first and the last among them.

    Raises:
        TrainingError: fewer than 2 are to be kept, or more than there are.
    """
    if not 2 <= kept <= total:
        raise TrainingError(
            Message("{kept} layers asked for, 2 to {total} expected: that many the start has", kept=kept, total=total)
        )
    return [round(n * (total - 1) / (kept - 1)) for n in range(kept)]


def save_model(model: ReaderModel, weights: dict[str, torch.Tensor], out: Path) -> None:
    """Writes a reader's folder: weights in float32 named without `body.` and `head.`, the tokenizer, config.json."""
    out.mkdir(parents=True, exist_ok=True)
    for name, part in ((BODY, "body."), (HEAD, "head.")):
        named = {n.removeprefix(part): w.float().cpu().contiguous() for n, w in weights.items() if n.startswith(part)}
        save_file(named, out / "weights.part", metadata={"format": "pt"})
        (out / "weights.part").replace(out / name)
    config = json.loads((model.folder / "config.json").read_text(encoding="utf-8"))
    config |= {"num_hidden_layers": int(model.body.config.num_hidden_layers), "dtype": "float32"}
    (out / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    for name in ("tokenizer.json", "tokenizer_config.json"):
        if (model.folder / name).exists():
            (out / name).write_bytes((model.folder / name).read_bytes())


def _body(folder: Path) -> Any:
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # ours is shown
    body, told = AutoModel.from_pretrained(
        folder, dtype=torch.float32, add_pooling_layer=False, attn_implementation="eager", output_loading_info=True
    )
    if told["missing_keys"]:
        raise TrainingError(
            Message(
                "{folder}: no {missing} found; it is not of its config.json",
                folder=folder / BODY,
                missing=min(told["missing_keys"]),
            )
        )
    # Without dropout: on a CPU it takes as long as the arithmetic, and no text is seen often.
    return body.eval()


def _head(folder: Path, width: int, seed: int) -> torch.nn.Linear:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        head = torch.nn.Linear(width, OUTPUTS)
    if (folder / HEAD).exists():
        head.load_state_dict({n: w.float() for n, w in load_file(folder / HEAD).items()})
    return head


def _special(tokenizer: Tokenizer, names: Sequence[str], folder: Path) -> int:
    for name in names:
        if (found := tokenizer.token_to_id(name)) is not None:
            return int(found)
    raise TrainingError(
        Message(
            "{folder}: no token {names} found; it is not a reader's",
            folder=folder / "tokenizer.json",
            names=" or ".join(names),
        )
    )


def _tokens_of(answer: str, text: str, offsets: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Returns the first and the last token that share letters with an answer, None where it is not in them."""
    at = text.find(answer)
    inside = [n for n, (a, b) in enumerate(offsets) if at >= 0 and b > max(at, a) and a < at + len(answer)]
    return (inside[0], inside[-1]) if inside else None
