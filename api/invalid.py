"""What does not fit in a request, in a sentence: where, what was found, what was expected.

pydantic says it in English alone; its types of errors and their figures are what is told here. One that no request of
ours can have is told in its words.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from corpus.message import Message, plain

LONGEST_SHOWN = 40  # code points of what was found
Said = Callable[[Mapping[str, Any]], Message]

_BOOLEAN: Said = lambda _: Message("true or false expected")  # noqa: E731
_LIST: Said = lambda _: Message("a list expected")  # noqa: E731
_NUMBER: Said = lambda _: Message("a number expected")  # noqa: E731
_OBJECT: Said = lambda _: Message("an object expected")  # noqa: E731
_TEXT: Said = lambda _: Message("text expected")  # noqa: E731
_WHOLE: Said = lambda _: Message("a whole number expected")  # noqa: E731

_EXPECTED: Mapping[str, Said] = {
    "bool_parsing": _BOOLEAN,
    "bool_type": _BOOLEAN,
    "dict_type": _OBJECT,
    "enum": lambda c: Message("one of these expected: {choices}", choices=c["expected"]),
    "finite_number": _NUMBER,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "greater_than": lambda c: Message("more than {limit} expected", limit=c["gt"]),
    "greater_than_equal": lambda c: Message("at least {limit} expected", limit=c["ge"]),
    "int_from_float": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": lambda _: Message("a smaller number expected"),
    "int_type": _WHOLE,
    "less_than": lambda c: Message("less than {limit} expected", limit=c["lt"]),
    "less_than_equal": lambda c: Message("at most {limit} expected", limit=c["le"]),
    "list_type": _LIST,
    "literal_error": lambda c: Message("one of these expected: {choices}", choices=_choices(c["expected"])),
    "model_attributes_type": _OBJECT,
    "model_type": _OBJECT,
    "string_pattern_mismatch": lambda c: Message("text of the form {pattern} expected", pattern=c["pattern"]),
    "string_too_long": lambda c: Message("at most {limit} characters expected", limit=c["max_length"]),
    "string_too_short": lambda c: Message("at least {limit} characters expected", limit=c["min_length"]),
    "string_type": _TEXT,
    "string_unicode": _TEXT,
    "too_long": lambda c: Message("at most {limit} of them expected", limit=c["max_length"]),
    "too_short": lambda c: Message("at least {limit} of them expected", limit=c["min_length"]),
    "value_error": lambda c: _own(c.get("error")),
}
# Said without what was found.
_ALONE: Mapping[str, Message] = {
    "content": Message("a string or a list of text parts is expected"),
    "content_part": Message("only text is read here; a part of another type was found"),
    "extra_forbidden": Message("no field has this name; `/docs` lists those that there are"),
    "missing": Message("nothing found; it is required"),
    "tools": Message("no tools are called here; leave this out"),
}


def invalid(error: Mapping[str, Any]) -> Message:
    """Returns why one of pydantic's errors was made, without the place."""
    kind, found = error["type"], error.get("input")
    if kind in _ALONE:
        return _ALONE[kind]
    if kind not in _EXPECTED:
        return plain(error["msg"])
    expected = _EXPECTED[kind](error.get("ctx") or {})
    return Message("{found} found; {expected}", found=_shown(found), expected=expected)


def place(location: Sequence[int | str]) -> str:
    """Returns where in a request something stands: `body.history.0.question`."""
    return ".".join(map(str, location))


def _own(error: object) -> Message:
    """Returns what a check of ours says, or that a file is expected: those of an upload are the only others."""
    said = error.args[0] if isinstance(error, ValueError) and error.args else None
    return said if isinstance(said, Message) else Message("a file expected")


def _choices(expected: str) -> str:
    """Returns choices as pydantic lists them, 'a', 'b' or 'c', with commas alone."""
    return expected.replace(" or ", ", ")


def _shown(found: Any) -> Message:
    """Returns what was found, short; of what holds more its kind."""
    if isinstance(found, list | tuple):
        return Message("a list")
    if isinstance(found, dict):
        return Message("an object")
    if isinstance(found, bytes):
        return Message("a body whose Content-Type is not application/json")
    if not isinstance(found, str | int | float | bool | None):
        return Message("something else")
    if isinstance(found, str):
        cut = found if len(found) <= LONGEST_SHOWN else f"{found[:LONGEST_SHOWN]}…"
        # Half a character is no text that could be sent back.
        return plain(json.dumps(cut, ensure_ascii=False).encode("utf-8", "replace").decode())
    return plain(json.dumps(found))
