"""Messages of a chat as a question and the turns before it."""

import re
from collections.abc import Sequence
from urllib.parse import unquote

from api.openai.schemas import Message
from rag.conversation.rewrite import MOST_TURNS
from rag.conversation.turn import Turn
from rag.question.typed import LONGEST_QUESTION

# The first place that an answer of ours links to; what it says is checked against the store before it is used.
_CITED = re.compile(r"/v/([^\s)#\"<>]+)#([^\s)\"<>]+)")


def question_of(messages: Sequence[Message]) -> str:
    """Returns what is asked: the last message of the user; a blank where there is none, which is asked back."""
    return next((m.text for m in reversed(messages) if m.role == "user" and m.text), " ")


def turns_of(messages: Sequence[Message]) -> list[Turn]:
    """Returns the questions before the last one, each with the clause that its answer cites first."""
    asked = [n for n, m in enumerate(messages) if m.role == "user" and m.text]
    turns: list[Turn] = []
    for message in messages[: asked[-1] if asked else 0]:
        if message.role == "user" and message.text:
            turns.append(Turn(message.text))
        elif message.role == "assistant" and turns and (cited := _CITED.search(message.text)):
            turns[-1] = Turn(turns[-1].question, unquote(cited[1]), unquote(cited[2]))
    # A prompt that a program wrote around a question is longer than any question.
    return [t for t in turns if len(t.question) <= LONGEST_QUESTION][-MOST_TURNS:]
