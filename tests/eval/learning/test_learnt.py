import pytest

from eval.errors import EvalError
from eval.learning.learnt import write_learnt


def test_write_learnt_writes_what_it_returns_as_rag_reads_it(tmp_path):
    path = tmp_path / "fusion.json"
    text = '{\n "weights": {\n  "vi": 0.5\n }\n}\n'
    assert write_learnt(path, "weights", {"vi": 0.5}) == text == path.read_text(encoding="utf-8")


def test_write_learnt_names_a_file_that_cannot_be_written(tmp_path):
    path = tmp_path / "none" / "fusion.json"
    with pytest.raises(EvalError) as raised:
        write_learnt(path, "weights", {})
    assert str(raised.value) == f"{path}: cannot be written (No such file or directory)"
