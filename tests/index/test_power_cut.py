"""The power is cut while a process changes a home: what it was said to hold is there, whole."""

import random

import pytest

from eval.bench.bench_faults import LENGTH, faults_after_cut, record
from eval.bench.fault_home import run_of

SEED = 3


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("recorded")
    changes = record(folder, SEED)
    if changes is None:
        pytest.skip("no C compiler, or not Linux: what a process writes cannot be recorded")
    return changes, run_of(SEED, folder / "again", LENGTH)


def test_after_a_power_cut_nothing_is_lost_half_or_wrongly_said(recorded, tmp_path):
    changes, steps = recorded
    draw = random.Random(1)
    for at in draw.sample(range(len(changes)), k=14):
        done, faults = faults_after_cut(changes, at, steps, tmp_path / "left", draw)
        assert faults == [], f"cut at {at} of {len(changes)}, after {done} changes"


def test_without_syncing_the_same_cuts_lose_something(recorded, tmp_path):
    changes, steps = recorded
    careless = [c for c in changes if not (c.kind == "s" and "/index" in c.path)]
    draw = random.Random(1)
    cuts = draw.sample(range(len(careless)), k=8)
    assert any(faults_after_cut(careless, at, steps, tmp_path / "left", draw)[1] for at in cuts)
