"""Is a question about documents, not about what a clause says? Which attribute is wanted, and of which of them?

The whole question must be read: a frame of `document_words`, the document's name, and words that add nothing. A
question with a word left over is about a clause.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.duty import COORDINATE, LEAD
from corpus.lexicon.glossary import agency
from corpus.lexicon.phrases import english_agency
from corpus.text.accents import strip_accents
from rag.question.asked_time import UNTIL, AskedTime, take_time
from rag.question.called import spelt_out
from rag.question.document_facts import ASKED_TOGETHER, FactsNamed, by_verb, facts_bare, facts_named
from rag.question.document_frames_en import ENGLISH
from rag.question.document_frames_vi import VIETNAMESE
from rag.question.document_list import Listing, read_due, read_listing
from rag.question.document_mention import Mention, mention_pattern, read_mention
from rag.question.document_signatory import read_signatory
from rag.question.document_units import STANDS, UNIT, UNIT_CHANGED
from rag.question.document_words import ASKS, FILL, Attribute
from rag.question.explicit_reference import read_reference
from rag.question.follow_up import without_opener
from rag.question.shorthand import written_out
from rag.question.typed import Typed, words_of

_FRAMES = {"vi": VIETNAMESE, "en": ENGLISH}
LONGEST = 300  # code points; what asks about a document is short
# Asked without any name they are of the document before: "ai ký?".
_BARE = (
    Attribute.SIGNER, Attribute.ISSUER, Attribute.IN_FORCE, Attribute.CHANGED, Attribute.CHANGED_BY,
    Attribute.REPLACES,
    Attribute.EFFECTIVE, Attribute.DATE, Attribute.SUMMARY, Attribute.APPLIES_TO, Attribute.SCOPE,
)  # fmt: skip
# Asked of a day: "tính đến ngày …".
_FORCE = (Attribute.IN_FORCE, Attribute.CHANGED, Attribute.CHANGED_BY)
_DASHES = ("-", "–", "—")  # between a document and what is asked of it
MOST_BEHIND = 14  # words of the facts that are asked behind a document's name
_FRONTED = re.compile(
    rf"(?P<doc>(?:the |(?={mention_pattern('en')})).+?) (?P<ask>(?:who|when|what|which|is|was|has|does) .+?) it"
    r"(?P<rest>(?: .*)?)"
)
_LEADS = ("chu tri", "phu trach", "lam dau moi", "lead", "leading", "in charge of", "responsible for")
_HELPS = ("phoi hop", "coordinate")
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


@dataclass(frozen=True)
class DocumentQuestion:
    """What is asked of documents.

    also: what else is asked of the same ("ai ký và ngày nào"); role: of the tasks that are asked for, None for any;
    mentions: those that it names, () where it asks of all that are stored or says none; bare: whether it says none and
    means the one before; listing: which of all; agency: the registered name of the one whose tasks are asked for, empty
    for any; name: of a person who may have signed some, folded; unit: what is counted, folded, or that a unit
    is asked to stand; as_of: the day for which force is asked.
    """

    attribute: Attribute
    mentions: tuple[Mention, ...] = ()
    bare: bool = False
    listing: Listing | None = None
    agency: str = ""
    unit: str = ""
    as_of: AskedTime | None = None
    also: tuple[Attribute, ...] = ()
    role: str | None = None
    name: str = ""

    @property
    def leans(self) -> bool:
        """Whether it is asked of the document before."""
        return self.bare or any(m.points for m in self.mentions)


def read_document_question(typed: Typed) -> DocumentQuestion | None:
    """Returns what a question asks of documents, None where it asks what a clause says, or anything else."""
    words = words_of(written_out(typed.text, typed.language)).written
    text = " ".join(strip_accents(w).lower() for w in words if w not in _DASHES)
    if len(text) > LONGEST:
        return None
    found = _asked(text, typed.language)
    if found is None and typed.language == "vi" and (whole := spelt_out(text)) != text:
        return _asked(whole, typed.language)
    return found


def _asked(text: str, language: str) -> DocumentQuestion | None:
    due = read_due(text, language)
    if due is not None:
        return DocumentQuestion(Attribute.DUE, listing=due, agency=due.agency)
    about = _of_documents(text, language)
    if about is not None and about.listing is None:
        return about
    name = read_signatory(_without_fill(text, language), language)
    if about is None:
        return DocumentQuestion(Attribute.SIGNATORY, name=name) if name else None
    return replace(about, name=name)  # who issued documents may be who signed them


def _of_documents(text: str, language: str) -> DocumentQuestion | None:
    of_all = _of_all(text, language)
    # "Văn bản mới nhất … là văn bản nào" asks which, not what kind one is.
    if of_all and of_all.attribute in (Attribute.NEWEST, Attribute.OLDEST):
        return of_all
    fronted = _fronted(text, language)
    return (
        _compared(text, language)
        or _of_a_unit(text, language)
        or _several_facts(fronted, language)
        or _of_one(fronted, language)
        or of_all
    )


def _of_a_unit(text: str, language: str) -> DocumentQuestion | None:
    """Returns what asks whether a unit of a document was changed: "Điều 6 quy chế … bị sửa chưa"; None otherwise."""
    text = _without_fill(text, language)
    for pattern in _unit_patterns(language):
        found = pattern.fullmatch(text)
        mentions = _mentions(_without_fill(found["doc"], language), language) if found else ()
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


def _fronted(text: str, language: str) -> str:
    """Returns a question whose document stands before it with that in its place: "the decree: who signed it?"."""
    found = _FRONTED.fullmatch(text) if language == "en" else None
    return f"{found['ask']} {found['doc']}{found['rest']}" if found else text


def _several_facts(text: str, language: str) -> DocumentQuestion | None:
    """Returns what asks several facts of one document: "số mấy, ngày nào, ai ký"; None for anything else."""
    text = _without_fill(text, language)
    if re.search(mention_pattern(language), text) is None:
        return None
    return _facts_before(text, language) or _facts_behind(text, language)


def _facts_before(text: str, language: str) -> DocumentQuestion | None:
    """Returns the facts that are named before the document: "number and date of the dispatch"."""
    named = facts_named(text, language) or _asked_before(text, language)
    if named is None:
        return None
    mentions = _mentions(_without_fill(named.document, language), language)
    first, *also = named.attributes
    told = len(mentions) == 1 and not (mentions[0].weak and mentions[0].is_bare)
    return DocumentQuestion(first, mentions, also=tuple(also)) if told else None


def _asked_before(text: str, language: str) -> FactsNamed | None:
    """Returns the facts that are asked before the document is named: "ai ký và ký ngày nào Kế hoạch 88"."""
    begins = re.compile(mention_pattern(language))
    words = text.split()
    for at in range(2, min(len(words), MOST_BEHIND)):
        document = " ".join(words[at:])
        if begins.match(document) and len(facts := facts_bare(" ".join(words[:at]), language)) > 1:
            return FactsNamed(facts, document)
    return None


def _facts_behind(text: str, language: str) -> DocumentQuestion | None:
    """Returns the fact that is asked with the document's name, and those that follow it: "ký hôm nào, ai ký"."""
    words = text.split()
    for at in range(len(words) - 1, max(1, len(words) - MOST_BEHIND), -1):
        more = facts_bare(" ".join(words[at:]), language)
        first = _of_one(" ".join(words[:at]), language) if more else None
        if first is None or len(first.mentions) != 1 or first.attribute not in ASKED_TOGETHER:
            continue
        mention = first.mentions[0]
        if more == (Attribute.DATE,) and mention.weak and not mention.number:
            continue  # "kế hoạch …, hạn là khi nào": when something is due is no date of a document
        also = tuple(a for a in dict.fromkeys(by_verb(more, " ".join(words[:at]))) if a is not first.attribute)
        if also:
            return replace(first, also=also)
    return None


