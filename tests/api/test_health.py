import shutil

import pytest

from api.app import create_app
from index.home import Home
from tests.api.wire import assert_problem


@pytest.fixture
def damaged(letter, tmp_path, served, open_client):
    """A client of a service whose index lost a byte before it was first opened."""
    home = Home(tmp_path / "home")
    home.ingest_bytes(letter.encode(), "cv-trong-cay.txt", "cv-trong-cay")
    arrays = tmp_path / "home" / "index" / "segments" / "1" / "arrays.safetensors"
    data = arrays.read_bytes()
    arrays.unlink()  # another file of that name: what has the old one open keeps it
    arrays.write_bytes(data[:-1])
    with served(create_app(Home(tmp_path / "home"))) as url, open_client(url) as client:
        yield client


def test_healthz_says_that_the_process_lives(sample):
    response = sample.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_readyz_counts_what_can_be_answered_from(bench):
    # Passages: 0, 1, 2.-1 and 2.-2; the heading of clause 2 stands with its dashes.
    assert bench.get("/readyz").json() == {"status": "ready", "documents": 1, "passages": 4, "troubles": []}
    bench.post("/v1/documents", files={"file": ("cho.txt", "Điều 1. Cấm đỗ xe.".encode())})
    assert bench.get("/readyz").json() == {"status": "ready", "documents": 2, "passages": 5, "troubles": []}


def test_a_damaged_index_is_not_ready_and_says_how_to_mend_it(damaged):
    assert damaged.get("/healthz").status_code == 200
    for response in (damaged.get("/readyz"), damaged.post("/v1/ask", json={"question": "Ai chủ trì?"})):
        assert response.status_code == 503
        assert response.headers["content-type"] == "application/problem+json"
        problem = response.json()
        assert (problem["status"], problem["title"]) == (503, "The index is damaged")
        assert "arrays.safetensors: damaged" in problem["detail"]
        assert "`chithi reindex`" in problem["detail"]


def test_a_damaged_index_leaves_documents_readable(damaged):
    assert damaged.get("/v/cv-trong-cay").status_code == 200
    assert [d["document_id"] for d in damaged.get("/v1/documents").json()] == ["cv-trong-cay"]


def test_without_the_database_nothing_is_ready_until_it_is_back(letter, tmp_path, served, open_client):
    home = Home(tmp_path / "home")
    home.ingest_bytes(letter.encode(), "cv-trong-cay.txt", "cv-trong-cay")
    with served(create_app(Home(home.path))) as url, open_client(url) as client:
        assert client.get("/readyz").status_code == 200
        data = home.store.path.read_bytes()
        home.store.path.unlink()
        detail = assert_problem(client.get("/readyz"), 503, "Not ready")
        assert detail == "nothing is answered while the database of documents cannot be read; the log says why"
        asked = assert_problem(
            client.post("/v1/ask", json={"question": "Ai trồng cây?"}), 507, "Documents cannot be stored"
        )
        assert "the database of documents is gone" in asked
        assert client.get("/healthz").status_code == 200
        home.store.path.write_bytes(data)
        assert client.get("/readyz").status_code == 200


def test_a_home_without_an_index_is_not_ready(tmp_path, served, open_client):
    with served(create_app(Home(tmp_path / "leer"))) as url, open_client(url) as client:
        response = client.get("/readyz")
        assert (response.status_code, response.json()["title"]) == (503, "The index is damaged")
        assert client.get("/v1/documents").json() == []


def test_an_index_that_is_mended_is_found_without_a_restart(damaged, tmp_path):
    assert damaged.get("/readyz").status_code == 503
    Home(tmp_path / "home").reindex()
    assert damaged.get("/readyz").json() == {"status": "ready", "documents": 1, "passages": 4, "troubles": []}


FULL = "the disk is full: 1024 KiB are free below {}; documents cannot be stored"


def test_a_full_disk_is_told_to_all_and_measured_and_the_rest_to_those_who_may_know(
    guarded, guarded_home, monkeypatch, served, open_client
):
    home = guarded_home[0]
    of = guarded()

    def told():
        lines = of("admin").get("/metrics").text.splitlines()
        return of().get("/readyz").json(), [line for line in lines if line.startswith("chithi_troubles")]

    assert told() == ({"status": "ready"}, ["chithi_troubles 0.0"])
    disk = shutil.disk_usage(home.path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: disk._replace(free=1 << 20))
    assert told() == ({"status": "degraded"}, ["chithi_troubles 1.0"])
    with served(create_app(Home(home.path))) as url, open_client(url) as client:
        seen = client.get("/readyz")
    assert (seen.status_code, seen.json()) == (
        200,
        {"status": "degraded", "documents": 1, "passages": 4, "troubles": [FULL.format(home.path)]},
    )
