"""A home made ready: opened with the encoder of the settings, its index in step, and never empty for who asks."""

import logging
import sys
import threading
from pathlib import Path

import click

from corpus.environment import Environment
from corpus.errors import StoreError
from corpus.message import Message
from corpus.terminal import on_one_line, spoken, tell
from index.errors import IndexingError
from index.home import Home
from index.ingest import Ingested
from index.settings import Settings

logger = logging.getLogger("chithi.index")
OUTCOMES = {
    "added": Message("added"),
    "updated": Message("updated"),
    "unchanged": Message("unchanged"),
    "matched": Message("matched"),
}
SAMPLE = Path(__file__).parent.parent / "corpus" / "sample"


def open_home(environment: Environment) -> Home:
    """Returns the user's folder with the encoder that the settings name."""
    return Home(environment.home, Settings.from_environment(environment).encoder)


def current_home(environment: Environment, wait: bool = True) -> Home:
    """Returns the user's folder, its index in step with the stored documents; an empty one stays as it is.

    wait: whether that is so before it is given; else, where anything is published, a thread sees to it, which yields to
    questions, and meanwhile what was published before answers (by words, where another encoder is wanted now).
    """
    home = open_home(environment)
    if home.is_empty():
        return home
    in_background = not wait and home.is_searchable()
    if home.awaits_encoding():
        tell(
            Message("{path}: indexed with another encoder before; encoding its documents anew …", path=home.path),
            err=True,
        )
    if home.awaits_reading():
        tell(
            Message("{path}: read by an older version of chithi; reading its documents again …", path=home.path),
            err=True,
        )
    if in_background:
        home.yield_to_questions()
        threading.Thread(target=_catch_up, args=[home], name="catching up", daemon=True).start()
        return home
    try:
        if home.catch_up(show_progress):
            tell(
                Message("{path}: the index was behind the stored documents; it is up to date now", path=home.path),
                err=True,
            )
    except StoreError as error:
        # Where nothing may be written, what is published answers.
        if not home.is_searchable():
            raise
        tell(Message("warning: {error}; answers are of what was indexed before", error=error), err=True)
    return home


def _catch_up(home: Home) -> None:
    """Brings the index in step, then the duties that another version read, for which who asks first waits else."""
    try:
        if home.catch_up():
            logger.info(
                Message("{path}: the index was behind the stored documents; it is up to date now", path=home.path)
            )
        home.store.duties.mend()
    except (StoreError, IndexingError) as error:
        logger.warning(Message("warning: {error}; answers are of what was indexed before", error=error))


def ready_home(environment: Environment, wait: bool = True) -> Home:
    """Returns the user's folder with something in it: one never used is given the sample documents first.

    wait: as for `current_home`.
    """
    home = current_home(environment, wait)
    if home.is_empty() and not home.was_used():
        tell(
            Message("{path}: no documents yet; ingesting the sample corpus that comes with chithi …", path=home.path),
            err=True,
        )
        for result in home.ingest([SAMPLE], progress=show_progress):
            report_ingested(result, quiet=True)
    return home


def show_progress(done: int, total: int) -> None:
    """Shows how many documents have been indexed, on stderr, where there are enough to wait for."""
    if total >= 20 and sys.stderr.isatty():
        tell(Message("\rindexing documents: {done}/{total}", done=done, total=total), err=True, nl=done >= total)


def report_ingested(result: Ingested, quiet: bool = False) -> None:
    """Prints what became of a file, and what to know of it; of a shipped one (quiet) only that it failed."""
    if result.outcome == "failed":
        tell(Message("failed    {reason}", reason=result.reason), err=True)
    if quiet:
        return
    if result.outcome != "failed":
        outcome = spoken(OUTCOMES[result.outcome])
        click.echo(f"{outcome:<9} {result.document_id}\t{on_one_line(result.path)}")
    for warning in result.warnings:
        tell(Message("warning   {document_id}: {warning}", document_id=result.document_id, warning=warning), err=True)
