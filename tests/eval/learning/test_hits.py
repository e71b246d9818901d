import json

import pytest

from eval.learning.hits import main, read_asked
from index.home import Home

PLAN = """Số: 9/KH-UBND

KẾ HOẠCH
Mở chợ đêm

1. Sở Công Thương chủ trì mở chợ đêm trước ngày 30/6/2026.
2. Sở Tài chính bố trí kinh phí mở chợ đêm:
a) Năm 2026: 500 triệu đồng.
b) Năm 2027: 900 triệu đồng.
"""


def test_what_is_found_is_told_apart_by_the_stretches_that_answer(tmp_path):
    (tmp_path / "cho-dem.txt").write_text(PLAN, encoding="utf-8")
    list(Home(tmp_path / "home").ingest([tmp_path / "cho-dem.txt"]))
    asked = [
        {"doc": "cho-dem", "vi": "Năm 2027 chi bao nhiêu cho chợ đêm?", "chat": "2027 chi nhiêu",
         "en": "How much in 2027?",
         "quotes": ["Năm 2027:  900 triệu đồng"], "answers": ["900 triệu đồng"]},
        {"doc": "cho-dem", "vi": "Chợ đêm có thu phí không?"},
        {"doc": "cho-dem", "vi": "Ai giữ xe?", "quotes": ["không có trong văn bản"], "answers": ["ai"]},
    ]  # fmt: skip
    questions, out = tmp_path / "questions.jsonl", tmp_path / "hits.jsonl"
    questions.write_text("".join(json.dumps(r) + "\n\n" for r in asked), encoding="utf-8")
    main([str(questions), "--home", str(tmp_path / "home"), "--out", str(out)])
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(r["id"], r["vi"], r["en"], r["answers"], r["verdict"]) for r in rows] == [
        ("cho-dem", ["Năm 2027 chi bao nhiêu cho chợ đêm?", "2027 chi nhiêu"], [], ["900 triệu đồng"], None),
        ("cho-dem", [], ["How much in 2027?"], ["900 triệu đồng"], None),
        ("cho-dem", ["Chợ đêm có thu phí không?"], [], [], None),
    ]
    for row in rows[:2]:
        [right] = row["right"]
        assert right.endswith("b) Năm 2027: 900 triệu đồng.")
        ends = {text.rpartition("\n")[2] for text in row["wrong"]}
        # Clause 2, whose point answers, is neither right nor wrong.
        assert {"a) Năm 2026: 500 triệu đồng.", "1. Sở Công Thương chủ trì mở chợ đêm trước ngày 30/6/2026."} <= ends
        assert "2. Sở Tài chính bố trí kinh phí mở chợ đêm:" not in ends
    ends = sorted(text.rpartition("\n")[2] for text in rows[2]["wrong"])
    assert (rows[2]["right"], ends) == (
        [],
        [
            "1. Sở Công Thương chủ trì mở chợ đêm trước ngày 30/6/2026.",
            "a) Năm 2026: 500 triệu đồng.",
            "b) Năm 2027: 900 triệu đồng.",
        ],
    )


@pytest.mark.parametrize("line", ["{", '{"vi": "Ai?"}', '{"doc": "a", "verdict": "maybe"}'])
def test_a_line_that_is_not_expected_is_told_with_its_place(tmp_path, line):
    path = tmp_path / "q.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(SystemExit, match=r"q\.jsonl, line 1: .*hits\.py says what is expected"):
        main([str(path), "--home", str(tmp_path), "--out", str(tmp_path / "out")])


def test_read_asked_of_no_file_says_so(tmp_path):
    with pytest.raises(Exception, match="no file found; name one"):
        list(read_asked(tmp_path / "none.jsonl"))