def continued(typed: Typed, before: DocumentQuestion) -> DocumentQuestion | None:
    """Returns a question about a document asked again of another: "còn Chỉ thị 9?"; None for anything else.

    before: what was asked before.
    """
    words = without_opener(typed.words, typed.language)
    if len(before.mentions) != 1 or len(words) == len(typed.words):
        return None
    text = " ".join(strip_accents(w).lower() for w in words.written)
    mention = read_mention(_without_fill(re.sub(r" (?:thi sao|sao)$", "", text), typed.language), typed.language)
    named = mention is not None and not mention.points and not (mention.weak and mention.is_bare)
    return replace(before, mentions=(mention,)) if mention and named else None


def _of_all(text: str, language: str) -> DocumentQuestion | None:
    found = read_listing(text, language)
    return DocumentQuestion(Attribute(found.how), listing=found) if found else None


def _compared(text: str, language: str) -> DocumentQuestion | None:
    for pattern in _pairs(language):
        found = pattern.fullmatch(_without_fill(text, language))
        if found and re.search(rf"(?<!\S)(?:{_POINT[language]})(?!\S)", found["b"]):
            return None  # on one point, which clauses answer
        if found:
            both = _mentions(f"{found['a']} {'va' if language == 'vi' else 'and'} {found['b']}", language)
            clear = len(both) == 2 and not any(m.weak and m.is_bare for m in both)
            return DocumentQuestion(Attribute.COMPARE, both) if clear else None
    return None


def _of_one(text: str, language: str) -> DocumentQuestion | None:
    text = _without_fill(text, language)
    if re.search(mention_pattern(language), text) is None:
        return _of_the_one_before(text, language)
    time, without = take_time(text, language)
    day = time if time is not None and (time.how == UNTIL or re.search(r"ngay|\d[/.]\d", time.period)) else None
    read = [asked for attribute, frame in _frames(language) if (asked := _framed(attribute, frame, text, language))]
    if day is not None:
        forced = ((a, f) for a, f in _frames(language) if a in _FORCE)
        read += [asked for a, f in forced if (asked := _framed(a, f, without, language, day))]
    # The frame that explains most of the question leaves least of it to the document's name.
    return min(read, key=lambda asked: len(asked.mentions[0].words), default=None)


