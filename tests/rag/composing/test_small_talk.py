import pytest

from rag.answer import Status
from rag.composing.small_talk import in_other_language, small_talk_status, small_talk_text
from rag.question.small_talk_words import SmallTalk

EXAMPLES = ("Ai mua thuốc?", "Khi nào xong?")


@pytest.mark.parametrize("kind", list(SmallTalk))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_small_talk_is_answered_in_a_sentence_or_two(kind, language):
    said = small_talk_text(kind, language)
    assert 0 < len(said) <= 170
    assert "\n" not in said


def test_small_talk_text_ends_with_questions_that_can_be_answered_but_for_a_farewell():
    assert small_talk_text(SmallTalk.THANKS, "vi", EXAMPLES) == (
        "Không có gì ạ. Cần gì thêm anh/chị cứ hỏi.\nVí dụ:\n- Ai mua thuốc?\n- Khi nào xong?"
    )
    assert small_talk_text(SmallTalk.ASSENT, "en", ("Who buys it?",)) == (
        "All right. What would you like to ask next?\nFor example:\n- Who buys it?"
    )
    assert small_talk_text(SmallTalk.GOODBYE, "vi", EXAMPLES) == "Chào anh/chị, hẹn gặp lại."


def test_small_talk_status_is_a_question_back_where_one_is_awaited():
    assert small_talk_status(SmallTalk.GREETING) is Status.CLARIFICATION
    assert small_talk_status(SmallTalk.HELP) is Status.CLARIFICATION
    assert small_talk_status(SmallTalk.SCOLDING) is Status.OUT_OF_SCOPE
    assert small_talk_status(SmallTalk.ORDERS) is Status.OUT_OF_SCOPE


def test_an_answer_given_again_says_what_stays_in_vietnamese():
    assert in_other_language("Lead: A.", "en", "vi", Status.ANSWERED) == (
        "Lead: A.\nThe quotes stay in Vietnamese, as the document has them: I cannot translate them."
    )
    assert in_other_language("Nothing.", "en", "vi", Status.NO_EVIDENCE) == "Nothing."
    assert in_other_language("Lead: A.", "en", "en", Status.ANSWERED) == "Lead: A."
