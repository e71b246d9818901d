import gc
import json
import warnings

import pytest
from click.testing import CliRunner

from chithi import main
from eval.errors import GoldError, SystemUnderTestError
from rag.reading.load import load_reader

LETTER = "cv-y-te-tinh-lam-trach"


@pytest.fixture
def three(gold_file, row):
    return gold_file(
        row(),
        row(
            id="g2",
            lang="en",
            question="Who leads medicine procurement in Lam Trach?",
            lead=[["Department of Health"]],
            coordinate=[],
        ),
        row(id="g3", question="Giá vé máy bay đi Paris là bao nhiêu?", answerable=False, relevant={}, lead=[]),
    )


def evaluate(home, *args):
    return CliRunner().invoke(main, ["--home", str(home), "eval", *map(str, args)])


EXPECTED = [
    ["n", "hit@1", "hit@3", "MRR", "nDCG@10", "cited", "lead", "coordinate", "says", "first", "line", "false", "first",
     "refused", "false", "refusals", "quotes", "length", "ms"],
    ["vi", "2", *["1.000"] * 6, "-", "-", "-", "-", "1.000", "0.000", "1.000"],
    ["en", "1", *["1.000"] * 6, "-", "-", "-", "-", "-", "0.000", "1.000"],
    ["all", "3", *["1.000"] * 6, "-", "-", "-", "-", "1.000", "0.000", "1.000"],
]  # fmt: skip


def assert_all_right(result):
    assert (result.exit_code, result.exception) == (0, None), result.output
    lines = [line.split() for line in result.stdout.splitlines()]
    assert [lines[0], *(line[:-2] for line in lines[1:])] == EXPECTED
    assert all(float(figure) > 0 for line in lines[1:] for figure in line[-2:])


def test_eval_judges_this_installation(sample_home, three):
    result = evaluate(sample_home, three)
    assert_all_right(result)
    assert result.stderr == ""


def test_eval_judges_a_running_service_and_needs_no_home(tmp_path, sample_url, three):
    assert_all_right(evaluate(tmp_path / "none", three, "--url", sample_url))
    assert not (tmp_path / "none").exists()


def test_eval_writes_the_same_report_of_both(sample_home, sample_url, three, tmp_path):
    reports = []
    for folder, more in (("here", []), ("there", ["--url", sample_url])):
        result = evaluate(sample_home, three, "--report", tmp_path / folder, *more)
        assert_all_right(result)
        assert result.stderr == f"report: {tmp_path / folder / 'report.json'}\n"
        reports.append(json.loads((tmp_path / folder / "report.json").read_text(encoding="utf-8")))
    here, there = reports
    assert (here["system"]["system"], there["system"]["system"]) == ("installation", sample_url)
    for report in reports:
        assert list(report) == ["system", "warnings", "summary", "risk_coverage", "questions"]
        assert report["warnings"] == []
        assert [q["gold"]["id"] for q in report["questions"]] == ["g1", "g2", "g3"]
        for question in report["questions"]:
            question.pop("took_ms")
            question["answer"].pop("took_ms")
            question["answer"].pop("timings_ms")
    assert here["questions"] == there["questions"]


def test_eval_draws_the_curve_of_this_installation_and_says_that_a_service_has_none(
    sample_home, sample_url, three, tmp_path
):
    evaluate(sample_home, three, "--report", tmp_path)
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    curves = report["risk_coverage"]
    assert {lang: (c["questions"], len(c["points"])) for lang, c in curves.items()} == {
        "vi": (2, 2),
        "en": (1, 1),
        "all": (3, 3),
    }
    # The flight to Paris is answered where the threshold is next to nothing.
    threshold = load_reader("bundled").calibration.threshold("vi")
    assert curves["all"]["in_use"] == {"threshold": threshold, "coverage": 2 / 3, "risk": 0.0}
    assert [(p["coverage"], p["risk"]) for p in curves["all"]["points"]] == [(1 / 3, 0.0), (2 / 3, 0.0), (1.0, 1 / 3)]
    assert curves["all"]["aurc"] == pytest.approx(1 / 9)
    assert curves["all"]["points"][-1]["threshold"] < threshold / 10
    assert (tmp_path / "risk_coverage.svg").read_text(encoding="utf-8").startswith("<svg ")
    evaluate(sample_home, three, "--report", tmp_path, "--url", sample_url)
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["risk_coverage"] == "not known: the answers of a service do not say how sure it is"
    assert not (tmp_path / "risk_coverage.svg").exists()


def test_eval_names_what_gold_asks_about_and_the_home_or_the_service_lacks(
    sample_home, sample_url, gold_file, row, tmp_path
):
    path = gold_file(row(), row(id="g2", relevant={"khong-co": ["1"]}), row(id="g3", relevant={LETTER: ["99", "4"]}))
    said = [
        f"document '{LETTER}' has no clause 99, which gold names: question g3 cannot be answered by it and may count"
        " as missed; `chithi clauses` lists those that are there",
        "document 'khong-co', which gold names, is not stored here: question g2 cannot be answered by it and may count"
        " as missed; ingest it under that id, or judge with other gold",
    ]
    for more in ([], ["--url", sample_url]):
        result = evaluate(sample_home, path, "--report", tmp_path, *more)
        assert result.exit_code == 0
        assert result.stderr.splitlines()[:2] == [f"warning: {line}" for line in said]
        assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["warnings"] == said


def test_eval_takes_several_files(sample_home, gold_file, row):
    files = [gold_file(row(id=name), name=f"{name}.jsonl") for name in ("a", "b")]
    result = evaluate(sample_home, *files)
    assert [line.split()[:2] for line in result.stdout.splitlines()[1:]] == [["vi", "2"]]


def test_eval_judges_nothing_where_the_gold_is_wrong(tmp_path, gold_file, row):
    result = evaluate(tmp_path / "home", gold_file(row(), "{"))
    assert isinstance(result.exception, GoldError)
    assert result.stdout == ""
    assert not (tmp_path / "home").exists()


def test_eval_says_that_a_service_fails(foreign_service, tmp_path, three):
    with foreign_service(500, b"{}") as (url, _):
        result = evaluate(tmp_path, three, "--url", url, "--report", tmp_path / "report")
    assert isinstance(result.exception, SystemUnderTestError)
    assert not (tmp_path / "report").exists()


def test_eval_without_gold_is_misuse(tmp_path):
    assert evaluate(tmp_path).exit_code == 2


def test_eval_closes_its_connections(sample_url, tmp_path, three):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        evaluate(tmp_path, three, "--url", sample_url)
        gc.collect()
    assert [str(w.message) for w in seen if w.category is ResourceWarning] == []
