"""Writes graph.onnx beside a sentence-transformers model: its computation, without its weights.

The graph names each weight as model.safetensors does, so that the weights are stored once and both runtimes read the
same file: `NAME` as it stands there, `NAME:T` transposed, and `NAME:T:int8` and `NAME:T:scale` its columns rounded to
a 255th of their largest value, which the runtime works out when it opens the file. Matrix products are in int8 with
the sums in int32 (dynamic quantisation of ONNX Runtime); `--float` keeps them in float32.

    python -m index.training.export_graph FOLDER [--float]
"""

import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, numpy_helper
from safetensors.numpy import load_file
from transformers import AutoModel

from index.encoders.onnx import INT8, SCALE, TRANSPOSED, rounded
from index.encoders.runtime import quantization

INPUTS, OUTPUTS = ["input_ids", "attention_mask"], ["vectors", "hidden"]
SMALLEST = 64  # numbers of a weight that is taken out of the graph


class _MeanPooled(torch.nn.Module):
    """A body whose last hidden states are averaged over the tokens that are not padding, and given beside that."""

    def __init__(self, body: torch.nn.Module) -> None:
        super().__init__()
        self.body = body

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        hidden = self.body(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        kept = attention_mask[..., None].float()
        pooled: torch.Tensor = (hidden * kept).sum(1) / kept.sum(1)
        return pooled, hidden


def export_graph(folder: Path, in_int8: bool = True) -> Path:
    """Returns the path of the graph written for the model in a folder; weights.json beside it names what it wants."""
    body = AutoModel.from_pretrained(folder, dtype=torch.float32).eval()
    weights = {k: v.astype(np.float32) for k, v in load_file(folder / "model.safetensors").items()}
    return _export(_MeanPooled(body), folder, weights, in_int8)


def _export(
    module: torch.nn.Module,
    folder: Path,
    weights: dict[str, NDArray[np.float32]],
    in_int8: bool,
) -> Path:
    """Returns the path of the graph of a module, its weights known by the names given."""
    example = tuple(torch.ones(2, 8, dtype=torch.long) for _ in INPUTS)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            module,
            example,
            str(whole),
            input_names=INPUTS,
            output_names=OUTPUTS,
            dynamic_axes={name: {0: "batch", 1: "length"} for name in (*INPUTS, "hidden")},
            opset_version=17,
            dynamo=False,
        )
        model = onnx.load(whole)
        _rename(model, weights)
        if in_int8:
            onnx.save(model, whole)
            tools = quantization()
            tools.quantize_dynamic(
                whole, whole, op_types_to_quantize=["MatMul"], per_channel=True, weight_type=tools.QuantType.QInt8
            )
            model = onnx.load(whole)
    names = _strip(model, weights)
    (folder / "weights.json").write_text(json.dumps(names, indent=1) + "\n", encoding="utf-8")
    path = folder / "graph.onnx"
    path.write_bytes(model.SerializeToString())
    return path


def _rename(model: onnx.ModelProto, weights: dict[str, NDArray[np.float32]]) -> None:
    """Names each large weight of a model after its place in the weights file."""
    renamed: dict[str, str] = {}
    for tensor in model.graph.initializer:
        value = numpy_helper.to_array(tensor)
        if value.size >= SMALLEST:
            renamed[tensor.name] = _name_of(value, weights)
            tensor.name = renamed[tensor.name]
    _redirect(model, renamed)


def _strip(model: onnx.ModelProto, weights: dict[str, NDArray[np.float32]]) -> list[str]:
    """Takes the weights out of a model and returns the names by which it wants them."""
    names: list[str] = []
    renamed: dict[str, str] = {}
    for tensor in model.graph.initializer:
        value = numpy_helper.to_array(tensor)
        base, _, kind = tensor.name.rpartition("_")
        name = {"quantized": f"{base}{INT8}", "scale": f"{base}{SCALE}"}.get(kind, tensor.name)
        if value.size < SMALLEST or kind == "point" or name.split(":")[0] not in weights:
            continue
        if not np.array_equal(value, _value(name, weights)):
            raise SystemExit(f"{name}: the weight in the graph is not the one that the runtime would work out")
        renamed[tensor.name] = name
        names.append(name)
        tensor.name = name
        tensor.ClearField("raw_data")
        tensor.ClearField("float_data")
        tensor.ClearField("int32_data")
        tensor.data_location = TensorProto.EXTERNAL
        entry = tensor.external_data.add()
        entry.key, entry.value = "location", "model.safetensors"
    _redirect(model, renamed)
    return names


def _redirect(model: onnx.ModelProto, renamed: dict[str, str]) -> None:
    for node in model.graph.node:
        for i, name in enumerate(node.input):
            node.input[i] = renamed.get(name, name)


def _value(name: str, weights: dict[str, NDArray[np.float32]]) -> NDArray[np.generic]:
    weight = weights[name.split(":", maxsplit=1)[0]]
    matrix = weight.T if TRANSPOSED in name else weight
    if name.endswith(INT8):
        return rounded(matrix)[0]
    return rounded(matrix)[1] if name.endswith(SCALE) else matrix


def _name_of(value: NDArray[np.generic], weights: dict[str, NDArray[np.float32]]) -> str:
    for name, weight in weights.items():
        if weight.shape == value.shape and np.array_equal(weight, value):
            return name
        if weight.ndim == 2 and weight.T.shape == value.shape and np.array_equal(weight.T, value):
            return name + TRANSPOSED
    raise SystemExit(f"a weight of shape {value.shape} is not in model.safetensors")


if __name__ == "__main__":
    print(export_graph(Path(sys.argv[1]), "--float" not in sys.argv[2:]))
