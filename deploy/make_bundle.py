"""Makes one archive that installs Chỉ Thị on a machine without any network.

In it are wheels (weights and samples in them), install scripts for Linux and Windows, and the digest of each file.

    python deploy/make_bundle.py [--out dist] [--platform linux --platform windows] [--python 3.11]

Wheels are for one version of Python each and for the machines named; this one's version and both by default. pip needs
the package index here, and nothing where the archive is unpacked.
"""

import argparse
import hashlib
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
DEPLOY = Path(__file__).parent
PLATFORMS = {
    "linux": [f"manylinux_2_{minor}_x86_64" for minor in (28, 27, 17)] + ["manylinux2014_x86_64", "linux_x86_64"],
    "windows": ["win_amd64"],
}
EXTRAS = "server,mcp"
BESIDE = {
    "install.sh": DEPLOY, "install.ps1": DEPLOY, "install.bat": DEPLOY, "chithi.service": DEPLOY,
    "constraints.txt": ROOT, "LICENSE": ROOT, "README.md": ROOT, "HUONG-DAN.md": ROOT,
}  # fmt: skip
RUNS = 0o755


def pip(*arguments: str) -> None:
    """Runs pip in this environment; raises SystemExit with what it said where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", *arguments, "--quiet", "--disable-pip-version-check"], check=False
    )
    if done.returncode:
        raise SystemExit(f"pip {arguments[0]} failed; it says above what is missing")


def build_wheel(wheels: Path) -> Path:
    """Builds the product's own wheel, and returns where it lies."""
    pip("wheel", "--no-deps", "--wheel-dir", str(wheels), str(ROOT))
    return next(wheels.glob("chithi-*.whl"))


def download(wheel: Path, wheels: Path, platform: str, version: str) -> None:
    """Puts the wheels that a machine needs beside the product's own."""
    tags = [part for tag in PLATFORMS[platform] for part in ("--platform", tag)]
    pip(
        "download", "--dest", str(wheels), "--only-binary=:all:", "--constraint", str(ROOT / "constraints.txt"),
        "--python-version", version, "--implementation", "cp", *tags, f"{wheel}[{EXTRAS}]",
    )  # fmt: skip


def write_archive(archive: Path, wheels: Path, name: str) -> int:
    """Writes the archive with the digest of each file in it, and returns how many files there are."""
    files = {f"wheels/{w.name}": w for w in sorted(wheels.iterdir())}
    files |= {n: folder / n for n, folder in BESIDE.items() if (folder / n).exists()}
    digests = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {n}\n" for n, path in sorted(files.items()))
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(f"{name}/SHA256SUMS", digests)
        for inside, path in files.items():
            entry = zipfile.ZipInfo(f"{name}/{inside}", (2026, 1, 1, 0, 0, 0))
            entry.external_attr = (RUNS if inside.endswith(".sh") else 0o644) << 16
            # Wheels are compressed already.
            entry.compress_type = zipfile.ZIP_STORED if inside.endswith(".whl") else zipfile.ZIP_DEFLATED
            zipped.writestr(entry, path.read_bytes())
    return len(files)


def main() -> None:
    """Makes the archive and says where it lies."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--platform", action="append", choices=sorted(PLATFORMS))
    parser.add_argument("--python", action="append", metavar="3.N")
    arguments = parser.parse_args()
    platforms = arguments.platform or sorted(PLATFORMS)
    versions = arguments.python or [f"{sys.version_info[0]}.{sys.version_info[1]}"]
    product = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    name = f"chithi-{product}-{'-'.join(platforms)}-py{'-'.join(versions)}"
    with tempfile.TemporaryDirectory() as scratch:
        wheel = build_wheel(Path(scratch))
        for platform in platforms:
            for version in versions:
                download(wheel, Path(scratch), platform, version)
        arguments.out.mkdir(parents=True, exist_ok=True)
        archive = arguments.out / f"{name}.zip"
        files = write_archive(archive, Path(scratch), name)
    print(f"{archive}: {files} files, {archive.stat().st_size / 2**20:.0f} MiB")


if __name__ == "__main__":
    main()
