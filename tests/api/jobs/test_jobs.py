"""Jobs over a home that takes what it is given; the real one is asked over HTTP in test_documents.py."""

import io
import json
import threading
from dataclasses import replace

import pytest

from api.errors import Problem
from api.jobs import jobs as module
from api.jobs.folder import JobFolder
from api.jobs.job import JobState, job_as_json, new_job
from api.jobs.jobs import MOST_TRIES, Jobs
from corpus.errors import ReadError, StoreError
from index.ingest import Ingested


class Home:
    """Takes a file when it may; says how far it is."""

    def __init__(self, path):
        self.path = path
        self.may = threading.Event()
        self.taken = []

    def ingest_bytes(self, data, name, document_id, labels, progress):
        assert self.may.wait(30)
        self.taken.append((data, name, document_id, labels))
        if data == b"bad":
            raise ReadError(f"{name}: cannot be read")
        if data == b"broken":
            raise RuntimeError("password=tulip")
        progress(5, 10)
        return Ingested(name, "a", "added", warnings=("2~2: the document repeats this marker",))


def ended(jobs):
    """The jobs, when none of them waits any more."""
    for thread in threading.enumerate():
        if thread.name == "jobs":
            thread.join(30)
    return list(jobs.latest())


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def test_a_file_is_taken_at_once_and_worked_on_later(home):
    jobs = Jobs(home)
    job = jobs.submit("a.txt", "id", io.BytesIO(b"x"))
    assert (job.state, job.file, job.document_id, home.taken) == (JobState.QUEUED, "a.txt", "id", [])
    home.may.set()
    (done,) = ended(jobs)
    assert home.taken == [(b"x", "a.txt", "id", None)]
    assert replace(done, ended=None) == replace(
        job,
        state=JobState.DONE,
        encoded=5,
        passages=10,
        tries=1,
        ingested={"document_id": "a", "outcome": "added", "warnings": ["2~2: the document repeats this marker"]},
    )
    assert done.ended >= done.submitted
    assert [p.suffix for p in home.path.rglob("*.file")] == []


def test_who_may_see_a_document_is_kept_with_its_job(home):
    left = new_job("a.txt", None, labels=["mật", "internal"])
    JobFolder(home.path / "jobs").add(left, io.BytesIO(b"x"))
    older = home.path / "jobs" / f"{left.job_id[:-1]}{'0' if left.job_id[-1] != '0' else '1'}"
    without = {k: v for k, v in json.loads(job_as_json(left)).items() if k != "labels"}
    older.with_suffix(".json").write_text(json.dumps(without | {"job_id": older.name}))
    older.with_suffix(".file").write_bytes(b"y")
    home.may.set()
    jobs = Jobs(home)
    jobs.resume()
    ended(jobs)
    assert {taken[0]: taken[3] for taken in home.taken} == {b"x": frozenset({"internal", "mật"}), b"y": None}


def test_a_file_that_cannot_be_read_fails_and_the_next_goes_on(home):
    jobs = Jobs(home)
    for data in (b"bad", b"broken", b"good"):
        jobs.submit(f"{data.decode()}.txt", None, io.BytesIO(data))
    home.may.set()
    good, broken, bad = ended(jobs)
    assert (good.state, broken.state, bad.state) == (JobState.DONE, JobState.FAILED, JobState.FAILED)
    assert bad.problem == {
        "type": "about:blank",
        "title": "Not a readable document",
        "status": 422,
        "detail": "bad.txt: cannot be read",
    }
    assert (broken.problem["status"], "tulip" in str(broken.problem)) == (500, False)


def test_what_a_process_left_is_taken_up_by_the_next(home):
    left = replace(new_job("a.txt", None), state=JobState.RUNNING, tries=1)
    JobFolder(home.path / "jobs").add(left, io.BytesIO(b"x"))
    home.may.set()
    jobs = Jobs(home)
    jobs.resume()
    assert [(j.job_id, j.state, j.tries) for j in ended(jobs)] == [(left.job_id, JobState.DONE, 2)]


def test_a_file_that_ends_the_service_again_and_again_is_given_up(home):
    left = replace(new_job("a.txt", None), state=JobState.RUNNING, tries=MOST_TRIES)
    JobFolder(home.path / "jobs").add(left, io.BytesIO(b"x"))
    jobs = Jobs(home)
    jobs.resume()
    (job,) = ended(jobs)
    assert (job.state, job.problem["title"], home.taken) == (JobState.FAILED, "Given up", [])


def test_two_processes_of_one_home_share_their_jobs(home):
    here, there = Jobs(home), Jobs(home)
    submitted = [jobs.submit(f"{n}.txt", None, io.BytesIO(b"x")) for n in range(4) for jobs in (here, there)]
    home.may.set()
    assert [j.state for j in ended(here)] == [JobState.DONE] * 8
    assert len(home.taken) == 8
    assert there.find(submitted[0].job_id).file == "0.txt"


def test_more_files_than_may_wait_are_refused(home, monkeypatch):
    monkeypatch.setattr(module, "MOST_WAITING", 2)
    jobs = Jobs(home)
    for _ in range(2):
        jobs.submit("a.txt", None, io.BytesIO(b"x"))
    with pytest.raises(Problem) as raised:
        jobs.submit("a.txt", None, io.BytesIO(b"x"))
    assert (raised.value.status, raised.value.headers) == (503, {"Retry-After": "60"})
    home.may.set()
    assert len(ended(jobs)) == 2


def test_a_home_that_cannot_be_written_takes_nothing(tmp_path):
    (tmp_path / "jobs").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match=r"jobs: cannot be written .* nothing of a\.txt was kept"):
        Jobs(Home(tmp_path)).submit("a.txt", None, io.BytesIO(b"x"))


def test_an_unknown_job_is_a_problem(home):
    with pytest.raises(Problem) as raised:
        Jobs(home).find("../../etc/passwd")
    assert (raised.value.status, raised.value.title) == (404, "Unknown job")
