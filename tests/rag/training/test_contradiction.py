import random

from corpus.lexicon.glossary import agencies
from index.training.typing_forms import Form
from rag.training.contradiction import contradicted

DEPARTMENTS = {e.vi: e.en[0] for e in agencies() if e.vi.startswith("Sở ") and e.en}


def outcomes(question, text, form=Form.ACCENTED):
    rng = random.Random(1)
    return {contradicted(question, text, form, rng) for _ in range(2000)}


def test_a_figure_gets_another_digit_that_the_text_has_not():
    text = "Trong 15 ngày, chậm nhất 18 ngày."
    # 18 stands in the text, and so would be no contradiction; a figure does not begin with a 0.
    others = {f"1{d}" for d in "0123456789"} - {"15", "18"} | {f"{d}5" for d in "23456789"}
    # None: 18 was drawn; or the agency's turn came, and there is none.
    assert outcomes("Trong 15 ngày à?", text) == {f"Trong {o} ngày à?" for o in others} | {None}


def test_a_figure_that_the_text_has_not_is_left():
    assert outcomes("Năm 2024 có gì?", "Trong 15 ngày.") == {None}


def test_an_agency_gets_another_of_its_kind_that_the_text_has_not():
    text = "Sở Y tế chủ trì, phối hợp với Sở Tài chính."
    others = set(DEPARTMENTS) - {"Sở Y tế", "Sở Tài chính"}
    found = outcomes("Có phải sở y tế chủ trì?", text)
    assert {f.removeprefix("Có phải ").removesuffix(" chủ trì?") for f in found} <= others
    assert len(found) > 15


def test_an_agency_in_english_stands_in_a_vietnamese_text():
    text = "Sở Y tế chủ trì, phối hợp với Sở Tài chính."
    others = {en for vi, en in DEPARTMENTS.items() if vi not in ("Sở Y tế", "Sở Tài chính")}
    found = outcomes("Does the Department of Health lead?", text, Form.ENGLISH)
    assert {f.removeprefix("Does the ").removesuffix(" lead?") for f in found} <= others - {"Department of Health"}
    assert len(found) > 15
    assert outcomes("Does the Department of Justice lead?", text, Form.ENGLISH) == {None}
