"""Programs that read documents run below whoever waits for an answer on the same machine."""

import os
import subprocess
from collections.abc import Mapping, Sequence

# Of nice: whoever else wants a core has three fourths of it. No less is left: a page has its time by the clock.
LOWER = 5


def lower(pid: int) -> None:
    """Lowers the priority of a process that was just begun, below that of this one."""
    try:
        os.setpriority(os.PRIO_PROCESS, pid, os.getpriority(os.PRIO_PROCESS, 0) + LOWER)
    except (AttributeError, OSError):
        return  # no such call here, not allowed, or it has ended


def run_below(
    command: Sequence[str], data: bytes, seconds: float, environment: Mapping[str, str]
) -> "subprocess.CompletedProcess[bytes]":
    """Returns what a program says to data that it is given, run at a lower priority.

    Raises:
        OSError: it cannot be started.
        subprocess.TimeoutExpired: it is not done in time.
    """
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment) as process:
        lower(process.pid)
        try:
            out, errors = process.communicate(data, seconds)
        except BaseException:
            process.kill()
            raise
    return subprocess.CompletedProcess(command, process.returncode, out, errors)
