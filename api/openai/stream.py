"""A chat completion as a stream of chunks, in OpenAI's shape."""

import json
from collections.abc import Iterator

from api.openai.completion import pieces_of
from api.openai.schemas import MODEL, ChatCompletion

DONE = "data: [DONE]\n\n"


def chunks_of(completion: ChatCompletion, with_usage: bool) -> Iterator[str]:
    """Yields a completion as chunks: who speaks, its paragraphs, its annotations, its end; usage where asked for."""
    reply = completion.choices[0].message
    yield _chunk(completion, {"role": "assistant", "content": ""}, None, with_usage)
    for piece in pieces_of(reply.content):
        yield _chunk(completion, {"content": piece}, None, with_usage)
    if reply.annotations:
        annotations = [a.model_dump(mode="json") for a in reply.annotations]
        yield _chunk(completion, {"annotations": annotations}, None, with_usage)
    yield _chunk(completion, {}, "stop", with_usage)
    if with_usage:
        yield data({**_head(completion), "choices": [], "usage": completion.usage.model_dump()})
    yield DONE


def data(value: object) -> str:
    """Returns a value as an event without a name."""
    return f"data: {json.dumps(value, ensure_ascii=False)}\n\n"


def _chunk(completion: ChatCompletion, delta: dict[str, object], ended: str | None, with_usage: bool) -> str:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": ended}
    return data({**_head(completion), "choices": [choice], **({"usage": None} if with_usage else {})})


def _head(completion: ChatCompletion) -> dict[str, object]:
    return {"id": completion.id, "object": "chat.completion.chunk", "created": completion.created, "model": MODEL}
