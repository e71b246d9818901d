from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

import rag.reading
from index.encoders.body import Body
from index.encoders.processor import flags_have_vnni
from index.encoders.runtime import onnxruntime


@pytest.mark.parametrize(
    ("cpuinfo", "has"),
    [
        ("model name\t: A\nflags\t\t: fpu avx2 avx512f avx512_vnni\n", True),
        ("flags\t\t: fpu avx2 avx_vnni\n", True),
        ("flags\t\t: fpu avx2 avx512f\nbugs\t\t: avx512_vnni\n", False),
        ("Features\t: asimddp\n", False),
        ("", False),
    ],
)
def test_the_flags_of_a_processor_tell_how_it_adds_products_of_bytes(cpuinfo, has):
    assert flags_have_vnni(cpuinfo) is has


def test_products_of_bytes_never_overflow_on_this_processor():
    folder = Path(rag.reading.__file__).parent / "bundled"
    body = Body(folder / "reader.onnx", folder / "words.safetensors")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.add_session_config_entry("session.x64quantprecision", "1")
    exact = onnxruntime.InferenceSession(str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"])
    table = load_file(folder / "words.safetensors")
    pieces = np.arange(1000, 1064)[None]
    vectors = table["words"][pieces].astype(np.float32) * table["scales"].astype(np.float32)[pieces][..., None]
    [expected] = exact.run(["out"], {"embeddings": vectors, "mask": np.ones(pieces.shape, dtype=np.float32)})
    assert np.array_equal(body.run(pieces[0].tolist()), expected[0])
