"""What the C library keeps of memory that was given back, bounded for a service that runs for weeks.

glibc gives threads that allocate at once heaps of their own, eight a core, and never gives back what a heap holds below
its top. A service answers on many threads, a question at a time on each core: with a heap for each thread every one of
them keeps what the largest question took.
"""

import ctypes

HEAPS = 2
_ARENA_MAX = -8  # `M_ARENA_MAX` of <malloc.h>


def bound_heaps() -> bool:
    """Bounds how many heaps threads get, and returns whether it could: before they begin; not where glibc is not."""
    try:
        return bool(ctypes.CDLL(None).mallopt(_ARENA_MAX, HEAPS))
    except (AttributeError, OSError, TypeError):  # musl, macOS; Windows
        return False
