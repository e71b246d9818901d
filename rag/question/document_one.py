"""What is asked of one document: a frame around its name."""

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.duty import COORDINATE, LEAD
from rag.question.asked_time import UNTIL, AskedTime, take_time
from rag.question.document_asked import DocumentQuestion
from rag.question.document_frames_en import ENGLISH
from rag.question.document_frames_vi import VIETNAMESE
from rag.question.document_mention import mention_pattern
from rag.question.document_named import mentions_in, registered, without_fill
from rag.question.document_words import ASKS, Attribute

_FRAMES = {"vi": VIETNAMESE, "en": ENGLISH}
# Asked without any name they are of the document before: "ai ký?".
_BARE = (
    Attribute.SIGNER, Attribute.ISSUER, Attribute.IN_FORCE, Attribute.CHANGED, Attribute.CHANGED_BY,
    Attribute.REPLACES,
    Attribute.EFFECTIVE, Attribute.UNTIL, Attribute.DATE, Attribute.SUMMARY, Attribute.APPLIES_TO, Attribute.SCOPE,
)  # fmt: skip
_DAY = r"ngay|\d[/.]\d|(?<!\d)\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]|[a-z] \d{1,2}(?!\d)"  # "1 october 2025"
# Asked of a day: "tính đến ngày …".
_FORCE = (Attribute.IN_FORCE, Attribute.CHANGED, Attribute.CHANGED_BY)
_LEADS = ("chu tri", "phu trach", "lam dau moi", "lead", "leading", "in charge of", "responsible for")
_HELPS = ("phoi hop", "coordinate")


def of_one(text: str, language: str) -> DocumentQuestion | None:
    """Returns what is asked of one document by a frame, or of the one before; None for anything else."""
    text = without_fill(text, language)
    if re.search(mention_pattern(language), text) is None:
        return of_the_one_before(text, language)
    time, without = take_time(text, language)
    day = time if time is not None and (time.how == UNTIL or re.search(_DAY, time.period)) else None
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


def of_the_one_before(text: str, language: str, of_any: bool = False) -> DocumentQuestion | None:
    """Returns what is asked without any name of a document: "ai ký?".

    of_any: whether it is known that one was asked of, so that whatever is asked of documents is asked of it.
    """
    opened = re.sub(r"^(?:the con|con|the|va|vay)(?: cai)? ", "", text) if language == "vi" else text
    for said in dict.fromkeys((opened if len(opened.split()) > 1 else text, text)):
        for attribute in _FRAMES[language] if of_any else _BARE:
            for before, after in _FRAMES[language].get(attribute, ()):
                if "?P<loose>" in after or re.search(r"\?P<(?:who|by)>", before + after):
                    continue
                if said and (found := re.fullmatch(rf"(?:{before}) ?(?:{after})", said)):
                    return DocumentQuestion(attribute, bare=True, unit=found.groupdict().get("unit") or "")
    return None


def _read(
    attribute: Attribute, found: re.Match[str], language: str, day: AskedTime | None = None
) -> DocumentQuestion | None:
    groups = found.groupdict()
    mentions = mentions_in(without_fill(groups["doc"], language), language)
    if attribute is Attribute.NUMBER and re.match(r"\d", groups["doc"]):
        return None  # "số 1472/QĐ-UBND" is said of it, not asked
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
