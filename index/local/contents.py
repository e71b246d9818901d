"""What the segments of a state hold together (`index.engine.Contents`), each part told when it is first asked for."""

import functools
from collections.abc import Collection, Iterable, Mapping, Sequence

from corpus.document import Document, Metadata
from corpus.facts.relations import superseding
from index.local.segment import Head, Segment
from index.passage import issued_by


class LocalContents:
    """The documents of some segments but for those that are removed; immutable.

    removed: of each segment, which of its documents are not searched, by place; passages: how many are searched.
    """

    def __init__(self, segments: Sequence[Segment], removed: Sequence[Collection[int]], passages: int) -> None:
        self._segments = segments
        self.passages = passages
        # Where each document is: the segment, and its place there.
        self.at: dict[str, tuple[int, int]] = {
            head.document_id: (n, place)
            for n, (segment, gone) in enumerate(zip(segments, removed, strict=True))
            for place, head in enumerate(segment.heads)
            if place not in gone
        }

    def _heads(self) -> Iterable[Head]:
        """Yields the heads of the documents, in the order of their ids."""
        return (self._segments[n].heads[place] for _, (n, place) in sorted(self.at.items()))

    @property
    def _latest(self) -> Segment | None:
        return max(self._segments, key=lambda s: int(s.name), default=None)

    @property
    def encoder(self) -> str:
        """The name of the encoder of the latest segment, "" without one."""
        return self._latest.about.encoder if self._latest else ""

    @property
    def encoder_revision(self) -> str:
        """The digest of that encoder's weights."""
        return self._latest.about.encoder_revision if self._latest else ""

    @functools.cached_property
    def documents(self) -> Mapping[str, str]:
        """The state of each document, by id."""
        return {head.document_id: head.state for head in self._heads()}

    @functools.cached_property
    def places(self) -> Sequence[str]:
        """Where the documents are from, folded."""
        return sorted({place for head in self._heads() for place in head.places})

    @functools.cached_property
    def numbers(self) -> Mapping[str, list[str]]:
        """Kind and number of each document that has a number, folded."""
        return {head.document_id: list(head.number) for head in self._heads() if head.number}

    @functools.cached_property
    def heads(self) -> Mapping[str, Metadata]:
        """The metadata of each document, by id."""
        return {i: self._segments[n].metadata[place] for i, (n, place) in sorted(self.at.items())}

    @functools.cached_property
    def issuers(self) -> Mapping[str, str]:
        """Of each document, by id, who issued it and where: place, issuer and the body above it, folded, in blanks."""
        return {i: issued_by(meta) for i, meta in self.heads.items()}

    @functools.cached_property
    def superseded(self) -> Mapping[str, list[list[str]]]:
        """For each document that another replaces, repeals or amends: how and which other, in pairs."""
        heads = [Document(document_id, "", (), metadata) for document_id, metadata in self.heads.items()]
        return {name: [list(pair) for pair in pairs] for name, pairs in superseding(heads).items()}
