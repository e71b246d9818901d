"""Documents to an index folder; what did not change is taken over from the index before."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np

from corpus.answer_types import answer_types_in
from corpus.document import Document
from corpus.facts.places import document_places
from corpus.facts.relations import superseding
from corpus.markers import without_marker
from corpus.text.accents import fold
from index.encoders.protocol import Encoder, TokenEncoder, TokenRows, Vectors
from index.errors import IndexWriteError
from index.local.folder import (
    FORMAT,
    LEXICAL,
    PASSAGES,
    VECTORS,
    Manifest,
    digests,
    publish,
    scratch,
)
from index.local.late import write_tokens
from index.local.lexical import build_lexical
from index.local.searcher import LocalSearcher
from index.passage import SPLITTER_VERSION, Passage, split_document
from index.progress import Progress, no_progress

ENCODE_AT_ONCE = 256  # passages between two reports of progress


def build_index(
    root: Path,
    documents: Sequence[Document],
    encoder: Encoder,
    before: LocalSearcher | None = None,
    progress: Progress = no_progress,
) -> Path:
    """Builds and publishes the index of the documents, and returns its folder.

    before: the index published now, whose vectors of equal passages are taken over, and whose postings
    too where documents were only added. progress: called with (encoded, to be encoded).

    Raises:
        IndexWriteError: the folder cannot be written; the index before stays published.
    """
    documents = _order(documents, before)
    passages = [p for d in documents for p in split_document(d)]
    vectors, tokens = _encoded(passages, encoder, before, progress)
    folder = scratch(root)
    try:
        _write_passages(folder / PASSAGES, passages)
        flat = faiss.IndexFlatIP(encoder.dimension)
        flat.add(vectors)
        faiss.write_index(flat, str(folder / VECTORS))
        write_tokens(folder, tokens, token_dimension(encoder))
        _write_lexical(folder, passages, before)
        manifest = Manifest(
            format=FORMAT,
            encoder=encoder.name,
            encoder_revision=encoder.revision,
            dimension=encoder.dimension,
            passages=len(passages),
            splitter=SPLITTER_VERSION,
            documents={d.document_id: d.state for d in documents},
            places=sorted({place for d in documents for place in document_places(d)}),
            superseded={name: [list(pair) for pair in pairs] for name, pairs in superseding(documents).items()},
            numbers={
                d.document_id: [fold(d.metadata.kind or ""), fold(d.metadata.number)]
                for d in documents
                if d.metadata.number
            },
            files=digests(folder),
        )
        return publish(root, folder, manifest)
    except (OSError, RuntimeError, ValueError) as error:  # tantivy raises ValueError where the disk is full
        raise IndexWriteError(f"{root}: the index cannot be written ({error})") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _order(documents: Sequence[Document], before: LocalSearcher | None) -> list[Document]:
    """Returns the documents by id, those of the index before first and in its order if only more came."""
    by_id = sorted(documents, key=lambda d: d.document_id)
    if before is None or not _only_added(by_id, before):
        return by_id
    old = list(before.manifest.documents)
    known = {d.document_id: d for d in by_id}
    return [known[i] for i in old] + [d for d in by_id if d.document_id not in set(old)]


def _only_added(documents: Sequence[Document], before: LocalSearcher) -> bool:
    now = {d.document_id: d.state for d in documents}
    same_cut = before.manifest.splitter == SPLITTER_VERSION
    return same_cut and all(now.get(i) == digest for i, digest in before.manifest.documents.items())


def _encoded(
    passages: Sequence[Passage],
    encoder: Encoder,
    before: LocalSearcher | None,
    progress: Progress,
) -> tuple[Vectors, list[TokenRows]]:
    """Returns the passages' vectors, shape (len(passages), dimension), float32, and the tokens of each."""
    out = np.zeros((len(passages), encoder.dimension), dtype=np.float32)
    tokens: list[TokenRows] = [np.zeros((0, token_dimension(encoder)), dtype=np.int8)] * len(passages)
    same = before if before and _same_encoder(before, encoder) else None
    known = same.vectors_by_digest() if same else {}
    tokens_known = same.tokens_by_digest() if same else {}
    new = [i for i, p in enumerate(passages) if p.digest not in known]
    for i, p in enumerate(passages):
        if p.digest in known:
            out[i] = known[p.digest]
            tokens[i] = tokens_known[p.digest]
    for start in range(0, len(new), ENCODE_AT_ONCE):
        rows = new[start : start + ENCODE_AT_ONCE]
        out[rows], found = encode([passages[i] for i in rows], encoder)
        for i, t in zip(rows, found, strict=True):
            tokens[i] = t
        progress(start + len(rows), len(new))
    return out, tokens


def encode(passages: Sequence[Passage], encoder: Encoder) -> tuple[Vectors, list[TokenRows]]:
    """Returns unit vectors and tokens of passages, each text in its context: title and headings above it."""
    texts = [p.encoded for p in passages]
    if isinstance(encoder, TokenEncoder):
        return encoder.encode_passages_with_tokens(texts)
    return encoder.encode_passages(texts), [np.zeros((0, 0), dtype=np.int8)] * len(texts)


def token_dimension(encoder: Encoder) -> int:
    """Returns how many numbers a token's vector has, 0 where the encoder gives none."""
    return encoder.token_dimension if isinstance(encoder, TokenEncoder) else 0


def _same_encoder(before: LocalSearcher, encoder: Encoder) -> bool:
    return before.manifest.encoder_revision == encoder.revision


def _write_passages(path: Path, passages: Sequence[Passage]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for p in passages:
            row = [
                p.passage_id, p.document_id, p.path, p.start, p.end, p.digest,
                sorted(answer_types_in(without_marker(p.text))),
            ]  # fmt: skip
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _write_lexical(folder: Path, passages: Sequence[Passage], before: LocalSearcher | None) -> None:
    """Writes the postings; where passages were only added, those before are linked and added to.

    After a removal they are built anew: BM25 would count what was removed until tantivy's next merge, and the
    same documents must give the same scores whatever happened before.
    """
    old = before.passage_ids if before else []
    if before and old and old == [p.passage_id for p in passages[: len(old)]] and _same_digests(before, passages):
        shutil.copytree(before.folder / LEXICAL, folder / LEXICAL, copy_function=_link)
        if len(passages) > len(old):
            build_lexical(folder / LEXICAL, passages[len(old) :], first=len(old))
        return
    build_lexical(folder / LEXICAL, passages)


def _same_digests(before: LocalSearcher, passages: Sequence[Passage]) -> bool:
    return all(d == p.digest for d, p in zip(before.passage_digests, passages, strict=False))


def _link(source: str, target: str) -> None:
    """Segment files never change once written, so a second name will do; a copy where links are not allowed."""
    if source.endswith(".json"):
        shutil.copy2(source, target)
        return
    try:
        Path(target).hardlink_to(source)
    except OSError:
        shutil.copy2(source, target)
