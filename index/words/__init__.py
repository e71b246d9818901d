"""Words for words: accents restored, English terms translated."""
