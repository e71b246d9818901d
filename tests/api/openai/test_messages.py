import pytest

from api.openai.messages import question_of, turns_of
from api.openai.schemas import Message
from rag.conversation.rewrite import MOST_TURNS
from rag.conversation.turn import Turn


def said(*messages):
    return [Message(role=role, content=content) for role, content in messages]


def test_the_last_message_is_the_question_whatever_its_parts():
    parts = [{"type": "text", "text": "Ai chủ trì"}, {"type": "text", "text": "mua thuốc?"}]
    assert question_of(said(("system", "Be brief."), ("user", parts))) == "Ai chủ trì\nmua thuốc?"


@pytest.mark.parametrize(
    "last", [("assistant", "Sở Y tế"), ("system", "x"), ("user", ""), ("user", None), ("user", [])]
)
def test_a_chat_that_asks_nothing_asks_a_blank(last):
    assert question_of(said(last)) == " "
    assert turns_of(said(last)) == []


def test_a_chat_that_a_program_ends_asks_what_its_user_asked_last():
    chat = said(("user", "Ai?"), ("assistant", "Sở Y tế"), ("user", "Khi nào?"), ("system", "x"))
    assert (question_of(chat), turns_of(chat)) == ("Khi nào?", [Turn("Ai?")])


def test_turns_are_the_questions_before_with_the_clause_that_their_answer_cites_first():
    chat = said(
        ("system", "/v/x#1"),
        ("assistant", "Chào anh/chị /v/x#1"),
        ("user", "Ai mua thuốc?"),
        ("assistant", "Sở Y tế. [1]\n\nNguồn:\n- [1] [khoản 4](http://h:1/v/%C4%91ua%20a#4.-1)\n- [2](http://h/v/b#2)"),
        ("user", "Ai phối hợp?"),
        ("assistant", "Tôi không biết."),
        ("user", "Còn ai?"),
    )
    assert turns_of(chat) == [Turn("Ai mua thuốc?", "đua a", "4.-1"), Turn("Ai phối hợp?")]


def test_no_more_turns_than_are_read_and_none_that_is_no_question():
    chat = said(*[("user", f"{n}?") for n in range(30)], ("user", "x" * 2001), ("user", "nay?"))
    assert [t.question for t in turns_of(chat)] == [f"{n}?" for n in range(30 - MOST_TURNS, 30)]
