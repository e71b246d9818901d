"""The data that is trained on, a few rows of each kind made here."""

import gzip
import json
import random

import pytest

from index.training.data import WRITTEN_TIMES, half_accented, is_kept_apart, load_data


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


def test_half_of_the_words_lose_their_accents():
    forms = {half_accented("Sở Tế", random.Random(n)) for n in range(40)}
    assert forms == {"Sở Tế", "So Tế", "Sở Te", "So Te"}
