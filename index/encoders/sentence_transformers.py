"""Any other encoder: a sentence-transformers model, by its folder or its name on a model hub.

sentence-transformers and torch take seconds to import and gigabytes to install. A small installation has neither, so
they are imported where an encoder of theirs is loaded and nowhere else.
"""

import hashlib
import json
import logging
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.message import Message
from index.encoders.protocol import BATCH, Vectors, unit
from index.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_E5 = re.compile(r"(?:^|[/_-])e5(?:[/_-]|$)", re.IGNORECASE)


class SentenceTransformersEncoder:
    """Any sentence-transformers model, by folder or hub name; prompts are the model's own."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._model = _load_model(name)
        if _E5.search(name) and not any(self._model.prompts.values()):
            # The older e5 models say only in their cards what must stand before a text.
            self._model.prompts = {"query": "query: ", "document": "passage: "}
        self.dimension = _dimension(name, self._model)
        self.revision = _revision(name, self._model)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Returns unit vectors of queries, with the model's query prompt if it has one."""
        return unit(self._model.encode_query(list(texts), batch_size=BATCH, show_progress_bar=False))

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Returns unit vectors of passages, with the model's document prompt if it has one."""
        return unit(self._model.encode_document(list(texts), batch_size=BATCH, show_progress_bar=False))


def _load_model(name: str) -> "SentenceTransformer":
    try:
        import torch
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        package = (error.name or "sentence_transformers").partition(".")[0].replace("_", "-")
        raise EncoderError(
            Message(
                "encoder {name}: {package} cannot be imported ({error}), which every encoder but the "
                "bundled one needs; run `pip install 'chithi[encoders]'`, or unset CHITHI_ENCODER to use "
                "the bundled one",
                name=repr(name),
                package=package,
                error=error,
            )
        ) from error
    _quiet()
    folder = Path(name)
    if folder.is_dir() and not any((folder / f).exists() for f in ("modules.json", "config.json")):
        raise EncoderError(
            Message(
                "encoder {name}: no modules.json or config.json in the folder; give the folder of a "
                "sentence-transformers model",
                name=repr(name),
            )
        )
    if not folder.exists() and (folder.is_absolute() or name.startswith(".") or name.count("/") > 1):
        raise EncoderError(
            Message(
                "encoder {name}: there is no such folder; give the folder of a sentence-transformers model, or unset "
                "CHITHI_ENCODER to use the bundled one",
                name=repr(name),
            )
        )
    try:
        # Weights kept in half precision are several times slower on a CPU.
        return SentenceTransformer(name, device="cpu", model_kwargs={"dtype": torch.float32})
    except Exception as error:  # the libraries below raise whatever their readers raise
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        where = Message("the folder") if folder.is_dir() else Message("the model hub or its cache")
        check = (
            Message("put its files there again") if folder.is_dir() else Message("check the name and the connection")
        )
        raise EncoderError(
            Message(
                "encoder {name}: cannot be loaded from {where} ({reason}); {check}, or unset "
                "CHITHI_ENCODER to use the bundled one",
                name=repr(name),
                where=where,
                reason=reason[:200],
                check=check,
            )
        ) from error


def _quiet() -> None:
    """Keeps the libraries' own progress bars and retries out of what users see: an error is one line of ours."""
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    for library in ("transformers", "huggingface_hub", "sentence_transformers"):
        logging.getLogger(library).setLevel(logging.ERROR)


def _dimension(name: str, model: "SentenceTransformer") -> int:
    """Returns how many numbers the model's sentence vectors have, from encoding one."""
    try:
        return int(model.encode(["thử"], show_progress_bar=False).shape[1])
    except (KeyError, IndexError, TypeError, AttributeError, RuntimeError) as error:
        raise EncoderError(
            Message(
                "encoder {name}: gives no sentence vectors ({error}); choose a sentence-transformers model that pools",
                name=repr(name),
                error=repr(error),
            )
        ) from error


def _revision(name: str, model: "SentenceTransformer") -> str:
    """Returns a digest that changes with the weights: of the files of a folder, of the parameters else."""
    digest = hashlib.sha256()
    folder = Path(name)
    if folder.is_dir():
        for file in sorted(p for p in folder.rglob("*") if p.suffix in (".safetensors", ".bin", ".json")):
            digest.update(file.read_bytes())
    else:
        for key, tensor in sorted(model.state_dict().items()):
            digest.update(key.encode())
            digest.update(tensor.detach().cpu().float().numpy().tobytes())
    digest.update(json.dumps(dict(model.prompts), sort_keys=True).encode())
    return digest.hexdigest()[:16]
