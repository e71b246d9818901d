import random

import pytest

from index.training.examples import Asked
from index.training.typing_forms import (
    Form,
    FormShares,
    draw_form,
    in_chat,
    other_language,
    typed,
    without_capitals,
    without_mark,
    wording,
)

TIMES = 400


def outcomes(function, *arguments):
    rng = random.Random(1)
    return {function(*arguments, rng) for _ in range(TIMES)}


def test_a_mark_is_dropped_put_or_left():
    assert outcomes(without_mark, "Ai mua thuốc?") == {"Ai mua thuốc", "Ai mua thuốc?"}
    assert outcomes(without_mark, "ai mua") == {"ai mua", "ai mua?"}
    assert outcomes(without_mark, "Who buys.") == {"Who buys", "Who buys?", "Who buys."}


def test_capitals_are_dropped_all_or_at_the_beginning():
    assert outcomes(without_capitals, "Sở Y tế") == {"Sở Y tế", "sở Y tế", "sở y tế"}


WRITTEN = {"Kho Sở Y tế", "kho Sở Y tế", "kho sở y tế"}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (Form.ACCENTED, WRITTEN),
        (Form.ENGLISH, WRITTEN),
        (Form.PLAIN, {"Kho So Y te", "kho So Y te", "kho so y te"}),
        (Form.HALF, {f"{k} {s} {t}" for k, a, y in (("Kho", "S", "Y"), ("kho", "S", "Y"), ("kho", "s", "y"))
                     for s in (f"{a}ở", f"{a}o") for t in (f"{y} tế", f"{y} te")}),
    ],
)  # fmt: skip
def test_typed_is_the_question_in_its_form(form, expected):
    assert {q.rstrip("?") for q in outcomes(typed, "Kho Sở Y tế?", form)} == expected


def test_typed_restored_has_its_accents_back():
    assert {q.rstrip("?").lower() for q in outcomes(typed, "sở y tế chủ trì", Form.RESTORED)} == {"sở y tế chủ trì"}


def test_in_chat_abbreviates_whole_words():
    assert outcomes(in_chat, "Được gì, giữ gìn", Form.ACCENTED) == {
        f"{first} {second}, giữ gìn" for first in ("Được", "đc", "dc") for second in ("gì", "j")
    }
    assert outcomes(in_chat, "Are you the Department", Form.ENGLISH) == {
        f"{are} {you} the {dept}" for are in ("Are", "r") for you in ("you", "u") for dept in ("Department", "dept")
    }


def test_wording_is_that_of_the_language():
    asked = Asked("Ai?", "Who?")
    assert [wording(asked, f) for f in Form] == ["Ai?", "Ai?", "Ai?", "Ai?", "Who?"]
    assert wording(Asked("Ai?", ""), Form.ENGLISH) == ""


def test_forms_are_drawn_by_their_shares():
    rng = random.Random(1)
    shares = FormShares(accented=0.0, restored=3.0, plain=0.0, half=0.0, english=1.0)
    drawn = [draw_form(shares, rng) for _ in range(2000)]
    assert set(drawn) == {Form.RESTORED, Form.ENGLISH}
    assert 1400 < drawn.count(Form.RESTORED) < 1600


def test_the_other_language_of_english_is_vietnamese_with_accents():
    assert {f: outcomes(other_language, f) for f in Form} == {
        Form.ENGLISH: {Form.ACCENTED, Form.RESTORED},
        **{f: {Form.ENGLISH} for f in Form if f is not Form.ENGLISH},
    }
