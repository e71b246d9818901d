import csv
import json

import pytest
from click.testing import CliRunner

from corpus.environment import Environment
from rag.commands import ask, duties, search, verify
from rag.errors import QuestionError

ASKED = "Ai chủ trì mua máy lọc nước cho trạm y tế?"


@pytest.fixture
def call(small_home):
    def invoke(command, *arguments):
        return CliRunner().invoke(command, [str(a) for a in arguments], obj=Environment(small_home.path))

    return invoke


def lines(path, *rows):
    path.write_text("".join(f"{json.dumps(r, ensure_ascii=False)}\n" for r in rows), encoding="utf-8")
    return path


# --- ask


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
        *("citations", "duties", "hits", "generator", "took_ms", "timings_ms"),
    }
    assert (row["id"], row["question"], row["status"]) == (None, ASKED, "answered")
    assert (row["citations"][0]["document_id"], row["citations"][0]["url"]) == ("han", "/v/han#1")


def test_ask_that_is_refused_prints_the_refusal_alone_and_is_done(call):
    result = call(ask, "Who won the World Cup?")
    assert result.exit_code == 0
    assert result.stdout.startswith("This is outside what the stored directives treat.")
    assert result.stdout.count("\n") == 1


def test_ask_a_batch_prints_one_answer_a_line_in_order_with_its_id(call, tmp_path):
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
def test_ask_a_batch_names_the_line_that_is_no_question(line, call, tmp_path):
    file = lines(tmp_path / "batch.jsonl", {"question": "Who won the World Cup?"})
    file.write_text(f"{file.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
    result = call(ask, "--batch", file, "--json")
    assert result.exit_code == 1
    assert f'{file}: line 2 is not {{"id": …, "question": "…"}}' in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_ask_a_batch_takes_unicodes_own_line_separators_in_a_question(call, tmp_path):
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


@pytest.mark.parametrize("arguments", [[], [ASKED, "--batch", "x"], [ASKED, "--unknown"]])
def test_ask_misused_is_exit_2(arguments, call):
    assert call(ask, *arguments).exit_code == 2


@pytest.mark.parametrize("question", ["", "a" * 50_000])
def test_ask_of_no_question_is_question_error(question, call):
    assert isinstance(call(ask, question).exception, QuestionError)


# --- search


def test_search_prints_ranked_clauses_with_both_scores(call):
    rows = json.loads(call(search, "máy lọc nước", "--json", "-k", 3).stdout)
    assert [r["rank"] for r in rows] == [1, 2, 3]
    assert {(r["document_id"], r["clause"]) for r in rows[:2]} == {("han", "1"), ("loc", "1")}
    best = rows[0]
    assert best["dense"] > 0.3
    assert best["lexical"] > rows[2]["lexical"]
    assert (best["label"], best["document"][:13]) == ("khoản 1", "Công văn số 1")
    plain = call(search, "máy lọc nước", "-k", 1).stdout
    rank, score, _, dense, _, late, _, lexical, where = plain.split(maxsplit=8)
    assert (rank, where) == ("1", f"{best['document_id']}#1  khoản 1, {best['document']}\n")
    # JSON has four decimals, the line three and two.
    scores = [best["score"], best["dense"], best["late"]]
    assert [float(score), float(dense), float(late)] == pytest.approx(scores, abs=0.00056)
    assert float(lexical) == pytest.approx(best["lexical"], abs=0.0051)


@pytest.mark.parametrize("k", [0, 101, "x"])
def test_search_for_no_sensible_number_is_exit_2(k, call):
    assert call(search, "thuốc", "-k", k).exit_code == 2


# --- duties


def test_duties_prints_who_does_what_in_the_contracts_shape(call, drought):
    rows = json.loads(call(duties, "--json", "--document", "han").stdout)
    buys = "chủ trì, phối hợp với Sở Tài chính mua máy lọc nước cho trạm y tế, hoàn thành trước ngày 20/4/2021"
    start = drought.text.index("Sở Y tế chủ trì")
    assert rows[0] == {
        "document": "Công văn số 17/UBND-NN (Ủy ban nhân dân tỉnh Thạch Giang, 05/04/2021)",
        "role": "lead",
        "agency": "Sở Y tế",
        "task": buys,
        "deadline": "hoàn thành trước ngày 20/4/2021",
        "due": "2021-04-20",
        "day": "2021-04-20",
        "inferred": False,
        "report_to": None,
        "manner": "order",
        "document_id": "han",
        "clause": "1",
        "label": "khoản 1",
        "start": start,
        "end": start + 7,
    }
    assert [(r["role"], r["agency"], r["clause"]) for r in rows] == [
        ("lead", "Sở Y tế", "1"),
        ("coordinate", "Sở Tài chính", "1"),
        ("lead", "Sở Xây dựng", "2.a"),
        ("lead", "Sở Xây dựng", "2.b"),
    ]
    assert all(drought.text[r["start"] : r["end"]] == r["agency"] for r in rows)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--agency", "Sở Y tế"], [("han", "1"), ("loc", "1")]),
        (["--agency", "SYT"], [("han", "1"), ("loc", "1")]),
        (["--agency", "so y te"], [("han", "1"), ("loc", "1")]),
        (["--agency", "Department of Health"], [("han", "1"), ("loc", "1")]),
        (["--agency", "Sở Y"], [("han", "1"), ("loc", "1")]),
        (["--agency", "Bộ Y tế"], []),
        (["--role", "coordinate"], [("han", "1")]),
        (["--role", "lead", "--agency", "Sở Tài chính"], []),
        (["--document", "loc"], [("loc", "1"), ("loc", "2")]),
        (["--deadline", "ngay 30 thang 6"], []),
        (["--deadline", "20.04.2021"], [("han", "1"), ("han", "1")]),
        (["--due-before", "quý 3/2021", "--due-after", "2021-04-19"], [("han", "1"), ("han", "1")]),
        (["--due-before", "20/4/2021"], []),
    ],
)
def test_duties_are_chosen_by_agency_role_and_document(options, expected, call):
    rows = json.loads(call(duties, "--json", *options).stdout)
    assert [(r["document_id"], r["clause"]) for r in rows] == expected


