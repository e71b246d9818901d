import gzip
import json
import logging
import socket
from dataclasses import replace

import pytest

from rag.errors import (
    LlmError,
    LlmMisconfigured,
    LlmNonsense,
    LlmRefused,
    LlmResting,
    LlmTooMuch,
    LlmTooSlow,
    LlmUnreachable,
)
from rag.generation.client.client import LlmClient, LlmConfig, client_of
from rag.settings import Settings

KEY = "sk-0123456789-secret"
MESSAGES = [{"role": "user", "content": "Ai chủ trì?"}]
PATIENT = LlmConfig(connect_seconds=10.0, read_seconds=10.0, total_seconds=30.0, retries=0, most_bytes=100_000)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def call():
    """Asks an endpoint once; time passes only where the client would sleep."""
    opened = []

    def ask(url, key=KEY, **changes):
        slept = []
        client = LlmClient(url, "tiny", key, replace(PATIENT, **changes), sleep=slept.append)
        client.slept = slept
        opened.append(client)
        return client

    yield ask
    for client in opened:
        client.close()


def test_complete_streams_and_sends_what_the_protocol_wants(model, call):
    model.plays(model.events("Sở Y tế ", "chủ trì [1]."))
    assert call(model.url).complete(MESSAGES) == "Sở Y tế chủ trì [1]."
    [(path, headers, body)] = model.asked
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == f"Bearer {KEY}"
    assert body == {"model": "tiny", "messages": MESSAGES, "stream": True, "temperature": 0, "max_tokens": 600}


def test_complete_takes_the_whole_address_and_no_key(model, call):
    model.plays(model.events("a"))
    assert call(f"{model.url}/chat/completions", key="").complete(MESSAGES) == "a"
    [(path, headers, _)] = model.asked
    assert path == "/v1/chat/completions"
    assert "Authorization" not in headers


def test_complete_of_a_server_that_does_not_stream(model, call):
    body = {"choices": [{"message": {"content": "Sở Y tế [1]."}, "finish_reason": "stop"}]}
    model.plays(model.answers(200, json.dumps(body).encode()))
    assert call(model.url).complete(MESSAGES) == "Sở Y tế [1]."


@pytest.mark.parametrize(
    ("status", "body", "kind", "error"),
    [
        (200, b"<html><body>sk-0123456789-secret</body></html>", "text/html", LlmNonsense),
        (200, b"", "text/event-stream", LlmNonsense),
        (200, b"{not json", "application/json", LlmNonsense),
        (200, b'{"choices": "sk-0123456789-secret"}', "application/json", LlmNonsense),
        (302, b"", "text/html", LlmRefused),
        (401, b"Incorrect API key provided: sk-0123456789-secret", "application/json", LlmRefused),
        (500, b"Traceback", "text/plain", LlmRefused),
    ],
)
def test_complete_of_a_bad_reply_is_its_error_and_holds_neither_key_nor_words(
    status, body, kind, error, model, call, caplog
):
    caplog.set_level(logging.DEBUG)
    model.plays(model.answers(status, body, kind, Location="http://127.0.0.1:9/"))
    with pytest.raises(error) as caught:
        call(model.url).complete(MESSAGES)
    assert type(caught.value) is error
    assert KEY not in f"{caught.value!r} {caught.value.__cause__!r} {caplog.text}"
    assert "127.0.0.1" in str(caught.value)


def test_complete_of_half_a_stream_is_nonsense(model, call):
    model.plays(model.events("Sở Y tế chủ trì", finish=None, end=b""))
    with pytest.raises(LlmNonsense, match="ended before"):
        call(model.url).complete(MESSAGES)


def test_complete_of_a_body_shorter_than_promised_is_unreachable(model, call):
    model.plays(model.answers(200, b"data: x", "text/event-stream", Content_Length="5000"))
    with pytest.raises(LlmUnreachable):
        call(model.url).complete(MESSAGES)


@pytest.mark.parametrize("piece", [b"data: " + b"x" * 500, b'data: {"choices": [{"delta": {"content": "x"}}]}\n\n'])
def test_complete_of_an_endless_stream_stops_at_its_limit(piece, model, call):
    model.plays(model.never_ends(piece))
    with pytest.raises(LlmTooMuch, match="100,000 bytes"):
        call(model.url).complete(MESSAGES)


def test_complete_refuses_to_inflate(model, call):
    model.plays(model.answers(200, gzip.compress(b"0" * 1_000_000), "text/event-stream", Content_Encoding="gzip"))
    with pytest.raises(LlmNonsense, match="compressed"):
        call(model.url).complete(MESSAGES)


