import math

import pytest
import torch

from rag.training.groups import VerdictLabel
from rag.training.losses import (
    answered_loss,
    divergence,
    listwise_loss,
    span_loss,
    three_way,
    verdict_loss,
    yes_over_no_loss,
)

LN2, LN3 = math.log(2), math.log(3)


def value(loss):
    assert loss.shape == ()
    return pytest.approx(float(loss), abs=1e-6)


def test_answered_loss_is_the_mean_cross_entropy():
    # σ(ln 3) = 3/4, σ(0) = 1/2: −ln(3/4) where it answers, −ln(1 − 1/2) where it does not.
    assert value(answered_loss(torch.tensor([LN3, 0.0]), torch.tensor([1.0, 0.0]))) == (math.log(4 / 3) + LN2) / 2


def test_span_loss_takes_any_of_the_spans():
    start = torch.tensor([0.0, LN2, 0.0])  # p = 1/4, 1/2, 1/4
    end = torch.tensor([0.0, LN3, 2 * LN2])  # p = 1/8, 3/8, 4/8
    assert value(span_loss(start, end, [(1, 2)])) == -math.log(1 / 2) - math.log(4 / 8)
    assert value(span_loss(start, end, [(0, 1), (1, 2)])) == -math.log(3 / 4) - math.log(7 / 8)


def test_verdict_loss_has_three_choices_neither_at_0():
    logits = torch.tensor([LN3, LN2])  # p = 3/6, 2/6, 1/6
    found = [float(verdict_loss(logits, label)) for label in VerdictLabel]
    assert found == pytest.approx([math.log(2), math.log(3), math.log(6)], abs=1e-6)
    assert three_way(logits).tolist() == pytest.approx([LN3, LN2, 0.0])


def test_listwise_loss_is_that_of_the_right_one_among_all():
    assert value(listwise_loss(torch.tensor(LN3), torch.tensor([0.0, LN2]))) == -math.log(3 / 6)


def test_yes_over_no_loss_compares_two_verdicts():
    # (ln 3 − 0) − (0 − ln 2) = ln 6: −ln σ(ln 6) = ln(1 + 1/6)
    assert value(yes_over_no_loss(torch.tensor([LN3, 0.0]), torch.tensor([0.0, LN2]))) == math.log(7 / 6)


def test_divergence_is_that_of_the_student_from_the_teacher():
    student, teacher = torch.tensor([0.0, 0.0]), torch.tensor([LN3, 0.0])  # 1/2, 1/2 and 3/4, 1/4
    assert value(divergence(student, teacher)) == 3 / 4 * math.log(3 / 2) + 1 / 4 * math.log(1 / 2)
    assert value(divergence(teacher, teacher)) == 0.0
