"""A question from any door: what was asked before it, and its answer."""

from collections.abc import Sequence

from rag.answer import Answer, Status
from rag.assistant import Assistant
from rag.clock import Watch, nobody
from rag.conversation.turn import Turn
from rag.errors import EmptyQuestion
from rag.question.typed import readable

NOTHING = "Anh/chị chưa gõ câu hỏi: hãy hỏi bằng tiếng Việt hoặc tiếng Anh. (Nothing was asked: ask in words.)"


def answer_to(assistant: Assistant, question: str, before: Sequence[Turn] = (), watch: Watch = nobody) -> Answer:
    """Returns the answer to a question; to blanks and signs alone, that something has to be asked.

    Raises:
        QuestionError: it has no character at all, or too many.
    """
    try:
        return assistant.ask(question, before, watch)
    except EmptyQuestion:
        if not question:
            raise
        return Answer(readable(question), "vi", Status.CLARIFICATION, NOTHING)
