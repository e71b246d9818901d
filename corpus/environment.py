"""Environment: what the process was started with, read once by an entry point and handed to the rooms.

Each room takes its own settings from it (`<room>/settings.py`), so that no room reads another's, nor a key.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from platformdirs import user_data_dir

PREFIX = "CHITHI_"
HOME = "CHITHI_HOME"


@dataclass(frozen=True)
class Environment:
    """The folder with the user's data, and the variables that begin with CHITHI_.

    variables: never printed, one may be a key.
    """

    home: Path
    variables: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    @classmethod
    def of(cls, variables: Mapping[str, str]) -> "Environment":
        """Returns what variables ask for; without CHITHI_HOME the home is the platform's user-data folder."""
        ours = {name: value for name, value in variables.items() if name.startswith(PREFIX)}
        # An empty variable is as good as none: Path("") would be the working folder.
        return cls(Path(ours.get(HOME) or user_data_dir("chithi", appauthor=False)), MappingProxyType(ours))

    def at(self, home: Path) -> "Environment":
        """Returns the same with another home."""
        return replace(self, home=home)

    def unknown(self, known: Iterable[str]) -> list[str]:
        """Returns, sorted, the variables that look like settings and are none: a misspelt one would pass in silence."""
        return sorted(set(self.variables) - {HOME, *known})


# What libraries that may be installed would tell others of their use, or ask of them, unless they are told not to.
SILENT = MappingProxyType({
    "ORT_DISABLE_TELEMETRY": "1",  # ONNX Runtime
    "HF_HUB_DISABLE_TELEMETRY": "1",  # transformers, sentence-transformers, hub clients
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "DO_NOT_TRACK": "1",
    "LANGSMITH_TRACING": "false",  # langchain-core, below the text splitters
    "LANGSMITH_TRACING_V2": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "OTEL_SDK_DISABLED": "true",
})  # fmt: skip


def keep_silent() -> None:
    """Sets what keeps libraries silent, for this process and those it starts; before any of them is imported."""
    os.environ.update(SILENT)


def from_process() -> Environment:
    """Returns the environment of this process; for entry points: `chithi`, and what is run by `python -m`."""
    return Environment.of(os.environ)
