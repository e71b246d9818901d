"""Who asks, and what they may: keys, sessions, scopes, limits."""
