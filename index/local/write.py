"""Documents to a segment: written beside, through to the disk, and named whole."""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.answer_types import AnswerType, answer_types_in
from corpus.document import Document
from corpus.facts.places import document_places
from corpus.markers import without_marker
from corpus.store.serialised import row_of
from corpus.text.accents import fold
from corpus.text.terms import accented_terms, folded_terms
from index.encoders.protocol import Encoder, TokenRows, Vectors
from index.local.arrays import as_bytes
from index.local.durable import make_folder, rename_synced, sync_folder, write_synced
from index.local.encoding import token_dimension
from index.local.late import token_arrays
from index.local.postings import build_postings
from index.local.segment import ARRAYS, DOCUMENTS, FORMAT, HEADS, MANIFEST, PASSAGES, About, Head
from index.local.vectors import VECTORS, index_bytes
from index.passage import SPLITTER_VERSION, Passage
from index.words.terms import ACCENTED, FOLDED

SEGMENTS = "segments"
BUILDING = ".building-"

FIGURES = frozenset((AnswerType.PERCENT, AnswerType.MONEY, AnswerType.HOW_MUCH))


def write_documents(
    root: Path,
    documents: Sequence[Document],
    passages: Sequence[Sequence[Passage]],
    vectors: Vectors,
    tokens: Sequence[TokenRows],
    encoder: Encoder,
) -> Path:
    """Writes the segment of some documents below an index's root, and returns its folder.

    passages: of each document; vectors, tokens: of all of them, in order.
    """
    every = [p for of_one in passages for p in of_one]
    texts = [f"{p.context}\n{p.text}" for p in every]
    digests = b"".join(bytes.fromhex(p.digest) for p in every)
    arrays: dict[str, NDArray[Any]] = {
        "digests": np.frombuffer(digests, dtype=np.uint8).reshape(-1, 32),
        "first_rows": ends([len(of_one) for of_one in passages], first=True),
        **token_arrays(tokens, token_dimension(encoder)),
        # One bag for the headings above and the text: as fields of their own, each with its own frequencies, they
        # found the right clause first for one question in ten less.
        **build_postings(FOLDED, [folded_terms(t) for t in texts]),
        **build_postings(ACCENTED, [accented_terms(t) for t in texts]),
    }
    about = About(
        FORMAT, encoder.name, encoder.revision, encoder.dimension, SPLITTER_VERSION, len(documents), len(every), {}
    )
    lines = {
        DOCUMENTS: [_document_line(d) for d in documents],
        HEADS: [_head(d).as_line().encode() for d in documents],
        PASSAGES: [_passage_line(p) for p in every],
    }
    return write_segment(root, about, lines, arrays, vectors)


def write_segment(
    root: Path,
    about: About,
    lines: Mapping[str, Sequence[bytes]],
    arrays: Mapping[str, NDArray[Any]],
    vectors: Vectors,
) -> Path:
    """Writes a segment below an index's root, and returns its folder; every byte of it is on the disk then.

    lines: of each .jsonl file, by its name.
    """
    segments = root / SEGMENTS
    make_folder(segments)
    number = max((int(p.name) for p in segments.iterdir() if p.name.isdigit()), default=0) + 1
    folder = segments / f"{BUILDING}{number}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        line_ends = {
            "document_ends": ends([len(x) for x in lines[DOCUMENTS]]),
            "passage_ends": ends([len(x) for x in lines[PASSAGES]]),
        }
        files = {name: write_synced(folder / name, rows) for name, rows in lines.items()}
        files[ARRAYS] = write_synced(folder / ARRAYS, [as_bytes({**arrays, **line_ends})])
        files[VECTORS] = write_synced(folder / VECTORS, [index_bytes(vectors)])
        manifest = About(**{**asdict(about), "files": files})
        write_synced(folder / MANIFEST, [manifest.as_bytes()])
        sync_folder(folder)
        target = segments / str(number)
        rename_synced(folder, target)
        return target
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def ends(lengths: Sequence[int], first: bool = False) -> NDArray[np.int64]:
    """Returns where parts of some lengths end that follow one another; first: with the 0 where the first begins."""
    found = np.cumsum([0, *lengths], dtype=np.int64)
    return found if first else found[1:]


def _head(document: Document) -> Head:
    meta = document.metadata
    return Head(
        document_id=document.document_id,
        state=document.state,
        text_sha256=document.text_sha256,
        places=tuple(sorted(document_places(document))),
        number=(fold(meta.kind or ""), fold(meta.number)) if meta.number else None,
        metadata=row_of(document).metadata,
    )


def _document_line(document: Document) -> bytes:
    row = {**asdict(row_of(document)), "corrected": document.corrected}
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"


def _passage_line(p: Passage) -> bytes:
    # "Mức 45% được áp dụng đối với:" has a share for each of those that it heads.
    above = p.context.partition("\n")[2].rpartition("\n")[2]
    gives = sorted(answer_types_in(without_marker(p.text)) | (answer_types_in(above) & FIGURES))
    row = [p.passage_id, p.document_id, p.path, p.start, p.end, p.digest, gives]
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"
