import json
import math
from dataclasses import replace

import pytest

from rag.errors import ReaderDamaged
from rag.reading.calibration import Calibration, FormCalibration, calibration_as_json, load_calibration

FORM = FormCalibration(scale=2.0, bias=1.0, weight=0.1, threshold=0.4)
CALIBRATION = Calibration({"vi": FORM}, first=5, more=5, sure=0.8, span=1.0)


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
    assert load_calibration(path).forms == {"vi": replace(FORM, yes=0.82, no=0.82)}


def test_another_threshold_holds_for_every_form():
    assert CALIBRATION.with_threshold(1.0) == replace(CALIBRATION, forms={"vi": replace(FORM, threshold=1.0)})


@pytest.mark.parametrize("text", ["", "{}", '{"forms": {"vi": {"scale": 1}}, "first": 1}', "[]"])
def test_load_calibration_says_which_file_is_no_calibration(tmp_path, text):
    path = tmp_path / "reader.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReaderDamaged, match=r"reader\.json: no calibration .*; install chithi again"):
        load_calibration(path)
