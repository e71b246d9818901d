import json
from dataclasses import asdict

import pytest

from eval.errors import EvalError
from eval.gold import GoldQuestion
from eval.judge import Judgement
from eval.measures.first_line import FirstLine
from eval.measures.risk_coverage import Outcome, curves
from eval.report.curve_svg import draw
from eval.report.summary import summarise
from eval.report.write import table, write_report

ANSWER = {"status": "answered", "answer": "Sở Y tế “mua” [1]", "citations": [], "hits": [], "took_ms": 12.34}
JUDGEMENT = Judgement(
    gold=GoldQuestion(
        id="g1",
        lang="vi",
        question="Ai mua?",
        answerable=True,
        relevant={"a": ("4",)},
        lead=(("Sở Y tế", "Department of Health"),),
        coordinate=(),
        says=(),
    ),
    status="answered",
    answered=True,
    ranking={"hit@1": 0.0, "hit@3": 1.0, "MRR": 0.5, "nDCG@10": 0.6309},
    cited=0.0,
    lead=1.0,
    coordinate=None,
    says=None,
    first=FirstLine.RIGHT,
    length=17,
    quotes=2,
    verified=1,
    took_ms=12.34,
    answer=ANSWER,
)
SYSTEM = {"system": "installation", "config": {"threshold": 0.5}}
CURVES = curves([Outcome("vi", 0.75, wrong=True)], 0.5)
NO_CURVE = "not known: the answers of a service do not say how sure it is"


def test_table_has_a_line_a_language_and_a_dash_for_nothing():
    assert table(summarise([JUDGEMENT])).split("\n") == [
        "    n  hit@1  hit@3    MRR  nDCG@10  cited   lead  coordinate  says  first line  false first  refused"
        "  false refusals  quotes  length    ms",
        "vi  1  0.000  1.000  0.500    0.631  0.000  1.000           -     -       1.000        0.000        -"
        "           0.000   0.500      17  12.3",
    ]


def test_write_report_holds_system_means_and_every_question(tmp_path):
    summary = summarise([JUDGEMENT])
    path = write_report(tmp_path / "new" / "report", summary, [JUDGEMENT], SYSTEM, CURVES)
    assert path == tmp_path / "new" / "report" / "report.json"
    raw = path.read_text(encoding="utf-8")
    assert "Sở Y tế “mua” [1]" in raw
    assert json.loads(raw) == {
        "system": SYSTEM,
        "warnings": [],
        "summary": json.loads(json.dumps(summary)),
        "risk_coverage": {
            "vi": {
                "questions": 1,
                "points": [{"threshold": 0.75, "coverage": 1.0, "risk": 1.0}],
                "in_use": {"threshold": 0.5, "coverage": 1.0, "risk": 1.0},
                "aurc": 1.0,
            }
        },
        "questions": [
            {
                "gold": {
                    "id": "g1",
                    "lang": "vi",
                    "question": "Ai mua?",
                    "answerable": True,
                    "relevant": {"a": ["4"]},
                    "lead": [["Sở Y tế", "Department of Health"]],
                    "coordinate": [],
                    "says": [],
                    "first": [],
                },
                "status": "answered",
                "answered": True,
                "ranking": {"hit@1": 0.0, "hit@3": 1.0, "MRR": 0.5, "nDCG@10": 0.6309},
                "cited": 0.0,
                "lead": 1.0,
                "coordinate": None,
                "says": None,
                "first": "right",
                "length": 17,
                "quotes": 2,
                "verified": 1,
                "took_ms": 12.34,
                "answer": ANSWER,
            }
        ],
    }
    assert sorted(p.name for p in path.parent.iterdir()) == ["report.json", "risk_coverage.svg"]
    assert (path.parent / "risk_coverage.svg").read_text(encoding="utf-8") == draw(CURVES)


def test_write_report_replaces_the_one_before(tmp_path):
    write_report(tmp_path, summarise([JUDGEMENT, JUDGEMENT]), [JUDGEMENT, JUDGEMENT], SYSTEM, CURVES)
    path = write_report(tmp_path, summarise([JUDGEMENT]), [JUDGEMENT], SYSTEM, None)
    report = json.loads(path.read_text(encoding="utf-8"))
    assert report["questions"] == [json.loads(json.dumps(asdict(JUDGEMENT)))]
    assert report["risk_coverage"] == NO_CURVE
    assert [p.name for p in tmp_path.iterdir()] == ["report.json"]


def test_write_report_says_where_it_cannot_write(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("x")
    with pytest.raises(EvalError, match=r"file: cannot be written \(File exists\)"):
        write_report(blocked, {}, [], SYSTEM, None)
    assert blocked.read_text() == "x"
