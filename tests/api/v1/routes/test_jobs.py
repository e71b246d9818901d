"""Uploads that are answered at once, over a real server and a real home."""

import socket
import threading
from contextlib import contextmanager
from functools import partial

import pytest

from corpus.errors import Abandoned
from corpus.patience import patience
from tests.api.wire import ask, assert_problem, joined, stored, upload

# Minutes of reading, so that whoever leaves has left before it is read.
LONG = "".join(f"{n}. Sở Xây dựng trồng {n} cây ven đường trước ngày 30/4/2024.\n" for n in range(1, 60_001)).encode()
LATER = {"Prefer": "respond-async"}


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


def test_jobs_are_listed_page_by_page_the_latest_first(bench):
    for name in ("một.txt", "hai.txt", "ba.txt"):
        upload(bench, "Điều 1. Cấm đỗ xe.", name, headers=LATER)
    joined()
    whole = bench.get("/v1/jobs").json()
    assert [j["file"] for j in whole[:3]] == ["ba.txt", "hai.txt", "một.txt"]
    first = bench.get("/v1/jobs?limit=2")
    following = first.headers["link"].removeprefix("<").partition(">")[0]
    assert [*first.json(), *bench.get(following).json()] == whole[:4]
    assert_problem(bench.get("/v1/jobs?cursor=x"), 422, "Not a cursor")


def test_what_is_refused_unread_is_refused_at_once(bench):
    assert_problem(upload(bench, b"PK", "a.zip", headers=LATER), 422, "Document not readable")
    assert_problem(upload(bench, "x", headers=LATER | {"Origin": "https://evil.example"}), 403, "Foreign origin")


def test_an_unknown_job_is_a_problem(bench):
    for job_id in ("khong-co", "0" * 32, "%00", "..%2F..%2Fstore"):
        assert_problem(bench.get(f"/v1/jobs/{job_id}"), 404, "Not Found" if "%2F" in job_id else "Unknown job")


class Readings:
    """What becomes of each reading: begun, and ended by what."""

    def __init__(self):
        self.begun, self.over = threading.Event(), threading.Event()
        self.ended_by = None

    @contextmanager
    def patience(self, *given):
        with patience(*given):
            self.begun.set()
            try:
                yield
            except Exception as error:
                self.ended_by = error
                raise
            finally:
                self.over.set()


@pytest.fixture
def readings(monkeypatch):
    seen = Readings()
    for module in ("api.v1.uploads", "api.jobs.jobs"):
        monkeypatch.setattr(f"{module}.patience", seen.patience)
    return seen


def test_a_client_that_leaves_ends_the_reading_of_its_file(bench, readings):
    head = (
        f"POST /v1/documents HTTP/1.1\r\nHost: {bench.base_url.host}\r\nContent-Type: multipart/form-data; boundary=b"
    )
    form = b'--b\r\nContent-Disposition: form-data; name="file"; filename="lau.txt"\r\n\r\n' + LONG + b"\r\n--b--\r\n"
    with socket.create_connection((bench.base_url.host, bench.base_url.port)) as client:
        client.sendall(f"{head}\r\nContent-Length: {len(form)}\r\n\r\n".encode() + form)
        assert readings.begun.wait(60)
    assert readings.over.wait(60)
    assert isinstance(readings.ended_by, Abandoned)
    assert stored(bench) == ["cv-trong-cay"]


def test_a_job_that_is_removed_is_read_no_further_and_one_that_waits_is_not_begun(bench, readings):
    read, waits = (upload(bench, LONG, f"{n}.txt", headers=LATER).json() for n in ("lau", "cho"))
    assert readings.begun.wait(60)
    assert [bench.delete(j["url"]).status_code for j in (waits, read)] == [204, 204]
    joined()
    assert isinstance(readings.ended_by, Abandoned)
    for job in (read, waits):
        assert_problem(bench.get(job["url"]), 404, "Unknown job")
        assert_problem(bench.delete(job["url"]), 404, "Unknown job")
    assert stored(bench) == ["cv-trong-cay"]


def test_the_limits_of_a_document_are_told(bench, monkeypatch):
    job = upload(bench, "Điều 1. Cấm đỗ xe.", "do-xe.pdf", headers=LATER).json()
    assert job["limits"] == {"seconds": 300.0, "bytes": 64 * 2**20}
    joined()
    detail = assert_problem(upload(bench, b"x" * (10 * 2**20 + 1)), 413, "Document too large")
    assert detail == "10 MiB found, at most 10 MiB expected"
    monkeypatch.setattr("corpus.read.patience", partial(patience, -1.0))
    detail = assert_problem(upload(bench, LONG[:100_000]), 422, "Not a readable document")
    assert detail.startswith("moi.txt: not read in -1 seconds, in which thousands of pages are; split the file")


def test_the_names_of_files_are_names_of_files(bench):
    for sent, kept in (("../../x.txt", "x"), ("<script>alert(1)<z.txt", "<script>alert(1)<z")):
        assert upload(bench, f"Điều 1. Cấm đỗ xe ở phố {kept}.", sent).json()["document_id"] == kept
        assert kept in stored(bench)


def test_a_job_is_told_in_the_language_of_whoever_asks_for_it(bench):
    warned = upload(bench, "Không có khoản nào ở đây.", "mot.txt", headers=LATER).json()["url"]
    failed = upload(bench, b"%PDF-1.7 cut", "cut.pdf", headers=LATER).json()["url"]
    joined()
    vietnamese = {"Accept-Language": "vi"}
    assert bench.get(warned, headers=vietnamese).json()["ingested"]["warnings"] == [
        "không thấy điều khoản đánh số nào: cả văn bản là một điều khoản"
    ]
    assert bench.get(warned).json()["ingested"]["warnings"] == [
        "no numbered clause found: the whole text is one clause"
    ]
    problem = bench.get(failed, headers=vietnamese).json()["problem"]
    assert (problem["title"], problem["status"]) == ("Không phải văn bản đọc được", 422)
    assert problem["detail"] == "cut.pdf: tệp PDF bị hỏng hoặc bị cắt cụt; hãy tải lại, hoặc in ra PDF mới"
    assert bench.get(failed).json()["problem"]["title"] == "Not a readable document"
