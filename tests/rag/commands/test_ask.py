import json

import pytest

from rag.commands.ask import ask
from rag.errors import QuestionError

ASKED = "Ai chủ trì mua máy lọc nước cho trạm y tế?"


def test_ask_prints_the_answer_and_where_its_quotes_stand(call):
    result = call(ask, ASKED)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Chủ trì: Sở Y tế. [1]\nKhoản 1, Công văn số 17/UBND-NN: “")
    assert "\n\n[1] khoản 1, Công văn số 17/UBND-NN (han#1)\n" in result.stdout


def test_ask_prints_what_else_says_so_only_where_it_is_asked_for(call):
    asked = "Các khoản 1 và 2 công văn 17/UBND-NN nói gì?"
    row = json.loads(call(ask, asked, "--json").stdout)
    first = call(ask, asked)
    assert row["more"]
    assert row["more"] not in first.stdout
    assert first.stdout.startswith(f"{row['answer']}\n\n[1] ")
    assert first.stderr == "(còn khoản khác cũng nói về việc này: thêm --more)\n"
    whole = call(ask, asked, "--more")
    assert whole.stdout.startswith(f"{row['answer']}\n{row['more']}\n\n[1] ")
    assert (whole.stderr, whole.stdout.count("\n[")) == ("", len(row["citations"]))
    assert first.stdout.count("\n[") < len(row["citations"])


def test_ask_as_json_prints_one_answer_of_the_contract(call):
    row = json.loads(call(ask, ASKED, "--json").stdout)
    assert set(row) == {
        *("id", "question", "language", "status", "answer", "more"),
        *("citations", "duties", "hits", "documents", "generator", "small_talk", "took_ms", "timings_ms"),
    }
    assert (row["id"], row["question"], row["status"]) == (None, ASKED, "answered")
    assert (row["citations"][0]["document_id"], row["citations"][0]["url"]) == ("han", "/v/han#1")


def test_ask_that_is_refused_prints_the_refusal_alone_and_is_done(call):
    result = call(ask, "Who won the World Cup?")
    assert result.exit_code == 0
    assert result.stdout.startswith("This is outside what the stored directives treat.")
    assert result.stdout.count("\n") == 1


def test_ask_says_by_which_ids_the_documents_that_are_listed_are_opened(call):
    assert call(ask, "Có những văn bản nào?").stdout == (
        "Có 2 văn bản đã nạp, mới nhất trước:\n"
        "- Công văn số 17/UBND-NN ngày 05/04/2021 của Ủy ban nhân dân tỉnh Thạch Giang: V/v phòng, chống hạn (han)\n"
        "- Công văn số 18/UBND-NN ngày 05/04/2021 của Ủy ban nhân dân tỉnh Thạch Giang: V/v phòng, chống hạn (loc)\n"
    )


@pytest.mark.parametrize("arguments", [[], [ASKED, "--batch", "x"], [ASKED, "--unknown"]])
def test_ask_misused_is_exit_2(arguments, call):
    assert call(ask, *arguments).exit_code == 2


@pytest.mark.parametrize("question", ["", "a" * 50_000])
def test_ask_of_no_question_is_question_error(question, call):
    assert isinstance(call(ask, question).exception, QuestionError)
