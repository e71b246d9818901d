"""Commands of this room: documents in, documents out, the index built again."""

from pathlib import Path

import click

from corpus.environment import Environment
from index.ready import open_home, report_ingested, show_progress


@click.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--id", "document_id", help="The document's id, for a single file.")
@click.pass_obj
def ingest(environment: Environment, paths: tuple[Path, ...], document_id: str | None) -> None:
    """Add or update files and folders of directives; unchanged files are skipped."""
    if document_id is not None and (len(paths) != 1 or paths[0].is_dir()):
        raise click.UsageError("--id names one document: give one file with it")
    missing = [p for p in paths if not p.exists()]
    present = [p for p in paths if p.exists()]
    for path in missing:
        click.echo(f"failed    {path}: no such file or folder", err=True)
    failed = len(missing)
    seen = 0
    for result in open_home(environment).ingest(present, document_id, show_progress):
        seen += 1
        failed += result.outcome == "failed"
        report_ingested(result)
    if not seen and not missing:
        click.echo("nothing to ingest: the folder holds no files", err=True)
        failed += 1
    if failed:
        raise SystemExit(1)


@click.command()
@click.argument("document_id", metavar="ID")
@click.option("--source", help="Only this file of several that it was read from: its path or name.")
@click.pass_obj
def remove(environment: Environment, document_id: str, source: str | None) -> None:
    """Remove a document, or one of the files that it was read from."""
    home = open_home(environment)
    files = {(s.place, s.sha256) for s in home.store.sources() if s.document_id == document_id}
    home.remove(document_id, source)
    click.echo(f"removed   {document_id}" if source is None else f"removed   {source} of {document_id}")
    # A file may hold several documents, each with a number and clauses of its own: none goes unasked.
    left = sorted({s.document_id for s in home.store.sources() if (s.place, s.sha256) in files} - {document_id})
    if left and source is None:
        click.echo(f"remains   {', '.join(left)}, read from the same file; chithi remove {left[0]} removes it too")


@click.command()
@click.pass_obj
def reindex(environment: Environment) -> None:
    """Build the index again from the stored documents."""
    count = open_home(environment).reindex(show_progress)
    click.echo(f"indexed   {count} passages")
