"""Texts without clauses, as test sets and training data have them, in an index."""

import sys
from collections.abc import Iterable
from pathlib import Path

from corpus.clause import PREFACE, Clause
from corpus.document import Document, Metadata
from corpus.message import Message
from eval.errors import EvalError
from index.encoders.protocol import Encoder
from index.local.engine import LocalEngine
from index.local.searcher import LocalSearcher

AT_ONCE = 4096  # texts that are published together


def as_document(name: str, title: str, text: str) -> Document:
    """Returns a document of one clause: a test set has no clauses."""
    span = Clause(PREFACE, (), "", 0, len(text), len(text))
    return Document(name, text, (span,), Metadata(title=title or None))


def open_index(documents: Iterable[Document], encoder: Encoder, root: Path) -> LocalSearcher:
    """Returns the index of documents, built if none is published in the folder.

    Raises:
        EvalError: the folder holds an index of another encoder.
        IndexingError: it cannot be read or written.
    """
    engine = LocalEngine(root)
    if not engine.is_published():
        every = [d for d in documents if d.text.strip()]
        for start in range(0, len(every), AT_ONCE):
            engine.put(every[start : start + AT_ONCE], (), encoder)
            _show(min(start + AT_ONCE, len(every)), len(every))
        engine.settle()
    searcher = engine.open()
    if not searcher.is_of(encoder):
        raise EvalError(
            Message(
                "{root}: an index of encoder {encoder} found, one of {name} expected; name another folder with --cache",
                root=root,
                encoder=repr(searcher.manifest.encoder),
                name=repr(encoder.name),
            )
        )
    return searcher


def _show(done: int, total: int) -> None:
    if sys.stderr.isatty() or done == total:
        print(f"\rencoding texts: {done}/{total}", end="\n" if done >= total else "", file=sys.stderr)  # noqa: T201
