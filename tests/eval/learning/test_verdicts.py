"""What tells a yes from a no is learnt from questions over documents that the program reads itself."""

import json

import pytest

from corpus.environment import from_process
from eval.errors import EvalError
from eval.gold import load_gold
from eval.learning.verdicts import NEITHER, Judged, collect, fit, right_verdict, told

CLAUSES = """1. Chủ quầy được bán hàng ở chợ đêm đến 23 giờ.
2. Không bán rượu ở chợ đêm.
"""
QUESTIONS = [
    ("v001-vi", "Chủ quầy có được bán hàng ở chợ đêm không?", {"thong-bao": ["1"]}, ["Có"]),
    ("v002-vi", "Có được bán rượu ở chợ đêm không?", {"thong-bao": ["2"]}, ["Không"]),
    ("v003-vi", "Ai trông chợ đêm?", {}, []),
]


def judged(n):
    """Yes is leant to, no is leant from, and neither is found far away; all else is the same."""
    right = ("yes", "no", NEITHER)[n % 3]
    lean = {"yes": 2.0, "no": -2.0, NEITHER: 0.0}[right] + 0.01 * (n % 7)
    return Judged({"lean": lean, "near": 0.2 if right == NEITHER else 0.8, "held": 0.5}, right)


def test_what_tells_weighs():
    every = [judged(n) for n in range(120)]
    model = fit(every, 0.5)
    assert model.yes["lean"] > 0.0 > model.no["lean"]
    assert min(model.yes["near"], model.no["near"]) > 0.0
    assert (model.yes["held"], model.no["held"], model.least) == (0.0, 0.0, 0.5)
    assert told(every, model) == "120 questions, 80 of which have a verdict: 80 said, 80 of them right"


def test_verdicts_are_collected_of_what_is_answered(tmp_path, notice):
    paper = notice(CLAUSES)
    rows = [
        {"id": i, "lang": "vi", "question": text, "answerable": bool(relevant), "relevant": relevant, "first": first}
        for i, text, relevant, first in QUESTIONS
    ]
    (tmp_path / "questions.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = collect(tmp_path, from_process())
    assert [(j.right, j.signs["says_allows"], j.signs["says_forbids"]) for j in found] == [
        ("yes", 1.0, 0.0),
        ("no", 0.0, 1.0),
    ]
    gold = load_gold([tmp_path / "questions.jsonl"])
    cited = {"citations": [{"document_id": "thong-bao", "clause": "2", "quote": "x"}]}
    assert [right_verdict(q, cited) for q in gold] == [NEITHER, "no", NEITHER]
    paper.unlink()
    with pytest.raises(EvalError):
        collect(tmp_path, from_process())
