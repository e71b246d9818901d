"""The engine that comes with the product: segments below one root, those that are published kept open."""

import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.document import Document
from corpus.message import Message, reason
from index.encoders.protocol import Encoder
from index.errors import IndexDamaged, IndexWriteError
from index.local.durable import make_folder
from index.local.encoding import encode_passages, forget, forget_all
from index.local.merge import due, size_of, write_merged
from index.local.searcher import LocalSearcher
from index.local.segment import Segment
from index.local.state import Member, State, publish, read_state, segment_folders
from index.local.write import write_documents
from index.passage import SPLITTER_VERSION, split_document
from index.progress import Progress, no_progress
from index.scheduler import AT_ONCE, Scheduler

MOST_TRIES = 20  # of opening a state that others replace meanwhile


class LocalEngine:
    """An `index.engine.Engine` in a folder; opening it reads nothing. Safe to share by threads.

    One process at a time may put: whoever does holds a lock (`index.changes`).
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._open: tuple[State, LocalSearcher] | None = None
        self._opening = threading.Lock()

    # --- reading

    def is_published(self) -> bool:
        """Returns whether an index was ever published, of whatever format."""
        try:
            return read_state(self.root) is not None
        except IndexDamaged:
            return True

    def open(self) -> LocalSearcher:
        """Returns the published index; only segments that are new are opened.

        While another thread opens a newer one, the one before is given.

        Raises:
            IndexDamaged: there is none, or it cannot be read; the message says how to mend it.
        """
        kept = self._open
        if not self._opening.acquire(blocking=kept is None) and kept is not None:
            return kept[1]
        try:
            for _ in range(MOST_TRIES):
                state = read_state(self.root)
                if state is None:
                    raise IndexDamaged(
                        Message(
                            "{root}: no index; `chithi reindex` builds it from the stored documents", root=self.root
                        )
                    )
                if self._open is not None and self._open[0] == state:
                    return self._open[1]
                try:
                    searcher = self._opened(state)
                except IndexDamaged:
                    # Others published twice meanwhile, and what was being read is gone.
                    if read_state(self.root) == state:
                        raise
                    continue
                self._open = state, searcher
                return searcher
            raise IndexDamaged(
                Message(
                    "{root}: replaced {most_tries} times while it was opened; try again",
                    root=self.root,
                    most_tries=MOST_TRIES,
                )
            )
        finally:
            self._opening.release()

    def check(self) -> None:
        """Compares every file of the published index, and every text in it, with its digest; raises IndexDamaged."""
        if read_state(self.root) is None:
            return
        afresh = LocalEngine(self.root).open()  # what is open here was compared when it was opened
        for document_id in afresh.manifest.documents:
            afresh.document(document_id)

    def indexed(self, encoder: Encoder) -> Mapping[str, str]:
        """Returns the state of each document that is searched as this encoder and this splitter would have it, by id.

        Of a damaged index, of what is whole of it.
        """
        searcher = self._sound()[1]
        right = [_is_of(segment, encoder) for segment in searcher.segments]
        at, states = searcher.manifest.at, searcher.manifest.documents
        return {i: state for i, state in states.items() if right[at[i][0]]}

    def held(self) -> Collection[str]:
        """Returns the ids of the documents that are searched, of whatever encoder; what is damaged is left out."""
        return self._sound()[1].manifest.at

    def _opened(self, state: State) -> LocalSearcher:
        """Returns the searcher of a state; segments that are open already are taken from there."""
        known = {s.digest: s for s in self._open[1].segments} if self._open else {}
        folder = self.root / "segments"
        segments = [known.get(m.digest) or Segment(folder / m.name, m.digest) for m in state.members]
        return LocalSearcher(self.root, segments, [m.removed for m in state.members])

    def _sound(self) -> tuple[State, LocalSearcher]:
        """Returns the published state and its searcher; of a damaged one what is whole of it, if anything is."""
        try:
            searcher = self.open()
            return (self._open or (State(), searcher))[0], searcher
        except IndexDamaged:
            return self._salvaged()

    def _salvaged(self) -> tuple[State, LocalSearcher]:
        try:
            state = read_state(self.root) or State()
            members = list(state.members)
        except IndexDamaged:
            # Which segments were published is lost. A later one has the later version of a document; what was removed
            # since is told by comparing it with what is stored.
            state = State()
            members = [Member(folder.name, "") for folder in reversed(segment_folders(self.root))]
        whole: list[tuple[Member, Segment]] = []
        for member in members:
            try:
                segment = Segment(self.root / "segments" / member.name, member.digest or None)
            except IndexDamaged:
                continue
            seen = {head.document_id for m, s in whole for n, head in enumerate(s.heads) if n not in m.removed}
            again = {n for n, head in enumerate(segment.heads) if head.document_id in seen}
            whole.append((Member(member.name, segment.digest, tuple(sorted({*member.removed, *again}))), segment))
        state = State(state.number, tuple(m for m, _ in whole))
        return state, LocalSearcher(self.root, [s for _, s in whole], [m.removed for m, _ in whole])

    # --- writing

    def put(
        self,
        documents: Sequence[Document],
        removed: Collection[str],
        encoder: Encoder,
        scheduler: Scheduler = AT_ONCE,
        afresh: bool = False,
        progress: Progress = no_progress,
    ) -> None:
        """Publishes documents in place of those of their ids, without those that are removed; then merges what is due.

        Raises:
            IndexWriteError: it cannot be written; what was published stays so.
        """
        state, before = self._sound()
        documents = sorted(documents, key=lambda d: d.document_id)
        try:
            make_folder(self.root)
            members, segments = _without(state, before, {*removed, *(d.document_id for d in documents)})
            batches: list[Path] = []
            if documents:
                segment = self._written(documents, encoder, before, scheduler, afresh, batches, progress)
                members.append(Member(segment.name, segment.digest))
                segments.append(segment)
            self._publish(state, members, segments)
            forget(batches)
            while self._merge():
                pass
        except OSError as error:
            what = Message(
                "cannot be written ({reason}); choose another folder with --home or CHITHI_HOME", reason=reason(error)
            )
            raise IndexWriteError(Message("{root}: {what}", root=self.root, what=what)) from error

    def _written(
        self,
        documents: Sequence[Document],
        encoder: Encoder,
        before: LocalSearcher,
        scheduler: Scheduler,
        afresh: bool,
        batches: list[Path],
        progress: Progress,
    ) -> Segment:
        """Returns a new segment of documents, written; adds the files that kept what was encoded for it."""
        passages = [split_document(d) for d in documents]
        every = [p for of_one in passages for p in of_one]
        known = [s for s in before.segments if s.about.encoder_revision == encoder.revision and not afresh]
        vectors, tokens = encode_passages(self.root, every, encoder, known, scheduler, batches, progress)
        return Segment(write_documents(self.root, documents, passages, vectors, tokens, encoder))

    def settle(self) -> None:
        """Deletes what only a run that was cut off would go on from."""
        forget_all(self.root)

    def _merge(self) -> bool:
        """Merges the segments that are due, and returns whether there were any."""
        state, before = self._open or (State(), LocalSearcher(self.root, (), ()))
        places = due([size_of(before, place) for place in range(len(before.segments))])
        if not places:
            return False
        folder = write_merged(self.root, before, places)
        members = [m for place, m in enumerate(state.members) if place not in places]
        segments = [s for place, s in enumerate(before.segments) if place not in places]
        if folder is not None:
            segments.append(Segment(folder))
            members.append(Member(folder.name, segments[-1].digest))
        self._publish(state, members, segments)
        return True

    def _publish(self, before: State, members: Sequence[Member], segments: Sequence[Segment]) -> None:
        state = State(before.number + 1, tuple(members))
        publish(self.root, state, before)
        self._open = state, LocalSearcher(self.root, segments, [m.removed for m in members])


def _without(state: State, searcher: LocalSearcher, gone: Collection[str]) -> tuple[list[Member], list[Segment]]:
    """Returns the segments of a state without some documents; one of which nothing is left is left out."""
    removed = [set(m.removed) for m in state.members]
    for document_id in gone:
        found = searcher.place_of(document_id)
        if found is not None:
            removed[found[0]].add(found[1])
    kept = [n for n, segment in enumerate(searcher.segments) if len(removed[n]) < len(segment.heads)]
    members = [replace(state.members[n], removed=tuple(sorted(removed[n]))) for n in kept]
    return members, [searcher.segments[n] for n in kept]


def _is_of(segment: Segment, encoder: Encoder) -> bool:
    return segment.about.encoder_revision == encoder.revision and segment.about.splitter == SPLITTER_VERSION
