import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
# Eight threads that hold memory all at once; then how many heaps the C library has made (`malloc_info`).
HEAPS = """
import ctypes, sys, threading
from api.serving.memory import bound_heaps
if sys.argv[1] == "bounded" and not bound_heaps():
    sys.exit("no glibc")
together = threading.Barrier(9)
library = ctypes.CDLL(None)
library.malloc.restype, library.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
def hold():
    library.malloc(50_000)
    together.wait()
    together.wait()
threads = [threading.Thread(target=hold) for _ in range(8)]
for thread in threads:
    thread.start()
together.wait()
library.fdopen.restype = ctypes.c_void_p
library.malloc_info(0, ctypes.c_void_p(library.fdopen(1, b"w")))
library.fflush(None)
together.wait()
"""


def heaps(how):
    done = subprocess.run(
        [sys.executable, "-c", HEAPS, how], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        pytest.skip("not the GNU C library")
    return len(re.findall(r"<heap nr=", done.stdout))


def test_threads_of_a_service_share_two_heaps():
    assert heaps("bounded") == 2
    assert heaps("as it is") > 2
