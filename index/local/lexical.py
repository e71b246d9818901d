"""The lexical index: BM25 over the terms of passages (`index.words.terms`), in tantivy."""

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Sequence
from pathlib import Path

import tantivy

from corpus.text.terms import accented_terms, folded_terms
from index.errors import IndexDamaged
from index.passage import Passage
from index.words.terms import FIELDS, FOLDED

HEAP_BYTES = 64 * 1024 * 1024
DOCUMENT = "document"  # the id of the document of a passage, to be filtered by


class LexicalIndex:
    """Postings of passages in a folder; opened for reading, or built."""

    def __init__(self, folder: Path) -> None:
        # tantivy makes a lock file beside what it only reads: where nothing may be written, it reads a copy.
        try:
            where = folder if os.access(folder, os.W_OK) else self._copied(folder)
            self._index = tantivy.Index.open(str(where))
        except (OSError, ValueError) as error:
            raise IndexDamaged(
                f"{folder}: the lexical index cannot be opened ({error}); `chithi reindex` builds it again"
            ) from error
        self._schema = _schema()
        self._index.reload()
        self._searcher = self._index.searcher()

    def _copied(self, folder: Path) -> Path:
        """Returns a copy of a folder that lasts as long as this."""
        scratch = tempfile.mkdtemp(prefix="chithi-")
        weakref.finalize(self, shutil.rmtree, scratch, ignore_errors=True)
        return Path(shutil.copytree(folder, Path(scratch) / folder.name))

    @property
    def count(self) -> int:
        """How many passages it holds."""
        return int(self._searcher.num_docs)

    def search(
        self, terms: dict[str, dict[str, float]], depth: int, within: frozenset[str] | None = None
    ) -> list[tuple[int, float]]:
        """Returns the best passages as (number, BM25 score), best first, at most `depth`.

        terms: for each field, its terms and their weights; within: the ids of the documents whose passages are ranked,
        None for all. Scores do not depend on it.
        """
        clauses = [
            (
                tantivy.Occur.Should,
                tantivy.Query.boost_query(
                    tantivy.Query.term_query(self._schema, field, term, index_option="freq"), weight
                ),
            )
            for field, weights in terms.items()
            for term, weight in weights.items()
        ]
        if not clauses or self.count == 0:
            return []
        query = tantivy.Query.boolean_query(clauses)
        if within is not None:
            query = self._only(query, within)
        found = self._searcher.search(query, min(depth, self.count)).hits
        numbers = [int(self._searcher.doc(address)["number"][0]) for _, address in found]
        return [(n, float(score)) for n, (score, _) in zip(numbers, found, strict=True)]

    def _only(self, query: tantivy.Query, within: frozenset[str]) -> tantivy.Query:
        """Returns a query over the passages of some documents alone, which adds nothing to its scores."""
        of_these = tantivy.Query.term_set_query(self._schema, DOCUMENT, sorted(within))
        must = tantivy.Occur.Must
        return tantivy.Query.boolean_query([(must, query), (must, tantivy.Query.const_score_query(of_these, 0.0))])

    def holding(self, terms: Sequence[str]) -> set[int]:
        """Returns the numbers of the passages whose text or context has every one of the folded terms."""
        every = [(tantivy.Occur.Must, tantivy.Query.term_query(self._schema, FOLDED, term)) for term in terms]
        if not every or self.count == 0:
            return set()
        found = self._searcher.search(tantivy.Query.boolean_query(every), self.count).hits
        return {int(self._searcher.doc(address)["number"][0]) for _, address in found}


def build_lexical(folder: Path, passages: Iterable[Passage], first: int = 0) -> None:
    """Adds passages to the lexical index in a folder, which is made if need be.

    first: the number of the first of them; passages are numbered in order.
    """
    folder.mkdir(parents=True, exist_ok=True)
    index = tantivy.Index(_schema(), path=str(folder), reuse=True)
    writer = index.writer(heap_size=HEAP_BYTES, num_threads=1)
    for number, passage in enumerate(passages, start=first):
        # One bag for the headings above and the text: as fields of their own, each with its own frequencies, they
        # found the right clause first for one question in ten less.
        text = f"{passage.context}\n{passage.text}"
        writer.add_document(
            tantivy.Document(
                number=number,
                document=passage.document_id,
                folded=" ".join(folded_terms(text)),
                accented=" ".join(accented_terms(text)),
            )
        )
    writer.commit()
    writer.wait_merging_threads()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", stored=True, indexed=False)
    builder.add_text_field(DOCUMENT, tokenizer_name="raw", index_option="basic")
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()
