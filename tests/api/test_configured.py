from pathlib import Path

from api.configured import asked_elsewhere, configured
from corpus.environment import Environment

EVERYTHING = {
    "CHITHI_LLM_URL": "https://an:tulip@llm.example:8443/v1?key=tulip", "CHITHI_LLM_MODEL": "vi-7b",
    "CHITHI_LLM_API_KEY": "tulip", "CHITHI_ENCODER": "hub/model",
    "CHITHI_DATABASE_URL": "postgresql://an:tulip@db.example/chithi", "CHITHI_OIDC_ISSUER": "https://login.example/",
    "CHITHI_OIDC_CLIENT_ID": "chithi", "CHITHI_OIDC_CLIENT_SECRET": "tulip",
    "CHITHI_CORS_ORIGINS": "https://a.example https://b.example",
}  # fmt: skip
ELSEWHERE = ["language model: vi-7b at https://llm.example:8443/v1", "encoder: hub/model"]


def test_every_address_that_is_configured_is_named_and_no_secret():
    environment = Environment(Path("home"), EVERYTHING)
    assert [str(line) for line in asked_elsewhere(environment)] == ELSEWHERE
    assert [str(line) for line in configured(environment, "postgresql://an:***@db.example/chithi")] == [
        *ELSEWHERE,
        "keys, audit log and feedback: postgresql://an:***@db.example/chithi",
        "identity provider: https://login.example",
        "other sites whose pages may ask: https://a.example, https://b.example",
    ]


def test_nothing_is_named_where_nothing_is_configured():
    assert list(configured(Environment(Path("home"), {}), "")) == []
