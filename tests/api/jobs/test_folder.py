import io
import os
from dataclasses import replace

import pytest

from api.jobs.folder import KEPT_SECONDS, JobFolder
from api.jobs.job import JobState, new_job


@pytest.fixture
def folder(tmp_path):
    return JobFolder(tmp_path / "jobs")


def add(folder, name="a.txt", data=b"x"):
    job = new_job(name, None)
    folder.add(job, io.BytesIO(data))
    return job


def test_a_job_is_found_as_it_was_kept_and_its_file_beside_it(folder):
    job = add(folder, "công văn.txt", b"\x00\xff")
    assert folder.find(job.job_id) == job
    assert folder.bytes_of(job) == b"\x00\xff"
    assert {p.stat().st_mode & 0o777 for p in folder.path.iterdir()} == {0o600}
    assert folder.path.stat().st_mode & 0o777 == 0o700


def test_jobs_wait_in_the_order_of_their_coming_until_they_end(folder):
    first, second, third = (add(folder, f"{n}.txt") for n in "abc")
    folder.put(replace(first, state=JobState.RUNNING))
    folder.put(replace(second, state=JobState.DONE))
    assert [j.file for j in folder.waiting()] == ["a.txt", "c.txt"]
    assert [j.file for j in folder.latest()] == ["c.txt", "b.txt", "a.txt"]
    assert [j.file for j in folder.latest(third.job_id)] == ["b.txt", "a.txt"]
    folder.end(replace(third, state=JobState.DONE))
    assert [j.file for j in folder.waiting()] == ["a.txt"]
    assert [j.state for j in folder.latest()] == [JobState.DONE, JobState.DONE, JobState.RUNNING]
    assert [p.suffix for p in folder.path.glob(f"{third.job_id}.*")] == [".json"]


def test_a_job_that_was_removed_while_it_was_worked_on_is_not_kept(folder):
    job = add(folder)
    folder.remove(job)
    folder.put(replace(job, encoded=1))  # told meanwhile
    assert not folder.is_wanted(job)
    folder.end(replace(job, state=JobState.DONE))
    assert list(folder.path.iterdir()) == []


@pytest.mark.parametrize(
    "job_id", ["", "..", "../store", "0" * 31, "0" * 33, "0" * 32, "A" * 32, "*" * 32, "\x00" * 32]
)
def test_an_id_that_is_none_names_no_file(folder, job_id):
    assert folder.find(job_id) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"state": "lost"}', "null", "\xff"])
def test_a_job_that_was_damaged_is_not_there(folder, text):
    job = add(folder)
    (folder.path / f"{job.job_id}.json").write_text(text, encoding="latin-1")
    assert folder.find(job.job_id) is None
    assert list(folder.latest()) == []


def test_a_job_whose_file_cannot_be_kept_is_not_kept_either(folder):
    class Cut(io.BytesIO):
        def read(self, _=-1):
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        folder.add(new_job("a.txt", None), Cut())
    assert list(folder.path.iterdir()) == []


def test_jobs_that_ended_long_ago_are_forgotten_and_those_that_wait_are_not(folder):
    old, waits, fresh = (add(folder, f"{n}.txt") for n in "abc")
    for job in (old, fresh):
        folder.put(replace(job, state=JobState.DONE))
        folder.end(job)
    half = folder.path / f"{new_job('d', None).job_id}.file"
    half.write_bytes(b"half")
    for path in (folder.path / f"{old.job_id}.json", folder.path / f"{waits.job_id}.json", half):
        os.utime(path, (0, path.stat().st_mtime - KEPT_SECONDS - 1))
    folder.forget()
    assert [j.file for j in folder.latest()] == ["c.txt", "b.txt"]
    assert not half.exists()
