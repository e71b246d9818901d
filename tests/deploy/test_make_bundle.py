"""What an archive holds, and what its install script says before it installs anything."""

import hashlib
import re
import subprocess
import sys
import zipfile

import pytest

from deploy.make_bundle import contents, write_archive

HERE = f"{sys.version_info[0]}.{sys.version_info[1]}"


@pytest.fixture
def unpacked(tmp_path):
    """Unpacks an archive for some versions of Python, with a file for its only wheel."""

    def make(*versions):
        (tmp_path / "wheels").mkdir()
        (tmp_path / "wheels" / "own-1.0-py3-none-any.whl").write_bytes(b"a wheel")
        write_archive(tmp_path / "a.zip", contents(tmp_path / "wheels", list(versions)), "bundle")
        with zipfile.ZipFile(tmp_path / "a.zip") as zipped:
            zipped.extractall(tmp_path)
        return tmp_path / "bundle"

    return make


def installed(bundle, **environment):
    run = subprocess.run(
        ["sh", bundle / "install.sh", bundle / "here"], capture_output=True, text=True, env=environment, check=False
    )
    return run.returncode, run.stdout, run.stderr.split(" / ")[0]


def test_an_archive_holds_what_both_systems_install_by(unpacked):
    bundle = unpacked("3.11", "3.12")
    listed = dict(line.split("  ")[::-1] for line in (bundle / "SHA256SUMS").read_text().splitlines())
    files = {str(p.relative_to(bundle)): p.read_bytes() for p in bundle.rglob("*") if p.is_file()}
    assert listed == {n: hashlib.sha256(data).hexdigest() for n, data in files.items() if n != "SHA256SUMS"}
    assert {"install.sh", "install.ps1", "install.bat", "constraints.txt", "wheels/own-1.0-py3-none-any.whl"} < set(
        files
    )
    assert files["PYTHON"] == b"3.11 3.12\n"
    assert set(re.findall(r"!\[[^]]*\]\(([^)]+)\)", files["HUONG-DAN.md"].decode())) <= set(files)  # its pictures
    # cmd.exe wants its own line ends; Windows PowerShell reads no Vietnamese without the mark.
    assert files["install.bat"].startswith(b"@echo off\r\n")
    assert files["install.sh"].startswith(b"#!/usr/bin/env sh\n")
    assert files["install.ps1"].startswith("\ufeff# Cài đặt Chỉ Thị".encode())
    assert files["install.ps1"].count(b"\n") == files["install.ps1"].count(b"\r\n")


def test_a_python_that_there_are_no_wheels_for_is_said(unpacked):
    said = f"Gói này cần Python 3.99; đang có: Python {sys.version.split()[0]}."
    assert installed(unpacked("3.99"), PYTHON=sys.executable, PATH="/usr/bin:/bin") == (1, "", said)


def test_a_damaged_wheel_is_told_before_anything_is_made(unpacked):
    bundle = unpacked(HERE)
    (bundle / "wheels" / "own-1.0-py3-none-any.whl").write_bytes(b"a wheek")
    code, out, said = installed(bundle, PYTHON=sys.executable, PATH="/usr/bin:/bin", LC_ALL="C")
    assert (code, said.splitlines()[-1]) == (1, "Gói bị hỏng: chép lại.")
    assert "own-1.0-py3-none-any.whl: FAILED" in out
    assert not (bundle / "here").exists()
