"""Uploads that are answered at once, over a real server and a real home."""

import threading

from tests.api.wire import ask, assert_problem, stored, upload

LATER = {"Prefer": "respond-async"}


def joined():
    """Waits for what works on jobs: the server under test runs in this process."""
    for thread in threading.enumerate():
        if thread.name == "jobs":
            thread.join(60)


def test_an_upload_is_answered_at_once_and_its_job_says_what_became_of_it(bench):
    quoted = "Sở Văn hóa và Thể thao chủ trì tổ chức hội vật trước ngày 20/8/2024."
    response = upload(bench, f"Điều 1. {quoted}", "hội vật.txt", headers=LATER)
    assert (response.status_code, response.headers["preference-applied"]) == (202, "respond-async")
    job = response.json()
    assert (job["state"], job["file"], job["ingested"], job["problem"]) == ("queued", "hội vật.txt", None, None)
    assert response.headers["location"] == job["url"] == f"/v1/jobs/{job['job_id']}"
    joined()
    done = bench.get(job["url"]).json()
    assert done == job | {
        "state": "done",
        "ended": done["ended"],
        "encoded": done["encoded"],
        "passages": done["passages"],
        "ingested": {"document_id": "hội vật", "outcome": "added", "warnings": []},
    }
    assert bench.get("/v1/jobs").json()[0] == done
    assert ask(bench, "Ai chủ trì tổ chức hội vật?")["citations"][0]["quote"] == quoted


def test_a_job_that_fails_says_why(bench):
    job = upload(bench, b"%PDF-1.7 cut", "cut.pdf", headers=LATER).json()
    joined()
    failed = bench.get(job["url"]).json()
    assert (failed["state"], failed["problem"]["status"], failed["ingested"]) == ("failed", 422, None)
    assert failed["problem"]["detail"].startswith("cut.pdf: ")


def test_what_is_refused_unread_is_refused_at_once(bench):
    assert_problem(upload(bench, b"PK", "a.zip", headers=LATER), 422, "Document not readable")
    assert_problem(upload(bench, "x", headers=LATER | {"Origin": "https://evil.example"}), 403, "Foreign origin")


def test_an_unknown_job_is_a_problem(bench):
    for job_id in ("khong-co", "0" * 32, "%00", "..%2F..%2Fstore"):
        assert_problem(bench.get(f"/v1/jobs/{job_id}"), 404, "Not Found" if "%2F" in job_id else "Unknown job")


def test_the_names_of_files_are_names_of_files(bench):
    for sent, kept in (("../../x.txt", "x"), ("<script>alert(1)<z.txt", "<script>alert(1)<z")):
        assert upload(bench, f"Điều 1. Cấm đỗ xe ở phố {kept}.", sent).json()["document_id"] == kept
        assert kept in stored(bench)
