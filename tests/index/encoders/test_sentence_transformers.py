import json
import shutil

import numpy as np
import pytest

from index.encoders.load import load_encoder
from index.encoders.sentence_transformers import SentenceTransformersEncoder
from index.errors import EncoderError

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "query", "passage", ":", "thuốc", "lúa", "nước", "##c", "ruộng"]
TEXTS = ["thuốc", "lúa nước", "ruộng lúa thuốc nước ruộng", "thứ khác"]


@pytest.fixture(scope="session")
def bert_folder(tmp_path_factory):
    """A BERT of random weights, as transformers saves one: no sentence-transformers files."""
    import torch
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("bert")
    (folder / "vocab.txt").write_text("\n".join(PIECES) + "\n", encoding="utf-8")
    BertTokenizerFast(vocab=str(folder / "vocab.txt"), strip_accents=False, model_max_length=32).save_pretrained(folder)
    torch.manual_seed(20)
    config = BertConfig(
        vocab_size=len(PIECES),
        hidden_size=24,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=48,
        max_position_embeddings=32,
        initializer_range=0.5,
    )
    BertModel(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def prompted_folder(bert_folder, tmp_path_factory):
    """The same as a sentence-transformers model with the prompts of the e5 family."""
    from sentence_transformers import SentenceTransformer

    folder = tmp_path_factory.mktemp("prompted")
    model = SentenceTransformer(str(bert_folder), device="cpu", prompts={"query": "query: ", "document": "passage: "})
    model.save(str(folder))
    return folder


@pytest.fixture(scope="session")
def mean_pooled(bert_folder):
    """Encodes by hand: the mean of the last hidden states, then length 1."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(bert_folder)
    model = AutoModel.from_pretrained(bert_folder).eval()

    def encode(texts):
        rows = []
        for text in texts:
            with torch.no_grad():
                hidden = model(**tokenizer(text, return_tensors="pt")).last_hidden_state[0]
            mean = hidden.mean(0).numpy()
            rows.append(mean / np.linalg.norm(mean))
        return np.stack(rows)

    return encode


def copy_of(folder, tmp_path):
    return shutil.copytree(folder, tmp_path / "copy")


def test_sentence_transformers_encoder_puts_the_models_own_prompts_before_queries_and_passages(
    prompted_folder, mean_pooled
):
    encoder = load_encoder(str(prompted_folder))
    queries, passages = encoder.encode_queries(TEXTS), encoder.encode_passages(TEXTS)
    assert (encoder.name, encoder.dimension, queries.dtype) == (str(prompted_folder), 24, np.float32)
    np.testing.assert_allclose(queries, mean_pooled([f"query: {t}" for t in TEXTS]), atol=1e-5)
    np.testing.assert_allclose(passages, mean_pooled([f"passage: {t}" for t in TEXTS]), atol=1e-5)
    # The prompts matter to this model, so that the comparisons above would see them missing or swapped.
    assert np.abs(queries - passages).max(axis=1).min() > 0.01
    assert np.abs(queries - mean_pooled(TEXTS)).max(axis=1).min() > 0.01


def test_sentence_transformers_encoder_reads_a_plain_transformers_folder_and_adds_no_prompt(bert_folder, mean_pooled):
    encoder = SentenceTransformersEncoder(str(bert_folder))
    np.testing.assert_allclose(encoder.encode_queries(TEXTS), mean_pooled(TEXTS), atol=1e-5)
    np.testing.assert_allclose(encoder.encode_passages(TEXTS), mean_pooled(TEXTS), atol=1e-5)


def test_sentence_transformers_encoder_keeps_the_order_of_many_texts_of_unlike_length(bert_folder, mean_pooled):
    texts = [
        " ".join(["lúa", "nước", "thuốc"][(i + j) % 3] for j in range(1 + 7 * i % 11)) for i in range(18)
    ]  # two batches
    np.testing.assert_allclose(
        SentenceTransformersEncoder(str(bert_folder)).encode_passages(texts), mean_pooled(texts), atol=1e-5
    )


def test_revision_is_of_the_files_not_of_where_they_stand(prompted_folder, tmp_path):
    copy = copy_of(prompted_folder, tmp_path)
    assert load_encoder(str(copy)).revision == load_encoder(str(prompted_folder)).revision


@pytest.mark.parametrize("changed", ["weights", "prompts"])
def test_revision_changes_with_weights_and_prompts(changed, prompted_folder, tmp_path):
    from safetensors.numpy import load_file, save_file

    copy = copy_of(prompted_folder, tmp_path)
    if changed == "weights":
        weights = load_file(copy / "model.safetensors")
        weights["embeddings.word_embeddings.weight"][8] += 0.01
        save_file(weights, copy / "model.safetensors", metadata={"format": "pt"})
    else:
        path = copy / "config_sentence_transformers.json"
        path.write_text(path.read_text(encoding="utf-8").replace("passage: ", "text: "), encoding="utf-8")
    assert load_encoder(str(copy)).revision != load_encoder(str(prompted_folder)).revision


def test_load_encoder_says_that_a_hub_name_cannot_be_reached_without_a_network(monkeypatch, tmp_path):
    import huggingface_hub.constants

    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(EncoderError) as caught:
        load_encoder("nobody-of-this-name/no-such-model")
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith("encoder 'nobody-of-this-name/no-such-model': cannot be loaded from the model hub")
    assert message.endswith("or unset CHITHI_ENCODER to use the bundled one")


def test_load_encoder_says_that_a_folder_holds_no_model(tmp_path):
    with pytest.raises(EncoderError) as caught:
        load_encoder(str(tmp_path))
    assert str(caught.value) == (
        f"encoder {str(tmp_path)!r}: no modules.json or config.json in the folder;"
        " give the folder of a sentence-transformers model"
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("config.json", b"{"),
        ("modules.json", b"[{}]"),
        ("model.safetensors", b"\0" * 64),
        ("tokenizer.json", b"not JSON"),
    ],
)
def test_load_encoder_says_in_one_line_that_a_folder_is_damaged(name, data, prompted_folder, tmp_path, capfd):
    copy = copy_of(prompted_folder, tmp_path)
    assert (copy / name).exists()
    (copy / name).write_bytes(data)
    with pytest.raises(EncoderError) as caught:
        load_encoder(str(copy))
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(f"encoder {str(copy)!r}: cannot be loaded from the folder (")
    assert str(caught.value).endswith("; put its files there again, or unset CHITHI_ENCODER to use the bundled one")
    # The libraries say nothing of their own: no progress bar, no warning.
    assert capfd.readouterr() == ("", "")


def test_load_encoder_refuses_a_model_without_sentence_vectors(prompted_folder, tmp_path):
    # Tokens in, tokens out: the first module alone pools nothing.
    copy = copy_of(prompted_folder, tmp_path)
    modules = json.loads((copy / "modules.json").read_text(encoding="utf-8"))
    (copy / "modules.json").write_text(json.dumps(modules[:1]), encoding="utf-8")
    with pytest.raises(EncoderError) as caught:
        load_encoder(str(copy))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["/nowhere/model", "./model", "../models/e5", "models/e5/small"])
def test_load_encoder_says_that_a_folder_is_not_there(name):
    with pytest.raises(EncoderError) as caught:
        load_encoder(name)
    assert str(caught.value).startswith(f"encoder {name!r}: there is no such folder; ")
