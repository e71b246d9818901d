"""Every message that a person may be shown on a failure, as the code has it: of errors, and of what goes to stderr.

A message's fields and an f-string's expressions stand as {}; strings that are joined stand as one; a message that a
name or a function of the same module gives is followed there. tests/messages.txt is the list and `make docs` writes it:
a message is changed on purpose or not at all.
"""

import ast
import functools
import string
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILE = ROOT / "tests" / "messages.txt"
PLACES = ("corpus", "index", "rag", "api", "eval", "chithi.py")
LEFT_OUT = ("corpus/sample_src",)


def messages(root=ROOT):
    """Returns the messages of the code, each once, sorted."""
    trees = {path: tree_of(path) for path in sources(root)}
    ours = {c.name for path, t in trees.items() if path.name == "errors.py" for c in _all(t, ast.ClassDef)}
    return sorted({m for tree in trees.values() for m in messages_of(tree, ours)})


def messages_of(tree, ours=frozenset()):
    """Returns the messages in a module; ours: names of error classes, whose errors may be raised elsewhere."""
    calls = [r.exc for r in _all(tree, ast.Raise) if isinstance(r.exc, ast.Call)]
    calls += [c for c in _all(tree, ast.Call) if _name(c) in ours or _goes_to_stderr(c) or _is_super(c)]
    found = {t for call in calls for a in _arguments(call) for t in _templates(a, _givers(tree))}
    return {t.replace("\n", "\\n").replace("\r", "\\r") for t in found if any(map(str.isalpha, t))}


def as_text(found):
    """Returns messages as the file has them, one a line."""
    return "".join(f"{m}\n" for m in found)


def sources(root=ROOT):
    """Returns the files whose messages are listed."""
    found = [f for p in PLACES for f in ([root / p] if p.endswith(".py") else sorted((root / p).rglob("*.py")))]
    return [f for f in found if not any(f.is_relative_to(root / left) for left in LEFT_OUT)]


@functools.cache
def tree_of(path):
    """Returns a module as it is parsed, once for all who look at it."""
    return ast.parse(path.read_text(encoding="utf-8"))


@functools.cache
def nodes_of(tree):
    """Returns all nodes of a tree, walked through once."""
    return tuple(ast.walk(tree))


def _all(tree, kind):
    return [n for n in nodes_of(tree) if isinstance(n, kind)]


def _name(call):
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _arguments(call):
    return [*call.args, *(k.value for k in call.keywords)]


def _goes_to_stderr(call):
    told = {k.arg: ast.unparse(k.value) for k in call.keywords}
    named = ast.unparse(call.func) in ("sys.exit", "parser.error")
    return named or told.get("err") == "True" or told.get("file") == "sys.stderr"


def _is_super(call):
    return ast.unparse(call.func) == "super().__init__"


def _givers(tree):
    """Returns, by name, what a module's assignments and functions give."""
    named = {t.id: [n.value] for n in _all(tree, ast.Assign) for t in n.targets if isinstance(t, ast.Name)}
    returned = {f.name: [r.value for r in _all(f, ast.Return) if r.value] for f in _all(tree, ast.FunctionDef)}
    return named | returned


def _templates(node, givers):
    """Yields the texts that an expression may be, and those given to the function that makes it."""
    if isinstance(node, ast.Call) and _name(node) == "Message":
        yield "".join(before + ("" if field is None else "{}") for before, field, _, _ in _parsed(node))
        return
    if isinstance(node, ast.Name | ast.Call):
        name = node.id if isinstance(node, ast.Name) else _name(node)
        parts = [*givers.get(name, ()), *(_arguments(node) if isinstance(node, ast.Call) else ())]
        others = {k: v for k, v in givers.items() if k != name}
    else:
        parts = [node.body, node.orelse] if isinstance(node, ast.IfExp) else []
        others = givers
    if parts:
        for part in parts:
            yield from _templates(part, others)
    else:
        yield _template(node)


def _parsed(call):
    """Returns the parts of a message's template, as `string.Formatter.parse` gives them."""
    return string.Formatter().parse(_template(call.args[0]))


def _template(node):
    """Returns the text of an expression, {} for what is known only when it runs."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else "{}"
    if isinstance(node, ast.JoinedStr):
        return "".join(_template(v) for v in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _template(node.left) + _template(node.right)
    return "{}"
