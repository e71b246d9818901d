import random

import pytest

from index.training.windows import piece, without

TEXT = "1. Sở Y tế mua 1.000 liều. Trường mở cửa; công an giữ kho\n2. Kho mở ngày 5."


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        (["1.000 liều"], "1. Trường mở cửa; công an giữ kho\n2. Kho mở ngày 5."),
        (["Trường"], "1. Sở Y tế mua 1.000 liều. công an giữ kho\n2. Kho mở ngày 5."),
        (["ngày 5"], "1. Sở Y tế mua 1.000 liều. Trường mở cửa; công an giữ kho\n2."),
        (["liều. Trường"], "1. công an giữ kho\n2. Kho mở ngày 5."),
        (["Sở Y tế", "ngày 5"], "1. Trường mở cửa; công an giữ kho\n2."),
        (["Sở Y tế", "liều"], "1. Trường mở cửa; công an giữ kho\n2. Kho mở ngày 5."),  # both in one sentence
        (["mở"], None),  # stands in another sentence as well
        (["bệnh viện"], None),
        ([], None),
    ],
)
def test_without_leaves_out_the_sentences_that_answer(answers, left):
    assert without(TEXT, answers) == left


def test_a_short_text_is_its_own_piece():
    assert piece("Kho mở.", 7, random.Random(1), "mở") == "Kho mở."


def test_a_piece_holds_the_answer_and_begins_at_a_sentence_where_it_can():
    # The answer begins at 58 of 75; pieces of 30 begin at 33 (58 + 5 − 30) to 58, or where a sentence begins behind.
    answer = "2. Kho"
    assert TEXT.find(answer) == 58
    rng = random.Random(1)
    found = {piece(TEXT, 30, rng, answer) for _ in range(300)}
    assert all(answer in p and len(p) <= 30 for p in found)
    assert {p.partition("2.")[0] for p in found} <= {"công an giữ kho\n", ""}
    assert found == {"công an giữ kho\n2. Kho mở ngày", "2. Kho mở ngày 5."}


def test_a_piece_without_an_answer_lies_anywhere_or_at_the_beginning():
    rng = random.Random(1)
    starts = [TEXT.find(piece(TEXT, 70, rng)) for _ in range(400)]
    assert set(starts) == set(range(len(TEXT) - 70 + 1))
    assert 180 < starts.count(0) < 300  # half of the time, and one time in six of the other half


def test_an_answer_that_is_not_there_is_as_none():
    assert piece(TEXT, 70, random.Random(3), "bệnh viện") == piece(TEXT, 70, random.Random(3))
