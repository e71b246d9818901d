import json
from dataclasses import replace

import numpy as np
import pytest

from index.errors import TrainingError
from index.training import asked as questions_of
from index.training.data import load_data
from index.training.encoder.model import PROJECTION
from index.training.encoder.recipe import Mixture, Recipe
from index.training.encoder.train import train

REAL_ALONE = Mixture(1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
RECIPE = Recipe(steps=4, queries=2, warm_up=1)
FILES = ("model.safetensors", PROJECTION)


@pytest.fixture
def run(model, asked_folder, tmp_path):
    """Trains the model into a folder of that name; returns it and the losses."""

    def start(name, recipe=RECIPE, stop_at=None):
        losses = []

        def report(step, loss):
            losses.append(loss)
            if step == stop_at:
                raise KeyboardInterrupt

        data, asked = load_data(asked_folder), questions_of.load_data(asked_folder)
        train(model, data, asked, tmp_path / name, recipe, report=report, checkpoint_seconds=0.0)
        return tmp_path / name, losses

    return start


def test_training_that_was_cut_off_ends_as_if_it_had_not_been(run, tmp_path):
    whole, losses = run("whole")
    with pytest.raises(KeyboardInterrupt):
        run("cut", stop_at=3)
    assert sorted(p.name for p in (tmp_path / "cut").iterdir()) == ["checkpoint.pt"]
    cut, rest = run("cut")
    assert rest == losses[3:]
    assert [(cut / f).read_bytes() for f in FILES] == [(whole / f).read_bytes() for f in FILES]
    told = json.loads((whole / "training.json").read_text())
    assert told["data"]["texts with questions: real"] == 3
    assert told["data"]["questions with a passage"] == 3


def test_training_lowers_the_loss(run):
    _, losses = run("out", replace(RECIPE, steps=12, rate=2e-3, mixture=REAL_ALONE))
    assert np.mean(losses[-4:]) < 0.8 * np.mean(losses[:4])


def test_a_checkpoint_of_another_recipe_is_an_error(run, tmp_path):
    run("out")
    with pytest.raises(TrainingError) as caught:
        run("out", replace(RECIPE, steps=5))
    assert str(caught.value) == (
        f"{tmp_path / 'out' / 'checkpoint.pt'}: of a run with steps 4, steps 5 asked for;"
        " name another --out, or remove it to begin again"
    )
