import pytest
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import BertConfig, BertModel

from tests.asked_folder import asked_folder  # noqa: F401 - a fixture

WORDS = (
    "? . , ; sở y tế tài chính mua thuốc trường mở cửa công an giữ kho ai khi nào trước ngày 5 15 có không chủ trì "
    "so te thuoc who buys medicine when the school opens does department of health lead"
)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    """A reader of two layers, 32 wide, in transformers' form, with a tokenizer of whole words; no head."""
    folder = tmp_path_factory.mktemp("tiny")
    names = ["<s>", "<pad>", "</s>", "<unk>", *WORDS.split()]
    tokenizer = Tokenizer(models.WordLevel({w: i for i, w in enumerate(names)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    config = BertConfig(
        vocab_size=len(names), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=48,
        max_position_embeddings=96, pad_token_id=1,
    )  # fmt: skip
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        body = BertModel(config, add_pooling_layer=False)
        # Weights of the usual 0.02 would make all texts nearly alike at this width.
        for weights in body.parameters():
            if weights.dim() == 2:
                torch.nn.init.normal_(weights, std=0.2)
        body.save_pretrained(folder)
    return folder


@pytest.fixture
def cut_weights(tiny, tmp_path):
    """Copies the tiny reader with a weight left out of its file."""
    folder = tmp_path / "cut"
    folder.mkdir()
    for name in ("config.json", "tokenizer.json"):
        (folder / name).write_bytes((tiny / name).read_bytes())
    weights = load_file(tiny / "model.safetensors")
    del weights["encoder.layer.1.output.dense.bias"]
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    return folder
