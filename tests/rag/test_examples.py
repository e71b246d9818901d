import threading

import pytest

from rag.examples import REMADE_SECONDS, KeptExamples


@pytest.fixture
def home(open_home):
    made = open_home()
    made.ingest_bytes("Điều 1. Cấm đỗ xe trước cổng trường.".encode(), "một.txt")
    made.ingest_bytes("Điều 1. Sở Y tế mua máy lọc nước.".encode(), "hai.txt")
    return made


class Finding:
    """Finds a question a document when it may, and counts how often; says what time it is."""

    def __init__(self):
        self.may = threading.Event()
        self.now = 0.0
        self.over = []
        self.kept = KeptExamples(self.find, clock=lambda: self.now)

    def find(self, searcher, language):
        assert self.may.wait(30)
        self.over.append(len(searcher.manifest.documents))
        return {i: f"{i} {language}?" for i in sorted(searcher.manifest.documents)}

    def found(self):
        self.may.set()
        ended()


def ended():
    """Waits until examples are found."""
    for thread in threading.enumerate():
        if thread.name == "examples":
            thread.join(30)


def test_nobody_waits_for_examples_and_they_are_found_once(home):
    finding, searcher = Finding(), home.searcher()
    assert [finding.kept.soon(searcher, "vi") for _ in range(3)] == [((), True)] * 3
    finding.found()
    assert finding.kept.soon(searcher, "vi") == (("hai vi?", "một vi?"), False)
    assert finding.kept.now(searcher, "vi") == ("hai vi?", "một vi?")
    assert finding.over == [2]


def test_those_that_are_known_are_told_while_others_are_found_without_what_changed(home):
    finding = Finding()
    finding.may.set()
    finding.kept.now(home.searcher(), "vi")
    finding.may.clear()
    home.ingest_bytes("Điều 1. Nạo vét kênh.".encode(), "ba.txt")
    home.remove("một")
    assert finding.kept.soon(home.searcher(), "vi") == (("hai vi?",), False)  # a step of one ingest
    finding.now = REMADE_SECONDS
    assert finding.kept.soon(home.searcher(), "vi") == (("hai vi?",), True)
    finding.found()
    assert finding.kept.soon(home.searcher(), "vi") == (("ba vi?", "hai vi?"), False)
    assert finding.over == [2, 2]


def test_examples_that_cannot_be_found_are_none_and_not_tried_again(home, caplog):
    kept, searcher = KeptExamples(lambda *_: 1 / 0), home.searcher()
    assert kept.soon(searcher, "vi") == ((), True)
    ended()
    assert kept.soon(searcher, "vi") == ((), False)
    assert caplog.messages == ["examples could not be found"]
