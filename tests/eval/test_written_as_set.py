import json

import pytest

from eval.bench.beir import load_test_set
from eval.bench.written_as_set import write_set
from eval.errors import EvalError

# SHA-256 of "8" begins with 2, and judges; that of "0" with 5, that of "b" with 3: they do not.
ALONE = {"id": "8", "vi": "Xã mở chợ.", "q_vi": ["Ai mở chợ?", "chợ ai mở"], "q_en": ["Who opens the market?"]}
LEARNT = {"id": "0", "vi": "Xã đắp đê.", "q_vi": ["Ai đắp đê?"], "q_en": ["Who builds the dyke?"]}
CLUSTER = {"id": "b", "clauses": [{"document": "Kế hoạch 1", **LEARNT}, {"document": "Kế hoạch 2", **ALONE}]}


def write(folder, *rows):
    folder.mkdir(exist_ok=True)
    (folder / "a.jsonl").write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in rows) + "\n", "utf-8")
    return folder


def test_all_clauses_are_searched_and_questions_over_judged_ones_are_asked(tmp_path):
    folder = write(tmp_path / "written", ALONE, LEARNT)
    (folder / "b.jsonl").write_text(json.dumps(CLUSTER, ensure_ascii=False), "utf-8")
    assert write_set(folder, tmp_path / "set") == (4, 3)
    found = load_test_set("written", tmp_path / "set")
    assert found.documents == [
        ("8", "", "Xã mở chợ."), ("0", "", "Xã đắp đê."), ("b#0", "Kế hoạch 1", "Xã đắp đê."),
        ("b#1", "Kế hoạch 2", "Xã mở chợ."),
    ]  # fmt: skip
    assert found.queries == [
        ("8-0", "vi", "Ai mở chợ?"), ("8-1", "vi", "chợ ai mở"), ("8-2", "en", "Who opens the market?")
    ]  # fmt: skip
    assert found.relevant == {"8-0": ["8"], "8-1": ["8"], "8-2": ["8"]}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "{folder}: no .jsonl files of written clauses in it"),
        (["x"], "{folder}/a.jsonl: no file of written clauses (a value of another type than expected)"),
        ([{"vi": "Xã mở chợ."}], "{folder}/a.jsonl: no file of written clauses ('id' is missing)"),
    ],
)
def test_a_folder_without_written_clauses_says_so(tmp_path, rows, said):
    folder = write(tmp_path / "written", *rows)
    with pytest.raises(EvalError) as caught:
        write_set(folder, tmp_path / "set")
    assert str(caught.value) == said.format(folder=folder)
