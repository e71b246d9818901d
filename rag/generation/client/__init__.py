"""An OpenAI-compatible endpoint, called with care."""
