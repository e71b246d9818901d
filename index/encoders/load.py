"""Which encoder a name means: the bundled one, a folder of the same make, or a sentence-transformers model."""

import functools
from pathlib import Path

from index.encoders.protocol import GRAPH, Encoder

BUNDLED = "bundled"
BUNDLED_FOLDER = Path(__file__).parents[1] / "bundled"


def load_encoder(name: str = BUNDLED) -> Encoder:
    """Returns the bundled encoder, that of a folder, or that of a name on a model hub.

    Raises:
        EncoderError: a file is missing or damaged, a package is not installed, or the hub cannot be reached; says the
            way out.
    """
    # Each runtime is imported by who uses it: opening a home imports neither.
    if name == BUNDLED:
        return _bundled()
    if (Path(name) / GRAPH).is_file():
        from index.encoders.onnx import OnnxEncoder

        return OnnxEncoder(Path(name), name)
    from index.encoders.sentence_transformers import SentenceTransformersEncoder

    return SentenceTransformersEncoder(name)


@functools.cache
def _bundled() -> Encoder:
    """Returns the bundled encoder, loaded once for a process: it never changes, and threads may share it."""
    from index.encoders.onnx import OnnxEncoder

    return OnnxEncoder(BUNDLED_FOLDER, BUNDLED)
