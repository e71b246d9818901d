"""The door for programs that speak to a language model, by the official client and as Open WebUI sends it."""

import json

import openai
import pytest

from tests.api.wire import ask

QUESTION = "Ai chủ trì trồng cây xanh?"
QUOTED = "Sở Xây dựng chủ trì, phối hợp với Sở Tài chính trồng 500 cây xanh ven đường trước ngày 30/4/2024."


@pytest.fixture(scope="module")
def official(bench_service):
    with openai.OpenAI(base_url=f"{bench_service.base_url}/v1/", api_key="none", max_retries=0) as client:
        yield client


def asked(question=QUESTION):
    return [{"role": "system", "content": "You are a pirate."}, {"role": "user", "content": question}]


def cited(base):
    return f"- [1] [khoản 1, Công văn số 45/UBND-NN]({str(base).rstrip('/')}/v/cv-trong-cay#1)"


def test_the_one_model_is_listed_and_described(official):
    (model,) = official.models.list()
    assert (model.id, model.object, official.models.retrieve("chithi")) == ("chithi", "model", model)


def test_the_official_client_gets_a_cited_answer(official, bench_service):
    completion = official.chat.completions.create(model="chithi", messages=asked(), temperature=0.5, n=1)
    (choice,) = completion.choices
    assert choice.finish_reason == "stop"
    assert choice.message.content.split("\n\n")[0] == "Chủ trì: Sở Xây dựng. [1]"
    assert choice.message.content.endswith(f"Nguồn:\n{cited(bench_service.base_url)}")
    citation = choice.message.annotations[0].url_citation
    assert choice.message.content[citation.start_index : citation.end_index] == "[1]"
    assert citation.title == "khoản 1, Công văn số 45/UBND-NN"
    assert (citation.model_extra["document_id"], citation.model_extra["quote"]) == ("cv-trong-cay", QUOTED)
    assert completion.usage.total_tokens == completion.usage.prompt_tokens + completion.usage.completion_tokens


def test_the_official_client_streams_the_same_answer(official):
    whole = official.chat.completions.create(model="chithi", messages=asked()).choices[0].message
    chunks = list(
        official.chat.completions.create(
            model="chithi", messages=asked(), stream=True, stream_options={"include_usage": True}
        )
    )
    deltas = [c.choices[0].delta for c in chunks if c.choices]
    assert "".join(d.content or "" for d in deltas) == whole.content
    annotations = [a for d in deltas for a in (d.model_extra or {}).get("annotations", [])]
    assert annotations == [a.model_dump() for a in whole.annotations]
    assert [c.choices[0].finish_reason for c in chunks if c.choices][-1] == "stop"
    assert (chunks[-1].choices, chunks[-1].usage.total_tokens > 0) == ([], True)
    assert len({c.id for c in chunks}) == 1


def test_open_webui_lists_the_models(bench_service):
    response = bench_service.get(
        "/v1/models", headers={"Authorization": "Bearer none", "Content-Type": "application/json"}
    )
    assert response.json() == {
        "object": "list",
        "data": [{"id": "chithi", "object": "model", "created": 0, "owned_by": "chithi"}],
    }


def test_open_webui_streams_a_chat_with_its_history(bench_service, official):
    first = official.chat.completions.create(model="chithi", messages=asked()).choices[0].message.content
    body = {
        "stream": True,
        "model": "chithi",
        "messages": [
            {"role": "user", "content": QUESTION},
            {"role": "assistant", "content": first},
            {"role": "user", "content": "Ai phối hợp?"},
        ],
    }
    with bench_service.stream(
        "POST", "/v1/chat/completions", json=body, headers={"Authorization": "Bearer none"}
    ) as response:
        assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
        lines = [line for line in response.iter_lines() if line]
    assert lines[-1] == "data: [DONE]"
    chunks = [json.loads(line.removeprefix("data: ")) for line in lines[:-1]]
    content = "".join(c["choices"][0]["delta"].get("content", "") for c in chunks)
    history = [{"question": QUESTION, "document_id": "cv-trong-cay", "clause": "1"}]
    plain = ask(bench_service, "Ai phối hợp?", history=history)
    assert "Sở Tài chính" in plain["answer"]
    assert content.startswith("\n\n".join(plain["answer"].split("\n")))


