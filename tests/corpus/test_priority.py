import os
import subprocess
import sys

import pytest

from corpus.priority import LOWER, run_below
from corpus.readers.pdf.process import _started

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="priorities are read as Linux has them")
TOLD = ["sh", "-c", "read line; nice; echo $line >&2; exit 3"]  # once it is given a line


def test_a_program_runs_below_who_runs_it_and_says_what_it_says():
    done = run_below(TOLD, b"x\n", 60, os.environ)
    assert (done.returncode, done.stdout, done.stderr) == (3, b"%d\n" % (os.nice(0) + LOWER), b"x\n")


def test_a_program_that_is_not_done_in_time_is_ended():
    with pytest.raises(subprocess.TimeoutExpired):
        run_below(["sleep", "60"], b"", 0.1, os.environ)


def test_what_reads_a_pdf_runs_below_who_runs_it():
    with _started(b"", "words", 0) as process:
        assert os.getpriority(os.PRIO_PROCESS, process.pid) == os.nice(0) + LOWER
