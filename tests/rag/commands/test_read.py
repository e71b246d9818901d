import json

import pytest
from click.testing import CliRunner

from corpus.environment import Environment
from rag.commands.read import read
from rag.errors import ReaderDamaged
from rag.question.read import read_question
from rag.reading.load import load_trained
from rag.reading.read_texts import read_texts, reading_as_json

QUESTION, TITLE, TEXT = "Sở nào mua thuốc?", "Công văn 5\nMục I", "2. Sở Y tế mua thuốc trước ngày 5/3/2026."
LONG = "Sở Y tế mua thuốc. " + "Trạm y tế xã nhận thuốc và ghi sổ. " * 6000


@pytest.mark.parametrize("data", ["", " \n"])
def test_read_of_an_empty_file_says_so(data, call, tmp_path):
    file = tmp_path / "clause.txt"
    file.write_text(data)
    result = call(read, "--question", "Ai mua thuốc?", "--text", file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"Error: {file}: text is empty\n"


@pytest.fixture
def clause(tmp_path):
    path = tmp_path / "clause.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_read_says_how_likely_it_answers_and_where(call, clause):
    [reading] = read_texts(load_trained("bundled"), [(read_question(QUESTION), TITLE, TEXT)])
    (start, end), *_ = reading.spans
    assert TEXT[start:end].startswith("Sở Y tế")
    shown = call(read, "--question", QUESTION, "--text", clause, "--title", TITLE)
    assert shown.stdout.splitlines()[:2] == [
        f"answers {reading.answers:.3f}\tverdict -",
        f"{start}-{end}\t{TEXT[start:end]}",
    ]
    found = json.loads(call(read, "--question", QUESTION, "--text", clause, "--title", TITLE, "--json").stdout)
    assert found == {"id": None, **reading_as_json(reading)}
    assert (list(found), found["verdict"]) == (["id", "answers", "spans", "verdict"], None)


def test_read_of_a_batch_is_what_is_read_of_each_line(call, clause, tmp_path):
    asked = ["Có phải Sở Y tế mua thuốc không?", QUESTION]
    file = tmp_path / "rows.jsonl"
    rows = [{"id": n, "question": q, "title": TITLE, "text": TEXT} for n, q in enumerate(asked)]
    file.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n\n" for r in rows), encoding="utf-8")
    found = [json.loads(line) for line in call(read, "--batch", file, "--json").stdout.splitlines()]
    alone = [call(read, "--question", q, "--text", clause, "--title", TITLE, "--json").stdout for q in asked]
    assert found == [{**json.loads(a), "id": n} for n, a in enumerate(alone)]
    assert [f["verdict"] in ("yes", "no") for f in found] == [True, False]


@pytest.mark.parametrize(
    "options",
    [[], ["--question", "a"], ["--text", "a"], ["--batch", "a", "--question", "a"], ["--batch", "a", "--text", "a"],
     ["--batch", "a", "--title", "a"]],
)  # fmt: skip
def test_read_of_half_a_pair_or_of_a_pair_and_a_batch_is_misuse(call, options):
    result = call(read, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("Error: give --question and --text, or --batch FILE\n")


def test_read_of_more_than_a_clause_says_so(call, tmp_path):
    file = tmp_path / "clause.txt"
    file.write_text(LONG, encoding="utf-8")
    result = call(read, "--question", QUESTION, "--text", file)
    said = f"Error: {file}: text of more than 200,000 characters; give the clause, not its document\n"
    assert (result.exit_code, result.stderr) == (1, said)


def test_read_without_a_reader_says_why(clause, tmp_path):
    def called(reader):
        arguments = ["--question", QUESTION, "--text", str(clause)]
        return CliRunner().invoke(read, arguments, obj=Environment(tmp_path, {"CHITHI_READER": reader}))

    off = called("off")
    assert (off.exit_code, off.stderr) == (
        1,
        "Error: CHITHI_READER is off: there is no reader to read with; unset it\n",
    )
    missing = called(str(tmp_path / "none")).exception
    assert isinstance(missing, ReaderDamaged)
    assert str(missing).startswith(f"reader folder {tmp_path / 'none'}: reader.onnx, words.safetensors, ")
