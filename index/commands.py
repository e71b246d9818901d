"""Commands of this room: documents in, documents out, the index built again."""

import sys
from pathlib import Path

import click

from corpus.settings import Settings
from index.home import Home
from index.ingest import Ingested

SAMPLE = Path(__file__).parent.parent / "corpus" / "sample"


def open_home(path: Path) -> Home:
    """Returns the user's folder with the encoder that the settings name."""
    return Home(path, Settings.from_environment().encoder)


def ready_home(path: Path) -> Home:
    """Returns the user's folder with something in it: an empty one is given the sample documents first."""
    home = open_home(path)
    if home.is_empty():
        click.echo(
            f"{path}: no documents yet; ingesting the sample corpus that comes with chithi …",
            err=True,
        )
        for result in home.ingest([SAMPLE], progress=show_progress):
            _report(result, quiet=True)
    elif home.catch_up(show_progress):
        click.echo(f"{path}: the index was behind the stored documents; it is up to date now", err=True)
    return home


def show_progress(done: int, total: int) -> None:
    """Shows how many passages have been encoded, on stderr, where there are enough to wait for."""
    if total >= 200 and sys.stderr.isatty():
        click.echo(f"\rencoding passages: {done}/{total}", err=True, nl=done >= total)


@click.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--id", "document_id", help="The document's id, for a single file.")
@click.pass_obj
def ingest(home: Path, paths: tuple[Path, ...], document_id: str | None) -> None:
    """Add or update files and folders of directives; unchanged files are skipped."""
    if document_id is not None and (len(paths) != 1 or paths[0].is_dir()):
        raise click.UsageError("--id names one document: give one file with it")
    missing = [p for p in paths if not p.exists()]
    present = [p for p in paths if p.exists()]
    for path in missing:
        click.echo(f"failed    {path}: no such file or folder", err=True)
    failed = len(missing)
    seen = 0
    for result in open_home(home).ingest(present, document_id, show_progress):
        seen += 1
        failed += result.outcome == "failed"
        _report(result)
    if not seen and not missing:
        click.echo("nothing to ingest: the folder holds no files", err=True)
        failed += 1
    if failed:
        raise SystemExit(1)


@click.command()
@click.argument("document_id", metavar="ID")
@click.pass_obj
def remove(home: Path, document_id: str) -> None:
    """Remove a document."""
    open_home(home).remove(document_id)
    click.echo(f"removed   {document_id}")


@click.command()
@click.pass_obj
def reindex(home: Path) -> None:
    """Build the index again from the stored documents."""
    count = open_home(home).reindex(show_progress)
    click.echo(f"indexed   {count} passages")


def _report(result: Ingested, quiet: bool = False) -> None:
    """Prints what became of a file, and what to know of it; of a shipped one (quiet) only that it failed."""
    if result.outcome == "failed":
        click.echo(f"failed    {result.reason}", err=True)
    if quiet:
        return
    if result.outcome != "failed":
        click.echo(f"{result.outcome:<9} {result.document_id}\t{result.path}")
    for warning in result.warnings:
        click.echo(f"warning   {result.document_id}: {warning}", err=True)
