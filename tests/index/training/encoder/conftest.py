"""An encoder of one layer."""

import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import BertConfig, BertModel

WORDS = [
    "sở",
    "y",
    "tế",
    "mua",
    "thuốc",
    "trường",
    "mở",
    "cửa",
    "công",
    "an",
    "giữ",
    "kho",
    "who",
    "buys",
    "medicine",
    "the",
    "school",
    "opens",
    "so",
    "te",
    "thuoc",
]


@pytest.fixture(scope="session")
def model(tmp_path_factory):
    """A sentence-transformers folder: a BERT of one layer, 128 wide, and a tokenizer of whole words."""
    folder = tmp_path_factory.mktemp("model")
    vocabulary = {w: i for i, w in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=128, num_hidden_layers=1, num_attention_heads=2, intermediate_size=64,
        max_position_embeddings=64, pad_token_id=0,
    )  # fmt: skip
    BertModel(config).save_pretrained(folder)
    return folder
