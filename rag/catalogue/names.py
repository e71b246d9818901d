"""What documents, their issuers and their signers are called in an answer, in either language."""

import datetime
import functools
import re

from corpus.document import Metadata, Relation, short_title
from corpus.lexicon.glossary import Lexicon, english_name, lexicon
from corpus.lexicon.names import sentence_case
from corpus.structure.trailer_lines import TITLES
from corpus.text.accents import fold

_OWN_TITLE = re.compile(rf"(?:{TITLES})$")
_FOR = re.compile(r"\b(T/?M|KT|TL|TUQ|Q)\s*\.?\s+")
_FOR_SOMEBODY = re.compile(r"(?:^|\s)(?:KT|TL|TUQ|K/T|T/L|T/UQ)\s*\.?\s*$")
_FOR_VI = {"TM": "thay mặt", "KT": "ký thay", "TL": "thừa lệnh", "TUQ": "thừa ủy quyền", "Q": "quyền"}
_FOR_EN = {"TM": "on behalf of", "KT": "for", "TL": "by order of", "TUQ": "authorised by", "Q": "acting"}
# Titles that the glossary has under longer names only.
_TITLES_EN = {
    "chu tich": "Chairperson", "pho chu tich": "Vice Chairperson", "bi thu": "Secretary",
    "pho bi thu": "Deputy Secretary", "ban thuong vu": "Standing Committee",
}  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day_text(day: datetime.date, language: str) -> str:
    """Returns a day as people write it: `12/09/2024`, `12 September 2024`."""
    return f"{day:%d/%m/%Y}" if language == "vi" else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_name(meta: Metadata, language: str, document_id: str) -> str:
    """Returns kind and number, else kind and subject, else kind and day; with the id where the head says no more."""
    word = kind_text(meta.kind, language) or ("Văn bản" if language == "vi" else "Document")
    if meta.number:
        return f"{word} {'số' if language == 'vi' else 'No.'} {meta.number}"
    if meta.title:
        return f"{word} “{short_title(meta.title)}”"
    if meta.date:
        return f"{word} {'ngày' if language == 'vi' else 'of'} {day_text(meta.date, language)}"
    return word if meta.issuer or meta.signer else f"{word} ({document_id})"


def full_name(meta: Metadata, language: str, document_id: str) -> str:
    """Returns a document's name with its day and its issuer, as far as it says them."""
    name = short_name(meta, language, document_id)
    day = day_text(meta.date, language) if meta.date and day_text(meta.date, language) not in name else ""
    issuer = issuer_text(meta, language)
    if not meta.number and not issuer and meta.signer:
        name += f" do {meta.signer} ký" if language == "vi" else f" signed by {meta.signer}"
    if language == "vi":
        return name + (f" ngày {day}" if day else "") + (f" của {issuer}" if issuer else "")
    return name + (f" of {day}" if day else "") + (f", {issuer}" if issuer else "")


def issuer_text(meta: Metadata, language: str) -> str:
    """Returns who issued a document, with the body above it where the head names one; "" where nobody is named."""
    above = agency_text(meta.parent, language) if meta.parent else ""
    several = (meta.issuer or "").split(", ")
    if len(several) > 1:
        named = ", ".join(agency_text(name, language) for name in several)
        return f"{named} ({above})" if above else named
    return f"{agency_text(meta.issuer, language)}{', ' * bool(above)}{above}" if meta.issuer else ""


def cited_name(relation: Relation, language: str) -> str:
    """Returns the name of a document that another cites, with its day and its issuer."""
    return full_name(_cited(relation), language, relation.number)


def cited_short(relation: Relation, language: str) -> str:
    """Returns the kind and the number of a document that another cites."""
    return short_name(_cited(relation), language, relation.number)


def _cited(relation: Relation) -> Metadata:
    return Metadata(kind=relation.other_kind, number=relation.number, issuer=relation.issuer, date=relation.date)


def agency_text(name: str, language: str) -> str:
    """Returns an agency's name; in English with the Vietnamese one beside it."""
    english = english_name(name) if language == "en" else None
    return f"{english} ({name})" if english else name


