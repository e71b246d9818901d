"""Reading takes steps in proportion to a text: lines of our own code that run are counted, no clock is looked at."""

from functools import partial

import pytest

from corpus.build import build_documents
from corpus.duties.read import read_duties
from corpus.raw import Raw
from tests.steps import MOST, steps

FEW = 150  # repetitions, and twice as many

TEXTS = {
    "one number": lambda n: "1. việc\n" * n,
    "dashes of a number": lambda n: "1. Đầu\n" + "- a\n" * n,
    "one article": lambda n: "Điều 1. a\n" * n,
    "one Roman numeral": lambda n: "I. a\n" * n,
    "one letter": lambda n: "a) x\n" * n,
    "agencies that head tasks": lambda n: "Bộ Y tế:\n- a\n" * (n // 2),
    "signatures with text behind each": lambda n: "KT. CHỦ TỊCH\nNguyễn Văn An\nvăn bản còn lại.\n" * (n // 2),
    "annexes": lambda n: "1. x\nNơi nhận:\n" + "".join(f"PHỤ LỤC {i}\nDANH MỤC\n1. a\n2. b\n" for i in range(n // 2)),
    "pages with numbers": lambda n: "".join(f"1. dòng chữ\n{i}\n\f" for i in range(1, n)),
    "labelled lines": lambda n: "1. Rà soát\nCơ quan chủ trì: Sở Y tế\nThời hạn: 30/6/2025\n" * (n // 2),
    "labels of one task": lambda n: "1. Rà soát\n" + "- Cơ quan chủ trì: Sở Y tế\n" * n,
    "quotations": lambda n: '1. "a\n' * n,
    "citations": lambda n: "1. a\n" + "".join(f"Theo Quyết định số {i}/2020/QĐ-UBND.\n" for i in range(n)),
    "sentences in one paragraph": lambda n: "1. " + "Sở Y tế chủ trì, phối hợp Sở Nội vụ lập sổ trước 30/6/2025. " * n,
    "rows": lambda n: "STT | Nhiệm vụ | Cơ quan chủ trì\n" + "1 | Rà soát | Sở Y tế\n" * n,
}


def read(text):
    """Reads a text, its duties included."""
    for document in build_documents(Raw(text), "x"):
        read_duties(document)


@pytest.mark.parametrize("name", TEXTS)
def test_steps_grow_as_the_text_does(name):
    few, many = (steps(partial(read, TEXTS[name](n)), "corpus") for n in (FEW, 2 * FEW))
    assert many <= MOST * few
