"""Small talk: what only greets, thanks, scolds, asks who answers, or asks for another language or a translation.

A text is small talk by all of its words: one phrase that makes it a greeting, thanks and so on, and beside it nothing
but words of address and politeness. One word of a matter makes it a question: "máy ngu" scolds, "máy phát điện" asks.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from corpus.text.accents import fold
from corpus.text.terms import has_accents
from rag.question.injection import gives_orders
from rag.question.small_talk_words import FOLDED, WRITTEN, Said, SmallTalk, Vocabulary, said_by
from rag.question.typed import Typed

_WORD = re.compile(r"[^\W_]+")
# A text of a document that is to be put into another language: "dịch công điện 04 sang tiếng Anh".
_TRANSLATE = {
    "vi": re.compile(
        r"^(?:\w+ ){0,4}?(?:phien )?dich (?:(?:\w+ )+?(?:sang|ra|qua|thanh|bang) (?:tieng|ban) \w+"
        r"|(?:(?:giup|ho|cho) (?:toi|minh|em|anh|chi) )?(?:cau|doan|cai|dieu|khoan|van ban|trich dan) (?:do|nay|tren)$)"
    ),
    "en": re.compile(
        r"^(?:\w+ ){0,4}?translate (?:(?:\w+ )+?(?:in|into|to) \w+"
        r"|(?:that|it|this|them|these|(?:the|this|that) (?:quote|answer|clause|sentence|text))(?: please| for me)?$)"
    ),
}


def read_small_talk(typed: Typed) -> Said | None:
    """Returns what kind of small talk a text is and in which language, None for a question."""
    letters = sum(c.isalpha() for c in typed.text)
    if not letters or (letters == 1 and not any(c.isdigit() for c in typed.text)):
        return Said(SmallTalk.NOTHING, typed.language)
    if _only_orders(typed):
        return Said(SmallTalk.ORDERS, typed.language)
    said = next((found for words, vocabulary in _readings(typed) if (found := said_by(words, vocabulary))), None)
    asks_nothing_else = said is None or said.kind is SmallTalk.HELP
    if asks_nothing_else and _TRANSLATE[typed.language].match(typed.folded):
        return Said(SmallTalk.TRANSLATION, typed.language)
    said = replace(said, language=typed.language) if said and not said.language else said
    # The phrase knows the language better than its few letters do, but for accents: "hi bạn" is Vietnamese.
    return replace(said, language="vi") if said and not said.kind.language and has_accents(typed.text) else said


def _only_orders(typed: Typed) -> bool:
    """Returns whether each sentence of a text tells its reader what to do, so that nothing is asked beside."""
    said = [fold(part) for part in re.split(r"[.!?;\n]+", typed.text)]
    return gives_orders(typed.folded) and all(gives_orders(s) for s in said if " " in s)


def _readings(typed: Typed) -> Iterable[tuple[list[str], Vocabulary]]:
    """Yields the words of a text as they may be meant, each with the words that they are looked up in.

    Accents count where there are any. Without them "dien" alone is "điện" before it is "điên": a single word is read
    as it would be written.
    """
    words = _WORD.findall(typed.text.lower())
    if len(words) > 1 or not typed.text.isascii():
        yield words, FOLDED if typed.text.isascii() else WRITTEN
    yield _WORD.findall(typed.restored.lower()), WRITTEN
