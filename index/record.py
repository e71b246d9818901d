"""Record: who is told what a command changes of the documents, and before it does; the front door says who that is."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol

import click

from corpus.labels import Labels

KEY = "chithi.record"  # of click's `Context.meta`, under which the front door leaves what gives the record


class Record(Protocol):
    """What takes note of changes to documents; it may refuse what it cannot take note of, by raising."""

    def changed(self, action: str, document_id: str = "", said: str = "") -> None:
        """Takes note of what is about to be changed: upload, delete, label, correct; said: what was asked for."""

    def stored(self, outcome: str, documents: Sequence[str], labels: Labels | None = None) -> None:
        """Takes note of what became of a file; labels: who may see it, where that was said."""


class _NoRecord:
    def changed(self, action: str, document_id: str = "", said: str = "") -> None:
        """Takes no note."""

    def stored(self, outcome: str, documents: Sequence[str], labels: Labels | None = None) -> None:
        """Takes no note."""


def current_record() -> Record:
    """Returns the record of the command that runs."""
    given: Callable[[], Record] = click.get_current_context().meta.get(KEY, _NoRecord)
    return given()


def correction_in_words(given: Mapping[str, str | None], replaces: str | None, reset: bool) -> str:
    """Returns what is corrected of a document, by field; nothing where a document has not what a field says."""
    said = {name: value or "" for name, value in given.items()}
    return in_words(**said, replaces=replaces, reset="true" if reset else None)


def in_words(**said: str | Collection[str] | None) -> str:
    """Returns what was asked for as `name=value` words, a word for each value; nothing for None."""
    pairs = [(n, [v] if isinstance(v, str) else sorted(v)) for n, v in said.items() if v is not None]
    return " ".join(f"{name}={value}" for name, values in pairs for value in values)
