import pytest

from api.errors import Misconfigured
from api.settings import OidcSettings, Settings
from corpus.environment import Environment


def settings(**variables):
    return Settings.from_environment(Environment.of({f"CHITHI_{k.upper()}": v for k, v in variables.items()}))


def test_nothing_asked_for_is_the_default():
    assert settings() == settings(audit=" ", oidc_client_id="chithi") == Settings()


def test_what_is_asked_for_is_in_force_and_secrets_are_not_printed():
    found = settings(
        database_url="postgresql://chithi:tulip@db/chithi", audit="required", audit_days="30", rate_limit="0",
        cors_origins="https://portal.example, http://a:8080", conversations="on", oidc_issuer="https://id.example/",
        oidc_client_id="chithi", oidc_client_secret="daisy", oidc_write_group="van-thu",
    )  # fmt: skip
    assert found == Settings(
        "postgresql://chithi:tulip@db/chithi", "required", 30, 0, ("https://portal.example", "http://a:8080"), True,
        OidcSettings("https://id.example", "chithi", "daisy", "groups", "van-thu", ""),
    )  # fmt: skip
    assert "tulip" not in repr(found)
    assert "daisy" not in repr(found)


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"audit": "maybe"}, "CHITHI_AUDIT='maybe': off, on, required expected"),
        ({"audit_days": "0"}, "CHITHI_AUDIT_DAYS='0': a whole number from 1 to 999999 expected"),
        ({"rate_limit": "-1"}, "CHITHI_RATE_LIMIT='-1': a whole number from 0 to 999999 expected"),
        ({"rate_limit": "٣"}, "CHITHI_RATE_LIMIT='٣': a whole number from 0 to 999999 expected"),
        ({"cors_origins": "*"}, "CHITHI_CORS_ORIGINS: '*' found, origins as https://portal.example expected"),
        ({"cors_origins": "https://a/"}, "CHITHI_CORS_ORIGINS: 'https://a/' found"),
        ({"oidc_issuer": "id.example"}, "CHITHI_OIDC_ISSUER: the provider's address is expected"),
        ({"oidc_issuer": "https://id.example"}, "CHITHI_OIDC_ISSUER is set and CHITHI_OIDC_CLIENT_ID is not"),
    ],
)
def test_what_cannot_be_followed_is_told(variables, message):
    with pytest.raises(Misconfigured) as raised:
        settings(**variables)
    assert str(raised.value).startswith(message)