@pytest.mark.parametrize(
    ("more", "status", "param", "message"),
    [
        ({"model": "gpt-4"}, 404, "model", "the model 'gpt-4' does not exist; 'chithi' does"),
        ({"model": 5}, 400, "model", "model: 5 found; text expected"),
        ({"n": 2}, 400, "n", "n: 2 found; one of these expected: 1"),
        ({"tools": [{"type": "function"}]}, 400, "tools", "tools: no tools are called here; leave this out"),
        (
            {"response_format": {"type": "json_object"}},
            400,
            "response_format.type",
            "response_format.type: \"json_object\" found; one of these expected: 'text'",
        ),
        ({"messages": []}, 400, "messages", "messages: a list found; at least 1 of them expected"),
        ({"messages": "Ai?"}, 400, "messages", 'messages: "Ai?" found; a list expected'),
        (
            {"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:,"}}]}]},
            400,
            "messages[0].content",
            "messages[0].content: only text is read here; a part of another type was found",
        ),
        (
            {"messages": [{"role": "user", "content": 5}]},
            400,
            "messages[0].content",
            "messages[0].content: a string or a list of text parts is expected",
        ),
        (
            {"messages": [{"role": "assistant", "tool_calls": [{"id": "1"}]}, {"role": "user", "content": "Ai?"}]},
            400,
            "messages[0].tool_calls",
            "messages[0].tool_calls: no tools are called here; leave this out",
        ),
        (
            {"messages": [{"role": "tool", "content": "5"}]},
            400,
            "messages[0].role",
            "messages[0].role: \"tool\" found; one of these expected: 'system', 'developer', 'user', 'assistant'",
        ),
        (
            {"messages": [{"role": "user", "content": "a" * 2001}], "stream": True},
            400,
            None,
            "the question has 2,001 characters, at most 2,000 expected; ask one thing, in a sentence or two",
        ),
        ({"stream": "yes"}, 400, "stream", 'stream: "yes" found; true or false expected'),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_one_error_in_their_shape(bench_service, more, status, param, message):
    response = bench_service.post("/v1/chat/completions", json={"model": "chithi", "messages": asked(), **more})
    assert response.status_code == status
    error = response.json()["error"]
    assert (error["message"], error["param"], error["type"]) == (message, param, "invalid_request_error")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('{"model": "gpt-4", "messages": [{"role": "user", "content": "Ai?"}]}',
         "không có mô hình 'gpt-4'; chỉ có 'chithi'"),
        ('{"model": 5, "messages": [{"role": "user", "content": "Ai?"}]}', "model: đang có 5; cần chữ"),
        ('{"model": "chithi"}', "messages: chưa có; mục này bắt buộc"),
        ('{"model": "chithi",}', "dòng 1, cột 20: cần tên trong dấu nháy kép; cần JSON"),
    ],
)  # fmt: skip
def test_their_errors_are_said_in_the_language_of_the_client(bench_service, body, message):
    headers = {"Accept-Language": "vi", "Content-Type": "application/json"}
    response = bench_service.post("/v1/chat/completions", content=body, headers=headers)
    assert response.json()["error"]["message"] == message


def test_a_body_that_is_no_json_is_an_error_in_their_shape(bench_service):
    response = bench_service.post(
        "/v1/chat/completions", content=b'{"model": NaN}', headers={"Content-Type": "application/json"}
    )
    assert (response.status_code, response.json()["error"]["message"]) == (400, "NaN found; it is no number in JSON")
