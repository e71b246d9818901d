"""What is wrong with a home, and what is done about it: derived again, read again from its bytes, or said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import CorpusError
from corpus.message import Message, plain
from corpus.read import digest
from corpus.store.faults import (
    DATABASE,
    DIGEST,
    DOCUMENT,
    DUTIES,
    HEAD,
    LEFT_OVER,
    NAME,
    READING,
    SOURCE,
    STRAY,
    Fault,
    database_faults,
    document_faults,
    name_faults,
    source_faults,
    stray_faults,
)
from corpus.store.protocol import Source
from corpus.store.sqlite import Store
from index.engine import Engine
from index.errors import IndexDamaged
from index.filing import Filing
from index.rereading import read_again

INDEX = "index"
MEND = plain("chithi doctor --mend")
# What nothing derives is a person's to say again, by the table that it was in.
AGAIN = {
    "labels": Message("say again who may see the document that they are of (chithi label), then chithi doctor --mend"),
    "corrections": Message("correct the document that they are of again (chithi correct), then chithi doctor --mend"),
    "sources": Message("ingest the file that they are of again, then chithi doctor --mend"),
}


@dataclass(frozen=True)
class Finding:
    """Something wrong; do: what a person has to do where it was not mended, "" where it was or can be by itself."""

    kind: str
    document_id: str
    why: Message
    mended: bool = False
    do: str = ""


def examine(store: Store) -> list[Finding]:
    """Returns what is wrong with the documents of a home; nothing is changed."""
    return [_finding(store, fault) for fault in _faults(store)]


def index_findings(engine: Engine) -> list[Finding]:
    """Returns what is wrong with the files of a published index, each compared with its digest."""
    try:
        if engine.is_published():
            engine.check()
    except IndexDamaged as error:
        return [Finding(INDEX, "", error.message, do=MEND)]
    return []


def mend(store: Store) -> list[Finding]:
    """Mends what can be derived or read again, and returns what was wrong; the caller holds the lock.

    Raises:
        StoreError: what was mended cannot be stored.
    """
    found = []
    faults = _faults(store)
    if any(fault.kind == NAME for fault in faults):  # what else is wrong is seen when each has its name again
        found += [_mended(store, fault) for fault in faults]
        faults = _faults(store)
    return found + [_mended(store, fault) for fault in faults]


def _mended(store: Store, fault: Fault) -> Finding:
    """Mends a fault where that can be, and returns what was found."""
    mended = _mend(store, fault)
    return replace(_finding(store, fault), mended=True, do="") if mended else _finding(store, fault)


def _faults(store: Store) -> list[Fault]:
    faults = list(database_faults(store)) or list(name_faults(store))
    if faults:
        return faults
    # Bytes first: documents may be read again from those that are whole.
    return [*stray_faults(store), *source_faults(store), *document_faults(store)]


def _finding(store: Store, fault: Fault) -> Finding:
    return Finding(fault.kind, fault.document_id, fault.why, do=_do(store, fault))


def _do(store: Store, fault: Fault) -> Message:
    """Returns what a person does about a fault."""
    if fault.kind in (NAME, HEAD, DUTIES, LEFT_OVER) or (fault.kind == DIGEST and _right_digest(store, fault)):
        return MEND
    if fault.kind == STRAY:
        return AGAIN[fault.place]
    if fault.kind == DATABASE:
        return Message(
            "put back a copy of {path}, or move it and {originals} away and ingest the files again",
            path=store.path,
            originals=store.originals.path,
        )
    places = [s.place or s.name for s in _sources(store, fault)]
    if fault.kind in (DOCUMENT, READING) and any(_is_whole(store, s.sha256) for s in _sources(store, fault)):
        return MEND
    if not places:
        return Message("ingest its file again")
    return Message("ingest {places} again", places=_either(places))


def _either(places: Sequence[str]) -> Message:
    """Returns places of which one will do."""
    first, *others = places
    said = plain(first)
    for place in others:
        said = Message("{one} or {other}", one=said, other=place)
    return said


def _mend(store: Store, fault: Fault) -> bool:
    """Returns whether a fault was mended."""
    if fault.kind in (HEAD, DUTIES):
        store.derive(fault.document_id)
        return True
    if fault.kind == NAME:
        store.rename(fault.document_id, fault.place)
        return True
    if fault.kind == STRAY:
        store.clear_stray(fault.document_id)
        return True
    if fault.kind == DIGEST:
        if right := _right_digest(store, fault):
            store.set_digest(fault.document_id, right)
        return bool(right)
    if fault.kind == LEFT_OVER:
        return _cleared(store, fault)
    if fault.kind == SOURCE:
        return _kept_again(store, fault)
    if fault.kind in (DOCUMENT, READING):
        wanted = [s for s in _sources(store, fault) if _is_whole(store, s.sha256)]
        done = [result.outcome != "failed" for result in read_again(store, Filing(store), wanted)]
        return bool(done) and all(done)
    return False


def _sources(store: Store, fault: Fault) -> list[Source]:
    """Returns the sources of the reading that a fault is in."""
    found = store.sources(fault.document_id) if fault.document_id else []
    if fault.kind == DOCUMENT:
        return [s for s in found if s.in_force]
    return [s for s in found if s.place == fault.place]


def _right_digest(store: Store, fault: Fault) -> str:
    """Returns the one of two digests whose bytes are kept and whole, "" where that tells nothing."""
    found = [sha256 for sha256 in store.digests_said(fault.document_id) if _is_whole(store, sha256)]
    return found[0] if len(found) == 1 else ""


def _cleared(store: Store, fault: Fault) -> bool:
    if fault.sha256:
        store.originals.remove(fault.sha256)
        return fault.sha256 not in store.originals.kept()
    Path(fault.place).unlink(missing_ok=True)
    return True


def _kept_again(store: Store, fault: Fault) -> bool:
    """Returns whether the file of a source still stands where it stood, and its bytes are kept anew."""
    try:
        data = Path(fault.place).read_bytes()
        if digest(data) != fault.sha256:
            return False
        store.originals.keep(data)
    except (OSError, ValueError):
        return False
    return True


def _is_whole(store: Store, sha256: str) -> bool:
    try:
        store.originals.load(sha256)
    except CorpusError:
        return False
    return True
