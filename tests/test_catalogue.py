"""Everything that a person is told can be said in Vietnamese: what is in the code, in the catalogue and in between."""

import ast
import json
import re
import string
import subprocess
import sys

import pytest

from tests import catalogue, messages

VIETNAMESE_LETTER = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
# Translated, and yet without a letter that no other language has; or the same in both.
PLAIN = {"Choice({choices})", "GOLD", "Page {page}", "URL", "Write CSV.", "d", "p. {pages}", "page {page}"}
TOLD = {"click.echo", "click.ClickException", "click.UsageError", "click.BadParameter", "tell", "spoken", "Problem"}
SKIPPED = ("eval/bench", "eval/learning", "eval/adversarial", "eval/conversations")


@pytest.fixture(scope="module")
def known():
    return {(m.id[0] if isinstance(m.id, tuple) else m.id): m for m in catalogue.catalogue() if m.id}


@pytest.fixture(scope="module")
def wanted():
    return catalogue.wanted()


def said(message):
    return message.string if isinstance(message.string, str) else message.string[0]


def fields(template):
    if "%(" in template:
        return set(re.findall(r"%\(\w+\)s", template))
    return {field for _, field, _, _ in string.Formatter().parse(template) if field is not None}


def test_catalogue_has_what_there_is_to_be_said_and_no_more(known, wanted):
    assert (sorted(wanted.keys() - known.keys()), sorted(known.keys() - wanted.keys())) == ([], []), "run `make docs`"


def test_commands_that_are_first_needed_in_vietnamese_are_defined_in_english(environment):
    """What click says of an argument's type it says when the command is defined: "tệp" is no word to be translated."""
    code = """
import json
import chithi
from corpus.terminal import speak
speak("vi")
from tests import catalogue
print(json.dumps(sorted(catalogue.help_texts())))
"""
    run = {"capture_output": True, "encoding": "utf-8", "cwd": messages.ROOT, "env": environment}
    assert json.loads(subprocess.run([sys.executable, "-c", code], check=True, **run).stdout) == sorted(
        catalogue.help_texts()
    )


def test_catalogue_is_translated_and_no_translation_is_fuzzy(known):
    assert [m.id for m in known.values() if not said(m) or m.fuzzy] == []


def test_translations_are_not_the_english_again(known):
    """A translation with no letter that Vietnamese alone has is looked at by a person and named here."""
    plain = {source for source, m in known.items() if not VIETNAMESE_LETTER.search(said(m))}
    assert plain == PLAIN


def test_translations_have_the_fields_of_their_source(known):
    """Of a message with several forms those of the last: the others may say a number in words."""
    sources = {source: m.id[-1] if isinstance(m.id, tuple) else m.id for source, m in known.items()}
    assert {s: fields(said(m)) for s, m in known.items()} == {s: fields(sources[s]) for s in known}


def test_translations_begin_and_end_as_their_source(known):
    """Blanks and line ends around a message belong to where it is shown."""
    edges = {s: (s[: len(s) - len(s.lstrip())], s[len(s.rstrip()) :]) for s in known}
    assert {s: (said(m)[: len(said(m)) - len(said(m).lstrip())], said(m)[len(said(m).rstrip()) :])
            for s, m in known.items()} == edges  # fmt: skip


def test_compiled_catalogue_is_that_of_the_source():
    assert catalogue.MO.read_bytes() == catalogue.as_mo(catalogue.catalogue()), "run `make docs`"


def test_source_of_the_catalogue_is_as_it_would_be_written():
    assert catalogue.PO.read_bytes() == catalogue.as_po(catalogue.catalogue()), "run `make docs`"


def test_messages_have_templates_that_can_be_collected():
    """A template that is put together when it runs is in no catalogue."""
    found = [
        f"{path}:{call.lineno}"
        for path in messages.sources()
        for call in messages.nodes_of(messages.tree_of(path))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "Message"
        if not (call.args and isinstance(call.args[0], ast.Constant))
    ]
    assert [f for f in found if "corpus/message.py" not in f] == []


def test_no_words_reach_a_person_that_are_no_message():
    """What is printed, and what errors are made of; mypy holds the errors that are ours to `Message`."""
    assert [
        f"{path}:{node.lineno}"
        for path in messages.sources()
        if not str(path.relative_to(messages.ROOT)).startswith(SKIPPED)
        for call in messages.nodes_of(messages.tree_of(path))
        if isinstance(call, ast.Call) and ast.unparse(call.func) in TOLD
        for argument in call.args
        for node in bare(argument)
    ] == []


def bare(node):
    """Yields the literals with words in an expression that are neither in a message nor arguments of another call."""
    if isinstance(node, ast.Call | ast.Dict):
        return
    if isinstance(node, ast.JoinedStr):
        words = "".join(v.value for v in node.values if isinstance(v, ast.Constant))
        if re.search(r"[^\W\d_]{2}", words):
            yield node
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str) and re.search(r"[^\W\d_]{2}", node.value):
            yield node
    else:
        for child in ast.iter_child_nodes(node):
            yield from bare(child)


@pytest.mark.parametrize(
    ("source", "caught"),
    [
        ('f"{a}: not stored"', 1),
        ('"not stored" if a else "stored"', 2),
        ('Message("not stored")', 0),
        ('f"{a}\\t{b}"', 0),
        ("a", 0),
    ],
)
def test_bare_words_are_found(source, caught):
    assert len(list(bare(ast.parse(source, mode="eval").body))) == caught
