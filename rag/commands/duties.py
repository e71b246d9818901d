"""`chithi duties`: who does what, by when, printed or written as a table."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import click

from corpus.duty import CALL, COORDINATE, LEAD, ORDER, REQUEST
from corpus.environment import Environment
from corpus.message import Message, reason
from corpus.store.sqlite import Store
from corpus.terminal import spoken, tell
from index.ready import ready_home
from rag.duty_sheet import as_xlsx
from rag.duty_table import filed_as_json, write_csv
from rag.errors import UnknownDay
from rag.retrieval.replaced import replaced
from rag.retrieval.tasks import AskedDuties, kept_duties, read_window

_ROLES = {LEAD: Message("lead"), COORDINATE: Message("coordinate")}
_MANNERS = {REQUEST: Message("request"), CALL: Message("call")}
LONGEST_TASK = 100  # code points of a task on a line


@click.command()
@click.option("--agency", help="Only duties of this agency, by any of its names.")
@click.option("--role", type=click.Choice([LEAD, COORDINATE]), help="Only this role: lead, or coordinate.")
@click.option("--document", "document_id", help="Only duties of this document.")
@click.option(
    "--deadline", help='Only duties whose deadline says this, however written: "30/6/2022", "hằng quý"; "" for any.'
)
@click.option("--due-before", help='Only duties due before a day, or before a month, quarter or year: "1/7/2022".')
@click.option("--due-after", help='Only duties due after a day, or after a month, quarter or year: "quý II/2022".')
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--csv", "csv_file", type=click.Path(path_type=Path, dir_okay=False), help="Write CSV.")
@click.option("--xlsx", "xlsx_file", type=click.Path(path_type=Path, dir_okay=False), help="Write an Excel file.")
@click.pass_obj
def duties(
    environment: Environment,
    agency: str | None,
    role: str | None,
    document_id: str | None,
    deadline: str | None,
    due_before: str | None,
    due_after: str | None,
    as_json: bool,
    csv_file: Path | None,
    xlsx_file: Path | None,
) -> None:
    """Print who does what: lead and coordinating agencies, tasks, deadlines."""
    try:
        window = read_window(due_after, due_before)
    except UnknownDay as error:
        raise click.UsageError(spoken(error.message)) from error
    home = None if document_id else ready_home(environment)
    store = home.store if home else Store(environment.home)
    ended = replaced(home, datetime.date.today()) if home and window else {}
    found = list(kept_duties(store, AskedDuties(agency, role, document_id, deadline, window), ended=ended))
    rows = [filed_as_json(f) for f in found]
    if csv_file is not None:
        _write(csv_file, lambda: write_csv(csv_file, rows), len(rows))
    if xlsx_file is not None:
        _write(xlsx_file, lambda: xlsx_file.write_bytes(as_xlsx(rows)), len(rows))
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif csv_file is None and xlsx_file is None:
        for f in found:
            d = f.duty
            when = f"\t{d.deadline}" if d.deadline else ""
            role_shown = spoken(_ROLES[d.role]) + ("" if d.manner == ORDER else f" ({spoken(_MANNERS[d.manner])})")
            shown = f"{role_shown}\t{d.agency}\t{_at_a_word(d.task)}{when}"
            click.echo(f"{d.document_id}#{d.clause}\t{f.document}\t{shown}")
        if not found:
            tell(Message("no duty of the stored documents is such"), err=True)


def _at_a_word(task: str) -> str:
    """Returns what fits a line of a task, cut behind a whole word."""
    return task if len(task) <= LONGEST_TASK else f"{task[:LONGEST_TASK].rsplit(' ', 1)[0]}…"


def _write(path: Path, write: Callable[[], object], count: int) -> None:
    """Writes a file, and says how many duties stand in it."""
    try:
        write()
    except OSError as error:
        raise click.ClickException(
            spoken(Message("{path}: cannot be written ({reason})", path=path, reason=reason(error)))
        ) from error
    tell(Message("{path}: duties written: {count}", path=path, count=count), err=True)
