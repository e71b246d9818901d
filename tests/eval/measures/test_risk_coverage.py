import pytest

from eval.measures.risk_coverage import Curve, Outcome, Point, area, curve, curves


def outcome(support, wrong=False, lang="vi"):
    return Outcome(lang, support, wrong)


# Right at .9; one right, one wrong at .7; wrong at .2; never answered.
FIVE = [outcome(0.7), outcome(0.2, wrong=True), outcome(0.9), outcome(None), outcome(0.7, wrong=True)]


def test_curve_has_a_point_for_each_support():
    found = curve(FIVE, 0.5)
    assert found == Curve(
        questions=5,
        points=(Point(0.9, 1 / 5, 0 / 1), Point(0.7, 3 / 5, 1 / 3), Point(0.2, 4 / 5, 2 / 4)),
        in_use=Point(0.5, 3 / 5, 1 / 3),
        aurc=found.aurc,
    )
    # One question at no risk, two more at 1/3, one more at 1/2, over the four that can be answered.
    assert found.aurc == pytest.approx((1 * 0 + 2 / 3 + 1 / 2) / 4)


def test_curve_answers_at_the_threshold_itself():
    assert curve(FIVE, 0.7).in_use == Point(0.7, 3 / 5, 1 / 3)


def test_curve_has_no_risk_where_nothing_is_answered():
    assert curve(FIVE, 0.95).in_use == Point(0.95, 0.0, None)
    assert curve([outcome(None)], 0.5) == Curve(1, (), Point(0.5, 0.0, None), None)


def test_curve_of_no_questions():
    assert curve([], 0.5) == Curve(0, (), Point(0.5, 0.0, None), None)
    assert curves([], 0.5) == {}


@pytest.mark.parametrize(("wrong", "risk"), [(False, 0.0), (True, 1.0)])
def test_curve_of_one_class(wrong, risk):
    assert curve([outcome(0.75, wrong), outcome(0.25, wrong)], 0.5) == Curve(
        questions=2,
        points=(Point(0.75, 1 / 2, risk), Point(0.25, 2 / 2, risk)),
        in_use=Point(0.5, 1 / 2, risk),
        aurc=risk,
    )


def test_area_is_the_mean_of_the_risks_where_all_are_answered_one_by_one():
    # Wrong, right, wrong, right: the risks of the best 1, 2, 3, 4.
    four = [outcome(0.8, wrong=True), outcome(0.6), outcome(0.4, wrong=True), outcome(0.2)]
    assert area(curve(four, 0.5).points) == pytest.approx((1 / 1 + 1 / 2 + 2 / 3 + 2 / 4) / 4)


def test_curves_are_of_each_language_and_of_all():
    english = outcome(0.6, wrong=True, lang="en")
    assert curves([*FIVE, english], 0.5) == {
        "vi": curve(FIVE, 0.5),
        "en": curve([english], 0.5),
        "all": curve([*FIVE, english], 0.5),
    }
    assert list(curves(FIVE, 0.5)) == ["vi"]
