"""Weights of signs are learnt from questions over documents that the program reads itself."""

import json

import pytest

from corpus.environment import from_process
from eval.errors import EvalError
from eval.learning.weighing import Weighed, collect, fit, told
from rag.reading.calibration import FORMS
from rag.reading.weighing import Signs

CLAUSES = """1. Chợ đêm mở cửa từ 18 giờ đến 23 giờ hằng ngày.
2. Phòng Kinh tế thu phí mặt bằng 50.000 đồng/ngày.
"""
QUESTIONS = [
    ("w001-vi", "vi", "Chợ đêm mở cửa từ mấy giờ?", {"thong-bao": ["1"]}),
    ("w002-vi", "vi", "Chợ đêm có bao nhiêu chỗ đỗ xe máy?", {}),
    ("w003-en", "en", "Who signed the notice?", {"thong-bao": []}),
]


def weighed(n, answerable):
    """What answers is near its question, what does not is far; all else is the same."""
    near = (0.7 if answerable else 0.3) + 0.01 * (n % 7)
    return Weighed(Signs(read=0.5, found=0.5, near=near, held=0.5, paired=0.5), FORMS[n % 3], answerable)


def test_what_tells_weighs_and_the_threshold_refuses_the_share_that_may_be():
    every = [weighed(n, n % 2 == 0) for n in range(120)]
    forms = fit(every, 0.1)
    assert {f: w.threshold for f, w in forms.items()} == dict.fromkeys(FORMS, forms["vi"].threshold)
    assert forms["vi"].near > 1.0
    assert (forms["vi"].found, forms["vi"].held, forms["vi"].paired) == (0.0, 0.0, 0.0)
    assert told(every, forms).endswith("refused 60 of 60")


def test_only_what_is_left_to_be_weighed_is_learnt_from(tmp_path, notice):
    paper = notice(CLAUSES)
    rows = [
        {"id": i, "lang": lang, "question": text, "answerable": bool(relevant), "relevant": relevant, "first": []}
        for i, lang, text, relevant in QUESTIONS
    ]
    (tmp_path / "questions.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = collect(tmp_path, from_process(), "bundled")
    # Who signed a document is told from its signature.
    assert [(w.form, w.answerable) for w in found] == [("vi", True), ("vi", False)]
    assert found[0].signs.read > found[1].signs.read
    paper.unlink()
    with pytest.raises(EvalError) as raised:
        collect(tmp_path, from_process(), "bundled")
    assert str(raised.value) == f"{tmp_path}: no documents beside questions.jsonl"
