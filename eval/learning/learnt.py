"""What was learnt, as a file at a path that is given: nothing is written into the packages."""

import json
from collections.abc import Mapping
from pathlib import Path

from corpus.message import Message, reason
from eval.errors import EvalError
from rag.reading.calibration import Calibration, calibration_as_json


def write_learnt(path: Path, name: str, learnt: Mapping[str, object]) -> str:
    """Writes what was learnt under one name, as `rag` reads it, and returns what was written.

    Raises:
        EvalError: the file cannot be written.
    """
    return _write(path, {name: learnt})


def write_calibration(path: Path, calibration: Calibration) -> str:
    """Writes how a reader is used, as `rag` reads it, and returns what was written.

    Raises:
        EvalError: the file cannot be written.
    """
    return _write(path, calibration_as_json(calibration))


def write_model(path: Path, model: Mapping[str, object]) -> str:
    """Writes a model's numbers, as `rag` reads them, and returns what was written.

    Raises:
        EvalError: the file cannot be written.
    """
    return _write(path, model)


def _write(path: Path, learnt: Mapping[str, object]) -> str:
    text = json.dumps(learnt, indent=1) + "\n"
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise EvalError(Message("{path}: cannot be written ({reason})", path=path, reason=reason(error))) from error
    return text
