"""The catalogue of messages in Vietnamese: what there is to be said, and what is said of it.

`make docs` writes chithi.po anew, with what is new in it and without what is gone, and chithi.mo, which the command
reads: what stands in it untranslated fails test_catalogue.py. What there is to be said are the templates of
`Message(…)`, the help of every command, and the words of click.
"""

import ast
import datetime
import inspect
import io
import string
from functools import cache, partial
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import chithi
from corpus.message import DOMAIN, LOCALES, VIETNAMESE
from tests import messages

PO = LOCALES / VIETNAMESE / "LC_MESSAGES" / f"{DOMAIN}.po"
MO = PO.with_suffix(".mo")
# Without dates, so that the same messages make the same files.
HEADER = """\
# Chỉ Thị: thông báo bằng tiếng Việt.
msgid ""
msgstr ""
"Language: vi\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

""".encode()
DAY = datetime.datetime(2026, 11, 29, tzinfo=datetime.UTC)
GETTEXT = {"_": None, "gettext": None, "ngettext": (1, 2)}


def templates():
    """Returns the templates of the messages in the code that have words to be translated."""
    nodes = (n for path in messages.sources() for n in messages.nodes_of(messages.tree_of(path)))
    calls = [n for n in nodes if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "Message"]
    return {c.args[0].value for c in calls if isinstance(c.args[0], ast.Constant) and has_words(c.args[0].value)}


def has_words(template):
    """Returns whether anything stands in a template but its fields and signs."""
    return any(map(str.isalpha, "".join(before for before, *_ in string.Formatter().parse(template))))


def help_texts(command=chithi.main, context=None):
    """Returns what a command and its commands say of themselves."""
    context = context or click.Context(command)
    found = {
        inspect.cleandoc(command.help or ""),
        command.epilog,
        command.options_metavar,
        getattr(command, "subcommand_metavar", None),
    }
    for parameter in command.params:
        found |= {getattr(parameter, "help", None), parameter.metavar, parameter.type.name}
        found |= {parameter.name.upper()} if isinstance(parameter, click.Argument) and not parameter.metavar else set()
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found |= help_texts(getattr(command, "room_command", partial(command.get_command, context))(name), context)
    return found - {None, ""}


def words_of_click():
    """Returns what click says, several forms of one message as a tuple."""
    found = {"required"}  # asked for by a name, which no reading of the source finds
    for path in sorted(Path(click.__file__).parent.glob("*.py")):
        found |= {m for _, m, _, _ in extract("python", io.BytesIO(path.read_bytes()), GETTEXT)}
    return found


@cache
def wanted():
    """Returns all that there is to be said, by its English; several forms of one message by the first."""
    found = {t: t for t in templates() | help_texts()}
    return found | {(m[0] if isinstance(m, tuple) else m): m for m in words_of_click()}


def catalogue():
    """Returns the catalogue as it stands."""
    with PO.open("rb") as file:
        found = read_po(file, locale=VIETNAMESE)
    found.creation_date = found.revision_date = DAY
    return found


def as_po(known):
    """Returns a catalogue as its file has it: what there is to be said, each with what is known of it."""
    made = Catalog(locale=VIETNAMESE)
    for first, message in sorted(wanted().items()):
        held = known.get(first)
        made.add(message, held.string if held and held.string else None)
    out = io.BytesIO()
    write_po(out, made, width=110, omit_header=True)
    return HEADER + out.getvalue()


def as_mo(catalogue):
    """Returns a catalogue as the command reads it."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def write():
    """Writes the catalogue anew, with what is known, and compiles it."""
    PO.write_bytes(as_po(catalogue()))
    MO.write_bytes(as_mo(catalogue()))
