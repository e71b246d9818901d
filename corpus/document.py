"""Document: the noun that this room hands on, with what it says of itself (Metadata) and of others (Relation)."""

import datetime
import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from corpus.clause import Clause
from corpus.labels import EVERYONE
from corpus.layout.pages import page_of
from corpus.message import Message

LONGEST_TITLE = 110  # code points of a subject where it names its document
_CALLED_FROM_HERE = re.compile(r"\s*\(sau đây[^()]*\)")
_SAYS_WHAT_IT_DOES = re.compile(r"(?:quy định|hướng dẫn|sửa đổi|ban hành|phê duyệt|điều chỉnh)(?!\w)")
_HEADS_A_LIST = re.compile(r",?\s+(?:bao )?gồm:?$|,?\s+(?:cụ thể )?như sau:?$")
# What a document does to another: the kinds of a Relation.
REPLACES, AMENDS, REPEALS, IMPLEMENTS, BASED_ON = "replaces", "amends", "repeals", "implements", "based_on"


@dataclass(frozen=True)
class Relation:
    """What a document says it does to another: kind, the other's kind and number, its date and issuer where cited.

    document_id: of the other, where a person said which stored document it is.
    """

    kind: str
    other_kind: str
    number: str
    date: datetime.date | None = None
    issuer: str | None = None
    document_id: str | None = None


@dataclass(frozen=True)
class Metadata:
    """What the header and the trailer of a document say; None (or empty) where they do not say it.

    kind: "Công văn", "Chỉ thị", …; number: number and symbol, "46/CĐ-TTg"; issuer and parent as the
    document writes them; place and date of signing; title: the subject (trích yếu); addressees: whom
    it is sent to (Kính gửi); recipients: the Nơi nhận list; signer and capacity ("KT. CHỦ TỊCH"); effective: the
    day from which it holds; relations: what it does to other documents.
    """

    kind: str | None = None
    number: str | None = None
    issuer: str | None = None
    parent: str | None = None
    place: str | None = None
    date: datetime.date | None = None
    title: str | None = None
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signer: str | None = None
    capacity: str | None = None
    effective: datetime.date | None = None
    relations: tuple[Relation, ...] = ()


def cut(title: str, longest: int = LONGEST_TITLE) -> str:
    """Returns a text of at most so many code points, cut at a word."""
    if len(title) <= longest:
        return title
    return f"{title[: longest + 1].rpartition(' ')[0].rstrip(' ,;:')}…"


def short_title(title: str) -> str:
    """Returns a title as it names its document: cut at a word, without what it is called from there on.

    "… Việt Nam (sau đây gọi là Ngân hàng Nhà nước), bao gồm" ends with "Việt Nam".
    """
    return cut(_HEADS_A_LIST.sub("", _CALLED_FROM_HERE.sub("", title)).rstrip(" ,;:."))


@dataclass(frozen=True)
class Document:
    """A directive: its normalised text, its clause tree in document order, what it says of itself.

    Every offset is a half-open code-point offset into `text`. `source_sha256` is the digest of the bytes it was read
    from, hex; `pages` the offsets at which its pages begin, () where it has none; `warnings` what a person should know
    of how it was read.
    What a store adds: `corrected`, the names of what a person corrected of its metadata; `labels`, who may see it; and
    `digest`, of all that an index is built from, "" of one that was never stored.
    """

    document_id: str
    text: str
    clauses: tuple[Clause, ...]
    metadata: Metadata = field(default_factory=Metadata)
    source_name: str = ""
    source_sha256: str = ""
    pages: tuple[int, ...] = ()
    warnings: tuple[Message, ...] = ()
    corrected: tuple[str, ...] = ()
    labels: frozenset[str] = EVERYONE
    digest: str = field(default="", compare=False, repr=False)

    @property
    def name(self) -> str:
        """What people call it: `Công văn số 12/…`, else its title cut at a word, else kind, issuer or signer, day.

        The id stands in for these where the head gives none.
        """
        meta = self.metadata
        if meta.number:
            return f"{meta.kind or 'Văn bản'} số {meta.number}"
        if meta.title:
            kind = meta.kind if meta.kind and not meta.title.startswith(meta.kind) else None
            title = short_title(meta.title)
            # What the scope says goes on behind the kind: "Nghị định quy định về phát ngôn".
            return f"{kind}{' ' if _SAYS_WHAT_IT_DOES.match(title) else ': '}{title}" if kind else title
        of = f" của {meta.issuer}" if meta.issuer else f" do {meta.signer} ký" if meta.signer else ""
        on = f" ngày {meta.date:%d/%m/%Y}" if meta.date else ""
        return f"{meta.kind or 'Văn bản'}{of}{on}" + ("" if of or on else f" ({self.document_id})")

    @property
    def full_name(self) -> str:
        """Its name with who issued it and when, in brackets, as far as that is known and the name does not say it."""
        meta = self.metadata
        day = f"{meta.date:%d/%m/%Y}" if meta.date else ""
        said = ", ".join(part for part in (meta.issuer, day) if part and part not in self.name)
        return f"{self.name} ({said})" if said else self.name

    def pages_of(self, clause: Clause) -> tuple[int, int] | None:
        """Returns the first and the last page of a clause, from 1; None where the file has no pages."""
        first = page_of(self.pages, clause.start)
        last = page_of(self.pages, max(clause.start, clause.end - 1))
        return (first, last) if first is not None and last is not None else None

    def clause(self, path: str) -> Clause | None:
        """Returns the clause at an address, None where there is none."""
        return self.by_path.get(path)

    @cached_property
    def by_path(self) -> dict[str, Clause]:
        """Its clauses by their addresses, in order."""
        return {c.path: c for c in self.clauses}

    def clause_at(self, offset: int) -> Clause | None:
        """Returns the innermost clause that holds an offset, None outside every clause."""
        holding = [c for c in self.clauses if c.start <= offset < c.end]
        return max(holding, key=lambda c: (len(c.levels), c.start), default=None)

    @property
    def text_sha256(self) -> str:
        """The digest of the text, hex."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def state(self) -> str:
        """What tells it from how it was before, hex: what an index was built from."""
        return self.digest or self.text_sha256


def told_apart(documents: Sequence[Document]) -> dict[str, str]:
    """Returns a name for each of several documents, by id: the full one for those whose short names are the same."""
    names = Counter(d.name for d in documents)
    return {d.document_id: d.name if names[d.name] == 1 else d.full_name for d in documents}
