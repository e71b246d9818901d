"""A running service, judged over HTTP."""

from typing import Any

import httpx

from corpus.message import Message
from corpus.read import url_id
from corpus.reasons import why
from eval.errors import SystemUnderTestError

TIMEOUT_SECONDS = 60.0


class Service:
    """A running service."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        try:
            self._client = httpx.Client(base_url=self._url, timeout=TIMEOUT_SECONDS)
        except httpx.InvalidURL as error:
            raise self._no_address() from error
        self._texts: dict[str, str | None] = {}

    def ask(self, question: str) -> dict[str, Any]:
        """Returns the service's answer; a question it refuses with a problem has an error status."""
        response = self._send("POST", "/v1/ask", json={"question": question})
        if response.status_code == 422:
            return {
                "status": "error_question",
                "answer": response.text,
                "citations": [],
                "hits": [],
            }
        if response.status_code != 200:
            raise SystemUnderTestError(
                Message(
                    "{url}/v1/ask: status {status_code} found, 200 expected: {text}",
                    url=self._url,
                    status_code=response.status_code,
                    text=response.text[:200],
                )
            )
        return self._json(response)

    def text(self, document_id: str) -> str | None:
        """Returns the text of a document, fetched once."""
        if document_id not in self._texts:
            response = self._send("GET", f"/v1/documents/{url_id(document_id)}/text")
            self._texts[document_id] = response.text if response.status_code == 200 else None
        return self._texts[document_id]

    def addresses(self, document_id: str) -> frozenset[str] | None:
        """Returns the addresses of a document's clauses, None where the service says that there is no such document.

        Raises:
            SystemUnderTestError: it says neither.
        """
        response = self._send("GET", f"/v1/documents/{url_id(document_id)}/clauses")
        if response.status_code == 404:
            return None
        try:
            return frozenset(str(clause["path"]) for clause in response.json())
        except (ValueError, KeyError, TypeError) as error:
            raise SystemUnderTestError(
                Message(
                    "{url}: no clauses of a document found there ({error}); is `chithi serve` running at {service}?",
                    url=response.url,
                    error=why(error),
                    service=self._url,
                )
            ) from error

    def _no_address(self) -> SystemUnderTestError:
        return SystemUnderTestError(Message("{url}: not an address; expected http://host:port", url=self._url))

    def describe(self) -> dict[str, Any]:
        """Returns the address and what the service says of itself."""
        return {"system": self._url, "ready": self._json(self._send("GET", "/readyz"))}

    def unrefusing(self) -> None:
        """Returns None: the answers of a service do not say how sure it is."""

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()

    def _json(self, response: httpx.Response) -> dict[str, Any]:
        try:
            found = response.json()
            if not isinstance(found, dict):
                raise ValueError(Message("not an object"))
        except ValueError as error:
            raise SystemUnderTestError(
                Message(
                    "{url}: no answer of chithi found there ({error}); is `chithi serve` running at {service}?",
                    url=response.url,
                    error=why(error),
                    service=self._url,
                )
            ) from error
        return found

    def _send(self, method: str, path: str, **kwargs: Any) -> httpx.Response:
        try:
            return self._client.request(method, path, **kwargs)
        except (httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
            raise self._no_address() from error
        except httpx.TimeoutException as error:
            raise SystemUnderTestError(
                Message("{url}: no answer within {seconds:g} s", url=self._url, seconds=TIMEOUT_SECONDS)
            ) from error
        except httpx.HTTPError as error:
            raise SystemUnderTestError(
                Message(
                    "{url}: cannot be reached ({error}); is `chithi serve` running there?",
                    url=self._url,
                    error=why(error),
                )
            ) from error
