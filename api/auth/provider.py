"""An identity provider, reached by OpenID Connect: code flow with PKCE, state and nonce; authlib speaks it."""

import importlib
import logging
import secrets
import threading
import time
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from api.auth.caller import INTERNAL
from api.auth.scopes import Scope
from api.errors import Misconfigured, ProviderAway, ProviderRefused
from api.settings import ISSUER, OidcSettings
from api.state.sessions import Session
from corpus.message import Message
from corpus.reasons import why

logger = logging.getLogger("chithi.auth")
ASKED = "openid profile email"
# Signatures by the provider's own private key alone: none, or one that the client's secret makes, is no proof.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
PATIENCE = 5.0  # seconds that the provider may take for each answer
KEPT_SECONDS = 3600.0  # that what it says of itself is believed
CLOCKS_APART = 60  # seconds


@dataclass(frozen=True)
class Attempt:
    """A login that was begun; verifier: a secret that proves to the provider that who began it ends it."""

    state: str
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)


def new_attempt() -> Attempt:
    """Returns a login that never was."""
    return Attempt(secrets.token_urlsafe(24), secrets.token_urlsafe(24), secrets.token_urlsafe(48))


class Provider:
    """Vouches for people; asked for nothing before someone comes to log in. Safe to share by threads."""

    def __init__(self, settings: OidcSettings) -> None:
        try:
            importlib.import_module("authlib.integrations.httpx_client")
        except ModuleNotFoundError as error:
            raise Misconfigured(
                Message('{issuer} is set, and authlib is missing: pip install "chithi[server]"', issuer=ISSUER)
            ) from error
        self.settings = settings
        self._about: tuple[float, dict[str, Any]] | None = None
        self._keys: dict[str, Any] | None = None
        self._guard = threading.Lock()

    def address(self, attempt: Attempt, back: str) -> str:
        """Returns where a browser goes to log in; back: where the provider sends it then.

        Raises:
            ProviderAway: it does not answer.
        """
        about = self._metadata()
        with self._client(back) as client:
            url, _ = client.create_authorization_url(
                about["authorization_endpoint"],
                state=attempt.state,
                nonce=attempt.nonce,
                code_verifier=attempt.verifier,
            )
        return str(url)

    def session(self, attempt: Attempt, answer: Mapping[str, str], back: str) -> Session:
        """Returns who the provider says has logged in; answer: what it sent the browser back with.

        Raises:
            ProviderAway: it does not answer.
            ProviderRefused: nobody has, or what it says does not hold.
        """
        if answer.get("error"):
            raise ProviderRefused(
                Message(
                    "{issuer}: {answer}: nobody was logged in",
                    issuer=self.settings.issuer,
                    answer=repr(answer["error"][:80]),
                )
            )
        if not secrets.compare_digest(answer.get("state", "").encode(), attempt.state.encode()):
            raise ProviderRefused(
                Message("{issuer}: an answer to another login; log in again", issuer=self.settings.issuer)
            )
        about = self._metadata()
        with self._client(back) as client:
            token = self._asked(lambda: dict(client.fetch_token(
                about["token_endpoint"], code=answer.get("code", ""), code_verifier=attempt.verifier
            )))  # fmt: skip
            claims = self._checked(token, attempt)
            if self.settings.groups_claim not in claims and "userinfo_endpoint" in about:
                more = self._asked(lambda: dict(client.get(about["userinfo_endpoint"]).raise_for_status().json()))
                claims |= more if more.get("sub") == claims["sub"] else {}
        return session_of(claims, self.settings)

    def _checked(self, token: Mapping[str, Any], attempt: Attempt) -> dict[str, Any]:
        """Returns the claims of the token of who logged in, its signature and each claim checked."""
        from authlib.oidc.core import CodeIDToken
        from joserfc.errors import JoseError

        expected = {
            "iss": {"essential": True, "value": self._metadata()["issuer"]},
            "aud": {"essential": True, "value": self.settings.client_id},
        }
        parameters = {
            "nonce": attempt.nonce,
            "client_id": self.settings.client_id,
            "access_token": token.get("access_token"),
        }
        try:
            said = self._decoded(str(token.get("id_token", "")))
            claims = CodeIDToken(said.claims, said.header, expected, parameters)
            claims.validate(leeway=CLOCKS_APART)
        except (JoseError, ValueError) as error:
            raise ProviderRefused(
                Message("{issuer}: its word does not hold ({error})", issuer=self.settings.issuer, error=error)
            ) from error
        return dict(claims)

    def _decoded(self, id_token: str) -> Any:
        """Returns an ID token whose signature holds; keys that it lacks are asked for once more."""
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        try:
            return jwt.decode(id_token, KeySet.import_key_set(self._key_set(afresh=False)), ALGORITHMS)
        except (JoseError, ValueError):
            return jwt.decode(id_token, KeySet.import_key_set(self._key_set(afresh=True)), ALGORITHMS)

    def _key_set(self, afresh: bool) -> Any:
        with self._guard:
            kept = self._keys
        if kept is None or afresh:
            kept = self._fetched(self._metadata()["jwks_uri"])
            with self._guard:
                self._keys = kept
        return kept

    def _metadata(self) -> dict[str, Any]:
        """Returns what the provider says of itself; it must be the one that was configured."""
        with self._guard:
            kept = self._about
        if kept is None or time.monotonic() - kept[0] > KEPT_SECONDS:
            about = self._fetched(f"{self.settings.issuer}/.well-known/openid-configuration")
            needed = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
            if not all(isinstance(about.get(n), str) for n in needed):
                raise ProviderAway(
                    Message(
                        "{issuer}: its description of itself lacks one of {needed}",
                        issuer=self.settings.issuer,
                        needed=", ".join(needed),
                    )
                )
            if about["issuer"].rstrip("/") != self.settings.issuer:
                raise ProviderAway(
                    Message(
                        "{setting} is {issuer}, and it calls itself {found}",
                        setting=ISSUER,
                        issuer=self.settings.issuer,
                        found=repr(about["issuer"][:80]),
                    )
                )
            kept = (time.monotonic(), about)
            with self._guard:
                self._about = kept
        return kept[1]

    def _fetched(self, url: str) -> dict[str, Any]:
        return self._asked(lambda: dict(httpx.get(url, timeout=PATIENCE).raise_for_status().json()))

    def _asked(self, ask: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """Returns what the provider answers to something.

        Raises:
            ProviderAway: nothing, or nothing that makes sense.
            ProviderRefused: that it will not.
        """
        from authlib.integrations.base_client.errors import OAuthError

        try:
            return ask()
        except OAuthError as error:
            raise ProviderRefused(
                Message("{issuer}: {error}", issuer=self.settings.issuer, error=str(error)[:200])
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, TypeError) as error:
            raise ProviderAway(
                Message(
                    "identity provider {issuer} does not answer as one ({why}); keys still let people in",
                    issuer=self.settings.issuer,
                    why=why(error),
                )
            ) from error

    def _client(self, back: str) -> Any:
        from authlib.integrations.httpx_client import OAuth2Client

        return OAuth2Client(
            self.settings.client_id,
            self.settings.client_secret,
            scope=ASKED,
            redirect_uri=back,
            code_challenge_method="S256",
            timeout=PATIENCE,
        )


def session_of(claims: Mapping[str, Any], settings: OidcSettings) -> Session:
    """Returns the session of who claims are of: their groups are the labels of what they may see.

    Raises:
        ProviderRefused: the claims name nobody.
    """
    subject = claims.get("sub")
    if not isinstance(subject, str) or not subject:
        raise ProviderRefused(Message("{issuer}: its word names nobody", issuer=settings.issuer))
    said = claims.get(settings.groups_claim, [])
    several = [said] if isinstance(said, str) else said if isinstance(said, list) else []
    groups = {_as_label(g) for g in several if isinstance(g, str)} - {""}
    scopes = {Scope.READ}
    if settings.write_group and _as_label(settings.write_group) in groups:
        scopes.add(Scope.WRITE)
    if settings.admin_group and _as_label(settings.admin_group) in groups:
        scopes.add(Scope.ADMIN)
    names = (claims.get(n) for n in ("name", "preferred_username", "email"))
    name = next((n for n in names if isinstance(n, str) and n), subject)
    return Session(f"oidc:{subject}", name, frozenset(scopes), frozenset({INTERNAL, *groups}))


def _as_label(group: str) -> str:
    """Returns a group as labels of documents are written, however a provider composes its letters."""
    return unicodedata.normalize("NFC", group).strip()
