"""A folder of questions with the texts that answer them, as training reads it: a few rows of each kind, made here."""

import gzip
import json

import pytest


def lines(rows):
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows)


def asked(vi, en, **more):
    return {"vi": vi, "en": en, **more}


def over_law(article, *, answer):
    return {
        "article": article,
        "qa": [asked("Ai mua thuốc?", "Who buys medicine?", answer=answer), asked("mở khi nào", "when", answer=answer)],
        "near": [asked("Ai giữ kho?", "Who keeps the store?")],
    }


def over_real(clause, text, answer):
    return {
        "clause": clause,
        "document": "Công văn mua thuốc",
        "headings": ["Sở Y tế"],
        "text": text,
        "qa": [
            asked("Ai mua thuốc?", "Who buys medicine?", answer=answer),
            asked("mua khi nào", "when", answer=["ngày 5"]),
        ],
        "near": [asked("Ai giữ kho?", "Who keeps the store?"), asked("kho mở khi nào", "when does the store open")],
        "yes": asked(
            "Có phải Sở Y tế mua thuốc trước ngày 5?", "Does the Department of Health buy by 5?", because=answer
        ),
        "no": asked("Công an mua thuốc à?", "Do the police buy medicine?", because=answer),
    }


def written(vi, document=None):
    more = {"document": document} if document else {}
    return {"vi": vi, "en": "-", "q_vi": ["Ai mua?", "mua gì"], "q_en": ["Who buys?", "what"], **more}


def over_written(clause, answer):
    return {
        "clause": clause,
        "answers_vi": [answer, None],
        "answers_en": [[answer], answer],
        "near": asked("Giá bao nhiêu?", "How much is it?"),
        "yes": asked("Sở Y tế mua à?", "Does the Department of Health buy?", because=answer),
        "no": asked("Công an mua à?", "Do the police buy?", because=answer),
    }


REAL_TEXT = "1. Sở Y tế mua thuốc trước ngày 5. Trường mở cửa ngày 15; công an giữ kho và mở cửa kho ngày 15."


@pytest.fixture
def asked_folder(tmp_path):
    """A folder of training data: a few of each kind. By their hashes x@1, c1, w1, d1, d2 train, hello judges."""
    data = tmp_path / "data"
    (data / "asked").mkdir(parents=True)
    (data / "written").mkdir()

    def gz(name, rows):
        with gzip.open(data / name, "wt", encoding="utf-8") as file:
            file.write(lines(rows))

    articles = ["x@1", "x@2", "hello"]
    gz(
        "legal_articles.jsonl.gz",
        [{"id": i, "title": f"Thuốc {i}", "text": f"Sở Y tế mua thuốc {i}. Trường mở cửa."} for i in articles],
    )
    passages = [("p1", "sở y tế mua thuốc"), ("p2", "công an giữ kho"), ("hello", "trường mở cửa"), ("p3", "a" * 901)]
    pairs = [{"question": f"Q {i}?", "passage_id": i, "passage": p, "source": "x"} for i, p in passages]
    gz("question_passage.jsonl.gz", pairs)
    law = [over_law("x@1", answer="Sở Y tế"), over_law("hello", answer="Sở Y tế"), over_law("gone@1", answer="")]
    (data / "asked" / "articles.jsonl").write_text(lines(law), encoding="utf-8")
    real = [
        over_real("d1#D1", REAL_TEXT, "Sở Y tế"),
        over_real("d1#D2", REAL_TEXT.replace("1.", "2."), "Sở Y tế"),
        over_real("hello#D1", REAL_TEXT, "Sở Y tế"),
    ]
    (data / "asked" / "real.jsonl").write_text(lines(real), encoding="utf-8")
    cluster = {
        "id": "c1",
        "clauses": [written("Sở Y tế mua thuốc.", "Công văn A"), written("Công an giữ kho.")],
        "unanswerable": [{"vi": "Vì sao?", "en": "Why?"}],
    }
    kept = {**cluster, "id": "hello"}
    (data / "written" / "a.jsonl").write_text(
        lines([cluster, kept, {"id": "w1", **written("Trường mở cửa.")}]), encoding="utf-8"
    )
    rows = [over_written("c1#0", "Sở Y tế"), over_written("w1", "Trường"), over_written("hello#1", "Công an")]
    (data / "asked" / "clauses.jsonl").write_text(lines(rows), encoding="utf-8")
    return data
