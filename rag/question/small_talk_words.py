"""The words that small talk is made of: phrases by kind, and the words of address that may stand beside one."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.text.accents import strip_accents

Phrase = tuple[str, ...]


class SmallTalk(StrEnum):
    """What is said without asking anything of a document."""

    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    SCOLDING = "scolding"
    COMPLAINT = "complaint"
    WHO_ARE_YOU = "who_are_you"
    ABILITY = "ability"
    HELP = "help"
    ASSENT = "assent"
    NOTHING = "nothing"
    ORDERS = "orders"
    TRANSLATION = "translation"
    IN_ENGLISH = "in_english"
    IN_VIETNAMESE = "in_vietnamese"

    @property
    def language(self) -> str:
        """The language that is asked for, "" for any other small talk."""
        return {SmallTalk.IN_ENGLISH: "en", SmallTalk.IN_VIETNAMESE: "vi"}.get(self, "")

    @property
    def asks_nothing(self) -> bool:
        """Whether whoever says it does not wait to be asked back."""
        kinds = (SmallTalk.THANKS, SmallTalk.GOODBYE, SmallTalk.SCOLDING, SmallTalk.WHO_ARE_YOU, SmallTalk.ORDERS)
        return self in kinds


# In their order: "tạm biệt, cảm ơn" is a farewell, "bạn ngu quá, giúp tôi với" a cry for help.
_HEADS = {
    "vi": {
        SmallTalk.IN_ENGLISH: "tiếng anh",
        SmallTalk.IN_VIETNAMESE: "tiếng việt",
        SmallTalk.WHO_ARE_YOU: "là ai|là gì|là con gì|tên gì|tên là gì|là người|là robot|là máy|ai tạo ra|ai làm ra"
        "|phải ai|phải là ai",
        SmallTalk.ABILITY: "làm được gì|làm được những gì|làm gì được|làm được việc gì|biết gì|biết làm gì"
        "|biết những gì|giúp được gì|giúp gì|hỏi gì được|hỏi được gì|hỏi được những gì|hỏi gì|hỏi những gì|làm những gì"
        "|có thể làm gì|dùng thế nào|dùng như thế nào|sử dụng thế nào|hỏi thế nào|cách dùng|cách sử dụng"
        "|hướng dẫn sử dụng|cách hỏi",
        SmallTalk.HELP: "giúp|cứu|không hiểu|chưa hiểu|ko hiểu|chẳng hiểu|chả hiểu|hổng hiểu|không biết hỏi|hướng dẫn"
        "|trả lời đi|trả lời nhanh|trả lời tôi|trả lời ngay|trả lời coi|trả lời xem|nói đi|nói nhanh",
        SmallTalk.SCOLDING: "ngu|dốt|vô dụng|tệ|kém|chán|điên|hâm|dở|vớ vẩn|đần|ngớ ngẩn|khốn|cút|óc chó|bực|ghét"
        "|đm|đmm|dm|vcl|vl|vãi|đéo|mẹ kiếp|chết tiệt|khùng|sao không trả lời|không trả lời",
        SmallTalk.COMPLAINT: "sai|sai rồi|sai bét|không đúng|chưa đúng|nhầm|nhầm rồi|lạc đề",
        SmallTalk.GOODBYE: "tạm biệt|hẹn gặp lại|ngủ ngon|bai|bái bai",
        SmallTalk.THANKS: "cảm ơn|cám ơn|cảm ơn nhiều",
        SmallTalk.GREETING: "chào|xin chào|hế lô|a lô|alo|khỏe không|có ai không|có ai ở đây không|có ai đó không"
        "|còn đó không",
        SmallTalk.ASSENT: "ok|oke|okê|okay|vâng|dạ|ừ|ừm|được rồi|hiểu rồi|đúng rồi|tốt|giỏi|hay quá|hay lắm|hay thật"
        "|tuyệt|tuyệt vời|haha|hihi|hehe|không sao|thôi|xin lỗi|để xem|để tôi xem|để mình xem|để em xem|để anh xem"
        "|để chị xem|để tôi nghĩ|để mình nghĩ|khỏi cần|không cần nữa|hỏi chút|hỏi một chút|hỏi tí"
        "|hỏi chút được không|hỏi tí được không|hỏi một câu|hỏi câu này",
    },
    "en": {
        SmallTalk.IN_ENGLISH: "english",
        SmallTalk.IN_VIETNAMESE: "vietnamese",
        SmallTalk.WHO_ARE_YOU: "who are you|what are you|who r u|your name|are you human|are you a robot|are you a bot"
        "|are you real|made you|an ai",
        SmallTalk.ABILITY: "can you do|do you do|can i ask|can you help with|can you answer|do you know|does this work"
        "|do i use|are you for|should i ask|can i do here",
        SmallTalk.HELP: "help|don t understand|don t get it|say that again|say it again|explain again|come again"
        "|dont understand|i m lost|confused|answer me|just answer|answer now|say something",
        SmallTalk.SCOLDING: "stupid|useless|dumb|idiot|terrible|awful|suck|sucks|shit|trash|garbage|hate|worst|crap"
        "|moron|bad|rubbish|ridiculous|fuck|fucking|wtf|damn|bullshit",
        SmallTalk.COMPLAINT: "wrong|incorrect|not right|not correct|not true|mistaken|nonsense",
        SmallTalk.GOODBYE: "bye|goodbye|good bye|good night|goodnight|see you|farewell|bye bye",
        SmallTalk.THANKS: "thanks|thank|thx|tks|appreciate|cheers",
        SmallTalk.GREETING: "hello|hi|hey|good morning|good afternoon|good evening|greetings|how are you|morning"
        "|anyone there|anybody there|anybody here|anyone here|are you there|you there",
        SmallTalk.ASSENT: "yes|yeah|yep|no|great|good|nice|cool|fine|got it|i see|well done|sure|lol|sorry"
        "|let me check|let me see|let me think|i will check|i ll check|never mind|nevermind|good job"
        "|can i ask you something|may i ask|quick question|i have a question",
    },
    # In the language of whoever says it.
    "": {SmallTalk.WHO_ARE_YOU: "chatgpt|chat gpt|gpt|gemini|claude|deepseek|copilot"},
}  # fmt: skip
_COMPANIONS = {
    "vi": """
        tôi mình tớ em anh chị bạn mày mi cậu ad admin bot app máy hệ thống chatbot trợ lý ông bà cô chú mọi người ơi à
        ạ nhé nha nhỉ hả thế vậy quá lắm rồi thật rất nhiều đồ con cái thằng trả lời nói gì như với vì đã đi mà một câu
        này đó kia cho xin chúc buổi sáng chiều tối có thể được không ko ê ủa là thì sao hay cũng quý các nào vô cùng
        lại dịch sang bằng qua ra đoạn kết quả chưa có bot ngày mới tốt lành hỏi phải sao đúng thực sự dùng
        hết coi xem rõ hơn chút luôn
    """,
    "en": """
        i you u r he she me my your it its this that these s m re t a an the so very really too much many lot all what
        how can could do does did is are am be to for with please pls bot app machine thing program system answer
        answers answered reply there dear sir madam friend everyone again here and just oh well of at not don day have
        had today translate say into in now sentence quote piece nice meet such as help mate buddy pal man guys
        bro folks team ok okay bit moment second later think will ll
    """,
}
# Whoever asks "who" or "what can be done" asks it of somebody: "ông A là ai" is a question.
_ADDRESSED_WORDS = "bạn mày mi em cậu ad admin bot app máy chatbot trợ lý tôi mình you i this your"
_ADDRESSED = frozenset(_ADDRESSED_WORDS.split())
_NEED_ADDRESS = (SmallTalk.WHO_ARE_YOU,)


@dataclass(frozen=True)
class Said:
    """Small talk of a kind, in a language."""

    kind: SmallTalk
    language: str


@dataclass(frozen=True)
class Vocabulary:
    """Phrases by kind, in their order, and the words that may stand beside one."""

    heads: tuple[tuple[Said, Phrase], ...]
    companions: frozenset[str]
    addressed: frozenset[str]


def said_by(words: list[str], vocabulary: Vocabulary) -> Said | None:
    """Returns what words are small talk by: one phrase, and beside it only words of address; None for others."""
    for said, head in vocabulary.heads:
        if said.kind in _NEED_ADDRESS and not vocabulary.addressed.intersection(words):
            continue
        for at in range(len(words) - len(head) + 1):
            if tuple(words[at : at + len(head)]) == head:
                left = words[:at] + words[at + len(head) :]
                if vocabulary.companions.issuperset(left):
                    return said
    return None


def _vocabulary(folded: bool) -> Vocabulary:
    as_is = strip_accents if folded else str
    heads = tuple(
        (Said(kind, kind.language or language), tuple(as_is(phrase).split()))
        for kind in SmallTalk
        for language in _HEADS
        for phrase in sorted(_HEADS[language].get(kind, "").split("|"), key=len, reverse=True)
        if phrase
    )
    order = {kind: n for n, kind in enumerate(_HEADS["vi"])}
    singles = {head[0] for _, head in heads if len(head) == 1}
    companions = frozenset(as_is(" ".join(_COMPANIONS.values())).split()) | singles
    ranked = tuple(sorted(heads, key=lambda pair: order[pair[0].kind]))
    return Vocabulary(ranked, companions, frozenset(map(as_is, _ADDRESSED)))


WRITTEN, FOLDED = _vocabulary(folded=False), _vocabulary(folded=True)
