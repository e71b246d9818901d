import numpy as np
import pytest
import torch

from rag.training.groups import Item, VerdictLabel
from rag.training.model import ReaderModel
from rag.training.objective import batch_of, distilled, forward_in_parts, supervised
from rag.training.recipe import Recipe

YES, NO, NEITHER = VerdictLabel
GROUPS = [
    [
        Item("ai mua thuốc", "sở y tế mua thuốc", True, ("sở y tế",)),
        Item("ai mua thuốc", "công an giữ kho .", False),
        Item("ai mua", "trường mở cửa ngày 5 , ngày 15", False),
    ],
    [
        Item("sở y tế mua thuốc có không", "sở y tế mua thuốc", True, ("y tế",), YES),
        Item("công an mua thuốc có không", "sở y tế mua thuốc", True, (), NO),
        Item("công an mua", "kho", False, (), NEITHER),
    ],
]
RECIPE = Recipe(together=4, span_weight=0.2, list_weight=0.5, pair_weight=0.25, neither_weight=0.5)


def log_softmax(values):
    values = np.asarray(values, dtype=float)
    return values - np.log(np.exp(values - values.max()).sum()) - values.max()


@pytest.fixture(scope="module")
def model(tiny):
    return ReaderModel(tiny, seed=3)


def test_the_loss_of_groups_is_the_weighted_sum_of_what_they_hold(model):
    with torch.no_grad():
        loss = float(supervised(model, GROUPS, RECIPE))
        alone = [model.forward(model.pack([item])) for group in GROUPS for item in group]
    a = np.array([float(o.answers[0]) for o in alone])
    y, n, neither = (np.append(alone[i].verdict[0].numpy(), 0.0) for i in (3, 4, 5))
    right = np.array([1, 0, 0, 1, 1, 0])
    answers = np.mean(np.log1p(np.exp(np.where(right == 1, -a, a))))
    # <s> ai mua thuốc </s></s>: the text begins at 6; the other question has seven words, y tế stands at 11 and 12.
    spans = [(alone[0], 6, 8), (alone[3], 11, 12)]
    span = np.mean([-log_softmax(o.start[0])[s] - log_softmax(o.end[0])[e] for o, s, e in spans])
    # Three verdicts share the weight of four.
    verdict = -(log_softmax(y)[0] + log_softmax(n)[1] + 0.5 * log_softmax(neither)[2]) / 4
    lists = -np.mean([log_softmax(a[[0, 1, 2]])[0], log_softmax(a[[3, 5]])[0], log_softmax(a[[4, 5]])[0]])
    pair = np.log1p(np.exp(-((y[0] - y[1]) - (n[0] - n[1]))))
    assert loss == pytest.approx(answers + 0.2 * span + verdict + 0.5 * lists + 0.25 * pair, abs=1e-4)


def test_groups_with_nothing_but_wrong_ones_are_learnt_from_too(model):
    with torch.no_grad():
        loss = float(supervised(model, [GROUPS[0][1:]], RECIPE))
        answers = forward_in_parts(model, batch_of(model, [GROUPS[0][1:]]).packed, 4).answers.numpy()
    assert loss == pytest.approx(float(np.log1p(np.exp(answers)).mean()), abs=1e-5)


def test_parts_give_what_all_at_once_give(model):
    packed = batch_of(model, GROUPS).packed
    with torch.no_grad():
        parts, whole = forward_in_parts(model, packed, 2), forward_in_parts(model, packed, 99)
    torch.testing.assert_close(parts.answers, whole.answers, atol=1e-5, rtol=0)
    torch.testing.assert_close(parts.verdict, whole.verdict, atol=1e-5, rtol=0)


def test_a_reader_has_nothing_to_learn_from_itself(model, tiny):
    with torch.no_grad():
        assert float(distilled(model)(model, GROUPS, RECIPE)) == pytest.approx(0.0, abs=1e-6)
        other = ReaderModel(tiny, seed=4)
        assert float(distilled(other)(model, GROUPS, RECIPE)) > 0.1


def test_distilling_follows_the_answers_start_end_and_verdict(model, tiny):
    other = ReaderModel(tiny, seed=4)
    with torch.no_grad():
        loss = float(distilled(other)(model, GROUPS, RECIPE))
        mine, theirs = ([m.forward(m.pack([i])) for g in GROUPS for i in g] for m in (model, other))
    apart = np.mean([float(m.answers[0] - t.answers[0]) ** 2 for m, t in zip(mine, theirs, strict=True)])

    def kl(student, teacher):
        s, t = log_softmax(student), log_softmax(teacher)
        return float((np.exp(t) * (t - s)).sum())

    pairs = list(zip(mine, theirs, strict=True))
    spans = np.mean([kl(m.start[0], t.start[0]) + kl(m.end[0], t.end[0]) for m, t in pairs])
    verdicts = np.mean([kl(np.append(m.verdict[0], 0.0), np.append(t.verdict[0], 0.0)) for m, t in pairs[3:]])
    assert loss == pytest.approx(apart + 0.2 * spans + verdicts, abs=1e-4)
