"""Two documents that are compared, and a unit of one that may have changed."""

import functools
import re

from rag.question.document_asked import DocumentQuestion
from rag.question.document_list import read_listing
from rag.question.document_mention import kind_words
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
        r"(?:giua )?(?P<a>{doc}) (?:va|voi|den|sang) (?P<b>{doc}) (?:da )?(?:thay doi|doi moi|sua) (?:nhung )?"
        r"(?:gi|cho nao)",
        r"(?:diem|su|co gi) (?:khac|giong)(?: nhau| biet)*(?: giua)? (?P<a>{doc}) (?:va|voi) (?P<b>{doc})"
        r"(?: la gi)?",
    ),
    "en": (
        r"compare (?P<a>{doc}) (?:and|with|to|against) (?P<b>{doc})",
        r"(?:what (?:is|are) )?(?:the )?differences? between (?P<a>{doc}) and (?P<b>{doc})",
        r"(?P<a>{doc}) and (?P<b>{doc}):? (?:what (?:is|are) )?(?:the )?(?:differences?|different)",
        r"(?P<a>{doc}) (?:vs\.?|versus|compared (?:to|with)) (?P<b>{doc})",
        r"what(?: has| have| is)? (?:changed|changes|different|new) (?:between|from|in) (?P<a>{doc}) (?:and|to)"
        r" (?P<b>{doc})",
        r"how (?:does|do|is|are) (?P<a>{doc}) (?:and|differ from|different from) (?P<b>{doc})(?: differ| different)?",
    ),
}


# Which of two comes first.
_ORDERED = {
    "vi": (
        r"(?:trong (?:so )?(?:hai |2 )?|giua (?:hai |2 )?)?(?P<a>{doc}) (?:va|voi|hay) (?P<b>{doc})(?: thi)?"
        r" (?:cai|van ban|vb) nao (?P<what>(?:(?:duoc|co|bat dau) )*"
        r"(?:ban hanh|ra doi|ra|ky|hieu luc|ap dung|thi hanh|co)?) ?"
        r"(?P<order>truoc|som hon|cu hon|sau|muon hon|moi hon|tre hon)(?: hon)?",
        r"(?P<a>{doc}) hay(?: la)? (?P<b>{doc})(?: thi)? (?P<what>(?:(?:duoc|co|bat dau) )*"
        r"(?:ban hanh|ra doi|ra|ky|hieu luc|ap dung|thi hanh|co)?) ?"
        r"(?P<order>truoc|som hon|cu hon|sau|muon hon|moi hon|tre hon)(?: hon)?",
    ),
    "en": (
        r"which (?:one |document )?(?P<what>(?:(?:is|was|came|comes|come|were) )?(?:takes? effect|took effect|issued"
        r"|signed|in force|applies|published)?) ?(?:the )?(?P<order>first|earlier|older|oldest|newer|newest|later|last"
        r"|more recent)(?: one)? (?P<a>{doc}) or (?P<b>{doc})",
        r"(?P<a>{doc}) (?:vs\.?|versus|or|and) (?P<b>{doc}) which (?:one |document )?(?:is|was|came|comes)? ?"
        r"(?P<what>(?:issued|signed|in force|takes? effect)?) ?(?:the )?"
        r"(?P<order>first|earlier|older|newer|later|last|more recent)(?: one)?",
        r"(?:is|was) (?P<a>{doc}) (?P<what>(?:issued|signed|in force)?) ?"
        r"(?P<order>older|newer|earlier|later|more recent) (?:than|or) (?P<b>{doc})",
    ),
}  # fmt: skip
_EARLIER = frozenset(("truoc", "som hon", "cu hon", "first", "earlier", "older", "oldest"))
_IN_FORCE = re.compile(r"hieu luc|ap dung|thi hanh|effect|force|applies")
EARLIER, LATER, BY_FORCE = "earlier", "later", " in force"
_ABOUT = {"vi": "ve", "en": "about"}
# Two of a kind, told by what both are about.
_PAIR = {
    "vi": (
        r"(?:so sanh|doi chieu) (?:hai|2|ca hai) (?P<list>{kind}.*)",
        r"(?:hai|2) (?P<list>{kind}.*?) (?:co )?(?:gi |diem (?:gi|nao) )?(?:khac|giong)"
        r"(?: nhau| biet| gi| o| nhung| diem| cho| the)*(?: nao)?",
    ),
    "en": (
        r"compare (?:the )?(?:two|2|both) (?P<list>{kind}.*)",
        r"how (?:do|does|are) (?:the )?(?:two|2|both) (?P<list>{kind}.*?) (?:differ|different|compare)",
        r"(?:what (?:is|are) )?(?:the )?differences? between (?:the )?(?:two|2|both) (?P<list>{kind}.*)",
    ),
}  # fmt: skip


def read_pair(text: str, language: str) -> DocumentQuestion | None:
    """Returns what compares two documents that are told by what both are about; None for anything else."""
    text = without_fill(text, language)
    for pattern in _PAIR[language]:
        found = re.fullmatch(pattern.replace("{kind}", f"(?:{kind_words(language)})(?!\\S)"), text)
        said = found["list"] if found else ""
        # "hai hướng dẫn sữa học đường": the subject right behind the kind.
        about = re.sub(rf"^({kind_words(language)})(?!\S) ", rf"\1 {_ABOUT[language]} ", said)
        listing = next((r for w in (said, about) if w and (r := read_listing(w, language)) and r.is_filtered), None)
        if listing is not None and listing.is_filtered:
            return DocumentQuestion(Attribute.COMPARE, listing=listing)
    return None


def read_ordered(text: str, language: str) -> DocumentQuestion | None:
    """Returns what asks which of two documents comes first or last, by their days or since when they hold."""
    for pattern in _compiled(_ORDERED[language]):
        found = pattern.fullmatch(without_fill(text, language))
        if found is None:
            continue
        both = mentions_in(f"{found['a']} {'va' if language == 'vi' else 'and'} {found['b']}", language)
        if len(both) == 2 and not any(m.weak and m.is_bare for m in both):
            order = EARLIER if found["order"] in _EARLIER else LATER
            by = BY_FORCE if _IN_FORCE.search(found["what"]) else ""
            return DocumentQuestion(Attribute.COMPARE, both, unit=f"{order}{by}")
    return None


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


def _pairs(language: str) -> tuple[re.Pattern[str], ...]:
    return _compiled(_TWO[language])


@functools.lru_cache(maxsize=4)
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p.replace("{doc}", r"\S+(?: \S+)*?")) for p in patterns)


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