def test_duties_prints_one_line_each(call):
    name = "Công văn số 18/UBND-NN (Ủy ban nhân dân tỉnh Thạch Giang, 05/04/2021)"
    assert call(duties, "--document", "loc").stdout == (
        f"loc#1\t{name}\tlead\tSở Y tế\tcấp máy lọc nước cho trạm y tế xã\nloc#2\t{name}\tlead\tCác xã\tđắp đập\n"
    )


def test_duties_writes_csv_that_spreadsheets_take_for_unicode(call, tmp_path):
    file = tmp_path / "duties.csv"
    assert call(duties, "--document", "han", "--csv", file).exit_code == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    told = json.loads(call(duties, "--json", "--document", "han").stdout)
    assert rows == [{k: "" if v is None else str(v) for k, v in r.items()} for r in told]


def test_duties_writes_xlsx(call, tmp_path):
    file = tmp_path / "duties.xlsx"
    result = call(duties, "--document", "han", "--xlsx", file)
    assert result.exit_code == 0
    assert file.read_bytes().startswith(b"PK\x03\x04")


def test_duties_that_cannot_be_written_is_one_line(call, tmp_path):
    result = call(duties, "--csv", tmp_path / "nowhere" / "x.csv")
    assert result.exit_code == 1
    assert result.stderr == f"Error: {tmp_path / 'nowhere' / 'x.csv'}: cannot be written (No such file or directory)\n"


@pytest.mark.parametrize("arguments", [["--role", "boss"], ["more"]])
def test_duties_misused_is_exit_2(arguments, call):
    assert call(duties, *arguments).exit_code == 2


# --- verify


@pytest.mark.parametrize("batch", [False, True])
def test_verify_finds_every_quote_of_what_ask_printed(batch, call, tmp_path):
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


def test_verify_names_what_fails_and_exits_1(call, small_home, tmp_path):
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


def test_verify_of_a_file_that_is_not_there_is_one_line(call, tmp_path):
    result = call(verify, tmp_path / "nowhere")
    assert (result.exit_code, result.stderr) == (
        1,
        f"Error: {tmp_path / 'nowhere'}: cannot be read (No such file or directory)\n",
    )


def test_verify_of_answers_without_any_quote_does_not_pass(call, tmp_path):
    result = call(verify, lines(tmp_path / "saved.jsonl", {"id": "a", "citations": []}))
    assert (result.exit_code, result.stderr) == (1, "0 quotes: 0 found, 0 not\n")
