import json
import re
from collections import Counter
from pathlib import Path

import pytest

import corpus
import eval.bench.bench_duties
from corpus.read import read_path
from eval.bench.bench_duties import main
from eval.bench.duties_gold import DutyGold, GoldDuty, measure_gold, read_gold

SHIPPED = Path(eval.bench.bench_duties.__file__).parents[1] / "gold_duties" / "duties.jsonl"

LETTER = """Ủy ban nhân dân tỉnh yêu cầu:
1. Sở Y tế chủ trì, phối hợp với Sở Tài chính mua màn trước ngày 05/6/2024.
2. Sở Nội vụ tập huấn cán bộ trước ngày 30/9/2024.
3. Công an tỉnh giữ kho hằng tháng.
4. Sở Xây dựng sửa kho trước ngày 01/7/2024.
"""


def row(clause, role, agency, deadline=None, **more):
    return {"document_id": "a", "clause": clause, "role": role, "agency": agency, "deadline": deadline, **more}


ROWS = [
    row("1", "lead", "Sở Y tế", "trước ngày 05/6/2024"),
    row("1", "coordinate", "Sở Tài chính"),
    # Of the clause that says so, not of another.
    row("1", "lead", "Sở Nội vụ", "trước ngày 30/9/2024"),
    row("3", "lead", "Công an tỉnh", "hằng tháng", optional="deadline"),
    row("4", "lead", "Sở Xây dựng", "trước ngày 01/7/2024", optional="duty"),
    {**row("1", "lead", "Sở Y tế"), "document_id": "not complete"},
]


@pytest.fixture
def gold_at(tmp_path):
    def write(*rows, complete=("a",)):
        path = tmp_path / "gold.jsonl"
        lines = [r if isinstance(r, str) else json.dumps(r) for r in ({"complete": list(complete)}, *rows)]
        path.write_text("\n".join(lines) + "\n\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def documents(tmp_path):
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.txt").write_text(LETTER, encoding="utf-8")
    (folder / "b.txt").write_text("Sở Y tế mua màn.\n", encoding="utf-8")
    return folder


def test_bench_counts_agencies_by_clause_and_leaves_out_what_is_optional(gold_at, documents, capsys):
    main(["--gold", str(gold_at(*ROWS)), "--documents", str(documents), "--errors"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines[:6]] == [
        ["right", "found", "wanted", "precision", "recall"],
        ["lead", "2", "3", "3", "0.667", "0.667"],
        ["coordinate", "1", "1", "1", "1.000", "1.000"],
        ["all", "agencies", "3", "4", "4", "0.750", "0.750"],
        ["deadline", "1", "2", "2", "0.500", "0.500"],
        ["of", "who", "leads", "1", "1", "2", "1.000", "0.500"],
    ]
    assert lines[6:] == [
        "1 documents; 1 agencies found that are a matter of judgement: not counted",
        "extra: a | 2 | lead | so noi vu",
        "missing: a | 1 | lead | so noi vu",
        "deadline, missing: a | 1 | truoc ngay 30 9 2024",
        "deadline, extra: a | 2 | truoc ngay 30 9 2024",
        "of who leads, missing: a | 1 | lead | so noi vu | truoc ngay 30 9 2024",
    ]


def test_measure_gold_takes_a_part_of_the_words_of_a_deadline_for_it(documents):
    gold = DutyGold(("a",), (GoldDuty("a", "1", "lead", "Sở Y tế", "ngày 05/6", None),))
    sums, _ = measure_gold(gold, {"a": read_path(documents / "a.txt")})
    assert [sums["of who leads", what] for what in ("right", "found", "wanted")] == [1, 1, 1]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "line 2 is no gold duty (JSONDecodeError("),
        ("[]", "line 2 is no gold duty (TypeError("),
        ({"document_id": "a"}, "line 2 is no gold duty (KeyError('clause'))"),
        (row("1", "leader", "Sở Y tế"), "line 2 is no gold duty (ValueError(\"role 'leader'\"))"),
        (row("1", "lead", "Sở Y tế", optional="maybe"), "line 2 is no gold duty (ValueError(\"optional 'maybe'\"))"),
    ],
)
def test_read_gold_says_which_line_is_wrong(line, says, gold_at):
    path = gold_at(line)
    with pytest.raises(ValueError, match="gold duty") as raised:
        read_gold(path)
    assert str(raised.value).startswith(f"{path}: {says}")


def test_bench_says_in_one_line_what_is_missing(gold_at, documents, tmp_path):
    for path, says in (
        (tmp_path / "none", f"{tmp_path / 'none'}: cannot be read "),
        (gold_at(complete=("a", "c")), "c: no such document among the 1 given"),
    ):
        with pytest.raises(SystemExit) as stopped:
            main(["--gold", str(path), "--documents", str(documents)])
        assert says in str(stopped.value)


def test_read_gold_wants_the_complete_documents_first(gold_at, tmp_path):
    with pytest.raises(ValueError, match=r"gold.jsonl: names no complete document"):
        read_gold(gold_at(complete=()))
    path = tmp_path / "gold.jsonl"
    for text in ("", json.dumps(row("1", "lead", "Sở Y tế"))):
        path.write_text(text)
        with pytest.raises(ValueError, match="line 1 is no list of complete documents"):
            read_gold(path)


@pytest.mark.parametrize("arguments", [[], ["folder", "--gold", "file"]])
def test_bench_wants_a_folder_or_gold(arguments, capsys):
    with pytest.raises(SystemExit):
        main(arguments)
    assert "a folder of written clauses is expected, or --gold FILE" in capsys.readouterr().err


def test_the_gold_that_is_shipped_stands_in_the_samples():
    gold = read_gold(SHIPPED)
    documents = {d.document_id: d for d in map(read_path, (Path(corpus.__file__).parent / "sample").iterdir())}
    assert sorted(gold.complete) == sorted(documents)
    wrong = [d for d in gold.duties if not stands(documents[d.document_id], d)]
    assert wrong == []
    sure = {d.key for d in gold.duties if d.optional != "duty"}
    assert len(sure) >= 200
    assert [d for d, n in Counter(gold.duties).items() if n > 1] == []
    assert sure & {d.key for d in gold.duties if d.optional == "duty"} == set()


def stands(document, duty):
    """Whether the clause has the deadline, and it or what stands above it has the agency."""
    above = [c for c in document.clauses if f"{duty.clause}.".startswith(f"{c.path}.")]
    texts = {c.path: " ".join(document.text[c.start : c.own_end].split()) for c in above}
    return (duty.deadline or "") in texts[duty.clause] and any(names(text, duty.agency) for text in texts.values())


def names(text, agency):
    """Whether a text names an agency: in one piece, or by a head that several share ("các Sở: Y tế, Tài chính")."""
    head, _, tail = agency.partition(" Sở ")
    return agency in text or (
        bool(tail) and re.search(rf"{head} các Sở: [^.;]*?{tail}(?=[,.;]| và |$)", text) is not None
    )
