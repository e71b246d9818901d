"""Reference: the document and the clause that a question names outright."""

from dataclasses import dataclass, field, replace

Steps = tuple[tuple[str, str], ...]
Day = tuple[int, int, int]


@dataclass(frozen=True)
class Reference:
    """What a question names.

    steps: the units of a clause, innermost first, as (word, value); kind, number: of a document, folded, empty where
    none is named; others: where it names several clauses, the units of each after the first; day: of the document, as
    (year, month, day), year 0 where none is said; also: the other documents that it names, each with its clauses;
    written: the number as it was typed.
    """

    steps: Steps = ()
    kind: str = ""
    number: str = ""
    others: tuple[Steps, ...] = ()
    day: Day | None = None
    also: tuple["Reference", ...] = ()
    written: str = field(default="", compare=False)

    @property
    def names_document(self) -> bool:
        """Whether it names a document, by its number or its day."""
        return bool(self.number) or self.day is not None

    @property
    def names_anything(self) -> bool:
        """Whether it names a document or a clause."""
        return bool(self.steps) or self.names_document

    def each(self) -> tuple["Reference", ...]:
        """Returns what it names, a reference for each document."""
        return (replace(self, also=()), *self.also)
