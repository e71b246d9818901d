import json
import shutil
import unicodedata

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from index.encoders.body import WORDS
from index.encoders.load import BUNDLED_FOLDER
from index.encoders.onnx import CONFIG, FILES, PROJECTION, TOKENIZER, OnnxEncoder
from index.errors import EncoderError
from index.training.export_body import rounded_rows
from index.training.export_encoder import export_encoder

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


WORDS_KNOWN = "sở y tế chủ trì mua thuốc trước ngày who buys medicine 1 5 ."


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A BERT of two layers with a projection, as training leaves it: a folder that sentence-transformers reads too."""
    import torch
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import BertConfig, BertModel

    folder = tmp_path_factory.mktemp("trained")
    pieces = ["<s>", "<pad>", "</s>", "<unk>", *WORDS_KNOWN.split()]
    tokenizer = Tokenizer(models.WordLevel({w: i for i, w in enumerate(pieces)}, unk_token="<unk>"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.add_special_tokens(pieces[:4])
    tokenizer.save(str(folder / TOKENIZER))
    words = {"tokenizer_class": "PreTrainedTokenizerFast", "pad_token": "<pad>", "unk_token": "<unk>"}
    (folder / "tokenizer_config.json").write_text(json.dumps(words), encoding="utf-8")
    config = BertConfig(
        vocab_size=len(pieces), hidden_size=64, num_hidden_layers=2, num_attention_heads=2, intermediate_size=96,
        max_position_embeddings=300, pad_token_id=1, initializer_range=0.2,
    )  # fmt: skip
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(3)
        BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    rng = np.random.default_rng(4)
    axes = np.linalg.qr(rng.normal(size=(64, 64)))[0][:48].astype(np.float32)
    save_file({"weight": axes, "bias": rng.normal(size=48).astype(np.float32) / 10}, folder / PROJECTION)
    return folder


@pytest.fixture(scope="module")
def small(trained, tmp_path_factory):
    """The same, exported and opened."""
    out = tmp_path_factory.mktemp("exported")
    export_encoder(trained, out)
    return OnnxEncoder(out, "small")


@pytest.fixture(scope="module")
def oracle(trained):
    """The same, read by sentence-transformers: no prompts, the mean of the tokens."""
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(trained), device="cpu")


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


KNOWN = ["Sở Y tế chủ trì mua thuốc trước ngày 15.", "who buys medicine", "thuốc " * 250, "khác", ""]


def test_encode_is_what_sentence_transformers_makes_of_the_same_weights(small, oracle):
    """Up to the rounding of products to int8."""
    ours, theirs = small.encode_passages(KNOWN), oracle.encode(KNOWN, normalize_embeddings=True)
    assert (ours * theirs).sum(axis=1) == pytest.approx([1.0] * len(KNOWN), abs=5e-3)


def test_tokens_are_what_sentence_transformers_makes_projected(small, oracle, trained):
    """Query tokens against token embeddings of the other runtime, the projection by hand."""
    weights = load_file(trained / PROJECTION)
    for text in KNOWN[:2]:
        hidden = oracle.encode([text], output_value="token_embeddings", convert_to_numpy=False)[0].cpu().numpy()[1:-1]
        projected = hidden @ weights["weight"].T + weights["bias"]
        expected = projected / np.linalg.norm(projected, axis=1, keepdims=True)
        query = small.encode_query(text)
        assert query.tokens.vectors.shape == (len(hidden), 48)
        assert ((query.tokens.vectors * expected).sum(axis=1) >= 0.99).all()
        lengths = np.linalg.norm(hidden, axis=1)
        np.testing.assert_allclose(query.tokens.weights, lengths / lengths.sum(), atol=5e-3)
        np.testing.assert_allclose(query.vector, small.encode_queries([text]), atol=1e-6)
        [stored] = small.encode_passages_with_tokens([text])[1]
        assert np.abs(stored / 127 - query.tokens.vectors).max() < 0.01


def test_the_first_numbers_of_token_vectors_are_kept(trained, tmp_path):
    export_encoder(trained, tmp_path, numbers=16)
    cut = OnnxEncoder(tmp_path, "cut")
    weights = load_file(trained / PROJECTION)
    assert cut.token_dimension == 16
    kept = load_file(tmp_path / PROJECTION)
    np.testing.assert_array_equal(kept["weight"], weights["weight"][:16])
    np.testing.assert_array_equal(kept["bias"], weights["bias"][:16])


def test_rows_of_the_word_table_are_kept_within_half_a_step():
    rows = np.array([[127.0, -63.4, 0.0], [0.0, 0.0, 0.0], [0.5, -1.0, 0.25]], np.float32)
    table, scales = rounded_rows(rows)
    assert table.tolist() == [[127, -63, 0], [0, 0, 0], [64, -127, 32]]
    np.testing.assert_allclose(scales, [1.0, 1.0, 1 / 127], rtol=1e-3)


def test_a_query_without_tokens_has_none(bundled):
    assert bundled.encode_query("").tokens is None
    vectors, tokens = bundled.encode_passages_with_tokens(["", "Sở Y tế", ""])
    assert [len(t) > 0 for t in tokens] == [False, True, False]
    np.testing.assert_array_equal(vectors, bundled.encode_passages(["", "Sở Y tế", ""]))


def test_encode_gives_float32_rows_of_length_one_the_same_for_queries(bundled):
    texts = list(SENTENCES.values())
    out = bundled.encode_queries(texts)
    assert (out.shape, out.dtype) == ((8, 384), np.float32)
    np.testing.assert_allclose(np.linalg.norm(out, axis=1), 1, atol=1e-6)
    np.testing.assert_array_equal(out, bundled.encode_passages(texts))
    assert bundled.encode_queries([]).shape == (0, 384)


def test_encode_keeps_the_order_of_many_texts_and_no_neighbour_changes_a_vector(bundled):
    texts = [f"Khoản {i}: " + "kiểm tra kênh mương " * (i * 7 % 13) for i in range(40)]
    alone = np.concatenate([bundled.encode_passages([t]) for t in texts])
    np.testing.assert_array_equal(bundled.encode_passages(texts), alone)


def test_encode_takes_composed_and_decomposed_letters_for_the_same(bundled):
    text = SENTENCES["accented"]
    two = bundled.encode_passages([text, unicodedata.normalize("NFD", text)])
    np.testing.assert_allclose(two[0], two[1], atol=1e-6)


def test_revision_is_of_the_files_not_of_where_they_stand(bundled, folder):
    assert OnnxEncoder(folder, "other name").revision == bundled.revision


@pytest.mark.parametrize("name", FILES)
def test_opening_names_a_missing_file(name, folder):
    (folder / name).unlink()
    assert name in error_of(folder)


def test_opening_names_every_missing_file(tmp_path):
    assert error_of(tmp_path) == (
        f"encoder folder {tmp_path}: config.json, tokenizer.json, words.safetensors, projection.safetensors,"
        " encoder.onnx missing; install chithi again, or name another encoder in CHITHI_ENCODER"
    )


@pytest.mark.parametrize("name", FILES)
def test_opening_refuses_a_file_cut_off_in_the_middle(name, folder):
    data = (BUNDLED_FOLDER / name).read_bytes()
    replace(folder / name, data[: len(data) // 2])
    message = error_of(folder)
    assert ": damaged (" in message
    assert message.endswith("); install chithi again, or name another encoder in CHITHI_ENCODER")


@pytest.mark.parametrize(
    "changed",
    [
        {"words": np.zeros((5, 384), np.int8), "scales": np.ones(4, np.float16)},
        {"words": np.zeros((5, 384), np.float32), "scales": np.ones(5, np.float16)},
        {"words": np.zeros((5, 384), np.int8)},
    ],
)
def test_opening_refuses_a_word_table_that_is_none(changed, folder):
    (folder / WORDS).unlink()
    save_file(changed, folder / WORDS)
    assert ": damaged (" in error_of(folder)


def test_opening_refuses_words_of_another_body(folder):
    (folder / WORDS).unlink()
    save_file({"words": np.zeros((5, 64), np.int8), "scales": np.ones(5, np.float16)}, folder / WORDS)
    assert ": damaged (" in error_of(folder)


def test_opening_refuses_a_tokenizer_of_another_model(folder, trained):
    pieces = len(WORDS_KNOWN.split()) + 4
    words = json.loads((BUNDLED_FOLDER / CONFIG).read_text(encoding="utf-8"))["vocab_size"]
    replace(folder / TOKENIZER, (trained / TOKENIZER).read_bytes())
    assert error_of(folder) == (
        f"encoder folder {folder}: the tokenizer has {pieces} words, the model {words}, config.json says {words};"
        " the files do not belong together: install chithi again"
    )


def with_config(folder, **changes):
    config = json.loads((BUNDLED_FOLDER / "config.json").read_text(encoding="utf-8")) | changes
    replace(folder / "config.json", json.dumps({k: v for k, v in config.items() if v is not None}).encode())


@pytest.mark.parametrize("key", ["hidden_size", "vocab_size"])
def test_opening_refuses_a_configuration_that_lacks_a_figure(key, folder):
    with_config(folder, **{key: None})
    assert f"damaged ('{key}')" in error_of(folder)


def test_opening_refuses_a_configuration_of_another_dimension(folder):
    with_config(folder, hidden_size=256)
    assert error_of(folder) == (
        f"encoder folder {folder}: vectors of 384 numbers found, config.json says 256;"
        " the files do not belong together: install chithi again"
    )
