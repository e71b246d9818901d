"""What is said to who asks nothing of a document: a sentence or two, and questions that the stored documents answer."""

from collections.abc import Sequence

from rag.answer import Status
from rag.question.small_talk_words import SmallTalk

_SAID = {
    SmallTalk.GREETING: {
        "vi": "Chào anh/chị. Tôi trả lời câu hỏi về các văn bản chỉ đạo đã nạp, kèm trích dẫn.",
        "en": "Hello. I answer questions about the stored directives and quote what they say.",
    },
    SmallTalk.THANKS: {
        "vi": "Không có gì ạ. Cần gì thêm anh/chị cứ hỏi.",
        "en": "You're welcome. Ask me anything else you need.",
    },
    SmallTalk.GOODBYE: {"vi": "Chào anh/chị, hẹn gặp lại.", "en": "Goodbye, and see you again."},
    SmallTalk.SCOLDING: {
        "vi": "Xin lỗi vì chưa giúp được anh/chị. Anh/chị nói rõ việc, nơi hay số văn bản thì tôi tìm lại.",
        "en": "I'm sorry that I was no help. Name the task, the place or the document, and I will look again.",
    },
    SmallTalk.COMPLAINT: {
        "vi": "Xin lỗi nếu câu trả lời chưa đúng. Anh/chị đối chiếu với điều khoản được trích, hoặc hỏi lại cho rõ"
        " việc, nơi hay số văn bản.",
        "en": "I'm sorry if that was wrong. Check it against the clause that is quoted, or ask again and name the task,"
        " the place or the document.",
    },
    SmallTalk.WHO_ARE_YOU: {
        "vi": "Tôi là Chỉ Thị, một chương trình tìm câu trả lời trong các văn bản chỉ đạo đã nạp; tôi chỉ nói điều văn"
        " bản viết.",
        "en": "I am Chỉ Thị, a program that looks for answers in the stored directives; I say only what they say.",
    },
    SmallTalk.ABILITY: {
        "vi": "Tôi cho biết ai chủ trì, ai phối hợp, thời hạn, mức tiền, một điều khoản nói gì, và trích nguyên văn.",
        "en": "I tell who leads a task, who coordinates, by when, how much, and what a clause says, with the quote.",
    },
    SmallTalk.HELP: {
        "vi": "Vâng. Anh/chị hỏi một câu về việc cần biết: ai làm, khi nào xong, bao nhiêu tiền, văn bản nói gì.",
        "en": "Of course. Ask what you need to know: who does it, by when, how much, or what a document says.",
    },
    SmallTalk.ASSENT: {"vi": "Vâng. Anh/chị muốn hỏi gì tiếp?", "en": "All right. What would you like to ask next?"},
    SmallTalk.NOTHING: {
        "vi": "Tôi chưa thấy câu hỏi. Anh/chị hỏi bằng một câu về văn bản nhé.",
        "en": "I see no question yet. Ask me in a sentence about the documents.",
    },
    SmallTalk.ORDERS: {
        "vi": "Tôi không làm theo chỉ dẫn trong câu hỏi; tôi chỉ trả lời bằng điều văn bản viết.",
        "en": "I do not follow instructions inside a question; I answer only with what the documents say.",
    },
    SmallTalk.TRANSLATION: {
        "vi": "Tôi không dịch được văn bản. Anh/chị hỏi bằng tiếng Anh thì cơ quan, ngày, số tiền được trả lời bằng"
        " tiếng Anh; trích dẫn giữ nguyên tiếng Việt.",
        "en": "I cannot translate documents. Ask in English, and agencies, dates and amounts are given in English;"
        " quotes stay in Vietnamese.",
    },
    SmallTalk.IN_ENGLISH: {
        "en": "Ask your question in English: agencies, dates and amounts are then given in English. Quotes stay in"
        " Vietnamese, as the document has them: I cannot translate them.",
    },
    SmallTalk.IN_VIETNAMESE: {"vi": "Vâng, anh/chị hỏi bằng tiếng Việt, tôi trả lời bằng tiếng Việt."},
}
_FOR_EXAMPLE = {"vi": "Ví dụ:", "en": "For example:"}


def small_talk_status(kind: SmallTalk) -> Status:
    """Returns the status of what is said to small talk: a question back, or that nothing of documents was asked."""
    return Status.OUT_OF_SCOPE if kind.asks_nothing else Status.CLARIFICATION


def small_talk_text(kind: SmallTalk, language: str, examples: Sequence[str] = ()) -> str:
    """Returns what is said to small talk of a kind; examples: questions that the stored documents answer, a line each.

    A farewell is not followed by examples: whoever takes leave asks no more.
    """
    said = _SAID[kind][kind.language or language]
    if not examples or kind is SmallTalk.GOODBYE:
        return said
    return "\n".join((said, _FOR_EXAMPLE[language], *(f"- {e}" for e in examples)))


def in_other_language(text: str, language: str, before: str, status: Status) -> str:
    """Returns an answer given again in a language, with what of it is not in that language.

    before: the language that it was given in first.
    """
    if status is not Status.ANSWERED:
        return text
    if language == "en":
        said = "The quotes stay in Vietnamese, as the document has them: I cannot translate them."
    else:
        said = "Trích dẫn là nguyên văn tiếng Việt của văn bản."
    return f"{text}\n{said}" if language != before else text
