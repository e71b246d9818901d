from prometheus_client.parser import text_string_to_metric_families

from tests.api.wire import ask


def measured(client):
    """The samples that a service tells, by name and labels."""
    response = client.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain; version=")
    families = text_string_to_metric_families(response.text)
    return {(s.name, *sorted(s.labels.values())): s.value for f in families for s in f.samples}


def test_answers_steps_requests_and_documents_are_counted(bench):
    before = measured(bench)
    answer = ask(bench, "Ai chủ trì trồng cây xanh?")
    assert bench.get("/v1/documents/cv-trong-cay").status_code == 200
    assert bench.get("/khong/co/dau").status_code == 404
    after = measured(bench)

    def more(*sample):
        return after.get(sample, 0) - before.get(sample, 0)

    assert more("chithi_answers_total", *sorted(["answered", "vi", "extractive"])) == 1
    assert {step: more("chithi_step_seconds_count", step) for step in answer["timings_ms"]} == dict.fromkeys(
        answer["timings_ms"], 1
    )
    assert more("chithi_turn_seconds_count") == 1
    assert more("chithi_requests_total", "/v1/ask", "200", "POST") == 1
    assert more("chithi_requests_total", "/v1/documents/{document_id}", "200", "GET") == 1
    assert more("chithi_requests_total", "404", "GET", "other") == 1
    assert after[("chithi_documents",)] == 1
    assert after[("chithi_ready",)] == 1


def test_no_question_stands_in_what_is_measured(bench):
    bench.get("/v1/search", params={"q": "bí mật trong câu hỏi"})
    assert "bí mật" not in bench.get("/metrics").text
