"""The front door: one command, `chithi`, that mounts the commands of each room and reads the environment for them.

Rooms are imported when one of their commands is called, so that `chithi ask` does not wait for a web server.
"""

import errno
import importlib
import logging
import os
import sys
from pathlib import Path
from typing import Any

import click

import api.settings
import corpus.settings
import index.settings
import rag.settings
from corpus.environment import Environment, from_process, keep_silent
from corpus.lexicon.glossary import use_agencies
from corpus.message import LANGUAGES, Message, Told, reason
from corpus.terminal import OPTION, Place, Spoken, in_english, speak, tell, translated, wanted
from index.record import KEY as RECORD
from index.record import Record

# By which the system says that there is no room for what is printed, or that its disk is broken.
_UNPRINTED = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG, errno.EIO)
KNOWN = (*corpus.settings.KNOWN, *index.settings.KNOWN, *rag.settings.KNOWN, *api.settings.KNOWN)

COMMANDS = {
    "ingest": "index.commands",
    "documents": "corpus.commands",
    "remove": "index.commands",
    "label": "index.commands",
    "correct": "index.commands",
    "clauses": "corpus.commands",
    "text": "corpus.commands",
    "search": "rag.commands.search",
    "ask": "rag.commands.ask",
    "read": "rag.commands.read",
    "duties": "rag.commands.duties",
    "verify": "rag.commands.verify",
    "serve": "api.commands",
    "keys": "api.auth.commands",
    "audit": "api.auth.commands",
    "feedback": "api.auth.commands",
    "mcp": "api.mcp.commands",
    "eval": "eval.commands",
    "reindex": "index.commands",
    "doctor": "index.commands",
    "train-encoder": "index.training.commands",
    "train-reader": "rag.training.commands",
}


class _Rooms(click.Group):
    """The commands, each in its room, in the order that a newcomer meets them."""

    def make_context(self, info_name: str | None, args: list[str], *more: Any, **extra: Any) -> click.Context:
        """Reads the command line; what is wrong with it, and help, are in the person's language from the start."""
        environment = extra.setdefault("obj", from_process())
        asked = wanted(args, self)
        speak(asked if asked in LANGUAGES else environment.language)
        if environment.unspoken and asked not in LANGUAGES and not extra.get("resilient_parsing"):
            tell(_unspoken(environment), err=True)
        return click.Group.make_context(translated(self), info_name, args, *more, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        return translated(self.room_command(name)) if name in COMMANDS else None

    def room_command(self, name: str) -> click.Command:
        """Returns a command as its room has it."""
        with in_english():
            room = importlib.import_module(COMMANDS[name])
        command = getattr(room, "evaluate" if name == "eval" else name.replace("-", "_"))
        if not isinstance(command, click.Command):
            raise TypeError(f"{COMMANDS[name]}.{name} is not a command")
        return command


@click.command(cls=_Rooms)
@click.option(
    "--home",
    type=Place(path_type=Path, file_okay=True),
    help="The folder with your data; default: CHITHI_HOME, or the platform's user-data folder.",
)
@click.option(
    OPTION,
    "language",
    type=click.Choice(LANGUAGES),
    help="The language of help and messages; default: CHITHI_LANG, or the locale's. Answers are in the question's.",
)
@click.version_option(package_name="chithi")
@click.pass_context
def main(ctx: click.Context, home: Path | None, language: str | None) -> None:
    """Chỉ Thị: ask a directive, get the clause."""
    environment: Environment = ctx.obj
    use_agencies(corpus.settings.Settings.from_environment(environment).agencies)
    environment = environment.speaking(language) if language else environment
    ctx.obj = environment = environment.at(home) if home else environment
    ctx.meta[RECORD] = lambda: _record(environment)
    for name in environment.unknown(KNOWN):
        tell(Message("warning: {name} is no setting of chithi and was ignored", name=name), err=True)


def _unspoken(environment: Environment) -> Message:
    """Returns what is said where CHITHI_LANG asks for a language that nobody here speaks."""
    return Message(
        "warning: CHITHI_LANG={found}: {expected} expected; messages are in {language}",
        found=repr(environment.unspoken[:40]),
        expected=" | ".join(LANGUAGES),
        language=environment.language,
    )


def _record(environment: Environment) -> Record:
    """Returns what takes note of what a command changes of the documents: the service's audit log, where one is kept.

    The service is imported by what changes something alone.
    """
    from api.auth.local import local_noting

    return local_noting(environment)


def run() -> None:
    """Runs the command line; a user's mistake is one line on stderr and exit 1, never a traceback."""
    keep_silent()
    logging.lastResort = Spoken(logging.WARNING)
    try:
        main()
    except Told as error:
        tell(Message("error: {error}", error=error), err=True)
        sys.exit(1)
    except OSError as error:
        if error.errno not in _UNPRINTED or error.filename is not None:
            raise
        # What is left of the output is thrown away: it would fail once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
        tell(Message("error: what is printed cannot be written ({reason})", reason=reason(error)), err=True)
        sys.exit(1)


if __name__ == "__main__":
    run()