@pytest.mark.parametrize("before", [b"", b'data: {"choices": []}\n\n'])
def test_complete_of_a_silent_server_is_too_slow(before, model, call):
    model.plays(model.stalls(before))
    with pytest.raises(LlmTooSlow):
        call(model.url, read_seconds=0.05).complete(MESSAGES)


def test_complete_of_a_dripping_server_ends_at_the_deadline(model):
    ticks = iter(range(10_000))
    model.plays(model.never_ends(b": still there\n\n"))
    config = replace(PATIENT, total_seconds=5.0, read_seconds=5.0, most_bytes=1 << 30)
    client = LlmClient(model.url, "tiny", "", config, clock=lambda: float(next(ticks)))
    with client, pytest.raises(LlmTooSlow, match="5 s"):
        client.complete(MESSAGES)


def test_complete_of_an_endpoint_that_is_down_is_unreachable(call):
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        with pytest.raises(LlmUnreachable):
            call(f"http://127.0.0.1:{bound.getsockname()[1]}/v1").complete(MESSAGES)


def test_complete_tries_again_with_longer_pauses(model, call):
    busy = model.answers(503)
    model.plays(busy, model.answers(429, Retry_After="0"), model.events("a"))
    client = call(model.url, retries=2, backoff_seconds=0.25)
    assert client.complete(MESSAGES) == "a"
    assert client.slept == [0.25, 0.5]


def test_complete_waits_as_long_as_it_is_told_but_not_past_its_deadline(model, call):
    model.plays(model.answers(429, Retry_After="3"), model.events("a"))
    patient = call(model.url, retries=1, backoff_seconds=0.25)
    assert patient.complete(MESSAGES) == "a"
    assert patient.slept == [3.0]
    model.plays(model.answers(429, Retry_After="99999"), model.events("a"))
    hurried = call(model.url, retries=1, backoff_seconds=0.25)
    with pytest.raises(LlmRefused):
        hurried.complete(MESSAGES)
    assert hurried.slept == []


@pytest.mark.parametrize(("script", "tries"), [(400, 1), (401, 1), (404, 1), (429, 3), (500, 3), (503, 3)])
def test_complete_tries_again_only_what_may_pass(script, tries, model, call):
    model.plays(model.answers(script))
    with pytest.raises(LlmRefused):
        call(model.url, retries=2).complete(MESSAGES)
    assert len(model.asked) == tries


def test_complete_leaves_an_endpoint_alone_that_failed_often(model):
    now = [1000.0]
    model.plays(model.answers(500))
    config = replace(PATIENT, failures=2, rest_seconds=60.0)
    with LlmClient(model.url, "tiny", "", config, clock=lambda: now[0]) as client:
        errors = []
        for _ in range(4):
            with pytest.raises(LlmError) as caught:
                client.complete(MESSAGES)
            errors.append(type(caught.value))
        assert errors == [LlmRefused, LlmRefused, LlmResting, LlmResting]
        assert len(model.asked) == 2
        now[0] += 60.0
        model.plays(model.events("a"))
        assert client.complete(MESSAGES) == "a"


def settings(**changes):
    return replace(Settings(), **changes)


def test_client_of_settings():
    assert client_of(settings()) is None
    assert client_of(settings(llm_model="m", llm_api_key="k")) is None
    with client_of(settings(llm_url="http://127.0.0.1:1/v1", llm_model="m")) as client:
        assert client.model == "m"


@pytest.mark.parametrize(
    "changes",
    [
        {"llm_url": "http://127.0.0.1/v1", "llm_model": ""},
        {"llm_url": "127.0.0.1:8080/v1"},
        {"llm_url": "ftp://host/v1"},
        {"llm_url": "http://"},
        {"llm_url": "http://[::1"},
        {"llm_url": "http://user:pass-secret@host/v1"},
        {"llm_url": "https://host/v1?key=pass-secret"},
        {"llm_api_key": "pass-secret\nX-Other: 1"},
        {"llm_api_key": "pass-secret khóa"},
    ],
)
def test_client_of_settings_that_cannot_be_called_says_so_without_secrets(changes):
    with pytest.raises(LlmMisconfigured, match="CHITHI_LLM_") as caught:
        client_of(settings(**({"llm_url": "http://host/v1", "llm_model": "m"} | changes)))
    assert "pass-secret" not in f"{caught.value!r} {caught.value.__cause__!r}"
