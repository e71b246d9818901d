"""What an archive holds, and what its install script says before it installs anything."""

import hashlib
import re
import subprocess
import sys
import zipfile
from pathlib import Path

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


# --- a bundle that installs


def wheel_of_chithi(folder, version, said):
    """Writes a wheel that gives a command `chithi`, which says something and needs nothing."""
    info = f"chithi-{version}.dist-info"
    held = {
        "chithi.py": f"def run():\n    print({said!r})\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: chithi\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": "[console_scripts]\nchithi = chithi:run\n",
    }
    folder.mkdir(parents=True)
    with zipfile.ZipFile(folder / f"chithi-{version}-py3-none-any.whl", "w") as wheel:
        for name, text in held.items():
            wheel.writestr(name, text)
        wheel.writestr(f"{info}/RECORD", "".join(f"{n},,\n" for n in [*held, f"{info}/RECORD"]))


def test_it_installs_from_and_into_folders_with_blanks_and_vietnamese_letters_and_over_what_was_there(tmp_path):
    folder = tmp_path / "thư mục" / "Chỉ Thị"
    environment = {"PYTHON": sys.executable, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    # What the machine's pip is told by its settings is not for this environment.
    (tmp_path / "pip.conf").write_text("[install]\nrequire-hashes = true\n")
    environment |= {"PIP_USER": "1", "PIP_TARGET": str(tmp_path / "x"), "PIP_CONFIG_FILE": str(tmp_path / "pip.conf")}
    for n, version in enumerate(["1.0", "1.1", "1.1"]):
        bundle, said = tmp_path / f"gói cài đặt (Sở) {n}", f"Chỉ Thị {n}"
        wheel_of_chithi(tmp_path / str(n), version, said)
        write_archive(tmp_path / "a.zip", contents(tmp_path / str(n), [HERE]), bundle.name)
        with zipfile.ZipFile(tmp_path / "a.zip") as zipped:
            zipped.extractall(tmp_path)
        run = subprocess.run(
            ["sh", bundle / "install.sh", folder], capture_output=True, text=True, env=environment, check=False
        )
        assert (run.returncode, run.stderr) == (0, "")
        told, command = run.stdout.splitlines()
        assert told == f"Đã cài vào {folder}. Mở trang hỏi đáp: / Installed. Open the page for questions:"
        # What it says can be copied into a shell as it stands.
        run = subprocess.run(command, shell=True, capture_output=True, text=True, env=environment, check=False)
        assert run.stdout == f"{said}\n"


@pytest.mark.parametrize("name", ["PYTHON", "SHA256SUMS"])
def test_what_a_copy_left_behind_is_told_first(unpacked, name):
    bundle = unpacked(HERE)
    (bundle / name).unlink()
    assert installed(bundle, PYTHON=sys.executable, PATH="/usr/bin:/bin") == (
        1, "", f"Gói bị hỏng ({name}): chép lại."
    )  # fmt: skip


# --- the script for Windows, as far as it can be told where there is no PowerShell

DEPLOY = Path(__file__).parents[2] / "deploy"


def test_both_scripts_check_the_same_and_say_the_same():
    windows, linux = ((DEPLOY / f"install.{kind}").read_text(encoding="utf-8") for kind in ("ps1", "sh"))
    opening, option = r'"((?:Gói|Thiếu|Không|Cài|Đã)[^"$(:;.]*\w)', r"(?<=[ \"])--[a-z-]+"
    assert set(re.findall(opening, windows)) == set(re.findall(opening, linux)) == {
        "Gói bị hỏng", "Gói này cần Python", "Thiếu mô-đun venv của Python", "Không tạo được",
        "Cài đặt không xong, lỗi ở trên", "Đã cài vào",
    }  # fmt: skip
    own = {"--version", "--check"}  # of what the shell asks others for
    assert set(re.findall(option, windows)) == set(re.findall(option, linux)) - own == {
        "--quiet", "--disable-pip-version-check", "--no-index", "--find-links", "--constraint", "--upgrade",
        "--no-deps", "--force-reinstall", "--isolated",
    }  # fmt: skip


def test_powershell_reads_the_script_for_windows():
    grammar = pytest.importorskip("tree_sitter_powershell", reason="tree-sitter-powershell is not installed")
    from tree_sitter import Language, Parser

    source = (DEPLOY / "install.ps1").read_bytes().removeprefix(b"\xef\xbb\xbf")
    nodes, faults = [Parser(Language(grammar.language())).parse(source).root_node], []
    while nodes:
        node = nodes.pop()
        nodes += node.children
        if node.is_error or node.is_missing:
            faults.append((node.start_point.row + 1, node.text.decode()))
    assert faults == []
    # PowerShell takes typographic quotation marks for its own.
    assert [c for c in source.decode() if c in "‘’‚‛“”„"] == []


def test_an_archive_that_was_not_unpacked_is_told_before_powershell_is_asked():
    lines = (DEPLOY / "install.bat").read_text(encoding="ascii").splitlines()
    assert lines.index('if not exist "%~dp0install.ps1" (') < next(i for i, s in enumerate(lines) if "powershell " in s)
