"""What uv is told of what pip is told, and that pip does what uv is not told."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from deploy.packages import for_uv

ROOT = Path(__file__).parents[2]
AS_PIP = ["--index-strategy", "unsafe-best-match"]


def test_uv_is_told_where_pip_looks():
    # As pip 23 and 26 print it.
    listed = (
        ":env:.disable-pip-version-check='1'\n"
        ":env:.find-links='/opt/wheels'\n"
        ":env:.index-url='https://near.example/simple'\n"
        "global.constraint='/etc/pip.txt'\n"
        "global.extra-index-url='\\nhttps://one.example/simple\\nhttps://two.example/simple'\n"
        "global.find-links='/opt/wheels /srv/wheels'\n"
        "global.index-url='https://far.example/simple'\n"
        "install.index-url='https://middle.example/simple?a=b'\n"
    )
    assert for_uv(listed) == [
        *AS_PIP,
        "--index-url", "https://near.example/simple",
        "--extra-index-url", "https://one.example/simple",
        "--extra-index-url", "https://two.example/simple",
        "--find-links", "/opt/wheels", "--find-links", "/srv/wheels",
        "--constraint", "/etc/pip.txt",
    ]  # fmt: skip
    own = "global.index-url='https://far.example'\ninstall.index-url='https://own.example/simple?a=b'\n"
    assert for_uv(own) == [*AS_PIP, "--index-url", "https://own.example/simple?a=b"]
    assert for_uv("") == AS_PIP


@pytest.mark.parametrize("line", ["global.proxy='http://10.0.0.1:3128'", ":env:.no-index='1'", "install.user='true'"])
def test_uv_is_not_asked_where_pip_is_told_what_uv_is_not(line):
    assert for_uv(f"global.timeout='60'\n{line}\n") is None


def test_pip_installs_where_uv_is_not_asked(tmp_path, environment):
    with zipfile.ZipFile(tmp_path / "tiny-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("tiny.py", "WORD = 'thuốc'\n")
        wheel.writestr("tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.4\nName: tiny\nVersion: 1.0\n\n")
        wheel.writestr("tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr("tiny-1.0.dist-info/RECORD", "")
    told = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path), "PIP_TARGET": str(tmp_path / "in")}
    mine = {k: v for k, v in environment.items() if not k.startswith(("PIP_", "PYTHONWARNINGS"))}

    command = [sys.executable, str(ROOT / "deploy" / "packages.py"), "tiny"]
    done = subprocess.run(command, env=mine | told, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "in" / "tiny.py").read_text(encoding="utf-8") == "WORD = 'thuốc'\n"
