import json
import shutil
import unicodedata

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from index.encoders.load import BUNDLED_FOLDER
from index.encoders.onnx import FILES, PROJECTION, OnnxEncoder
from index.errors import EncoderError

SENTENCES = {
    "accented": "Sở Y tế chủ trì đấu thầu thuốc, báo cáo trước ngày 15/3/2023.",
    "accentless": "so y te chu tri dau thau thuoc, bao cao truoc ngay 15/3/2023",
    "english": "Who is responsible for buying medicine for public hospitals?",
    "empty": "",
    "blank": " \n\t ",
    "capitals": "ỦY BAN NHÂN DÂN TỈNH",
    "unknown": "衛生部 🙂 здравоохранение",
    "thousand words": " ".join(f"Trạm y tế xã {i} nhận thuốc." for i in range(143))[:-1],  # 7 words each
}


@pytest.fixture(scope="module")
def oracle():
    """The same folder, read by sentence-transformers."""
    import torch
    from sentence_transformers import SentenceTransformer

    # In float32: the weights are kept in float16, and arithmetic in it is rougher than what is compared.
    return SentenceTransformer(str(BUNDLED_FOLDER), device="cpu", model_kwargs={"dtype": torch.float32})


@pytest.fixture
def folder(tmp_path):
    """The bundled folder with every file a link, to replace one of them."""
    target = tmp_path / "encoder"
    shutil.copytree(BUNDLED_FOLDER, target, copy_function=lambda a, b: (tmp_path / b).symlink_to(a))
    return target


def replace(path, data):
    path.unlink()
    path.write_bytes(data)


def error_of(folder):
    with pytest.raises(EncoderError) as caught:
        OnnxEncoder(folder, "bundled")
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(f"encoder folder {folder}: ")
    return str(caught.value)


def test_encode_is_what_sentence_transformers_makes_of_the_same_folder(bundled, oracle):
    texts = list(SENTENCES.values())
    assert len(SENTENCES["thousand words"].split()) == 1001
    ours = bundled.encode_passages(texts)
    theirs = oracle.encode(texts, normalize_embeddings=True)
    cosines = dict(zip(SENTENCES, (ours * theirs).sum(axis=1), strict=True))
    assert {k: c for k, c in cosines.items() if not c >= 0.9999} == {}


def test_tokens_are_what_sentence_transformers_makes_projected(bundled, oracle):
    """Query tokens against token embeddings of the other runtime, the projection by hand."""
    weights = load_file(BUNDLED_FOLDER / PROJECTION)
    for text in ("Sở Y tế chủ trì đấu thầu thuốc.", "who leads medicine procurement?"):
        hidden = oracle.encode([text], output_value="token_embeddings", convert_to_numpy=False)[0].cpu().numpy()[1:-1]
        projected = hidden @ weights["weight"].astype(np.float32).T + weights["bias"].astype(np.float32)
        expected = projected / np.linalg.norm(projected, axis=1, keepdims=True)
        query = bundled.encode_query(text)
        assert query.tokens.vectors.shape == (len(hidden), 128)
        assert ((query.tokens.vectors * expected).sum(axis=1) >= 0.999).all()
        lengths = np.linalg.norm(hidden, axis=1)
        np.testing.assert_allclose(query.tokens.weights, lengths / lengths.sum(), atol=1e-3)
        np.testing.assert_allclose(query.vector, bundled.encode_queries([text]), atol=1e-6)
        [stored] = bundled.encode_passages_with_tokens([text])[1]
        assert np.abs(stored / 127 - query.tokens.vectors).max() < 0.01


def test_a_query_without_tokens_has_none(bundled):
    assert bundled.encode_query("").tokens is None
    vectors, tokens = bundled.encode_passages_with_tokens(["", "Sở Y tế", ""])
    assert [len(t) for t in tokens] == [0, 3, 0]
    np.testing.assert_array_equal(vectors, bundled.encode_passages(["", "Sở Y tế", ""]))


def test_encode_gives_float32_rows_of_length_one_the_same_for_queries(bundled):
    texts = list(SENTENCES.values())
    out = bundled.encode_queries(texts)
    assert (out.shape, out.dtype) == ((8, 384), np.float32)
    np.testing.assert_allclose(np.linalg.norm(out, axis=1), 1, atol=1e-6)
    np.testing.assert_array_equal(out, bundled.encode_passages(texts))
    assert bundled.encode_queries([]).shape == (0, 384)


