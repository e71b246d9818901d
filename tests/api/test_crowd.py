"""A crowd, in a loop of its own: no server, no clock."""

import json

import anyio

from api.crowd import Crowd


async def answered(app, path="/v1/ask", body=None, method="POST"):
    """The status, headers and body of an answer; body: what receive gives, and what it waits for."""
    sent = []

    async def receive():
        if body is not None:
            await body.wait()
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    headers = [(b"content-length", b"9")] if body is not None else []
    await app({"type": "http", "method": method, "path": path, "headers": headers}, receive, send)
    head = {k.decode(): v.decode() for k, v in sent[0]["headers"]}
    return sent[0]["status"], head, b"".join(m.get("body", b"") for m in sent)


def crowd(go_on, most=2):
    async def app(scope, receive, send):
        await receive()
        if scope["path"] not in ("/healthz", "/quick"):
            await go_on.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"done"})

    return Crowd(app, most)


def test_who_comes_when_it_is_full_is_told_when_to_come_again_and_health_is_answered():
    async def main():
        go_on = anyio.Event()
        app = crowd(go_on)
        async with anyio.create_task_group() as group:
            for _ in range(2):
                group.start_soon(answered, app)
            await anyio.wait_all_tasks_blocked()
            refused, health = await answered(app), await answered(app, "/healthz", method="GET")
            go_on.set()
        return refused, health, await answered(app, "/quick")

    (status, head, body), health, after = anyio.run(main)
    assert (status, head["retry-after"], head["content-type"]) == (503, "2", "application/problem+json")
    assert json.loads(body) == {
        "type": "about:blank", "title": "Too many requests at once", "status": 503,
        "detail": "2 requests are being answered; ask again in a moment",
    }  # fmt: skip
    assert health[0] == after[0] == 200


def test_bodies_that_never_end_hold_no_place():
    async def main():
        go_on, never = anyio.Event(), anyio.Event()
        app = crowd(go_on)
        async with anyio.create_task_group() as group:
            for _ in range(10):
                group.start_soon(answered, app, "/v1/documents", never)
            await anyio.wait_all_tasks_blocked()
            status = (await answered(app, "/quick"))[0]
            go_on.set()
            never.set()
        return status

    assert anyio.run(main) == 200
