import random

from index.training.asked import Data
from index.training.examples import Article, Asked, Example, Source
from rag.training.negatives import find_negatives


def example(identifier, text, vi):
    asked = (Asked(vi, "", ("x",)), Asked("", "who", ("x",)))
    return Example(identifier, identifier, Source.LAW, "", text, asked, ())


def test_look_alikes_share_words_and_are_not_the_answer():
    # By their hashes a, x@1 and c1 train.
    examples = (example("a", "Sở Y tế mua thuốc.", "ai mua thuốc"), example("x@1", "Trường bán sách.", "ai bán sách"))
    articles = (Article("x@2", "x", "Mua", "Bệnh viện mua thuốc."), Article("x@3", "x", "Kho", "Công an giữ kho."))
    pairs = (("mở cửa khi nào", "Chợ mở cửa 5 giờ."),)
    passages = ("Chợ mở cửa 5 giờ.", "Kho mở cửa 7 giờ.", "Sông dài.")
    found = find_negatives(Data(examples, articles, pairs, passages, (), {}), random.Random(1))
    assert found.of_question == {
        ("a", 0): ("Mua\nBệnh viện mua thuốc.",),
        ("a", 1): ("Mua\nBệnh viện mua thuốc.",),  # English: by the first question's words
        ("x@1", 0): (),
        ("x@1", 1): (),
    }
    assert found.of_pair == (("Kho mở cửa 7 giờ.",),)
    assert set(found.law) == {
        "Sở Y tế mua thuốc.", "Trường bán sách.", "Mua\nBệnh viện mua thuốc.", "Kho\nCông an giữ kho.",
    }  # fmt: skip
