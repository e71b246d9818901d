"""Commands of this room: what is stored, and how it was read."""

import json
from collections.abc import Sequence

import click

from corpus.as_json import clauses_as_json, document_as_json
from corpus.document import Document, told_apart
from corpus.environment import Environment
from corpus.errors import StoreError
from corpus.facts.citations import Pointer, pointers
from corpus.message import Message, joined
from corpus.store.sqlite import Store
from corpus.terminal import spoken, tell


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--limit", type=click.IntRange(1), help="How many at most.")
@click.option("--after", metavar="ID", default="", help="Only those behind this one.")
@click.pass_obj
def documents(environment: Environment, as_json: bool, limit: int | None, after: str) -> None:
    """List the stored documents, by id."""
    store = Store(environment.home)
    stored, damaged = _whole(store, after, limit)
    if as_json:
        rows = [document_as_json(d, store.sources(d.document_id)) for d in stored]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        _list(store, stored)
    for error in damaged:
        tell(Message("damaged   {error}", error=error), err=True)
    if damaged:
        raise SystemExit(1)


def _whole(store: Store, after: str, limit: int | None) -> tuple[list[Document], list[StoreError]]:
    """Returns stored documents, and why others of them cannot be read."""
    found: list[Document] = []
    damaged: list[StoreError] = []
    for document_id in store.ids(after)[:limit]:
        try:
            found.append(store.load(document_id))
        except StoreError as error:
            damaged.append(error)
    return found, damaged


def _list(store: Store, stored: Sequence[Document]) -> None:
    heads = store.heads()
    names = told_apart([Document(i, "", (), head.metadata) for i, head in heads.items()])
    for d in stored:
        day = d.metadata.date.isoformat() if d.metadata.date else ""
        count = spoken(Message("{count} clauses", count=len(d.clauses)))
        click.echo(f"{d.document_id}\t{count}\t{day}\t{names[d.document_id]}")
        files = store.sources(d.document_id)
        for s in files if len(files) > 1 else ():
            place = s.place or s.name
            tell(Message("\tfrom {place}", place=place) if s.in_force else Message("\talso {place}", place=place))


@click.command()
@click.argument("document_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--why", is_flag=True, help="Print what was made of each line that looks like a marker.")
@click.option("--references", is_flag=True, help="Print what each clause refers to, and what that is.")
@click.pass_obj
def clauses(environment: Environment, document_id: str, as_json: bool, why: bool, references: bool) -> None:
    """Print the clause tree of a document, with pages where the file has them."""
    store = Store(environment.home)
    document = store.load(document_id)
    if why:
        _print_reasons(document)
    elif references:
        for p in pointers(document, list(store.whole())):
            click.echo(f"{p.clause}\t{p.label}\t{_target(p)}")
    elif as_json:
        click.echo(json.dumps(clauses_as_json(document), ensure_ascii=False, indent=1))
    else:
        for c in document.clauses:
            depth = max(len(c.levels) - 1, 0)
            first = document.text[c.start : c.own_end].partition("\n")[0]
            click.echo(f"{'  ' * depth}{c.path}\t{first[:90]}{_pages(document.pages_of(c))}")


def _target(pointer: Pointer) -> str:
    if pointer.document_id is None:
        return spoken(Message("not stored"))
    return f"{pointer.document_id}#{pointer.path}" if pointer.path else pointer.document_id


def _pages(pages: tuple[int, int] | None) -> str:
    if pages is None:
        return ""
    first, last = pages
    return "\t" + spoken(Message("p. {pages}", pages=str(first) if first == last else f"{first}–{last}"))


@click.command()
@click.argument("document_id", metavar="ID")
@click.pass_obj
def text(environment: Environment, document_id: str) -> None:
    """Print the text of a document, exactly: what offsets point into."""
    click.echo(Store(environment.home).load(document_id).text, nl=False)


def _print_reasons(document: Document) -> None:
    from corpus.build import explain

    for line, decision in explain(document.text):
        verdict = Message("taken as {address}", address=decision.address) if decision.address else Message("not taken")
        if decision.taken and not decision.address:
            verdict = Message("taken")
        why = spoken(joined(": ", [verdict, decision.reason]))
        click.echo(f"{decision.marker}\t{why}\t{line[:60]}")
