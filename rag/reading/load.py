"""Which trained reader a setting names."""

import functools
import logging
from importlib.resources import files
from pathlib import Path

from rag.errors import ReaderDamaged
from rag.reading.calibration import load_calibration
from rag.reading.trained import TrainedReader

logger = logging.getLogger("chithi.reader")
BUNDLED, OFF = "bundled", "off"


def load_reader(name: str) -> TrainedReader | None:
    """Returns the reader that is named: `bundled`, or a folder; None for `off`, or where it cannot be read.

    A damaged reader is one warning: questions are then answered as with `off`.
    """
    if name == OFF:
        return None
    try:
        return _loaded(name)
    except ReaderDamaged as error:
        logger.warning("%s; answering without a reader", error)
        return None


@functools.lru_cache(maxsize=2)
def _loaded(name: str) -> TrainedReader:
    """Returns the reader of a folder, loaded once for a process."""
    from rag.reading.network import CALIBRATION, Network

    folder = Path(str(files("rag.reading").joinpath(BUNDLED))) if name == BUNDLED else Path(name)
    return TrainedReader(Network(folder), load_calibration(folder / CALIBRATION))
