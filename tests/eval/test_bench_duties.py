import json

import pytest

from eval.bench.bench_duties import main
from eval.learning.written import is_judged

JUDGED = next(f"made-{n}" for n in range(99) if is_judged(f"made-{n}"))
KEPT = next(f"made-{n}" for n in range(99) if not is_judged(f"made-{n}"))


def clause(clause_id, vi, lead=(), coordinate=(), deadline=None, report_to=None):
    found = {"lead": [*lead], "coordinate": [*coordinate], "deadline": deadline, "report_to": report_to}
    return {"id": clause_id, "vi": vi, **found}


@pytest.fixture
def folder(tmp_path):
    """A folder of three clauses to build with, one of them in a cluster, and one to judge with."""
    rows = [
        clause(KEPT, "Sở Y tế mua màn trước ngày 05/6.", ["Sở Y tế"], deadline="ngày 05/6"),
        clause(KEPT, "Trời mưa to.", ["Sở Xây dựng"]),
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n\n", encoding="utf-8")
    helped = clause(KEPT, "Công an tỉnh phối hợp với Sở Y tế giữ kho.", ["Công an tỉnh"], ["Sở Tài chính"])
    judged = clause(JUDGED, "Sở Y tế báo cáo Ủy ban nhân dân tỉnh.", ["Sở Y tế"], report_to="Ủy ban nhân dân tỉnh")
    clusters = [{"id": KEPT, "clauses": [helped]}, {"id": JUDGED, "clauses": [judged]}]
    (tmp_path / "b.jsonl").write_text("\n".join(map(json.dumps, clusters)), encoding="utf-8")
    return tmp_path


def test_bench_prints_a_table_of_the_part_asked_for(folder, capsys):
    main([str(folder), "--part", "train", "--errors"])
    *lines, speed, nobody, helper = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines] == [
        ["right", "found", "wanted", "precision", "recall"],
        ["lead", "2", "2", "3", "1.000", "0.667"],
        ["coordinate", "0", "1", "1", "0.000", "0.000"],
        ["all", "agencies", "2", "3", "4", "0.667", "0.500"],
        ["deadline", "1", "1", "1", "1.000", "1.000"],
        ["report", "to", "0", "0", "0", "–", "–"],
    ]
    assert speed.startswith("3 clauses, ")
    assert speed.endswith(" a second")
    assert nobody == f"{KEPT}: extra [], missing [('lead', 'so xay dung')]"
    assert helper == f"{KEPT}: extra [('coordinate', 'so y te')], missing [('coordinate', 'so tai chinh')]"


def test_bench_of_the_other_part(folder, capsys):
    main([str(folder), "--part", "judge"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["lead", "1", "1", "1", "1.000", "1.000"]
    assert lines[5].split() == ["report", "to", "1", "1", "1", "1.000", "1.000"]
    assert lines[6].startswith("1 clauses, ")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "{folder}: no .jsonl files of written clauses in it"),
        ("", "{folder}: no clauses of part judge in it"),
        ("{", "{folder}/a.jsonl: line 1 is no written clause (JSONDecodeError("),
        ("[]", "{folder}/a.jsonl: line 1 is no written clause (TypeError("),
        (json.dumps({"id": JUDGED, "vi": "a"}), "{folder}/a.jsonl: line 1 is no written clause (KeyError('lead'))"),
    ],
)
def test_bench_says_in_one_line_what_is_wrong(content, says, tmp_path):
    if content is not None:
        (tmp_path / "a.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main([str(tmp_path), "--part", "judge"])
    message = str(stopped.value)
    assert message.startswith("bench_duties: " + says.format(folder=tmp_path))
    assert "\n" not in message
