"""What tests of the interface share: how to ask, how to send, what a problem is."""

import threading


def ask(client, question, **more):
    response = client.post("/v1/ask", json={"question": question, **more})
    assert response.status_code == 200, response.text
    return response.json()


def upload(client, text, name="moi.txt", headers=None, **params):
    data = text if isinstance(text, bytes) else text.encode()
    return client.post("/v1/documents", files={"file": (name, data)}, params=params, headers=headers)


def stored(client):
    return [d["document_id"] for d in client.get("/v1/documents").json()]


def joined():
    """Waits for what works on jobs: the server under test runs in this process."""
    for thread in threading.enumerate():
        if thread.name == "jobs":
            thread.join(60)


def without_time(answer):
    return {k: v for k, v in answer.items() if k not in ("took_ms", "timings_ms")}


def assert_problem(response, status, title):
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert {k: problem[k] for k in ("type", "title", "status")} == {
        "type": "about:blank",
        "title": title,
        "status": status,
    }
    assert list(problem) == ["type", "title", "status", "detail", "request_id"]
    assert problem["request_id"] == response.headers["x-request-id"]
    assert problem["detail"]
    return problem["detail"]
