"""Two documents that are compared, and a unit of one that may have changed."""

import functools
import re

from rag.question.document_asked import DocumentQuestion
from rag.question.document_named import mentions_in, without_fill
from rag.question.document_units import STANDS, UNIT, UNIT_CHANGED
from rag.question.document_words import ASKS, Attribute

# What asks for one point in which two documents are compared: "mỗi tuần uống mấy lần".
_POINT = {"vi": rf"{ASKS['vi']}|may|bao nhieu|bao lau|bao gio|the nao|ra sao", "en": ASKS["en"]}
_TWO = {
    "vi": (
        r"so sanh (?P<a>{doc}) (?:va|voi) (?P<b>{doc})",
        r"(?P<a>{doc}) (?:va|voi) (?P<b>{doc}) (?:co gi |co )?(?:khac|giong)(?: nhau)?"
        r"(?: gi| o| nhung| diem| cho| the)*(?: nao| gi)?",
        r"(?P<a>{doc}) (?:co gi )?khac(?: gi)?(?: so voi| voi)? (?P<b>{doc})(?: o (?:diem|cho) nao| the nao| cho nao)?",
        r"(?P<a>{doc}) (?:va|voi) (?P<b>{doc})(?: thi)? (?:cai|van ban) nao (?:(?:duoc )?(?:ban hanh|ra|ky|co) )?"
        r"(?:truoc|sau|moi hon|cu hon|som hon)",
        r"(?:diem|su|co gi) (?:khac|giong)(?: nhau| biet)*(?: giua)? (?P<a>{doc}) (?:va|voi) (?P<b>{doc})"
        r"(?: la gi)?",
    ),
    "en": (
        r"compare (?P<a>{doc}) (?:and|with|to|against) (?P<b>{doc})",
        r"(?:what (?:is|are) )?(?:the )?differences? between (?P<a>{doc}) and (?P<b>{doc})",
        r"(?P<a>{doc}) (?:vs\.?|versus|compared (?:to|with)) (?P<b>{doc})",
        r"how (?:does|do|is|are) (?P<a>{doc}) (?:and|differ from|different from) (?P<b>{doc})(?: differ| different)?",
    ),
}


def read_compared(text: str, language: str) -> DocumentQuestion | None:
    """Returns what compares two documents as wholes; None for anything else."""
    for pattern in _pairs(language):
        found = pattern.fullmatch(without_fill(text, language))
        if found and re.search(rf"(?<!\S)(?:{_POINT[language]})(?!\S)", found["b"]):
            return None  # on one point, which clauses answer
        if found:
            both = mentions_in(f"{found['a']} {'va' if language == 'vi' else 'and'} {found['b']}", language)
            clear = len(both) == 2 and not any(m.weak and m.is_bare for m in both)
            return DocumentQuestion(Attribute.COMPARE, both) if clear else None
    return None


@functools.lru_cache(maxsize=2)
def _pairs(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p.replace("{doc}", r"\S+(?: \S+)*?")) for p in _TWO[language])


def read_unit_changed(text: str, language: str) -> DocumentQuestion | None:
    """Returns what asks whether a unit of a document was changed: "Điều 6 quy chế … bị sửa chưa"; None otherwise."""
    text = without_fill(text, language)
    for pattern in _unit_patterns(language):
        found = pattern.fullmatch(text)
        mentions = mentions_in(without_fill(found["doc"], language), language) if found else ()
        if len(mentions) == 1:
            stands = pattern in _unit_patterns(language)[-1:]
            return DocumentQuestion(Attribute.UNIT_CHANGED, mentions, unit=STANDS if stands else "")
    return None


@functools.lru_cache(maxsize=2)
def _unit_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    unit = UNIT[language]
    return tuple(
        re.compile(rf"(?:{before}) ?{unit}(?P<doc>\S+(?: \S+)*?) (?:{after})")
        for before, after in UNIT_CHANGED[language]
    )
