"""What agencies are called in an answer: in English with the Vietnamese name beside."""

from collections.abc import Sequence

from corpus.lexicon.english_names import english_agency_name


def agency_named(name: str, language: str) -> str:
    """Returns an agency's name: in English "Department of Health (Sở Y tế)", between quotes where it has none."""
    if language != "en":
        return name
    english = english_agency_name(name)
    return f"{english} ({name})" if english else f"“{name}”"


def agencies_named(names: Sequence[str], language: str) -> str:
    """Returns names as a list, each once."""
    return ", ".join(dict.fromkeys(agency_named(n, language) for n in names))
