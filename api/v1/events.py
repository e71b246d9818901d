"""An answer as server-sent events."""

import json
from collections.abc import Iterator

EVENT_STREAM = "text/event-stream"


def wants_events(accept: str | None) -> bool:
    """Returns whether an Accept header asks for events."""
    return accept is not None and EVENT_STREAM in accept


def answer_events(answer: dict[str, object]) -> Iterator[str]:
    """Yields an answer in the contract's shape: `hits`, then `answer` whole."""
    yield _event("hits", answer["hits"])
    yield _event("answer", answer)


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
