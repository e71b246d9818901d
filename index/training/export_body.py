"""A trained body to what runs without torch: an int8 graph without its word table, and the table in int8.

Products of matrices are rounded to int8 column by column, their inputs at run time; each word's vector has a scale of
its own. Source: Jacob et al., "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only
Inference" (2018).
"""

import warnings
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from transformers import AutoModel

from index.encoders.body import WORDS
from index.encoders.runtime import quantization


def load_body(folder: Path) -> Any:
    """Returns the BERT body in a transformers folder, in float32."""
    return AutoModel.from_pretrained(
        folder, dtype=torch.float32, add_pooling_layer=False, attn_implementation="eager"
    ).eval()


def export_body(body: Any, head: torch.nn.Module, out: Path, graph: str) -> None:
    """Writes the graph of a body and a head over its last hidden states, and the word table, into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    table, scales = rounded_rows(body.embeddings.word_embeddings.weight.detach().float().numpy())
    save_file({"words": table, "scales": scales}, out / WORDS)
    whole = out / f"{graph}.float"
    _write_graph(body.eval().requires_grad_(False), head.eval().requires_grad_(False), whole)
    tools = quantization()
    tools.quantize_dynamic(str(whole), str(out / graph), per_channel=True, weight_type=tools.QuantType.QInt8)
    whole.unlink()


def rounded_rows(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Returns (int8 matrix, scale of each row): row / scale, rounded, where scale is its largest value / 127."""
    largest = np.abs(matrix).max(axis=1)
    scales = np.where(largest > 0, largest / np.float32(127), np.float32(1)).astype(np.float16)
    rows = np.clip(np.round(matrix / scales.astype(np.float32)[:, None]), -127, 127)
    return rows.astype(np.int8), scales


def _write_graph(body: Any, head: Any, path: Path) -> None:
    """Writes the computation from word vectors and mask to the head's numbers, all lengths and batches."""

    class Graph(torch.nn.Module):
        """A BERT body and a head, written out: the exporter traces plain products.

        They are its own modules, so that their weights are named ones, which alone are rounded.
        """

        def __init__(self) -> None:
            super().__init__()
            self.body, self.head = body, head

        def forward(self, embeddings: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
            batch, length, hidden = embeddings.shape
            heads = self.body.config.num_attention_heads
            wide = hidden // heads
            x = embeddings + self.body.embeddings.position_embeddings.weight[:length]
            x = self.body.embeddings.LayerNorm(x + self.body.embeddings.token_type_embeddings.weight[0])
            away = (1.0 - mask[:, None, None, :]) * -1e4

            def split(t: torch.Tensor) -> torch.Tensor:
                return t.view(batch, length, heads, wide).transpose(1, 2)

            for layer in self.body.encoder.layer:
                own = layer.attention.self
                q, k, v = split(own.query(x)), split(own.key(x)), split(own.value(x))
                weights = torch.softmax(q @ k.transpose(-1, -2) / wide**0.5 + away, -1)
                mixed = (weights @ v).transpose(1, 2).reshape(batch, length, hidden)
                x = layer.attention.output.LayerNorm(layer.attention.output.dense(mixed) + x)
                inner = torch.nn.functional.gelu(layer.intermediate.dense(x))
                x = layer.output.LayerNorm(layer.output.dense(inner) + x)
            found: torch.Tensor = self.head(x)
            return found

    width = int(body.config.hidden_size)
    example = (torch.zeros(2, 32, width), torch.ones(2, 32))
    axes = {name: {0: "texts", 1: "tokens"} for name in ("embeddings", "mask", "out")}
    # The exporter that traces is the one that needs no other package; it says that another one is the default.
    with warnings.catch_warnings(action="ignore"):
        torch.onnx.export(
            Graph(), example, str(path), input_names=["embeddings", "mask"], output_names=["out"], dynamic_axes=axes,
            dynamo=False, opset_version=18,
        )  # fmt: skip