def test_encode_keeps_the_order_of_many_texts_and_no_neighbour_changes_a_vector(bundled):
    # 40 texts, lengths out of order: three batches of unlike padding.
    texts = [f"Khoản {i}: " + "kiểm tra kênh mương " * (i * 7 % 13) for i in range(40)]
    alone = np.concatenate([bundled.encode_passages([t]) for t in texts])
    np.testing.assert_allclose(bundled.encode_passages(texts), alone, atol=2e-5)


def test_encode_takes_composed_and_decomposed_letters_for_the_same(bundled):
    text = SENTENCES["accented"]
    two = bundled.encode_passages([text, unicodedata.normalize("NFD", text)])
    np.testing.assert_allclose(two[0], two[1], atol=1e-6)


def test_encode_reads_half_precision_and_single_precision_weights_alike(bundled, folder):
    weights = {k: v.astype(np.float32) for k, v in load_file(BUNDLED_FOLDER / "model.safetensors").items()}
    (folder / "model.safetensors").unlink()
    save_file(weights, folder / "model.safetensors")
    single = OnnxEncoder(folder, "bundled")
    texts = list(SENTENCES.values())[:3]
    np.testing.assert_allclose(single.encode_passages(texts), bundled.encode_passages(texts), atol=1e-6)
    assert single.revision != bundled.revision


def test_revision_is_of_the_files_not_of_where_they_stand(bundled, folder):
    assert OnnxEncoder(folder, "other name").revision == bundled.revision


@pytest.mark.parametrize("name", [*FILES, "weights.json"])
def test_opening_names_a_missing_file(name, folder):
    (folder / name).unlink()
    assert name in error_of(folder)


def test_opening_names_every_missing_file(tmp_path):
    assert error_of(tmp_path) == (
        f"encoder folder {tmp_path}: config.json, tokenizer.json, model.safetensors, projection.safetensors,"
        " graph.onnx missing; install chithi again, or name another encoder in CHITHI_ENCODER"
    )


@pytest.mark.parametrize("name", [*FILES, "weights.json"])
def test_opening_refuses_a_file_cut_off_in_the_middle(name, folder):
    data = (BUNDLED_FOLDER / name).read_bytes()
    replace(folder / name, data[: len(data) // 2])
    message = error_of(folder)
    assert ": damaged (" in message
    assert message.endswith("); install chithi again, or name another encoder in CHITHI_ENCODER")


def test_opening_refuses_weights_that_lack_one_of_the_graphs(folder):
    weights = load_file(BUNDLED_FOLDER / "model.safetensors")
    del weights["encoder.layer.3.attention.self.query.weight"]
    (folder / "model.safetensors").unlink()
    save_file(weights, folder / "model.safetensors")
    assert "model.safetensors has no encoder.layer.3.attention.self.query.weight" in error_of(folder)


def test_opening_refuses_weights_of_another_shape(folder):
    weights = load_file(BUNDLED_FOLDER / "model.safetensors")
    weights["encoder.layer.3.output.dense.weight"] = np.zeros((384, 64), dtype=np.float16)
    (folder / "model.safetensors").unlink()
    save_file(weights, folder / "model.safetensors")
    assert ": damaged (" in error_of(folder)


def test_opening_refuses_a_tokenizer_of_another_model(folder):
    tokenizer = json.loads((BUNDLED_FOLDER / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary = tokenizer["model"]["vocab"]
    tokenizer["model"]["vocab"] = {w: i for w, i in vocabulary.items() if i < 1000}
    replace(folder / "tokenizer.json", json.dumps(tokenizer).encode())
    assert error_of(folder) == (
        f"encoder folder {folder}: the tokenizer has 1000 words, the model {len(vocabulary)};"
        " the two do not belong together: install chithi again"
    )


def with_config(folder, **changes):
    config = json.loads((BUNDLED_FOLDER / "config.json").read_text(encoding="utf-8")) | changes
    replace(folder / "config.json", json.dumps({k: v for k, v in config.items() if v is not None}).encode())


@pytest.mark.parametrize("key", ["hidden_size", "pad_token_id"])
def test_opening_refuses_a_configuration_that_lacks_a_figure(key, folder):
    with_config(folder, **{key: None})
    assert f"damaged ('{key}')" in error_of(folder)


def test_opening_refuses_a_configuration_without_the_size_of_the_vocabulary(folder):
    with_config(folder, vocab_size=None)
    assert "vocab_size" in error_of(folder)


def test_opening_refuses_a_configuration_of_another_dimension(folder):
    with_config(folder, hidden_size=256)
    error_of(folder)
