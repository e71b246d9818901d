import json

import pytest
import torch
from safetensors.torch import load_file, save_file

from index.errors import TrainingError
from rag.training.groups import Item
from rag.training.model import NOWHERE, ReaderModel, save_model, spread

BEGIN, PADDING, END, UNKNOWN = 0, 1, 2, 3


@pytest.fixture(scope="module")
def model(tiny):
    return ReaderModel(tiny)


def ids_of(model, text):
    return [model.tokenizer.token_to_id(w) or UNKNOWN for w in text.split()]


def test_pack_puts_question_and_text_between_marks(model):
    item = Item("ai mua thuốc", "sở y tế\nmua thuốc", True, ("y tế", "thuốc", "kho"))
    [packed] = model.pack([item])
    question, text = ids_of(model, "ai mua thuốc"), ids_of(model, "sở y tế mua thuốc")
    assert packed.ids == (BEGIN, *question, END, END, *text, END)
    assert packed.first == 6  # <s>, three words, </s>, </s>
    assert packed.offsets == ((0, 2), (3, 4), (5, 7), (8, 11), (12, 17))
    assert packed.spans == ((7, 8), (10, 10))  # kho is not there


def test_pack_cuts_the_text_to_the_longest_input_and_the_question_to_its_own(model):
    question, text = "ai " * 60, "kho " * 200 + "thuốc"
    [packed] = model.pack([Item(question, text, True, ("kho thuốc",))])
    assert len(packed.ids) == 96  # of the tiny model's positions
    assert (packed.first, len(packed.offsets), packed.spans) == (56 + 3, 96 - 56 - 4, ())


def test_padding_and_company_change_nothing(model):
    items = [Item("ai mua", "kho", True), Item("ai mua thuốc khi nào", "sở y tế mua thuốc . " * 7, True)]
    packed = model.pack(items)
    with torch.no_grad():
        both = model.forward(packed)
        for n, pair in enumerate(packed):
            alone = model.forward([pair])
            torch.testing.assert_close(both.answers[n], alone.answers[0], atol=1e-5, rtol=0)
            torch.testing.assert_close(both.verdict[n], alone.verdict[0], atol=1e-5, rtol=0)
            width = len(alone.start[0])
            torch.testing.assert_close(both.start[n][:width], alone.start[0], atol=1e-5, rtol=0)
    assert [len(s) for s in both.start] == [64, 64]  # 5 + 42 words and 4 marks, padded to a multiple of 32
    text = set(range(packed[0].first, packed[0].first + 1))
    assert {n for n, logit in enumerate(both.end[0].tolist()) if logit != NOWHERE} == text


def test_a_head_that_is_not_there_is_made_by_the_seed(tiny):
    one, same, other = (ReaderModel(tiny, seed=s).head.weight for s in (1, 1, 2))
    assert torch.equal(one, same)
    assert not torch.equal(one, other)


def test_what_is_saved_is_what_is_loaded(tiny, tmp_path):
    model = ReaderModel(tiny, seed=4)
    save_model(model, {n: p.data for n, p in model.parameters().items()}, tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "config.json", "head.safetensors", "model.safetensors", "tokenizer.json",
    ]  # fmt: skip
    head = load_file(tmp_path / "head.safetensors")
    assert {n: (w.shape, w.dtype) for n, w in head.items()} == {
        "weight": ((5, 32), torch.float32), "bias": ((5,), torch.float32),
    }  # fmt: skip
    assert set(load_file(tmp_path / "model.safetensors")) == set(load_file(tiny / "model.safetensors"))
    again = ReaderModel(tmp_path, seed=9)
    assert all(torch.equal(p, again.parameters()[n]) for n, p in model.parameters().items())


def test_a_start_in_bfloat16_is_loaded_in_float32(tiny, tmp_path):
    for name in ("config.json", "tokenizer.json"):
        (tmp_path / name).write_bytes((tiny / name).read_bytes())
    weights = {n: w.bfloat16() for n, w in load_file(tiny / "model.safetensors").items()}
    save_file(weights, tmp_path / "model.safetensors", metadata={"format": "pt"})
    save_file({"weight": torch.ones(5, 32).bfloat16(), "bias": torch.ones(5).bfloat16()}, tmp_path / "head.safetensors")
    model = ReaderModel(tmp_path)
    assert {p.dtype for p in model.parameters().values()} == {torch.float32}
    assert torch.equal(model.head.weight, torch.ones(5, 32))
    word = "embeddings.word_embeddings.weight"
    assert torch.equal(model.parameters()[f"body.{word}"], weights[word].float())


def test_layers_are_kept_evenly_spread():
    assert spread(12, 6) == [0, 2, 4, 7, 9, 11]
    assert spread(12, 12) == list(range(12))
    assert spread(3, 2) == [0, 2]
    for asked in (1, 13):
        with pytest.raises(TrainingError, match=f"{asked} layers asked for, 2 to 12 expected"):
            spread(12, asked)


def test_files_that_are_missing_or_damaged_are_named(tiny, cut_weights, tmp_path):
    with pytest.raises(TrainingError, match=r"config\.json, model\.safetensors, tokenizer\.json missing"):
        ReaderModel(tmp_path)
    with pytest.raises(TrainingError, match=r"no encoder\.layer\.1\.output\.dense\.bias found"):
        ReaderModel(cut_weights)
    (cut_weights / "model.safetensors").write_bytes(b"nothing")
    with pytest.raises(TrainingError, match="damaged"):
        ReaderModel(cut_weights)
    (cut_weights / "model.safetensors").write_bytes((tiny / "model.safetensors").read_bytes())
    save_file({"weight": torch.ones(3, 32), "bias": torch.ones(3)}, cut_weights / "head.safetensors")
    with pytest.raises(TrainingError, match="damaged"):
        ReaderModel(cut_weights)


def test_a_tokenizer_without_marks_is_no_readers(cut_weights, tiny):
    (cut_weights / "model.safetensors").write_bytes((tiny / "model.safetensors").read_bytes())
    tokenizer = json.loads((cut_weights / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["model"]["vocab"]["<start>"] = tokenizer["model"]["vocab"].pop("<s>")
    (cut_weights / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    with pytest.raises(TrainingError, match=r"no token <s> or \[CLS\] found"):
        ReaderModel(cut_weights)
