"""Environment: what the process was started with, read once by an entry point and handed to the rooms.

Each room takes its own settings from it (`<room>/settings.py`), so that no room reads another's, nor a key.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from platformdirs import user_data_dir

from corpus.message import ENGLISH, VIETNAMESE

PREFIX = "CHITHI_"
HOME = "CHITHI_HOME"
LANGUAGE = "CHITHI_LANG"
# What says the language of a person's messages on POSIX, the first that is set; Windows sets none of them.
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True)
class Environment:
    """The folder with the user's data, and the variables that begin with CHITHI_.

    variables: never printed, one may be a key; language: of what is told to a person, `vi` or `en`.
    """

    home: Path
    variables: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    language: str = ENGLISH

    @classmethod
    def of(cls, variables: Mapping[str, str]) -> "Environment":
        """Returns what variables ask for; without CHITHI_HOME the home is the platform's user-data folder."""
        ours = {name: value for name, value in variables.items() if name.startswith(PREFIX)}
        # An empty variable is as good as none: Path("") would be the working folder.
        home = Path(ours.get(HOME) or user_data_dir("chithi", appauthor=False))
        return cls(home, MappingProxyType(ours), _language_of(variables))

    def at(self, home: Path) -> "Environment":
        """Returns the same with another home."""
        return replace(self, home=home)

    def speaking(self, language: str) -> "Environment":
        """Returns the same with messages in another language."""
        return replace(self, language=language)

    @property
    def unspoken(self) -> str:
        """The language that CHITHI_LANG asks for and nobody here speaks, "" where it asks for none such."""
        asked = self.variables.get(LANGUAGE, "").strip()
        return asked if asked and not _spoken(asked) else ""

    def unknown(self, known: Iterable[str]) -> list[str]:
        """Returns, sorted, the variables that look like settings and are none: a misspelt one would pass in silence."""
        return sorted(set(self.variables) - {HOME, LANGUAGE, *known})


def _language_of(variables: Mapping[str, str]) -> str:
    """Returns the language that variables ask for: that of CHITHI_LANG, else of the locale; English by default."""
    found = next((variables[name] for name in LOCALE_VARIABLES if variables.get(name)), "")
    return _spoken(variables.get(LANGUAGE, "")) or _spoken(found) or ENGLISH


def _spoken(locale: str) -> str:
    """Returns the language of a locale ("vi", "vi_VN.UTF-8", "en-GB"), "" where it is none that is spoken here."""
    found = re.match(rf"({VIETNAMESE}|{ENGLISH})(?![a-z])", locale.strip().lower())
    return found.group(1) if found else ""


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


def speak_by(language: str) -> None:
    """Sets the language that gettext finds, for this process and those it starts."""
    os.environ["LANGUAGE"] = language


def from_process() -> Environment:
    """Returns the environment of this process; for entry points: `chithi`, and what is run by `python -m`."""
    return Environment.of(os.environ)
