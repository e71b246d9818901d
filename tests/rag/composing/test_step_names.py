import re
from pathlib import Path

from rag.composing.step_names import STEP_NAMES, step_name

RAG = Path(__file__).parents[3] / "rag"


def test_every_step_of_a_journey_has_a_name_and_every_name_a_step():
    said = "".join((RAG / f).read_text(encoding="utf-8") for f in ("journey.py", "assistant.py"))
    assert set(re.findall(r'step\("(\w+)"\)', said)) == set(STEP_NAMES)


def test_a_step_is_named_in_the_language_of_the_question():
    assert step_name("verify", "en") == "Checking every quote against its document"
    assert step_name("verify", "vi") == "Đang đối chiếu từng câu trích với văn bản"
    assert step_name("polish", "vi") == "polish"
