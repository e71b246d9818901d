"""A trained reader's folder to what ships: an int8 graph without its word table, the table in int8, the tokenizer."""

import json
import shutil
import warnings
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

from index.encoders.runtime import quantization
from rag.reading.calibration import Calibration, FormCalibration, calibration_as_json
from rag.reading.network import CALIBRATION, GRAPH, TOKENIZER, WORDS

FLOAT_GRAPH = "reader.float.onnx"
_FORM = FormCalibration(scale=1.0, bias=0.0, weight=0.03, threshold=0.5)
UNCALIBRATED = Calibration(dict.fromkeys(("vi", "vi-plain", "en"), _FORM), 5, 5, 0.5, 0.95, 1.0)


def export_reader(trained: Path, out: Path) -> None:
    """Writes the graph, the word table and the tokenizer of a trained reader into a folder that can be read with.

    A calibration that is there stays; else one is written that trusts the log-odds as they are.

    trained: a transformers folder with `head.safetensors`. Products of matrices are rounded to int8 column by column,
    their inputs at run time; each word's vector has a scale of its own. Source: Jacob et al., "Quantization and
    Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference" (2018).
    """
    import torch
    from safetensors.torch import load_file
    from transformers import AutoModel

    out.mkdir(parents=True, exist_ok=True)
    body = AutoModel.from_pretrained(trained, dtype=torch.float32, add_pooling_layer=False, attn_implementation="eager")
    head = torch.nn.Linear(body.config.hidden_size, 5)
    head.load_state_dict({k: v.float() for k, v in load_file(trained / "head.safetensors").items()})
    words = body.embeddings.word_embeddings.weight.detach().numpy()
    table, scales = rounded_rows(words)
    save_file({"words": table, "scales": scales}, out / WORDS)
    whole = out / FLOAT_GRAPH
    _write_graph(body.eval().requires_grad_(False), head.eval().requires_grad_(False), whole)
    tools = quantization()
    tools.quantize_dynamic(str(whole), str(out / GRAPH), per_channel=True, weight_type=tools.QuantType.QInt8)
    whole.unlink()
    shutil.copyfile(trained / TOKENIZER, out / TOKENIZER)
    if not (out / CALIBRATION).exists():
        (out / CALIBRATION).write_text(json.dumps(calibration_as_json(UNCALIBRATED), indent=1) + "\n", encoding="utf-8")


def rounded_rows(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Returns (int8 matrix, scale of each row): row / scale, rounded, where scale is its largest value / 127."""
    largest = np.abs(matrix).max(axis=1)
    scales = np.where(largest > 0, largest / np.float32(127), np.float32(1)).astype(np.float16)
    rows = np.clip(np.round(matrix / scales.astype(np.float32)[:, None]), -127, 127)
    return rows.astype(np.int8), scales


def _write_graph(body: Any, head: Any, path: Path) -> None:
    """Writes the computation from word vectors and mask to the head's numbers, all lengths and batches."""
    import torch

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
    axes = {
        "embeddings": {0: "pairs", 1: "tokens"},
        "mask": {0: "pairs", 1: "tokens"},
        "out": {0: "pairs", 1: "tokens"},
    }
    # The exporter that traces is the one that needs no other package; it says that another one is the default.
    with warnings.catch_warnings(action="ignore"):
        _export_traced(Graph(), example, path, axes)


def _export_traced(graph: Any, example: Any, path: Path, axes: dict[str, dict[int, str]]) -> None:
    import torch

    torch.onnx.export(
        graph, example, str(path), input_names=["embeddings", "mask"], output_names=["out"], dynamic_axes=axes,
        dynamo=False, opset_version=18,
    )  # fmt: skip
