import ast
import re

from tests import messages

SOURCE = '''
"""No message."""
class Small(OurError):
    def __init__(self, n):
        super().__init__(f"{n} found,"
                         " more expected")

def fails(path, error):
    behind = f"{path}: changed since"
    if path:
        raise ValueError(f"{path}: cannot be read ({error!r:>4})" + "; mend it\\n") from error
    click.echo("done")
    click.echo(f"failed {path}", err=True)
    print("progress", file=sys.stderr)
    sys.exit("stopped")
    raise Problem(413, "Too large", detail="send less")
    raise SystemExit(1)
    raise Behind(behind)
    return OurError(f"{path}")
    return Made("made here, raised there")
    raise Small(_damaged(path, "cut off") if path else BINARY)

BINARY = "binary data found"

def _damaged(path, reason):
    return f"{path}: damaged ({reason})"
'''


def test_messages_of_a_module_are_those_of_its_errors_and_of_what_goes_to_stderr():
    assert messages.messages_of(ast.parse(SOURCE), {"Made"}) == {
        "{} found, more expected",
        "{}: cannot be read ({}); mend it\\n",
        "failed {}",
        "progress",
        "stopped",
        "Too large",
        "send less",
        "{}: changed since",
        "made here, raised there",
        "{}: damaged ({})",
        "cut off",
        "binary data found",
    }


def test_messages_stand_in_the_list_word_for_word():
    listed, found = messages.FILE.read_text(encoding="utf-8").splitlines(), messages.messages()
    changed = sorted(set(listed) - set(found)), sorted(set(found) - set(listed))
    assert changed == ([], []), "a message is gone, or new: if that is meant, run `make docs`"
    assert listed == found, "the list is not sorted: run `make docs`"


def given_words(value, assigned, depth=0):
    """Yields the words that a value of a message is given in the code itself: they would stay English."""
    if isinstance(value, ast.Name) and depth < 3:
        for given in assigned.get(value.id, ()):
            yield from given_words(given, assigned, depth + 1)
    elif isinstance(value, ast.IfExp):
        yield from given_words(value.body, assigned, depth)
        yield from given_words(value.orelse, assigned, depth)
    elif isinstance(value, ast.Constant | ast.JoinedStr):
        parts = value.values if isinstance(value, ast.JoinedStr) else [value]
        text = "".join(p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str))
        if re.search(r"[a-z]+ [a-z]+", text):
            yield text


def test_what_fills_a_message_is_no_english_of_ours():
    found = []
    for path in messages.sources():
        nodes = messages.nodes_of(messages.tree_of(path))
        assigned = {}
        for node in nodes:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                assigned.setdefault(node.targets[0].id, []).append(node.value)
        calls = [n for n in nodes if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "Message"]
        found += [w for c in calls for k in c.keywords for w in given_words(k.value, assigned)]
    assert found == []
