"""A client of any OpenAI-compatible endpoint: one chat completion, streamed, in bounded time and memory.

It trusts nothing that comes: every failure is an `LlmError` whose message holds neither the key nor the server's words.
"""

import json
import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import httpx

from corpus.message import Message
from corpus.reasons import system_reason
from rag.errors import (
    LlmMisconfigured,
    LlmNonsense,
    LlmRefused,
    LlmResting,
    LlmTooMuch,
    LlmTooSlow,
    LlmUnreachable,
)
from rag.generation.client.breaker import Breaker
from rag.generation.client.stream import read_json, read_stream
from rag.settings import Settings

logger = logging.getLogger("chithi.llm")
COMPLETIONS = "/chat/completions"
Messages = Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class LlmConfig:
    """Limits of a call.

    connect_seconds, read_seconds: to connect, and between two pieces; total_seconds: for everything, retries included;
    a read that began in time may end later by its own limit. retries: after 429, 5xx and broken connections;
    backoff_seconds: before the first, doubled for each next. failures, rest_seconds: of the circuit breaker.
    most_bytes:
    on the wire, of one reply; most_tokens: asked for.
    """

    connect_seconds: float = 3.0
    read_seconds: float = 15.0
    total_seconds: float = 30.0
    retries: int = 2
    backoff_seconds: float = 0.5
    failures: int = 3
    rest_seconds: float = 60.0
    most_bytes: int = 1 << 20
    most_tokens: int = 600


