"""Puts packages into the environment whose Python runs this: what `make` fills .venv by, from the standard library.

uv does it in a tenth of pip's processor time. It is told what pip is told by its variables and files; where that is
something that uv is not told here, or uv cannot be had or does not get through, pip does it.

    .venv/bin/python deploy/packages.py --editable ".[server]"
"""

import ast
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

CONSTRAINTS = Path(__file__).parents[1] / "constraints.txt"
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
PUT = [*PIP, "install", "--quiet", "--no-compile", "--constraint", str(CONSTRAINTS)]
UV = [sys.executable, "-m", "uv", "--quiet"]
OPTIONS = {
    "index-url": "--index-url", "extra-index-url": "--extra-index-url", "find-links": "--find-links",
    "constraint": "--constraint",
}  # fmt: skip
# What changes nothing of what is installed from where, and certificates, of which both are told by SSL_CERT_FILE.
IDLE = {
    "cert", "compile", "default-timeout", "disable-pip-version-check", "no-cache-dir", "no-color", "no-compile",
    "no-input", "progress-bar", "quiet", "require-virtualenv", "retries", "root-user-action", "timeout", "verbose",
}  # fmt: skip


def for_uv(listed: str) -> list[str] | None:
    """Returns what uv is to be told, from what `pip config list` prints; None where uv cannot be told some of it.

    Of pip's main index the nearest setting holds (a variable, then the command's own, then the global one); the rest
    add up, as pip takes them where they stand for different things.
    """
    values: dict[str, dict[str, str]] = defaultdict(dict)
    for line in listed.splitlines():
        key, _, value = line.partition("=")
        place, _, name = key.rpartition(".")
        # As pip prints them: a text is quoted, as Python quotes it.
        values[name][place] = str(ast.literal_eval(value))
    if set(values) - set(OPTIONS) - IDLE:
        return None
    told = ["--index-strategy", "unsafe-best-match"]  # pip's: the best version of all indexes
    for name, option in OPTIONS.items():
        near = [values[name][p] for p in (":env:", "install", "global") if p in values[name]]
        words = " ".join(near[:1] if name == "index-url" else near).split()
        told += [part for word in dict.fromkeys(words) for part in (option, word)]
    return told


def _with_uv(wanted: list[str]) -> bool:
    """Returns whether uv has installed what is wanted; it comes by pip, at the version that is pinned."""
    listed = subprocess.run([*PIP, "config", "list"], capture_output=True, encoding="utf-8", check=False)
    told = None if listed.returncode else for_uv(listed.stdout)
    if told is None:
        return False
    steps = [
        [*PUT, "--only-binary", "uv", "uv"],
        [*UV, "pip", "install", "--python", sys.executable, *told, "--constraint", str(CONSTRAINTS), *wanted],
    ]
    # What goes wrong is told by pip, which is asked next.
    return all(subprocess.run(step, stderr=subprocess.DEVNULL, check=False).returncode == 0 for step in steps)


def install(wanted: list[str]) -> int:
    """Returns the exit status of installing requirements at the pinned versions; nothing is compiled.

    Each process compiles what it imports, and keeps it.
    """
    if _with_uv(wanted):
        return 0
    return subprocess.run([*PUT, *wanted], check=False).returncode


if __name__ == "__main__":
    sys.exit(install(sys.argv[1:]))
