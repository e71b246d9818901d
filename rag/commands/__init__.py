"""Commands of this room: ask, search, read, who does what, and whether quotes hold; a module each."""
