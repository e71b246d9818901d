"""Writes graph.onnx beside a sentence-transformers model: its computation, without its weights.

The graph names each weight as model.safetensors does (`:T` after the name where it wants the transpose), so that
the weights are stored once and both runtimes read the same file.

    python -m index.training.export_graph FOLDER
"""

import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, numpy_helper
from safetensors.numpy import load_file
from transformers import AutoModel

INPUTS = ["input_ids", "attention_mask"]
TRANSPOSED = ":T"


class _MeanPooled(torch.nn.Module):
    """A body whose last hidden states are averaged over the tokens that are not padding."""

    def __init__(self, body: torch.nn.Module) -> None:
        super().__init__()
        self.body = body

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        hidden = self.body(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        kept = attention_mask[..., None].float()
        pooled: torch.Tensor = (hidden * kept).sum(1) / kept.sum(1)
        return pooled


def export_graph(folder: Path) -> Path:
    """Returns the path of the graph written for the model in a folder."""
    body = AutoModel.from_pretrained(folder, dtype=torch.float32).eval()
    example = torch.ones(2, 8, dtype=torch.long)
    axes = {name: {0: "batch", 1: "length"} for name in INPUTS}
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            _MeanPooled(body),
            (example, example),
            str(whole),
            input_names=INPUTS,
            output_names=["vectors"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        model = onnx.load(whole)
    weights = {k: v.astype(np.float32) for k, v in load_file(folder / "model.safetensors").items()}
    names = _strip(model, weights)
    (folder / "weights.json").write_text(json.dumps(names, indent=1) + "\n", encoding="utf-8")
    path = folder / "graph.onnx"
    path.write_bytes(model.SerializeToString())
    return path


def _strip(model: onnx.ModelProto, weights: dict[str, np.ndarray]) -> list[str]:
    """Takes the large weights out of a model and returns their names in the weights file."""
    renamed: dict[str, str] = {}
    for tensor in model.graph.initializer:
        value = numpy_helper.to_array(tensor)
        if value.ndim == 0 or value.size < 64:
            continue
        name = _name_of(value, weights)
        renamed[tensor.name] = name
        tensor.name = name
        tensor.ClearField("raw_data")
        tensor.ClearField("float_data")
        tensor.data_location = TensorProto.EXTERNAL
        entry = tensor.external_data.add()
        entry.key, entry.value = "location", "model.safetensors"
    for node in model.graph.node:
        for i, name in enumerate(node.input):
            node.input[i] = renamed.get(name, name)
    return list(renamed.values())


def _name_of(value: np.ndarray, weights: dict[str, np.ndarray]) -> str:
    for name, weight in weights.items():
        if weight.shape == value.shape and np.array_equal(weight, value):
            return name
        if weight.ndim == 2 and weight.T.shape == value.shape and np.array_equal(weight.T, value):
            return name + TRANSPOSED
    raise SystemExit(f"a weight of shape {value.shape} is not in model.safetensors")


if __name__ == "__main__":
    print(export_graph(Path(sys.argv[1])))
