"""How much of the machine clients may hold, and for how long."""

import os
from dataclasses import dataclass

RESERVE = 256  # descriptors kept for documents, indexes, children and the connections of one moment
UNBOUNDED = 1 << 20


@dataclass(frozen=True)
class Limits:
    """Times in seconds; counts are of one process.

    grace: that running requests get when the service is told to end; linger: that a connection without a request stays
    open then, so that one on its way still arrives; headers: from the first byte of a request, or from connecting, to
    the end of its headers; silence: in which some of a body must come, or some of an answer be taken; keep_alive:
    between two requests; connections: open at once; requests: answered or waiting to be, at once; answers: worked on
    at once, each on a core of its own.
    """

    grace: float = 10.0
    linger: float = 1.0
    headers: float = 10.0
    silence: float = 20.0
    keep_alive: int = 10
    connections: int = 1000
    requests: int = 256
    answers: int = os.cpu_count() or 1

    def connections_here(self) -> int:
        """Returns how many connections this process may hold: descriptors stay left for all else."""
        descriptors = most_descriptors()
        return max(8, min(self.connections, descriptors - RESERVE if descriptors >= 2 * RESERVE else descriptors // 2))


def backlog_here() -> int:
    """Returns how many connections may wait to be taken, which are taken at once: fewer than descriptors are left for.

    Where asyncio runs out of them it logs each of so many tries; uvicorn's 2048 filled a disk.
    """
    return max(8, min(128, most_descriptors() // 8))


def most_descriptors() -> int:
    """Returns how many descriptors this process may have open; on Windows, where nothing says, the C library's."""
    try:
        import resource
    except ImportError:
        return 8192
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return UNBOUNDED if soft == resource.RLIM_INFINITY else soft
