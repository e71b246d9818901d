import json
import sys

import pytest
from click.testing import CliRunner

from index.errors import TrainingError
from rag.reading.load import load_reader
from rag.reading.trained import TrainedReader
from rag.training.commands import train_reader


def call(*arguments):
    return CliRunner().invoke(train_reader, [str(a) for a in arguments])


def test_train_reader_writes_a_reader_with_its_card_and_prints_figures(tiny, asked_folder, tmp_path):
    out = tmp_path / "out"
    first = call("--data", asked_folder, "--out", out, "--start", tiny, "--steps", 1, "--seed", 4)
    assert first.exit_code == 0, first.output
    assert sorted(p.name for p in out.iterdir()) == [
        "README.md", "checkpoint.pt", "config.json", "head.safetensors", "model.safetensors", "reader",
        "tokenizer.json",
    ]  # fmt: skip
    rows = [json.loads(line) for line in first.stdout.splitlines() if line.startswith("{")]
    assert [(r["source"], r["form"]) for r in rows] == [
        (s, f) for s in ("law", "written", "real") for f in ("vi", "vi-plain", "en")
    ]
    assert first.stdout.splitlines()[-1] == f"written   {out}; to read with: CHITHI_READER={out / 'reader'}"
    assert isinstance(load_reader(str(out / "reader")), TrainedReader)
    assert '"seed": 4' in (out / "README.md").read_text(encoding="utf-8")
    # What came out is a start, and a teacher.
    again = call("--data", asked_folder, "--out", tmp_path / "small", "--teacher", out, "--layers", 2, "--steps", 1)
    assert again.exit_code == 0, again.output
    assert "from a reader of 2 layers" in (tmp_path / "small" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("library", ["torch", "transformers"])
def test_without_the_extra_one_line_says_what_to_install(library, asked_folder, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, library, None)
    result = call("--data", asked_folder, "--out", tmp_path / "out")
    assert result.exit_code == 1
    [line] = result.stderr.splitlines()
    assert line.startswith("Error: training needs the extra `train` (")
    assert line.endswith("): pip install chithi[train]")


def test_a_folder_without_questions_fails_before_anything_is_written(tiny, tmp_path):
    result = call("--data", tmp_path, "--out", tmp_path / "out", "--start", tiny)
    assert isinstance(result.exception, TrainingError)
    assert not (tmp_path / "out").exists()
