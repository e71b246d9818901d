"""`chithi search`: clauses ranked for a query."""

import json

import click

from corpus.environment import Environment
from corpus.message import Message
from corpus.terminal import spoken
from index.ready import ready_home
from rag.assistant import Assistant
from rag.reading.load import load_reader
from rag.settings import Settings


@click.command()
@click.argument("query")
@click.option("-k", "k", default=10, show_default=True, type=click.IntRange(1, 100), help="How many.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def search(environment: Environment, query: str, k: int, as_json: bool) -> None:
    """Rank clauses for a query, with scores and where they came from."""
    reader = load_reader(Settings.from_environment(environment).reader)
    hits = Assistant(ready_home(environment), reader=reader).search(query, k)
    if as_json:
        rows = [
            {
                "rank": h.hit.rank,
                "document_id": h.hit.document_id,
                "clause": h.hit.path,
                "label": h.label,
                "document": h.document,
                "text": h.text,
                "start": h.start,
                "end": h.end,
                "score": round(h.hit.score, 4),
                "dense": round(h.hit.dense, 4),
                "late": round(h.hit.late, 4),
                "lexical": round(h.hit.lexical, 4),
            }
            for h in hits
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for h in hits:
        scores = Message(
            "{rank:>2}  {score:.3f}  dense {dense:.3f}  late {late:.3f}  lexical {lexical:6.2f}",
            rank=h.hit.rank,
            score=h.hit.score,
            dense=h.hit.dense,
            late=h.hit.late,
            lexical=h.hit.lexical,
        )
        click.echo(f"{spoken(scores)}  {h.hit.document_id}#{h.hit.path}  {h.label}, {h.document}")
