"""Settings of this room: what the environment asks of it."""

from dataclasses import dataclass, field

from corpus.environment import Environment

_LLM = ("CHITHI_LLM_URL", "CHITHI_LLM_MODEL", "CHITHI_LLM_API_KEY")
READER = "CHITHI_READER"
KNOWN = (*_LLM, READER)


@dataclass(frozen=True)
class Settings:
    """What reads clauses, and which language model may reword answers; none by default.

    llm_url: of an OpenAI-compatible endpoint ("http://127.0.0.1:8080/v1"), empty for none; llm_model: the model asked
    for there; llm_api_key: never printed; reader: `bundled`, `off`, or a folder with another one.
    """

    llm_url: str = ""
    llm_model: str = ""
    llm_api_key: str = field(default="", repr=False)
    reader: str = "bundled"

    @classmethod
    def from_environment(cls, environment: Environment) -> "Settings":
        """Returns the settings in force."""
        url, model, key = (environment.variables.get(name, "").strip() for name in _LLM)
        return cls(url, model, key, environment.variables.get(READER, "").strip() or "bundled")
