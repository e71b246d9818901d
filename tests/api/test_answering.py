import threading

from api.answering import Answering
from api.metrics import Metrics
from index.home import Home
from rag.reading.load import OFF, load_reader


def test_examples_wait_for_their_turn_and_nobody_for_them(letter, tmp_path):
    home = Home(tmp_path / "home")
    home.ingest_bytes(letter.encode(), "cv-trong-cay.txt")
    assistant = Answering(home, None, load_reader(OFF), Metrics(home, "0"), most=1)
    with assistant._turns:
        assert assistant.examples_soon("en") == ((), True)
        assert assistant.examples("en") == ()
        (finding,) = [t for t in threading.enumerate() if t.name == "examples"]
    finding.join(60)
    (question,) = assistant.examples("en")
    assert question in assistant.ask("Hello").text
