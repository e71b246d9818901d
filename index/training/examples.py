"""What training and judging are made of: questions, the texts that they are asked of, and what each is for."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Split(StrEnum):
    """What an example is for."""

    TRAIN = "train"
    TUNE = "tune"
    JUDGE = "judge"


class Source(StrEnum):
    """Where a text comes from: the codified law, clauses written for the project, real documents."""

    LAW = "law"
    WRITTEN = "written"
    REAL = "real"


@dataclass(frozen=True)
class Asked:
    """A question in Vietnamese, in English or in both ("" where it is not), with the words of the text that answer."""

    vi: str
    en: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Example:
    """A text with questions.

    group: the law, cluster or document that it is of; title: with headings, "" where there is none; near: questions on
    the same matter that the text does not answer; yes, no: questions so answered, with the words that show it.
    """

    id: str
    group: str
    source: Source
    title: str
    text: str
    asked: tuple[Asked, ...]
    near: tuple[Asked, ...]
    yes: Asked | None = None
    no: Asked | None = None

    def shown(self, text: str | None = None) -> str:
        """Returns what the reader sees: the title and, under it, the text or another in its place."""
        body = self.text if text is None else text
        return f"{self.title}\n{body}" if self.title else body


@dataclass(frozen=True)
class Article:
    """An article of a law; law: the part of its id before `@`."""

    id: str
    law: str
    title: str
    text: str


@dataclass(frozen=True)
class Unanswerable:
    """A question that none of the texts answers."""

    asked: Asked
    texts: tuple[str, ...]


@dataclass(frozen=True)
class AskedHits:
    """A question with the clauses that the product's own search finds for it, each with its title and headings above.

    asked: the question in several wordings; right: the clauses that answer it, () of a near question; wrong: others,
    the nearest first; verdict: `yes` or `no` of a question that supposes something, else "".
    """

    id: str
    asked: tuple[Asked, ...]
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    verdict: str = ""


def split_of(identifier: str) -> Split:
    """Returns what an id is for, by the first hex digit of its SHA-256: 0, 1, 2 judge, 3 tune, the others train.

    What stands behind `#` does not count: the clauses of one document or cluster go together.
    """
    digit = hashlib.sha256(identifier.partition("#")[0].encode()).hexdigest()[0]
    return Split.JUDGE if digit in "012" else Split.TUNE if digit == "3" else Split.TRAIN
