import json

import pytest

from rag.commands.ask import ask
from rag.commands.verify import verify

ASKED = "Ai chủ trì mua máy lọc nước cho trạm y tế?"


@pytest.mark.parametrize("batch", [False, True])
def test_verify_finds_every_quote_of_what_ask_printed(batch, call, tmp_path, lines):
    saved = tmp_path / "saved"
    if batch:
        file = lines(tmp_path / "batch.jsonl", {"id": "a", "question": ASKED}, {"id": "b", "question": "ai dap dap"})
        saved.write_text(call(ask, "--json", "--batch", file).stdout, encoding="utf-8")
    else:
        saved.write_text(call(ask, "--json", ASKED).stdout, encoding="utf-8")
    result = call(verify, saved)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith(" found, 0 not\n")
    assert not result.stderr.startswith("0 quotes")


def test_verify_names_what_fails_and_exits_1(call, small_home, tmp_path, lines):
    answer = json.loads(call(ask, "--json", ASKED).stdout)
    answer["citations"] = answer["citations"][:1] * 4
    first = answer["citations"][0]
    answer["citations"][1] = first | {"n": 2, "quote": first["quote"].replace("Sở Y tế", "Sở Y tề")}
    answer["citations"][2] = first | {"n": 3, "document_id": "gone"}
    answer["citations"][3] = {"n": 4}
    file = lines(tmp_path / "saved.jsonl", answer)
    result = call(verify, file)
    assert result.exit_code == 1
    assert [line.split("\t")[:3] for line in result.stdout.splitlines()] == [
        ["changed", ASKED, "[2]"],
        ["unknown_document", ASKED, "[3]"],
        ["malformed", ASKED, "[0]"],
    ]
    assert result.stderr == "4 quotes: 1 found, 3 not\n"
    small_home.remove("han")
    assert call(verify, file).stdout.startswith(f"unknown_document\t{ASKED}\t[1]\than is not stored\n")


@pytest.mark.parametrize("data", [b"not JSON", b"7", b"\xff\xff"])
def test_verify_of_what_are_no_answers_says_so_in_one_line(data, call, tmp_path):
    file = tmp_path / "saved"
    file.write_bytes(data)
    result = call(verify, file)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {file}: not answers as JSON or JSON lines (")
    assert result.stderr.endswith("); save them with `chithi ask --json`\n")


def test_verify_of_refusals_alone_holds(call, tmp_path, lines):
    refused = {"status": "unanswerable_no_evidence", "answer": "Không tìm thấy …", "citations": []}
    result = call(verify, lines(tmp_path / "saved.jsonl", refused, refused | {"status": "clarification"}))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "2 answers without a quote: nothing in them to check\n"


@pytest.mark.parametrize("data", ["", " \n", "[]"])
def test_verify_of_a_file_without_answers_says_so(data, call, tmp_path):
    file = tmp_path / "saved"
    file.write_text(data)
    result = call(verify, file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"Error: {file}: no answers in it; save them with `chithi ask --json`\n"


def test_verify_of_a_file_that_is_not_there_is_one_line(call, tmp_path):
    result = call(verify, tmp_path / "nowhere")
    assert (result.exit_code, result.stderr) == (
        1,
        f"Error: {tmp_path / 'nowhere'}: cannot be read (No such file or directory)\n",
    )


def test_verify_of_answers_without_any_quote_does_not_pass(call, tmp_path, lines):
    file = lines(tmp_path / "saved.jsonl", {"id": "a", "citations": []})  # without a status no refusal either
    result = call(verify, file)
    assert (result.exit_code, result.stderr) == (
        1,
        f"Error: {file}: no answers in it; save them with `chithi ask --json`\n",
    )
