"""Letters, syllables and sentences of Vietnamese text."""
