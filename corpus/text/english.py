"""Words of English text."""

import re

# Words that are in every sentence: they stand for nothing to be looked up.
_STOP_WORDS = """
a an the of for and to in on at by with from as is are was were be been being it its this that these those
he she they we you i his her their our your who whom whose which what when where why how do does did has
have had not no or but if than then so such can could should would may might must shall will there here
about into over under between during after before up down out off again more most some any each every all
both few other own same too very just only also
"""
ENGLISH_STOP = frozenset(_STOP_WORDS.split())


def english_words(text: str) -> list[str]:
    """Returns the words of an English text in lower case, plural endings dropped."""
    return [singular(w) for w in re.findall(r"[a-z0-9]+", text.lower())]


def singular(word: str) -> str:
    """Returns an English noun without its plural ending; close enough to match two spellings of one word."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
