"""Which trained reader a setting names."""

import functools
import logging
from importlib.resources import files
from pathlib import Path

from corpus.message import Message
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
        return load_trained(name)
    except ReaderDamaged as error:
        logger.warning(Message("{error}; answering without a reader", error=error))
        return _unread()


@functools.lru_cache(maxsize=2)
def load_trained(name: str) -> TrainedReader:
    """Returns the reader of a folder, or the `bundled` one, loaded once for a process.

    Raises:
        ReaderDamaged: it cannot be read.
    """
    from rag.reading.network import CALIBRATION, Network

    folder = Path(str(files("rag.reading").joinpath(BUNDLED))) if name == BUNDLED else Path(name)
    return TrainedReader(Network(folder), load_calibration(folder / CALIBRATION))


@functools.cache
def _unread() -> UnreadClauses:
    return UnreadClauses(load_calibration(Path(str(files("rag.reading").joinpath(OFF_FILE)))))
