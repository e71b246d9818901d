"""The terminal: what the command line says to a person, in the person's language."""

import copy
import gettext
import inspect
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import click

from corpus.environment import speak_by
from corpus.message import DOMAIN, ENGLISH, LOCALES, Message, said

OPTION = "--lang"
_OBEYED = (*range(0x20), *range(0x7F, 0xA0))  # by a terminal; but for those that our own messages have
_SEEN = {c: f"\\x{c:02x}" for c in _OBEYED if chr(c) not in "\t\n\r"}
_LANGUAGE = ContextVar("language", default=ENGLISH)


def speak(language: str) -> None:
    """Makes everything that is told from now on be in a language, what click itself says included."""
    _LANGUAGE.set(language)
    # Click asks gettext, which reads the language anew for each of its words.
    speak_by(language)
    gettext.bindtextdomain(DOMAIN, str(LOCALES))
    gettext.textdomain(DOMAIN)


@contextmanager
def in_english() -> Iterator[None]:
    """Has click speak English meanwhile: where a command is defined, whose words are translated when they are shown."""
    speak_by(ENGLISH)
    try:
        yield
    finally:
        speak_by(_LANGUAGE.get())


def spoken(text: str) -> str:
    """Returns a message in the language that is spoken, any other text as it is."""
    return said(text, _LANGUAGE.get())


def tell(message: Message, err: bool = False, nl: bool = True) -> None:
    """Prints a message in the language that is spoken.

    err: on stderr; nl: with a line end. What it says of names of files is on one line, and moves no cursor.
    """
    click.echo(spoken(message).translate(_SEEN), err=err, nl=nl)


def on_one_line(text: str) -> str:
    """Returns a name as it can be printed: a stranger's file may hold in its name what a terminal obeys."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text)


class Place(click.Path):
    """A path that names something: an empty one, of a variable that is not set, would be the folder one is in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Returns the path; fails for an empty one."""
        if not str(value):
            self.fail(spoken(Message("an empty name found; a file or a folder expected (is a variable not set?)")))
        return super().convert(value, param, ctx)


class Spoken(logging.Handler):
    """Prints what a command logs on stderr, where nobody set up a log, in the language that is spoken."""

    def emit(self, record: logging.LogRecord) -> None:
        """Prints a record."""
        said_of = spoken(record.msg) if isinstance(record.msg, Message) else record.getMessage()
        click.echo(said_of, err=True)


def wanted(arguments: Sequence[str], group: click.Group) -> str | None:
    """Returns the value of --lang before the command, None where it is not given: help and errors need it first.

    group: the command whose options stand there.
    """
    takes_one = {o for p in group.params if isinstance(p, click.Option) and not p.is_flag for o in p.opts}
    found, rest = None, iter(arguments)
    for argument in rest:
        name, is_joined, value = argument.partition("=")
        if not argument.startswith("-") or argument == "--":
            break
        given = value if is_joined else next(rest, None) if name in takes_one else None
        found = given if name == OPTION else found
    return found


def translated(command: click.Command) -> click.Command:
    """Returns a command whose help is in the language that is spoken."""
    made = copy.copy(command)
    for name in ("help", "epilog", "options_metavar", "subcommand_metavar"):
        if text := inspect.cleandoc(getattr(made, name, None) or ""):
            setattr(made, name, gettext.gettext(text))
    made.params = [_parameter(p) for p in command.params]
    made._help_option = None  # click keeps it in the language in which it was first shown
    if isinstance(made, click.Group):
        commands: Mapping[str, click.Command] = made.commands
        made.commands = {name: translated(c) for name, c in commands.items()}
    return made


class _TypeName(str):
    """The name of a type; at the head of a sentence its first word alone begins with a capital: "Thư mục"."""

    def title(self) -> str:
        """Returns the name as click begins a sentence with it."""
        return f"{self[:1].upper()}{self[1:]}"


def _parameter(parameter: click.Parameter) -> Any:
    made: Any = copy.copy(parameter)
    made.type = copy.copy(parameter.type)
    made.type.name = _TypeName(gettext.gettext(made.type.name))
    if isinstance(parameter, click.Option) and parameter.help:
        made.help = gettext.gettext(parameter.help)
    if parameter.metavar:
        made.metavar = gettext.gettext(parameter.metavar)
    elif isinstance(parameter, click.Argument):
        made.metavar = _as_argument(parameter, gettext.gettext((parameter.name or "").upper()))
    return made


def _as_argument(argument: click.Argument, name: str) -> str:
    """Returns the name of an argument as click shows it in a command's usage."""
    shown = name if argument.required else f"[{name}]"
    return shown if argument.nargs == 1 else f"{shown}..."
