"""Commands of this room: documents in, documents out, the index built again."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from corpus.document import REPLACES, Metadata
from corpus.environment import Environment
from corpus.labels import check_labels
from corpus.message import Message
from corpus.terminal import Place, spoken, tell
from index.ready import open_home, report_ingested, show_progress
from index.record import correction_in_words, current_record, in_words

CHANGED = ("added", "updated", "matched")


@click.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=Place(path_type=Path))
@click.option("--id", "document_id", help="The document's id, for a single file.")
@click.option(
    "--label",
    "labels",
    multiple=True,
    help="Who may see it: public, internal, or a group's name; give it once for each. Default: as before, else public.",
)
@click.pass_obj
def ingest(environment: Environment, paths: tuple[Path, ...], document_id: str | None, labels: tuple[str, ...]) -> None:
    """Add or update files and folders of directives; unchanged files are skipped."""
    if document_id is not None and (len(paths) != 1 or paths[0].is_dir()):
        raise click.UsageError(spoken(Message("--id names one document: give one file with it")))
    seen_by = check_labels(labels) if labels else None
    missing = [p for p in paths if not p.exists()]
    present = [p for p in paths if p.exists()]
    for path in missing:
        tell(Message("failed    {path}: no such file or folder", path=path), err=True)
    failed = len(missing)
    seen = 0
    home, record = open_home(environment), current_record()
    record.changed("upload", document_id or "", in_words(path=[str(p) for p in present], label=seen_by))
    home.yield_to_questions()
    for result in home.ingest(present, document_id, show_progress, seen_by):
        seen += 1
        failed += result.outcome == "failed"
        report_ingested(result)
        if result.outcome in CHANGED or (seen_by and result.outcome != "failed"):
            record.stored(result.outcome, (result.document_id, *result.others), seen_by)
    if not seen and not missing:
        tell(Message("nothing to ingest: the folder holds no files"), err=True)
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
    current_record().changed("delete", document_id, in_words(source=source))
    home.remove(document_id, source)
    if source is None:
        tell(Message("removed   {document_id}", document_id=document_id))
    else:
        tell(Message("removed   {source} of {document_id}", source=source, document_id=document_id))
    # A file may hold several documents, each with a number and clauses of its own: none goes unasked.
    left = sorted({s.document_id for s in home.store.sources() if (s.place, s.sha256) in files} - {document_id})
    if left and source is None:
        tell(
            Message(
                "remains   {others}, read from the same file; chithi remove {first} removes it too",
                others=", ".join(left),
                first=left[0],
            )
        )


@click.command()
@click.pass_obj
def reindex(environment: Environment) -> None:
    """Build the index again from the stored documents."""
    home = open_home(environment)
    home.yield_to_questions()
    count = home.reindex(show_progress)
    tell(Message("indexed   {count} passages", count=count))


@click.command()
@click.argument("document_id", metavar="ID")
@click.option("--set", "labels", multiple=True, help="Who may see it from now on; give it once for each.")
@click.pass_obj
def label(environment: Environment, document_id: str, labels: tuple[str, ...]) -> None:
    """Print who may see a document, a label a line: public, internal, or a group's name; or set that."""
    store = open_home(environment).store
    if labels:
        seen_by = check_labels(labels)
        current_record().changed("label", document_id, in_words(label=seen_by))
        store.set_labels(document_id, seen_by)
    for name in sorted(store.load(document_id).labels):
        click.echo(name)


@click.command()
@click.argument("document_id", metavar="ID")
@click.option("--title", help="What it is about.")
@click.option("--number", help="Its number and symbol.")
@click.option("--issuer", help="Who issued it.")
@click.option("--date", help="The day of its signing: 30/6/2025 or 2025-06-30.")
@click.option("--kind", help="Công văn, Chỉ thị, …")
@click.option("--replaces", metavar="ID", help="The stored document that it replaces.")
@click.option("--reset", is_flag=True, help="Undo what was corrected before.")
@click.pass_obj
def correct(
    environment: Environment,
    document_id: str,
    title: str | None,
    number: str | None,
    issuer: str | None,
    date: str | None,
    kind: str | None,
    replaces: str | None,
    reset: bool,
) -> None:
    """Correct what was read of a document's head ("" for what it has not), or print what was corrected.

    It is kept when the document is read again.
    """
    home = open_home(environment)
    said = {"kind": kind, "number": number, "issuer": issuer, "date": date, "title": title}
    given = {name: value for name, value in said.items() if value is not None}
    if given or replaces is not None or reset:
        current_record().changed("correct", document_id, correction_in_words(given, replaces, reset))
        home.correct(document_id, given, replaces, afresh=reset)
    document = home.store.load(document_id)
    read = home.store.as_read(document_id)
    for name in document.corrected:
        before = spoken(Message("read: {value}", value=_shown(read, name)))
        click.echo(f"{name}\t{_shown(document.metadata, name)}\t{before}")


def _shown(metadata: Metadata, name: str) -> str:
    """Returns a fact of a head as it is printed, "-" where there is none."""
    if name == REPLACES:
        found = [r for r in metadata.relations if r.kind == REPLACES]
        return "; ".join(r.document_id or f"{r.other_kind} {r.number}".strip() for r in found) or "-"
    return str(getattr(metadata, name) or "-")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--mend", is_flag=True, help="Mend what can be derived, or read again from files that were kept.")
@click.pass_obj
def doctor(environment: Environment, as_json: bool, mend: bool) -> None:
    """Compare everything stored with its digests, and say what is wrong and what to do about it."""
    home = open_home(environment)
    found = home.mend() if mend else home.examine()
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in found], ensure_ascii=False, indent=1))
    for finding in found if not as_json else ():
        if finding.mended:
            tell(Message("mended    {why}", why=finding.why))
        else:
            tell(Message("wrong     {why}; {do}", why=finding.why, do=finding.do))
    if not found and not as_json:
        tell(Message("well      {count} documents", count=len(home.store.ids())))
    if any(not finding.mended for finding in found):
        raise SystemExit(1)
