"""Messages of a chat as a question and the turns before it."""

import re
from collections.abc import Sequence
from urllib.parse import unquote

from api.openai.errors import BadRequest
from api.openai.schemas import Message
from rag.conversation.rewrite import MOST_TURNS
from rag.conversation.turn import Turn
from rag.question.typed import LONGEST_QUESTION

# The first place that an answer of ours links to; what it says is checked against the store before it is used.
_CITED = re.compile(r"/v/([^\s)#\"<>]+)#([^\s)\"<>]+)")


def question_of(messages: Sequence[Message]) -> str:
    """Returns what is asked: the last message, which is a user's.

    Raises:
        BadRequest: it is not.
    """
    last = messages[-1]
    if last.role != "user":
        raise BadRequest("the last message is the question and comes from the user", f"messages[{len(messages) - 1}]")
    if not last.text:
        raise BadRequest("the last message is empty: ask in words", f"messages[{len(messages) - 1}].content")
    return last.text


def turns_of(messages: Sequence[Message]) -> list[Turn]:
    """Returns the questions before the last message, each with the clause that its answer cites first."""
    turns: list[Turn] = []
    for message in messages[:-1]:
        if message.role == "user":
            turns.append(Turn(message.text))
        elif message.role == "assistant" and turns and (cited := _CITED.search(message.text)):
            turns[-1] = Turn(turns[-1].question, unquote(cited[1]), unquote(cited[2]))
    # A prompt that a program wrote around a question is longer than any question.
    return [t for t in turns if len(t.question) <= LONGEST_QUESTION][-MOST_TURNS:]
