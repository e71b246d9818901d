"""The vectors of titles, encoded when they are first needed and kept as long as the encoder is the same."""

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.encoders.protocol import Encoder

MOST_KEPT = 20_000  # titles; of 384 numbers each they take 30 MB


class TitleVectors:
    """Compares a phrase with titles; safe to share by threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str], NDArray[np.float32]] = OrderedDict()

    def similar(self, encoder: Encoder, phrase: str, titles: Sequence[str]) -> list[float]:
        """Returns the cosine of a phrase with each title, in their order; titles are encoded once for an encoder."""
        keys = [(encoder.revision, title) for title in titles]
        with self._lock:
            missing = list(dict.fromkeys(k for k in keys if k not in self._kept))
        made = encoder.encode_passages([title for _, title in missing]) if missing else ()
        asked = encoder.encode_queries([phrase])[0]
        with self._lock:
            self._kept.update(zip(missing, made, strict=True))
            found = [float(self._kept[k] @ asked) if k in self._kept else 0.0 for k in keys]
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return found
