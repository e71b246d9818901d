"""The encoder under training: a body whose token vectors are averaged, and projected for late interaction."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch.nn import functional
from transformers import AutoModel

PROJECTION, BODY = "projection.safetensors", "model.safetensors"
TOKEN_DIMENSION = 128
WIDTH = 32  # lengths are padded to multiples: oneDNN prepares every shape anew
TOGETHER = 12  # texts that go through the body in one piece


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


class EncoderModel:
    """An encoder in a folder of transformers' form, without dropout."""

    def __init__(self, folder: Path, device: str = "cpu") -> None:
        self.folder, self.device = folder, device
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        # Without dropout: on a CPU it takes as long as the arithmetic, and the data are seen about once. Eager
        # attention: the backward pass of the other one takes twice as long here.
        self.body: Any = AutoModel.from_pretrained(
            folder, dtype=torch.float32, add_pooling_layer=False, attn_implementation="eager"
        )
        self.body = self.body.to(device).eval()
        self.padding = int(self.body.config.pad_token_id or 0)
        self.longest = int(self.body.config.max_position_embeddings)
        self.projection = torch.nn.Linear(int(self.body.config.hidden_size), TOKEN_DIMENSION).to(device)
        if (folder / PROJECTION).exists():
            self.projection.load_state_dict({n: w.float() for n, w in load_file(folder / PROJECTION).items()})

    def parameters(self) -> dict[str, torch.nn.Parameter]:
        """Returns everything that is trained, by name: `body.…` and `projection.…`."""
        named = {f"body.{n}": p for n, p in self.body.named_parameters()}
        return named | {f"projection.{n}": p for n, p in self.projection.named_parameters()}

    def to_bfloat16(self) -> None:
        """Rounds the body; the projection stays in float32."""
        self.body.to(torch.bfloat16)

    def encode(self, texts: Sequence[str], longest: int) -> Encoded:
        """Returns vectors of texts cut at so many tokens, and of their tokens."""
        hidden, mask = self.hidden_states(texts, longest)
        inner = mask.clone()
        inner[:, 0] = 0.0  # the first and the last token are special
        inner[torch.arange(len(inner)), mask.sum(1).long() - 1] = 0.0
        tokens = functional.normalize(self.projection(hidden), dim=2)
        kept = mask[..., None]
        vectors = functional.normalize((hidden * kept).sum(1) / kept.sum(1), dim=1)
        return Encoded(vectors, tokens, hidden.norm(dim=2) * inner, inner)

    def hidden_states(self, texts: Sequence[str], longest: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Returns token vectors in float32, (texts, width, dimension), and their mask of 1.0 and 0.0.

        Texts of like length go through together, so that little is padding.
        """
        limit = min(longest, self.longest)
        ids = [e.ids if len(e.ids) <= limit else [*e.ids[: limit - 1], e.ids[-1]]
               for e in self.tokenizer.encode_batch(list(texts))]  # fmt: skip
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
        width = self._width(max(map(len, ids)))
        hidden: list[torch.Tensor] = [torch.empty(0)] * len(ids)
        mask = torch.zeros(len(ids), width)
        for at in range(0, len(order), TOGETHER):
            rows = order[at : at + TOGETHER]
            inputs = torch.full((len(rows), self._width(len(ids[rows[-1]]))), self.padding)
            for row, i in enumerate(rows):
                inputs[row, : len(ids[i])] = torch.tensor(ids[i])
                mask[i, : len(ids[i])] = 1.0
            seen = mask[rows, : inputs.shape[1]].long()
            states = self.body(input_ids=inputs.to(self.device), attention_mask=seen.to(self.device)).last_hidden_state
            padded = functional.pad(states.float(), (0, 0, 0, width - inputs.shape[1]))
            for row, i in enumerate(rows):
                hidden[i] = padded[row]
        return torch.stack(hidden), mask.to(self.device)

    def _width(self, tokens: int) -> int:
        return min(-(-tokens // WIDTH) * WIDTH, self.longest)

    def fit_projection(self, texts: Sequence[str], longest: int) -> None:
        """Sets the projection to the principal components of the texts' token vectors."""
        with torch.no_grad():
            hidden, mask = self.hidden_states(texts, longest)
            tokens = hidden[mask.bool()]
            mean = tokens.mean(0)
            centred = functional.normalize(tokens - mean, dim=1)
            _, vectors = torch.linalg.eigh(centred.T @ centred)
            axes = vectors.flip(1).T[:TOKEN_DIMENSION]
            self.projection.weight.copy_(axes)
            self.projection.bias.copy_(-axes @ mean)


def save_encoder(model: EncoderModel, weights: dict[str, torch.Tensor], out: Path) -> None:
    """Writes the folder of an encoder, weights in float16."""
    out.mkdir(parents=True, exist_ok=True)
    for path in model.folder.iterdir():
        if path.is_dir() and path.name != out.name:
            shutil.copytree(path, out / path.name, dirs_exist_ok=True)
        elif path.suffix == ".json" and path.name != "weights.json":
            shutil.copy2(path, out / path.name)
    for name, part in ((BODY, "body."), (PROJECTION, "projection.")):
        named = {n.removeprefix(part): w.half().cpu().contiguous() for n, w in weights.items() if n.startswith(part)}
        save_file(named, out / "weights.part", metadata={"format": "pt"})
        (out / "weights.part").replace(out / name)
    config = json.loads((out / "config.json").read_text(encoding="utf-8")) | {"dtype": "float16"}
    (out / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
