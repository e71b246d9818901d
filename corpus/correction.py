"""Corrections: what a person says of a document where its head was misread, or says nothing.

They are kept beside what was read and applied over it; whoever looks sees the corrected metadata.
"""

import datetime
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from corpus.document import REPLACES, Document, Metadata, Relation
from corpus.errors import InvalidCorrection
from corpus.message import Message

FIELDS = ("kind", "number", "issuer", "date", "title")
LONGEST_VALUE = 1000  # code points


@dataclass(frozen=True)
class Correction:
    """Values by field of Metadata (days as YYYY-MM-DD; None: it has none), and the documents that this one replaces.

    replaces: None where nothing is said of them; empty where what a person said before is taken back.
    """

    values: Mapping[str, str | None]
    replaces: tuple[Relation, ...] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What is corrected, in order."""
        return (*(name for name in FIELDS if name in self.values), *(("replaces",) if self.replaces else ()))

    def over(self, metadata: Metadata) -> Metadata:
        """Returns metadata as corrected."""
        day = self.values.get("date")
        values = {**self.values, "date": datetime.date.fromisoformat(day) if day else None}
        added = self.replaces or ()
        said = {(r.kind, r.number) for r in added if r.number}
        read = tuple(r for r in metadata.relations if (r.kind, r.number) not in said)
        return replace(metadata, **{n: values[n] for n in self.values}, relations=(*added, *read))  # type: ignore[arg-type]

    def with_more(self, later: "Correction") -> "Correction":
        """Returns this correction with a later one over it."""
        replaces = self.replaces if later.replaces is None else later.replaces
        return Correction({**self.values, **later.values}, replaces or None)


NOTHING = Correction({})


def read_correction(
    values: Mapping[str, str | None], replaced: Document | None = None, replaces_none: bool = False
) -> Correction:
    """Returns the correction that a person asks for; "" for what the document has not; replaced: by this document.

    replaces_none: whether what a person said before of what it replaces is taken back.

    Raises:
        InvalidCorrection: a field that cannot be corrected, a day that is none, or too long a value.
    """
    unknown = sorted(set(values) - set(FIELDS))
    if unknown:
        raise InvalidCorrection(
            Message(
                "{unknown} cannot be corrected; expected one of {fields}, replaces",
                unknown=repr(unknown[0]),
                fields=", ".join(FIELDS),
            )
        )
    checked = {name: _checked(name, values[name]) for name in FIELDS if name in values}
    none = () if replaces_none else None
    return Correction(checked, (_replacing(replaced),) if replaced else none)


def _replacing(other: Document) -> Relation:
    meta = other.metadata
    return Relation(REPLACES, meta.kind or "", meta.number or "", meta.date, meta.issuer, other.document_id)


def _checked(name: str, value: str | None) -> str | None:
    text = " ".join(unicodedata.normalize("NFC", value or "").split())
    if len(text) > LONGEST_VALUE or any(unicodedata.category(c) in ("Cc", "Cs") for c in text):
        raise InvalidCorrection(
            Message(
                "{name}: expected at most {longest_value} characters, none of them control characters",
                name=name,
                longest_value=LONGEST_VALUE,
            )
        )
    if name == "date" and text:
        return _day(text)
    return text or None


def _day(text: str) -> str:
    """Returns a day as YYYY-MM-DD that was written so or as DD/MM/YYYY."""
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"):
        try:
            return datetime.datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    raise InvalidCorrection(
        Message("date: {text} is no day; expected one as 2025-06-30 or 30/6/2025", text=repr(text[:40]))
    )


def as_text(correction: Correction) -> str:
    """Returns a correction as JSON; `from_text` gives it back."""
    rows = [asdict(relation) for relation in correction.replaces or ()]
    return json.dumps({"values": dict(correction.values), "replaces": rows}, ensure_ascii=False, default=str)


def from_text(text: str | None) -> Correction:
    """Returns the correction that a string holds, none of them where it is empty.

    Raises:
        ValueError, TypeError, KeyError: it is damaged.
    """
    if not text:
        return NOTHING
    raw = json.loads(text)
    day = datetime.date.fromisoformat
    relations = (Relation(**{**r, "date": day(r["date"]) if r["date"] else None}) for r in raw["replaces"])
    return Correction(raw["values"], tuple(relations) or None)
