"""How a question may be typed: with accents, without, with half of them, restored; marks and capitals dropped; chat."""

import random
import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.text.accents import strip_accents
from index.training.data import half_accented
from index.training.examples import Asked
from index.words.restoration import restore_accents

WITHOUT_MARK, WITH_MARK = 0.45, 0.6  # drawn below: the question mark is dropped; below: one is put
ALL_SMALL, FIRST_SMALL = 0.12, 0.35  # likewise of capitals: none left; the first letter small
IN_CHAT, ABBREVIATED = 0.1, 0.6  # questions with abbreviations; of what may be abbreviated in them
ALL_DROPPED = 0.8  # of questions with restored accents: all had been dropped, else half

CHAT_VI = {
    "không": ("ko", "k", "hok"),
    "được": ("đc", "dc"),
    "người": ("ng",),
    "những": ("nhg",),
    "ủy ban nhân dân": ("UBND", "ubnd"),
    "uỷ ban nhân dân": ("UBND",),
    "hội đồng nhân dân": ("HĐND",),
    "quyết định": ("QĐ",),
    "nghị định": ("NĐ",),
    "thông tư": ("TT",),
    "bao nhiêu": ("bnhieu", "bn"),
    "giáo dục và đào tạo": ("GDĐT", "GD&ĐT"),
    "nông nghiệp và môi trường": ("NNMT",),
    "tài nguyên và môi trường": ("TNMT",),
    "lao động": ("LĐ",),
    "thành phố": ("TP",),
    "bảo hiểm xã hội": ("BHXH",),
    "bảo hiểm y tế": ("BHYT",),
    "doanh nghiệp": ("DN",),
    "hồ sơ": ("hs",),
    "gì": ("j",),
    "với": ("vs",),
    "cơ quan": ("cq",),
}
CHAT_EN = {
    "you": ("u",),
    "are": ("r",),
    "what is": ("what's", "whats"),
    "who is": ("who's", "whos"),
    "department": ("dept",),
    "government": ("gov", "govt"),
    "people's committee": ("PC",),
    "documents": ("docs",),
    "information": ("info",),
    "without": ("w/o",),
}


@dataclass(frozen=True)
class FormShares:
    """Shares of the forms that a question is typed in."""

    accented: float = 0.34
    restored: float = 0.14
    plain: float = 0.09
    half: float = 0.04
    english: float = 0.39


class Form(StrEnum):
    """A form of a question; its language is Vietnamese in all but the last."""

    ACCENTED = "accented"
    RESTORED = "restored"
    PLAIN = "plain"
    HALF = "half"
    ENGLISH = "english"


def draw_form(shares: FormShares, rng: random.Random) -> Form:
    """Returns a form, drawn by shares."""
    weights = [shares.accented, shares.restored, shares.plain, shares.half, shares.english]
    return rng.choices(list(Form), weights)[0]


def other_language(form: Form, rng: random.Random) -> Form:
    """Returns a form of the other language."""
    return rng.choice((Form.ACCENTED, Form.ACCENTED, Form.RESTORED)) if form is Form.ENGLISH else Form.ENGLISH


def wording(asked: Asked, form: Form) -> str:
    """Returns the question as it was written in the form's language; "" where it was not."""
    return asked.en if form is Form.ENGLISH else asked.vi


def typed(question: str, form: Form, rng: random.Random) -> str:
    """Returns a question as it may be typed in a form."""
    question = without_capitals(without_mark(question, rng), rng)
    if rng.random() < IN_CHAT:
        question = in_chat(question, form, rng)
    match form:
        case Form.RESTORED:
            dropped = strip_accents(question) if rng.random() < ALL_DROPPED else half_accented(question, rng)
            return restore_accents(dropped)
        case Form.PLAIN:
            return strip_accents(question)
        case Form.HALF:
            return half_accented(question, rng)
        case _:
            return question


def without_mark(question: str, rng: random.Random) -> str:
    """Returns a question with its mark at the end dropped, put, or as it is.

    Whether there is a mark must not tell whether there is an answer.
    """
    draw = rng.random()
    if draw < WITHOUT_MARK:
        return question.rstrip("?. ")
    return f"{question.rstrip('?. ')}?" if draw < WITH_MARK else question


def without_capitals(question: str, rng: random.Random) -> str:
    """Returns a question in small letters, with its first letter small, or as it is."""
    draw = rng.random()
    if draw < ALL_SMALL:
        return question.lower()
    return question[:1].lower() + question[1:] if draw < FIRST_SMALL else question


def in_chat(question: str, form: Form, rng: random.Random) -> str:
    """Returns a question with some of its words abbreviated as in a chat."""
    for words, short in (CHAT_EN if form is Form.ENGLISH else CHAT_VI).items():
        if words in question.lower() and rng.random() < ABBREVIATED:
            question = re.sub(rf"\b{re.escape(words)}\b", rng.choice(short), question, flags=re.IGNORECASE)
    return question