def kind_text(kind: str | None, language: str) -> str:
    """Returns a kind of document in a language, "" for none."""
    if not kind or language == "vi":
        return kind or ""
    english = _english_of(lexicon(), "document").get(fold(kind))
    return f"{english[:1].upper()}{english[1:]}" if english else kind


def signer_text(meta: Metadata, language: str) -> str:
    """Returns a signer with title and capacity: `Đỗ Thị Mai Khuê, Phó Chủ tịch (ký thay Chủ tịch)`."""
    capacity = signed_for(meta, language)
    return signer_name(meta, language) + (f" ({capacity})" if capacity else "")


def signer_name(meta: Metadata, language: str) -> str:
    """Returns a signer with title: `Đỗ Thị Mai Khuê, Phó Chủ tịch`."""
    return ", ".join(filter(None, (meta.signer, signer_title(meta, language))))


def signer_title(meta: Metadata, language: str) -> str:
    """Returns the title of a signer, "" where none stands there: `Phó Chủ tịch`.

    Who signs "KT. BỘ TRƯỞNG", and has no line of his own below it, is not the minister.
    """
    own = _own_title(meta)
    return _title_text(own, language) if own else ""


def _own_title(meta: Metadata) -> str:
    """Returns the signer's own title as it is written, "" where the one that stands there is somebody else's."""
    own = _OWN_TITLE.search(meta.capacity or "")
    return "" if own is None or _FOR_SOMEBODY.search(own.string[: own.start()]) else own[0]


def signed_for(meta: Metadata, language: str) -> str:
    """Returns for whom a document was signed, the nearest first: `ký thay Chủ tịch, thay mặt Ủy ban nhân dân`."""
    parts = _FOR.split(meta.capacity or "")
    own = _own_title(meta)
    named = []
    for mark, whom in zip(parts[1::2], parts[2::2], strict=True):
        said = _OWN_TITLE.sub("", whom).strip() if own and whom.endswith(own) else whom.strip()
        said = said or (own if mark == "Q" else "")
        if said and mark != "Q":
            word = (_FOR_VI if language == "vi" else _FOR_EN)[mark.replace("/", "")]
            named.append(f"{word} {_title_text(said, language, inside=True)}")
    return ", ".join(reversed(named))


def title_of(post: str, language: str) -> str:
    """Returns a person's post as an answer says it: "Phó Chủ tịch Ủy ban nhân dân tỉnh", its own English one."""
    if language == "vi":
        return post
    title = re.match(TITLES, post.upper())
    whose = post[title.end() :].strip() if title else ""
    english = _TITLES_EN.get(fold(title[0])) or _english_of(lexicon(), "title").get(fold(title[0])) if title else None
    body = english_name(whose) if whose else None
    if not english or (whose and not body):
        return post
    said = f"{english[:1].upper()}{english[1:]}{f' of the {body}' if body else ''}"
    return f"{said} ({post})"


def _title_text(capitals: str, language: str, inside: bool = False) -> str:
    """Returns a title or an agency set in capitals as it is written in running text; inside: within a sentence."""
    written = sentence_case(capitals)
    if re.fullmatch(TITLES, capitals):
        written = " ".join(_title_words(capitals))
    if language == "vi":
        return written
    key = fold(capitals)
    english = _TITLES_EN.get(key) or _english_of(lexicon(), "title").get(key) or english_name(written)
    if not english:
        return written
    return f"the {english}" if inside else f"{english[:1].upper()}{english[1:]} ({written})"


def _title_words(capitals: str) -> list[str]:
    """Returns the words of a title with the capitals it has in running text: `Phó Chủ tịch`, `Chánh Văn phòng`."""
    words = capitals.lower().split()
    heads = {0, 1} if words[0] in ("phó", "thứ", "chánh", "tổng") and len(words) > 1 else {0}
    return [w.capitalize() if i in heads and not (w in ("trưởng",) and i) else w for i, w in enumerate(words)]


@functools.lru_cache(maxsize=4)
def _english_of(words: Lexicon, kind: str) -> dict[str, str]:
    """Returns the English names of a kind of glossary entry, by folded Vietnamese name."""
    return {fold(e.vi): e.en[0] for e in reversed(words.entries) if e.kind == kind and e.en}
