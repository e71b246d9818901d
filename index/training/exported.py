"""A body that was exported to int8, as a folder that training goes on from: what ships is then start enough.

The inverse of `index.training.export_body` up to its rounding: each weight is its int8 number less the zero point,
times the scale of its column; each word's vector its row times the row's scale.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper
from safetensors.numpy import load_file, save_file

from corpus.message import Message
from index.encoders.body import WORDS
from index.encoders.onnx import CONFIG, PROJECTION, TOKENIZER
from index.encoders.protocol import GRAPH
from index.errors import PretrainedError

HEADS, EPSILON = 12, 1e-12  # of multilingual-e5-small, which every exported body began as
BODY, HEAD, ROUNDED = "body.", "head.", "_quantized"
HEAD_FILE = "head.safetensors"


def trained_folder(exported: Path, out: Path, graph: str = GRAPH) -> None:
    """Writes the transformers folder of an exported model in float32, with its projection or its head.

    Raises:
        PretrainedError: a file of it is missing or damaged.
    """
    try:
        weights = _weights(exported / graph)
        table = load_file(exported / WORDS)
    except Exception as error:  # protobuf and safetensors raise bare ones of their own
        raise PretrainedError(
            Message(
                "{exported}: no whole exported model ({error}); name another folder", exported=exported, error=error
            )
        ) from error
    words = table["words"].astype(np.float32) * table["scales"].astype(np.float32)[:, None]
    weights["embeddings.word_embeddings.weight"] = words
    head = {n.removeprefix(HEAD): weights.pop(n) for n in [n for n in weights if n.startswith(HEAD)]}
    out.mkdir(parents=True, exist_ok=True)
    if head:
        save_file({n: np.ascontiguousarray(w) for n, w in head.items()}, out / HEAD_FILE, {"format": "pt"})
    save_file({n: np.ascontiguousarray(w) for n, w in weights.items()}, out / "model.safetensors", {"format": "pt"})
    for name in (TOKENIZER, *(() if head else (PROJECTION,))):
        shutil.copyfile(exported / name, out / name)
    (out / CONFIG).write_text(json.dumps(_config(weights), indent=1) + "\n", encoding="utf-8")


def _weights(graph: Path) -> dict[str, NDArray[np.float32]]:
    """Returns the weights of a graph by their names in the body; those of products as (outputs, inputs)."""
    nodes = onnx.load(str(graph)).graph
    held = {i.name: numpy_helper.to_array(i) for i in nodes.initializer}
    named = {n.removeprefix(BODY): w for n, w in held.items() if n.startswith((BODY, HEAD))}
    # The exporter names what it transposes or adds up by numbers: a product is known by the bias that is added to it.
    biases = {n.name.rpartition("/")[0]: i for n in nodes.node if n.op_type == "Add" for i in n.input if i in held}
    for node in nodes.node:
        if node.op_type == "MatMulInteger":
            stem = node.input[1].removesuffix(ROUNDED)
            rounded, scale, zero = (held[stem + end].astype(np.float32) for end in (ROUNDED, "_scale", "_zero_point"))
            name = biases[node.name.rpartition("/")[0]].removeprefix(BODY).removesuffix(".bias")
            named[f"{name}.weight"] = ((rounded - zero) * scale).T
    type_row = next(held[i] for i in biases.values() if not i.startswith((BODY, HEAD)))
    # The graph has the first row alone; the second, of a second text, is never asked for.
    named["embeddings.token_type_embeddings.weight"] = np.stack([type_row, np.zeros_like(type_row)])
    return named


def _config(weights: dict[str, NDArray[np.float32]]) -> dict[str, Any]:
    words, places = (weights[f"embeddings.{kind}_embeddings.weight"] for kind in ("word", "position"))
    layers = sum(name.endswith("attention.self.query.weight") for name in weights)
    return {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "hidden_size": int(words.shape[1]),
        "vocab_size": len(words),
        "max_position_embeddings": len(places),
        "type_vocab_size": 2,
        "num_hidden_layers": layers,
        "num_attention_heads": HEADS,
        "intermediate_size": len(weights["encoder.layer.0.intermediate.dense.weight"]),
        "layer_norm_eps": EPSILON,
        "hidden_act": "gelu",
        "pad_token_id": 1,
        "dtype": "float32",
    }
