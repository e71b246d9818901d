import json
import math
from dataclasses import asdict, replace

import pytest

from rag.errors import ReaderDamaged
from rag.reading.calibration import FORMS, Calibration, FormCalibration, calibration_as_json, load_calibration
from rag.reading.weighing import Weighing

FORM = FormCalibration(scale=2.0, bias=1.0, weight=0.1, threshold=0.4)
CALIBRATION = Calibration(dict.fromkeys(FORMS, FORM), first=5, more=5, sure=0.8, span=1.0)


def test_probability_is_a_logistic_function_of_the_log_odds():
    assert CALIBRATION.probability("vi", 0.5) == pytest.approx(1 / (1 + math.exp(-2)))
    assert CALIBRATION.probability("vi", -0.5) == 0.5
    assert CALIBRATION.probability("vi", 1e6) == pytest.approx(1.0)


def test_a_calibration_is_stored_and_read_again(tmp_path):
    path = tmp_path / "reader.json"
    path.write_text(json.dumps(calibration_as_json(CALIBRATION)), encoding="utf-8")
    assert load_calibration(path) == CALIBRATION


def test_yes_and_no_are_said_from_a_sureness_of_their_own():
    told = Calibration({"vi": replace(FORM, yes=0.9, no=0.7)}, 5, 5, 0.8, 1.0)
    assert (told.least("vi", yes=True), told.least("vi", yes=False)) == (0.9, 0.7)


def test_one_sureness_for_both_as_it_was_stored_before_is_read(tmp_path):
    raw = calibration_as_json(CALIBRATION)
    for form in raw["forms"].values():
        del form["yes"], form["no"]
    path = tmp_path / "reader.json"
    path.write_text(json.dumps({**raw, "verdict": 0.82}), encoding="utf-8")
    assert load_calibration(path).forms == dict.fromkeys(FORMS, replace(FORM, yes=0.82, no=0.82))


def test_another_threshold_holds_for_every_form():
    forms = dict.fromkeys(FORMS, replace(FORM, threshold=1.0))
    assert CALIBRATION.with_threshold(1.0) == replace(CALIBRATION, forms=forms)


WEIGHING = Weighing(bias=-1.0, odds=0.5, read=1.0, found=2.0, near=3.0, held=4.0, paired=5.0, threshold=0.25)
WEIGHED = replace(CALIBRATION, weighing=dict.fromkeys(FORMS, WEIGHING))


def test_a_weighing_is_stored_and_read_again_and_its_threshold_is_the_one_that_decides(tmp_path):
    path = tmp_path / "reader.json"
    path.write_text(json.dumps(calibration_as_json(WEIGHED)), encoding="utf-8")
    assert load_calibration(path) == WEIGHED
    assert (WEIGHED.threshold("vi"), CALIBRATION.threshold("vi")) == (0.25, 0.4)
    other = WEIGHED.with_threshold(0.9)
    assert other.weighing == dict.fromkeys(FORMS, replace(WEIGHING, threshold=0.9))
    assert other.forms == dict.fromkeys(FORMS, replace(FORM, threshold=0.9))


def of_form(**changed):
    return json.dumps({**calibration_as_json(CALIBRATION), "forms": {f: asdict(FORM) | changed for f in FORMS}})


def with_value(**changed):
    return json.dumps(calibration_as_json(CALIBRATION) | changed)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "column 1: a value expected"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "a value of another type than expected"),
        ("{}", "'forms' is missing"),
        (with_value(forms=[]), "a value of another type than expected"),
        (with_value(forms={"vi": asdict(FORM), "en": asdict(FORM)}), "'vi-plain' is missing"),
        (with_value(forms=dict.fromkeys(FORMS, 1)), "a value of another type than expected"),
        (with_value(forms={f: {"scale": 1} for f in FORMS}), "a value of another type than expected"),
        (of_form(shift=1.0), "a value of another type than expected"),
        (of_form(scale="0.5"), "scale '0.5' found, a number expected"),
        (of_form(threshold=None), "threshold None found, a number expected"),
        (of_form(bias=math.nan), "bias nan found, a number expected"),
        (with_value(sure=math.inf), "sure inf found, a number expected"),
        (with_value(first=0), "first 0 found, a whole number from 1 on expected"),
        (with_value(more=-1), "more -1 found, a whole number from 0 on expected"),
        (with_value(first=2.5), "first 2.5 found, a whole number from 1 on expected"),
        (with_value(first=True), "first True found, a number expected"),
        (with_value(weighing={"vi": asdict(WEIGHING)}), "'vi-plain' is missing"),
        (with_value(weighing={form: {"bias": 1.0} for form in FORMS}), "a value of another type than expected"),
        (with_value(weighing=[]), "a value of another type than expected"),
        (
            with_value(weighing={form: asdict(WEIGHING) | {"near": "1"} for form in FORMS}),
            "near '1' found, a number expected",
        ),
    ],
)
def test_load_calibration_says_which_file_is_no_calibration_and_why(tmp_path, text, reason):
    path = tmp_path / "reader.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReaderDamaged) as caught:
        load_calibration(path)
    advice = "install chithi again, or name another reader in CHITHI_READER"
    assert str(caught.value) == f"{path}: no calibration ({reason}); {advice}"
