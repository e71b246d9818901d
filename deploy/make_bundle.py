"""Makes one archive that installs Chỉ Thị on a machine without any network.

In it are wheels (weights and samples in them), install scripts for Linux and Windows, and the digest of each file.

    python -m deploy.make_bundle [--out dist] [--platform linux --platform windows] [--python 3.11]

Wheels are for one version of Python each and for the machines named; this one's version and both by default. pip needs
the package index here, and nothing where the archive is unpacked.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path

from deploy.wheelhouse import SYSTEMS, Machine, lacking

ROOT = Path(__file__).parents[1]
DEPLOY = Path(__file__).parent
EXTRAS = "server,mcp"
BESIDE = {
    "install.sh": DEPLOY, "install.ps1": DEPLOY, "install.bat": DEPLOY, "chithi.service": DEPLOY,
    "constraints.txt": ROOT, "LICENSE": ROOT, "README.md": ROOT, "HUONG-DAN.md": ROOT,
    **{f"deploy/pictures/{name}.png": ROOT for name in ("hoi-dap", "nhiem-vu", "van-ban")},
}  # fmt: skip
PYTHONS = "PYTHON"  # the file that tells the install scripts for which versions there are wheels
RUNS = 0o755


def pip(*arguments: str) -> None:
    """Runs pip in this environment; raises SystemExit with what it said where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", *arguments, "--quiet", "--disable-pip-version-check"], check=False
    )
    if done.returncode:
        raise SystemExit(f"pip {arguments[0]} failed; it says above what is missing")


def fill(wheels: Path, machine: Machine) -> None:
    """Puts the wheels that a machine needs beside the product's own; raises SystemExit where one cannot be had."""
    platforms = [part for tag in machine.platforms for part in ("--platform", tag)]
    before: list[str] = []
    while lacked := lacking(wheels, [f"chithi[{EXTRAS}]"], machine):
        if lacked == before:
            raise SystemExit(f"no wheels for {machine.system} with Python {machine.python}: {', '.join(lacked)}")
        # One step of needs at a time: pip itself would judge them by the machine that it runs on.
        pip(
            "download", "--dest", str(wheels), "--no-deps", "--only-binary=:all:",
            "--constraint", str(ROOT / "constraints.txt"), "--python-version", machine.python,
            "--implementation", "cp", *platforms, *lacked,
        )  # fmt: skip
        before = lacked


def contents(wheels: Path, versions: list[str]) -> dict[str, bytes]:
    """Returns what an archive holds, by the name inside."""
    held = {f"wheels/{w.name}": w.read_bytes() for w in sorted(wheels.iterdir())}
    held |= {n: (folder / n).read_bytes() for n, folder in BESIDE.items() if (folder / n).exists()}
    held[PYTHONS] = f"{' '.join(versions)}\n".encode()
    for name in held:
        if name.endswith((".bat", ".ps1")):  # cmd.exe reads other line ends badly
            held[name] = held[name].replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    digests = "".join(f"{hashlib.sha256(data).hexdigest()}  {n}\n" for n, data in sorted(held.items()))
    return held | {"SHA256SUMS": digests.encode()}


def write_archive(archive: Path, held: dict[str, bytes], name: str) -> None:
    """Writes an archive whose files lie in a folder of a name."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        for inside, data in held.items():
            entry = zipfile.ZipInfo(f"{name}/{inside}", (2026, 1, 1, 0, 0, 0))
            entry.external_attr = (RUNS if inside.endswith(".sh") else 0o644) << 16
            # Wheels are compressed already.
            entry.compress_type = zipfile.ZIP_STORED if inside.endswith(".whl") else zipfile.ZIP_DEFLATED
            zipped.writestr(entry, data)


def main() -> None:
    """Makes the archive and says where it lies."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--platform", action="append", choices=sorted(SYSTEMS))
    parser.add_argument("--python", action="append", metavar="3.N")
    arguments = parser.parse_args()
    platforms = arguments.platform or sorted(SYSTEMS)
    versions = arguments.python or [f"{sys.version_info[0]}.{sys.version_info[1]}"]
    product = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    name = f"chithi-{product}-{'-'.join(platforms)}-py{'-'.join(versions)}"
    with tempfile.TemporaryDirectory() as scratch:
        wheels = Path(scratch)
        shutil.rmtree(ROOT / "build", ignore_errors=True)  # modules that are gone would come along from there
        pip("wheel", "--no-deps", "--wheel-dir", str(wheels), str(ROOT))
        for system in platforms:
            for version in versions:
                fill(wheels, Machine(system, version))
        arguments.out.mkdir(parents=True, exist_ok=True)
        archive = arguments.out / f"{name}.zip"
        held = contents(wheels, versions)
        write_archive(archive, held, name)
    print(f"{archive}: {len(held)} files, {archive.stat().st_size / 2**20:.0f} MiB")


if __name__ == "__main__":
    main()
