"""This installation, judged over a home."""

from dataclasses import asdict
from typing import Any

from corpus.environment import Environment
from corpus.errors import UnknownDocument
from corpus.message import Message
from eval.errors import SystemUnderTestError
from eval.systems.without_abstention import Unrefusing
from index.home import Home
from index.ready import SAMPLE, current_home
from rag.answer import answer_as_json
from rag.assistant import Assistant
from rag.errors import QuestionError
from rag.reading.load import load_reader
from rag.reading.reader import Reader
from rag.settings import Settings


class Installation:
    """This installation, over a home that has documents."""

    def __init__(self, home: Home, reader: Reader | None = None) -> None:
        self._home = home
        self._assistant = Assistant(home, reader=reader)

    def ask(self, question: str) -> dict[str, Any]:
        """Returns the answer in the contract's shape; what is no question gets an error status."""
        try:
            return answer_as_json(self._assistant.ask(question))
        except QuestionError as error:
            return {"status": "error_question", "answer": str(error), "citations": [], "hits": []}

    def text(self, document_id: str) -> str | None:
        """Returns the text of a stored document."""
        try:
            return self._home.store.load(document_id).text
        except UnknownDocument:
            return None

    def addresses(self, document_id: str) -> frozenset[str] | None:
        """Returns the addresses of a stored document's clauses."""
        try:
            return frozenset(clause.path for clause in self._home.store.load(document_id).clauses)
        except UnknownDocument:
            return None

    def describe(self) -> dict[str, Any]:
        """Returns the configuration in force."""
        manifest = self._home.searcher().manifest
        return {
            "system": "installation",
            "encoder": manifest.encoder,
            "encoder_revision": manifest.encoder_revision,
            "documents": len(manifest.documents),
            "passages": manifest.passages,
            "config": asdict(self._assistant.config),
            "reader": asdict(self._assistant.reader.calibration),
        }

    def unrefusing(self) -> Unrefusing:
        """Returns its assistant as it would answer if it refused nothing."""
        return Unrefusing(self._home, self._assistant.config, self._assistant.reader)

    def close(self) -> None:
        """Holds nothing."""


def installation_of(environment: Environment) -> Installation:
    """Returns what is judged where no service is named; an empty home is told of, never filled unasked.

    Raises:
        SystemUnderTestError: no document is stored.
    """
    home = current_home(environment)
    if home.is_empty():
        raise SystemUnderTestError(
            Message(
                "{path}: no documents stored, nothing to judge; add yours with `chithi ingest PATH…`, or "
                "the samples that the shipped gold asks about with `chithi ingest {sample}`",
                path=home.path,
                sample=SAMPLE,
            )
        )
    return Installation(home, load_reader(Settings.from_environment(environment).reader))
