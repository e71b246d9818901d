"""Settings: read from the environment once, by the entry points, and frozen."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_data_dir

PREFIX = "CHITHI_"
KNOWN = (
    "CHITHI_HOME", "CHITHI_ENCODER", "CHITHI_AGENCIES", "CHITHI_LLM_URL", "CHITHI_LLM_MODEL", "CHITHI_LLM_API_KEY",
)  # fmt: skip


@dataclass(frozen=True)
class Settings:
    """What the environment asks for.

    home: the folder with the user's data; encoder: `bundled`, a folder, or a name on a model hub; agencies: a table of
    agencies that are added to the register, None for none; llm_url: of an OpenAI-compatible endpoint
    ("http://127.0.0.1:8080/v1"), empty for none; llm_model: the model asked for there; llm_api_key: never printed.
    """

    home: Path
    encoder: str
    llm_url: str = ""
    llm_model: str = ""
    llm_api_key: str = field(default="", repr=False)
    agencies: Path | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Returns the settings in force."""
        env = os.environ if environment is None else environment
        return cls(
            home=Path(env.get("CHITHI_HOME") or user_data_dir("chithi", appauthor=False)),
            encoder=env.get("CHITHI_ENCODER") or "bundled",
            agencies=Path(env["CHITHI_AGENCIES"]) if env.get("CHITHI_AGENCIES") else None,
            llm_url=env.get("CHITHI_LLM_URL", "").strip(),
            llm_model=env.get("CHITHI_LLM_MODEL", "").strip(),
            llm_api_key=env.get("CHITHI_LLM_API_KEY", "").strip(),
        )


def unknown_settings(environment: Mapping[str, str]) -> list[str]:
    """Returns variables that look like settings and are none: a misspelt one would pass in silence."""
    return sorted(k for k in environment if k.startswith(PREFIX) and k not in KNOWN)
