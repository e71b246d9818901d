"""Desk: the documents of one open index as one question's journey opens them: a hit's clause, its name, all heads."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.clause import Clause
from corpus.document import Document, Metadata, told_apart
from corpus.duty import Duty
from corpus.message import Message
from index.engine import Searcher
from index.hit import Hit
from index.home import Home
from rag.answer import NamedDocument, NamedHit
from rag.catalogue.mentioned import mentioned
from rag.catalogue.shelf import Shelf
from rag.composing.english.documents import document_name
from rag.evidence import Evidence
from rag.question.question import Question
from rag.retrieval.tasks import hit_of
from rag.retrieval.title_vectors import TitleVectors

LONGEST_SHOWN = 4000  # code points of a clause that a hit carries


class Desk:
    """Opens documents as one searcher has them; duties: what a document assigns."""

    def __init__(
        self, home: Home, searcher: Searcher, duties: Callable[[Document], tuple[Duty, ...]], titles: TitleVectors
    ) -> None:
        self.home = home
        self.searcher = searcher
        self.duties = duties
        self._titles = titles
        self._met: dict[str, Metadata] = {}

    def document(self, document_id: str) -> Document:
        """Returns a stored document by its id."""
        document = self.home.document(document_id, self.searcher)
        self._met[document_id] = document.metadata
        return document

    def mentioned(self, text: str, language: str) -> tuple[NamedDocument, ...]:
        """Returns the documents that a text names, of those that were opened or told of."""
        return mentioned(text, self._met, language)

    def evidence(self, hit: Hit, named: bool = False) -> Evidence:
        """Returns a hit with its document, its clause and the duties it assigns."""
        document = self.document(hit.document_id)
        clause = document.clause(hit.path)
        if clause is None:
            raise LookupError(
                Message("{passage_id}: the index names a clause that its document lacks", passage_id=hit.passage_id)
            )
        changes = self.searcher.manifest.superseded.get(hit.document_id, [])
        changed_by = tuple((kind, self.document(other)) for kind, other in changes)
        return Evidence(hit, document, clause, self.duties(document), changed_by, named)

    def text_of(self, hit: Hit) -> str:
        """Returns the text of a hit's clause, "" where its document has none of that address."""
        document = self.document(hit.document_id)
        clause = document.clause(hit.path)
        return document.text[clause.start : clause.end] if clause else ""

    def names(self, question: Question, hits: Sequence[Hit]) -> tuple[NamedHit, ...]:
        """Returns hits with what people call them; documents of one list that would look the same are told apart."""
        ids = dict.fromkeys(h.document_id for h in hits)
        documents = {i: self.document(i) for i in ids}
        apart = {i: name for i, name in told_apart(list(documents.values())).items() if name != documents[i].name}
        named = (self._named(h, question.language) for h in hits)
        return tuple(replace(n, document=apart.get(n.hit.document_id, n.document)) for n in named)

    def _named(self, hit: Hit, language: str) -> NamedHit:
        """Returns a hit with what people call its clause and document."""
        document = self.document(hit.document_id)
        clause = document.clause(hit.path)
        label = clause.label(language) if clause else hit.path
        start, end = _words_of(hit, clause)
        return NamedHit(hit, label, document_name(document, language), document.text[start:end].rstrip(), start)

    def shelf(self) -> Shelf:
        """Returns the stored documents as questions about documents see them."""
        manifest = self.searcher.manifest
        return Shelf(
            heads=manifest.heads,
            numbers=manifest.numbers,
            superseded=manifest.superseded,
            today=datetime.date.today(),
            open=self.document,
            duties=self.duties,
            naming=self.searcher.documents_naming,
            evidence=lambda duty, n: self.evidence(hit_of(duty, n)),
            called=lambda i: self._met.update({i: manifest.heads[i]}),
            similar=lambda phrase, titles: self._titles.similar(self.home.encoder, phrase, titles),
        )


def _words_of(hit: Hit, clause: Clause | None) -> tuple[int, int]:
    """Returns the span of a clause's own words; of a long clause that of the passage, or of its beginning."""
    if clause is None or (hit.source == "search" and clause.own_end - clause.start > LONGEST_SHOWN):
        return hit.start, hit.end
    return clause.start, min(clause.own_end, clause.start + LONGEST_SHOWN)
