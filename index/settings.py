"""Settings of this room: what the environment asks of it."""

from dataclasses import dataclass

from corpus.environment import Environment

KNOWN = ("CHITHI_ENCODER",)
BUNDLED = "bundled"  # as the encoders call it; importing them takes longer than reading a setting


@dataclass(frozen=True)
class Settings:
    """encoder: `bundled`, a folder, or a name on a model hub."""

    encoder: str = BUNDLED

    @classmethod
    def from_environment(cls, environment: Environment) -> "Settings":
        """Returns the settings in force."""
        return cls(encoder=environment.variables.get("CHITHI_ENCODER") or BUNDLED)
