"""What is left of a home after kills and power cuts at random instants of ingest, update, remove and reindex.

    python -m eval.bench.bench_faults [--kills 500] [--cuts 200] [--seed 1] [--json]

A home of up to 12 directives of six clauses with a toy encoder (`fault_home`). Kills: a process that makes one change
is killed (SIGKILL) after a time drawn from none to a little more than the change takes. Power cuts: what a process
writes in a run of changes is recorded (`power_cut`), and cut at drawn instants. After each, nothing may be lost,
doubled, half, or wrongly said: `fault_home.faults_of`. Prints a row a kind of change: faults found of instants tried,
and how many of the changes were broken off (a kill after the end is none).

On two busy cores 500 kills took 27 minutes (388 broken off), 200 power cuts 15; nothing was wrong after any.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from eval.bench.fault_home import Step, faults_of, open_toy, run_of
from eval.bench.power_cut import Change, Disk, build_recorder, environment_of, read_changes

DONE = "said"  # the file in which a recorded process says what is done, beside the home
LENGTH = 12  # changes of a run
CUTS_OF_A_RUN = 50


def kill(times: int, seed: int) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Returns, by kind of change: kills, changes that were broken off, and those after which something was wrong."""
    tried, broken, wrong = Counter[str](), Counter[str](), Counter[str]()
    draw = random.Random(seed)
    run = 0
    while tried.total() < times:
        run += 1
        with tempfile.TemporaryDirectory() as scratch:
            folder, before = Path(scratch), dict[str, int]()
            for step in run_of(seed + 7919 * run, folder / "files", LENGTH):
                took = _timed(folder / "home", folder / "trial", step)
                ended = _killed(folder / "home", step, draw.uniform(0, 1.1 * took))
                tried[step.name] += 1
                broken[step.name] += not ended
                shutil.copytree(folder / "home", folder / "seen") if (folder / "home").exists() else None
                said = faults_of(open_toy(folder / "seen"), step.after if ended else before, step.after)
                shutil.rmtree(folder / "seen", ignore_errors=True)
                if said:
                    wrong[step.name] += 1
                    print(f"run {run} {step.name}: {said}", file=sys.stderr)
                again = open_toy(folder / "home")
                step.do(again)  # goes on where it was
                again.catch_up()
                before = step.after
                if tried.total() == times:
                    break
    return tried, broken, wrong


def _timed(home: Path, trial: Path, step: Step) -> float:
    """Returns the seconds that a change takes, made on a copy."""
    if home.exists():
        shutil.copytree(home, trial)
    begin = time.monotonic()
    _killed(trial, step, None)
    took = time.monotonic() - begin
    shutil.rmtree(trial)
    return took


def _killed(home: Path, step: Step, after: float | None) -> bool:
    """Makes a change in a process of its own, which is killed after some seconds; returns whether it had ended."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            step.do(open_toy(home))
            code = 0
        finally:
            os._exit(code)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit(f"the change {step.name} failed")
    return os.WIFEXITED(status)


def cut_power(times: int, seed: int) -> tuple[Counter[str], Counter[str], Counter[str]] | None:
    """Returns what `kill` does, of power cuts; None where nothing can be recorded."""
    tried, wrong = Counter[str](), Counter[str]()
    draw = random.Random(seed)
    run = 0
    while tried.total() < times:
        run += 1
        with tempfile.TemporaryDirectory() as scratch:
            folder, own = Path(scratch), seed + 7919 * run
            changes = record(folder, own)
            if changes is None:
                return None
            steps = run_of(own, folder / "again", LENGTH)
            for at in draw.sample(range(len(changes)), k=min(times - tried.total(), CUTS_OF_A_RUN, len(changes))):
                done, said = faults_after_cut(changes, at, steps, folder / "left", draw)
                name = steps[min(done, len(steps) - 1)].name
                tried[name] += 1
                if said:
                    wrong[name] += 1
                    print(f"run {run}, cut at {at}, in {name}: {said}", file=sys.stderr)
    return tried, tried, wrong


def record(folder: Path, seed: int) -> list[Change] | None:
    """Returns what a process that makes a run of changes writes; None where nothing can be recorded."""
    library = build_recorder(folder)
    if library is None:
        return None
    (folder / "below").mkdir()
    command = [sys.executable, "-m", "eval.bench.bench_faults", "--record", str(folder), "--seed", str(seed)]
    subprocess.run(command, env=environment_of(library, folder / "below", folder / "record"), check=True)
    return list(read_changes((folder / "record").read_bytes()))


def make_run(folder: Path, seed: int) -> None:
    """Makes a run of changes, and says after each that it is done."""
    home = open_toy(folder / "below" / "home")
    for step in run_of(seed, folder / "files", LENGTH):
        step.do(home)
        with (folder / "below" / DONE).open("a") as file:
            file.write(".")


def faults_after_cut(
    changes: list[Change], at: int, steps: list[Step], left: Path, draw: random.Random
) -> tuple[int, list[str]]:
    """Returns how many changes were said to be done before a cut, and what is wrong with what is left."""
    disk = Disk(os.path.dirname(next(c.path for c in changes if c.path.endswith(f"/{DONE}"))))
    for change in changes[:at]:
        disk.make(change)
    disk.write_after_cut(left, draw)
    done = sum(c.kind == "w" and c.path.endswith(f"/{DONE}") for c in changes[:at])
    before = steps[done - 1].after if done else {}
    try:
        after = steps[done].after if done < len(steps) else before
        return done, faults_of(open_toy(left / "home"), before, after)
    finally:
        shutil.rmtree(left)


def main() -> None:
    """Prints what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--cuts", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--record", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.record:
        make_run(arguments.record, arguments.seed)
        return
    if arguments.kills:
        show("kills", kill(arguments.kills, arguments.seed), arguments.json)
    cuts = cut_power(arguments.cuts, arguments.seed) if arguments.cuts else None
    if cuts:
        show("power cuts", cuts, arguments.json)


def show(fault: str, counts: tuple[Counter[str], Counter[str], Counter[str]], as_json: bool) -> None:
    """Prints a row a kind of change."""
    tried, broken, wrong = counts
    for kind in sorted(tried):
        row = {"fault": fault, "in": kind, "tried": tried[kind], "broken off": broken[kind], "wrong": wrong[kind]}
        print(json.dumps(row) if as_json else "  ".join(f"{k} {v}" for k, v in row.items()))


if __name__ == "__main__":
    main()
