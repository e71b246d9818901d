"""False replies that must not pass."""
