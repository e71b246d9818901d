import subprocess
import sys
from pathlib import Path

import pytest

from index.encoders.load import load_encoder
from index.encoders.onnx import OnnxEncoder

ROOT = Path(__file__).parents[3]
LETTER = "TỈNH THẠCH GIANG\nSố: 1/UBND-NN\nV/v thuốc\n\n1. Sở Y tế mua thuốc.\n2. Sở Tài chính cấp tiền.\n"

# chithi in an installation that lacks the packages named first.
WITHOUT = """
import importlib.abc, sys

class Absent(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in absent:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

absent = sys.argv[1].split(",")
sys.meta_path.insert(0, Absent())
sys.argv[1:] = sys.argv[2:]
import chithi
chithi.run()
"""


@pytest.fixture
def chithi_without(environment, tmp_path):
    def run(absent, *arguments, encoder=""):
        return subprocess.run(
            [sys.executable, "-c", WITHOUT, absent, "--home", str(tmp_path / "home"), *arguments],
            cwd=ROOT,
            env=environment | ({"CHITHI_ENCODER": encoder} if encoder else {}),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def test_load_encoder_gives_the_bundled_one_by_default(bundled):
    assert (type(bundled), bundled.name, bundled.dimension) == (OnnxEncoder, "bundled", 384)
    assert load_encoder("bundled").revision == bundled.revision


def test_the_bundled_encoder_needs_none_of_the_large_packages(chithi_without, letter):
    large = "torch,sentence_transformers,transformers,huggingface_hub,sklearn,scipy,onnx"
    done = chithi_without(large, "ingest", str(letter))
    assert (done.returncode, done.stdout, done.stderr) == (0, f"added     letter\t{letter}\n", "")
    asked = chithi_without(large, "ask", "Ai mua thuốc?")
    assert asked.returncode == 0, asked.stderr
    assert "Sở Y tế mua thuốc" in asked.stdout


@pytest.mark.parametrize("package", ["torch", "sentence-transformers"])
def test_an_encoder_whose_packages_are_missing_is_one_line_that_says_what_to_install(package, chithi_without):
    module = package.replace("-", "_")
    done = chithi_without(module, "reindex", encoder="intfloat/multilingual-e5-small")
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    begins, _, ends = line.partition(" (No module named '" + module)
    assert begins == f"error: encoder 'intfloat/multilingual-e5-small': {package} cannot be imported"
    assert ends.partition("), ")[2] == (
        "which every encoder but the bundled one needs; run `pip install 'chithi[encoders]'`,"
        " or unset CHITHI_ENCODER to use the bundled one"
    )
