"""A home made ready: opened with the encoder of the settings, its index in step, and never empty for who asks."""

import sys
import threading
from pathlib import Path

import click

from corpus.environment import Environment
from corpus.errors import StoreError
from corpus.message import Message
from corpus.terminal import spoken, tell
from index.home import Home
from index.ingest import Ingested
from index.settings import Settings

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

    wait: whether documents that only want another encoder are encoded before it is given; else a thread does so, and
    until it is through the index before answers, by words.
    """
    home = open_home(environment)
    if not home.is_empty() and home.awaits_encoding():
        tell(
            Message("{path}: indexed with another encoder before; encoding its documents anew …", path=home.path),
            err=True,
        )
        if not wait:
            threading.Thread(target=home.catch_up, name="encoding", daemon=True).start()
            return home
    if not home.is_empty() and home.awaits_reading():
        tell(
            Message("{path}: read by an older version of chithi; reading its documents again …", path=home.path),
            err=True,
        )
        if not wait:
            threading.Thread(target=home.catch_up, name="reading", daemon=True).start()
            return home
    try:
        if not home.is_empty() and home.catch_up(show_progress):
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
        click.echo(f"{outcome:<9} {result.document_id}\t{result.path}")
    for warning in result.warnings:
        tell(Message("warning   {document_id}: {warning}", document_id=result.document_id, warning=warning), err=True)
