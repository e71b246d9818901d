"""The two shapes of a chat completion, read from bytes: server-sent events, and one JSON object."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from corpus.message import Message
from rag.errors import LlmNonsense

DONE = "[DONE]"
FINISHED = ("stop", "length")  # what stops at a limit is whole but for its last sentence, which no label ends


def read_stream(pieces: Iterable[bytes]) -> str:
    """Returns the text of a streamed reply.

    Raises:
        LlmNonsense: an event is of another shape, or the stream ended before the reply did.
    """
    text: list[str] = []
    finished = False
    for data in _events(pieces):
        if data == DONE:
            finished = True
            break
        choice = _choice(_json(data))
        if choice is None:
            continue
        text.append(_content(choice.get("delta")))
        finished = finished or _is_finished(choice)
    if not finished:
        raise LlmNonsense(Message("the stream ended before the reply did"))
    return "".join(text)


def read_json(pieces: Iterable[bytes]) -> str:
    """Returns the text of a reply that came whole, from a server that does not stream.

    Raises:
        LlmNonsense: it is of another shape.
    """
    choice = _choice(_json(_decoded(b"".join(pieces))))
    if choice is None or not _is_finished(choice):
        raise LlmNonsense(Message("JSON without a finished choice found"))
    return _content(choice.get("message"))


def _events(pieces: Iterable[bytes]) -> Iterator[str]:
    """Yields the data of each event; comments and other fields are passed over, a last line without end too."""
    held = bytearray()
    for piece in pieces:
        held += piece
        if b"\n" not in piece:
            continue
        *lines, rest = bytes(held).split(b"\n")
        held = bytearray(rest)
        yield from (_decoded(line[5:]).strip() for line in lines if line.startswith(b"data:"))


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise LlmNonsense(Message("bytes that are no UTF-8 found")) from error


def _json(raw: str) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise LlmNonsense(Message("no JSON found ({name})", name=type(error).__name__)) from error


def _choice(found: Any) -> dict[str, Any] | None:
    """Returns the first choice, None for an event that has none: usage, keep-alive."""
    if not isinstance(found, dict) or "error" in found:
        raise LlmNonsense(Message("no chat completion found"))
    choices = found.get("choices")
    if not isinstance(choices, list):
        raise LlmNonsense(Message("a chat completion without choices found"))
    if not choices:
        return None
    if not isinstance(choices[0], dict):
        raise LlmNonsense(Message("a choice that is no object found"))
    return choices[0]


def _content(message: Any) -> str:
    content = message.get("content") if isinstance(message, dict) else None
    if content is not None and not isinstance(content, str):
        raise LlmNonsense(Message("content that is no text found"))
    return content or ""


def _is_finished(choice: dict[str, Any]) -> bool:
    reason = choice.get("finish_reason")
    if reason is not None and reason not in FINISHED:
        raise LlmNonsense(Message("a reply that was stopped by the server found"))
    return reason is not None
