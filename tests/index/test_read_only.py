"""A home on a file system that cannot be written is asked as any other; nothing may be changed in it."""

import os
import shutil
import subprocess
import sys

import pytest

MOUNT = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"'


@pytest.fixture
def on_read_only(sample_home, environment, tmp_path):
    """Runs chithi over a copy of the sample home that cannot be written."""
    home = tmp_path / "home"
    shutil.copytree(sample_home, home)
    chithi = [sys.executable, "-m", "chithi", "--home", str(home)]
    if os.geteuid() == 0:  # whom no mode of a file keeps from writing
        mounted = subprocess.run(["unshare", "-m", "sh", "-c", MOUNT, "sh", str(home), "true"], check=False)
        if mounted.returncode != 0:
            pytest.skip("a file system cannot be mounted read-only here")
        chithi = ["unshare", "-m", "sh", "-c", MOUNT, "sh", str(home), *chithi]
    else:
        for folder, _, _ in os.walk(home):
            os.chmod(folder, 0o500)

    def run(*arguments):
        done = subprocess.run(
            [*chithi, *arguments], env=environment, capture_output=True, encoding="utf-8", check=False
        )
        return done.returncode, done.stdout, done.stderr

    yield run
    for folder, _, _ in os.walk(home):
        os.chmod(folder, 0o700)


def test_a_read_only_home_answers(on_read_only):
    code, out, err = on_read_only("ask", "Ai chủ trì mua sắm thuốc?", "--more")
    assert (code, err) == (0, "")
    assert "Sở Y tế" in out
    code, out, err = on_read_only("search", "mua sắm thuốc")
    assert (code, err) == (0, "")
    assert "cv-cham-soc-suc-khoe-hai-binh#4.-1" in out


def test_what_would_change_a_read_only_home_is_refused_in_a_line(on_read_only):
    code, out, err = on_read_only("remove", "cv-cham-soc-suc-khoe-hai-binh")
    assert (code, out) == (1, "")
    assert err.startswith("error: ")
    assert "cannot be written (Read-only file system)" in err or "cannot be written (Permission denied)" in err
    assert err.count("\n") == 1
