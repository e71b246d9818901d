"""Settings of this room: what the environment asks of it."""

from dataclasses import dataclass
from pathlib import Path

from corpus.environment import Environment

KNOWN = ("CHITHI_AGENCIES",)


@dataclass(frozen=True)
class Settings:
    """agencies: a table of agencies that are added to the register, None for none."""

    agencies: Path | None = None

    @classmethod
    def from_environment(cls, environment: Environment) -> "Settings":
        """Returns the settings in force."""
        table = environment.variables.get("CHITHI_AGENCIES")
        return cls(agencies=Path(table) if table else None)
