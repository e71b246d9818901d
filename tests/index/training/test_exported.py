import json
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import numpy_helper
from safetensors.numpy import load_file

from index.encoders.load import BUNDLED_FOLDER
from index.errors import PretrainedError
from index.training.exported import trained_folder
from index.training.start import start_of

torch = pytest.importorskip("torch")


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    return start_of(BUNDLED_FOLDER, tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("out"))


def products(graph):
    """The int8 matrices of a graph in the order in which they are multiplied by."""
    nodes = onnx.load(str(graph)).graph
    held = {i.name: numpy_helper.to_array(i) for i in nodes.initializer}
    return [held[n.input[1]] for n in nodes.node if n.op_type == "MatMulInteger"]


def test_what_was_exported_and_is_exported_again_is_the_same(started, tmp_path):
    from index.training.export_encoder import export_encoder

    export_encoder(started, tmp_path)
    before, after = products(BUNDLED_FOLDER / "encoder.onnx"), products(tmp_path / "encoder.onnx")
    assert len(before) == 72  # six a layer
    assert all(np.abs(a.astype(int) - b.astype(int)).max() <= 1 for a, b in zip(before, after, strict=True))
    same = [(a == b).mean() for a, b in zip(before, after, strict=True)]
    assert min(same) > 0.999  # a number on the edge of two steps may fall to either side
    tables = [load_file(folder / "words.safetensors") for folder in (BUNDLED_FOLDER, tmp_path)]
    assert np.abs(tables[0]["words"].astype(int) - tables[1]["words"]).max() <= 1
    for name in ("config.json", "projection.safetensors"):
        assert (tmp_path / name).read_bytes() == (BUNDLED_FOLDER / name).read_bytes()


def test_the_folder_is_one_of_transformers(started):
    config = json.loads((started / "config.json").read_text(encoding="utf-8"))
    assert (config["num_hidden_layers"], config["num_attention_heads"], config["intermediate_size"]) == (12, 12, 1536)
    weights = load_file(started / "model.safetensors")
    assert len(weights) == 5 + 12 * 16
    assert weights["encoder.layer.11.intermediate.dense.weight"].shape == (1536, 384)


def test_a_damaged_export_is_refused_in_one_line(tmp_path):
    (tmp_path / "encoder.onnx").write_bytes(b"no graph")
    with pytest.raises(PretrainedError, match=r"no whole exported model .* name another folder"):
        trained_folder(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_exported_reader_is_a_start_with_its_head(tmp_path):
    from rag.reading.load import BUNDLED, load_reader
    from rag.reading.network import GRAPH
    from rag.reading.pairs import Pair
    from rag.training.groups import Item
    from rag.training.model import ReaderModel

    text = "1. Sở Y tế chủ trì mua thuốc trước ngày 30/6/2026."
    [shipped] = load_reader(BUNDLED).network.score([Pair("Ai chủ trì mua thuốc?", "", text)])
    model = ReaderModel(start_of(Path(str(files("rag.reading").joinpath(BUNDLED))), tmp_path, tmp_path / "out", GRAPH))
    with torch.no_grad():
        said = model.forward(model.pack([Item("Ai chủ trì mua thuốc?", text, answered=True)]))
    # At run time inputs are rounded to eight bits as well.
    assert abs(float(said.answers[0]) - shipped.answers) < 0.8
    assert abs(float(said.verdict[0, 0]) - shipped.yes) < 0.8