class LlmClient:
    """Asks one model at one endpoint; safe to share by threads. Close it, or use it as a context."""

    def __init__(
        self,
        url: str,
        model: str,
        api_key: str = "",
        config: LlmConfig | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.model = model
        self._config = config or LlmConfig()
        self._url = _checked_url(url)
        self._clock, self._sleep = clock, sleep
        self._breaker = Breaker(self._config.failures, self._config.rest_seconds, clock)
        # Identity: a reply that is inflated here could be a thousand times what was counted on the wire.
        headers = {
            "Accept": "text/event-stream, application/json",
            "Accept-Encoding": "identity",
            "Content-Type": "application/json",
        }
        if api_key:
            headers["Authorization"] = f"Bearer {_checked_key(api_key)}"
        self._client = httpx.Client(headers=headers)

    def complete(self, messages: Messages) -> str:
        """Returns the text of the model's reply.

        Raises:
            LlmError: there is none, see `rag.errors`; nothing else is raised.
        """
        if not self._breaker.allows():
            raise LlmResting(
                Message(
                    "{where}: failed {failures} times in a row, left alone for a while",
                    where=self._where,
                    failures=self._config.failures,
                )
            )
        try:
            text = self._with_retries(messages)
        except BaseException:
            self._breaker.failed()
            raise
        self._breaker.succeeded()
        return text

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _where(self) -> str:
        return f"{self._url.host}:{self._url.port or self._url.scheme}"

    def _with_retries(self, messages: Messages) -> str:
        deadline = self._clock() + self._config.total_seconds
        for tries in range(self._config.retries + 1):
            try:
                return self._once(messages, deadline)
            except (LlmUnreachable, LlmRefused) as error:
                pause = self._pause(error, tries)
                if pause is None or self._clock() + pause >= deadline:
                    raise
                logger.info("%s; tried again in %.1f s", error, pause)
                self._sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _pause(self, error: LlmUnreachable | LlmRefused, tries: int) -> float | None:
        """Returns how long to wait before the next try, None where there is none."""
        if tries == self._config.retries:
            return None
        backoff = self._config.backoff_seconds * 2.0**tries
        if isinstance(error, LlmRefused):
            if error.status != 429 and error.status < 500:
                return None
            return max(backoff, error.wait_seconds or 0.0)
        return backoff

    def _once(self, messages: Messages, deadline: float) -> str:
        left = deadline - self._clock()
        if left <= 0:
            raise self._too_slow()
        limits = httpx.Timeout(min(self._config.read_seconds, left), connect=min(self._config.connect_seconds, left))
        try:
            with self._client.stream("POST", self._url, content=self._body(messages), timeout=limits) as response:
                return self._read(response, deadline)
        except LlmNonsense as error:
            raise LlmNonsense(Message("{where}: {error}", where=self._where, error=error)) from error
        except httpx.TimeoutException as error:
            raise self._too_slow() from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as error:
            # What a client says of its own may hold what it was given: keys among it.
            found = system_reason(error) or type(error).__name__
            raise LlmUnreachable(
                Message("{where}: {why}; is the endpoint running there?", where=self._where, why=found)
            ) from error

    def _body(self, messages: Messages) -> bytes:
        body = {
            "model": self.model,
            "messages": list(messages),
            "stream": True,
            "temperature": 0,
            "max_tokens": self._config.most_tokens,
        }
        return json.dumps(body).encode()  # ASCII: half a character in a text is no failure here

    def _read(self, response: httpx.Response, deadline: float) -> str:
        if response.status_code != 200:
            wait = _seconds(response.headers.get("retry-after", ""))
            raise LlmRefused(
                Message(
                    "{where}: status {status_code} found, 200 expected",
                    where=self._where,
                    status_code=response.status_code,
                ),
                response.status_code,
                wait,
            )
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            raise LlmNonsense(Message("a compressed reply found, a plain one was asked for"))
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        pieces = self._pieces(response, deadline)
        if kind == "text/event-stream":
            return read_stream(pieces)
        if kind == "application/json":
            return read_json(pieces)
        raise LlmNonsense(
            Message(
                "{kind} found, an event stream expected; is this its /v1 address?",
                kind=repr(kind[:40] or "no content type"),
            )
        )

    def _pieces(self, response: httpx.Response, deadline: float) -> Iterator[bytes]:
        """Yields what comes, until it is too much or too late."""
        seen = 0
        for piece in response.iter_raw():
            seen += len(piece)
            if seen > self._config.most_bytes:
                raise LlmTooMuch(
                    Message(
                        "{where}: more than {most_bytes:,} bytes found",
                        where=self._where,
                        most_bytes=self._config.most_bytes,
                    )
                )
            if self._clock() > deadline:
                raise self._too_slow()
            yield piece

    def _too_slow(self) -> LlmTooSlow:
        return LlmTooSlow(
            Message(
                "{where}: no whole reply within {total_seconds:g} s",
                where=self._where,
                total_seconds=self._config.total_seconds,
            )
        )


def client_of(settings: Settings, config: LlmConfig | None = None) -> LlmClient | None:
    """Returns the client that the settings ask for, None where they ask for none.

    Raises:
        LlmMisconfigured: they name no endpoint that can be called.
    """
    if not settings.llm_url:
        return None
    if not settings.llm_model:
        raise LlmMisconfigured(Message("CHITHI_LLM_URL is set and CHITHI_LLM_MODEL is not: name the model to ask for"))
    return LlmClient(settings.llm_url, settings.llm_model, settings.llm_api_key, config)


def _checked_url(raw: str) -> httpx.URL:
    """Returns the address of chat completions; what it refuses is not repeated, it may hold a password."""
    wanted = Message("http://host:port/v1 expected, the key in CHITHI_LLM_API_KEY")
    try:
        url = httpx.URL(raw.rstrip("/"))
    except (httpx.InvalidURL, UnicodeError) as error:
        raise LlmMisconfigured(Message("CHITHI_LLM_URL is no address: {wanted}", wanted=wanted)) from error
    if url.scheme not in ("http", "https") or not url.host:
        raise LlmMisconfigured(Message("CHITHI_LLM_URL is no http address: {wanted}", wanted=wanted))
    if url.userinfo or url.query or url.fragment:
        raise LlmMisconfigured(Message("CHITHI_LLM_URL holds more than an address: {wanted}", wanted=wanted))
    return url if url.path.endswith(COMPLETIONS) else url.copy_with(path=url.path.rstrip("/") + COMPLETIONS)


def _checked_key(key: str) -> str:
    """Returns the key; one that cannot stand in a header would be repeated by the error of those who refuse it."""
    if not (key.isascii() and key.isprintable() and " " not in key):
        raise LlmMisconfigured(
            Message("CHITHI_LLM_API_KEY holds characters that no key has: blanks, accents or line ends")
        )
    return key


def _seconds(raw: str) -> float | None:
    return float(raw) if raw.isascii() and raw.isdigit() and len(raw) < 6 else None
