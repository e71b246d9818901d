import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from api.state.state import State

BIN = Path("/usr/lib/postgresql/15/bin")
NUMBERS = itertools.count()


class Postgres:
    """A server of its own, reached by a socket in its folder; stopped and started as a test likes."""

    def __init__(self, folder):
        self.folder = folder
        self.user = "postgres" if os.geteuid() == 0 else None  # it refuses to run as root
        if self.user:
            os.chown(folder, pwd.getpwnam(self.user).pw_uid, -1)
        self._run("initdb", "-D", folder / "data", "-U", "chithi", "-A", "trust", "--no-sync", "-E", "UTF8")

    def _run(self, program, *args):
        subprocess.run(
            [BIN / program, *args], user=self.user, check=True, cwd=self.folder,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def start(self):
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off"
        log = self.folder / "log"
        self._run("pg_ctl", "-D", self.folder / "data", "-l", log, "-w", "-o", options, "start")

    def stop(self):
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")

    def new_database(self):
        name = f"test{next(NUMBERS)}"
        self._run("createdb", "-h", self.folder, "-U", "chithi", name)
        return f"postgresql://chithi:tulip@localhost/{name}?unix_sock={self.folder}/.s.PGSQL.5432"


@pytest.fixture(scope="session")
def postgres():
    if not (BIN / "initdb").exists():
        pytest.skip("PostgreSQL is missing: apt install postgresql-15")
    folder = Path(tempfile.mkdtemp(prefix="chithi-pg-"))
    server = Postgres(folder)
    server.start()
    yield server
    server.stop()
    shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request):
    """The address of an empty database, "" for SQLite in the home."""
    return "" if request.param == "sqlite" else request.getfixturevalue("postgres").new_database()


@pytest.fixture
def open_state(tmp_path, url):
    """Opens the state anew, as another process would."""
    opened = []

    def opens():
        opened.append(State(tmp_path / "home", url))
        return opened[-1]

    yield opens
    for state in opened:
        state.close()
