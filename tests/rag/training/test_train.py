import dataclasses

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from index.errors import TrainingError
from index.training.asked import load_data
from index.training.rates import Rates
from index.training.typing_forms import FormShares
from rag.training.model import ReaderModel
from rag.training.objective import distilled, supervised
from rag.training.recipe import Mixture, Recipe
from rag.training.train import train

RECIPE = Recipe(steps=4, groups=2, warm_up=2)
FILES = ("model.safetensors", "head.safetensors", "config.json", "tokenizer.json")


@pytest.fixture
def run(tiny, asked_folder, tmp_path):
    """Trains a tiny reader into a folder of that name; returns the folder and the losses."""
    data = load_data(asked_folder)

    def train_into(name, recipe=RECIPE, stop=0, layers=None, objective=supervised):
        losses = []

        def report(step, loss):
            losses.append(loss)
            if step == stop:
                raise KeyboardInterrupt

        model = ReaderModel(tiny, seed=recipe.seed, layers=layers)
        train(model, data, tmp_path / name, recipe, report, objective, checkpoint_seconds=0.0)
        return tmp_path / name, losses

    return train_into


def weights_of(out):
    return [(out / name).read_bytes() for name in FILES]


def test_training_that_was_cut_off_ends_as_if_it_had_not_been(run, tmp_path):
    whole, losses = run("whole")
    with pytest.raises(KeyboardInterrupt):
        run("cut", stop=2)
    assert [p.name for p in (tmp_path / "cut").iterdir()] == ["checkpoint.pt"]
    cut, left = run("cut")
    assert left == losses[2:]
    assert weights_of(cut) == weights_of(whole)


def test_a_run_that_is_done_trains_no_further(run):
    out, _ = run("out")
    before = weights_of(out)
    assert run("out") == (out, [])
    assert weights_of(out) == before


def test_another_seed_gives_another_reader(run):
    one, _ = run("one")
    other, _ = run("other", dataclasses.replace(RECIPE, seed=5))
    assert weights_of(one)[1] != weights_of(other)[1]


def test_the_loss_falls(run):
    # Verdicts on real clauses alone: what tells yes from no is a few words that the tiny tokenizer has.
    mixture, forms = Mixture(1.0, 0.0, 0.0, 0.0, 0.0), FormShares(1.0, 0.0, 0.0, 0.0, 0.0)
    recipe = dataclasses.replace(RECIPE, steps=60, rate=3e-3, mixture=mixture, forms=forms, verdicts=1.0)
    _, losses = run("out", recipe)
    assert np.mean(losses[-8:]) < 0.7 * np.mean(losses[:8])


def test_a_smaller_reader_learns_from_a_larger_one(run, tiny, asked_folder, tmp_path):
    teacher, _ = run("teacher", dataclasses.replace(RECIPE, steps=10, rate=3e-3))
    recipe = dataclasses.replace(RECIPE, steps=40, rate=3e-3)
    losses = []
    student = ReaderModel(teacher, layers=2)
    train(student, load_data(asked_folder), tmp_path / "student", recipe, lambda _, loss: losses.append(loss),
          distilled(ReaderModel(tiny, seed=8)))  # fmt: skip
    assert np.mean(losses[-8:]) < 0.5 * np.mean(losses[:8])


def test_a_checkpoint_of_another_recipe_is_not_gone_on_from(run):
    with pytest.raises(KeyboardInterrupt):
        run("out", stop=1)
    with pytest.raises(TrainingError, match=r"checkpoint\.pt: of a run with seed 11, seed 5 asked for; name another"):
        run("out", dataclasses.replace(RECIPE, seed=5))


def test_a_damaged_checkpoint_is_named(run, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "checkpoint.pt").write_bytes(b"nothing")
    with pytest.raises(TrainingError, match=r"checkpoint\.pt: damaged, or not of this start"):
        run("out")


def test_the_rate_rises_and_falls_by_steps():
    rates = Rates(steps=10, rate=1.0, warm_up=2, floor=0.25, decay=0.0, clip=1.0)
    shares = [rates.share(step) for step in range(10)]
    assert shares == pytest.approx([0.5, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.25, 0.25])


def test_frozen_layers_end_as_they_began_and_the_others_do_not(run, tiny):
    out, _ = run("out", dataclasses.replace(RECIPE, frozen=1))
    before, after = load_file(tiny / "model.safetensors"), load_file(out / "model.safetensors")
    assert before.keys() == after.keys()
    same = {name for name in before if torch.equal(before[name], after[name])}
    assert same == {n for n in before if n.startswith(("embeddings.", "encoder.layer.0."))}
