import json
import re
from pathlib import Path

import pytest

from eval.errors import GoldError
from eval.gold import GoldQuestion, load_gold

SHIPPED = Path(__file__).parents[2] / "eval" / "gold"
DOCUMENTS = SHIPPED.parent / "documents"  # what the newest questions are about, beside the samples


def test_load_gold_gives_every_field(gold_file, row):
    path = gold_file(
        row(
            lead=[["Sở Y tế", "Department of Health"]],
            coordinate=["Sở Tài chính"],
            says=["15/3/2023", ["a", "b"]],
            first=["Sở Y tế", ["Sở y tế", "trước 5/3"]],
        ),
        "",
        {"id": 2, "lang": "en", "question": "Who?", "answerable": False, "relevant": {}},
    )
    assert load_gold([path]) == [
        GoldQuestion(
            id="g1",
            lang="vi",
            question="Ai chủ trì mua sắm thuốc ở tỉnh Lâm Trạch?",
            answerable=True,
            relevant={"cv-y-te-tinh-lam-trach": ("4",)},
            lead=(("Sở Y tế", "Department of Health"),),
            coordinate=(("Sở Tài chính",),),
            says=(("15/3/2023",), ("a", "b")),
            first=("Sở Y tế", "Sở y tế . trước 5/3"),
        ),
        GoldQuestion(
            id="2", lang="en", question="Who?", answerable=False, relevant={}, lead=(), coordinate=(), says=()
        ),
    ]


def test_load_gold_reads_folders_and_files_in_order(gold_file, row, tmp_path):
    gold_file(row(id="b"), name="set/b.jsonl")
    gold_file(row(id="a"), name="set/a.jsonl")
    gold_file("not gold", name="set/readme.txt")
    single = gold_file(row(id="z"), name="z.jsonl")
    assert [q.id for q in load_gold([single, tmp_path / "set"])] == ["z", "a", "b"]


def test_load_gold_takes_a_byte_order_mark(tmp_path, row):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row()), encoding="utf-8-sig")
    assert [q.id for q in load_gold([path])] == ["g1"]


def without(row, name):
    return {k: v for k, v in row.items() if k != name}


@pytest.mark.parametrize(
    "bad",
    [
        "{",
        "5",
        "null",
        '["a"]',
        lambda row: without(row(), "id"),
        lambda row: without(row(), "lang"),
        lambda row: without(row(), "question"),
        lambda row: without(row(), "answerable"),
        lambda row: without(row(), "relevant"),
        lambda row: row(question=" "),
        lambda row: row(question=5),
        lambda row: row(relevant={}),
        lambda row: row(answerable=False),
        lambda row: row(relevant=["4"]),
        lambda row: row(lead=5),
    ],
)
def test_load_gold_names_the_file_and_line_of_what_is_no_question(gold_file, row, bad):
    path = gold_file(row(), "", bad(row) if callable(bad) else bad)
    with pytest.raises(GoldError, match=f"^{re.escape(str(path))}: line 3 is not a gold question "):
        load_gold([path])


def test_load_gold_takes_a_question_about_a_document_itself(gold_file, row):
    (question,) = load_gold([gold_file(row(relevant={"cv-y-te-tinh-lam-trach": []}))])
    assert (question.answerable, question.relevant) == (True, {"cv-y-te-tinh-lam-trach": ()})


@pytest.mark.parametrize("changed", [{"says": "15/3/2023"}, {"lead": "Sở Y tế"}, {"relevant": {"d": "II.2"}}])
def test_load_gold_refuses_a_string_for_a_list(gold_file, row, changed):
    with pytest.raises(GoldError):
        load_gold([gold_file(row(**changed))])


@pytest.mark.parametrize("mark", ["\u2028", "\x85"])
def test_load_gold_cuts_lines_at_line_feeds_only(gold_file, row, mark):
    question = f"Ai chủ trì{mark}mua sắm thuốc?"
    assert [q.question for q in load_gold([gold_file(row(question=question))])] == [question]


def test_load_gold_refuses_a_line_that_is_nested_too_deep(gold_file):
    with pytest.raises(GoldError):
        load_gold([gold_file("[" * 100_000)])


def test_load_gold_refuses_an_id_that_is_used_twice_in_several_files(gold_file, row):
    paths = [gold_file(row(), name="a.jsonl"), gold_file(row(), name="b.jsonl")]
    with pytest.raises(GoldError, match=r"^gold id 'g1' is used twice"):
        load_gold(paths)


def test_load_gold_refuses_what_is_not_there_empty_or_no_text(tmp_path, gold_file):
    with pytest.raises(GoldError, match=r"khong-co\.jsonl: no such gold file or folder"):
        load_gold([tmp_path / "khong-co.jsonl"])
    with pytest.raises(GoldError, match="no gold questions"):
        load_gold([tmp_path])
    with pytest.raises(GoldError, match="no gold questions"):
        load_gold([gold_file("")])
    binary = tmp_path / "binary.jsonl"
    binary.write_bytes(b"\xff\xfe\x00{")
    with pytest.raises(GoldError, match=r"binary\.jsonl: cannot be read"):
        load_gold([binary])


def test_shipped_gold_loads_and_names_clauses_that_its_documents_have(sample_home):
    from corpus.read import read_documents
    from corpus.store.sqlite import Store

    more = [d for f in sorted(DOCUMENTS.iterdir()) for d in read_documents(f.read_bytes(), f.name, f.stem)]
    documents = {d.document_id: d for d in (*Store(sample_home).load_all(), *more)}
    questions = load_gold([SHIPPED])
    assert {q.lang for q in questions} == {"vi", "vi-noaccent", "vi-chat", "en"}
    for question in questions:
        for document_id, paths in question.relevant.items():
            for path in paths:
                assert documents[document_id].clause(path) is not None, (question.id, document_id, path)
