"""What a wheel holds, and that git leaves the samples as they are."""

import tomllib
from pathlib import Path

import pytest

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
