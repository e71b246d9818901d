"""Several facts of one document asked at once: named before it ("number and date of …") or asked with it ("ai ký")."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.question.document_frames_en import ENGLISH
from rag.question.document_frames_vi import VIETNAMESE
from rag.question.document_words import Attribute

# Facts of which several may be asked at once.
ASKED_TOGETHER = (
    Attribute.SIGNER, Attribute.ISSUER, Attribute.DATE, Attribute.EFFECTIVE, Attribute.UNTIL, Attribute.NUMBER,
    Attribute.KIND,
    Attribute.SESSION, Attribute.REPLACES, Attribute.REPEALS, Attribute.AMENDS, Attribute.RECIPIENTS,
    Attribute.CONCLUDER,
)  # fmt: skip
_FRAMES = {"vi": VIETNAMESE, "en": ENGLISH}
_JOINT = {"vi": "(?:va|roi|cung|voi|hay)", "en": "(?:and|or|plus)"}
# What asks for a fact without a verb of its own.
_SHORT = {
    "vi": {
        Attribute.DATE: "(?:vao )?(?:ngay|hom|khi|luc) nao|bao gio|ngay may|ngay thang nam nao"
        "|(?:cua |tu |vao |ra )?nam (?:nao|may|bao nhieu)",
        Attribute.NUMBER: "so may|so bao nhieu|so nao|so gi|so hieu gi",
        Attribute.SIGNER: "do ai ky|nguoi ky la ai|nguoi nao ky|ai ky ten",
        Attribute.ISSUER: "cua ai|cua co quan nao|do co quan nao|noi nao ban hanh",
        Attribute.SESSION: "(?:tai |o )?(?:ky hop|phien hop)(?: thu)? (?:may|nao)",
        Attribute.UNTIL: "(?:hieu luc |ap dung )?(?:cho )?(?:den|toi)(?: het)? (?:bao gio|(?:khi|ngay|luc|nam) nao)",
        Attribute.RECIPIENTS: "(?:da )?gui (?:cho |den |toi |di )?(?:nhung |cac )?"
        "(?:ai|dau|(?:noi|co quan|don vi) nao)",
    },
    "en": {
        Attribute.DATE: "when|on (?:what|which) (?:date|day)|what date|which date|dated when"
        "|(?:from |of |in )?(?:what|which) year",
        Attribute.NUMBER: "what number|which number|under (?:what|which) number",
        Attribute.SIGNER: "by whom|who signed(?: off)?|signed by whom|by which (?:official|person)",
        Attribute.ISSUER: "by which (?:agency|body|office|department|ministry)|issued by whom",
        Attribute.EFFECTIVE: "(?:from|since) when|effective when|in force from when",
        Attribute.REPLACES: "replacing what|in place of what",
        Attribute.SESSION: "(?:at|in) (?:what|which) (?:session|meeting)",
        Attribute.UNTIL: "(?:and )?(?:until|till|to|up to) (?:when|what date|which date)",
        Attribute.CONCLUDER: "whose conclusions?(?: are they| it gives)?",
        Attribute.RECIPIENTS: "sent to (?:whom|who|which \\S+)|(?:to )?whom? (?:was|is) it (?:sent|addressed)(?: to)?"
        "|who (?:received|receives|got|gets)",
    },
}
_NOUNS = {
    "vi": {
        Attribute.NUMBER: "so va ky hieu|so ky hieu|so hieu|ky hieu|so",
        Attribute.DATE: "ngay thang nam|ngay thang|ngay ban hanh|ngay ky|ngay ra|ngay",
        Attribute.SIGNER: "ten nguoi ky|nguoi ky",
        Attribute.ISSUER: "co quan ban hanh|noi ban hanh|don vi ban hanh",
        Attribute.EFFECTIVE: "ngay co hieu luc|ngay hieu luc|hieu luc",
        Attribute.RECIPIENTS: "noi nhan",
        Attribute.KIND: "loai van ban",
    },
    "en": {
        Attribute.NUMBER: "(?:document |reference |official )?(?:number|symbol|no\\.?)",
        Attribute.DATE: "(?:issue |signing )?date(?: of (?:issue|signing|adoption))?",
        Attribute.SIGNER: "signer|signatory|name of the signer",
        Attribute.ISSUER: "issuer|issuing (?:body|agency|authority|office)",
        Attribute.EFFECTIVE: "effective date|date of effect",
        Attribute.RECIPIENTS: "recipients?|addressees?",
        Attribute.KIND: "kind|type",
    },
}
_PRONOUN = re.compile(r"(?<!\S)(?:it|its|they|them|no|chung|(?:cac )?van ban (?:do|nay))(?!\S) ?")
_MADE = re.compile(r"(?<!\S)(?:issued|published|promulgated|adopted|passed|made)(?!\S)")


@dataclass(frozen=True)
class FactsNamed:
    """The facts that are named, in their order, and the words that name the document."""

    attributes: tuple[Attribute, ...]
    document: str


def facts_named(text: str, language: str) -> FactsNamed | None:
    """Returns the two facts or more that words name before a document, None for anything else."""
    found = _named(language).fullmatch(text)
    if found is None:
        return None
    said = re.findall(_noun(language), found["facts"])
    attributes = tuple(dict.fromkeys(_attribute(noun, _NOUNS[language]) for noun in said))
    return FactsNamed(attributes, found["doc"]) if len(attributes) > 1 else None


def facts_bare(text: str, language: str) -> tuple[Attribute, ...]:
    """Returns the facts that words ask for without naming a document, all of them; () where a word is left over."""
    words = re.sub(rf"^{_JOINT[language]} ", "", text).split()
    for end in range(len(words), 0, -1):
        first = _bare(" ".join(words[:end]), language)
        if first is None:
            continue
        rest = " ".join(words[end:])
        more = facts_bare(rest, language) if rest else ()
        if more or not rest:
            return (first, *more)
    return ()


def by_verb(asked: Sequence[Attribute], before: str) -> list[Attribute]:
    """Returns facts as the words before tell: "issued when and by whom" asks who issued it."""
    issued = _MADE.search(before) is not None and "sign" not in before
    return [Attribute.ISSUER if a is Attribute.SIGNER and issued else a for a in asked]


def _bare(text: str, language: str) -> Attribute | None:
    said = _PRONOUN.sub("", text).strip() or text
    return next((a for a, pattern in _patterns(language) if pattern.fullmatch(said) or pattern.fullmatch(text)), None)


@functools.lru_cache(maxsize=2)
def _patterns(language: str) -> tuple[tuple[Attribute, re.Pattern[str]], ...]:
    """Returns for each fact the pattern of a question for it that names no document."""
    found = []
    for attribute in ASKED_TOGETHER:
        frames = [f"(?:{a}) ?(?:{b})" for a, b in _FRAMES[language].get(attribute, ()) if "?P<" not in a + b]
        short = _SHORT[language].get(attribute)
        found.append((attribute, re.compile("|".join([*frames, *([short] if short else [])]))))
    return tuple(found)


@functools.lru_cache(maxsize=2)
def _noun(language: str) -> str:
    """Returns the alternatives of what names a fact, the longest first."""
    nouns = [noun for names in _NOUNS[language].values() for noun in _alternatives(names)]
    return rf"(?<!\S)(?:{'|'.join(sorted(nouns, key=len, reverse=True))})(?!\S)"


def _alternatives(names: str) -> list[str]:
    return re.split(r"\|(?![^()]*\))", names)


@functools.lru_cache(maxsize=2)
def _named(language: str) -> re.Pattern[str]:
    noun, joint = _noun(language), _JOINT[language]
    facts = rf"(?P<facts>{noun}(?:(?: {joint})?(?: the)? {noun})+)"
    if language == "vi":
        return re.compile(
            rf"(?:cho biet |neu |cho )?{facts} (?:(?:cua|tren|o) )?(?P<doc>.+?)(?: la (?:gi|bao nhieu|nao|the nao))?"
        )
    opening = "(?:(?:what|who) (?:is|are|was|were) |give me |state |tell me )?(?:the )?"
    return re.compile(rf"{opening}{facts} (?:of|on|for) (?P<doc>.+)")


def _attribute(noun: str, nouns: dict[Attribute, str]) -> Attribute:
    return next(a for a, names in nouns.items() if re.fullmatch(names, noun))
