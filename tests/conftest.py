import gc
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import hypothesis
import pytest
from filelock import FileLock

# The same examples at every run and no clock: a red run is red again. HYPOTHESIS_PROFILE=explore looks for new ones.
hypothesis.settings.register_profile("same", deadline=None, derandomize=True)
hypothesis.settings.register_profile("explore", deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

# Whoever runs the tests: what is told is told in English, unless a test asks for more.
os.environ.update(LANG="C.UTF-8")
for other in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "CHITHI_LANG"):
    os.environ.pop(other, None)

# What is compiled, and rewritten by pytest, is kept for the other workers and for the processes that tests start.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Workers of pytest-xdist share the cores: threads of the matrix libraries would only wait for each other, busily.
for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

ROOT = Path(__file__).parent.parent
FIRST_QUESTION = "Ai chủ trì mua sắm thuốc?"


def pytest_collection_finish():
    """Keeps what was imported for all tests out of the way of whoever collects garbage after one."""
    gc.collect()
    gc.freeze()


@dataclass(frozen=True)
class FirstUse:
    """The first question of a newcomer, on a home that did not exist yet: where, and what was told."""

    home: str
    question: str
    status: int
    stdout: str
    stderr: str


def clean_environment():
    kept = {k: v for k, v in os.environ.items() if not k.startswith("CHITHI_")}
    return {**kept, "PYTHONWARNINGS": "error", "NO_PROXY": "127.0.0.1"}


@pytest.fixture(scope="session")
def environment():
    return clean_environment()


@pytest.fixture(scope="session")
def once(tmp_path_factory, request):
    """Gives a folder that is filled once in a run of the tests, by the worker that needs it first; it is only read."""
    mine = tmp_path_factory.getbasetemp()
    common = mine.parent if hasattr(request.config, "workerinput") else mine

    def filled(name, fill):
        folder, made = common / name, common / f"{name}.made"
        with FileLock(f"{folder}.lock"):
            if not made.exists():
                folder.mkdir()
                fill(folder)
                made.touch()
        return folder

    return filled


def use_first(folder):
    """Asks the first question of a newcomer: the command ingests the samples."""
    home = folder / "home"
    done = subprocess.run(
        [sys.executable, "-m", "chithi", "--home", str(home), "ask", FIRST_QUESTION, "--json"],
        cwd=ROOT,
        env=clean_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = FirstUse(str(home), FIRST_QUESTION, done.returncode, done.stdout, done.stderr)
    (folder / "said.json").write_text(json.dumps(asdict(said)), encoding="utf-8")


@pytest.fixture(scope="session")
def first_use(once):
    return FirstUse(**json.loads((once("first-use", use_first) / "said.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def sample_home(first_use, tmp_path_factory):
    """A home with the shipped sample corpus, to be read; who changes it works on a copy."""
    assert first_use.status == 0, first_use.stderr
    return shutil.copytree(first_use.home, tmp_path_factory.mktemp("sample") / "home")


@pytest.fixture(scope="session")
def served():
    """Runs an application under uvicorn on a free port while the block lasts; gives its address."""
    import uvicorn

    @contextmanager
    def serve(app):
        # The socket listens before the server runs: requests wait in its queue, so nobody has to poll or sleep.
        listening = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
            listening.close()

    return serve


@pytest.fixture(scope="session")
def sample_url(sample_home, served):
    """A service over the sample corpus, to be read."""
    from api.app import create_app
    from index.home import Home

    with served(create_app(Home(sample_home))) as url:
        yield url
