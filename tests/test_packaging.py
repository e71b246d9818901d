"""What a wheel holds, what is installed with it, and that git leaves the samples as they are."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from deploy.wheelhouse import SYSTEMS

ROOT = Path(__file__).parents[1]


def test_the_sources_of_the_samples_are_not_packaged():
    setuptools = pytest.importorskip("setuptools")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["tool"]["setuptools"]["packages"]["find"]
    # As setuptools finds them where pyproject.toml says `find`: folders without __init__.py too.
    found = setuptools.find_namespace_packages(str(ROOT), include=wanted["include"], exclude=wanted["exclude"])
    corpus = {name for name in found if name.startswith("corpus") and "__pycache__" not in name}
    assert not [name for name in corpus if "sample_src" in name]
    assert {"corpus", "corpus.sample", "corpus.readers.pdf", "corpus.lexicon"} <= corpus


def test_git_changes_no_line_end_in_a_sample():
    lines = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == [
        "corpus/sample/* -text",
        "corpus/sample_src/* -text",
    ]


def declared():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def needed(requirements, seen):
    """What requirements bring with them on this platform, as far as it is installed, by name."""
    for line in requirements:
        requirement = Requirement(line)
        name = canonicalize_name(requirement.name)
        for extra in ("", *requirement.extras):
            if (name, extra) in seen or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
                continue
            try:
                below = requires(name) or []
            except PackageNotFoundError:
                below = []
            seen.add((name, extra))
            wanted = [r for r in map(Requirement, below) if not r.marker or r.marker.evaluate({"extra": extra})]
            for r in wanted:
                r.marker = None
            needed(map(str, wanted), seen)
    return {name for name, _ in seen} - {"chithi"}


def pinned():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return dict(re.fullmatch(r"(\S+)==(\S+)", line).groups() for line in lines if not line.startswith("#"))


def test_what_a_user_runs_brings_none_of_the_heavy_ones():
    found = needed(declared()["dependencies"], set())
    assert {"faiss-cpu", "safetensors", "onnxruntime", "tokenizers", "numpy"} <= found
    assert not found & {"torch", "sentence-transformers", "transformers", "scipy", "scikit-learn", "ir-measures"}


def test_everything_that_is_installed_is_pinned_at_its_version():
    project = declared()
    pins = {canonicalize_name(name): at for name, at in pinned().items()}
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *(line for extra in ("encoders", "eval", "dev") for line in extras[extra])]
    assert {name: pins.get(name) for name in needed(asked, set())} == {
        name: version(name).partition("+")[0] for name in needed(asked, set())
    }
    for line in asked:
        name, _, at = line.partition("==")
        assert pins[canonicalize_name(name)] == at


def test_what_windows_needs_besides_is_pinned_too():
    """An archive for Windows is filled elsewhere, and by these pins alone."""
    project = declared()
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *extras["server"], *extras["mcp"]]
    lacking = {
        canonicalize_name(r.name)
        for name in needed(asked, set())
        for r in map(Requirement, requires(name) or [])
        if r.marker and r.marker.evaluate({"extra": ""} | SYSTEMS["windows"])
    } - {canonicalize_name(name) for name in pinned()}
    assert lacking == set()