def _framed(
    attribute: Attribute, frame: re.Pattern[str], text: str, language: str, day: AskedTime | None = None
) -> DocumentQuestion | None:
    found = frame.fullmatch(text)
    return _read(attribute, found, language, day) if found else None


def _of_the_one_before(text: str, language: str) -> DocumentQuestion | None:
    """Returns what is asked without any name of a document: "ai ký?"."""
    opened = re.sub(r"^(?:the con|con|the|va|vay)(?: cai)? ", "", text) if language == "vi" else text
    text = opened if len(opened.split()) > 1 else text
    for attribute in _BARE:
        for before, after in _FRAMES[language].get(attribute, ()):
            if "?P<loose>" not in after and re.fullmatch(rf"(?:{before}) ?(?:{after})", text):
                return DocumentQuestion(attribute, bare=True)
    return None


def _without_fill(text: str, language: str) -> str:
    """Returns words without those at their edges that add nothing to what is asked."""
    fill = rf"(?:{FILL[language]})"
    return re.sub(rf"^(?:{fill} )+|(?: {fill})+$", "", text)


def _read(
    attribute: Attribute, found: re.Match[str], language: str, day: AskedTime | None = None
) -> DocumentQuestion | None:
    groups = found.groupdict()
    mentions = _mentions(_without_fill(groups["doc"], language), language)
    who = groups.get("who")
    name = registered(who, language) if who else ""
    if not mentions or (who and not name) or any(m.weak and m.is_bare for m in mentions):
        return None
    by = (groups.get("by") or "").split()
    if by and (len(mentions) != 1 or (mentions[0].weak and not mentions[0].number) or _asks_itself(by, language)):
        return None
    if by:
        mentions = (replace(mentions[0], words=(*by, *mentions[0].words)),)
    if groups.get("loose") and any(m.words for m in mentions):
        return None  # "kế hoạch kiểm tra chợ khi nào": what happens then is no date of a document
    said = groups.get("role") or ""
    role = LEAD if said in _LEADS else COORDINATE if said in _HELPS else None
    return DocumentQuestion(attribute, mentions, agency=name, unit=groups.get("unit") or "", as_of=day, role=role)


def _asks_itself(words: Sequence[str], language: str) -> bool:
    """Returns whether words ask for something, or name no one who issues: "ai", "việc này"."""
    return bool(re.search(rf"(?<!\S)(?:{ASKS[language]}|bao nhieu|duoc|do)(?!\S)", " ".join(words)))


def _mentions(text: str, language: str) -> tuple[Mention, ...]:
    """Returns the documents that words name: one, or those joined by "và"; () where any of them is none."""
    numbered = read_reference(text, language).each()
    if len(numbered) > 1 and all(r.number for r in numbered) and re.match(mention_pattern(language), text):
        return tuple(Mention(r.kind, False, (), r, None, False) for r in numbered)
    parts = re.split(r" (?:va|voi) " if language == "vi" else r" and ", text)
    begin = re.compile(mention_pattern(language))
    # "Kế hoạch về y tế và dân số" names one.
    whole = [text] if not all(begin.match(p) for p in parts) else parts
    read = [read_mention(part, language) for part in whole]
    return tuple(m for m in read if m is not None) if all(read) else ()


def registered(name: str, language: str) -> str:
    """Returns the registered name of an agency as a question calls it, "" where it is none's."""
    words = name.split()
    # "Sở Tài chính An Lĩnh", "the An Linh Department of Finance": without the place, at most four syllables.
    for n in range(max(1, min(5, len(words) - 1))):
        said = " ".join(words[: len(words) - n]) if language == "vi" else " ".join(words[n:])
        entry = agency(said) or (english_agency(said) if language == "en" else None)
        if entry and entry.kind == "agency":
            return entry.vi
    return ""


@functools.lru_cache(maxsize=2)
def _frames(language: str) -> tuple[tuple[Attribute, re.Pattern[str]], ...]:
    """Returns for each frame the pattern of a whole question with a document's name in it."""
    return tuple(
        (attribute, re.compile(rf"(?:{before}) ?(?<!\S)(?P<doc>\S+(?: \S+)*?){_following(after)}"))
        for attribute, frames in _FRAMES[language].items()
        for before, after in frames
    )


def _following(after: str) -> str:
    """Returns the pattern of what stands behind a document's name, with the blank before it."""
    return rf"(?: (?:{after})){'?' if re.fullmatch(after, '') else ''}" if after else ""


@functools.lru_cache(maxsize=2)
def _pairs(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p.replace("{doc}", r"\S+(?: \S+)*?")) for p in _TWO[language])
