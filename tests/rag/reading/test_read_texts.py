import json

import pytest

from rag.errors import BatchError
from rag.question.read import read_question
from rag.reading.load import load_reader
from rag.reading.read_texts import TextReading, read_batch, read_texts, reading_as_json


@pytest.fixture(scope="module")
def reader():
    return load_reader("bundled")


def test_spans_of_a_long_text_point_into_the_whole_of_it(reader):
    text = "Trời nắng. " * 100 + "Sở Y tế chủ trì mua thuốc cho trạm y tế xã. " + "Trời mưa. " * 100
    [reading] = read_texts(reader, [(read_question("Sở nào chủ trì mua thuốc cho trạm y tế xã?"), "", text)])
    start, end = reading.spans[0]
    assert "Sở Y tế" in text[max(0, start - 20) : end + 20]


def test_a_reading_as_json_has_the_shape_of_the_contract():
    assert reading_as_json(TextReading(0.25, ((1, 3),), "yes")) == {
        "answers": 0.25,
        "spans": [[1, 3]],
        "verdict": "yes",
    }


def test_a_batch_is_read_in_order(reader, tmp_path):
    rows = [{"id": n, "question": "Ai mua thuốc?", "title": "", "text": f"Sở Y tế mua {n} thuốc."} for n in range(70)]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in rows), encoding="utf-8")
    assert [name for name, _ in read_batch(reader, path)] == list(range(70))


def test_halves_of_characters_are_read_as_marks(reader, tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(
        '{"id": "\\ud800", "question": "Ai \\ud800 mua?", "title": "\\udfff", "text": "\\ud800 Sở Y tế mua thuốc."}',
        "utf-8",
    )
    [(name, reading)] = read_batch(reader, path)
    assert name == "?"
    assert all(0 <= a < b <= 20 for a, b in reading.spans)


@pytest.mark.parametrize("question", ["谁购买药品？", "Кто закупает лекарства?", "من يشتري الدواء؟", "ใครซื้อยา", "🤔"])
def test_a_question_in_another_script_has_a_reading_without_yes_or_no(reader, question):
    text = "Sở Y tế mua thuốc."
    [reading] = read_texts(reader, [(read_question(question), "", text)])
    assert 0 <= reading.answers < 0.5
    assert all(0 <= a < b <= len(text) for a, b in reading.spans)
    assert reading.verdict is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "column 2: a name in double quotes expected"),
        ("[]", "a value of another type than expected"),
        ('{"question": "a"}', "'text' is missing"),
        ('{"question": 1, "text": "b"}', "question is not a string"),
        ('{"question": "a", "title": ["b"], "text": "b"}', "title is not a string"),
        (
            f'{{"question": "a", "text": "{"b" * 200_001}"}}',
            "text of more than 200,000 characters; give the clause, not its document",
        ),
        (
            f'{{"question": "{"a" * 2001}", "text": "b"}}',
            "the question has 2,001 characters, at most 2,000 expected; ask one thing, in a sentence or two",
        ),
        ('{"question": "a", "text": null}', "text is not a string"),
        ('{"question": "a", "text": " "}', "text is empty"),
        ('{"question": "", "text": "b"}', "the question is empty: ask in Vietnamese or English, in words"),
    ],
)
def test_a_line_that_is_no_row_is_named_with_what_is_wrong_in_it(reader, tmp_path, line, why):
    path = tmp_path / "rows.jsonl"
    path.write_text(f'{{"question": "Ai mua thuốc?", "text": "Sở Y tế."}}\n{line}\n', encoding="utf-8")
    read = read_batch(reader, path)
    assert next(read)[0] is None  # the line before it has been read
    with pytest.raises(BatchError) as raised:
        next(read)
    said = str(raised.value)
    assert said.startswith(f"{path}: line 2 is not ")
    assert said.endswith(f" ({why})")
