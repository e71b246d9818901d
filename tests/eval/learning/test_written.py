import json
import subprocess
import sys

from eval.learning.written import head, is_judged, make

CLAUSE = {
    "id": "b", "domain": "chợ", "kind": "Kế hoạch", "vi": "Sở Công Thương mở chợ đêm.", "en": "…",
    "q_vi": ["Ai mở chợ đêm?"], "q_en": ["Who opens the night market?"],
}  # fmt: skip
CLUSTER = {
    "id": "a",
    "clauses": [
        {"document": "Kế hoạch của Sở Công Thương tỉnh Sơn Hạ về chợ đêm, năm 2025", **CLAUSE},
        {"document": "Thông báo chợ nổi (2026)", **CLAUSE, "vi": "Xã mở chợ nổi."},
    ],
    "unanswerable": [{"vi": "Chợ đêm thu phí bao nhiêu?", "en": "What does the night market cost?", "why": "detail"}],
}


def ways(gold):
    return [(g["id"], g["lang"], g["question"], g["relevant"]) for g in gold]


def write(folder, name, rows):
    (folder / name).write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in rows), encoding="utf-8")


def test_make_cuts_a_document_from_each_clause_of_a_cluster(tmp_path):
    write(tmp_path, "contrast.jsonl", [CLUSTER])
    first, second = make(tmp_path)
    assert first.text == (
        "SỞ CÔNG THƯƠNG TỈNH SƠN HẠ\nKẾ HOẠCH\nVề chợ đêm, năm 2025\n\n1. Sở Công Thương mở chợ đêm.\n"
    )
    assert second.text == "THÔNG\nbáo chợ nổi (2026)\n\n1. Xã mở chợ nổi.\n"
    assert ways(first.gold) == [
        ("a-0-0-vi", "vi", "Ai mở chợ đêm?", {"a-0": ["1"]}),
        ("a-0-1-vi-noaccent", "vi-noaccent", "Ai mo cho dem?", {"a-0": ["1"]}),
        ("a-0-2-en", "en", "Who opens the night market?", {"a-0": ["1"]}),
        ("a-u0-vi", "vi", "Chợ đêm thu phí bao nhiêu?", {}),
        ("a-u1-vi-noaccent", "vi-noaccent", "Cho dem thu phi bao nhieu?", {}),
        ("a-u2-en", "en", "What does the night market cost?", {}),
    ]
    assert [g["answerable"] for g in second.gold] == [True, True, True]


def test_make_puts_a_dozen_single_clauses_in_a_document_and_leaves_the_judged_out(tmp_path):
    # SHA-256 of "b" begins with 3, that of "0" with 5, of "8" with 2.
    assert [is_judged(i) for i in ("b", "0", "8")] == [False, False, True]
    rows = [{**CLAUSE, "id": "8"}] + [{**CLAUSE, "id": i} for i in "b0" * 7]
    write(tmp_path, "single.jsonl", rows)
    first, second = make(tmp_path)
    assert (first.document_id, second.document_id) == ("written-b", "written-b")
    assert (first.text.count("\n1"), len(first.gold), len(second.gold)) == (4, 36, 6)
    assert first.gold[3]["relevant"] == {"written-b": ["2"]}


def test_head_of_a_name_without_an_issuer_keeps_all_its_words():
    assert head("Quy chế họp xóm") == "QUY\nchế họp xóm"


def test_the_command_says_that_a_folder_has_no_written_clauses(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "eval.learning.written", tmp_path, tmp_path / "out"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, f"{tmp_path}: no .jsonl files of written clauses in it\n")
