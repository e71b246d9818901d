"""What an installation would answer if it refused nothing for want of support, and how sure it is."""

from dataclasses import dataclass
from typing import Any

from index.home import Home
from rag.answer import answer_as_json
from rag.assistant import Assistant
from rag.config import RagConfig
from rag.errors import QuestionError
from rag.reading.reader import Reader


@dataclass(frozen=True)
class Unrefused:
    """The answer to a question at whatever threshold; answer: in the contract's shape, None where there is none.

    support: 0 … 1, up to which threshold it is given.
    """

    answer: dict[str, Any] | None
    support: float


class Unrefusing:
    """An installation's assistant, asked with the lowest and the highest threshold.

    The lowest shows what it would answer. The highest shows how sure it is, for a clause that is named in the question
    is answered at any threshold: its support is then 1.
    """

    def __init__(self, home: Home, config: RagConfig, reader: Reader) -> None:
        self.threshold = reader.calibration.threshold("vi")
        self._bold = Assistant(home, config, reader=reader.with_threshold(0.0))
        self._shy = Assistant(home, config, reader=reader.with_threshold(1.0))

    def ask(self, question: str) -> Unrefused:
        """Returns what would be answered; what is no question or too vague gets no answer at any threshold."""
        try:
            answer = answer_as_json(self._bold.ask(question))
            sure = self._shy.ask(question).support
        except QuestionError:
            return Unrefused(None, 0.0)
        return Unrefused(answer if answer["status"] == "answered" else None, sure)
