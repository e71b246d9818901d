"""Which addresses are reached from this machine alone."""

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def is_loopback(host: str) -> bool:
    """Returns whether an address to listen on is reached from this machine alone."""
    name = host.strip("[]").lower()
    return name in LOOPBACK or name.startswith("127.")
