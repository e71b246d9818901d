"""Training, on a model of one layer and a few sentences made here."""

import gzip
import json
import random
from dataclasses import replace

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import BertConfig, BertModel

from index.encoders.protocol import QueryTokens, stored_form
from index.local.late import TokenStore, write_tokens
from index.training.data import WRITTEN_TIMES, half_accented, is_kept_apart, load_data, spoken_form
from index.training.train_encoder import PROJECTION, Encoded, Recipe, Student, contrast, late, train

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
RECIPE = Recipe(steps=4, sentences=3, queries=2, warm_up=1, save_every=2)


@pytest.fixture(scope="module")
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


class SmallTeacher:
    """The same body, untrained: what distillation pulls onto."""

    def __init__(self, folder):
        self.student = Student(folder, "cpu")
        self.student.body.eval()

    def encode(self, texts, longest):
        with torch.no_grad():
            return self.student.encode(texts, longest).vectors


def written(identifier, vi):
    return {"id": identifier, "vi": vi, "en": f"English of {identifier}", "q_vi": ["ai mua?"], "q_en": ["who buys?"]}


@pytest.fixture
def folder(tmp_path):
    """A folder of training data: one row or a few of each kind."""

    def gz(name, text):
        with gzip.open(tmp_path / name, "wt", encoding="utf-8") as file:
            file.write(text)

    rows = [
        ("who buys medicine", "sở y tế mua thuốc", "news"),
        ("the school opens", "trường mở cửa", "law-mt-article"),
        ("the school buys medicine", "trường mua thuốc", "law-mt-article"),
    ]
    gz("parallel_en_vi.tsv.gz", "".join("\t".join(r) + "\n" for r in rows))
    gz("lexicon_vi_en.tsv.gz", "".join(f"thuốc {n}\tmedicine {n}\n" for n in range(100)))
    questions = [("ai mua thuốc", "sở y tế mua thuốc"), ("ai giữ kho", "công an giữ kho"), ("mở gì", "trường mở cửa")]
    asked = [{"question": q, "passage_id": p, "passage": p, "source": "x"} for q, p in questions]
    gz("question_passage.jsonl.gz", "".join(json.dumps(a) + "\n" for a in asked))
    articles = [{"id": str(n), "title": f"công an giữ kho {n}", "text": f"công an giữ kho số {n}."} for n in range(4)]
    gz("legal_articles.jsonl.gz", "".join(json.dumps(a) + "\n" for a in articles))
    (tmp_path / "written").mkdir()
    lines = [written(f"w{n}", f"sở y tế mua thuốc {n}") for n in range(12)]
    cluster = {"id": "c1", "clauses": [written("x", "trường mở cửa"), written("y", "kho mở cửa")], "unanswerable": []}
    text = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in (*lines, cluster))
    (tmp_path / "written" / "a.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


def test_load_data_leaves_out_what_is_kept_apart(folder):
    data = load_data(folder)
    kept = [n for n in range(12) if not is_kept_apart(f"w{n}")]
    assert 0 < len(kept) < 12
    assert [p.passage for p in data.written] == [f"sở y tế mua thuốc {n}" for n in kept]
    assert [[p.passage for p in c] for c in data.clusters] == [["trường mở cửa", "kho mở cửa"]]
    translations = [("English of x", "trường mở cửa"), ("English of y", "kho mở cửa")]
    translations = [(f"English of w{n}", f"sở y tế mua thuốc {n}") for n in kept] + translations
    assert data.parallel[3:] == translations * WRITTEN_TIMES
    assert [(p.queries, p.passage) for p in data.translated] == [
        (("the school opens",), "trường mở cửa"),
        (("the school buys medicine",), "trường mua thuốc"),
    ]
    assert data.counts == {
        "parallel sentences and terms": 3,
        "articles with translations": 2,
        "written clauses with translations": len(kept) + 2,
        "dictionary and glossary entries": 100,
        "questions with passages": 3,
        "titles with articles": 4,
        "written clauses": len(kept) + 2,
        "clusters of look-alike clauses": 1,
    }


def test_forms_of_a_query_differ_in_accents_alone():
    rng = random.Random(3)
    forms = {spoken_form("Sở Y tế mua thuốc", rng) for _ in range(60)}
    assert {"Sở Y tế mua thuốc", "so y te mua thuoc"} < forms
    assert half_accented("Sở Y tế", random.Random(0)).split()[1] == "Y"


def test_texts_of_unlike_length_are_encoded_as_each_alone(model):
    student = Student(model, "cpu")
    student.body.eval()
    texts = ["sở y tế mua thuốc trường mở cửa", "kho", "công an giữ kho", "y tế"]
    with torch.no_grad():
        together = student.encode(texts, 6)
        for i, text in enumerate(texts):
            alone = student.encode([text], 6)
            width = int(alone.kept.sum()) + 2
            np.testing.assert_allclose(together.vectors[i], alone.vectors[0], atol=0.02)
            np.testing.assert_allclose(together.tokens[i, :width], alone.tokens[0], atol=0.05)
            assert together.kept[i].tolist() == [*alone.kept[0].tolist(), *[0.0] * (6 - width)]
    assert together.kept.sum(dim=1).tolist() == [4.0, 1.0, 4.0, 2.0]  # without [CLS] and [SEP]


def test_late_is_what_the_index_scores(tmp_path):
    rng = np.random.default_rng(0)

    def encoded(counts, longest):
        tokens = rng.normal(size=(len(counts), longest, 8)).astype(np.float32)
        tokens /= np.linalg.norm(tokens, axis=2, keepdims=True)
        kept = np.array([[0.0] + [1.0] * n + [0.0] * (longest - n - 1) for n in counts], dtype=np.float32)
        weights = rng.uniform(1, 3, size=kept.shape).astype(np.float32) * kept
        return Encoded(*map(torch.from_numpy, (tokens[:, 0], tokens, weights, kept)))

    queries, passages = encoded([2, 4], 6), encoded([3, 1, 5], 7)
    kept = [passages.tokens[i][passages.kept[i] == 1.0].numpy() for i in range(3)]
    write_tokens(tmp_path, [stored_form(k) for k in kept], 8)
    store = TokenStore(tmp_path)
    scores = late(queries, passages).numpy()
    for i in range(2):
        mine = queries.kept[i] == 1.0
        weights = queries.weights[i][mine].numpy()
        query = QueryTokens(queries.tokens[i][mine].numpy(), weights / weights.sum())
        np.testing.assert_allclose(store.scores(query, [0, 1, 2]), scores[i], atol=0.01)


def test_contrast_is_the_cross_entropy_of_the_right_passage():
    scores = torch.tensor([[0.5, 0.0, 0.25], [0.0, 1.0, 0.0]])
    first = -np.log(np.exp(1.0) / (np.exp(1.0) + 1 + np.exp(0.5)))
    second = -np.log(np.exp(2.0) / (np.exp(2.0) + 2))
    assert float(contrast(scores, 2.0)) == pytest.approx((first + second) / 2, abs=1e-6)


def weights_of(out):
    return (out / "model.safetensors").read_bytes() + (out / PROJECTION).read_bytes()


def test_training_that_was_cut_off_ends_as_if_it_had_not_been(model, folder, tmp_path):
    data = load_data(folder)
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    train(model, data, whole, RECIPE, teacher=SmallTeacher(model))
    assert (whole / "model.safetensors").stat().st_size > 0

    def stop(step, _):
        if step == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train(model, data, cut, RECIPE, report=stop, teacher=SmallTeacher(model))
    assert sorted(p.name for p in cut.iterdir()) == ["checkpoint.pt"]
    steps = []
    train(model, data, cut, RECIPE, report=lambda step, _: steps.append(step), teacher=SmallTeacher(model))
    assert steps == [3, 4]
    assert weights_of(cut) == weights_of(whole)
    assert not (cut / "checkpoint.pt").exists()
    assert json.loads((cut / "training.json").read_text())["data"] == data.counts


def test_training_lowers_the_loss(model, folder, tmp_path):
    losses = []
    train(
        model, load_data(folder), tmp_path / "out", replace(RECIPE, steps=12, rate=2e-3),
        report=lambda _, loss: losses.append(loss), teacher=SmallTeacher(model),
    )  # fmt: skip
    assert np.mean(losses[-4:]) < 0.8 * np.mean(losses[:4])
