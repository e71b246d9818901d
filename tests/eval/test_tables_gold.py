import json
from pathlib import Path

import pytest

import eval.bench.bench_duties
from eval.bench.bench_duties import main
from eval.bench.tables_gold import measure_tables, read_tables_gold

SHIPPED = Path(eval.bench.bench_duties.__file__).parents[1] / "gold_duties" / "tables.jsonl"
CONTENT = """1. Các sở làm các việc sau:

| Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |
|---|---|---|---|
| Mua màn | Sở Y tế | Sở Nội vụ | 30/6/2025 |
| Đắp đê | Sở Xây dựng | | 15/7/2025 |

2. Kế hoạch này có hiệu lực.
"""


def row(task, lead, coordinate=(), deadline=None):
    return {"task": task, "lead": list(lead), "coordinate": list(coordinate), "deadline": deadline}


@pytest.fixture
def gold_at(tmp_path):
    def write(*rows):
        path = tmp_path / "tables.jsonl"
        table = {"id": "t", "layout": "bốn cột", "name": "t.md", "content": CONTENT, "rows": list(rows)}
        path.write_text(json.dumps(table, ensure_ascii=False) + "\n", encoding="utf-8")
        return path

    return write


def test_bench_judges_each_row_by_itself(gold_at, capsys):
    rows = [
        row("Mua màn", ["Sở Y tế"], ["Sở Nội vụ"], "30/6/2025"),
        # What another row says is not right here, nor is another day.
        row("Đắp đê", ["Sở Y tế"], [], "16/7/2025"),
    ]
    main(["--tables", str(gold_at(*rows)), "--errors"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines[1:5]] == [
        ["lead", "1", "2", "2", "0.500", "0.500"],
        ["coordinate", "1", "1", "1", "1.000", "1.000"],
        ["all", "agencies", "2", "3", "3", "0.667", "0.667"],
        ["deadline", "1", "2", "2", "0.500", "0.500"],
    ]
    assert lines[5:] == [
        "1 tables, 2 rows",
        "t            2   3   3  bốn cột",
        "t, extra: dap de | lead | so xay dung",
        "t, missing: dap de | lead | so y te",
        "t, deadline, extra: dap de | 15 7 2025",
        "t, deadline, missing: dap de | 16 7 2025",
    ]


def test_a_duty_of_no_row_is_found_and_not_right(gold_at):
    sums, _, wrong = measure_tables(read_tables_gold(gold_at(row("Mua màn", ["Sở Y tế"], ["Sở Nội vụ"]))))
    assert (sums["lead", "right"], sums["lead", "found"], sums["lead", "wanted"]) == (1, 2, 1)
    assert wrong[0] == "t, extra: no row's | lead | so xay dung"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no tables in it"),
        ("[]", "line 1 is no table of tasks"),
        ('{"id": "t"}', "line 1 is no table of tasks"),
        ('{"id": "t", "layout": "", "name": "a.md", "content": "", "rows": [{}]}', "line 1 is no table of tasks"),
        ("nothing", "line 1 is no table of tasks"),
    ],
)
def test_bench_says_what_file_of_tables_it_cannot_use(text, says, tmp_path):
    path = tmp_path / "tables.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit, match=f"^bench_duties: {path}: {says}"):
        main(["--tables", str(path)])


def test_bench_says_that_a_file_of_tables_is_missing(tmp_path):
    with pytest.raises(SystemExit, match="cannot be read"):
        main(["--tables", str(tmp_path / "absent.jsonl")])


def test_the_shipped_tables_are_read_row_by_row():
    tables = read_tables_gold(SHIPPED)
    assert (len(tables), sum(len(t.rows) for t in tables)) == (10, 76)
    assert measure_tables(tables)[2] == []


def test_errors_are_never_shown_of_clauses_kept_apart_for_judging(tmp_path, capsys):
    # The SHA-256 of "judged-0" begins with 0, 1 or 2 or not: of forty ids some do and some do not.
    rows = [
        {"id": f"x-{n}", "vi": "Sở Y tế mua màn.", "lead": [], "coordinate": [], "deadline": None, "report_to": None}
        for n in range(40)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    main([str(tmp_path), "--errors"])
    shown = [line for line in capsys.readouterr().out.splitlines() if line.startswith("x-")]
    assert 0 < len(shown) < 40
    main([str(tmp_path), "--part", "judge", "--errors"])
    assert not [line for line in capsys.readouterr().out.splitlines() if line.startswith("x-")]
