"""Evidence: a hit with its document, its clause and what the document assigns there."""

from dataclasses import dataclass

from corpus.clause import Clause, parent_path
from corpus.document import Document
from corpus.duty import Duty
from corpus.markers import markers
from corpus.text.sentences import sentences
from index.hit import Hit
from index.passage import subject

LONGEST_LEAD_IN = 400  # code points: what is longer tells a story of its own


@dataclass(frozen=True)
class Evidence:
    """A hit with its document, its clause and the duties that the document assigns.

    changed_by: documents that replace, repeal or amend it, and how; named: whether the question names the clause, so
    that it wants all of it.
    """

    hit: Hit
    document: Document
    clause: Clause
    duties: tuple[Duty, ...]
    changed_by: tuple[tuple[str, Document], ...] = ()
    named: bool = False

    @property
    def text(self) -> str:
        """The text of the clause, with the units below it."""
        return self.document.text[self.clause.start : self.clause.end]

    @property
    def own_duties(self) -> tuple[Duty, ...]:
        """The duties that the clause itself assigns."""
        return tuple(d for d in self.duties if d.clause == self.clause.path)

    def with_context(self) -> str:
        """Returns the clause with what stands above it: all that may support an answer from it."""
        parts = [subject(self.document), self.document.name]
        if day := self.document.metadata.date:
            parts.append(f"ngày {day.day}/{day.month}/{day.year}, {day:%d/%m/%Y}, năm {day.year}")
        above = [c for c in self.document.clauses if self.clause.path.startswith(f"{c.path}.")]
        parts += [self.document.text[c.start : c.own_end] for c in above]
        parts.append(self.text)
        return "\n".join(parts)


def clause_sentences(document: Document, clause: Clause, end: int | None = None) -> list[tuple[int, int]]:
    """Returns the spans of a clause's sentences up to `end`, or of its own ones, its marker left out."""
    text = document.text
    spans = sentences(text, clause.start, clause.own_end if end is None else end)
    if clause.levels and spans:
        start, end = spans[0]
        found = markers(text[start:].partition("\n")[0])
        if found and found[0].length < end - start:
            spans[0] = (start + found[0].length, end)
    return spans


def lead_in_of(document: Document, clause: Clause) -> tuple[int, int] | None:
    """Returns where the line of the clause above stands that introduces this one, None for none."""
    path = parent_path(clause.path, document.by_path)
    if path is None:
        return None
    above = document.by_path[path]
    own = document.text[above.start : above.own_end].rstrip()
    start = above.start + own.rfind("\n") + 1
    start += len(own[start - above.start :]) - len(own[start - above.start :].lstrip())
    end = above.start + len(own)
    return (start, end) if own.endswith(":") and 0 < end - start <= LONGEST_LEAD_IN else None
