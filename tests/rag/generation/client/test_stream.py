import json

import pytest

from rag.errors import LlmNonsense
from rag.generation.client.stream import read_json, read_stream


def event(content, finish=None):
    choice = {"index": 0, "delta": {"content": content}, "finish_reason": finish}
    return f"data: {json.dumps({'choices': [choice]}, ensure_ascii=False)}\n\n".encode()


DONE = b"data: [DONE]\n\n"
WHOLE = event("Sở Y tế ") + event("chủ trì [1].") + event("", "stop") + DONE


@pytest.mark.parametrize("size", [1, 2, 7, 4096])
def test_read_stream_joins_the_pieces_wherever_the_network_cuts_them(size):
    pieces = [WHOLE[i : i + size] for i in range(0, len(WHOLE), size)]
    assert read_stream(pieces) == "Sở Y tế chủ trì [1]."


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b": keep-alive\r\n\r\nevent: x\r\n" + event("a") + DONE, "a"),
        (event("a").replace(b"data: ", b"data:") + DONE, "a"),
        (event("a", "stop"), "a"),
        (event("a", "length"), "a"),
        (event(None) + b'data: {"choices": [], "usage": {}}\n\n' + event("a") + DONE, "a"),
        (b'data: {"choices": [{"delta": {"role": "assistant"}}]}\n\n' + DONE, ""),
        (event("a") + DONE + event("after the end"), "a"),
    ],
)
def test_read_stream_takes_what_servers_send(raw, text):
    assert read_stream([raw]) == text


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        event("half an answer"),
        event("cut") + b'data: {"choices": [{"del',
        b"data: <html>\n\n",
        b"data: [1, 2]\n\n",
        b'data: {"error": {"message": "sk-secret"}}\n\n',
        b'data: {"choices": {}}\n\n',
        b'data: {"choices": ["text"]}\n\n',
        b'data: {"choices": [{"delta": {"content": 7}}]}\n\n',
        b"data: \xff\xfe\n\n",
        b"data: " + b"[" * 100_000 + b"\n\n",
        event("a", "content_filter") + DONE,
    ],
)
def test_read_stream_of_nonsense_is_an_error_without_its_words(raw):
    with pytest.raises(LlmNonsense) as caught:
        read_stream([raw])
    assert "sk-secret" not in str(caught.value)


def test_read_json_gives_the_message():
    body = {"choices": [{"message": {"role": "assistant", "content": "Sở Y tế [1]."}, "finish_reason": "stop"}]}
    raw = json.dumps(body).encode()
    assert read_json([raw[:20], raw[20:]]) == "Sở Y tế [1]."


@pytest.mark.parametrize(
    "raw", [b"", b"null", b"{}", b'{"choices": []}', b'{"choices": [{"message": {"content": "a"}}]}', b"\xff"]
)
def test_read_json_of_nonsense_is_an_error(raw):
    with pytest.raises(LlmNonsense):
        read_json([raw])
