"""Which trained reader a setting names."""

import functools
import logging
from importlib.resources import files
from pathlib import Path

from rag.errors import ReaderDamaged
from rag.reading.calibration import load_calibration
from rag.reading.reader import Reader
from rag.reading.trained import TrainedReader
from rag.reading.unread import UnreadClauses

logger = logging.getLogger("chithi.reader")
BUNDLED, OFF = "bundled", "off"
OFF_FILE = "off.json"


def load_reader(name: str) -> Reader:
    """Returns the reader that is named: `bundled`, or a folder; `UnreadClauses` for `off`, or where it cannot be read.

    A damaged reader is one warning: questions are then answered as with `off`.
    """
    if name == OFF:
        return _unread()
    try:
        return _loaded(name)
    except ReaderDamaged as error:
        logger.warning("%s; answering without a reader", error)
        return _unread()


@functools.lru_cache(maxsize=2)
def _loaded(name: str) -> TrainedReader:
    """Returns the reader of a folder, loaded once for a process."""
    from rag.reading.network import CALIBRATION, Network

    folder = Path(str(files("rag.reading").joinpath(BUNDLED))) if name == BUNDLED else Path(name)
    return TrainedReader(Network(folder), load_calibration(folder / CALIBRATION))


@functools.cache
def _unread() -> UnreadClauses:
    return UnreadClauses(load_calibration(Path(str(files("rag.reading").joinpath(OFF_FILE)))))
