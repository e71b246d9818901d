"""What an administrator set that reaches beyond this machine, or lets others reach in: named when a service starts."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import index.settings
import rag.settings
from api.settings import Settings
from corpus.environment import Environment
from corpus.message import Message


def asked_elsewhere(environment: Environment) -> Iterator[Message]:
    """Yields a line for each address that answering may ask; none of them holds a key."""
    llm = rag.settings.Settings.from_environment(environment)
    encoder = index.settings.Settings.from_environment(environment).encoder
    if llm.llm_url:
        yield Message("language model: {model} at {url}", model=llm.llm_model, url=without_secrets(llm.llm_url))
    if encoder != index.settings.BUNDLED:
        yield Message("encoder: {encoder}", encoder=encoder)


def configured(environment: Environment, database: str) -> Iterator[Message]:
    """Yields a line for each address that the service was told of; none of them holds a password or a key.

    database: where keys and logs are kept, as a person may read it.
    """
    yield from asked_elsewhere(environment)
    settings = Settings.from_environment(environment)
    if settings.database_url:
        yield Message("keys, audit log and feedback: {name}", name=database)
    if settings.oidc:
        yield Message("identity provider: {issuer}", issuer=without_secrets(settings.oidc.issuer))
    if settings.cors_origins:
        yield Message("other sites whose pages may ask: {origins}", origins=", ".join(settings.cors_origins))


def without_secrets(url: str) -> str:
    """Returns an address without whom it is opened as and without its query, where keys may stand."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "…"
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()
