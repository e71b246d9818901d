"""Case: what replies of a language model are made for, and the small steps they are made by."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.duty import Duty
from corpus.lexicon.glossary import agencies, agency
from rag.generation.labelled import Labelled


@dataclass(frozen=True)
class Case:
    """A question that was answered: the passages that a model would see, and those of quite other clauses."""

    language: str
    passages: tuple[Labelled, ...]
    foreign: tuple[str, ...]

    @property
    def first(self) -> str:
        """The text of the passage under label 1."""
        return self.passages[0].citation.quote

    def duties(self, role: str) -> list[Duty]:
        """The duties of the first passage that name a registered agency in it."""
        here = self.passages[0].citation
        return [
            d
            for d in self.passages[0].duties
            if d.role == role and here.start <= d.start < here.end and agency(d.agency)
        ]


Maker = Callable[[Case, random.Random], str | None]


def bare(text: str) -> str:
    """Returns a text without the stop at its end."""
    return text.rstrip(" ;:.,/")


def other_agency_of(case: Case, dice: random.Random, text: str) -> str:
    """Returns an agency that no passage names."""
    told = text + "".join(p.citation.quote for p in case.passages)
    return dice.choice([e.vi for e in agencies() if e.vi not in told and e.en and len(e.vi.split()) < 7])


def said(case: Case, text: str) -> str:
    """Returns a Vietnamese text as a sentence under label 1; in English it is quoted."""
    return f"The letter states: “{bare(text)}” [1]." if case.language == "en" else f"{bare(text)} [1]."


def replaced(text: str, match: re.Match[str], by: str) -> str:
    """Returns a text with a match made another."""
    return f"{text[: match.start()]}{by}{text[match.end() :]}"
