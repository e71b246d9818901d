"""A trained encoder's folder to what ships."""

import json
from pathlib import Path

import torch
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

from index.encoders.onnx import CONFIG, PROJECTION, TOKENIZER
from index.encoders.protocol import GRAPH
from index.training.export_body import export_body, load_body


def export_encoder(trained: Path, out: Path, numbers: int | None = None) -> None:
    """Writes the graph, the word table, the tokenizer and the projection of a trained encoder into a folder.

    trained: a transformers folder with `projection.safetensors`; numbers: of a token's vector that are kept, the first
    ones; all unless told.
    """
    body = load_body(trained)
    export_body(body, torch.nn.Identity(), out, GRAPH)
    Tokenizer.from_file(str(trained / TOKENIZER)).save(str(out / TOKENIZER), pretty=False)
    projection = {name: rows[:numbers] for name, rows in load_file(trained / PROJECTION).items()}
    save_file(projection, out / PROJECTION)
    of = body.config
    config = {"hidden_size": of.hidden_size, "num_hidden_layers": of.num_hidden_layers, "vocab_size": of.vocab_size}
    (out / CONFIG).write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
