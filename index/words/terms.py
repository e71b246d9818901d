"""The fields of the postings: terms without accents, and with them (`corpus.text.terms`)."""

FIELDS = ("folded", "accented")
FOLDED, ACCENTED = FIELDS
