"""What this machine's processor can do that changes how int8 is computed."""

import functools
import sys
from pathlib import Path

import numpy as np

_FLAGS = Path("/proc/cpuinfo")
_VNNI = frozenset(("avx512_vnni", "avx_vnni"))  # as Linux names them
_WITH_VNNI = frozenset(("AVX512_ICL", "AVX512_SPR"))  # numpy's names of processors that have it


def flags_have_vnni(cpuinfo: str) -> bool:
    """Returns whether what Linux tells of its processors has instructions that add four products of bytes at once."""
    lines = (line.partition(":")[2].split() for line in cpuinfo.splitlines() if line.startswith("flags"))
    return any(not _VNNI.isdisjoint(flags) for flags in lines)


@functools.cache
def has_vnni() -> bool:
    """Returns whether the processor adds products of bytes in 32 bits (VNNI); False where nothing tells.

    Without it two products are added in 16 bits, which overflow.
    """
    if sys.platform == "linux":
        try:
            return flags_have_vnni(_FLAGS.read_text(encoding="utf-8", errors="replace"))
        except OSError:
            return False
    found = np.show_config(mode="dicts").get("SIMD Extensions", {}).get("found", [])
    return not _WITH_VNNI.isdisjoint(found)
