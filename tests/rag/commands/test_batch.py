import json

import pytest

from rag.commands.ask import ask

ASKED = "Ai chủ trì mua máy lọc nước cho trạm y tế?"


def test_ask_a_batch_prints_one_answer_a_line_in_order_with_its_id(call, tmp_path, lines):
    file = lines(
        tmp_path / "batch.jsonl",
        {"id": "b", "question": ASKED},
        {"id": 7, "question": "   "},
        {"question": "Who won the World Cup?", "more": True},
        {"id": "a", "question": "so nao cap may loc nuoc cho tram y te xa"},
    )
    file.write_text("\ufeff" + file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    result = call(ask, "--batch", file, "--json")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [(r["id"], r["status"]) for r in rows] == [
        ("b", "answered"),
        (7, "error_question"),
        (None, "unanswerable_out_of_scope"),
        ("a", "answered"),
    ]
    assert {frozenset(r) for r in rows} == {frozenset(rows[0])}
    assert (rows[1]["question"], rows[1]["citations"]) == ("   ", [])
    assert (rows[1]["language"], rows[1]["answer"].split(":")[0]) == ("vi", "câu hỏi trống")


@pytest.mark.parametrize(
    "line", ["not JSON", "7", '"text"', "[]", '{"id": "a"}', '{"question": 7}', '{"question": null}']
)
def test_ask_a_batch_names_the_line_that_is_no_question(line, call, tmp_path, lines):
    file = lines(tmp_path / "batch.jsonl", {"question": "Who won the World Cup?"})
    file.write_text(f"{file.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
    result = call(ask, "--batch", file, "--json")
    assert result.exit_code == 1
    assert f'{file}: line 2 is not {{"id": …, "question": "…"}}' in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_ask_a_batch_takes_unicodes_own_line_separators_in_a_question(call, tmp_path, lines):
    file = lines(tmp_path / "batch.jsonl", {"id": "a", "question": "Ai chủ trì\u2028mua máy lọc nước?"})
    assert call(ask, "--batch", file, "--json").exit_code == 0


def test_ask_a_batch_survives_half_a_character(call, tmp_path):
    file = tmp_path / "batch.jsonl"
    file.write_text('{"id": "a", "question": "Ai \\ud83d mua thuốc?"}\n', encoding="utf-8")
    result = call(ask, "--batch", file, "--json")
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 1)


@pytest.mark.parametrize("data", [None, b"\xff\xfe\x00"])
def test_ask_a_batch_that_cannot_be_read_is_one_line(data, call, tmp_path):
    file = tmp_path / "batch.jsonl"
    if data:
        file.write_bytes(data)
    result = call(ask, "--batch", file)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {file}: cannot be read (")
    assert result.stderr.count("\n") == 1
